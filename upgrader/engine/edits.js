// Changes of a text, by span.

/** @typedef {{from: number, to: number, text: string}} Edit What stands from one position to another, anew. */

/**
 * A piece of a text with the edits that lie in it.
 * @param {string} text
 * @param {Edit[]} edits In the order of the text; none overlap.
 * @param {number} from
 * @param {number} to
 */
export function applied(text, edits, from = 0, to = text.length) {
  const pieces = [];
  let at = from;
  for (const edit of edits) {
    pieces.push(text.slice(at, edit.from), edit.text);
    at = edit.to;
  }
  pieces.push(text.slice(at, to));
  return pieces.join("");
}

/** In the order of the text; of those at one place, insertions first and in the order in which they came. @param {Edit[]} edits */
export const ordered = (edits) =>
  edits
    .map((edit, i) => ({ edit, i }))
    .sort((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to || a.i - b.i)
    .map(({ edit }) => edit);

/** In the order of the text, without those that lie in others. @param {Edit[]} edits */
export function disjoint(edits) {
  let end = 0;
  return edits
    .toSorted((a, b) => a.from - b.from || Number(a.from !== a.to) - Number(b.from !== b.to) || b.to - a.to)
    .filter(({ from, to }) => {
      const isFree = from >= end;
      if (isFree) end = to;
      return isFree;
    });
}

/** Edits that are made from the end of a text to its beginning, calls after what is in them. */
export class Edits {
  /** The last one is the first in the text. @type {Edit[]} */
  #stack = [];

  /** Takes out those that lie before a position, all of them the latest. @param {number} end @returns {Edit[]} In the order of the text. */
  within(end) {
    const found = [];
    for (let last = this.#stack.at(-1); last && last.from < end; last = this.#stack.at(-1)) {
      found.push(last);
      this.#stack.pop();
    }
    return found;
  }

  /** @param {Edit[]} edits In the order of the text, and all of them before the others. */
  add(edits) {
    for (const edit of edits.toReversed()) this.#stack.push(edit);
  }

  /** All of them in the order of the text. */
  all() {
    return this.#stack.toReversed();
  }
}
