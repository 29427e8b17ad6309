// The search: entries of messages and names first, then BM25 over all sections.

import words from "#words/search";
import MiniSearch from "minisearch";

import { Lookups } from "./lookups.js";
import { LONGEST, Messages, exceptions, isMessage } from "./messages.js";
import { grouped, marked } from "./present.js";
import { STOP_WORDS } from "./stop_words.js";
import { isHan, normalized, plain, terms, unpacked } from "./text.js";

/**
 * @typedef {object} Doc A section, or what a page has before its first.
 * @property {string} location Its address, from the site's root.
 * @property {string} title HTML.
 * @property {string} text HTML.
 * @property {number} [boost] What its score is multiplied by.
 * @property {boolean} [entry] Whether its title quotes a message.
 * @property {string[]} [messages] Other wordings of that message; `…` is what differs.
 * @property {string} [words] What else readers call it.
 *
 * @typedef {object} Config
 * @property {import("./lookups.js").Rule[]} lookups
 *
 * @typedef {object} Item A result, as Material shows it.
 * @property {string} location
 * @property {string} title
 * @property {string} text
 * @property {number} score
 * @property {Record<string, boolean>} terms
 *
 * @typedef {object} Answer
 * @property {Item[][]} items
 * @property {string[]} [suggest]
 * @property {string} [notice] What to say instead of how many results there are.
 */

/** So many terms of a query count: the first ones. */
const TERMS = 40;
/** So many results are shown. */
const RESULTS = 50;
/** So many entries are offered for a message that has none. */
const NEAREST = 3;
/** Up to so many terms, a query is short enough for guesses at its slips; this share of a word may differ. */
const SHORT = 6;
const SLIP = 0.25;
/** How much more the fields count than a section's text does, and how much less a stem than the word itself. */
const BOOST = { title: 5, words: 3 };
const STEM = 0.6;
/** What a section's score is multiplied by, given which share of the query it has. @param {number} covered */
const coverage = (covered) => 0.1 + covered ** 1.5;

/** What of a query is read: a traceback's end tells what is wrong. A normalized text can be longer. @param {string} query */
const readable = (query) => normalized(query.slice(-LONGEST)).slice(-LONGEST).trim();

export class Engine {
  /** @type {Map<string, Doc>} */
  #docs;
  #messages;
  #lookups;
  /** @type {MiniSearch<Doc>} */
  #index;
  /** In how many texts a term is. @type {Map<string, number>} */
  #frequencies = new Map();
  /** Entries about names that have no section. @type {Map<string, Doc[]>} */
  #answers = new Map();

  /** @param {Config} config @param {Doc[]} packed As the index has them. */
  constructor(config, packed) {
    const docs = packed.map((doc) => ({ ...doc, text: unpacked(doc.text) }));
    this.#docs = new Map(docs.map((doc) => [doc.location, doc]));
    this.#lookups = new Lookups(config.lookups ?? [], docs);
    this.#messages = new Messages(docs);
    for (const { doc, text } of this.#messages.all()) {
      const named = this.#lookups.find(text, "messages");
      if (!named || named.doc) continue;
      const known = this.#answers.get(named.name) ?? [];
      if (!known.includes(doc)) this.#answers.set(named.name, [...known, doc]);
    }
    this.#index = new MiniSearch({
      idField: "location",
      fields: ["title", "words", "page", "text"],
      extractField: (doc, field) =>
        field === "page" ? this.#pageTitle(doc) : /** @type {any} */ (doc)[field],
      tokenize: (text) => {
        const found = terms(plain(text));
        for (const term of new Set(found))
          this.#frequencies.set(term, (this.#frequencies.get(term) ?? 0) + 1);
        return found;
      },
      processTerm: (term) => term,
    });
    this.#index.addAll(docs);
  }

  /**
   * @param {string} query As it stands in the box.
   * @returns {Answer}
   */
  search(query) {
    const text = readable(query);
    const message = isMessage(text);
    const { docs, sure } = this.rank(query);
    return {
      items: grouped(docs, this.#docs, marked(text), !message),
      suggest: message ? [] : this.#completions(text),
      ...(message && !sure && { notice: docs.length ? words.nearest : words.none }),
    };
  }

  /**
   * The sections that answer a query, the best first.
   *
   * @param {string} query
   * @returns {{ docs: Doc[], sure: boolean }} Not sure of the nearest entries to a message that has none.
   */
  rank(query) {
    const text = readable(query);
    if (!text) return { docs: [], sure: true };
    const message = isMessage(text);
    const found = message ? this.#entries(text) : this.#named(text);
    const ranked = this.#ranked(message ? this.#subject(exceptions(text)[0]) : text, message);
    return message && !found.length
      ? { docs: ranked.filter((doc) => doc.entry).slice(0, NEAREST), sure: false }
      : { docs: [...new Set([...found, ...ranked])].slice(0, RESULTS), sure: true };
  }

  /** The entries of a message; none, if no entry is about it. @param {string} text */
  #entries(text) {
    const [last, ...before] = exceptions(text);
    // What led to an exception is in the same traceback; what was printed before is not its message.
    const chained = /During handling of the above exception|direct cause of the following/.test(text);
    return (chained ? [last, ...before] : [last]).flatMap((each) => {
      const quoted = this.#messages.quotedIn(each, text);
      const named = this.#lookups.find(each, "messages");
      if (named) return this.#about(named, quoted);
      return quoted.length ? quoted.map(({ doc }) => doc) : this.#messages.like(each).map(({ doc }) => doc);
    });
  }

  /** What other sections on a message are ranked by: the name that is missing, if one is. @param {string} text */
  #subject(text) {
    return this.#lookups.find(text, "messages")?.name ?? text;
  }

  /** What a query names: a message's wording, or a name that has a section. @param {string} text */
  #named(text) {
    const quoted = this.#messages.quotedIn(text);
    const named = this.#lookups.find(text, "words");
    return named ? this.#about(named, quoted) : quoted.map(({ doc }) => doc);
  }

  /** @param {import("./lookups.js").Named} named @param {import("./messages.js").Match[]} quoted */
  #about({ name, doc, otherwise, similar, length }, quoted) {
    const closer = quoted.filter((match) => match.length >= length).map((match) => match.doc);
    const own = doc
      ? [doc]
      : [...(this.#answers.get(name) ?? []), ...(otherwise ? [otherwise] : []), ...similar];
    return [...closer, ...own, ...quoted.map((match) => match.doc)];
  }

  /** All that has a term of the query. @param {string} text @param {boolean} message @returns {Doc[]} */
  #ranked(text, message) {
    const all = [...new Set(terms(text))];
    const asked = all.filter((term) => !STOP_WORDS.has(term.replace("~", ""))).slice(0, TERMS);
    const last = asked.findLast((term) => !term.startsWith("~"));
    const weights = new Map(asked.map((term) => [term, this.#weight(term)]));
    const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
    const results = this.#index.search("?", {
      tokenize: () => asked,
      processTerm: (term) => term,
      boost: BOOST,
      boostTerm: (term) => (term.startsWith("~") ? STEM : 1),
      prefix: (term) => !message && term === last && (isHan(term) || term.length > 2),
      fuzzy: (term) =>
        !message && asked.length <= SHORT && !this.#frequencies.has(term) && /^\w{4,30}$/.test(term)
          ? SLIP
          : false,
    });
    const scored = results.map(({ id, score, queryTerms }) => {
      const doc = /** @type {Doc} */ (this.#docs.get(id));
      const covered = queryTerms.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0) / whole;
      return { doc, score: score * coverage(covered) * (doc.boost ?? 1) };
    });
    return scored.sort((a, b) => b.score - a.score).map(({ doc }) => doc);
  }

  /** The title of a section's page: what is said there is said of that. @param {Doc} doc */
  #pageTitle({ location }) {
    const [page, section] = location.split("#");
    return section ? (this.#docs.get(page)?.title ?? "") : "";
  }

  /** How telling a term is. @param {string} term */
  #weight(term) {
    return Math.log(1 + this.#docs.size / (1 + (this.#frequencies.get(term) ?? 0)));
  }

  /** Words that the query's last one begins. @param {string} text */
  #completions(text) {
    const start = /[\p{L}\p{N}_.]{2,}$/u.exec(text)?.[0];
    if (!start || isHan(start)) return [];
    return this.#index
      .search("?", {
        tokenize: () => [start.toLowerCase()],
        processTerm: (term) => term,
        prefix: true,
        fields: ["title"],
      })
      .slice(0, 1)
      .flatMap((result) => result.terms.filter((term) => term !== start));
  }
}
