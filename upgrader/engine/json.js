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

const TOKEN =
  /[\s]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/** Where a text stops being JSON: the place of the first thing that can't stand there. @param {string} text */
export function faultOf(text) {
  /** What is open, and what may come next. @type {string[]} */
  const open = [];
  let next = "value";
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    const start = at + (text.slice(at).match(/^\s*/)?.[0].length ?? 0);
    if (!found) return start;
    const [, sign, string] = found;
    const isEnd = next === "comma" || next === "first";
    const isValue = next === "value" || next === "first";
    if (sign === "{" && isValue) {
      open.push("}");
      next = "first name";
    } else if (sign === "[" && isValue) {
      open.push("]");
      next = "first";
    } else if (sign === "}" || sign === "]") {
      if (open.pop() !== sign || !(isEnd || next === "first name")) return start;
      next = "comma";
    } else if (sign === ",") {
      if (next !== "comma" || !open.length) return start;
      next = open.at(-1) === "}" ? "name" : "value";
    } else if (sign === ":") {
      if (next !== "colon") return start;
      next = "value";
    } else if (next === "name" || next === "first name") {
      if (string === undefined) return start;
      next = "colon";
    } else if (isValue && sign === undefined) next = "comma";
    else return start;
    at = TOKEN.lastIndex;
    if (next === "comma" && !open.length) return text.slice(at).trim() ? at : text.length;
  }
}
