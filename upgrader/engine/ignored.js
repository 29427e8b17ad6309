// Lines that their author wants as they are.

/** What a comment at the end of such a line has, behind others if there are any. */
const IGNORE = /#\s*keras3:\s*ignore\b/g;

/**
 * Whether what begins at a place is in such a line.
 * @param {string} text
 * @param {import("./syntax.js").Tree} tree
 * @returns {(from: number) => boolean}
 */
export function ignored(text, tree) {
  /** The beginnings of the lines. @type {Set<number>} */
  const lines = new Set();
  const lineOf = (/** @type {number} */ at) => text.lastIndexOf("\n", at - 1) + 1;
  for (const { index } of text.matchAll(IGNORE))
    // The same words in a string are none.
    if (tree.resolveInner(index, 1).name === "Comment") lines.add(lineOf(index));
  return (from) => lines.size > 0 && lines.has(lineOf(from));
}
