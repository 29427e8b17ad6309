// The findings as a text to keep: Markdown.

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./words.js").Words} Words
 */

/**
 * @param {{name: string, rows: Row[]}[]} files
 * @param {string} summary
 * @param {string[]} versions
 * @param {Words} words
 * @param {(row: Row) => {href: string} | null} linkOf
 */
export function report(files, summary, versions, words, linkOf) {
  const parts = [`# ${words.report}`, versions.join("; "), summary];
  for (const { name, rows } of files)
    parts.push(`## ${name}`, rows.map((row) => item(row, words, linkOf(row))).join("\n"));
  return `${parts.join("\n\n")}\n`;
}

/** @param {Row} row @param {Words} words @param {{href: string} | null} link */
function item({ kind, where, code, subject, replacement, hazard, message, isOff }, words, link) {
  const name = subject && quoted(subject);
  const change = replacement ? `${name} → ${quoted(replacement)}` : name;
  const facts = [isOff ? words.isOff : words[kind], change, hazard && words.hazards[hazard]].filter(Boolean);
  // A file's address on the reader's disk is nobody else's business.
  const address = link && /^https?:/.test(link.href) ? [`<${link.href}>`] : [];
  const lines = [facts.join(" · "), ...(message ? [message] : []), ...address].map((line) => `  - ${line}`);
  const line = code.join("");
  return [`- ${words.line(where)}${line ? ` ${quoted(line)}` : ""}`, ...lines].join("\n");
}

/** Code that may hold backticks itself. @param {string} code */
function quoted(code) {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = /^`|`$/.test(code) ? " " : "";
  return `${fence}${space}${code}${space}${fence}`;
}
