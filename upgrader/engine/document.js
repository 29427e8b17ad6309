// A file as bytes and as the text that is upgraded, and the way back: what isn't changed stays as it was,
// byte for byte.

import { applied } from "./edits.js";
import { faultOf, valuesOf } from "./json.js";
import { CELL, LIMITS, SourceError, decoded, isNotebook, megabytes, normal, python } from "./source.js";

/**
 * @typedef {import("./edits.js").Edit} Edit
 * @typedef {import("./json.js").Value} Value
 *
 * @typedef {object} Cell A code cell of a notebook.
 * @property {string} source As the notebook has it.
 * @property {Value} value Where it stands there.
 * @property {number} from Where it begins in the text.
 * @property {number} to
 */

export class Document {
  /**
   * @param {string} name
   * @param {Uint8Array} bytes
   * @param {string} [given] Its encoding, if it isn't the one that it declares, as of a text that was pasted.
   * @throws {SourceError} It can't be read.
   */
  constructor(name, bytes, given) {
    if (bytes.length > LIMITS.size) throw new SourceError("large", megabytes(bytes.length));
    const { text, encoding } = decoded(bytes, given);
    this.given = given;
    this.name = name;
    this.bytes = bytes;
    this.original = text;
    this.encoding = encoding;
    /** Whether its cells are what is upgraded. */
    this.isNotebook = isNotebook(name);
    /** @type {Cell[]} */
    this.cells = this.isNotebook ? cellsOf(text) : [];
    /** What is upgraded: Python, with one kind of line end. */
    this.text = this.isNotebook
      ? this.cells.map(({ source }, i) => `${CELL}${i + 1}]\n${python(source)}\n`).join("\n")
      : normal(text);
  }

  /**
   * The bytes with edits of the text.
   * @param {Edit[]} edits In the order of the text; none overlap.
   * @returns {Uint8Array}
   * @throws {SourceError} Its encoding has no bytes for a character.
   */
  written(edits) {
    const text = this.textWith(edits);
    const bytes = this.encoded(this.mark + text);
    // What can't be read as it is meant isn't written.
    if (decoded(bytes, this.given).text !== text) throw new SourceError("encoding", this.encoding);
    return bytes;
  }

  /** The file's own text with edits of the text that is upgraded. @param {Edit[]} edits */
  textWith(edits) {
    return applied(this.original, this.ownEdits(edits));
  }

  /** Edits of the text that is upgraded, as edits of the file's own text. @param {Edit[]} edits @returns {Edit[]} */
  ownEdits(edits) {
    if (!this.isNotebook) return moved(this.original, edits);
    /** @type {Edit[]} */
    const own = [];
    for (const { source, value, from, to } of this.cells) {
      const inside = edits.filter((edit) => edit.from >= from && edit.from <= to + 1);
      if (!inside.length) continue;
      // The line end behind a cell's last line is not the cell's.
      const moved = inside.map(({ from: start, to: end, text }) =>
        start > to
          ? { from: to - from, to: to - from, text: `\n${text.replace(/\n$/, "")}` }
          : { from: start - from, to: Math.min(end, to) - from, text },
      );
      const text = restored(source, moved);
      own.push({ from: value.from, to: value.to, text: quoted(text, value, this.original) });
    }
    return own;
  }

  /** A part of the file, such as a patch of it, in its own encoding. @param {string} text @returns {Uint8Array} @throws {SourceError} It has no bytes for a character. */
  encoded(text) {
    return encoded(text, this.encoding, this.bytes);
  }

  /** The byte order mark that the file begins with, or nothing. */
  get mark() {
    const head = new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.bytes.subarray(0, 3));
    return head.startsWith("\ufeff") && this.encoding === "utf-8" ? "\ufeff" : "";
  }
}

/** @param {string} text @returns {Cell[]} */
function cellsOf(text) {
  try {
    const notebook = JSON.parse(text);
    const root = valuesOf(text);
    // Before version 4, cells were in worksheets, and their code was called input.
    const sheets = notebook.cells ? [notebook] : notebook.worksheets;
    const values = notebook.cells ? [root] : (root.members?.get("worksheets")?.items ?? []);
    const cells = [];
    let from = 0;
    for (const [i, sheet] of sheets.entries())
      for (const [j, cell] of sheet.cells.entries()) {
        if (cell.cell_type !== "code") continue;
        const members = values[i].members?.get("cells")?.items?.[j].members;
        const value = members?.get("source") ?? members?.get("input");
        const found = cell.source ?? cell.input;
        const source = Array.isArray(found) ? found.join("") : found;
        if (!value || typeof source !== "string") throw new SourceError("notebook");
        from += `${CELL}${cells.length + 1}]\n`.length;
        const to = from + python(source).length;
        cells.push({ source, value, from, to });
        from = to + 2;
      }
    return cells;
  } catch (error) {
    throw error instanceof SourceError ? error : new SourceError("notebook", jsonPlace(text));
  }
}

/** The line in which a text stops being JSON, if it does. @param {string} text */
function jsonPlace(text) {
  try {
    JSON.parse(text);
    return "";
  } catch {
    return String(text.slice(0, faultOf(text)).split("\n").length);
  }
}

/** A cell's code as the notebook writes code: as a list or as one text, in lines or not. @param {string} code @param {Value} value @param {string} json */
function quoted(code, value, json) {
  const old = json.slice(value.from, value.to);
  const isAscii = /\\u[\da-f]{4}/i.test(old) && !/[^\x00-\x7f]/.test(old);
  const string = (/** @type {string} */ text) => {
    const made = JSON.stringify(text);
    return isAscii
      ? made.replace(/[^\x00-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
      : made;
  };
  if (!value.items) return string(code);
  // Lines that were there are written as they were.
  const known = new Map(
    value.items.map(({ from, to }) => [JSON.parse(json.slice(from, to)), json.slice(from, to)]),
  );
  const lines = (code.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => known.get(line) ?? string(line));
  const [first] = value.items;
  const before = first ? json.slice(value.from + 1, first.from) : "";
  const last = value.items.at(-1);
  const behind = last ? json.slice(last.to, value.to - 1) : "";
  const second = value.items[1];
  const between =
    first && second ? json.slice(first.to, second.from) : before.includes("\n") ? `,${before}` : ", ";
  return `[${before}${lines.join(between)}${behind}]`;
}

/** A text with edits of the same text with one kind of line end. @param {string} original @param {Edit[]} edits */
export const restored = (original, edits) => applied(original, moved(original, edits));

/** Edits of a text with one kind of line end, as edits of the text itself. @param {string} original @param {Edit[]} edits @returns {Edit[]} */
function moved(original, edits) {
  if (!original.includes("\r")) return edits;
  const crlf = original.match(/\r\n/g)?.length ?? 0;
  const lf = (original.match(/\n/g)?.length ?? 0) - crlf;
  const cr = (original.match(/\r/g)?.length ?? 0) - crlf;
  const end = crlf >= lf && crlf >= cr ? "\r\n" : lf >= cr ? "\n" : "\r";
  /** Where `\r\n` begins, counted as one character each. */
  const pairs = [...original.matchAll(/\r\n/g)].map(({ index }, i) => index - i);
  let passed = 0;
  const place = (/** @type {number} */ at) => {
    while (passed < pairs.length && pairs[passed] < at) passed++;
    return at + passed;
  };
  return edits.map(({ from, to, text }) => {
    const start = place(from);
    return { from: start, to: place(to), text: text.replaceAll("\n", end) };
  });
}

/**
 * @param {string} text
 * @param {string} encoding
 * @param {Uint8Array} old The bytes that it was read from.
 */
function encoded(text, encoding, old) {
  const name = new TextDecoder(encoding).encoding;
  if (name === "utf-8") return new TextEncoder().encode(text);
  if (name.startsWith("utf-16")) {
    const isLittle = name === "utf-16le";
    const view = new DataView(new ArrayBuffer(2 * text.length + 2));
    // It was read without its mark.
    view.setUint16(0, 0xfeff, isLittle);
    for (let i = 0; i < text.length; i++) view.setUint16(2 * i + 2, text.charCodeAt(i), isLittle);
    return new Uint8Array(view.buffer);
  }
  const table = bytesIn(name);
  /** @type {number[]} */
  const bytes = [];
  for (const char of text) {
    const found = table.get(char);
    if (!found) throw new SourceError("encoding", encoding);
    bytes.push(...found);
  }
  return Uint8Array.from(bytes.length ? bytes : old.subarray(0, 0));
}

/** @type {Map<string, Map<string, number[]>>} */
const tables = new Map();

/** The bytes of characters in an encoding of one or two bytes each. @param {string} encoding */
function bytesIn(encoding) {
  const known = tables.get(encoding);
  if (known) return known;
  /** @type {Map<string, number[]>} */
  const table = new Map();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const add = (/** @type {number[]} */ bytes) => {
    try {
      const char = decoder.decode(Uint8Array.from(bytes));
      if ([...char].length === 1 && !table.has(char)) table.set(char, bytes);
    } catch {
      // These bytes are no character.
    }
  };
  for (let first = 0; first < 256; first++) add([first]);
  for (let first = 128; first < 256; first++)
    for (let second = 48; second < 256; second++) add([first, second]);
  tables.set(encoding, table);
  return table;
}
