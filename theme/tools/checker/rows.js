// Findings as readers see them: one row each, in the order of the lines.

import { entriesOf } from "../../../upgrader/engine/report.js";
import { Lines } from "../../../upgrader/engine/source.js";

/**
 * @typedef {import("../../../upgrader/engine/upgrade.js").Rules} Rules
 * @typedef {import("../../../upgrader/engine/upgrade.js").Upgraded} Upgraded
 * @typedef {import("./sentences.js").Where} Where
 *
 * @typedef {object} Row
 * @property {import("../../../upgrader/engine/report.js").Entry["kind"]} kind
 * @property {string} rule
 * @property {number} from
 * @property {number} to
 * @property {Where} where
 * @property {[string, string, string]} code The line: what stands before, what it is about, and what comes after.
 * @property {string} subject
 * @property {string} replacement
 * @property {"" | "rare" | "ordinary"} hazard When changing nothing but the name would change results without a message.
 * @property {string} message With code between backticks.
 * @property {string} category Of the atlas, or nothing.
 * @property {string} anchor In the atlas.
 * @property {number | null} key By which the change is switched off, or null if it is no change of its own.
 * @property {number} block In which it changes lines, or -1.
 * @property {boolean} isOff
 */

/**
 * @param {string} text
 * @param {boolean} isNotebook
 * @param {Upgraded} upgraded
 * @param {Rules} rules
 * @param {string} language
 * @returns {Row[]}
 */
export function rowsOf(text, isNotebook, upgraded, rules, language) {
  const lines = new Lines(text, isNotebook);
  const uses = new Map(upgraded.uses.map((use) => [use.from, use]));
  return entriesOf(text, upgraded, rules, language).map((entry) => {
    const { kind, rule, from, to, before, after, message } = entry;
    const use = rule.startsWith("K.") ? uses.get(from) : undefined;
    const known = use && rules.backend[use.name];
    const isChange = kind === "rewritten" || kind === "noted";
    // The import of a function follows from its uses.
    const follows = !!use?.imported || rule === "gone";
    return {
      kind,
      rule,
      from,
      to,
      where: lines.place(from),
      code: lines.around(from, to),
      subject: use ? rule : before,
      replacement: after,
      hazard: use && !use.imported ? use.hazard : "",
      message,
      category: known?.anchor ? known.category : "",
      anchor: known?.anchor ?? "",
      key: isChange && !follows ? from : null,
      block: -1,
      isOff: false,
    };
  });
}
