// Lines as long as they can be read: there are files of one line.

/** @typedef {import("../../../upgrader/engine/blocks.js").Line} Line */

/** So much of what doesn't change is shown on each side of what does, and so much of what changes. */
const LONG = { same: 200, changed: 1_000 };

/** A line with what doesn't change left out where it is long. @param {Line} line @returns {Line} */
export const shortened = (line) =>
  line.map(({ text, isChanged }, i) => {
    const most = isChanged ? LONG.changed : LONG.same;
    if (text.length <= 2 * most) return { text, isChanged };
    const [isFirst, isLast] = [i === 0 && !isChanged, i === line.length - 1 && !isChanged];
    const head = isFirst && !isLast ? "" : text.slice(0, most);
    const tail = isLast && !isFirst ? "" : text.slice(-most);
    return { text: `${head}…${tail}`, isChanged };
  });
