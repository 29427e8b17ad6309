// The files of a project: found, read, and written so that none is ever half written.

import { constants } from "node:fs";
import {
  access,
  chmod,
  lstat,
  open,
  readFile,
  readdir,
  realpath,
  rename,
  stat,
  unlink,
} from "node:fs/promises";
import path from "node:path";

import { isOwn } from "../engine/source.js";
import { isIgnored, rooted, rulesOf } from "./ignore.js";

/** @typedef {{path: string, name: string}} Found Where a file is, and what it is called in messages. */

/**
 * The Python files and notebooks that paths name or hold.
 * @param {string[]} paths
 * @param {{notebooks: boolean}} options
 * @param {(name: string, problem: string) => void} refuse
 * @returns {Promise<Found[]>}
 */
export async function filesOf(paths, { notebooks }, refuse) {
  /** @type {Map<string, Found>} */
  const found = new Map();
  for (const given of paths) {
    let real;
    let isFolder;
    try {
      real = await realpath(given);
      isFolder = (await stat(real)).isDirectory();
    } catch {
      refuse(given, "doesn't exist.");
      continue;
    }
    const add = (/** @type {string} */ file, /** @type {string} */ name) => {
      if (notebooks || !/\.ipynb$/i.test(file)) found.set(file, { path: file, name });
    };
    if (isFolder) await inside(real, given, add, refuse);
    else if (/\.(?:py|ipynb)$/i.test(real)) found.set(real, { path: real, name: given });
    else refuse(given, "is neither a Python file nor a notebook.");
  }
  return [...found.values()];
}

/**
 * @param {string} root
 * @param {string} name
 * @param {(file: string, name: string) => void} add
 * @param {(name: string, problem: string) => void} refuse
 */
async function inside(root, name, add, refuse) {
  const top = await repository(root);
  /** @type {string[]} */
  const lines = [];
  // Those of the folders around it count too, up to the repository's.
  for (let folder = top ?? root; ;) {
    if (folder !== root) lines.push(...(await ignored(folder, top ?? root)));
    if (folder === root) break;
    const [next] = path.relative(folder, root).split(path.sep);
    folder = path.join(folder, next);
  }
  await walk(root, name, { base: top ?? root, root, lines, add, refuse });
}

/** The folder of the git repository that a folder is in. @param {string} folder @returns {Promise<string | null>} */
export async function repository(folder) {
  for (let outer = folder; ; outer = path.dirname(outer)) {
    try {
      await stat(path.join(outer, ".git"));
      return outer;
    } catch {
      if (path.dirname(outer) === outer) return null;
    }
  }
}

/** The lines of a folder's `.gitignore`. @param {string} folder @param {string} base @returns {Promise<string[]>} */
async function ignored(folder, base) {
  try {
    const text = await readFile(path.join(folder, ".gitignore"), "utf8");
    const inner = path.relative(base, folder).split(path.sep).join("/");
    return rooted(text, inner ? `${inner}/` : "");
  } catch {
    return [];
  }
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {{base: string, root: string, lines: string[], rules?: import("./ignore.js").Ignore, add: (file: string, name: string) => void, refuse: (name: string, problem: string) => void}} options
 */
async function walk(folder, name, options) {
  const { base, root, add, refuse } = options;
  const own = await ignored(folder, base);
  const lines = [...options.lines, ...own];
  const rules = (!own.length && options.rules) || rulesOf(lines);
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    return refuse(name, "this folder can't be read.");
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    const shown = name === "." ? entry.name : path.join(name, entry.name);
    const inner = path.relative(base, file).split(path.sep).join("/");
    const isFolder = entry.isDirectory();
    if (isIgnored(rules, inner, isFolder)) continue;
    if (entry.isSymbolicLink()) {
      const real = await realpath(file).catch(() => null);
      const isInside = real && !path.relative(root, real).startsWith("..");
      // One that stays inside leads to a file that is found anyway.
      if (!isInside && (real === null || isOwn(file) || (await stat(real)).isDirectory()))
        refuse(shown, "is a symbolic link out of the folder: it isn't followed.");
    } else if (isFolder) {
      if (isOwn(`${inner}/_.py`)) await walk(file, shown, { ...options, lines, rules });
    } else if (entry.isFile() && isOwn(file.slice(root.length + 1))) add(file, shown);
  }
}

/** A file couldn't be written: the message says why. */
export class WriteError extends Error {}

/**
 * Writes a file as a whole or not at all.
 * @param {string} file
 * @param {Uint8Array} bytes
 * @param {Uint8Array} old What was read of it.
 * @throws {WriteError}
 */
export async function write(file, bytes, old) {
  const { mode } = await lstat(file);
  try {
    await access(file, constants.W_OK);
    await access(path.dirname(file), constants.W_OK);
  } catch {
    throw new WriteError("is read-only, or its folder is: nothing was written.");
  }
  if (!Buffer.from(old).equals(await readFile(file)))
    throw new WriteError("has changed since it was read: nothing was written; run again.");
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.keras3`);
  try {
    const handle = await open(temporary, "wx", mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await chmod(temporary, mode & 0o7777);
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw new WriteError(`can't be written: ${error instanceof Error ? error.message : error}`);
  }
}
