// What the names in a Python program stand for, as far as its text tells.

import { after } from "./search.js";
import { childrenOf } from "./syntax.js";

/**
 * @typedef {import("@lezer/common").SyntaxNode} SyntaxNode
 *
 * @typedef {object} Block Statements that run together, or not at all.
 * @property {Block | null} parent
 *
 * @typedef {object} Place A piece of the program, and where it stands.
 * @property {SyntaxNode} node
 * @property {Scope} scope
 * @property {Block} block
 * @property {SyntaxNode[]} loops Around it in its function, the innermost last.
 *
 * @typedef {object} Binding
 * @property {Scope} scope
 * @property {Block} block
 * @property {number} from Where the name stands.
 * @property {number} at From where on it is bound.
 * @property {string} [path] What it means, once that is known.
 * @property {Place} [value] The expression that was assigned, or the function that was defined.
 * @property {boolean} [assumed] Whether only custom says what it means.
 *
 * @typedef {object} Scope
 * @property {"module" | "class" | "function" | "comprehension"} kind
 * @property {Scope | null} parent
 * @property {Map<string, Binding[]>} bindings
 * @property {Map<string, Scope>} elsewhere Names that are declared `global` or `nonlocal`.
 *
 * @typedef {Place & {base: string, attributes: string[], to: number}} Chain A name with attributes: `keras.backend.sum`.
 * @typedef {{node: SyntaxNode, path: string}} Imported A name in `from … import`.
 *
 * @typedef {object} Item What one name of an import statement brings.
 * @property {Place} place The statement's.
 * @property {SyntaxNode[]} nodes The name, and `as` with another one.
 * @property {string | null} module What stands after `from`.
 * @property {string} name What is imported of it, or `*`.
 * @property {string} bound The name that it has in the program; nothing for `*`.
 * @property {Binding | null} binding
 *
 * @callback Resolve What a name that is imported from a module of the project means there.
 * @param {string} module As it stands after `from`.
 * @param {string} name
 * @param {boolean} [isStar] Whether everything is imported: then the module may not have the name at all.
 * @returns {string | undefined} A path, nothing if it is the project's own, or undefined if no module is known.
 */

/** What code that was copied without its imports means by these. @type {Record<string, string>} */
const CUSTOMARY = {
  K: "keras.backend",
  keras: "keras",
  tf: "tensorflow",
  np: "numpy",
  layers: "keras.layers",
  Lambda: "keras.layers.Lambda",
  Input: "keras.layers.Input",
  load_model: "keras.models.load_model",
};

/** The names that Keras has been imported by. */
const KERAS =
  /^(?:(?:tensorflow|tensorflow_core)(?:\.(?:compat|v1|v2|python|contrib|_api))*\.keras|tf_keras|keras)(?:\.(?:src|api|python|_v1|_v2|keras))*(?=\.|$)/;

/** A path as Keras 2 itself names it: `tensorflow.keras.layers.core.Lambda` is `keras.layers.Lambda`. @param {string} path */
export const canonical = (path) =>
  path
    .replace(KERAS, "keras")
    .replace(
      /^keras\.backend\.(?:tensorflow_backend|theano_backend|cntk_backend|load_backend|common)(?=\.|$)/,
      "keras.backend",
    )
    .replace(/^keras\.layers\.(?:[a-z_0-9]+\.)+(?=[A-Z])/, "keras.layers.")
    .replace(/^keras\.Input$/, "keras.layers.Input");

export class Names {
  /**
   * @param {string} text
   * @param {SyntaxNode} top The tree's.
   * @param {(path: string) => string} had Where Keras 2 has what a star import brings, or nothing.
   * @param {Resolve} resolve What a name of another module of the project means.
   */
  constructor(text, top, had, resolve = () => undefined) {
    this.resolve = resolve;
    this.text = text;
    /** @type {Chain[]} */
    this.chains = [];
    /** @type {Place[]} */
    this.calls = [];
    /** @type {Imported[]} */
    this.imported = [];
    /** @type {Item[]} */
    this.items = [];
    /** How far it is read. */
    this.position = 0;
    this.module = scope("module", null);
    /** The scopes in which each name is bound. @type {Map<string, Set<Scope>>} */
    this.scopes = new Map();
    this.#had = had;
    this.#rest.push({ node: top, scope: this.module, block: { parent: null }, loops: [] });
  }

  #had;
  /** What is left to be read, the next piece last. @type {Place[]} */
  #rest = [];
  /** Names that stand for something somewhere: others need not be looked up. */
  #known = new Set(Object.keys(CUSTOMARY));
  /** Modules of which everything is imported. @type {string[]} */
  #stars = [];

  /** Reads the next piece of the program; false if there is none. */
  read() {
    const place = this.#rest.pop();
    if (!place) return false;
    this.position = place.node.from;
    (READERS[place.node.name] ?? whole)(this, place);
    return true;
  }

  /** Puts pieces before all that is left to be read. @param {Place} around @param {SyntaxNode[]} nodes @param {Partial<Place>} changes */
  next(around, nodes, changes = {}) {
    for (const node of nodes.toReversed()) this.#rest.push({ ...around, ...changes, node });
  }

  /** @param {SyntaxNode} node */
  slice(node) {
    return this.text.slice(node.from, node.to);
  }

  /**
   * @param {Place} place
   * @param {SyntaxNode} node Where the name stands.
   * @param {number} at
   * @param {{path?: string, value?: Place, assumed?: boolean}} stands
   * @param {string} name
   */
  bind(place, node, at, stands = {}, name = this.slice(node)) {
    const target = place.scope.elsewhere.get(name) ?? place.scope;
    if (stands.path || stands.value) this.#known.add(name);
    this.scopes.set(name, (this.scopes.get(name) ?? new Set()).add(target));
    const bindings = target.bindings.get(name) ?? [];
    target.bindings.set(name, bindings);
    const binding = { scope: target, block: place.block, from: node.from, at, ...stands };
    bindings.splice(
      after(bindings, ({ at: other }) => other <= at),
      0,
      binding,
    );
    return binding;
  }

  /** @param {string} module */
  star(module) {
    this.#stars.push(module);
    this.#brought.clear();
  }

  /**
   * What a name is bound to at a place.
   * @param {string} name
   * @param {Place} place
   * @returns {Binding | null | undefined} Null if the text doesn't say, undefined if nothing binds it.
   */
  lookup(name, { node, scope, block }) {
    /** @type {Scope | null} */
    let where = scope.elsewhere.get(name) ?? scope;
    for (let direct = true; where; where = where.parent, direct = false) {
      const bindings = where.bindings.get(name);
      if (!bindings || (where.kind === "class" && !direct)) continue;
      for (let i = bindings.length - 1; i >= 0; i--) {
        const binding = bindings[i];
        // What stands elsewhere than in a straight line before, such as in the other branch of a `try`,
        // counts only if it is understood.
        if (binding.at <= node.from && (within(binding.block, block) || this.#path(binding))) return binding;
      }
      // Functions are called later, and a notebook's cells in any order.
      const late = !direct || where.kind === "module";
      const means = (/** @type {Binding} */ binding) =>
        this.#path(binding) || binding.value?.node.name === "FunctionDefinition";
      return (late && bindings.find(means)) || null;
    }
    return undefined;
  }

  /**
   * The dotted path of what an expression means, such as `tensorflow.keras.backend.sum`, or nothing.
   * @param {SyntaxNode | null} node
   * @param {Place} place
   */
  path(node, place) {
    const chain = node && chained(this, node);
    return chain ? this.pathOf({ ...place, node, ...chain }) : "";
  }

  /** @param {Place & {base: string, attributes: string[]}} chain @returns {string} */
  pathOf(chain) {
    const { base, attributes } = chain;
    if (!this.#known.has(base) && !this.#stars.length) return "";
    const binding = this.lookup(base, chain);
    const path = binding ? this.#path(binding) : binding === undefined ? this.#unbound(base) : "";
    if (!path || KERAS.test(path)) return path && [path, ...attributes].join(".");
    // A name of a module of the project: `compat.K`.
    for (let i = 0; i < attributes.length; i++) {
      const own = this.resolve([path, ...attributes.slice(0, i)].join("."), attributes[i]);
      if (own) return [own, ...attributes.slice(i + 1)].join(".");
    }
    return [path, ...attributes].join(".");
  }

  /** What a binding means. @param {Binding} binding */
  #path(binding) {
    if (binding.path === undefined) {
      const chain = binding.value && chained(this, binding.value.node);
      // Until it is known: names may go round in a circle.
      binding.path = "";
      if (binding.value && chain) binding.path = this.pathOf({ ...binding.value, ...chain });
    }
    return binding.path;
  }

  /** @param {string} name */
  #unbound(name) {
    return this.#starred(name) ?? CUSTOMARY[name] ?? "";
  }

  /** What stars brought, by name. @type {Map<string, string | undefined>} */
  #brought = new Map();

  /** What a name means that the last star which has it brings; nothing if it is the project's own. @param {string} name */
  #starred(name) {
    if (this.#brought.has(name)) return this.#brought.get(name);
    /** @type {string | undefined} */
    let found;
    for (let i = this.#stars.length - 1; i >= 0 && found === undefined; i--) {
      const module = this.#stars[i];
      const [root] = module.match(KERAS) ?? [];
      const path = root ? this.#had(canonical(`${module}.${name}`)) : "";
      found = path ? path.replace(/^keras/, root ?? "") : this.resolve(module, name, true);
    }
    this.#brought.set(name, found);
    return found;
  }

  /** What a name means that only a star brings, or nothing. @param {string} name @param {Place} place */
  ofStar(name, place) {
    return this.#stars.length && this.lookup(name, place) === undefined ? (this.#starred(name) ?? "") : "";
  }

  /** What a binding is bound to, as far as the text tells. @param {Binding} binding */
  meaning(binding) {
    return this.#path(binding);
  }

  /** Whether nothing in the program says what a name is. @param {Chain} chain */
  isAssumed(chain) {
    const binding = this.lookup(chain.base, chain);
    if (binding) return !!binding.assumed;
    return binding === undefined && this.#unbound(chain.base) === CUSTOMARY[chain.base];
  }
}

/** Those of a list, in the order of the text, that lie within a piece of it. @template {{node: SyntaxNode}} Item @param {Item[]} list @param {SyntaxNode} piece */
export const inside = (list, piece) =>
  list.slice(
    after(list, ({ node }) => node.from < piece.from),
    after(list, ({ node }) => node.from < piece.to),
  );

/** @param {Scope["kind"]} kind @param {Scope | null} parent @returns {Scope} */
const scope = (kind, parent) => ({ kind, parent, bindings: new Map(), elsewhere: new Map() });

/** @param {Block} outer @param {Block | null} inner */
function within(outer, inner) {
  while (inner && inner !== outer) inner = inner.parent;
  return inner === outer;
}

/** A name with nothing but attributes behind it. @param {Names} names @param {SyntaxNode} node */
function chained(names, node) {
  const attributes = [];
  /** @type {SyntaxNode | null} */
  let part = node;
  while (part?.name === "MemberExpression" && part.lastChild?.name === "PropertyName") {
    attributes.push(names.slice(part.lastChild));
    part = part.firstChild;
  }
  return part?.name === "VariableName" ? { base: names.slice(part), attributes: attributes.reverse() } : null;
}

/** @param {Names} names @param {Place} place */
const whole = (names, place) => names.next(place, childrenOf(place.node));

/** @param {Names} names @param {Place} place */
function comprehension(names, place) {
  const inner = { ...place, scope: scope("comprehension", place.scope), loops: [...place.loops, place.node] };
  let target = false;
  const rest = [];
  for (const child of childrenOf(place.node)) {
    if (child.name === "for" || child.name === "in") target = child.name === "for";
    else if (target) bindAll(names, inner, child, place.node.from);
    else rest.push(child);
  }
  names.next(inner, rest);
}

/** Binds the names of a target, which may be a tuple of them. @param {Names} names @param {Place} place @param {SyntaxNode} target @param {number} at */
function bindAll(names, place, target, at) {
  if (target.name === "VariableName") {
    // The parser was given one name for the whole target `(a, b)` or `a.b`: see `known` in syntax.js.
    const text = names.slice(target);
    for (const name of text.includes(".") ? [] : (text.match(/[^\s(),]+/g) ?? []))
      names.bind(place, target, at, {}, name);
  } else if (target.name === "MemberExpression") names.next(place, [target]);
  else for (const child of childrenOf(target)) bindAll(names, place, child, at);
}

/** @param {Names} names @param {Place} place */
function definition(names, place) {
  const { node } = place;
  const inner = {
    ...place,
    scope: scope("function", place.scope),
    block: { parent: place.block },
    loops: node.name === "LambdaExpression" ? place.loops : [],
  };
  const [outside, inside] = [/** @type {SyntaxNode[]} */ ([]), /** @type {SyntaxNode[]} */ ([])];
  let before = "";
  for (const child of childrenOf(node)) {
    if (child.name === "VariableName" && before === "def")
      names.bind(place, child, child.from, { value: place });
    else if (child.name === "ParamList") outside.push(...parameters(names, place, inner, child));
    else (child.name === "TypeDef" ? outside : inside).push(child);
    before = child.name;
  }
  names.next(inner, inside);
  names.next(place, outside);
}

/** Binds parameters; gives what is evaluated outside: defaults and annotations. @param {Names} names @param {Place} outer @param {Place} inner @param {SyntaxNode} list */
function parameters(names, outer, inner, list) {
  const rest = [];
  const parts = childrenOf(list);
  for (const [i, part] of parts.entries()) {
    const isDefault = parts[i - 1]?.name === "AssignOp";
    if (part.name !== "VariableName" || isDefault) {
      rest.push(part);
      continue;
    }
    const sign = parts.slice(i + 1, i + 3).find((next) => next.name !== "TypeDef");
    const value = sign?.name === "AssignOp" ? sign.nextSibling : null;
    names.bind(inner, part, outer.node.from, value ? { value: { ...outer, node: value } } : {});
  }
  return rest;
}

/** A dotted name that is no expression of its own: in a decorator or a pattern. @param {Names} names @param {Place} place */
function dotted(names, place) {
  const [first, ...others] = childrenOf(place.node).filter(({ name }) =>
    /^(?:Variable|Property)Name$/.test(name),
  );
  const attributes = others.map((node) => names.slice(node));
  if (first)
    names.chains.push({
      ...place,
      node: first,
      base: names.slice(first),
      attributes,
      to: (others.at(-1) ?? first).to,
    });
  names.next(
    place,
    childrenOf(place.node).filter(({ name }) => name === "ArgList"),
  );
}

/** @type {Record<string, (names: Names, place: Place) => void>} */
const READERS = {
  MemberExpression(names, place) {
    const chain = chained(names, place.node);
    if (chain) names.chains.push({ ...place, ...chain, to: place.node.to });
    else whole(names, place);
  },

  VariableName(names, place) {
    names.chains.push({ ...place, base: names.slice(place.node), attributes: [], to: place.node.to });
  },

  CallExpression(names, place) {
    names.calls.push(place);
    whole(names, place);
  },

  ArgList(names, place) {
    const isKeyword = (/** @type {SyntaxNode} */ child) =>
      child.name === "VariableName" && child.nextSibling?.name === "AssignOp";
    names.next(
      place,
      childrenOf(place.node).filter((child) => !isKeyword(child)),
    );
  },

  ImportStatement(names, place) {
    const parts = childrenOf(place.node);
    const start = parts.findIndex((part) => part.name === "import");
    const dotted = (/** @type {SyntaxNode[]} */ nodes) => nodes.map((node) => names.slice(node)).join("");
    const module = parts[0]?.name === "from" ? dotted(parts.slice(1, start)) : null;
    /** @type {SyntaxNode[][]} */
    const items = [[]];
    for (const part of parts.slice(start + 1)) {
      if (part.name === ",") items.push([]);
      else if (part.name !== "(" && part.name !== ")") items.at(-1)?.push(part);
    }
    for (const item of items.filter((item) => item.length)) {
      const as = item.findIndex((part) => part.name === "as");
      const path = dotted(as < 0 ? item : item.slice(0, as));
      const alias = as < 0 ? item[0] : item[as + 1];
      if (path === "*" && module) names.star(module);
      const made = { place, nodes: item, module, name: path, bound: "", binding: null };
      names.items.push(made);
      if (alias?.name !== "VariableName") continue;
      if (module !== null) names.imported.push({ node: item[0], path: `${module}.${path}` });
      const whole = module === null ? path : `${module}.${path}`;
      const own = module === null || KERAS.test(whole) ? undefined : names.resolve(module, path);
      // `K` of a module that nothing is known of is nearly always the backend.
      const isBackend = path === "backend" && /(?:^|\.)backend$/.test(module ?? "");
      const isCustomary = as < 0 ? path === "K" : isBackend && names.slice(alias) === "K";
      const assumed = own === undefined && isCustomary && module !== null && !KERAS.test(module);
      // `import keras.backend` binds `keras`.
      const binding = names.bind(place, alias, place.node.to, {
        path: assumed ? "keras.backend" : own || (as < 0 && module === null ? path.split(".")[0] : whole),
        assumed,
      });
      Object.assign(made, { bound: names.slice(alias), binding });
    }
  },

  AssignStatement(names, place) {
    const parts = childrenOf(place.node);
    const last = parts.findLastIndex((part) => part.name === "AssignOp");
    const values = parts.slice(last + 1).filter((part) => part.name !== ",");
    /** @type {SyntaxNode[][]} */
    const targets = [[]];
    for (const part of last < 0 ? [] : parts.slice(0, last)) {
      if (part.name === "AssignOp") targets.push([]);
      else if (part.name !== "TypeDef") targets.at(-1)?.push(part);
    }
    for (const target of targets) {
      const [name] = target;
      const value = target.length === 1 && values.length === 1 ? { ...place, node: values[0] } : undefined;
      if (value && name.name === "VariableName") names.bind(place, name, place.node.to, { value });
      else for (const part of target) bindAll(names, place, part, place.node.to);
    }
    names.next(place, [...parts.filter((part) => part.name === "TypeDef"), ...(last < 0 ? [] : values)]);
  },

  UpdateStatement(names, place) {
    const [target] = childrenOf(place.node);
    if (target?.name === "VariableName") names.bind(place, target, place.node.to);
    whole(names, place);
  },

  NamedExpression(names, place) {
    const [name, , value] = childrenOf(place.node);
    let around = place.scope;
    while (around.kind === "comprehension" && around.parent) around = around.parent;
    names.bind(
      { ...place, scope: around },
      name,
      place.node.to,
      value ? { value: { ...place, node: value } } : {},
    );
    if (value) names.next(place, [value]);
  },

  ForStatement(names, place) {
    const parts = childrenOf(place.node);
    const [start, end] = ["for", "in"].map((word) => parts.findIndex((part) => part.name === word));
    for (const target of parts.slice(start + 1, end)) bindAll(names, place, target, target.from);
    names.next({ ...place, loops: [...place.loops, place.node] }, parts.slice(end + 1));
  },

  WhileStatement(names, place) {
    whole(names, { ...place, loops: [...place.loops, place.node] });
  },

  Decorator: dotted,
  AttributePattern: dotted,
  WithStatement: afterAs,
  TryStatement: afterAs,

  FunctionDefinition: definition,
  LambdaExpression: definition,

  ClassDefinition(names, place) {
    const [, name, ...rest] = childrenOf(place.node);
    if (name?.name === "VariableName") names.bind(place, name, name.from);
    const bases = rest.filter((part) => part.name !== "Body");
    const inner = { ...place, scope: scope("class", place.scope), loops: [] };
    names.next(
      inner,
      rest.filter((part) => part.name === "Body"),
    );
    names.next(place, bases);
  },

  ScopeStatement(names, place) {
    const [word, ...listed] = childrenOf(place.node);
    let target = place.scope;
    while (target.parent && (word.name === "global" || target === place.scope || target.kind !== "function"))
      target = target.parent;
    for (const name of listed) place.scope.elsewhere.set(names.slice(name), target);
  },

  DeleteStatement(names, place) {
    for (const part of childrenOf(place.node)) bindAll(names, place, part, place.node.to);
  },

  CapturePattern(names, place) {
    bindAll(names, place, place.node, place.node.from);
  },

  AsPattern(names, place) {
    const last = place.node.lastChild;
    if (last?.name === "VariableName") names.bind(place, last, place.node.from);
    names.next(
      place,
      childrenOf(place.node).filter((part) => part.from !== last?.from),
    );
  },

  KeywordPattern(names, place) {
    names.next(place, childrenOf(place.node).slice(1));
  },

  Body(names, place) {
    whole(names, { ...place, block: { parent: place.block } });
  },

  ArrayComprehensionExpression: comprehension,
  SetComprehensionExpression: comprehension,
  DictionaryComprehensionExpression: comprehension,
  ComprehensionExpression: comprehension,
};

/** @param {Names} names @param {Place} place */
function afterAs(names, place) {
  const rest = [];
  let target = false;
  for (const child of childrenOf(place.node)) {
    if (target) bindAll(names, place, child, child.from);
    else rest.push(child);
    target = child.name === "as";
  }
  names.next(place, rest);
}
