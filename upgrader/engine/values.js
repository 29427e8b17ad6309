// What a name in a program was given, as far as the text says it.

import { canonical } from "./names.js";
import { childrenOf } from "./syntax.js";

/**
 * @typedef {import("./names.js").Names} Names
 * @typedef {import("./syntax.js").SyntaxNode} SyntaxNode
 */

/** The methods of a class by name. @param {Names} names @param {SyntaxNode} node */
export function methodsOf(names, node) {
  /** @type {Map<string, {node: SyntaxNode, title: SyntaxNode}>} */
  const found = new Map();
  for (const part of node.lastChild ? childrenOf(node.lastChild) : []) {
    const own = part.name === "DecoratedStatement" ? part.lastChild : part;
    const title = own?.name === "FunctionDefinition" ? own.getChild("VariableName") : null;
    if (own && title) found.set(names.slice(title), { node: own, title });
  }
  return found;
}

/** What a name was given, if the text says it. @param {Names} names @param {SyntaxNode} node */
export function valueOf(names, node) {
  const chain = chainAt(names, node);
  return chain && names.lookup(chain.base, chain)?.value;
}

/** The path of an expression that has nothing but names in it. @param {Names} names @param {SyntaxNode} node */
export function pathOf(names, node) {
  const chain = chainAt(names, node);
  return chain && chain.to === node.to ? canonical(names.pathOf(chain)) : "";
}

/** @type {WeakMap<Names, Map<number, import("./names.js").Chain>>} */
const chains = new WeakMap();

/** The chain that begins where a node does. @param {Names} names @param {SyntaxNode} node */
export function chainAt(names, node) {
  const known = chains.get(names) ?? new Map(names.chains.map((chain) => [chain.node.from, chain]));
  chains.set(names, known);
  return known.get(node.from);
}

/** Whether code is in a method `call` of a class. @param {SyntaxNode} node @param {string} text */
export function isInCall(node, text) {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.name !== "FunctionDefinition") continue;
    const name = outer.getChild("VariableName");
    if (outer.parent?.parent?.name === "ClassDefinition")
      return !!name && text.slice(name.from, name.to) === "call";
  }
  return false;
}
