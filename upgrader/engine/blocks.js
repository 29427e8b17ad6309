// The lines that edits change: what stands there, and what takes their place.

import { after } from "./search.js";

/**
 * @typedef {import("./edits.js").Edit} Edit
 *
 * @typedef {object} Block Lines that edits change together.
 * @property {number} from The first line, counted from 0.
 * @property {number} to The line after the last one: the same where lines are only added.
 * @property {number} start Where they begin in the text.
 * @property {number} end
 * @property {Edit[]} edits In the order of the text.
 *
 * @typedef {{text: string, isChanged: boolean}[]} Line A line in pieces, without its line end.
 */

/** The places where lines begin. @param {string} text */
export function startsOf(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * The blocks of a text, in its order; none overlap.
 * @param {string} text
 * @param {Edit[]} edits In the order of the text; none overlap.
 * @param {Edit[]} others Edits that are not made, whose lines are blocks too.
 * @returns {Block[]}
 */
export function blocksOf(text, edits, others = []) {
  const starts = startsOf(text);
  /** The line of a position. @param {number} at */
  const place = (at) => after(starts, (start) => start <= at) - 1;
  const spans = [
    ...others.map((edit) => ({ edit: null, ...spanOf(edit, starts, place) })),
    ...edits.map((edit) => ({ edit, ...spanOf(edit, starts, place) })),
  ].sort((a, b) => a.from - b.from || a.to - b.to);
  /** @type {Block[]} */
  const blocks = [];
  for (const { edit, from, to } of spans) {
    let last = blocks.at(-1);
    const isSame = last && (from < last.to || (from === last.from && to === last.to));
    if (!last || !isSame) blocks.push((last = { from, to, start: 0, end: 0, edits: [] }));
    last.to = Math.max(last.to, to);
    if (edit) last.edits.push(edit);
  }
  for (const block of blocks) {
    block.start = starts[block.from];
    block.end = starts[block.to] ?? text.length;
    block.edits.sort((a, b) => a.from - b.from || a.to - b.to);
  }
  return blocks;
}

/** The lines that an edit touches. @param {Edit} edit @param {number[]} starts @param {(at: number) => number} place */
function spanOf({ from, to, text }, starts, place) {
  const first = place(from);
  const last = place(to);
  const isBegin = starts[last] === to;
  // Whole lines that go or come leave the line behind them as it is.
  const isWhole = text.endsWith("\n") || (!text && to > from && starts[first] === from);
  return { from: first, to: isBegin && isWhole ? last : last + 1 };
}

/**
 * The old lines of a block, with what goes marked.
 * @param {string} text
 * @param {Block} block
 * @returns {Line[]}
 */
export function oldLines(text, { start, end, edits }) {
  const pieces = [];
  let at = start;
  for (const edit of edits) {
    pieces.push({ text: text.slice(at, edit.from), isChanged: false });
    pieces.push({ text: text.slice(edit.from, edit.to), isChanged: true });
    at = edit.to;
  }
  pieces.push({ text: text.slice(at, end), isChanged: false });
  return linesOf(pieces);
}

/**
 * The new lines of a block, with what comes marked.
 * @param {string} text
 * @param {Block} block
 * @returns {Line[]}
 */
export function newLines(text, { start, end, edits }) {
  const pieces = [];
  let at = start;
  for (const edit of edits) {
    pieces.push({ text: text.slice(at, edit.from), isChanged: false });
    pieces.push({ text: edit.text, isChanged: true });
    at = edit.to;
  }
  pieces.push({ text: text.slice(at, end), isChanged: false });
  return linesOf(pieces);
}

/** Pieces of a text as lines. @param {Line} pieces @returns {Line[]} */
function linesOf(pieces) {
  /** @type {Line[]} */
  const lines = [];
  /** @type {Line | null} */
  let line = null;
  for (const { text, isChanged } of pieces) {
    for (const [i, part] of text.split("\n").entries()) {
      if (i > 0 && line) lines.push(line);
      if (i > 0 || !line) line = [];
      if (part) line.push({ text: part, isChanged });
    }
  }
  // Behind the last line end there is no other line.
  if (line?.length) lines.push(line);
  return lines;
}
