// Where the values of a JSON text stand: who changes one leaves all others as they are.

/** @typedef {{from: number, to: number, items?: Value[], members?: Map<string, Value>}} Value */

/**
 * The values of a JSON text that can be parsed.
 * @param {string} text
 * @returns {Value}
 */
export function valuesOf(text) {
  let at = 0;
  const space = () => {
    while (/\s/.test(text[at] ?? "")) at++;
  };
  const string = () => {
    const from = at++;
    while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
    at++;
    return { from, to: at };
  };

  /** @returns {Value} */
  const value = () => {
    space();
    const from = at;
    if (text[at] === '"') return string();
    if (text[at] === "[") {
      const items = [];
      for (at++, space(); text[at] !== "]"; space()) {
        items.push(value());
        space();
        if (text[at] === ",") at++;
      }
      return { from, to: ++at, items };
    }
    if (text[at] === "{") {
      /** @type {Map<string, Value>} */
      const members = new Map();
      for (at++, space(); text[at] !== "}"; space()) {
        const name = string();
        space();
        at++;
        members.set(JSON.parse(text.slice(name.from, name.to)), value());
        space();
        if (text[at] === ",") at++;
      }
      return { from, to: ++at, members };
    }
    while (at < text.length && !/[\s,\]}]/.test(text[at])) at++;
    return { from, to: at };
  };
  return value();
}
