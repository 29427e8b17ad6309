// Python as it is parsed: what the grammar doesn't know is made known first, and what binds how tightly.

import { parser } from "@lezer/python";

/**
 * @typedef {import("@lezer/common").SyntaxNode} SyntaxNode
 * @typedef {import("@lezer/common").Tree} Tree
 */

/** How many steps are done before the caller may do something else. */
export const STEPS = 200;

/**
 * @param {string} text With nothing but `\n` at the ends of its lines.
 * @returns {Generator<number, Tree, void>} Yields how much is done, up to 1.
 */
export function* parsed(text) {
  const parse = parser.startParse(known(text));
  let tree = parse.advance();
  for (let step = 0; !tree; tree = parse.advance())
    if (++step % STEPS === 0) yield parse.parsedPos / text.length;
  return tree;
}

/** The tree of a short text. @param {string} text */
export const treeOf = (text) => parser.parse(known(text));

/**
 * A program in words that the grammar knows, each at its old place: without a notebook's commands and a
 * console's prompts, with a digit for the dot in `1. if` and `1.or`, with a name for the target in
 * `with … as (a, b):` or `as self.file:`, and with a line end before spaces at the end.
 * @param {string} text
 */
const known = (text) =>
  withoutPrompts(withPlain(text))
    .replace(/^((?:[\w, \t]+=)?[ \t]*)(!(?!=|.*(?:"""|''')).*)$/gm, blank)
    .replace(/^((?:[\w, \t]+=[ \t]*)?)(%{1,2}[a-z](?!.*(?:"""|''')).*)$/gm, blank)
    .replace(/^([ \t]*)([\w.]+\?{1,2}[ \t]*|\?{1,2}[\w.]+[ \t]*)$/gm, blank)
    .replace(/(?<![\w.])(\d[\d_]*)\.(?=(?:and|for|if|in|is|or)\b|(?![\w.]))/g, "$10")
    .replace(/(?<![\w.])(\d[\d_]*)\.(?=(?:e[+-]?\d[\d_]*|e[+-]?\d[\d_]*j|j)\b)/gi, "$10")
    .replace(/\n([ \t]+)$/, (_, spaces) => "\n".repeat(spaces.length + 1))
    .replace(
      /(\bas[ \t]+)(\([\w., \t]+\)|\w+\.[\w.]+)(?=[ \t]*[:,])/g,
      (_, as, target) => as + target.replace(/[^\w]/g, "_"),
    );

/** Punctuation of texts, and what Python has for it. */
const PLAIN = new Map(
  Object.entries({
    "（": "(",
    "）": ")",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "，": ",",
    "、": ",",
    "：": ":",
    "；": ";",
    "．": ".",
    "＝": "=",
    "＋": "+",
    "－": "-",
    "＊": "*",
    "／": "/",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "\u3000": " ",
    "\u00a0": " ",
  }),
);

const FANCY = new RegExp(`[${[...PLAIN.keys()].join("")}]`);

/** Strings and comments, where all punctuation may stand, or punctuation that Python doesn't have. */
const PIECES = new RegExp(
  `("""[^]*?(?:"""|$)|\'\'\'[^]*?(?:\'\'\'|$)|"(?:\\\\.|[^"\\\\\\n])*"?|\'(?:\\\\.|[^\'\\\\\\n])*\'?|#[^\\n]*)|${FANCY.source}`,
  "g",
);

/** @param {string} text */
const withPlain = (text) =>
  FANCY.test(text)
    ? text.replace(PIECES, (piece, known) => (known ? piece : (PLAIN.get(piece) ?? piece)))
    : text;

const PROMPT = /^(?:>>> ?|\.\.\. ?|In \[\d+\]: )/;

/** Whether a text is a console's session; a program may show one in its docstring. @param {string} text */
const isSession = (text) => /^\s*(?:>>> |In \[\d+\]: )/.test(text);

/** A console's session without its prompts, and with what it printed as comments. @param {string} text */
function withoutPrompts(text) {
  if (!isSession(text)) return text;
  return text.replace(/^.+$/gm, (line) => {
    const prompt = line.match(PROMPT)?.[0];
    return prompt ? " ".repeat(prompt.length) + line.slice(prompt.length) : `#${line.slice(1)}`;
  });
}

/** What of a text comes from a paste, and Python can't read: one place a line. @param {string} text @returns {Map<number, {at: number, reason: "punctuation" | "prompt"}>} By the line's start. */
export function pastes(text) {
  const found = new Map();
  if (isSession(text))
    for (const { index } of text.matchAll(/^(?:>>> ?|\.\.\. ?|In \[\d+\]: )/gm))
      found.set(index, { at: index, reason: "prompt" });
  if (!FANCY.test(text)) return found;
  for (const piece of text.matchAll(PIECES)) {
    const start = text.lastIndexOf("\n", piece.index - 1) + 1;
    if (!piece[1] && !found.has(start)) found.set(start, { at: piece.index, reason: "punctuation" });
  }
  return found;
}

/** @param {string} _ @param {string} before @param {string} command */
const blank = (_, before, command) => before + "0".padEnd(command.length);

/** @param {SyntaxNode} node */
export function childrenOf(node) {
  const found = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

/**
 * Where lines begin to be no Python 3, one place a line.
 * @param {Tree} tree
 * @param {string} text
 * @returns {Generator<number, number[], void>}
 */
export function* broken(tree, text) {
  /** @type {Map<number, number>} */
  const lines = new Map();
  const pasted = pastes(text);
  const cursor = tree.cursor();
  for (let step = 1; cursor.next(); step++) {
    if (step % (10 * STEPS) === 0) yield 1;
    const { from, to } = cursor;
    const wrong = cursor.type.isError
      ? !isGap(cursor.node)
      : OLD[cursor.name]?.(text.slice(from, to), cursor);
    if (!wrong) continue;
    const start = text.lastIndexOf("\n", from - 1) + 1;
    // Without its prompts, a session is indented.
    if (!pasted.size || pasted.get(start)?.reason !== "prompt")
      lines.set(start, Math.min(from, lines.get(start) ?? Infinity));
  }
  for (const [start, { at }] of pasted) lines.set(start, at);
  return [...lines.values()].sort((a, b) => a - b);
}

/**
 * What the grammar takes and Python 3 doesn't: Python 2, and strings that don't end.
 * @type {Record<string, (text: string, at: import("@lezer/common").TreeCursor) => boolean>}
 */
const OLD = {
  PrintStatement: () => true,
  Number: (text) => /^0[\d_]*[1-9][\d_]*$/.test(text),
  String: (text) => !/^[a-z]*(?:"{3}[^]*"{3}|'{3}[^]*'{3}|"[^]*"|'[^]*')$/i.test(text),
  ",": (_, { node }) => node.parent?.name === "TryStatement",
};

/** A sum of so many characters may be too deep for the parser, which then cuts it off. */
const DEEP = 1_000;

/** Whether this is Python that the grammar doesn't know: a `yield` alone, or a very long sum. @param {SyntaxNode} node */
function isGap({ from, to, parent, prevSibling }) {
  if (/^Yield/.test(parent?.name ?? "") && prevSibling?.name === "yield") return true;
  // A bracket that is closed behind where it was cut off is one character.
  return to - from <= 1 && (isDeep(parent) || isDeep(prevSibling));
}

/** Whether something ends with a very long sum. @param {SyntaxNode | null | undefined} node */
function isDeep(node) {
  for (
    let last = node;
    last && last.to - last.from >= DEEP;
    last = last.lastChild?.type.isError ? last.lastChild.prevSibling : last.lastChild
  )
    if (last.name === "BinaryExpression") return true;
  return false;
}

/** How tightly expressions bind, the loosest first. */
export const BINDS = {
  any: 0,
  conditional: 1,
  or: 2,
  and: 3,
  not: 4,
  compare: 5,
  "|": 6,
  "^": 7,
  "&": 8,
  shift: 9,
  sum: 10,
  product: 11,
  sign: 12,
  power: 13,
  await: 14,
  atom: 15,
};

/** @type {Record<string, number>} */
const OPERATORS = {
  or: BINDS.or,
  and: BINDS.and,
  "|": BINDS["|"],
  "^": BINDS["^"],
  "&": BINDS["&"],
  "<<": BINDS.shift,
  ">>": BINDS.shift,
  "+": BINDS.sum,
  "-": BINDS.sum,
  "*": BINDS.product,
  "/": BINDS.product,
  "//": BINDS.product,
  "%": BINDS.product,
  "@": BINDS.product,
  "**": BINDS.power,
};

/** The operator of a binary expression, as it stands in the text. @param {SyntaxNode} node @param {string} text */
function operator(node, text) {
  const sign = node.firstChild?.nextSibling;
  return sign ? text.slice(sign.from, sign.to) : "";
}

/** How tightly an expression binds what is in it. @param {SyntaxNode} node @param {string} text @returns {number} */
export function binding(node, text) {
  switch (node.name) {
    case "LambdaExpression":
    case "YieldExpression":
    case "NamedExpression":
      return BINDS.any;
    case "ConditionalExpression":
      return BINDS.conditional;
    case "BinaryExpression":
      return OPERATORS[operator(node, text)] ?? BINDS.compare;
    case "UnaryExpression":
      // To the grammar, `not a and b` is `not (a and b)`.
      return node.firstChild?.name === "not" ? loosest(node, text) : BINDS.sign;
    case "AwaitExpression":
      return BINDS.await;
    default:
      return BINDS.atom;
  }
}

/** @param {SyntaxNode} node @param {string} text */
function loosest(node, text) {
  const inner = node.lastChild;
  const loose = inner && inner.name === "BinaryExpression" ? binding(inner, text) : BINDS.not;
  return Math.min(loose, BINDS.not);
}

/** How tightly what stands in the place of a node has to bind, to need no parentheses. @param {SyntaxNode} node @param {string} text @returns {number} */
export function needed(node, text) {
  const { parent } = node;
  if (!parent) return BINDS.any;
  switch (parent.name) {
    case "MemberExpression":
    case "CallExpression":
      return parent.firstChild?.from === node.from && parent.firstChild.to === node.to
        ? BINDS.atom
        : BINDS.any;
    case "Decorator":
      return BINDS.atom;
    case "AwaitExpression":
      return BINDS.atom;
    case "UnaryExpression":
      return parent.firstChild?.name === "not" ? BINDS.not : BINDS.sign;
    case "BinaryExpression": {
      const own = binding(parent, text);
      const isLeft = parent.firstChild?.from === node.from;
      if (own === BINDS.power) return isLeft ? BINDS.await : BINDS.sign;
      // A comparison of a comparison is a chain, on either side.
      if (own === BINDS.compare) return own + 1;
      return isLeft ? own : own + 1;
    }
    case "ConditionalExpression":
      return parent.lastChild?.from === node.from ? BINDS.conditional : BINDS.or;
    case "ArrayComprehensionExpression":
    case "SetComprehensionExpression":
    case "DictionaryComprehensionExpression":
    case "ComprehensionExpression":
      return /^(?:in|if)$/.test(node.prevSibling?.name ?? "") ? BINDS.or : BINDS.conditional;
    case "ArgList":
      return /^\*/.test(node.prevSibling?.name ?? "") ? BINDS["|"] : BINDS.any;
    case "FormatReplacement":
      // A lambda's colon would begin the format, and braces would double.
      return BINDS.conditional;
    default:
      return /^\*/.test(node.prevSibling?.name ?? "") ? BINDS["|"] : BINDS.any;
  }
}
