// How much was found.

/**
 * @typedef {import("./rows.js").Row} Row
 *
 * @typedef {{rewritten: number, noted: number, left: number, silent: number, traps: number, broken: number, off: number, files: number, changed: number}} Counts
 */

/** @param {Row[]} rows @param {{files: number, changed: number}} files @returns {Counts} */
export function counted(rows, files) {
  const counts = { rewritten: 0, noted: 0, left: 0, silent: 0, traps: 0, broken: 0, off: 0, ...files };
  for (const { kind, hazard, isOff } of rows) {
    if (isOff) counts.off++;
    else if (kind === "rewritten" || kind === "noted" || kind === "left") counts[kind]++;
    else if (kind === "trap") counts.traps++;
    else counts.broken++;
    if (hazard === "ordinary" && !isOff) counts.silent++;
  }
  return counts;
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
