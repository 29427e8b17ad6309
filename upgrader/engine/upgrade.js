// Keras 2 code becomes Keras 3 code: what is proved is written anew, the rest stays and is listed.

import { Backend } from "./backend.js";
import { examined } from "./check.js";
import { Edits, applied, ordered } from "./edits.js";
import { canonical } from "./names.js";
import { Program } from "./program.js";
import { STEPS, broken, parsed } from "./syntax.js";

/**
 * @typedef {import("./backend.js").Left} Left
 * @typedef {import("./backend.js").Rule} Rule
 * @typedef {import("./check.js").Use} Use
 * @typedef {import("./check.js").Trap} Trap
 * @typedef {import("./edits.js").Edit} Edit
 * @typedef {import("./names.js").Chain} Chain
 * @typedef {import("./program.js").Helper} Helper
 * @typedef {import("./syntax.js").SyntaxNode} SyntaxNode
 *
 * @typedef {object} Rules What was made of the atlas, and read from the packages.
 * @property {Record<string, Rule>} backend
 * @property {Record<string, Helper>} helpers
 * @property {{keras2: Record<string, string[]>, keras3: Record<string, string[]>, tensorflow: Record<string, string[]>}} names By module.
 *
 * @typedef {object} Options
 * @property {(name: string) => boolean} [isExported] Whether other files import a name from this one.
 * @property {boolean} [always] Whether what Keras 3 still has is written anew even if nothing else is.
 *
 * @typedef {object} Upgraded
 * @property {string} text
 * @property {Edit[]} edits That make it of the old one, in its order.
 * @property {(Use & {left: Left | null})[]} uses Each with the reason why it stays.
 * @property {Trap[]} traps
 * @property {number[]} broken
 */

/**
 * @param {string} text With nothing but `\n` at the ends of its lines.
 * @param {Rules} rules
 * @param {Options} options
 * @returns {Generator<number, Upgraded, void>} Yields how much is done, up to 1.
 */
export function* upgrade(text, rules, options = {}) {
  const known = {
    functions: rules.backend,
    left: new Set(rules.names.keras3["keras.backend"]),
    legacy: new Set(rules.names.tensorflow["keras.backend"]),
  };
  const examining = examined(text, known);
  let step = examining.next();
  for (; !step.done; step = examining.next()) yield step.value / 2;
  const { names, tree, uses, traps, broken: lines } = step.value;

  const edits = new Edits();
  const isExported = options.isExported ?? (() => false);
  const program = new Program(text, names, tree.topNode, rules.helpers, isExported);
  const backend = new Backend(text, names, rules.backend, program, edits);
  const found = uses.map((use) => ({ ...use, left: /** @type {Left | null} */ (null) }));
  const isWorth =
    options.always ||
    uses.some(({ name, state, imported }) => state !== "left" && !imported && rules.backend[name]);
  const order = found.filter((use) => !use.imported).sort((a, b) => b.from - a.from || a.to - b.to);
  for (const [i, use] of order.entries()) {
    if (i % STEPS === 0) yield 0.5 + i / order.length / 4;
    const { chain } = use;
    if (!chain || (use.state === "left" && !(isWorth && isNamed(names, chain)))) continue;
    const node = functionOf(use, chain);
    if (node && !isAlias(names, use, chain)) use.left = backend.rewrite({ ...use, chain }, node);
  }
  const all = ordered([...edits.all(), ...backend.elsewhere, ...program.edits()]);
  const made = all.length ? applied(text, all) : text;
  if (made !== text && (yield* worse(made, lines.length)))
    return { text, edits: [], uses: found, traps, broken: lines };
  return { text: made, edits: all, uses: found, traps, broken: lines };
}

/** What of a chain stands for the function: all of it, or its beginning. @param {Use} use @param {Chain} chain @returns {SyntaxNode | null} */
function functionOf({ path, name }, chain) {
  const parts = canonical(path).split(".");
  let node = chain.node.to === chain.to ? chain.node : null;
  for (let more = parts.length - parts.indexOf(name, 2) - 1; node && more > 0; more--) node = node.firstChild;
  return node;
}

/** Whether the program has a name of its own for the backend: its import goes with its uses. @param {import("./names.js").Names} names @param {Chain} chain */
function isNamed(names, chain) {
  return canonical(names.pathOf({ ...chain, attributes: [] })).startsWith("keras.backend");
}

/** Whether a name was given to the function, which is written anew where that happened. @param {import("./names.js").Names} names @param {Use} use @param {Chain} chain */
function isAlias(names, use, chain) {
  const binding = names.lookup(chain.base, chain);
  return !!binding?.value && /^keras\.backend\.\w/.test(canonical(names.meaning(binding)));
}

/** Whether a text parses less well. @param {string} text @param {number} before How many lines were broken. */
function* worse(text, before) {
  const parsing = parsed(text);
  let step = parsing.next();
  for (; !step.done; step = parsing.next()) yield 0.75 + step.value / 8;
  const finding = broken(step.value, text);
  let found = finding.next();
  for (; !found.done; found = finding.next()) yield 0.9;
  return found.value.length > before;
}
