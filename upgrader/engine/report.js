// What was found and done, in the order of the lines, as pages and consoles show it.

import words from "#words/upgrader";

import { statementAt } from "./backend.js";
import { applied, ordered } from "./edits.js";
import { OLDER, SESSIONS, TRAPS } from "./links.js";
import { pastes } from "./syntax.js";
import { worse } from "./upgrade.js";

/**
 * @typedef {import("./upgrade.js").Upgraded} Upgraded
 * @typedef {import("./upgrade.js").Rules} Rules
 *
 * @typedef {object} Entry
 * @property {"rewritten" | "noted" | "left" | "trap" | "broken"} kind `noted` is rewritten, with a difference on ordinary values that the message names.
 * @property {string} rule What it is of: `K.sum`, or a rule's name.
 * @property {number} from
 * @property {number} to
 * @property {string} before The code.
 * @property {string} after What takes its place, or nothing.
 * @property {string} message
 * @property {string} link The section of the site that tells more, or nothing.
 * @property {boolean} silent Whether changing nothing but the name would change results without a message.
 */

/**
 * @param {string} text
 * @param {Upgraded} upgraded
 * @param {Rules} rules
 * @param {string} language Of the rules' texts: that of the words is the bundle's.
 * @returns {Entry[]}
 */
export function entriesOf(text, upgraded, rules, language = "en") {
  const { uses, findings, traps, broken } = upgraded;
  /** @type {Entry[]} */
  const entries = [];
  for (const use of uses) {
    if (use.name === "tf" || use.isAlias) continue;
    const rule = rules.backend[use.name];
    const isSession = SESSIONS.names.test(use.name);
    const advice = rule?.about[language] ?? (isSession ? words.reasons.session : words.reasons.unknown);
    const why = use.left ? whyLeft(use.left) : "";
    const isDone = !use.left && use.isRewritten;
    const notes = isDone && rule && !use.imported ? notesOf(rule, text, upgraded.tree, use.to) : [];
    const differs = notes.some(({ subject }) => subject === "replacement");
    if (!isDone && use.state === "left") continue;
    entries.push({
      kind: !isDone ? "left" : differs ? "noted" : "rewritten",
      rule: `K.${use.name}`,
      from: use.from,
      to: use.to,
      before: text.slice(use.from, use.to),
      after: isDone ? (rule?.replacement ?? "") : "",
      message: [
        use.imported && !isDone ? words.imported : "",
        use.assumed ? words.assumed : "",
        why,
        advice,
        ...notes.map(({ subject, text }) =>
          subject === "torch" ? words.differs({ backend: "PyTorch", text: text[language] }) : text[language],
        ),
      ]
        .filter(Boolean)
        .join(" "),
      link: rule?.anchor
        ? `atlas/${dashed(rule.category)}/#${rule.anchor}`
        : rule
          ? OLDER
          : isSession
            ? SESSIONS.link
            : "",
      silent: use.hazard === "ordinary",
    });
  }
  for (const { from, to, rule, state, detail, target, files } of findings)
    entries.push({
      kind: state,
      rule,
      from,
      to,
      before: detail,
      after: target ?? "",
      message: [
        rules.messages[rule]?.[language] ?? "",
        files?.length ? words.mentioned({ files: files.join(", ") }) : "",
      ]
        .filter(Boolean)
        .join(" "),
      link: rule in rules.messages ? `breakages/#${rule}` : "",
      silent: false,
    });
  for (const { from, to, rule } of traps)
    entries.push({
      kind: "trap",
      rule,
      from,
      to,
      before: text.slice(from, Math.min(to, from + 60)).split("\n")[0],
      after: "",
      message: /** @type {Record<string, string>} */ (words.traps)[rule] ?? rule,
      link: TRAPS[rule] ?? "",
      silent: false,
    });
  const pasted = new Map([...pastes(text).values()].map(({ at, reason }) => [at, reason]));
  for (const from of broken)
    entries.push({
      kind: "broken",
      rule: "syntax",
      from,
      to: from,
      before: "",
      after: "",
      message: words.broken[pasted.get(from) ?? "python"],
      link: "",
      silent: false,
    });
  return entries.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Why a use stays, in a sentence, where there is one. @param {import("./backend.js").Left} left */
function whyLeft({ reason, detail }) {
  if (reason === "none") return "";
  const why = words.reasons[reason];
  return typeof why === "function" ? why({ name: detail }) : why;
}

/**
 * What is different where a function was written anew, from Keras 2 or on a backend.
 * @param {import("./backend.js").Rule} rule
 * @param {string} text
 * @param {import("./syntax.js").Tree} tree
 * @param {number} end Of the function's name.
 */
function notesOf(rule, text, tree, end) {
  const { parent } = tree.resolveInner(end, -1);
  const call = parent?.name === "CallExpression" ? parent : parent?.parent;
  const list = call?.name === "CallExpression" ? call.lastChild : null;
  const given = list ? text.slice(list.from, list.to) : "";
  const isSeeded = /\bseed\s*=/.test(given);
  return rule.differences.filter(
    ({ subject, aspect, dtypes = [] }) =>
      (subject === "replacement" || subject === "torch") &&
      aspect !== "zero" &&
      (aspect !== "seed" || isSeeded) &&
      (!dtypes.length || dtypes.some((dtype) => given.includes(dtype))),
  );
}

/** A category as addresses have it. @param {string} name */
const dashed = (name) => name.replaceAll("_", "-");

/**
 * The edits with comments above the statements in which something is left.
 *
 * There are none if the text would parse less well with them.
 * @param {string} text
 * @param {Upgraded} upgraded
 * @param {Entry[]} entries
 * @returns {import("./edits.js").Edit[]} In the order of the text.
 */
export function withMarks(text, upgraded, entries) {
  const marks = marksOf(text, upgraded.tree, entries);
  if (!marks.length) return upgraded.edits;
  const edits = ordered([...upgraded.edits, ...marks]);
  const parsing = worse(applied(text, edits), upgraded.broken.length);
  let step = parsing.next();
  while (!step.done) step = parsing.next();
  return step.value ? upgraded.edits : edits;
}

/** What the comments begin with. */
const MARK = "# Keras 3: ";

/**
 * Comments above the statements in which something is left, each one once.
 * @param {string} text
 * @param {import("./syntax.js").Tree} tree
 * @param {Entry[]} entries
 * @returns {import("./edits.js").Edit[]} In the order of the text.
 */
function marksOf(text, tree, entries) {
  /** @type {Map<number, {comment: string, reason: string}[]>} */
  const marks = new Map();
  for (const { kind, from, before, message } of entries) {
    if (kind !== "left") continue;
    const at = statementAt(tree.resolveInner(from, 1), text);
    if (at === null) continue;
    const reason = `: ${plain(message)}`.replace(/\s+/g, " ").trimEnd();
    const comment = `${MARK}${before}`.replace(/\s+/g, " ").trim() + reason;
    const own = marks.get(at) ?? [];
    if (!own.some((mark) => mark.comment === comment)) marks.set(at, [...own, { comment, reason }]);
  }
  return [...marks]
    .sort(([a], [b]) => a - b)
    .flatMap(([at, comments]) => {
      const start = text.lastIndexOf("\n", at - 1) + 1;
      const above = commentsAbove(text.slice(0, start));
      // Code that was rewritten and marked has another name the next time.
      const isThere = (/** @type {string} */ reason) =>
        above.some((line) => line.startsWith(MARK) && line.endsWith(reason));
      const fresh = comments.filter(({ reason }) => !isThere(reason));
      const made = fresh.map(({ comment }) => `${comment}\n${text.slice(start, at)}`).join("");
      return made ? [{ from: at, to: at, text: made }] : [];
    });
}

/** The comments that a text ends with, without what is before them in their lines. @param {string} text */
function commentsAbove(text) {
  const lines = text.split("\n").slice(0, -1);
  const last = lines.findLastIndex((line) => !line.trim().startsWith("#"));
  return lines.slice(last + 1).map((line) => line.trim());
}

/** A message in ASCII: any encoding can hold it, and Python 2 reads no other without a declaration. @param {string} message */
const plain = (message) =>
  message
    .replaceAll("…", "...")
    .replaceAll("×", "x")
    .replace(/[^ -~]/g, "?");
