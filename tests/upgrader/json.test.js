import assert from "node:assert/strict";
import { test } from "node:test";

import { faultOf, valuesOf } from "../../upgrader/engine/json.js";

test("values are where they stand", () => {
  const text = ' {"a": [1, "b\\"]", {"c": null}],\n "d": "" } ';
  const root = valuesOf(text);
  const slice = ({ from, to }) => text.slice(from, to);
  assert.equal(slice(root), text.trim());
  const [one, two, three] = root.members.get("a").items;
  assert.deepEqual([one, two].map(slice), ["1", '"b\\"]"']);
  assert.equal(slice(three.members.get("c")), "null");
  assert.equal(slice(root.members.get("d")), '""');
});

test("a text that is no JSON says where", () => {
  for (const [text, at] of [
    ['{"a": 1,}', 8],
    ["[1 2]", 3],
    ['{"a" 1}', 5],
    ["[1, 2", 5],
    ['{"a": ]', 6],
    ["[,]", 1],
    ["{1: 2}", 1],
    ['["\n"]', 1],
    ["[1] x", 3],
    ["", 0],
    ["[01]", 2],
    ["{]", 1],
  ]) {
    assert.throws(() => JSON.parse(text), text);
    assert.equal(faultOf(text), at, text);
  }
});
