// The findings as a text to keep: Markdown.

import words from "#words/checker";

import { placeOf } from "./summary.js";

/** @typedef {import("./rows.js").Row} Row */

/**
 * @param {{name: string, rows: Row[]}[]} files
 * @param {string} summary
 * @param {string[]} versions
 */
export function report(files, summary, versions) {
  const parts = [`# ${words.report}`, versions.join("; "), summary];
  for (const { name, rows } of files) parts.push(`## ${name}`, rows.map((row) => item(row)).join("\n"));
  return `${parts.join("\n\n")}\n`;
}

/** @param {Row} row */
function item({ kind, where, code, subject, replacement, badges, told, link }) {
  const name = kind === "trap" ? subject : subject && quoted(subject);
  const change = replacement ? `${name} → ${quoted(replacement)}` : name;
  const facts = [words.kinds[kind], change, ...badges.map((badge) => badge.text)].filter(Boolean);
  // A file's address on the reader's disk is nobody else's business.
  const address = link && /^https?:/.test(link.href) ? [`<${link.href}>`] : [];
  const lines = [facts.join(" · "), ...told, ...address].map((line) => `  - ${line}`);
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
