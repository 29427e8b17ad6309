// Positional arguments of optimizers, which had other positions in earlier versions of Keras 2.

/**
 * @typedef {import("./edits.js").Edit} Edit
 * @typedef {import("./syntax.js").SyntaxNode} SyntaxNode
 * @typedef {import("./traps.js").Call} Call
 *
 * @typedef {object} Reordered Arguments that Keras 3 takes for others, or may.
 * @property {SyntaxNode[]} values From the first of them on.
 * @property {Edit[] | null} edits That make keywords of them, or nothing if they may be either.
 * @property {string[]} names The keywords that are written.
 */

/**
 * @param {import("./upgrades.js").Row} row
 * @param {Call} call
 * @param {string} text
 * @param {boolean} isTensorFlow Whether the optimizer is that of `tf.keras`, which had one order only.
 * @returns {Reordered | null}
 */
export function reordered(row, { positional, keywords }, text, isTensorFlow) {
  if (!positional.length || positional.some(({ prevSibling }) => /^\*/.test(prevSibling?.name ?? "")))
    return null;
  const today = row.new.split(" ");
  const earlier = [...(isTensorFlow ? [] : (row.before ?? [])), row.legacy ?? ""].map((order) =>
    order.split(" "),
  );
  const fits = (/** @type {string[]} */ order) =>
    positional.every((value, i) => {
      if (!order[i] || keywords.has(order[i]) || !mayBe(order[i], value, text)) return false;
      // A number where momentum stands today is an epsilon only if it is no momentum.
      return order[i] !== "epsilon" || today[i] === "epsilon" || !mayBe(today[i], value, text);
    });
  /** Where Keras 3 reads something else. @param {string[]} order */
  const different = (order) =>
    positional.findIndex(
      (value, i) =>
        order[i] !== today[i] && !(/decay$/.test(today[i]) && (value.name === "None" || isZero(value, text))),
    );
  const isNone = positional.some(({ name }, i) => name === "None" && today[i] === "epsilon");
  const known = earlier.filter(fits);
  if (fits(today) && !isNone) {
    const other = known.find((order) => different(order) >= 0);
    return other ? { values: positional.slice(different(other)), edits: null, names: [] } : null;
  }
  const [order] = known;
  if (!order) return { values: positional.slice(1), edits: null, names: [] };
  const start = positional.findIndex((value, i) => order[i] !== today[i] || isLost(order[i], value, text));
  const values = positional.slice(start);
  const names = values.map((value, i) => (isLost(order[start + i], value, text) ? "" : order[start + i]));
  const edits = values.map((value, i) => {
    const from = (names[i] ? null : value.prevSibling?.from) ?? value.from;
    return names[i] ? { from, to: from, text: `${names[i]}=` } : { from, to: value.to, text: "" };
  });
  return { values, edits, names: names.filter(Boolean) };
}

/** Whether an argument is what is computed without it. @param {string} name @param {SyntaxNode} value @param {string} text */
function isLost(name, value, text) {
  if (name === "epsilon") return value.name === "None";
  return name === "decay" && isZero(value, text);
}

/** @param {SyntaxNode} value @param {string} text */
const isZero = (value, text) => value.name === "Number" && Number(text.slice(value.from, value.to)) === 0;

/**
 * Whether a value can be that of a parameter: as far as it is written out, or is called after one.
 * @param {string} name
 * @param {SyntaxNode} value
 * @param {string} text
 */
function mayBe(name, value, text) {
  const written = text.slice(value.from, value.to);
  const isFlag = /^(?:amsgrad|centered|nesterov)$/.test(name);
  switch (value.name) {
    case "Boolean":
      return isFlag;
    case "String":
      return name === "name";
    case "None":
      return /^(?:epsilon|name|weight_decay)$/.test(name);
    case "Number":
      // Nobody has a momentum of 1e-8.
      if (/^(?:momentum|initial_accumulator_value)$/.test(name) && Number(written) < 1e-3)
        return Number(written) === 0;
      return !isFlag && name !== "name";
    default: {
      const [called] =
        written.match(/(?:weight_|schedule_)?decay$|(?:amsgrad|centered|epsilon|momentum|name|nesterov)$/) ??
        [];
      return !called || called === name;
    }
  }
}
