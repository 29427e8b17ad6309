// A file as a diff, of which each change can be switched off.

import words from "#words/checker";

import { element } from "../element.js";
import { lineOf, numbered, plain } from "./lines.js";
import { noteOf, titleOf } from "./list.js";

/**
 * @typedef {import("../../../upgrader/engine/blocks.js").Line} Line
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./work.js").Result} Result
 */

/** How many lines stand around a change. */
const CONTEXT = 3;

/**
 * @param {string} text
 * @param {boolean} isNotebook
 * @param {Result} result
 * @param {(keys: number[], isOn: boolean) => void} turn
 */
export function diffOf(text, isNotebook, result, turn) {
  const lines = text.split("\n");
  if (!lines[lines.length - 1]) lines.pop();
  const numbers = numbered(lines, isNotebook);
  /** By block, what was found there. @type {Map<number, Row[]>} */
  const found = new Map();
  for (const row of result.rows) found.set(row.block, [...(found.get(row.block) ?? []), row]);

  const made = element("div", { className: "checker-diff" });
  /** @type {Map<string, Row>} */
  const first = new Map();
  /** How many more lines there are on the new side; cells count on their own. */
  let shift = 0;
  /** The line up to which all is shown or skipped. */
  let at = 0;
  const pass = (/** @type {number} */ to) => {
    for (; at < to; at++) if (numbers[at] === 0) shift = 0;
  };
  const context = (/** @type {number} */ to) => {
    if (to <= at) return;
    const [old, copy] = [[], []].map(() => element("div", {}));
    // The same once more, for the eye alone.
    copy.ariaHidden = "true";
    for (; at < to; at++) {
      if (numbers[at] === 0) shift = 0;
      old.append(lineOf(plain(lines[at]), numbers[at]));
      copy.append(lineOf(plain(lines[at]), numbers[at] && numbers[at] + shift));
    }
    made.append(element("div", { className: "checker-columns checker-context" }, [old, copy]));
  };
  const skip = (/** @type {number} */ to) => {
    if (to > at)
      made.append(
        element("p", { className: "checker-skipped", textContent: words.skipped({ count: to - at }) }),
      );
    pass(to);
  };

  for (const [i, block] of result.blocks.entries()) {
    // What is skipped is more than a few lines.
    if (block.from - at > 3 * CONTEXT) {
      context(at && at + CONTEXT);
      skip(block.from - CONTEXT);
    }
    context(block.from);
    const number = numbers[block.from] ?? lines.length + 1;
    made.append(blockOf(block, number, shift, found.get(i) ?? [], first, turn));
    shift += block.new.length - block.old.length;
    at = Math.max(at, Math.min(lines.length, block.to));
  }
  if (lines.length - at > 2 * CONTEXT) {
    context(at + CONTEXT);
    skip(lines.length);
  } else context(lines.length);
  return made;
}

/** @param {Result["blocks"][number]} block @param {number} first The number of its first line. @param {number} shift @param {Row[]} rows @param {Map<string, Row>} known By what is said, where it was said first. @param {(keys: number[], isOn: boolean) => void} turn */
function blockOf(block, first, shift, rows, known, turn) {
  const isSame = !block.isOn;
  const side = (
    /** @type {"del" | "ins" | "div"} */ name,
    /** @type {Line[]} */ lines,
    /** @type {number} */ from,
  ) =>
    element(
      name,
      {},
      lines.map((line, i) => lineOf(line, from + i)),
    );
  return element("div", { className: `checker-block${isSame ? " checker-same" : ""}` }, [
    element(
      "ul",
      { className: "checker-switches" },
      rows.length
        ? rows.map((row) =>
            element("li", { className: `checker-${row.kind}` }, [
              switchOf(row, turn),
              ...noteOf(row, known).note,
            ]),
          )
        : [element("li", { textContent: words.follows })],
    ),
    element(
      "div",
      { className: "checker-columns" },
      isSame
        ? [side("div", block.old, first), side("div", block.new, first + shift)]
        : [side("del", block.old, first), side("ins", block.new, first + shift)],
    ),
  ]);
}

/** @param {Row} row @param {(keys: number[], isOn: boolean) => void} turn */
function switchOf(row, turn) {
  const { key } = row;
  if (key === null) return element("span", {}, titleOf(row));
  const box = element("input", { type: "checkbox", checked: !row.isOff });
  box.dataset.key = String(key);
  box.onchange = () => turn([key], box.checked);
  return element("label", {}, [box, " ", ...titleOf(row)]);
}
