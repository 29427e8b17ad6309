// Lines of code as elements, with what changes marked.

import { CELL } from "../../../upgrader/engine/source.js";
import { element } from "../element.js";
import { shortened } from "./short.js";

/** @typedef {import("../../../upgrader/engine/blocks.js").Line} Line */

/**
 * What lines are called: their number, or that in their cell.
 * @param {string[]} lines
 * @param {boolean} isNotebook
 * @returns {number[]} The marker of a cell is line 0 of it.
 */
export function numbered(lines, isNotebook) {
  let first = -1;
  return lines.map((line, i) => {
    if (isNotebook && line.startsWith(CELL)) first = i;
    return first < 0 ? i + 1 : i - first;
  });
}

/** @param {Line} line @param {number} [number] */
export function lineOf(line, number) {
  const made = element(
    "code",
    { className: "checker-line" },
    line.map(({ text, isChanged }) => (isChanged ? element("mark", { textContent: text }) : text)),
  );
  // Shown by the stylesheet, so that who copies the code doesn't copy the numbers.
  if (number !== undefined) made.dataset.line = number ? String(number) : "";
  return made;
}

/** A line of which nothing changes. @param {string} text @returns {Line} */
export const plain = (text) => (text ? shortened([{ text, isChanged: false }]) : []);

/** How many spaces all lines begin with. @param {Line[]} lines */
export function indentOf(lines) {
  const indents = lines.flatMap((line) => {
    const text = line.map(({ text }) => text).join("");
    return text.trim() ? [text.match(/^ */)?.[0].length ?? 0] : [];
  });
  return indents.length ? Math.min(...indents) : 0;
}

/** A line without its first spaces. @param {Line} line @param {number} indent @returns {Line} */
export function dedented(line, indent) {
  let left = indent;
  return line.flatMap(({ text, isChanged }) => {
    const cut = Math.min(left, text.length);
    left -= cut;
    return cut < text.length ? [{ text: text.slice(cut), isChanged }] : [];
  });
}
