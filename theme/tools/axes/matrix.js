// What a person types or pastes, as rows of cells, and back.

import { LARGEST } from "./tensor.js";

/**
 * @typedef {string[][][]} Cells Slices of rows of cells.
 * @typedef {{cells: Cells, deep: boolean}} Matrix `deep` if it has three dimensions; else it is a single slice.
 */

export const LIMITS = { slices: 4, rows: 6, columns: 6 };

/** Why a text is no matrix: a name of a message, and what to put into it. */
export class MatrixError extends Error {
  /** @param {"empty" | "ragged" | "large" | "deep" | "brackets"} reason @param {string | number} detail */
  constructor(reason, detail = "") {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

const SMALLEST = 1.1754943508222875e-38;
const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** @type {Record<string, number>} */
const NAMED = { nan: NaN, inf: Infinity, "+inf": Infinity, "-inf": -Infinity };

/**
 * @param {string} text A cell.
 * @returns {{value: number, integer: boolean} | null} Null if it is no number that Keras takes.
 */
export function parseCell(text) {
  const plain = text.trim().replace("\u2212", "-").toLowerCase();
  if (plain in NAMED) return { value: NAMED[plain], integer: false };
  if (INTEGER.test(plain)) {
    const value = Number(plain) + 0;
    return value >= -(2 ** 31) && value < 2 ** 31 ? { value, integer: true } : null;
  }
  if (!NUMBER.test(plain)) return null;
  const value = Math.fround(Number(plain));
  // Backends disagree about subnormal numbers, and about what is too large for a float32.
  const ordinary =
    value === 0 ? !/^[^e]*[1-9]/i.test(plain) : Math.abs(value) >= SMALLEST && Math.abs(value) <= LARGEST;
  return ordinary ? { value, integer: false } : null;
}

/**
 * @param {Matrix} matrix
 * @returns {import("./tensor.js").Tensor | null} Null while a cell is no number.
 */
export function tensorOf({ cells, deep }) {
  const parsed = cells.flat(2).map(parseCell);
  /** @type {NonNullable<ReturnType<typeof parseCell>>[]} */
  const numbers = parsed.filter((cell) => cell !== null);
  if (numbers.length < parsed.length) return null;
  const shape = [cells[0].length, cells[0][0].length];
  const integers = numbers.every((cell) => cell.integer);
  return {
    shape: deep ? [cells.length, ...shape] : shape,
    dtype: integers ? "int32" : "float32",
    data: numbers.map((cell) => (integers ? cell.value : Math.fround(cell.value))),
  };
}

/**
 * Reads a list as Python writes it, an array as NumPy prints it, or rows from a spreadsheet.
 * @param {string} text
 * @returns {Matrix}
 * @throws {MatrixError}
 */
export function parseMatrix(text) {
  const { cells, deep } = text.includes("[") ? parseList(text) : { cells: [parseRows(text)], deep: false };
  if (!cells.length || !cells[0].length || !cells[0][0].length) throw new MatrixError("empty");
  const [rows, columns] = [cells[0].length, cells[0][0].length];
  if (cells.length > LIMITS.slices || rows > LIMITS.rows || columns > LIMITS.columns) {
    throw new MatrixError("large", deep ? `${cells.length} × ${rows} × ${columns}` : `${rows} × ${columns}`);
  }
  for (const slice of cells) {
    if (slice.length !== rows) throw new MatrixError("ragged", `${rows}, ${slice.length}`);
    for (const row of slice)
      if (row.length !== columns) throw new MatrixError("ragged", `${columns}, ${row.length}`);
  }
  return { cells, deep };
}

/** @param {string} text */
function parseRows(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim());
  const separator = text.includes("\t") ? /\t/ : /[,;]/.test(text) ? /[,;]/ : /\s+/;
  return lines.map((line) =>
    (separator.source === "\\s+" ? line.trim() : line).split(separator).map((cell) => cell.trim()),
  );
}

/** @param {string} text @returns {Matrix} */
function parseList(text) {
  // Around the list may stand `np.array(`, a dtype, or what NumPy prints.
  const list = text.slice(text.indexOf("["), text.lastIndexOf("]") + 1);
  /** @type {any[]} */
  const open = [[]];
  for (const token of list.match(/\[|\]|[^\s,[\]]+/g) ?? []) {
    if (token === "[") open.push([]);
    else if (token !== "]") open[open.length - 1].push(token.replace(/^(\d+)\.$/, "$1.0"));
    else if (open.length < 2) throw new MatrixError("brackets");
    else {
      const done = open.pop();
      open[open.length - 1].push(done);
    }
  }
  if (open.length !== 1 || open[0].length !== 1) throw new MatrixError("brackets");
  let found = open[0][0];
  const depth = nesting(found);
  if (depth > 3 || !even(found, depth)) throw new MatrixError(depth > 3 ? "deep" : "brackets");
  for (let missing = depth; missing < 3; missing++) found = [found];
  return { cells: found, deep: depth === 3 };
}

/** @param {any} list @returns {number} */
const nesting = (list) => (Array.isArray(list) ? 1 + Math.max(0, ...list.map(nesting)) : 0);
/** @param {any} list @param {number} depth @returns {boolean} */
const even = (list, depth) =>
  Array.isArray(list) ? depth > 0 && list.every((item) => even(item, depth - 1)) : depth === 0;

/** The cells as a list that Python reads. @param {Matrix} matrix */
export function literal({ cells, deep }) {
  const slices = cells.map(
    (slice) => `[${slice.map((row) => `[${row.map(python).join(", ")}]`).join(", ")}]`,
  );
  return deep ? `[${slices.join(", ")}]` : slices[0];
}

/** @param {string} cell */
function python(cell) {
  const plain = cell.trim().replace("\u2212", "-").toLowerCase();
  if (plain in NAMED) return `float("${plain}")`;
  return INTEGER.test(plain) ? String(Number(plain) + 0) : plain;
}
