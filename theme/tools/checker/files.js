// Files and folders that readers drop or choose.

import { isOwn } from "../../../upgrader/engine/source.js";

/** @typedef {{path: string, file: () => Promise<File>}} Found */

/** All that was dropped; of folders, the Python files. Must be called before the event is over. @param {DataTransfer} transfer @returns {Promise<Found[]>} */
export async function dropped(transfer) {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const found = await Promise.all(
    items.map((item) => {
      const entry = item.webkitGetAsEntry();
      // What doesn't come from a disk, such as an attachment of a mail, has no entry.
      if (!entry) return chosen([item.getAsFile()].filter((file) => file !== null));
      return entry.isDirectory ? inside(entry) : [one(entry)];
    }),
  );
  return found.flat();
}

/** @param {Iterable<File>} files @returns {Found[]} */
export const chosen = (files) =>
  [...files]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file: async () => file }))
    .filter(({ path }) => !path.includes("/") || isOwn(path));

/** @param {FileSystemEntry} entry @returns {Found} */
const one = (entry) => ({
  path: entry.fullPath.replace(/^\//, ""),
  file: () =>
    new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject)),
});

/** @param {FileSystemEntry} folder @returns {Promise<Found[]>} */
async function inside(folder) {
  const reader = /** @type {FileSystemDirectoryEntry} */ (folder).createReader();
  const found = [];
  for (;;) {
    // A hundred at a time, until there are none.
    /** @type {FileSystemEntry[]} */
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!entries.length) return found;
    for (const entry of entries) {
      const path = `${entry.fullPath.replace(/^\//, "")}${entry.isDirectory ? "/" : ""}`;
      if (entry.isDirectory && isOwn(`${path}_.py`)) found.push(...(await inside(entry)));
      else if (isOwn(path)) found.push(one(entry));
    }
  }
}
