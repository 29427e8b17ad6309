// Findings as readers see them: one row each, in the order of the lines.

import { Lines } from "../../../upgrader/engine/source.js";

/**
 * @typedef {import("../../../upgrader/engine/check.js").Atlas & {words: Record<string, string>, versions: Record<string, string>}} Known
 * @typedef {import("../../../upgrader/engine/check.js").Findings} Findings
 * @typedef {import("./words.js").Words} Words
 * @typedef {import("./words.js").Where} Where
 * @typedef {{href: string, text: string}} Link
 *
 * @typedef {object} Links What the page links to.
 * @property {Record<string, string>} categories The atlas's pages.
 * @property {Record<string, string>} notes What tells more of a kind of use.
 * @property {Record<string, Link & {told: string}>} traps
 *
 * @typedef {object} Row
 * @property {"gone" | "left" | "legacy" | "unknown" | "trap" | "broken"} kind
 * @property {number} from
 * @property {number} to
 * @property {Where} where
 * @property {[string, string, string]} code The line: what stands before, what it is about, and what comes after.
 * @property {string} subject
 * @property {string} replacement
 * @property {{kind: string, text: string}[]} badges
 * @property {string[]} told With code between backticks.
 * @property {Link | null} link
 */

/**
 * @param {string} text
 * @param {boolean} cells Whether it is a notebook's.
 * @param {Findings} findings
 * @param {Known} known
 * @param {Links} links
 * @param {Words} words
 * @returns {Row[]}
 */
export function rowsOf(text, cells, findings, known, links, words) {
  const lines = new Lines(text, cells);
  /** Where what is told of a function stands. @type {Map<string, Where>} */
  const first = new Map();
  const row = (/** @type {number} */ from, /** @type {number} */ to) => ({
    from,
    to,
    where: lines.place(from),
    code: lines.around(from, to),
    replacement: "",
    badges: /** @type {Row["badges"]} */ ([]),
  });
  const uses = findings.uses.map((use) => {
    const made = row(use.from, use.to);
    const told = use.assumed ? [words.assumed] : use.imported && use.state !== "left" ? [words.imported] : [];
    const entry = known.functions[use.name];
    const subject = `K.${use.name}`;
    const href = links.notes[use.state];
    if (!entry) return { ...made, kind: use.state, subject, told, link: { href, text: words.more } };
    const before = first.get(use.name);
    if (before) told.push(words.as(words.line(before)));
    else if (!use.imported) {
      told.push(entry.about, ...entry.told.map((tell) => toldOf(tell, known)));
      first.set(use.name, made.where);
    }
    return {
      ...made,
      kind: use.state,
      subject,
      replacement: entry.replacement,
      badges: badgesOf(entry, known),
      told,
      link: { href: `${links.categories[entry.category]}#${entry.anchor}`, text: words.atlas(use.name) },
    };
  });
  const traps = findings.traps.map(({ from, to, rule }) => {
    const { told, ...link } = links.traps[rule];
    return { ...row(from, to), kind: /** @type {const} */ ("trap"), subject: link.text, told: [told], link };
  });
  const broken = findings.broken.map((from) => ({
    ...row(from, from),
    kind: /** @type {const} */ ("broken"),
    subject: "",
    told: [words.brokenTold],
    link: null,
  }));
  return [...uses, ...traps, ...broken].sort((a, b) => a.from - b.from);
}

/** @param {import("../../../upgrader/engine/check.js").Entry["told"][number]} tell @param {Known} known */
function toldOf({ renamed, on, aspect, text }, { words }) {
  const parts = [...(renamed ? [words["renamed differs"]] : []), words[aspect], text];
  if (on) parts.unshift(words["differs on"].replace("{backend}", on));
  return parts.join(words.colon);
}

/** @param {import("../../../upgrader/engine/check.js").Entry} entry @param {Known} known */
function badgesOf({ verdict, hazard, ordinary }, { words }) {
  const badges = [{ kind: `verdict ${verdict}`, text: words[verdict] }];
  if (hazard !== "same") badges.push({ kind: ordinary ? "hazard" : "hazard edge", text: words.hazard });
  return badges;
}

/** @param {Row[]} rows @param {number} files @returns {import("./words.js").Counts} */
export function counted(rows, files) {
  const count = (/** @type {(row: Row) => boolean} */ holds) => rows.filter(holds).length;
  return {
    gone: count(({ kind }) => kind === "gone" || kind === "legacy" || kind === "unknown"),
    left: count(({ kind }) => kind === "left"),
    silent: count(
      ({ kind, badges }) => kind !== "left" && badges.some((badge) => badge.kind.startsWith("hazard")),
    ),
    traps: count(({ kind }) => kind === "trap"),
    broken: count(({ kind }) => kind === "broken"),
    files,
  };
}

/**
 * Whether it is Python at all, rather than a table or a letter.
 * @param {string} text
 * @param {Row[]} rows
 */
export function isPython(text, rows) {
  const broken = rows.filter(({ kind }) => kind === "broken").length;
  const lines = text.split("\n").filter((line) => line.trim()).length;
  return broken < rows.length || broken * 3 <= lines;
}
