// Slices of tensors with a negative step, which PyTorch doesn't have.

import { isTarget } from "./backend.js";
import { canonical, inside } from "./names.js";
import { childrenOf } from "./syntax.js";
import { called } from "./traps.js";
import { chainAt } from "./values.js";

/**
 * @typedef {import("./names.js").Names} Names
 * @typedef {import("./names.js").Place} Place
 * @typedef {import("./patterns.js").Pattern} Pattern
 * @typedef {import("./syntax.js").SyntaxNode} SyntaxNode
 */

const STEP = /:[^:,[\]]*:\s*-\s*\d/;
/** All axes whole, but for one that is reversed. */
const WHOLE = /^\[\s*((?:(?::|\.\.\.)\s*,\s*)*)::\s*-\s*1\s*((?:,\s*:\s*)*),?\s*\]$/;

const FUNCTION = /^keras\.(?:backend|ops)\.(\w+)$/;
/** Functions that give, or also take, something else than one tensor. */
const OTHERS =
  /^(?:backend|batch_get_value|concatenate|constant|convert_to_numpy|convert_to_tensor|ctc_decode|dtype|epsilon|eval|floatx|function|get_value|gradients|image_data_format|int_shape|is_\w+|meshgrid|moments|ndim|nonzero|rnn|shape|split|stack|top_k|unstack|variable|where)$/;

/**
 * @param {Names} names
 * @param {SyntaxNode} top
 * @param {import("./traps.js").Symbols} symbols
 * @param {(at: number) => string} ops What `keras.ops` is called at a place, where it is imported if it wasn't.
 * @returns {Generator<Pattern | null, void, void>} Null now and then, when there is none.
 */
export function* reversals(names, top, symbols, ops) {
  if (!STEP.test(names.text)) return;
  const cursor = top.cursor();
  for (let step = 0; cursor.next(); step++) {
    if (step % 5000 === 0) yield null;
    const { node } = cursor;
    const object = node.name === "MemberExpression" ? node.firstChild : null;
    if (!object || node.lastChild?.name !== "]" || isTarget(node)) continue;
    const slices = names.text.slice(object.to, node.to);
    const sure = STEP.test(slices) ? tensorness(names, symbols, object, node) : "";
    if (!sure) continue;
    const found = { rule: "negative-step", at: node, detail: names.slice(node) };
    const whole = slices.match(WHOLE);
    if (!whole || sure !== "known" || object.name !== "VariableName") {
      yield found;
      continue;
    }
    const [, before, behind] = whole;
    const count = (/** @type {string} */ text) => text.split(",").length - 1;
    const axis = before.includes("...") ? -1 - count(behind) : count(before);
    const flip = `${ops(node.from)}.flip(`;
    const edits = [
      { from: node.from, to: node.from, text: flip },
      { from: object.to, to: node.to, text: `, axis=${axis})` },
    ];
    yield { ...found, target: `${flip}${names.slice(object)}, axis=${axis})`, edits };
  }
}

/**
 * Whether an expression is a tensor: `known` if the text shows it, `likely` if it is used as one, or nothing.
 * @param {Names} names
 * @param {import("./traps.js").Symbols} symbols
 * @param {SyntaxNode} object
 * @param {SyntaxNode} slice
 */
function tensorness(names, symbols, object, slice) {
  const place = chainAt(names, object);
  if (!place) return "";
  if (isTensor(names, symbols, object, place, 0)) return "known";
  const binding = object.name === "VariableName" && names.lookup(names.slice(object), place);
  if (!binding || binding.value || binding.scope.kind !== "function") return "";
  // A parameter.
  let around = object.parent;
  while (around && !/^(?:FunctionDefinition|LambdaExpression)$/.test(around.name)) around = around.parent;
  const isUsed = (/** @type {Place} */ one) => {
    const { path, positional } = called(names, one);
    const [first] = positional;
    const [, name] = path.match(FUNCTION) ?? [];
    if (!first || !name || (OTHERS.test(name) && !/^(?:int_shape|ndim|shape)$/.test(name))) return false;
    return first.from === slice.from ? first.to === slice.to : names.slice(first) === names.slice(object);
  };
  const title = around?.getChild("VariableName");
  const isLayers =
    !!title && names.slice(title) === "call" && around?.parent?.parent?.name === "ClassDefinition";
  return isLayers || (around && inside(names.calls, around).some(isUsed)) ? "likely" : "";
}

/** @param {Names} names @param {import("./traps.js").Symbols} symbols @param {SyntaxNode} node @param {Place} place @param {number} depth @returns {boolean} */
function isTensor(names, symbols, node, place, depth) {
  if (depth > 20) return false;
  const again = (/** @type {SyntaxNode} */ one, where = place) =>
    isTensor(names, symbols, one, where, depth + 1);
  const parts = childrenOf(node);
  switch (node.name) {
    case "VariableName": {
      const value = names.lookup(names.slice(node), { ...place, node })?.value;
      return !!value && again(value.node, value);
    }
    case "CallExpression": {
      const [, name] = canonical(names.path(node.firstChild, place)).match(FUNCTION) ?? [];
      if (name)
        return !OTHERS.test(name) || /^(?:constant|convert_to_tensor|concatenate|stack|variable)$/.test(name);
      return symbols.symbolic(node, place);
    }
    case "MemberExpression":
      return node.lastChild?.name === "]" && again(parts[0]);
    case "BinaryExpression":
    case "ParenthesizedExpression":
      return parts.some((part) => again(part));
    default:
      return false;
  }
}
