// What the files of a project import from each other: where `from .backend import K` gets its K, and
// which names of a file others need.

import { canonical } from "./names.js";

/**
 * @typedef {object} Module What a file imports and assigns, as far as it matters to others.
 * @property {Map<string, {module: string, name: string}>} bound By name, what it is imported from.
 * @property {Set<string>} made Names of its own functions and classes, and of what it assigns.
 * @property {string[]} stars Modules of which it imports everything.
 */

const FROM = /^[ \t]*from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(?:\(([^)]*)\)|((?:[^\\\n]|\\\n)*))/gm;
const IMPORT = /^[ \t]*import[ \t]+([^\n]+)/gm;
const MADE = /^(?:(?:async[ \t]+)?def[ \t]+|class[ \t]+)?(\w+)(?=[ \t]*[(:=](?!=))/gm;
const ASSIGNED = /^(\w+)[ \t]*=[ \t]*([A-Za-z_][\w.]*)[ \t]*(?:#.*)?$/gm;

export class Project {
  /** @type {Map<string, Module>} */
  #modules = new Map();
  /** By file, the names that others import from it; `*` for all. @type {Map<string, Set<string>>} */
  #exported = new Map();

  /** @type {Map<string, string>} */
  #texts;

  /** @param {Iterable<[string, string]>} files Paths, with `/` between folders, and texts. */
  constructor(files) {
    this.#texts = new Map(files);
    for (const [path, text] of this.#texts) this.#modules.set(path, moduleOf(text));
    for (const [path, { bound, stars }] of this.#modules) {
      for (const { module, name } of bound.values()) this.#export(path, module, name);
      for (const module of stars) this.#export(path, module, "*");
    }
  }

  /** @param {string} path @param {string} module @param {string} name */
  #export(path, module, name) {
    const file = this.#file(path, module);
    if (file && file !== path) this.#exported.set(file, (this.#exported.get(file) ?? new Set()).add(name));
  }

  /** Whether other files import a name from a file. @param {string} path @param {string} name */
  isExported(path, name) {
    const names = this.#exported.get(path);
    return !!names && (names.has(name) || names.has("*"));
  }

  /** The other files that have some text. @param {string} path The file's. @param {string} text */
  mentions(path, text) {
    return [...this.#texts]
      .filter(([other, whole]) => other !== path && whole.includes(text))
      .map(([other]) => other);
  }

  /**
   * Whether what a file imports may be made with Keras.
   * @param {string} path The file's.
   * @param {string} module As it stands after `from`, or after `import`.
   * @param {string} name What is imported from it; `*` for all, and nothing for the module itself.
   * @param {Set<string>} seen Files that were looked at.
   * @returns {boolean | undefined} Undefined if no such module is known.
   */
  usesKeras(path, module, name, seen = new Set()) {
    const inner = name && name !== "*" && this.#submodule(path, module, name);
    const file = inner || this.#file(path, module);
    const found = file && this.#modules.get(file);
    if (!found) return undefined;
    if (seen.has(file)) return false;
    seen.add(file);
    const items = [...found.bound.values()];
    if (items.some((item) => isKeras(item.module ? `${item.module}.${item.name}` : item.name))) return true;
    if (found.stars.some((star) => isKeras(star))) return true;
    const own = found.bound.get(name);
    const followed = name === "*" ? items : own ? [own] : [];
    return [...followed, ...found.stars.map((star) => ({ module: star, name: name && "*" }))].some(
      (item) => item.module && this.usesKeras(file, item.module, item.name, seen),
    );
  }

  /**
   * What a name of a module means, for a file that imports it.
   * @param {string} path The file's.
   * @param {string} module As it stands after `from`.
   * @param {string} name
   * @param {boolean} isStar Whether everything is imported: then the module may not have the name at all.
   * @returns {string | undefined} A path, nothing if it is the project's own, or undefined if no such module is known.
   */
  resolve(path, module, name, isStar = false, depth = 0) {
    const file = this.#file(path, module);
    const found = file && this.#modules.get(file);
    if (!found || depth > 5) return undefined;
    const bound = found.bound.get(name);
    if (bound) {
      const whole = bound.module ? `${bound.module}.${bound.name}` : bound.name;
      if (isKeras(whole)) return whole;
      const isOwn = this.#file(file, bound.module || bound.name);
      if (!isOwn) return whole;
      return (bound.module && this.resolve(file, bound.module, bound.name, false, depth + 1)) || "";
    }
    if (found.made.has(name)) return "";
    for (const star of found.stars) {
      const inner = this.resolve(file, star, name, true, depth + 1);
      if (inner !== undefined) return inner;
      // What an unknown module brings may be anything.
      if (!this.#file(file, star)) return undefined;
    }
    if (isStar) return undefined;
    // A submodule, or a name that is made in some other way.
    return this.#submodule(path, module, name) ? undefined : "";
  }

  /** The file of a module in a package. @param {string} path @param {string} module @param {string} name */
  #submodule(path, module, name) {
    return this.#file(path, `${module}${module.endsWith(".") ? "" : "."}${name}`);
  }

  /** Modules that were looked for, by the folder that they were looked for in. @type {Map<string, string | null>} */
  #files = new Map();

  /** The file of a module, as a file names it. @param {string} path @param {string} module @returns {string | null} */
  #file(path, module) {
    const key = `${path.slice(0, path.lastIndexOf("/") + 1)} ${module}`;
    const known = this.#files.get(key);
    if (known !== undefined) return known;
    const found = this.#found(path, module);
    this.#files.set(key, found);
    return found;
  }

  /** @param {string} path @param {string} module */
  #found(path, module) {
    const folders = path.split("/").slice(0, -1);
    const dots = module.match(/^\.*/)?.[0].length ?? 0;
    const parts = module.slice(dots).split(".").filter(Boolean);
    if (dots) return this.#at([...folders.slice(0, folders.length - dots + 1), ...parts]);
    for (let depth = folders.length; depth >= 0; depth--) {
      const found = this.#at([...folders.slice(0, depth), ...parts]);
      if (found) return found;
    }
    return null;
  }

  /** @param {string[]} parts */
  #at(parts) {
    const start = parts.join("/");
    const files = [`${start}.py`, `${start}${start ? "/" : ""}__init__.py`];
    return files.find((file) => this.#modules.has(file)) ?? null;
  }
}

/** @param {string} path */
const isKeras = (path) => /^keras\b/.test(canonical(path));

/** @param {string} text @returns {Module} */
function moduleOf(text) {
  /** @type {Module["bound"]} */
  const bound = new Map();
  const stars = [];
  for (const [, module, inParentheses, inLine] of text.matchAll(FROM)) {
    const names = (inParentheses ?? inLine ?? "").replace(/#.*|\\\n/g, " ");
    for (const item of names.split(",")) {
      const [name, as, alias] = item.trim().split(/\s+/);
      if (name === "*") stars.push(module);
      else if (name) bound.set(as === "as" && alias ? alias : name, { module, name });
    }
  }
  for (const [, names] of text.matchAll(IMPORT))
    for (const item of names.replace(/#.*/, "").split(",")) {
      const [name, as, alias] = item.trim().split(/\s+/);
      if (as === "as" && alias) bound.set(alias, { module: "", name });
      else if (name) bound.set(name.split(".")[0], { module: "", name: name.split(".")[0] });
    }
  for (const [, name, value] of text.matchAll(ASSIGNED)) {
    const [base, ...rest] = value.split(".");
    const known = bound.get(base);
    if (!known || name === base) continue;
    const whole = [known.module, known.name, ...rest].filter(Boolean).join(".");
    bound.set(name, { module: "", name: whole });
  }
  return { bound, made: new Set([...text.matchAll(MADE)].map(([, name]) => name)), stars };
}
