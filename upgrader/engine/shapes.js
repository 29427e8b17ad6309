// What is asked of a shape, which Keras 3 has as a tuple: numbers, and None for what isn't known.

import { childrenOf } from "./syntax.js";

/**
 * @typedef {import("./edits.js").Edit} Edit
 * @typedef {import("./syntax.js").SyntaxNode} SyntaxNode
 *
 * @typedef {object} Asked
 * @property {SyntaxNode} at What is asked, such as `ndims`.
 * @property {string} detail
 * @property {string} [target] What takes its place, in code.
 * @property {Edit[]} [edits] Without any, it stays.
 */

/** What only TensorFlow's shapes have. */
const GONE =
  /^(?:as_list|as_proto|assert_\w+|concatenate|dims|is_compatible_with|is_fully_defined|merge_with|num_elements|with_rank\w*)$/;

/**
 * What a tuple has not of what is asked of a shape, or of slices of it.
 * @param {SyntaxNode} shape
 * @param {string} text
 * @returns {Asked | null}
 */
export function askedOf(shape, text) {
  let node = shape;
  let outer = around(node);
  for (; outer && isSlice(outer); outer = around(node)) node = outer;
  const at = outer?.lastChild;
  if (!outer || !at) return null;
  if (at.name === "]") {
    const value = around(outer);
    const name = value?.lastChild;
    if (!value || !name || text.slice(name.from, name.to) !== "value") return null;
    if (childrenOf(outer)[2]?.name === "String") return null;
    const edits = [{ from: outer.to, to: value.to, text: "" }];
    return { at: name, detail: ".shape[…].value", target: ".shape[…]", edits };
  }
  const name = text.slice(at.from, at.to);
  const call =
    outer.parent?.name === "CallExpression" && outer.parent.firstChild?.to === outer.to ? outer.parent : null;
  const within = (/** @type {string} */ builtin, /** @type {SyntaxNode} */ end) => ({
    at,
    target: `${builtin}(….shape)`,
    edits: [
      { from: shape.from, to: shape.from, text: `${builtin}(` },
      { from: node.to, to: end.to, text: ")" },
    ],
  });
  if (/^(?:ndims|rank)$/.test(name) && !call) return { detail: `.shape.${name}`, ...within("len", outer) };
  const isList = name === "as_list" && call?.lastChild && childrenOf(call.lastChild).length === 2;
  if (isList) return { detail: ".shape.as_list()", ...within("list", call) };
  return GONE.test(name) ? { at, detail: `.shape.${name}` } : null;
}

/** The expression that takes an attribute or an element of a node. @param {SyntaxNode} node */
const around = ({ to, parent }) =>
  parent?.name === "MemberExpression" && parent.firstChild?.to === to ? parent : null;

/** Whether an expression is a slice of another one. @param {SyntaxNode} node */
export const isSlice = (node) =>
  node.name === "MemberExpression" && childrenOf(node).some(({ name }) => name === ":");
