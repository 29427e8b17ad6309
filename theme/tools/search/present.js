// Results as Material's search box shows them: grouped by page, with what matched in them marked.

import { STOP_WORDS } from "./stop_words.js";
import { isHan, normalized, plain, stem } from "./text.js";

/**
 * @typedef {import("./engine.js").Doc} Doc
 * @typedef {import("./engine.js").Item} Item
 */

/** So many results are not folded below their page's first. */
const UNFOLDED = 3;
/** So many blocks of a section's text are shown. */
const BLOCKS = 2;

/** The words of a query that results mark, and that are named as missing where they are. @param {string} query */
export const marked = (query) =>
  [...new Set(normalized(query).match(/[\u3400-\u9fff]+|(?<!\.)[\p{L}\p{N}_.]*[\p{L}\p{N}_]/gu))]
    .filter((word) => isHan(word) || (word.length > 1 && !STOP_WORDS.has(word.toLowerCase())))
    .slice(0, 20);

/**
 * @param {Doc[]} ranked Sections and pages, the best first.
 * @param {Map<string, Doc>} pages All pages, by location.
 * @param {string[]} words What to mark.
 * @param {boolean} missing Whether words that a result lacks are named.
 * @returns {Item[][]}
 */
export function grouped(ranked, pages, words, missing) {
  const pattern = matcher(words);
  /** @type {Map<string, Item[]>} */
  const groups = new Map();
  ranked.forEach((doc, rank) => {
    const page = doc.location.split("#")[0];
    const group = groups.get(page) ?? [];
    groups.set(page, group);
    // Material folds what scores below the first of its page; Enter opens what scores highest.
    const section = doc.location.includes("#");
    const score = rank < UNFOLDED && section && group.length ? group[0].score : ranked.length - rank;
    group.push(item(doc, score, words, pattern, missing));
  });
  for (const [location, group] of groups) {
    const page = pages.get(location);
    // Material takes the result without an anchor as the page.
    if (page && !group.some((each) => each.location === location)) {
      group.push({ location, title: page.title, text: "", score: 0, terms: {} });
    }
  }
  return [...groups.values()];
}

/** @param {Doc} doc @param {number} score @param {string[]} words @param {RegExp | undefined} pattern @param {boolean} missing */
function item(doc, score, words, pattern, missing) {
  const text = `${plain(doc.title)} ${plain(doc.text)} ${doc.words ?? ""}`.toLowerCase();
  const terms = Object.fromEntries(words.map((word) => [word, present(text, word.toLowerCase())]));
  return {
    location: doc.location,
    title: mark(doc.title, pattern),
    text: teaser(doc.text, pattern),
    score,
    terms: missing ? terms : Object.fromEntries(Object.entries(terms).filter(([, found]) => found)),
  };
}

/** @param {string} text @param {string} word */
function present(text, word) {
  return isHan(word) ? pairs(word).some((pair) => text.includes(pair)) : text.includes(root(word));
}

/** What of a run of Chinese characters is searched for. @param {string} run */
const pairs = (run) => Array.from({ length: Math.max(1, run.length - 1) }, (_, at) => run.slice(at, at + 2));

/** What all forms of a word begin with. @param {string} word */
function root(word) {
  const stemmed = stem(word).slice(1);
  return stemmed && word.startsWith(stemmed) ? stemmed : word;
}

/** @param {string[]} words */
function matcher(words) {
  const parts = words
    .flatMap((word) => (isHan(word) ? [word, ...pairs(word)] : [word]))
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const escaped = root(word.toLowerCase())
        .replace(/[&<>]/g, "")
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return escaped && (isHan(word) ? escaped : `(?<![\\p{L}\\p{N}_])${escaped}[\\p{L}\\p{N}]*`);
    })
    .filter(Boolean);
  // An entity is passed over.
  return parts.length ? new RegExp(`&#?\\w+;|(${parts.join("|")})`, "giu") : undefined;
}

/** Marks what matches in HTML, between its tags. @param {string} html @param {RegExp | undefined} pattern */
function mark(html, pattern) {
  if (!pattern) return html;
  return html
    .split(/(<[^>]*>)/)
    .map((part, at) =>
      at % 2 ? part : part.replace(pattern, (whole, word) => (word ? `<mark>${word}</mark>` : whole)),
    )
    .join("");
}

/** The blocks of a section in which the most matches. @param {string} html @param {RegExp | undefined} pattern */
function teaser(html, pattern) {
  const blocks = html.match(/<(p|pre|ul|ol)>.*?<\/\1>|[^<]+/gs)?.filter((block) => block.trim()) ?? [];
  const scored = blocks.map((block, at) => {
    const found = pattern ? [...plain(block).matchAll(pattern)].map(([word]) => word.toLowerCase()) : [];
    // A list of names says less than a sentence.
    const share = /^<p><code>[^<]*<\/code><\/p>$/.test(block) ? 0.5 : 1;
    return { block, at, score: share * new Set(found).size };
  });
  return scored
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, scored[0]?.score ? BLOCKS : 1)
    .filter(({ score }, i) => !i || score)
    .sort((a, b) => a.at - b.at)
    .map(({ block }) => mark(block, pattern))
    .join(" ");
}
