// Which files git ignores, by the rules of `.gitignore`.

/**
 * The rules of one `.gitignore`.
 * @param {string} text
 * @returns {{pattern: RegExp, negated: boolean, folders: boolean}[]}
 */
export function rulesOf(text) {
  const rules = [];
  for (const line of text.split(/\r?\n/)) {
    let rule = line.replace(/(?<!\\)\s+$/, "");
    if (!rule || rule.startsWith("#")) continue;
    const negated = rule.startsWith("!");
    if (negated) rule = rule.slice(1);
    const folders = rule.endsWith("/");
    if (folders) rule = rule.slice(0, -1);
    const anchored = rule.includes("/");
    const pattern = new RegExp(`^${anchored ? "" : "(?:.*/)?"}${translated(rule.replace(/^\//, ""))}$`);
    rules.push({ pattern, negated, folders });
  }
  return rules;
}

/** @param {string} rule */
function translated(rule) {
  let made = "";
  for (let i = 0; i < rule.length; i++) {
    const rest = rule.slice(i);
    if (rest.startsWith("**/")) {
      made += "(?:.*/)?";
      i += 2;
    } else if (rest.startsWith("/**") && rest.length === 3) {
      made += "/.*";
      i += 2;
    } else if (rule[i] === "*") made += "[^/]*";
    else if (rule[i] === "?") made += "[^/]";
    else if (rule[i] === "[") {
      const end = rule.indexOf("]", i + 2);
      if (end < 0) made += "\\[";
      else {
        made += `[${rule
          .slice(i + 1, end)
          .replace(/^!/, "^")
          .replaceAll("\\", "\\\\")}]`;
        i = end;
      }
    } else if (rule[i] === "\\" && i + 1 < rule.length) made += escaped(rule[++i]);
    else made += escaped(rule[i]);
  }
  return made;
}

/** @param {string} char */
const escaped = (char) => char.replace(/[.*+?^${}()|[\]\\/]/, "\\$&");

/**
 * Whether a path is ignored.
 * @param {{folder: string, rules: ReturnType<typeof rulesOf>}[]} lists Those of outer folders first; folders with `/` at the end, or empty.
 * @param {string} path With `/` between folders.
 * @param {boolean} isFolder
 */
export function isIgnored(lists, path, isFolder) {
  let ignored = false;
  for (const { folder, rules } of lists) {
    if (!path.startsWith(folder)) continue;
    const inner = path.slice(folder.length);
    for (const { pattern, negated, folders } of rules)
      if ((isFolder || !folders) && pattern.test(inner)) ignored = !negated;
  }
  return ignored;
}
