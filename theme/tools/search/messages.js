// Which entry a message has, if any.

import { normalized, plain, terms } from "./text.js";

/**
 * @typedef {import("./engine.js").Doc} Doc
 *
 * @typedef {object} Match
 * @property {Doc} doc
 * @property {number} length How many characters of the message it accounts for.
 *
 * @typedef {object} Wording One wording of an entry's message.
 * @property {Doc} doc
 * @property {string[]} parts What stands in every such message, in this order.
 *
 * @typedef {object} Line A line that a run printed and an entry shows.
 * @property {Doc} doc
 * @property {string} text
 * @property {Set<string>} terms
 */

/** A message may be this long; a traceback's end holds it. */
export const LONGEST = 10_000;
/** An unseen wording is an entry's from this share of what both say on. */
const ALIKE = 0.7;

const EXCEPTION = /(?<![\w.])(?:[A-Za-z_][\w.]{0,80})?(?:Error|Exception|Warning)(?::\s|:?\s*$)/m;
/** What Keras puts in front of the message of an exception in a layer. */
const WRAPPER =
  /Exception encountered when calling (?:[^\n]{0,200}?\.call\(\)|layer '[^\n']{0,200}' \(type [^\n)]{0,100}\))\.?\s*/g;
const TRACEBACK = /Traceback \(most recent call last\)|^ *File '|^-+> *\d/m;
/** An exception without a message, or nothing. */
const BARE = /^\s*[\w.]*:?\s*$/;
const QUESTION =
  /^(?:how|what|why|when|where|which|who|can|could(?! not)|is|are|does|do|should)\b|[?？]\s*$/i;
const BUILTIN =
  /^(?:(?:Not ?Implemented|Runtime|Value|Type|Attribute|Key|Index|Name|Import|ModuleNotFound|Assertion)Error)$/i;

/** A message as it is compared: numbers are the reader's own. @param {string} text */
const squeezed = (text) =>
  normalized(text)
    .replace(/(?<![\w.])\d+(?![\w.])/g, "#")
    .replace(/\s+/g, " ")
    .toLowerCase()
    .trim();

/** Whether a query is a message rather than words that somebody looks for. @param {string} query */
export function isMessage(query) {
  if (EXCEPTION.test(query) || TRACEBACK.test(query) || query.search(WRAPPER) >= 0) return true;
  const words = query.match(/[A-Za-z_][\w.]*/g)?.length ?? 0;
  const han = query.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  if (han > words || QUESTION.test(query.trim())) return false;
  return words >= (/(?:^|[\s(=])'[\w.<]/.test(query) ? 4 : 9);
}

/**
 * What a message is to be looked up by, in order: its last exception, and those before it.
 *
 * @param {string} query
 */
export function exceptions(query) {
  const text = query.slice(-LONGEST);
  const inner = divided(text.replace(WRAPPER, ""));
  return BARE.test(inner[0]) ? divided(text) : inner;
}

/** @param {string} text */
function divided(text) {
  const starts = [...text.matchAll(new RegExp(EXCEPTION.source, "gm"))].map(({ index }) => index);
  if (!starts.length) return [text];
  return starts.map((start, i) => text.slice(start, starts[i + 1])).reverse();
}

export class Messages {
  /** @type {Wording[]} */
  #wordings = [];
  /** @type {Line[]} */
  #lines = [];
  /** @type {Map<string, number>} In how many lines a term is. */
  #frequencies = new Map();

  /** @param {Doc[]} docs All sections. */
  constructor(docs) {
    for (const doc of docs) {
      const quoted = doc.entry
        ? [...doc.title.matchAll(/<code>(.*?)<\/code>/g)].map(([, code]) => plain(code))
        : [];
      for (const wording of [...quoted, ...(doc.messages ?? [])]) {
        const parts = wording.split("…").map(squeezed).filter(Boolean);
        if (parts.length) this.#wordings.push({ doc, parts });
      }
      if (!doc.entry) continue;
      for (const [, block] of doc.text.matchAll(/<pre>(.*?)<\/pre>/gs)) {
        for (const line of block.split("\n")) this.#add(doc, squeezed(plain(line)));
      }
    }
  }

  /** @param {Doc} doc @param {string} text */
  #add(doc, text) {
    const line = { doc, text, terms: new Set(terms(text)) };
    if (line.terms.size < 4) return;
    this.#lines.push(line);
    for (const term of line.terms) this.#frequencies.set(term, (this.#frequencies.get(term) ?? 0) + 1);
  }

  /** All that entries show of messages. @returns {{ doc: Doc, text: string }[]} */
  all() {
    const wordings = this.#wordings.map(({ doc, parts }) => ({ doc, text: parts.join(" … ") }));
    return [...wordings, ...this.#lines];
  }

  /**
   * The entries whose wording is in a text, the longest first.
   *
   * An exception without a message has any cause: in a traceback, its lines have to name one.
   *
   * @param {string} text
   * @param {string} [whole] What the text is a part of.
   * @returns {Match[]}
   */
  quotedIn(text, whole = text) {
    const silent = BARE.test(text) && TRACEBACK.test(whole);
    const message = squeezed(silent ? whole : text);
    const name = silent ? squeezed(text).replace(/:$/, "") : "";
    /** @type {Map<Doc, number>} */
    const found = new Map();
    for (const { doc, parts } of this.#wordings) {
      if (silent && (parts.length < 2 || parts.at(-1) !== name)) continue;
      const length = span(message, parts);
      if (length > (found.get(doc) ?? 0)) found.set(doc, length);
    }
    return [...found].map(([doc, length]) => ({ doc, length })).sort((a, b) => b.length - a.length);
  }

  /**
   * The entries that show a line like a message, the most alike first; the message's own names may differ.
   *
   * @param {string} text
   * @returns {Match[]}
   */
  like(text) {
    const message = squeezed(text);
    const asked = [...new Set(terms(message.slice(0, 1_000)))];
    const first = [...new Set(terms(message.split(/(?<=[.!])\s/)[0]))];
    /** @type {Map<Doc, Match & { share: number }>} */
    const found = new Map();
    for (const line of this.#lines) {
      const whole = message.includes(line.text);
      const share = whole ? 1 : Math.max(this.#share(asked, line.terms), this.#opening(first, line));
      if (share < ALIKE || share <= (found.get(line.doc)?.share ?? 0)) continue;
      found.set(line.doc, { doc: line.doc, length: whole ? line.text.length : 0, share });
    }
    return [...found.values()].sort((a, b) => b.share - a.share || b.length - a.length);
  }

  /** The first sentences compared: what comes after them is often the reader's own. @param {string[]} asked @param {Line} line */
  #opening(asked, line) {
    const shown = new Set(terms(line.text.split(/(?<=[.!])\s/)[0]));
    return Math.min(asked.length, shown.size) < 5 ? 0 : this.#share(asked, shown);
  }

  /** How much two sets of terms have in common, seldom ones counting more. @param {string[]} asked @param {Set<string>} shown */
  #share(asked, shown) {
    const weight = (/** @type {string} */ term) =>
      Math.log(1 + this.#lines.length / (1 + (this.#frequencies.get(term) ?? 0)));
    let common = 0;
    let all = 0;
    for (const term of asked) {
      all += weight(term);
      if (shown.has(term)) common += weight(term);
    }
    for (const term of shown) if (!asked.includes(term)) all += weight(term);
    return all ? common / all : 0;
  }
}

/**
 * How long the stretch of a message is that has all parts, in order; nothing if it lacks one.
 *
 * @param {string} message
 * @param {string[]} parts
 */
function span(message, parts) {
  // The name of an exception by itself is the message only where nothing comes after it.
  if (parts.length === 1 && BUILTIN.test(parts[0]))
    return message.replace(/:$/, "") === parts[0] ? parts[0].length : 0;
  let start = -1;
  let end = 0;
  for (const part of parts) {
    const at = message.indexOf(part, end);
    if (at < 0) return 0;
    if (start < 0) start = at;
    end = at + part.length;
  }
  // A name that the wording ends with has to end there in the message too.
  if (/\w$/.test(parts.at(-1) ?? "") && /^\w/.test(message.slice(end))) return 0;
  return end - start;
}
