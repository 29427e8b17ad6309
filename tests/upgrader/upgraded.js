// What the engine makes of the texts in the standard input, for the tests in Python.
import { readFileSync } from "node:fs";

import { upgrade } from "../../upgrader/engine/upgrade.js";

const { rules, texts, options } = JSON.parse(readFileSync(0, "utf8"));

const made = texts.map((text) => {
  const upgrading = upgrade(text, rules, options);
  let step = upgrading.next();
  while (!step.done) step = upgrading.next();
  const { value } = step;
  const uses = value.uses.filter(({ left }) => left);
  return {
    text: value.text,
    left: uses.map(({ name, left }) => [name, left.reason]),
    findings: (value.findings ?? []).map(({ from, rule, state, detail }) => ({ from, rule, state, detail })),
    traps: value.traps.map(({ rule }) => rule),
  };
});
console.log(JSON.stringify(made));
