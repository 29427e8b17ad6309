import assert from "node:assert/strict";
import { test } from "node:test";

import { blocksOf, newLines, oldLines } from "../../upgrader/engine/blocks.js";
import { applied } from "../../upgrader/engine/edits.js";

const TEXT = "import a\nimport b\n\nx = f(1,\n  2)\ny = g(3)\n";

/** An edit of the first place where some code stands. */
const edit = (code, text) => {
  const from = TEXT.indexOf(code);
  return { from, to: from + code.length, text };
};

const flat = (lines) => lines.map((line) => line.map(({ text }) => text).join(""));
const marked = (lines) =>
  lines.map((line) => line.map(({ text, isChanged }) => (isChanged ? `<${text}>` : text)).join(""));

const shown = (edits, others) =>
  blocksOf(TEXT, edits, others).map((block) => [
    block.from,
    block.to,
    marked(oldLines(TEXT, block)),
    marked(newLines(TEXT, block)),
  ]);

test("edits of the same lines are one block, those of others are others", () => {
  assert.deepEqual(shown([edit("f(1,\n  2)", "F(12)"), edit("g", "G"), edit("3", "4")]), [
    [3, 5, ["x = <f(1,>", "<  2)>"], ["x = <F(12)>"]],
    [5, 6, ["y = <g>(<3>)"], ["y = <G>(<4>)"]],
  ]);
});

test("whole lines that come or go leave those around them out", () => {
  const at = TEXT.indexOf("x =");
  const added = { from: at, to: at, text: "import c\n" };
  assert.deepEqual(shown([edit("import a\n", ""), added]), [
    [0, 1, ["<import a>"], []],
    [3, 3, [], ["<import c>"]],
  ]);
  const end = { from: TEXT.length, to: TEXT.length, text: "z = 1\n" };
  assert.deepEqual(shown([end]), [[6, 6, [], ["<z = 1>"]]]);
});

test("lines whose edits are not made are blocks that stay as they are", () => {
  assert.deepEqual(shown([], [edit("g", "G")]), [[5, 6, ["y = g(3)"], ["y = g(3)"]]]);
  assert.deepEqual(shown([edit("3", "4")], [edit("g", "G"), edit("3", "4")]), [
    [5, 6, ["y = g(<3>)"], ["y = g(<4>)"]],
  ]);
});

test("the blocks are all that changes", () => {
  const edits = [
    edit("import a\n", ""),
    edit("b", "b\nimport c"),
    edit("f(1,\n  2)", "h()"),
    edit("\ny", "\n\ny"),
    { from: TEXT.length, to: TEXT.length, text: "z" },
  ];
  const old = TEXT.split("\n");
  const made = [];
  let at = 0;
  for (const block of blocksOf(TEXT, edits)) {
    made.push(...old.slice(at, block.from), ...flat(newLines(TEXT, block)));
    at = block.to;
  }
  made.push(...old.slice(at));
  assert.equal(made.join("\n").replace(/\n$/, ""), applied(TEXT, edits).replace(/\n$/, ""));
});
