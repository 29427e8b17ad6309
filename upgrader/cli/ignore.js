// Which files git ignores. The rules of `.gitignore` are those of the package `ignore`, which knows one
// such file; here, those of all folders become one.

import ignore from "ignore";

/** @typedef {import("ignore").Ignore} Ignore */

/**
 * The lines of a folder's `.gitignore`, as the outermost one would have them.
 * @param {string} text
 * @param {string} folder The folder, with `/` at its end, or nothing for the outermost one.
 */
export function rooted(text, folder) {
  const lines = text.split(/\r?\n/);
  if (!folder) return lines;
  const place = folder.replace(/[\\*?[\]!# ]/g, "\\$&");
  return lines
    .filter((line) => line.trim() && !line.startsWith("#"))
    .map((line) => {
      const [, negated, rule] = /** @type {RegExpMatchArray} */ (line.match(/^(!?)(.*)$/s));
      // One with a slash before its end is of this folder only.
      const isAnchored = rule.trimEnd().slice(0, -1).includes("/");
      return `${negated}/${place}${isAnchored ? rule.replace(/^\//, "") : `**/${rule}`}`;
    });
}

/** @param {string[]} lines @returns {Ignore} */
export const rulesOf = (lines) => ignore({ ignorecase: false }).add(lines);

/**
 * Whether a path is ignored.
 * @param {Ignore} rules
 * @param {string} path With `/` between folders.
 * @param {boolean} isFolder
 */
export const isIgnored = (rules, path, isFolder) => rules.ignores(isFolder ? `${path}/` : path);
