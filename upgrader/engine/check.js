// Which functions of Keras 2's backend a program uses, and which traps it has.

import { Names, canonical } from "./names.js";
import { STEPS, broken, parsed } from "./syntax.js";
import { traps } from "./traps.js";

/**
 * @typedef {import("./names.js").SyntaxNode} SyntaxNode
 *
 * @typedef {object} Entry What the atlas found out about a function.
 * @property {string} replacement
 * @property {string} about
 * @property {string} verdict
 * @property {string} hazard What renaming does in silence, or `same`.
 * @property {boolean} ordinary Whether it does so on ordinary values.
 * @property {{renamed: boolean, on: string, aspect: string, text: string}[]} told What is different on ordinary
 *   values: in Keras 3, only renamed, or on a backend.
 * @property {string} category
 * @property {string} anchor
 *
 * @typedef {object} Atlas
 * @property {Record<string, Entry>} functions Of Keras 2's backend.
 * @property {Set<string>} left What Keras 3's backend has.
 * @property {Set<string>} legacy What the backend of `tf.keras` has.
 *
 * @typedef {object} Use
 * @property {number} from
 * @property {number} to
 * @property {string} path What is used, as the program names it.
 * @property {string} name
 * @property {"gone" | "left" | "legacy" | "unknown"} state
 * @property {boolean} imported Whether this is the import of the name.
 * @property {boolean} assumed Whether the program doesn't say that it is the backend's.
 * @property {import("./names.js").Chain} [chain] Where it is used, unless it is imported.
 *
 * @typedef {{from: number, to: number, rule: string}} Trap
 * @typedef {{uses: Use[], traps: Trap[], broken: number[]}} Findings Those that are broken, by the start of the error.
 */

/**
 * @param {string} text With nothing but `\n` at the ends of its lines.
 * @param {Atlas} atlas
 * @returns {Generator<number, Findings, void>} Yields again and again while it works: how much is done, up to 1.
 */
export function* check(text, atlas) {
  const examining = examined(text, atlas);
  let step = examining.next();
  for (; !step.done; step = examining.next()) yield step.value;
  const { uses, traps, broken } = step.value;
  return { uses, traps, broken };
}

/**
 * The same with what was read, for those who go on.
 * @param {string} text
 * @param {Pick<Atlas, "left" | "legacy"> & {functions: Record<string, unknown>}} atlas
 * @param {import("./names.js").Resolve} [resolve]
 * @returns {Generator<number, Findings & {names: Names, tree: import("./syntax.js").Tree}, void>}
 */
export function* examined(text, atlas, resolve) {
  const parsing = parsed(text);
  let step = parsing.next();
  for (; !step.done; step = parsing.next()) yield step.value / 2;
  const tree = step.value;

  const names = new Names(text, tree.topNode, (name) => Object.hasOwn(atlas.functions, name), resolve);
  for (let step = 0; names.read(); ++step)
    if (step % STEPS === 0) yield 0.5 + names.position / text.length / 4;

  names.chains.sort((a, b) => a.node.from - b.node.from);
  names.calls.sort((a, b) => a.node.from - b.node.from);
  /** @type {Use[]} */
  const uses = [];
  for (const [step, chain] of names.chains.entries()) {
    if (step % STEPS === 0) yield 0.75 + step / names.chains.length / 5;
    const path = names.pathOf(chain);
    const use = path && used(path, chain.node.from, chain.to, atlas);
    if (use) uses.push({ ...use, imported: false, assumed: names.isAssumed(chain), chain });
  }
  for (const { node, path } of names.imported) {
    const use = used(path, node.from, node.to, atlas);
    if (use) uses.push({ ...use, imported: true, assumed: false });
  }
  uses.sort((a, b) => a.from - b.from);
  /** @type {Trap[]} */
  const found = [];
  const gone = uses.filter(({ state, imported }) => !imported && (state === "gone" || state === "unknown"));
  const failing = gone.map(({ from }) => from);
  for (const trap of traps(names, failing)) {
    if (trap) found.push(trap);
    else yield 0.95;
  }
  found.sort((a, b) => a.from - b.from);
  return { uses, traps: found, broken: yield* broken(tree, text), names, tree };
}

/** @param {string} path @param {number} from @param {number} to @param {Pick<Atlas, "left" | "legacy"> & {functions: Record<string, unknown>}} atlas */
function used(path, from, to, atlas) {
  const [, name] = canonical(path).match(/^keras\.backend\.(\w+)/) ?? [];
  if (!name || name.startsWith("__")) return null;
  /** @type {Use["state"]} */
  let state = Object.hasOwn(atlas.functions, name) ? "gone" : "unknown";
  // The modules of which the backend was made are gone with all that is in them.
  const isSubmodule = /\bbackend\.(?:\w+_backend|load_backend|common)\./.test(path);
  if (atlas.left.has(name) && !isSubmodule) state = "left";
  else if (/^tensorflow\.(?!.*\bpython\.)/.test(path) && atlas.legacy.has(name)) state = "legacy";
  return { from, to, path, name, state };
}
