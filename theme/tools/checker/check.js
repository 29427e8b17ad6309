// Which functions of Keras 2's backend a program uses, and which traps it has.

import { parser } from "@lezer/python";

import { Names, canonical } from "./names.js";
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
 * @property {{renamed: boolean, aspect: string, text: string}[]} told What is different on ordinary values.
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
 * @property {string} name
 * @property {"gone" | "left" | "legacy" | "unknown"} state
 * @property {boolean} imported Whether this is the import of the name.
 * @property {boolean} assumed Whether the program doesn't say that it is the backend's.
 *
 * @typedef {{from: number, to: number, rule: string}} Trap
 * @typedef {{uses: Use[], traps: Trap[], broken: number[]}} Findings Those that are broken, by the start of the error.
 */

/** How many steps are done before the caller may do something else. */
const STEPS = 200;

/**
 * @param {string} text With nothing but `\n` at the ends of its lines.
 * @param {Atlas} atlas
 * @returns {Generator<number, Findings, void>} Yields again and again while it works: how much is done, up to 1.
 */
export function* check(text, atlas) {
  const parse = parser.startParse(known(text));
  let tree = parse.advance();
  for (let step = 0; !tree; tree = parse.advance())
    if (++step % STEPS === 0) yield parse.parsedPos / text.length / 2;

  const names = new Names(text, tree.topNode, (name) => Object.hasOwn(atlas.functions, name));
  for (let step = 0; names.read(); ++step)
    if (step % STEPS === 0) yield 0.5 + names.position / text.length / 4;

  names.chains.sort((a, b) => a.node.from - b.node.from);
  names.calls.sort((a, b) => a.node.from - b.node.from);
  const uses = [];
  for (const [step, chain] of names.chains.entries()) {
    if (step % STEPS === 0) yield 0.75 + step / names.chains.length / 5;
    const path = names.pathOf(chain);
    const use = path && used(path, chain.node.from, chain.to, atlas);
    if (use) uses.push({ ...use, imported: false, assumed: names.isAssumed(chain) });
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
  return { uses, traps: found, broken: yield* broken(tree, text) };
}

/** @param {string} path @param {number} from @param {number} to @param {Atlas} atlas */
function used(path, from, to, atlas) {
  const [, name] = canonical(path).match(/^keras\.backend\.(\w+)/) ?? [];
  if (!name || name.startsWith("__")) return null;
  /** @type {Use["state"]} */
  let state = Object.hasOwn(atlas.functions, name) ? "gone" : "unknown";
  if (atlas.left.has(name)) state = "left";
  else if (/^tensorflow\.(?!.*\bpython\.)/.test(path) && atlas.legacy.has(name)) state = "legacy";
  return { from, to, name, state };
}

/**
 * Where lines begin to be no Python 3, one place a line.
 * @param {import("@lezer/common").Tree} tree
 * @param {string} text
 * @returns {Generator<number, number[], void>}
 */
function* broken(tree, text) {
  /** @type {Map<number, number>} */
  const lines = new Map();
  const cursor = tree.cursor();
  for (let step = 1; cursor.next(); step++) {
    if (step % (10 * STEPS) === 0) yield 0.98;
    const { from, to } = cursor;
    const wrong = cursor.type.isError
      ? !isGap(cursor.node)
      : OLD[cursor.name]?.(text.slice(from, to), cursor);
    if (!wrong) continue;
    const start = text.lastIndexOf("\n", from - 1) + 1;
    lines.set(start, Math.min(from, lines.get(start) ?? Infinity));
  }
  return [...lines.values()].sort((a, b) => a - b);
}

/**
 * What the grammar takes and Python 3 doesn't: Python 2, and strings that don't end.
 * @type {Record<string, (text: string, at: import("@lezer/common").TreeCursor) => boolean>}
 */
const OLD = {
  PrintStatement: () => true,
  Number: (text) => /^0[\d_]*[1-9][\d_]*$/.test(text),
  String: (text) => !/^[a-z]*(?:"{3}[^]*"{3}|'{3}[^]*'{3}|"[^]*"|'[^]*')$/i.test(text),
  ",": (_, { node }) => node.parent?.name === "TryStatement",
};

/** Whether this is Python that the grammar doesn't know: `2.`, or a `yield` alone. @param {SyntaxNode} node */
function isGap({ parent, prevSibling }) {
  if (parent?.name === "MemberExpression") return parent.firstChild?.name === "Number";
  return /^Yield/.test(parent?.name ?? "") && prevSibling?.name === "yield";
}

/**
 * A program in words that the grammar knows, each at its old place: without a notebook's commands, and
 * with a name for the target in `with … as (a, b):` or `as self.file:`.
 * @param {string} text
 */
const known = (text) =>
  text
    .replace(/^((?:[\w, \t]+=)?[ \t]*)(!(?!=|.*(?:"""|''')).*)$/gm, blank)
    .replace(/^((?:[\w, \t]+=[ \t]*)?)(%{1,2}[a-z](?!.*(?:"""|''')).*)$/gm, blank)
    .replace(/^([ \t]*)([\w.]+\?{1,2}[ \t]*)$/gm, blank)
    .replace(
      /(\bas[ \t]+)(\([\w., \t]+\)|\w+\.[\w.]+)(?=[ \t]*[:,])/g,
      (_, as, target) => as + target.replace(/[^\w]/g, "_"),
    );

/** @param {string} _ @param {string} before @param {string} command */
const blank = (_, before, command) => before + "0".padEnd(command.length);
