// What leaves the page: a text for the clipboard, files, and files in a folder.

import { zipSync } from "fflate";

import { element } from "../element.js";

/** Hands a file to the reader. @param {string} name @param {BlobPart} content @param {string} type */
export function save(name, content, type = "application/octet-stream") {
  const link = element("a", {
    href: URL.createObjectURL(new Blob([content], { type })),
    download: name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {string} text @throws It isn't allowed. */
export async function copy(text) {
  if (!navigator.clipboard) throw new Error("There is no clipboard.");
  await navigator.clipboard.writeText(text);
}

/** @param {Record<string, Uint8Array>} files By path. @returns {Uint8Array<ArrayBuffer>} */
export const zipped = (files) => /** @type {Uint8Array<ArrayBuffer>} */ (zipSync(files));

/** The folder that all files are in, with `/` at its end, or nothing. @param {string[]} names */
export function topOf(names) {
  const [first = ""] = names;
  const top = first.slice(0, first.indexOf("/") + 1);
  return names.every((name) => name.startsWith(top)) ? top : "";
}

/**
 * @typedef {{name: string, before: Uint8Array, after: Uint8Array<ArrayBuffer>}} Change
 * @typedef {"changedSince" | "notThere" | "notAllowed"} Reason
 * @typedef {{name: string, reason: Reason}} Refusal
 * @typedef {Change & {handle: FileSystemFileHandle}} Ready
 */

/**
 * Which changes can be written into a folder: those of files that are as they were when they were read.
 * @param {FileSystemDirectoryHandle} folder The one that was read, or the one that it is in.
 * @param {AsyncIterable<Change>} changes
 * @param {string} top The folder that was read.
 * @returns {Promise<{ready: Ready[], refused: Refusal[]}>}
 */
export async function planned(folder, changes, top) {
  /** @type {Ready[]} */
  const ready = [];
  /** @type {Refusal[]} */
  const refused = [];
  for await (const change of changes) {
    const { name } = change;
    const inside = name.startsWith(top) ? name.slice(top.length) : name;
    try {
      const handle = (await fileIn(folder, inside)) ?? (await fileIn(folder, name));
      if (!handle) refused.push({ name, reason: "notThere" });
      else if (await isSame(handle, change.before)) ready.push({ ...change, handle });
      else refused.push({ name, reason: "changedSince" });
    } catch {
      refused.push({ name, reason: "notAllowed" });
    }
  }
  return { ready, refused };
}

/**
 * Writes changes into their files, each as a whole or not at all.
 * @param {Ready[]} ready
 * @returns {Promise<{written: Ready[], refused: Refusal[]}>}
 */
export async function write(ready) {
  /** @type {Ready[]} */
  const written = [];
  /** @type {Refusal[]} */
  const refused = [];
  for (const change of ready) {
    const { name, handle, before, after } = change;
    try {
      // The browser writes into another file, which takes the place of this one when it is closed.
      const stream = await handle.createWritable();
      if (await isSame(handle, before)) {
        await stream.write(after);
        await stream.close();
        written.push(change);
      } else {
        await stream.abort();
        refused.push({ name, reason: "changedSince" });
      }
    } catch {
      refused.push({ name, reason: "notAllowed" });
    }
  }
  return { written, refused };
}

/** @param {FileSystemDirectoryHandle} folder @param {string} path @returns {Promise<FileSystemFileHandle | null>} */
async function fileIn(folder, path) {
  const parts = path.split("/");
  const name = parts.pop() ?? "";
  try {
    let inner = folder;
    for (const part of parts) inner = await inner.getDirectoryHandle(part);
    return await inner.getFileHandle(name);
  } catch (error) {
    if (error instanceof DOMException && /^(?:NotFound|TypeMismatch)Error$/.test(error.name)) return null;
    throw error;
  }
}

/** Whether a file has these bytes still. @param {FileSystemFileHandle} handle @param {Uint8Array} bytes */
async function isSame(handle, bytes) {
  const own = new Uint8Array(await (await handle.getFile()).arrayBuffer());
  return own.length === bytes.length && own.every((byte, i) => byte === bytes[i]);
}
