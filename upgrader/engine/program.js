// What a program is given for its new code, modules and helpers, and what it loses: imports that nothing
// uses any more.

import { canonical } from "./names.js";
import { childrenOf, treeOf } from "./syntax.js";

/**
 * @typedef {import("./edits.js").Edit} Edit
 * @typedef {import("./names.js").Names} Names
 * @typedef {import("./names.js").Binding} Binding
 * @typedef {import("./names.js").Chain} Chain
 * @typedef {import("./names.js").Item} Item
 * @typedef {import("./syntax.js").SyntaxNode} SyntaxNode
 *
 * @typedef {object} Helper
 * @property {string} name
 * @property {string} source
 * @property {string[]} calls
 * @property {string[]} needs
 */

/** What new code calls modules, in the order in which they are imported. @type {Record<string, {path: string, statement: string}>} */
const MODULES = {
  math: { path: "math", statement: "import math" },
  np: { path: "numpy", statement: "import numpy as np" },
  jax: { path: "jax", statement: "import jax" },
  tf: { path: "tensorflow", statement: "import tensorflow as tf" },
  keras: { path: "keras", statement: "import keras" },
  ops: { path: "keras.ops", statement: "from keras import ops" },
};

export class Program {
  /**
   * @param {string} text
   * @param {Names} names
   * @param {SyntaxNode} top
   * @param {Record<string, Helper>} helpers
   * @param {(name: string) => boolean} isExported Whether other files import a name from this one.
   * @param {(from: number) => boolean} isIgnored Whether what begins at a place stays as it is.
   */
  constructor(text, names, top, helpers, isExported, isIgnored) {
    this.text = text;
    this.names = names;
    this.top = top;
    this.#helpers = helpers;
    this.#isExported = isExported;
    this.#isIgnored = isIgnored;
    this.#bases = new Set(names.chains.map(({ base }) => base));
  }

  #helpers;
  #isExported;
  #isIgnored;
  #bases;
  /** How the program calls modules, as far as that was asked. @type {Map<string, string>} */
  #named = new Map();
  /** Statements that new code needs, by what they bind. @type {Map<string, string>} */
  #statements = new Map();
  /** How the program calls helpers. @type {Map<string, string>} */
  #called = new Map();
  /** Sources that are added. @type {string[]} */
  #sources = [];
  /** The first place that needs something, and the first that needs a helper. */
  #first = { module: Infinity, helper: Infinity };
  /** Chains that are no longer there. @type {Set<Chain>} */
  #gone = new Set();
  /** What takes the place of names in import statements. @type {Map<Item, {module: string, name: string} | null>} */
  #moved = new Map();

  /** How the program calls a module. @param {string} module @param {number} at Where it is needed. @returns {string} */
  named(module, at) {
    this.#first.module = Math.min(this.#first.module, at);
    const known = this.#named.get(module) ?? this.#name(module, at);
    this.#named.set(module, known);
    return known;
  }

  /** @param {string} module @param {number} at @returns {string} */
  #name(module, at) {
    const { path, statement } = MODULES[module];
    const bound = this.#boundTo(path);
    if (bound) return bound;
    if (this.#isFree(module, path)) {
      this.#statements.set(module, statement);
      return module;
    }
    if (module === "ops") return `${this.named("keras", at)}.ops`;
    let name = `_${module}`;
    while (!this.#isFree(name, path)) name = `_${name}`;
    this.#statements.set(module, `import ${path} as ${name}`);
    return name;
  }

  /** A name of the module that means a path wherever it stands. @param {string} path */
  #boundTo(path) {
    for (const [name, bindings] of this.names.module.bindings) {
      const isIt = bindings.every((binding) => canonical(this.names.meaning(binding)) === path);
      if (isIt && this.names.scopes.get(name)?.size === 1) return name;
    }
    return "";
  }

  /** Whether a name can be given a meaning. @param {string} name @param {string} path */
  #isFree(name, path) {
    if (this.names.scopes.has(name)) return false;
    if (!this.#bases.has(name)) return true;
    // Code without its imports, such as a cell, may mean what it is about to mean.
    const chain = this.names.chains.find(({ base }) => base === name);
    return path !== "" && !!chain && canonical(this.names.pathOf({ ...chain, attributes: [] })) === path;
  }

  /** How the program calls a helper, which it is given. @param {string} helper @param {number} at @returns {string} */
  helper(helper, at) {
    this.#first.helper = Math.min(this.#first.helper, at);
    const known = this.#called.get(helper);
    if (known) return known;
    const { source, calls, needs } = this.#helpers[helper];
    const present = this.#present(helper);
    const changes = new Map([[helper, present ? helper : this.#unbound(helper)]]);
    this.#called.set(helper, changes.get(helper) ?? helper);
    for (const module of needs) changes.set(module, this.named(module, at));
    // Called ones come first.
    for (const call of calls) changes.set(call, this.helper(call, at));
    if (present && present !== renamed(source, changes))
      changes.set(helper, this.#unbound(`keras2_${helper}`));
    const name = changes.get(helper) ?? helper;
    this.#called.set(helper, name);
    if (name !== helper || !present) this.#sources.push(renamed(source, changes));
    return name;
  }

  /** A name that nothing has, as near to one as can be. @param {string} name @returns {string} */
  #unbound(name) {
    return this.#isFree(name, "") ? name : this.#unbound(`keras2_${name}`);
  }

  /** The code of a function of the module that has a name, and nothing else has it. @param {string} name */
  #present(name) {
    const bindings = this.names.module.bindings.get(name) ?? [];
    const [only] = bindings;
    const isOne = bindings.length === 1 && this.names.scopes.get(name)?.size === 1;
    const node = isOne && only.value?.node;
    return node && node.name === "FunctionDefinition" ? this.text.slice(node.from, node.to).trimEnd() : "";
  }

  /** Notes that a chain is no longer there. @param {Chain} chain */
  drop(chain) {
    this.#gone.add(chain);
  }

  /** Notes that an import brings the same from elsewhere. @param {Item} item @param {{module: string, name: string} | null} to */
  move(item, to) {
    this.#moved.set(item, to);
  }

  /** What is no longer imported. @type {Set<Item>} */
  #lost = new Set();

  /** Whether the edits take an import out. @param {Item} item */
  isUnused(item) {
    return this.#lost.has(item);
  }

  /** The edits of imports, and those that add helpers. @returns {Edit[]} */
  edits() {
    const statements = [...this.#statements]
      .sort(([a], [b]) => Object.keys(MODULES).indexOf(a) - Object.keys(MODULES).indexOf(b))
      .map(([, statement]) => statement);
    const unused = this.#unused();
    this.#lost = unused;
    const edits = [];
    let placed = !statements.length;
    for (const [node, items] of this.#byStatement(unused)) {
      const whole = items.every((item) => unused.has(item));
      const isTop = node.parent?.name === "Script";
      const alone = whole && !isTop && isOnly(node);
      const early = node.from <= this.#first.module;
      const isModule = items[0].place.scope === this.names.module;
      if (whole && statements.length && early && isModule && ((isTop && !placed) || alone)) {
        const indent = this.#indent(node.from);
        edits.push({ from: node.from, to: node.to, text: statements.join(`\n${indent}`) });
        placed = true;
      } else if (whole) edits.push(this.#without(node));
      else edits.push(...this.#changed(node, items, unused));
    }
    if (!placed) {
      const at = this.#after(this.#first.module);
      edits.push({ from: at, to: at, text: `${this.#newline(at)}${statements.join("\n")}\n` });
    }
    if (this.#sources.length) {
      const at = this.#after(this.#first.helper);
      const before = `${this.#newline(at)}${at ? "\n\n" : ""}`;
      const behind = at === this.text.length || this.text[at] === "\n" ? "\n" : "\n\n\n";
      edits.push({ from: at, to: at, text: `${before}${this.#sources.join("\n\n\n")}${behind}` });
    }
    return edits;
  }

  /** Names that are imported and that only code used that is no longer there. @returns {Set<Item>} */
  #unused() {
    /** @type {Map<Binding["scope"], Map<string, {uses: number, gone: number}>>} */
    const counts = new Map();
    const names = new Set([...this.#gone].map(({ base }) => base));
    for (const chain of this.names.chains) {
      if (!names.has(chain.base)) continue;
      const binding = this.names.lookup(chain.base, chain);
      if (!binding) continue;
      const inScope = counts.get(binding.scope) ?? new Map();
      counts.set(binding.scope, inScope);
      const count = inScope.get(chain.base) ?? { uses: 0, gone: 0 };
      inScope.set(chain.base, count);
      count.uses++;
      if (this.#gone.has(chain)) count.gone++;
    }
    const inUse = new Set([...this.#named.values()].map((name) => name.split(".")[0]));
    return new Set(
      this.names.items.filter(({ binding, bound, place }) => {
        const count = binding && counts.get(binding.scope)?.get(bound);
        if (!binding || !count || count.uses > count.gone || inUse.has(bound)) return false;
        if (isDeciding(place.node) || this.#isIgnored(place.node.from)) return false;
        const isGlobal = binding.scope === this.names.module;
        return !isGlobal || !(this.#isExported(bound) || this.#isListed(bound));
      }),
    );
  }

  /** Whether a name stands in `__all__`. @param {string} name */
  #isListed(name) {
    const start = this.text.indexOf("__all__");
    if (start < 0) return false;
    return new RegExp(`__all__[^\\n]*?=[^\\]\\)]*?["']${name}["']`).test(this.text.slice(start));
  }

  /** @param {Set<Item>} unused @returns {Map<SyntaxNode, Item[]>} Statements that change, with all of their names. */
  #byStatement(unused) {
    /** @type {Map<number, [SyntaxNode, Item[]]>} */
    const found = new Map();
    for (const item of this.names.items) {
      const { node } = item.place;
      const known = found.get(node.from) ?? [node, []];
      found.set(node.from, known);
      known[1].push(item);
    }
    return new Map(
      [...found.values()].filter(([, items]) =>
        items.some((item) => unused.has(item) || this.#moved.has(item)),
      ),
    );
  }

  /** A statement taken out. @param {SyntaxNode} node @returns {Edit} */
  #without(node) {
    if (isOnly(node)) return { from: node.from, to: node.to, text: "pass" };
    const start = this.text.lastIndexOf("\n", node.from - 1) + 1;
    const end = this.text.indexOf("\n", node.to);
    const before = this.text.slice(start, node.from);
    const behind = this.text.slice(node.to, end < 0 ? this.text.length : end);
    if (before.trim() || !/^\s*(?:#.*)?$/.test(behind)) return { from: node.from, to: node.to, text: "pass" };
    return { from: start, to: end < 0 ? this.text.length : end + 1, text: "" };
  }

  /** A statement with some of its names taken out or brought from elsewhere. @param {SyntaxNode} node @param {Item[]} items @param {Set<Item>} unused @returns {Edit[]} */
  #changed(node, items, unused) {
    const left = items.filter((item) => !unused.has(item) && !this.#moved.has(item));
    /** @type {Map<string, string[]>} */
    const elsewhere = new Map();
    for (const item of items) {
      const to = this.#moved.get(item);
      if (!to || unused.has(item)) continue;
      const isRenamed = hasAlias(item) || to.name !== item.name;
      const own = hasAlias(item) || item.module === null ? item.bound : item.name;
      const text = isRenamed && own !== to.name ? `${to.name} as ${own}` : to.name;
      elsewhere.set(to.module, [...(elsewhere.get(to.module) ?? []), text]);
    }
    const indent = this.#indent(node.from);
    const lines = [...elsewhere].map(([module, names]) =>
      module ? `from ${module} import ${names.join(", ")}` : `import ${names.join(", ")}`,
    );
    if (!left.length) {
      const [only] = elsewhere;
      // All of them from one other module, under the same names: layout and comments stay.
      const same = items.every((item) => !unused.has(item) && this.#moved.get(item)?.name === item.name);
      const parts = childrenOf(node);
      const from = parts[1];
      const to = parts.findLast((part, i) => parts[i + 1]?.name === "import");
      if (elsewhere.size === 1 && same && only[0] && parts[0]?.name === "from" && from && to)
        return [{ from: from.from, to: to.to, text: only[0] }];
      return [{ from: node.from, to: node.to, text: lines.join(`\n${indent}`) }];
    }
    const edits = [];
    for (const [i, item] of items.entries()) {
      if (left.includes(item)) continue;
      const next = items.slice(i + 1).find((other) => left.includes(other));
      const own = item.nodes[0].from;
      const isRun = i > 0 && !left.includes(items[i - 1]);
      if (isRun) continue;
      const last = items.slice(0, i).at(-1)?.nodes.at(-1);
      if (next) edits.push({ from: own, to: next.nodes[0].from, text: "" });
      else if (last) edits.push({ from: last.to, to: items.at(-1)?.nodes.at(-1)?.to ?? own, text: "" });
    }
    if (lines.length)
      edits.push({ from: node.to, to: node.to, text: lines.map((line) => `\n${indent}${line}`).join("") });
    return edits;
  }

  /** @param {number} at */
  #indent(at) {
    const start = this.text.lastIndexOf("\n", at - 1) + 1;
    return this.text.slice(start, at).match(/^[ \t]*/)?.[0] ?? "";
  }

  /** Where new lines can stand: behind the last import before a place, or at the beginning. @param {number} at */
  #after(at) {
    let found = null;
    for (let node = this.top.firstChild; node && node.to <= at; node = node.nextSibling) {
      const isDocstring = node.name === "ExpressionStatement" && node.firstChild?.name === "String";
      const isFirst = !node.prevSibling || /^Comment$/.test(node.prevSibling.name);
      if (node.name === "ImportStatement" || isImporting(node) || (isDocstring && isFirst)) found = node;
    }
    if (!found) {
      // Behind what has to stand first: `#!python`, and the declaration of an encoding.
      const head = this.text.match(/^(?:#[^\n]*(?:!|coding)[^\n]*\n){0,2}/)?.[0] ?? "";
      const cell = this.text.slice(head.length).match(/^# %% \[\d+\]\n/)?.[0] ?? "";
      return head.length + cell.length;
    }
    const end = this.text.indexOf("\n", Math.max(found.from, trimmed(this.text, found.to) - 1));
    return end < 0 ? this.text.length : end + 1;
  }

  /** A line end, where the text before has none. @param {number} at */
  #newline(at) {
    return at && this.text[at - 1] !== "\n" ? "\n" : "";
  }
}

/** Whether an imported name is given another one. @param {Item} item */
export const hasAlias = ({ nodes }) => nodes.some(({ name }) => name === "as");

/** Where a text ends before a position, spaces apart. @param {string} text @param {number} to */
function trimmed(text, to) {
  let at = to;
  while (at > 0 && /\s/.test(text[at - 1])) at--;
  return at;
}

/** Whether a statement does nothing but import, one way or the other. @param {SyntaxNode} node */
function isImporting(node) {
  if (node.name !== "TryStatement" && node.name !== "IfStatement") return false;
  const bodies = childrenOf(node).filter(({ name }) => name === "Body");
  const [first] = bodies;
  return (
    first && childrenOf(first).filter(({ name }) => /Statement$/.test(name))[0]?.name === "ImportStatement"
  );
}

/** Whether a program notes that an import succeeded: what stands next to it in a `try` says so. @param {SyntaxNode} node */
export function isDeciding({ parent }) {
  if (parent?.name !== "Body" || parent.prevSibling?.name !== "try") return false;
  return childrenOf(parent).some(
    ({ name, lastChild }) =>
      name === "AssignStatement" && /^(?:Boolean|Number|String|None)$/.test(lastChild?.name ?? ""),
  );
}

/** Whether a block has nothing but this statement. @param {SyntaxNode} node */
function isOnly(node) {
  const { parent } = node;
  if (parent?.name !== "Body") return false;
  return childrenOf(parent).filter(({ name }) => /(?:Statement|Definition)$/.test(name)).length === 1;
}

/** Code with other names. @param {string} source @param {Map<string, string>} names */
function renamed(source, names) {
  const cursor = treeOf(source).cursor();
  let made = "";
  let at = 0;
  do {
    const { name, from, to, node } = cursor;
    const isKeyword = node.parent?.name === "ArgList" && node.nextSibling?.name === "AssignOp";
    const other = name === "VariableName" && !isKeyword ? names.get(source.slice(from, to)) : undefined;
    if (other === undefined) continue;
    made += source.slice(at, from) + other;
    at = to;
  } while (cursor.next());
  return made + source.slice(at);
}
