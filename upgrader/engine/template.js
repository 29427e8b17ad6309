// Replacements as the atlas has them: expressions of the old function's parameters, filled in with a
// call's arguments.

import { BINDS, binding, childrenOf, needed, treeOf } from "./syntax.js";

/**
 * @typedef {import("./syntax.js").SyntaxNode} SyntaxNode
 *
 * @typedef {object} Form What is written for a function.
 * @property {string} name
 * @property {[string, string | null][]} parameters Each with its default.
 * @property {boolean} open Whether it takes any other keyword too.
 * @property {string} code The expression, or nothing if the helper of the same name is called.
 * @property {[string, string, string][]} droppable Callee, keyword and parameter of what may be left out.
 * @property {string} direct What can be passed where the old function was passed, or nothing.
 * @property {string[]} calls The helpers that the expression calls.
 * @property {string[]} needs The modules that it uses.
 * @property {boolean} replaced Whether there is a replacement at all.
 *
 * @typedef {object} Argument
 * @property {string} text
 * @property {number} binds How tightly.
 * @property {boolean} plain Whether it may be computed twice.
 * @property {boolean | null} truth What it is to `or`, if that can be read.
 * @property {boolean} given Whether the call has it; else it is a default.
 *
 * @typedef {{text: string, binds: number}} Made An expression.
 */

/** @type {Map<string, {code: string, expression: SyntaxNode}>} */
const parsedForms = new Map();

/** @param {string} code */
function expressionOf(code) {
  const known = parsedForms.get(code);
  if (known) return known;
  const statement = treeOf(code).topNode.firstChild;
  const expression = statement?.firstChild;
  if (!expression) throw new Error(`This is no expression: ${code}`);
  const made = { code, expression };
  parsedForms.set(code, made);
  return made;
}

/**
 * An expression with the arguments in place, null if one would be computed twice, or "decided" if a
 * default would decide what happens.
 * @param {Form} form
 * @param {Map<string, Argument>} given By parameter, with the defaults.
 * @param {(module: string) => string} named How the program calls `ops` and other modules.
 * @param {(helper: string) => string} helper How the program calls a helper.
 * @returns {Made | "decided" | null}
 */
export function filled(form, given, named, helper) {
  const { code, expression } = expressionOf(form.code);
  /** @type {Map<string, number>} */
  const counts = new Map();
  const droppable = new Set(form.droppable.map((names) => names.join(" ")));
  const modules = new Set(form.needs);
  const helpers = new Set(form.calls);
  let decided = false;
  /** Names that the expression itself binds, in a comprehension. */
  const own = new Set(
    expression.name.endsWith("ComprehensionExpression")
      ? childrenOf(expression)
          .filter(({ prevSibling }) => prevSibling?.name === "for")
          .map(({ from, to }) => code.slice(from, to))
      : [],
  );

  /** @param {SyntaxNode} node @param {number} tight @returns {Made} */
  const write = (node, tight) => {
    const made = bare(node);
    return made.binds < tight ? { text: `(${made.text})`, binds: BINDS.atom } : made;
  };

  /** @param {SyntaxNode} node @returns {Made} */
  const bare = (node) => {
    const text = code.slice(node.from, node.to);
    if (node.name === "VariableName") {
      /** @type {Argument | undefined} */
      const argument = own.has(text) ? undefined : given.get(text);
      if (!argument) {
        if (modules.has(text)) return { text: named(text), binds: BINDS.atom };
        if (helpers.has(text)) return { text: helper(text), binds: BINDS.atom };
        return { text, binds: BINDS.atom };
      }
      counts.set(text, (counts.get(text) ?? 0) + 1);
      const { parent } = node;
      // To Keras 2, None is what the default says.
      const isDefault = !argument.given || argument.text === "None";
      if (parent?.name === "ConditionalExpression" && node.prevSibling?.name === "if" && isDefault)
        decided = true;
      // `2.assign` would be a broken number.
      const number = parent?.name === "MemberExpression" && /^\d/.test(argument.text);
      return { text: argument.text, binds: number ? BINDS.any : argument.binds };
    }
    if (node.name === "BinaryExpression") {
      const [left, sign, right] = childrenOf(node);
      const argument = left.name === "VariableName" ? given.get(code.slice(left.from, left.to)) : undefined;
      // `None or x` and `"int32" or x`, which no reader would write.
      const isOr = code.slice(sign.from, sign.to) === "or";
      if (isOr && argument && argument.truth !== null) return bare(argument.truth ? left : right);
      // Nor would one write `floatx() or floatx()`.
      if (isOr && argument && argument.text === bare(right).text) return bare(right);
    }
    if (node.name === "ArgList") return { text: list(node), binds: BINDS.atom };
    let at = node.from;
    let made = "";
    for (const child of childrenOf(node)) {
      made += code.slice(at, child.from) + write(child, needed(child, code)).text;
      at = child.to;
    }
    return { text: made + code.slice(at, node.to), binds: binding(node, code) };
  };

  /** The arguments of a call, without defaults that its callee has too. @param {SyntaxNode} node */
  const list = (node) => {
    const callee = node.parent?.firstChild;
    const name = callee ? code.slice(callee.from, callee.to) : "";
    const written = [];
    for (const part of childrenOf(node)) {
      if (!/\w/.test(part.name) || part.name === "AssignOp" || part.nextSibling?.name === "AssignOp")
        continue;
      if (part.prevSibling?.name !== "AssignOp") {
        written.push(write(part, BINDS.any).text);
        continue;
      }
      const keyword = part.prevSibling.prevSibling;
      const word = keyword ? code.slice(keyword.from, keyword.to) : "";
      const value = code.slice(part.from, part.to);
      if (droppable.has(`${name} ${word} ${value}`) && !given.get(value)?.given) continue;
      written.push(`${word}=${write(part, BINDS.any).text}`);
    }
    return `(${written.join(", ")})`;
  };

  const made = bare(expression);
  const twice = [...counts].some(([name, count]) => count > 1 && !given.get(name)?.plain);
  if (decided) return "decided";
  return twice ? null : made;
}

/** @type {Record<string, boolean>} */
const TRUTHS = { None: false, False: false, True: true };

/** A default as an argument. @param {string} code @returns {Argument} */
export const byDefault = (code) => ({ ...argumentOf(expressionOf(code).expression, code), given: false });

/**
 * An argument of a call.
 * @param {SyntaxNode} node
 * @param {string} source What the node is of.
 * @param {string} text How it is written.
 * @returns {Argument}
 */
export function argumentOf(node, source, text = source.slice(node.from, node.to)) {
  return {
    text,
    binds: binding(node, source),
    plain: isPlain(node),
    truth: truthOf(node, source),
    given: true,
  };
}

/** @param {SyntaxNode} node @param {string} source */
function truthOf(node, source) {
  const text = source.slice(node.from, node.to);
  if (node.name === "Number") return Number(text.replaceAll("_", "")) !== 0;
  if (node.name === "String") return !/^[a-z]*(?:""|'')$/i.test(text);
  return TRUTHS[text] ?? null;
}

/** Whether an expression gives the same if it is computed twice, and costs nothing. @param {SyntaxNode} node @returns {boolean} */
export function isPlain(node) {
  switch (node.name) {
    case "VariableName":
    case "Number":
    case "String":
    case "ContinuedString":
    case "None":
    case "Boolean":
    case "Ellipsis":
      return true;
    case "MemberExpression":
      return node.lastChild?.name === "PropertyName" && !!node.firstChild && isPlain(node.firstChild);
    case "UnaryExpression":
    case "TupleExpression":
    case "ArrayExpression":
    case "ParenthesizedExpression":
      return childrenOf(node).every(
        (part) => !/\w/.test(part.name) || /^(?:ArithOp|BitOp|not)$/.test(part.name) || isPlain(part),
      );
    default:
      return false;
  }
}

/**
 * What changes in a call of which only names change: each of its arguments is handed on, in the same order.
 * @param {Form} form
 * @param {string[]} given The parameters that the call gives, in the order of the text.
 * @returns {{callee: string, keywords: string[]} | null} The keywords of these arguments, or nothing for those by position.
 */
export function inPlace(form, given) {
  const { code, expression } = expressionOf(form.code);
  const callee = expression.firstChild;
  if (expression.name !== "CallExpression" || callee?.name !== "MemberExpression") return null;
  const name = code.slice(callee.from, callee.to);
  if (!/^[\w.]+$/.test(name) || !form.needs.includes(name.split(".")[0])) return null;
  const droppable = new Set(form.droppable.map((names) => names.join(" ")));
  const parameters = new Set(form.parameters.map(([parameter]) => parameter));
  const keywords = [];
  const handed = [];
  for (const part of childrenOf(expression.lastChild ?? expression)) {
    if (!/\w/.test(part.name) || part.name === "AssignOp" || part.nextSibling?.name === "AssignOp") continue;
    const isKeyword = part.prevSibling?.name === "AssignOp";
    const keyword = isKeyword ? part.prevSibling?.prevSibling : null;
    const word = keyword ? code.slice(keyword.from, keyword.to) : "";
    const value = code.slice(part.from, part.to);
    if (part.name !== "VariableName" || !parameters.has(value)) return null;
    if (!given.includes(value)) {
      if (word && droppable.has(`${name} ${word} ${value}`)) continue;
      return null;
    }
    handed.push(value);
    keywords.push(word);
  }
  return handed.join() === given.join() ? { callee: name, keywords } : null;
}
