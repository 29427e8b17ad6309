// The findings as a text to keep: Markdown.

import words from "#words/checker";

import { placeOf } from "./sentences.js";

/**
 * @typedef {import("./rows.js").Row} Row
 */

/**
 * @param {{name: string, rows: Row[]}[]} files
 * @param {string} summary
 * @param {string[]} versions
 * @param {(row: Row) => {href: string} | null} linkOf
 */
export function report(files, summary, versions, linkOf) {
  const parts = [`# ${words.report}`, versions.join("; "), summary];
  for (const { name, rows } of files)
    parts.push(`## ${name}`, rows.map((row) => item(row, linkOf(row))).join("\n"));
  return `${parts.join("\n\n")}\n`;
}

/** @param {Row} row @param {{href: string} | null} link */
function item({ kind, where, code, subject, replacement, hazard, message, isOff }, link) {
  const name = subject && quoted(subject);
  const change = replacement ? `${name} → ${quoted(replacement)}` : name;
  const facts = [isOff ? words.is_off : words.kinds[kind], change, hazard && words.hazards[hazard]].filter(
    Boolean,
  );
  // A file's address on the reader's disk is nobody else's business.
  const address = link && /^https?:/.test(link.href) ? [`<${link.href}>`] : [];
  const lines = [facts.join(" · "), ...(message ? [message] : []), ...address].map((line) => `  - ${line}`);
  const line = code.join("");
  return [`- ${placeOf(where)}${line ? ` ${quoted(line)}` : ""}`, ...lines].join("\n");
}

/** Code that may hold backticks itself. @param {string} code */
function quoted(code) {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = /^`|`$/.test(code) ? " " : "";
  return `${fence}${space}${code}${space}${fence}`;
}
