// What the code checker says in more than one word: where something is, and what was found in all.

import words from "#words/checker";

/**
 * @typedef {{cell: number | null, line: number, column: number}} Where
 * @typedef {{gone: number, left: number, silent: number, traps: number, broken: number, files: number}} Counts
 */

/** @param {Where} where */
export const placeOf = ({ cell, line, column }) =>
  cell === null ? words.line({ line, column }) : words.line_of_cell({ cell, line, column });

/** @param {Counts} counts */
export function summaryOf({ gone, left, silent, traps, broken, files }) {
  const { comma, end, ...parts } = words.summary;
  const sentence = [
    parts.gone({ count: gone }),
    ...(silent ? [parts.silent({ count: silent })] : []),
    ...(left ? [parts.left({ count: left })] : []),
    parts.traps({ count: traps }),
    ...(broken ? [parts.broken({ count: broken })] : []),
    ...(files > 1 ? [parts.files({ count: files })] : []),
  ];
  return sentence.join(comma) + end;
}
