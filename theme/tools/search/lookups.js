// Names that have a section of their own, and the wordings in which readers paste them.

import { plain } from "./text.js";

/**
 * @typedef {import("./engine.js").Doc} Doc
 *
 * @typedef {object} Rule
 * @property {string[]} messages Patterns of messages that have the name, as a group `name`.
 * @property {string[]} words Patterns of other queries that have it.
 * @property {string} title The title of a name's section, with `{name}` in it.
 * @property {string} [otherwise] The section for all other names.
 *
 * @typedef {object} Named
 * @property {string} name
 * @property {Doc} [doc] The name's own section, if it has one.
 * @property {Doc} [otherwise] What helps with any name.
 * @property {Doc[]} similar Sections of names that are spelled alike.
 * @property {number} length How many characters of the query say so.
 */

export class Lookups {
  /** @type {{ messages: RegExp[], words: RegExp[], sections: Map<string, Doc>, otherwise?: Doc }[]} */
  #rules;

  /** @param {Rule[]} rules @param {Doc[]} docs All sections. */
  constructor(rules, docs) {
    const locations = new Map(docs.map((doc) => [doc.location, doc]));
    this.#rules = rules.map((rule) => {
      const [before, after] = rule.title.split("{name}");
      const sections = new Map();
      for (const doc of docs) {
        const title = plain(doc.title);
        // A page that has the name as its title is a chapter about it.
        if (!doc.location.includes("#") || !title.startsWith(before) || !title.endsWith(after)) continue;
        const name = title.slice(before.length, title.length - after.length);
        if (/^\w+$/.test(name)) sections.set(name.toLowerCase(), doc);
      }
      const compiled = (/** @type {string[]} */ patterns) =>
        patterns.map((pattern) => new RegExp(pattern, "i"));
      const [messages, words] = [compiled(rule.messages), compiled(rule.words)];
      return { messages, words, sections, otherwise: locations.get(rule.otherwise ?? "") };
    });
  }

  /**
   * The name that a query asks for.
   *
   * @param {string} query
   * @param {"messages" | "words"} kind
   * @returns {Named | undefined}
   */
  find(query, kind) {
    for (const { sections, otherwise, ...patterns } of this.#rules) {
      for (const pattern of patterns[kind]) {
        const match = pattern.exec(query);
        const name = match?.groups?.name.toLowerCase();
        if (!match || !name) continue;
        const doc = sections.get(name);
        const similar = doc
          ? []
          : [...sections].filter(([other]) => alike(name, other)).map(([, each]) => each);
        return { name, doc, otherwise, similar, length: match[0].length };
      }
    }
    return undefined;
  }
}

/** Whether two names are one or two slips of the keyboard apart. @param {string} a @param {string} b */
function alike(a, b) {
  const most = Math.min(a.length, b.length) < 5 ? 1 : 2;
  if (Math.abs(a.length - b.length) > most) return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + Number(a[i - 1] !== b[j - 1]));
    }
    row = next;
  }
  return row[b.length] <= most;
}
