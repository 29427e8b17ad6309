// From the index's HTML and the reader's query to text, and from text to terms.

import { stemmer } from "stemmer";

const HAN = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+/g;
const WORD = /[\p{L}\p{N}_]+(?:\.[\p{L}_][\p{L}\p{N}_]*)*/gu;
const ENTITIES = /** @type {const} */ ({
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&grave;": "`",
  "&amp;": "&",
});

/** The HTML of a section, in which the index has code between backticks. @param {string} packed */
export const unpacked = (packed) =>
  packed
    .split(/(<pre>.*?<\/pre>)/s)
    .map((part, at) => (at % 2 ? part : part.replace(/`([^`]*)`/g, "<code>$1</code>")))
    .join("");

/** The text of some HTML; elements end words. @param {string} html */
export const plain = (html) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:lt|gt|quot|#39|grave|amp);/g, (entity) => ENTITIES[/** @type {"&lt;"} */ (entity)])
    .replace(/\s+/g, " ")
    .trim();

/** The same text whatever keyboard it was typed on: full-width forms and typographic quotation marks go. */
export const normalized = (/** @type {string} */ text) =>
  text
    .normalize("NFKC")
    // Colors of a terminal, and characters without width.
    .replace(/\u001b\[[\d;]*m|[\u200b-\u200d\ufeff]/g, "")
    .replace(/[‘’“”"`´]/g, "'");

/** Whether a term belongs to Chinese text. @param {string} term */
export const isHan = (term) => /^[\u3007\u3400-\u9fff\uf900-\ufaff]/.test(term);

/** @type {Map<string, string>} */
const stems = new Map();

/** The stem of an English word, marked as one; names of code have none. @param {string} word */
export function stem(word) {
  let known = stems.get(word);
  if (known === undefined) {
    known = /^[a-z]{4,}$/.test(word) ? `~${stemmer(word)}` : "";
    // Of a query's words there may be any number.
    if (stems.size < 20_000) stems.set(word, known);
  }
  return known;
}

/**
 * The terms of a text, both for the index and for queries.
 *
 * Chinese has no spaces: each two neighboring characters are a term, so that no dictionary has to know the word.
 * A dotted name is found by its parts too, and a name with underscores or capitals by its words.
 *
 * @param {string} text
 */
export function terms(text) {
  /** @type {string[]} */
  const found = [];
  let end = 0;
  for (const { 0: run, index } of text.matchAll(HAN)) {
    words(text.slice(end, index), found);
    for (let at = 0; at < Math.max(1, run.length - 1); at++) found.push(run.slice(at, at + 2));
    end = index + run.length;
  }
  words(text.slice(end), found);
  return found;
}

/** @param {string} text @param {string[]} found Takes the terms. */
function words(text, found) {
  for (const [name] of text.matchAll(WORD)) {
    const lower = name.toLowerCase();
    const parts = name.includes(".") ? name.split(".") : [name];
    if (parts.length > 1) found.push(lower);
    for (const part of parts) {
      const word = part.toLowerCase();
      found.push(word);
      const pieces = part.split(/_+|(?<=[a-z\d])(?=[A-Z][a-z])/).filter(Boolean);
      if (pieces.length > 1) found.push(...pieces.map((piece) => piece.toLowerCase()));
      for (const piece of pieces) {
        const stemmed = stem(piece.toLowerCase());
        if (stemmed) found.push(stemmed);
      }
    }
  }
}
