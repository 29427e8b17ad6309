// Unified diffs, as `git apply` and `patch` read them: made of the edits, so that they take no longer the
// more lines change.

import { diffArrays, formatPatch } from "diff";

import { blocksOf } from "./blocks.js";
import { applied } from "./edits.js";
import { SourceError } from "./source.js";

/**
 * @typedef {import("./edits.js").Edit} Edit
 * @typedef {{at: number, removed: string[], added: string[]}} Change Where it is in the old lines.
 */

/** How many lines stand around a change. */
const CONTEXT = 3;

/** A block of more lines is replaced as a whole. */
const COMPARED = 1_000;

/**
 * The patch of a file that was read, in the file's own encoding.
 * @param {string} name With `/` between folders.
 * @param {import("./document.js").Document} document
 * @param {Edit[]} edits Of the text that is upgraded.
 * @returns {Uint8Array}
 * @throws {SourceError} Its encoding has no bytes for a character, or git takes it for binary.
 */
export function patchOfFile(name, document, edits) {
  if (document.encoding.startsWith("utf-16")) throw new SourceError("encoding", document.encoding);
  const { mark } = document;
  const own = document
    .ownEdits(edits)
    .map(({ from, to, text }) => ({ from: from + mark.length, to: to + mark.length, text }));
  const text = patchOf(name, mark + document.original, own);
  // Names are UTF-8 whatever the file is.
  const body = text.indexOf("@@ ");
  return joined([new TextEncoder().encode(text.slice(0, body)), document.encoded(text.slice(body))]);
}

/** @param {Uint8Array[]} parts @returns {Uint8Array<ArrayBuffer>} */
export function joined(parts) {
  const made = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
}

/**
 * The patch of one text.
 * @param {string} name With `/` between folders.
 * @param {string} original
 * @param {Edit[]} edits In the order of the text; none overlap.
 * @returns {string} Nothing, if nothing changes.
 */
export function patchOf(name, original, edits) {
  const changes = changesOf(original, edits);
  if (!changes.length) return "";
  const path = name.replace(/^\/+/, "");
  const hunks = hunksOf(lines(original), changes);
  return formatPatch({
    oldFileName: `a/${path}`,
    newFileName: `b/${path}`,
    oldHeader: undefined,
    newHeader: undefined,
    hunks,
    isGit: true,
  });
}

/** @param {string} text */
const lines = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** @param {string} original @param {Edit[]} edits @returns {Change[]} In the order of the lines. */
function changesOf(original, edits) {
  /** @type {Change[]} */
  const found = [];
  for (const block of blocksOf(original, edits)) {
    const before = lines(original.slice(block.start, block.end));
    const after = lines(applied(original, block.edits, block.start, block.end));
    const isLong = before.length + after.length > COMPARED;
    const parts = isLong ? whole(before, after) : diffArrays(before, after);
    let at = block.from;
    /** @type {Change | null} */
    let change = null;
    for (const { value, added, removed } of parts) {
      if (!added && !removed) {
        at += value.length;
        change = null;
        continue;
      }
      if (!change) found.push((change = { at, removed: [], added: [] }));
      if (added) change.added.push(...value);
      else {
        change.removed.push(...value);
        at += value.length;
      }
    }
  }
  return found;
}

/** @param {string[]} before @param {string[]} after */
const whole = (before, after) => [
  { value: before, removed: true, added: false },
  { value: after, removed: false, added: true },
];

/** @param {string[]} old @param {Change[]} changes */
function hunksOf(old, changes) {
  /** @type {Change[][]} */
  const groups = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.at - last.at - last.removed.length <= 2 * CONTEXT) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  let shift = 0;
  return groups.map((group) => {
    const final = group[group.length - 1];
    const from = Math.max(0, group[0].at - CONTEXT);
    const to = Math.min(old.length, final.at + final.removed.length + CONTEXT);
    const body = [];
    let at = from;
    let grown = 0;
    for (const change of group) {
      for (const line of old.slice(at, change.at)) body.push(` ${line}`);
      for (const line of change.removed) body.push(`-${line}`);
      for (const line of change.added) body.push(`+${line}`);
      at = change.at + change.removed.length;
      grown += change.added.length - change.removed.length;
    }
    for (const line of old.slice(at, to)) body.push(` ${line}`);
    const hunk = {
      oldStart: from + 1,
      oldLines: to - from,
      newStart: from + 1 + shift,
      newLines: to - from + grown,
      lines: body.flatMap((line) =>
        line.endsWith("\n") ? [line.slice(0, -1)] : [line, "\\ No newline at end of file"],
      ),
    };
    shift += grown;
    return hunk;
  });
}
