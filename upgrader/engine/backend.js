// Calls of Keras 2's backend, written anew with the atlas's replacements.

import { BINDS, childrenOf, needed } from "./syntax.js";
import { argumentOf, byDefault, filled, inPlace } from "./template.js";
import { pathOf, valueOf } from "./values.js";

/**
 * @typedef {import("./check.js").Use} Use
 * @typedef {import("./edits.js").Edit} Edit
 * @typedef {import("./edits.js").Edits} Edits
 * @typedef {import("./names.js").Names} Names
 * @typedef {import("./names.js").Place} Place
 * @typedef {import("./program.js").Program} Program
 * @typedef {import("./syntax.js").SyntaxNode} SyntaxNode
 * @typedef {import("./template.js").Argument} Argument
 * @typedef {object} Known What the atlas found out about a function.
 * @property {string[]} lossy Parameters that the replacement leaves out although results differ.
 * @property {Record<string, string>} none What None means as an argument that the replacement doesn't take as None.
 * @property {{subject: string, aspect: string, text: Record<string, string>, dtypes?: string[]}[]} differences What is different on ordinary values, or on ordinary values of some dtypes.
 * @property {{given: string[], ordinary: string, rare: string}[]} hazards By the parameters that are given, what renaming changes without a message.
 * @property {Record<string, string>} about
 * @property {string} replacement
 * @property {string} category
 * @property {string} anchor
 * @property {string} see
 *
 * @typedef {import("./template.js").Form & Known} Rule
 *
 * @typedef {object} Arguments Of a call.
 * @property {SyntaxNode} list
 * @property {{keyword: SyntaxNode | null, value: SyntaxNode, parameter: string}[]} given In the order of the text.
 *
 * @typedef {object} Left Why a use stays as it is.
 * @property {"none" | "star" | "arguments" | "function" | "lossy" | "training" | "phase" | "target" | "broken" | "shape" | "text" | "symbolic"} reason
 * @property {string} detail
 */

/** Functions that call what they are given, if it can be called. */
const CALLING = new Set(["in_train_phase", "in_test_phase"]);

export class Backend {
  /**
   * @param {string} text
   * @param {Names} names
   * @param {Record<string, Rule>} rules
   * @param {Program} program
   * @param {Edits} edits
   */
  constructor(text, names, rules, program, edits) {
    this.text = text;
    this.names = names;
    this.rules = rules;
    this.program = program;
    this.edits = edits;
  }

  /** Functions that the program itself assigns to. @type {Set<string>} */
  replaced = new Set();

  /** What is put elsewhere: comments above their statements, and parameters of functions. @type {Edit[]} */
  elsewhere = [];

  /** Functions that were given `training`, by their place. @type {Set<number>} */
  #trained = new Set();

  /** How tightly what was written anew binds, by its old place. @type {Map<string, number>} */
  #binds = new Map();

  /**
   * Writes a use anew; those behind it and in it have been.
   * @param {Use & {chain: import("./names.js").Chain}} use
   * @param {SyntaxNode} node The function, as the program writes it.
   * @returns {Left | null} Why it stays, if it does.
   */
  rewrite(use, node) {
    const rule = this.rules[use.name];
    if (!rule?.replaced) return left("none");
    // The program has a function of its own for it.
    if (this.replaced.has(use.name)) return left("target");
    const call = node.parent?.name === "CallExpression" && node.parent.firstChild?.to === node.to;
    if (call && node.parent && use.name === "shape" && this.#isComputed(node.parent, use.chain))
      return left("shape");
    const hasPhase = call && node.parent && /\blearning_phase\b/.test(this.#slice(node.parent));
    if (use.name === "function" && hasPhase) return left("phase");
    const stays =
      call && node.parent ? this.#call(rule, node, node.parent, use.chain) : this.#passed(rule, node);
    if (!stays) this.program.drop(use.chain);
    return stays;
  }

  /**
   * When a call would give something else without a message if only its name were changed: on ordinary
   * values, on rare ones, or never.
   * @param {string} name
   * @param {SyntaxNode} callee
   * @returns {"" | "rare" | "ordinary"}
   */
  hazard(name, callee) {
    const rule = this.rules[name];
    const list = callee.parent?.lastChild;
    const isCall = callee.parent?.name === "CallExpression" && list?.name === "ArgList";
    const args = rule?.replaced && isCall ? bound(rule, list, this.text) : null;
    if (!rule) return "";
    if (name === "sqrt" && args && this.#isNonNegative(args.given[0].value)) return "";
    const marked = args?.given.map(({ parameter, keyword }) => parameter + (keyword ? "=" : "")) ?? [];
    // Whether it is by keyword matters of what may be left out: `K.variable(x, "float32")`.
    const isOptional = rule.parameters.some(([word, code]) => code !== null && marked.includes(`${word}=`));
    const exact = isOptional ? hazardsOf(rule, marked) : [];
    const alike = exact.length ? exact : hazardsOf(rule, marked, true);
    // Of a call that the atlas doesn't have, what is true of any.
    const rows = alike.length ? alike : rule.hazards;
    if (rows.some(({ ordinary }) => ordinary !== "same")) return "ordinary";
    return rows.some(({ rare }) => rare !== "same") ? "rare" : "";
  }

  /** Whether an expression has no negative values, as far as the text tells. @param {SyntaxNode} node @returns {boolean} */
  #isNonNegative(node) {
    const parts = childrenOf(node);
    switch (node.name) {
      case "Number":
        return true;
      case "ParenthesizedExpression":
        return this.#isNonNegative(parts[1]);
      case "VariableName": {
        const value = valueOf(this.names, node)?.node;
        return !!value && value.name !== "VariableName" && this.#isNonNegative(value);
      }
      case "BinaryExpression": {
        const sign = this.#slice(parts[1]);
        if (sign === "**") return /^[02468](?:\.0*)?$/.test(this.#slice(parts[2]));
        return /^[+*/]$/.test(sign) && this.#isNonNegative(parts[0]) && this.#isNonNegative(parts[2]);
      }
      case "CallExpression": {
        const name = pathOf(this.names, parts[0]).match(/^keras\.backend\.(\w+)$/)?.[1] ?? "";
        if (/^(?:abs|epsilon|exp|square|var)$/.test(name)) return true;
        const values = node.lastChild
          ? childrenOf(node.lastChild).filter((part) => /\w/.test(part.name))
          : [];
        if (name === "maximum") return values.some((value) => this.#isNonNegative(value));
        return /^(?:cast|max|mean|min|prod|sum)$/.test(name) && !!values[0] && this.#isNonNegative(values[0]);
      }
      default:
        return false;
    }
  }

  /** Whether something is computed with a whole shape: to a tuple, `* 2` means something else. @param {SyntaxNode} call @param {Place} place */
  #isComputed(call, place) {
    const whole = sliced(call);
    if (!whole) return false;
    const { parent } = whole;
    if (isOperand(whole)) return true;
    const name = parent?.name === "AssignStatement" ? parent.firstChild : null;
    if (name?.name !== "VariableName" || name.nextSibling?.name !== "AssignOp") return false;
    const own = this.#slice(name);
    return this.names.chains.some((chain) => {
      if (chain.base !== own || chain.attributes.length || chain.scope !== place.scope) return false;
      const used = sliced(chain.node);
      return !!used && isOperand(used);
    });
  }

  /** A function that is passed on. @param {Rule} rule @param {SyntaxNode} node */
  #passed(rule, node) {
    if (isTarget(node)) return left("target");
    if (CALLING.has(rule.name)) return left("function");
    // A value of the module's, which is a function now.
    const isValue = /^_[A-Z_]+$/.test(rule.name);
    const name = isValue ? this.#value(rule, node.from) : this.#function(rule, node.from);
    this.edits.add([...this.#renamed(node, name)]);
    return null;
  }

  /** An expression without parameters. @param {Rule} rule @param {number} at */
  #value({ code }, at) {
    const [module, ...rest] = code.split(".");
    return [this.program.named(module, at), ...rest].join(".");
  }

  /** What has the old function's parameters. @param {Rule} rule @param {number} at */
  #function(rule, at) {
    if (!rule.direct) return this.program.helper(rule.name, at);
    const [module, ...rest] = rule.direct.split(".");
    return [this.program.named(module, at), ...rest].join(".");
  }

  /** @param {SyntaxNode} node @param {string} name @returns {Edit[]} */
  #renamed(node, name) {
    return [...this.edits.within(node.from), { from: node.from, to: node.to, text: name }];
  }

  /** @param {Rule} rule @param {SyntaxNode} callee @param {SyntaxNode} call @param {Place} place @returns {Left | null} */
  #call(rule, callee, call, place) {
    const list = call.lastChild;
    if (list?.name !== "ArgList" || childrenOf(list).some(({ type }) => type.isError)) return left("broken");
    const args = bound(rule, list, this.text);
    if (!args) {
      const isPassed = childrenOf(list).some(({ name }) => /^(?:\*\*?|for)$/.test(name));
      if (!isPassed) return left("arguments");
      if (CALLING.has(rule.name)) return left("function");
      return this.#withFunction(rule, callee);
    }
    const lossy = args.given.find(
      ({ parameter, value }) => rule.lossy.includes(parameter) && this.#slice(value) !== "None",
    );
    if (lossy) return left("lossy", lossy.parameter);
    if (!rule.code) return this.#withFunction(rule, callee);
    const meant = args.given.filter(
      ({ parameter, value }) => rule.none[parameter] && this.#slice(value) === "None",
    );
    if (meant.length) {
      const behind = this.edits.within(call.to);
      const own = meant.map(({ parameter, value: { from, to } }) => ({
        from,
        to,
        text: rule.none[parameter],
      }));
      this.edits.add(merged(own, behind));
    }

    const isEach = rule.name === "stop_gradient" && this.#isList(args.given[0].value, place);
    const short = inPlace(
      rule,
      args.given.map(({ parameter }) => parameter),
    );
    if (short && !isEach) return this.#inPlace(short, callee, args, call);

    const inner = this.edits.within(call.to);
    const given = new Map(
      rule.parameters.flatMap(([name, code]) => (code === null ? [] : [[name, byDefault(code)]])),
    );
    for (const one of args.given) {
      const isCalled = CALLING.has(rule.name) && one.parameter !== "training";
      if (isCalled) one.value = bodyOf(one.value);
      const argument = this.#argument(one.value, inner);
      const result = isCalled ? this.#result(one.value, argument, place) : argument;
      if (!result) {
        this.edits.add(inner);
        return left("function");
      }
      given.set(one.parameter, result);
    }
    const named = (/** @type {string} */ module) => this.program.named(module, call.from);
    const helper = (/** @type {string} */ name) => this.program.helper(name, call.from);
    let made = filled(isEach ? { ...rule, code: EACH } : rule, given, named, helper);
    const training = given.get("training");
    if (made === "decided" && training && this.#training(call)) {
      given.set("training", { ...training, text: "training", truth: null, given: true });
      made = filled(rule, given, named, helper);
    }
    if (!made || made === "decided") {
      this.edits.add(inner);
      return made ? left("training") : this.#withFunction(rule, callee);
    }
    if (this.#breaksString(call, made.text)) {
      this.edits.add(inner);
      return left("text");
    }
    const tight = needed(call, this.text);
    const isBare = made.binds >= tight && !(made.binds < BINDS.atom && made.text.includes("\n"));
    const text = isBare ? made.text : `(${made.text})`;
    this.#binds.set(`${call.from} ${call.to}`, isBare ? made.binds : BINDS.atom);
    const lost = this.#comments(call, args);
    if (lost.length) this.#above(call, lost);
    this.edits.add([{ from: call.from, to: call.to, text }]);
    return null;
  }

  /** Whether code can read `training`, which the method `call` around it is given if it has no such parameter. @param {SyntaxNode} node */
  #training(node) {
    for (let outer = node.parent; outer; outer = outer.parent) {
      if (outer.name !== "FunctionDefinition") continue;
      const list = childrenOf(outer).find(({ name }) => name === "ParamList");
      if (!list || childrenOf(list).some(({ type }) => type.isError)) return false;
      const parts = childrenOf(list);
      const names = parts.filter(({ name }) => name === "VariableName").map((part) => this.#slice(part));
      if (names.includes("training")) return true;
      const name = childrenOf(outer).find((part) => part.prevSibling?.name === "def");
      const isMethod = outer.parent?.parent?.name === "ClassDefinition";
      if (!name || this.#slice(name) !== "call" || !isMethod) continue;
      const end = parts.findIndex(({ name }) => name === "**");
      const last = parts.slice(1, end < 0 ? -1 : end).findLast((part) => !/^(?:,|Comment)$/.test(part.name));
      if (!last) return false;
      if (!this.#trained.has(outer.from))
        this.elsewhere.push({ from: last.to, to: last.to, text: ", training=None" });
      this.#trained.add(outer.from);
      return true;
    }
    return false;
  }

  /** A call of a function that has the old one's parameters. @param {Rule} rule @param {SyntaxNode} callee */
  #withFunction(rule, callee) {
    this.edits.add([{ from: callee.from, to: callee.to, text: this.program.helper(rule.name, callee.from) }]);
    return null;
  }

  /** Only names change: layout and comments stay. @param {{callee: string, keywords: string[]}} short @param {SyntaxNode} callee @param {Arguments} args @param {SyntaxNode} call */
  #inPlace(short, callee, { given }, call) {
    const inner = this.edits.within(call.to);
    const [module, ...rest] = short.callee.split(".");
    const name = [this.program.named(module, callee.from), ...rest].join(".");
    const own = [{ from: callee.from, to: callee.to, text: name }];
    for (const [i, { keyword, value }] of given.entries()) {
      const word = short.keywords[i];
      if (keyword && word) {
        if (this.#slice(keyword) !== word) own.push({ from: keyword.from, to: keyword.to, text: word });
      } else if (keyword) own.push({ from: keyword.from, to: value.from, text: "" });
      else if (word) own.push({ from: value.from, to: value.from, text: `${word}=` });
    }
    this.edits.add(merged(own, inner));
    return null;
  }

  /** @param {SyntaxNode} value @param {Edit[]} inner @returns {Argument} */
  #argument(value, inner) {
    const own = inner.filter(({ from, to }) => from >= value.from && to <= value.to);
    const made = argumentOf(value, this.text, this.#written(value, own));
    const binds = this.#binds.get(`${value.from} ${value.to}`) ?? made.binds;
    // A generator that is the only argument has no parentheses of its own.
    return { ...made, binds, plain: made.plain && !own.length, truth: own.length ? null : made.truth };
  }

  /** What an argument gives where Keras 2 called it if it could, or null if that can't be written. @param {SyntaxNode} node @param {Argument} argument @param {Place} place @returns {Argument | null} */
  #result(node, argument, place) {
    const isFunction = this.#isFunction(node, place);
    if (isFunction === false) return argument;
    const { text, binds, plain } = argument;
    const called = binds < BINDS.atom ? `(${text})()` : `${text}()`;
    if (isFunction) return { ...argument, text: called, binds: BINDS.atom, plain: false };
    if (!plain) return null;
    return { ...argument, text: `${called} if callable(${text}) else ${text}`, binds: BINDS.conditional };
  }

  /** Whether an expression is a function, or null if the text doesn't say. @param {SyntaxNode} node @param {Place} place @returns {boolean | null} */
  #isFunction(node, place, depth = 0) {
    const parts = childrenOf(node);
    switch (node.name) {
      case "FunctionDefinition":
      case "LambdaExpression":
        return true;
      case "ParenthesizedExpression":
        return this.#isFunction(parts[1], place);
      case "ConditionalExpression":
        return [parts[0], parts[4]].every((part) => part && this.#isFunction(part, place) === false)
          ? false
          : null;
      case "CallExpression":
        return this.names.path(parts[0], place) === "functools.partial";
      case "MemberExpression":
        if (node.lastChild?.name === "]") return false;
        return (
          (/^(?:self|cls)$/.test(this.#slice(parts[0])) &&
            methodOf(node, this.#slice(parts[2]), this.text)) ||
          null
        );
      case "VariableName": {
        const name = this.#slice(node);
        const binding = this.names.lookup(name, { ...place, node });
        const ofOne = (/** @type {import("./names.js").Binding} */ one) => {
          const { value } = one;
          const isGiven = value && depth < 5 && value.node.parent?.name !== "ParamList";
          if (isGiven) return this.#isFunction(value.node, value, depth + 1);
          return !one.path && isTensor(node, one.from, this.text) ? false : null;
        };
        if (binding) return ofOne(binding);
        // In one branch it is this, in the other that.
        const all = place.scope.bindings.get(name);
        return all?.every((one) => ofOne(one) === false) ? false : null;
      }
      default:
        return false;
    }
  }

  /** Whether an expression is a list, or a name that was given one. @param {SyntaxNode} node @param {Place} place @returns {boolean} */
  #isList(node, place) {
    if (/^(?:Array|ArrayComprehension|Tuple)Expression$/.test(node.name)) return true;
    const value =
      node.name === "VariableName" ? this.names.lookup(this.#slice(node), { ...place, node })?.value : null;
    return !!value && this.#isList(value.node, value);
  }

  /** @param {SyntaxNode} node @param {Edit[]} edits */
  #written(node, edits) {
    let made = "";
    let at = node.from;
    for (const edit of edits) {
      made += this.text.slice(at, edit.from) + edit.text;
      at = edit.to;
    }
    return made + this.text.slice(at, node.to);
  }

  /** Whether a text would end the string that it comes into. @param {SyntaxNode} node @param {string} text */
  #breaksString(node, text) {
    for (let outer = node.parent; outer; outer = outer.parent)
      if (outer.name === "FormatString") {
        const quote = this.#slice(outer).match(/["']/)?.[0] ?? '"';
        return text.includes(quote) || text.includes("\\") || text.includes("\n");
      }
    return false;
  }

  /** The comments in a call that are in none of its arguments. @param {SyntaxNode} call @param {Arguments} args */
  #comments(call, { given }) {
    const found = [];
    const cursor = call.cursor();
    do {
      const { from, to, name } = cursor;
      if (name === "Comment" && !given.some(({ value }) => value.from <= from && to <= value.to))
        found.push(this.text.slice(from, to));
    } while (cursor.next() && cursor.from < call.to);
    return found;
  }

  /** Puts lines above the statement that a node is in. @param {SyntaxNode} node @param {string[]} lines */
  #above(node, lines) {
    const at = statementAt(node, this.text);
    if (at === null) return;
    const indent = this.text.slice(this.text.lastIndexOf("\n", at - 1) + 1, at);
    this.elsewhere.push({ from: at, to: at, text: lines.map((line) => `${line}\n${indent}`).join("") });
  }

  /** @param {SyntaxNode} node */
  #slice(node) {
    return this.text.slice(node.from, node.to);
  }
}

/** What takes the place of `K.stop_gradient` of a list. */
const EACH = "[ops.stop_gradient(variable) for variable in variables]";

/** The body of a lambda without parameters, or else the expression itself. @param {SyntaxNode} node @returns {SyntaxNode} */
function bodyOf(node) {
  let inner = node;
  while (inner.name === "ParenthesizedExpression") inner = childrenOf(inner)[1] ?? inner;
  const list = inner.name === "LambdaExpression" ? inner.getChild("ParamList") : null;
  return list && list.from === list.to && inner.lastChild ? inner.lastChild : node;
}

/** Whether the class around a node has a method. @param {SyntaxNode} node @param {string} name @param {string} text */
function methodOf(node, name, text) {
  let outer = node.parent;
  while (outer && outer.name !== "ClassDefinition") outer = outer.parent;
  return !!outer && new RegExp(`\\bdef\\s+${name}\\b`).test(text.slice(outer.from, outer.to));
}

/** Whether the function around a node that binds a name at a place is a lambda or a method `call`, whose names are tensors if they are no functions. @param {SyntaxNode} node @param {number} from Of the name. @param {string} text */
function isTensor(node, from, text) {
  let outer = node.parent;
  while (outer && !(/^(?:FunctionDefinition|LambdaExpression)$/.test(outer.name) && outer.from <= from))
    outer = outer.parent;
  return (
    !!outer &&
    (outer.name === "LambdaExpression" || /^(?:async\s+)?def\s+call\b/.test(text.slice(outer.from, from)))
  );
}

/** The hazards of calls that give the same parameters, or those of the same names. @param {Rule} rule @param {string[]} marked Those by keyword with `=`. */
function hazardsOf(rule, marked, isNameOnly = false) {
  const key = (/** @type {string[]} */ names) =>
    names
      .map((name) => (isNameOnly ? name.replace("=", "") : name))
      .sort()
      .join();
  return rule.hazards.filter((row) => key(row.given) === key(marked));
}

/** @param {Left["reason"]} reason @param {string} detail @returns {Left} */
const left = (reason, detail = "") => ({ reason, detail });

/** Two lists of edits as one, in the order of the text. @param {Edit[]} own @param {Edit[]} inner */
const merged = (own, inner) =>
  [...own, ...inner].sort((a, b) => a.from - b.from || a.to - a.from - (b.to - b.from));

/** Where the statement begins that a node is in, if nothing but spaces is before it in its line. @param {SyntaxNode} node @param {string} text */
export function statementAt(node, text) {
  for (let outer = /** @type {SyntaxNode | null} */ (node); outer; outer = outer.parent) {
    const isOne = outer.parent?.name === "Script" || outer.parent?.name === "Body";
    if (!isOne) continue;
    const start = text.lastIndexOf("\n", outer.from - 1) + 1;
    if (!text.slice(start, outer.from).trim()) return outer.from;
  }
  return null;
}

/** A node with the slices that are taken of it, or null if an element is. @param {SyntaxNode} node @returns {SyntaxNode | null} */
function sliced(node) {
  const { parent } = node;
  if (parent?.name !== "MemberExpression" || parent.firstChild?.from !== node.from) return node;
  if (parent.firstChild.to !== node.to) return node;
  if (parent.lastChild?.name !== "]") return null;
  return childrenOf(parent).some(({ name }) => name === ":") ? sliced(parent) : null;
}

/** Whether a node is computed with. @param {SyntaxNode} node */
const isOperand = ({ parent }) =>
  parent?.name === "BinaryExpression" && childrenOf(parent).some(({ name }) => name === "ArithOp");

/** Whether something is assigned to a node, or it is deleted. @param {SyntaxNode} node */
export function isTarget(node) {
  let inner = node;
  while (
    inner.parent &&
    /^(?:TupleExpression|ArrayExpression|ParenthesizedExpression)$/.test(inner.parent.name)
  )
    inner = inner.parent;
  const { parent } = inner;
  if (parent?.name === "DeleteStatement") return true;
  if (parent?.name !== "AssignStatement" && parent?.name !== "UpdateStatement") return false;
  for (let next = inner.nextSibling; next; next = next.nextSibling)
    if (next.name === "AssignOp" || next.name === "UpdateOp") return true;
  return false;
}

/**
 * The arguments of a call by parameter, or null where the function doesn't take them so.
 * @param {Rule} rule
 * @param {SyntaxNode} list
 * @param {string} text
 * @returns {Arguments | null}
 */
function bound(rule, list, text) {
  const names = rule.parameters.map(([name]) => name);
  const given = [];
  const parts = childrenOf(list).filter(({ name }) => name !== "Comment");
  if (parts.some(({ name }) => /^(?:\*\*?|for)$/.test(name))) return null;
  let position = 0;
  for (const [i, part] of parts.entries()) {
    if (!/\w/.test(part.name) || part.name === "AssignOp" || parts[i + 1]?.name === "AssignOp") continue;
    const keyword = parts[i - 1]?.name === "AssignOp" ? parts[i - 2] : null;
    const parameter = keyword ? text.slice(keyword.from, keyword.to) : names[position++];
    if (parameter === undefined || (keyword && !names.includes(parameter) && !rule.open)) return null;
    given.push({ keyword, value: part, parameter });
  }
  const known = new Set(given.map(({ parameter }) => parameter));
  const isWhole = rule.parameters.every(([name, code]) => code !== null || known.has(name));
  return isWhole && known.size === given.length ? { list, given } : null;
}
