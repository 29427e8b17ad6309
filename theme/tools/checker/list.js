// The findings as a list, with the lines before and after.

import words from "#words/checker";

import { element } from "../element.js";
import { dedented, indentOf, lineOf } from "./lines.js";
import { placeOf } from "./sentences.js";

/**
 * @typedef {import("./index.js").Source} Source
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./work.js").Block} Block
 *
 * @typedef {object} Parts What the list is made with.
 * @property {(row: Row) => {href: string, text: string} | null} linkOf
 * @property {(row: Row) => void} go To the line of a finding.
 */

/** So many lines of a change are shown. */
const SHOWN = 12;

/** @param {Row[]} rows @param {Block[]} blocks @param {Parts} parts */
export function listOf(rows, blocks, parts) {
  /** @type {Row[][]} */
  const groups = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && row.block >= 0 && last[0].block === row.block) last.push(row);
    else groups.push([row]);
  }
  /** By what is said, where it was said first. @type {Map<string, Row>} */
  const first = new Map();
  return element(
    "ol",
    {},
    groups.map((group) =>
      element("li", {}, [
        codeOf(group[0], blocks[group[0].block]),
        element(
          "ul",
          {},
          group.map((row) => finding(row, first, parts)),
        ),
      ]),
    ),
  );
}

/** @param {Row} row @param {Block | undefined} block */
function codeOf(row, block) {
  if (!block) {
    const [before, piece, rest] = row.code;
    if (!row.code.join("")) return "";
    return element("p", { className: "checker-code" }, [
      element("code", {}, [before, element("mark", { textContent: piece }), rest]),
    ]);
  }
  const indent = indentOf([...block.old, ...block.new]);
  const side = (/** @type {"del" | "ins"} */ name, /** @type {Block["old"]} */ lines) => {
    const shown = lines.slice(0, SHOWN).map((line) => lineOf(dedented(line, indent)));
    const rest = lines.length - shown.length;
    const made = element(name, {}, shown);
    if (rest > 0) made.append(element("small", { textContent: words.lines({ count: rest }) }));
    if (!lines.length) made.append(element("small", { textContent: words.removed }));
    return made;
  };
  return element("div", { className: "checker-change" }, [side("del", block.old), side("ins", block.new)]);
}

/** @param {Row} row @param {Map<string, Row>} first @param {Parts} parts */
function finding(row, first, { linkOf, go }) {
  const jump = element("button", { type: "button", textContent: placeOf(row.where) });
  jump.onclick = () => go(row);
  const link = linkOf(row);
  const { isFirst, note } = noteOf(row, first);
  return element("li", { className: `checker-finding checker-${row.kind}` }, [
    element("p", {}, [jump, " ", ...titleOf(row)]),
    ...note,
    ...(link && isFirst
      ? [
          element("p", { className: "checker-note" }, [
            element("a", { href: link.href, textContent: link.text }),
          ]),
        ]
      : []),
  ]);
}

/**
 * What there is to know of a finding, or where it was said first.
 * @param {Row} row
 * @param {Map<string, Row>} first By what is said, where it was said first.
 */
export function noteOf(row, first) {
  const key = `${row.rule} ${row.message}`;
  const earlier = first.get(key);
  if (row.message && !earlier) first.set(key, row);
  const message = earlier ? words.as({ line: placeOf(earlier.where) }) : row.message;
  // A name of the code is written as it is, also at the beginning.
  const className = message.startsWith("`") ? "checker-note" : "checker-note checker-sentence";
  return { isFirst: !earlier, note: message ? [element("p", { className }, prose(message))] : [] };
}

/** What a finding is, in short. @param {Row} row @returns {(Node | string)[]} */
export function titleOf(row) {
  const code = (/** @type {string} */ text) => element("code", { textContent: text });
  return [
    element("strong", {
      className: "checker-kind",
      textContent: row.isOff ? words.is_off : words.kinds[row.kind],
    }),
    " ",
    ...(row.subject ? [code(row.subject)] : []),
    ...(row.replacement && row.replacement !== row.subject ? [" → ", code(row.replacement)] : []),
    ...(row.hazard
      ? [
          " ",
          element("span", {
            className: row.hazard === "ordinary" ? "hazard" : "hazard edge",
            textContent: words.hazards[row.hazard],
          }),
        ]
      : []),
  ];
}

/** @param {string} text With code between backticks. */
export const prose = (text) =>
  text.split("`").map((part, i) => (i % 2 ? element("code", { textContent: part }) : part));
