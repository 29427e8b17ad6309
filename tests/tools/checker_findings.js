// What the code checker finds in the files that are named, for test_checker.py: the standard input holds
// the names and what the page knows.
import { readFileSync } from "node:fs";

import { examined } from "../../upgrader/engine/check.js";
import { Document } from "../../upgrader/engine/document.js";
import { Lines } from "../../upgrader/engine/source.js";

const { files, functions, left, legacy } = JSON.parse(readFileSync(0, "utf8"));
const atlas = { functions, left: new Set(left), legacy: new Set(legacy) };

const found = files.map((file) => {
  const { text } = new Document(file, readFileSync(file));
  const checking = examined(text, atlas);
  let step = checking.next();
  while (!step.done) step = checking.next();
  const { uses, traps, broken } = step.value;
  const lines = new Lines(text, file.endsWith(".ipynb"));
  const place = (at) => {
    const { cell, line, column } = lines.place(at);
    return `${cell === null ? "" : `${cell}/`}${line}:${column}`;
  };
  const told = [
    ...uses.map(({ from, name, state, imported, assumed }) => [
      from,
      `${imported ? "import" : "use"} ${name} ${state}${assumed ? " assumed" : ""}`,
    ]),
    ...traps.map(({ from, rule }) => [from, `trap ${rule}`]),
    ...broken.map((from) => [from, "broken"]),
  ];
  // Several at one place stand in alphabetical order.
  told.sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1));
  return told.map(([from, text]) => `${place(from)} ${text}`);
});
console.log(JSON.stringify(found));
