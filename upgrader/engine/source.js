// What readers bring: text, files and notebooks, as Python text.

import { after } from "./search.js";

export const LIMITS = { size: 5_000_000, files: 2_000 };

/** Why something that was brought can't be checked. */
export class SourceError extends Error {
  /** @param {"large" | "binary" | "encoding" | "notebook" | "unreadable"} reason @param {string} detail */
  constructor(reason, detail = "") {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

export const CELL = "# %% [";

/** So much of a line is shown on each side: there are files of one line. */
const LONG = 120;

/** Installed packages, and what is hidden, is not the reader's code. */
const LEFT_OUT = /(?:^|\/)(?:\.[^/]+|node_modules|__pycache__|site-packages|venv)\//;

/** @param {string} path */
export const isOwn = (path) => /\.(?:py|ipynb)$/i.test(path) && !LEFT_OUT.test(path);

/** @param {string} name */
export const isNotebook = (name) => /\.ipynb$/i.test(name);

/** @param {number} size */
export const megabytes = (size) => (size / 1_000_000).toFixed(1);

/** With one kind of line end, as text areas have it. @param {string} text */
export const normal = (text) => text.replace(/\r\n?/g, "\n");

/** What Python calls encodings, and browsers call otherwise. @type {Record<string, string>} */
const LABELS = {
  "latin-1": "latin1",
  cp936: "gbk",
  936: "gbk",
  cp932: "shift_jis",
  cp949: "euc-kr",
  cp950: "big5",
  euc_jp: "euc-jp",
  euc_kr: "euc-kr",
};

/** @param {string} declared */
const labelOf = (declared) => LABELS[declared.toLowerCase()] ?? declared;

/** @param {Uint8Array} bytes @param {string} [given] The encoding, if it is known. @returns {{text: string, encoding: string}} Without a byte order mark. */
export function decoded(bytes, given) {
  const wide = { "255 254": "utf-16le", "254 255": "utf-16be" }[bytes.subarray(0, 2).join(" ")];
  if (!wide && bytes.includes(0)) throw new SourceError("binary");
  // As Python looks for it: in the first two lines.
  const head = String.fromCharCode(...bytes.subarray(0, 400)).split(/\r\n?|\n/, 2);
  const declared = head.join("\n").match(/^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/m)?.[1];
  // As Python takes it: with anything behind the name.
  const known = declared
    ?.toLowerCase()
    .replaceAll("_", "-")
    .match(/^(?:utf-8|latin-1|iso-8859-1)(?=-|$)/)?.[0];
  const encoding = given ?? wide ?? labelOf(known ?? declared ?? "utf-8");
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    throw new SourceError("encoding", encoding);
  }
}

/** The code of a cell, with one kind of line end, and as comments if it isn't Python. @param {string | string[]} source */
export function python(source) {
  const text = normal(Array.isArray(source) ? source.join("") : source);
  const magic = text.match(/^\s*%%(\w+)/)?.[1];
  // A cell in another language keeps its lines, as comments.
  return !magic || /^(?:time|timeit|capture|prun)$/.test(magic) ? text : text.replace(/^/gm, "# ");
}

/** Turns positions in a text into lines and columns, and into cells. */
export class Lines {
  /** @param {string} text @param {boolean} cells Whether it is a notebook's. */
  constructor(text, cells) {
    this.text = text;
    this.starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.starts.push(at + 1);
    this.cells = cells
      ? this.starts.flatMap((start, i) =>
          text.startsWith(CELL, start) ? [{ line: i + 1, number: this.#number(start) }] : [],
        )
      : [];
  }

  /** @param {number} start */
  #number(start) {
    return parseInt(this.text.slice(start + CELL.length, start + CELL.length + 8), 10);
  }

  /** All of them count from 1. @param {number} at @returns {{cell: number | null, line: number, column: number}} */
  place(at) {
    const i = this.index(at);
    const cell = this.cells.findLast(({ line }) => line <= i + 1);
    return { cell: cell?.number ?? null, line: i + 1 - (cell?.line ?? 0), column: at - this.starts[i] + 1 };
  }

  /** The line, from 0, counted through all cells. @param {number} at */
  index(at) {
    return after(this.starts, (start) => start <= at) - 1;
  }

  /**
   * The line of code at a position, in three: what stands before the piece, the piece as far as the line
   * goes, and the rest.
   * @param {number} from
   * @param {number} to
   * @returns {[string, string, string]}
   */
  around(from, to) {
    const i = this.index(from);
    const end = (this.starts[i + 1] ?? this.text.length + 1) - 1;
    const until = Math.min(to, end);
    return [
      this.text.slice(Math.max(this.starts[i], from - LONG), from).trimStart(),
      this.text.slice(from, Math.min(until, from + LONG)),
      this.text.slice(until, Math.min(end, until + LONG)).trimEnd(),
    ];
  }
}
