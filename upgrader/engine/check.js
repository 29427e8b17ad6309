// Which functions of Keras 2's backend a program uses, and which traps it has.

import { Names, canonical } from "./names.js";
import { STEPS, broken, parsed } from "./syntax.js";
import { traps } from "./traps.js";

/**
 * @typedef {import("./names.js").SyntaxNode} SyntaxNode
 *
 * @typedef {object} Atlas
 * @property {Record<string, unknown>} functions Of Keras 2's backend, by name.
 * @property {(path: string) => string} [had] Where else Keras 2 has a name, or nothing.
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
 * The findings, and what was read for them.
 * @param {string} text With nothing but `\n` at the ends of its lines.
 * @param {Atlas} atlas
 * @param {import("./names.js").Resolve} [resolve]
 * @returns {Generator<number, Findings & {names: Names, tree: import("./syntax.js").Tree}, void>}
 */
export function* examined(text, atlas, resolve) {
  const parsing = parsed(text);
  let step = parsing.next();
  for (; !step.done; step = parsing.next()) yield step.value / 2;
  const tree = step.value;

  const had = (/** @type {string} */ path) => {
    const [, name] = path.match(/^keras\.backend\.(.*)/) ?? [];
    if (name === undefined) return atlas.had?.(path) ?? "";
    return Object.hasOwn(atlas.functions, name) ? path : "";
  };
  const names = new Names(text, tree.topNode, had, resolve);
  for (let step = 0; names.read(); ++step)
    if (step % STEPS === 0) yield 0.5 + names.position / (text.length || 1) / 4;

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

/** @param {string} path @param {number} from @param {number} to @param {Atlas} atlas */
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
