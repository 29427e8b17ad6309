// Unified diffs, as `git apply` and `patch` read them.

/** How many lines stand around a change. */
const CONTEXT = 3;

/**
 * @param {string} name
 * @param {string} before
 * @param {string} after
 */
export function diff(name, before, after) {
  const [a, b] = [lines(before), lines(after)];
  /** @type {{to: number, parts: {from: number, to: number, start: number, end: number}[]}[]} */
  const hunks = [];
  for (const { from, to, start, end } of changes(a, b)) {
    const last = hunks.at(-1);
    const part = { from, to, start, end };
    if (last && from - last.to <= 2 * CONTEXT) {
      last.parts.push(part);
      last.to = to;
    } else hunks.push({ to, parts: [part] });
  }
  if (!hunks.length) return "";
  const path = name.split("\\").join("/").replace(/^\//, "");
  const made = [`--- a/${path}\n+++ b/${path}\n`];
  for (const { parts } of hunks) {
    const [first] = parts;
    const final = parts[parts.length - 1];
    const from = Math.max(0, first.from - CONTEXT);
    const to = Math.min(a.length, final.to + CONTEXT);
    const start = first.start - (first.from - from);
    const end = final.end + (to - final.to);
    const body = [];
    let at = from;
    for (const part of parts) {
      for (const line of a.slice(at, part.from)) body.push(` ${line}`);
      for (const line of a.slice(part.from, part.to)) body.push(`-${line}`);
      for (const line of b.slice(part.start, part.end)) body.push(`+${line}`);
      at = part.to;
    }
    for (const line of a.slice(at, to)) body.push(` ${line}`);
    const range = (/** @type {number} */ first, /** @type {number} */ count) =>
      `${count ? first + 1 : first}${count === 1 ? "" : `,${count}`}`;
    made.push(`@@ -${range(from, to - from)} +${range(start, end - start)} @@\n`);
    for (const line of body)
      made.push(line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`);
  }
  return made.join("");
}

/** @param {string} text */
const lines = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/**
 * The runs of lines that differ, by Myers's algorithm between the beginning and the end that are alike.
 * @param {string[]} a
 * @param {string[]} b
 * @returns {{from: number, to: number, start: number, end: number}[]}
 */
function changes(a, b) {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const found = [];
  let [i, j] = [head, head];
  for (const [x, y] of [...common(a.slice(head, a.length - tail), b.slice(head, b.length - tail)), null].map(
    (pair) => (pair ? [pair[0] + head, pair[1] + head] : [a.length - tail, b.length - tail]),
  )) {
    if (x > i || y > j) found.push({ from: i, to: x, start: j, end: y });
    [i, j] = [x + 1, y + 1];
  }
  return found;
}

/** Pairs of equal lines, as many as can be in one order. @param {string[]} a @param {string[]} b @returns {[number, number][]} */
function common(a, b) {
  const most = a.length + b.length;
  /** @type {Map<number, number>[]} */
  const traces = [];
  let ends = new Map([[1, 0]]);
  for (let d = 0; d <= most; d++) {
    traces.push(new Map(ends));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (ends.get(k - 1) ?? 0) < (ends.get(k + 1) ?? 0));
      let x = down ? (ends.get(k + 1) ?? 0) : (ends.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      ends.set(k, x);
      if (x >= a.length && x - k >= b.length) return traced(traces, a, b);
    }
  }
  return [];
}

/** @param {Map<number, number>[]} traces @param {string[]} a @param {string[]} b @returns {[number, number][]} */
function traced(traces, a, b) {
  /** @type {[number, number][]} */
  const pairs = [];
  let [x, y] = [a.length, b.length];
  for (let d = traces.length - 1; d >= 0; d--) {
    const ends = traces[d];
    const k = x - y;
    const down = k === -d || (k !== d && (ends.get(k - 1) ?? 0) < (ends.get(k + 1) ?? 0));
    const before = d === 0 ? 0 : down ? k + 1 : k - 1;
    const left = d === 0 ? 0 : (ends.get(before) ?? 0);
    const top = left - before;
    const stop = d === 0 ? [0, 0] : down ? [left, top + 1] : [left + 1, top];
    while (x > stop[0] && y > stop[1]) pairs.push([--x, --y]);
    [x, y] = [left, top];
  }
  return pairs.reverse();
}
