// What the upgrader's page says in more than one word.

import words from "#words/checker";

/**
 * @typedef {{cell: number | null, line: number, column: number}} Where
 * @typedef {import("./counts.js").Counts} Counts
 * @typedef {import("../../../upgrader/engine/source.js").SourceError} SourceError
 */

/** @param {Where} where */
export const placeOf = ({ cell, line, column }) =>
  cell === null ? words.line({ line, column }) : words.line_of_cell({ cell, line, column });

/** Why a file can't be read; the file's name stands before it. @param {SourceError} error */
export function problemOf({ reason, detail }) {
  if (reason === "notebook" && detail) return words.problems.notebook_line({ line: detail });
  const problem = words.problems[reason];
  return typeof problem === "string" ? problem : problem({ detail });
}

/** @param {Counts} counts */
export function summaryOf({ rewritten, noted, left, silent, traps, broken, off, files, changed }) {
  const { semicolon, end, space, ...own } = words.summary;
  const ready = own.ready({ count: rewritten + noted });
  const found = [
    noted ? own.differ({ ready, count: noted }) : ready,
    ...(off ? [own.off({ count: off })] : []),
    own.left({ count: left }),
    ...(traps ? [own.traps({ count: traps })] : []),
    ...(broken ? [own.broken({ count: broken })] : []),
  ];
  return [
    found.join(semicolon) + end,
    ...(files > 1 ? [own.files({ changed, files })] : []),
    ...(silent ? [own.silent({ count: silent })] : []),
  ].join(space);
}
