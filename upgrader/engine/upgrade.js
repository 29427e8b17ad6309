// Keras 2 code becomes Keras 3 code: what is proved is written anew, the rest stays and is listed.

import { Backend, isTarget } from "./backend.js";
import { examined } from "./check.js";
import { Edits, applied, disjoint, ordered } from "./edits.js";
import { ignored } from "./ignored.js";
import { Moved } from "./moved.js";
import { canonical } from "./names.js";
import { Program } from "./program.js";
import { STEPS, broken, parsed } from "./syntax.js";
import { traps as findTraps } from "./traps.js";
import { Upgrades } from "./upgrades.js";

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
 * @property {import("./moved.js").PublicNames} names
 * @property {import("./upgrades.js").Row[]} upgrades
 * @property {Record<string, Record<string, string>>} messages By rule.
 * @property {Record<string, string>} versions
 *
 * @typedef {object} Options
 * @property {(name: string) => boolean} [isExported] Whether other files import a name from this one.
 * @property {import("./names.js").Resolve} [resolve] What a name that is imported from the project means there.
 * @property {(module: string, name: string) => boolean | undefined} [usesKeras] Whether what is imported from a module of the project may be made with Keras; undefined if it is none of the project's.
 * @property {(text: string) => string[]} [mentions] The other files of the project that have some text.
 * @property {boolean} [always] Whether what Keras 3 still has is written anew even if nothing else is.
 * @property {(from: number) => boolean} [isOff] Whether what begins at a place stays as it is; then it is no finding.
 *
 * @typedef {Use & {left: Left | null, isRewritten: boolean, isAlias: boolean, hazard: "" | "rare" | "ordinary"}} Found With the reason why it stays, if it does, and when renaming would change results; or of a name that it was given.
 *
 * @typedef {object} Upgraded
 * @property {string} text
 * @property {Edit[]} edits That make it of the old one, in its order.
 * @property {Found[]} uses But for those in lines whose comment says so, as for findings and traps.
 * @property {import("./upgrades.js").Finding[]} findings Of what is not of the backend.
 * @property {import("./syntax.js").Tree} tree Of the old text.
 * @property {Trap[]} traps Those that are left.
 * @property {number[]} broken
 */

/**
 * @param {string} text With nothing but `\n` at the ends of its lines.
 * @param {Rules} rules
 * @param {Options} options
 * @returns {Generator<number, Upgraded, void>} Yields how much is done, up to 1.
 */
export function* upgrade(text, rules, options = {}) {
  const moved = movedOf(rules);
  const known = {
    functions: rules.backend,
    had: moved.had.bind(moved),
    left: new Set(rules.names.keras3["keras.backend"]),
    legacy: new Set(rules.names.tensorflow["keras.backend"]),
  };
  const examining = examined(text, known, options.resolve);
  let step = examining.next();
  for (; !step.done; step = examining.next()) yield step.value / 2;
  const { names, tree, uses, broken: lines } = step.value;

  const edits = new Edits();
  const isExported = options.isExported ?? (() => false);
  const isIgnored = ignored(text, tree);
  const isOff = (/** @type {number} */ from) => isIgnored(from) || !!options.isOff?.(from);
  const program = new Program(text, names, tree.topNode, rules.helpers, isExported, isIgnored);
  const backend = new Backend(text, names, rules.backend, program, edits);
  const upgrades = new Upgrades(
    text,
    names,
    tree.topNode,
    rules.upgrades,
    moved,
    program,
    isOff,
    options.mentions,
    isKeras(names, uses, options.usesKeras),
  );
  for (const _ of upgrades.find()) yield 0.5;
  const small = disjoint(upgrades.edits).toReversed();
  /** @type {Found[]} */
  const found = uses
    .filter(({ from }) => !isIgnored(from))
    .map((use) => ({ ...use, left: null, isRewritten: false, isAlias: false, hazard: "" }));
  const isWorth =
    options.always ||
    found.some(({ name, state, imported }) => state !== "left" && !imported && rules.backend[name]);
  for (const { name, chain } of uses) if (chain && isTarget(chain.node)) backend.replaced.add(name);
  const order = found.filter((use) => !use.imported).sort((a, b) => b.from - a.from || a.to - b.to);
  for (const [i, use] of order.entries()) {
    if (i % STEPS === 0) yield 0.5 + i / order.length / 4;
    const { chain } = use;
    if (isOff(use.from)) continue;
    // `K.tf` is TensorFlow itself.
    if (use.name === "tf") continue;
    if (!chain || (use.state === "left" && !(isWorth && isNamed(names, chain)))) continue;
    // What lies in a call goes into what is written for it.
    while (small[0] && small[0].from > use.from) edits.add(small.splice(0, 1));
    const node = functionOf(use, chain);
    // What was given to a name is seen to where that happened, and what a rule writes, by the rule.
    use.isAlias = isAlias(names, use, chain);
    if (upgrades.written.has(use.from)) use.isAlias = true;
    if (!node || use.isAlias) continue;
    use.hazard = backend.hazard(use.name, node);
    use.left = upgrades.stays.has(use.from)
      ? { reason: "symbolic", detail: use.name }
      : backend.rewrite({ ...use, chain }, node);
    use.isRewritten = !use.left;
  }
  const stays = found.filter(
    ({ from, imported, isRewritten, state }) =>
      !imported && !isRewritten && state !== "left" && !upgrades.written.has(from),
  );
  const failing = stays.map(({ from }) => from);
  /** @type {Trap[]} */
  const open = [];
  // What has a counterpart in Keras is a finding of the table.
  const operations = new Set(upgrades.findings.filter(isOperation).map(({ from }) => from));
  for (const trap of findTraps(names, failing)) {
    if (!trap) yield 0.75;
    else if (isIgnored(trap.from)) continue;
    else if (trap.rule !== "tensorflow" || !operations.has(trap.from)) open.push(trap);
  }
  open.sort((a, b) => a.from - b.from);
  const imports = program.edits();
  // An import that other files need stays, and fails.
  const lost = names.items.filter((item) => program.isUnused(item)).map(({ nodes }) => nodes[0].from);
  for (const use of found)
    if (use.imported) use.isRewritten = lost.includes(use.from) && rewrites(found, use.name);
  upgrades.finish((item) => program.isUnused(item));
  const all = ordered([...edits.all(), ...small, ...backend.elsewhere, ...imports]);
  const made = all.length ? applied(text, all) : text;
  if (made !== text && (yield* worse(made, lines.length)))
    return { text, edits: [], uses: found, findings: [], tree, traps: open, broken: lines };
  const findings = upgrades.findings.toSorted((a, b) => a.from - b.from);
  return { text: made, edits: all, uses: found, findings, tree, traps: open, broken: lines };
}

/** @param {import("./upgrades.js").Finding} finding */
const isOperation = ({ rule }) => rule === "tensorflow-operation";

/** @type {WeakMap<Rules, Moved>} */
const readings = new WeakMap();

/** @param {Rules} rules */
function movedOf(rules) {
  const known = readings.get(rules) ?? new Moved(rules.names, rules.upgrades);
  readings.set(rules, known);
  return known;
}

/** Whether a program uses Keras at all: what is called `fit_generator` elsewhere is another one's. @param {import("./names.js").Names} names @param {Use[]} uses @param {Options["usesKeras"]} usesKeras */
const isKeras = (names, uses, usesKeras = () => undefined) =>
  uses.length > 0 ||
  names.items.some(({ module, name }) => {
    if (/(?:^|\.)(?:tf_)?keras(?:\.|$)|^(?:keras_|bert4keras)/.test(module ? `${module}.${name}` : name))
      return true;
    // Of a module next to it that nobody has seen, anything may come.
    if (module?.startsWith(".")) return usesKeras(module, "*") ?? true;
    return usesKeras(module ?? name, module ? name : "") ?? false;
  }) ||
  names.chains.some(({ base, attributes }) => base === "tf" && attributes[0] === "keras");

/** Whether all uses of a function are written anew, and with them its import goes. @param {Found[]} found @param {string} name */
function rewrites(found, name) {
  const own = found.filter((use) => use.name === name && !use.imported);
  return own.length > 0 && own.every((use) => use.isRewritten || use.isAlias);
}

/** The part of a chain that is the function: all of it, or its beginning. @param {Use} use @param {Chain} chain @returns {SyntaxNode | null} */
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

/** Whether a text parses less well, while it yields how much is done. @param {string} text @param {number} before How many lines were broken. */
export function* worse(text, before) {
  const parsing = parsed(text);
  let step = parsing.next();
  for (; !step.done; step = parsing.next()) yield 0.75 + step.value / 8;
  const finding = broken(step.value, text);
  let found = finding.next();
  for (; !found.done; found = finding.next()) yield 0.9;
  return found.value.length > before;
}
