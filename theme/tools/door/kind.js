// What a reader put into the box of the front door: code, a message, or neither.

/**
 * @typedef {"nothing" | "code" | "python2" | "foreign" | "words"} Kind
 * `words` is what the search looks for: a message, a name, or words.
 */

/** So many characters of a text decide what it is, half of them at its beginning and half at its end. */
const READ = 40_000;

/** What tracebacks have, and the last line of one. */
const MESSAGE =
  /^\s*Traceback \(most recent call last\)|^\s*File ".*", line \d+|^(?:[\w.]+\.)?\w*(?:Error|Exception|Warning)(?::\s|\s*$|\s+Traceback)/;
/** What a value is given to: names, and what they hold. */
const TARGET = String.raw`[\p{L}_*][\p{L}\p{N}_.]*(?:\[[^\]]*\])*`;
const ASSIGNMENT = new RegExp(
  String.raw`^\s*\(?${TARGET}(?:\s*,\s*${TARGET})*,?\)?\s*(?::\s*[\w.[\], ]+)?(?:[-+*/@%&|^]|//|\*\*|<<|>>)?=(?!=)\s*\S`,
  "u",
);
/** A statement that is no expression alone. */
const KEYWORD =
  /^\s*(?:from\s+[\w.]+\s+import\b|import\s+[\w.]+(?:\s+as\s+\w+)?\s*(?:[,;#]|$)|(?:async\s+)?def\s+\w+\s*\(|class\s+\w+\s*[(:]|@\w|(?:if|elif|for|while|with|except)\b.*:\s*(?:#.*)?$|(?:else|try|finally)\s*:|return\b|raise\s+\w|del\s+\w|global\s+\w|assert\s)/;
/** Words one after another, without what code has between them; a line of code may be a text in quotes. */
const PROSE = /^(?!\s*[#"'])[^=()[\]{}_]*\p{L}\s+\p{L}[^=()[\]{}_]*$/u;
/** What only Python 2 reads: a print without parentheses, and two more statements. */
const PYTHON2 =
  /^\s*(?:print\s+(?:["']|>>|[\w.[\]()]+\s*(?:[,%]|$))|print\s*$|except\s+[\w.() ,]+,\s*\w+\s*:|raise\s+\w+\s*,\s|exec\s+["'\w])/;
/** Letters of scripts that no message of Keras is written in. */
const FOREIGN = /(?![A-Za-z\p{Script=Latin}])\p{L}/gu;

/** @param {string} line */
const isStatement = (line) => KEYWORD.test(line) || ASSIGNMENT.test(line);

/** Text between three quotes says nothing about the code around it. @param {string} text */
const withoutTexts = (text) => text.replace(/("""|''')[\s\S]*?\1/g, '""');

/** Without what a notebook or a shell puts in front of code. @param {string} line */
const withoutPrompt = (line) => line.replace(/^\s*(?:>>>|\.\.\.|In ?\[\d*\]:)\s?/, "");

/** What decides about a text. @param {string} text */
const read = (text) => (text.length > READ ? `${text.slice(0, READ / 2)}\n${text.slice(-READ / 2)}` : text);

/**
 * @param {string} text
 * @param {string} language Of the page: its own letters are not foreign.
 * @returns {Kind}
 */
export function kindOf(text, language) {
  const trimmed = read(text).trim();
  if (!trimmed) return "nothing";
  const lines = withoutTexts(trimmed)
    .split(/\r\n?|\n/)
    .map(withoutPrompt)
    .filter((line) => line.trim());
  if (lines.some((line) => MESSAGE.test(line))) return "words";
  // In Python 2, a text in quotes may follow `print`; elsewhere the word begins a sentence.
  const old = lines.filter((line) => PYTHON2.test(line)).length;
  const statements = lines.filter(isStatement).length;
  const prose = lines.filter((line) => PROSE.test(line) && !isStatement(line) && !PYTHON2.test(line)).length;
  if (statements + old > prose && (statements || old > 1 || /["']/.test(trimmed)))
    return old ? "python2" : "code";
  return isForeign(trimmed, language) ? "foreign" : "words";
}

/** Whether most letters are of another script than Latin; Chinese is searched on Chinese pages. @param {string} text @param {string} language */
function isForeign(text, language) {
  const foreign = (text.match(FOREIGN) ?? []).filter(
    (letter) => language !== "zh" || !/\p{Script=Han}/u.test(letter),
  );
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  // A word of Chinese has two letters.
  return 2 * foreign.length > latin;
}
