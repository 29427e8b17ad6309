// The files of a reader and what the upgrader makes of them: what the worker does, without a browser in it.

import { blocksOf, newLines, oldLines } from "../../../upgrader/engine/blocks.js";
import { Document } from "../../../upgrader/engine/document.js";
import { joined, patchOfFile } from "../../../upgrader/engine/patch.js";
import { Project } from "../../../upgrader/engine/project.js";
import { after } from "../../../upgrader/engine/search.js";
import { SourceError } from "../../../upgrader/engine/source.js";
import { upgrade } from "../../../upgrader/engine/upgrade.js";
import { rowsOf } from "./rows.js";
import { shortened } from "./short.js";

/**
 * @typedef {import("../../../upgrader/engine/edits.js").Edit} Edit
 * @typedef {import("../../../upgrader/engine/upgrade.js").Rules} Rules
 * @typedef {import("../../../upgrader/engine/upgrade.js").Upgraded} Upgraded
 * @typedef {import("./rows.js").Row} Row
 *
 * @typedef {object} Block Lines that change together, as they are shown.
 * @property {number} from The first line of the text, counted from 0.
 * @property {number} to The line after the last one.
 * @property {boolean} isOn Whether they change: not, where all changes are switched off.
 * @property {import("../../../upgrader/engine/blocks.js").Line[]} old
 * @property {import("../../../upgrader/engine/blocks.js").Line[]} new
 *
 * @typedef {object} Result Of a file.
 * @property {number} id
 * @property {Row[]} rows
 * @property {Block[]} blocks
 * @property {boolean} isChanged
 * @property {number} time In milliseconds.
 *
 * @typedef {object} Entry A file.
 * @property {string} name
 * @property {Document} document
 * @property {Upgraded | null} all With all changes.
 * @property {Edit[]} edits Those that are made.
 * @property {Row[]} rows
 * @property {number[]} off The places of changes that are not made.
 *
 * @typedef {{name: string, reason: SourceError["reason"], detail: string}} Problem
 */

export class Work {
  /** @param {Rules} rules @param {string} language */
  constructor(rules, language) {
    this.rules = rules;
    this.language = language;
    /** @type {Map<number, Entry>} */
    this.files = new Map();
  }

  /** @type {Project | null} */
  #project = null;

  /**
   * Reads a file, in the place of an earlier one.
   * @param {number} id
   * @param {string} name
   * @param {Uint8Array} bytes
   * @param {string} [encoding] If it isn't the one that the file declares.
   * @throws {SourceError} It can't be read.
   */
  open(id, name, bytes, encoding) {
    const document = new Document(name, bytes, encoding);
    this.files.set(id, { name, document, all: null, edits: [], rows: [], off: [] });
    this.#changed();
    return { text: document.text, isNotebook: document.isNotebook };
  }

  /** @param {number} id */
  close(id) {
    this.files.delete(id);
    this.#changed();
  }

  /** What a name means in one file depends on the others. */
  #changed() {
    this.#project = null;
  }

  /** @returns {number[]} The files that are still to be upgraded. */
  get waiting() {
    return [...this.files].flatMap(([id, { all }]) => (all ? [] : [id]));
  }

  /**
   * Upgrades a file.
   * @param {number} id
   * @returns {Generator<number, Result, void>} Yields how much is done, up to 1.
   */
  *upgraded(id) {
    const entry = this.#entry(id);
    const all = yield* this.#upgrade(entry);
    const { text, isNotebook } = entry.document;
    const rows = rowsOf(text, isNotebook, all, this.rules, this.language);
    Object.assign(entry, { all, rows, edits: all.edits });
    const changes = new Set(rows.flatMap(({ key }) => (key === null ? [] : [key])));
    entry.off = entry.off.filter((place) => changes.has(place));
    return entry.off.length ? yield* this.#without(entry, id) : this.#result(entry, id);
  }

  /**
   * Makes all changes of a file but some.
   * @param {number} id
   * @param {number[]} off Their places.
   * @returns {Generator<number, Result, void>}
   */
  *switched(id, off) {
    const entry = this.#entry(id);
    entry.off = off;
    return yield* this.#without(entry, id);
  }

  /** @param {Entry} entry @param {number} id */
  *#without(entry, id) {
    const off = new Set(entry.off);
    const made = off.size ? yield* this.#upgrade(entry, (from) => off.has(from)) : entry.all;
    entry.edits = made?.edits ?? [];
    return this.#result(entry, id);
  }

  /** @param {Entry} entry @param {(from: number) => boolean} [isOff] */
  #upgrade({ name, document }, isOff) {
    this.#project ??= new Project(
      [...this.files.values()].map(({ name, document }) => [name, document.text]),
    );
    const project = this.#project;
    return upgrade(document.text, this.rules, {
      isExported: (found) => project.isExported(name, found),
      resolve: (module, found, isStar) => project.resolve(name, module, found, isStar),
      usesKeras: (module, found) => project.usesKeras(name, module, found),
      mentions: (text) => project.mentions(name, text),
      isOff,
    });
  }

  /** @param {Entry} entry @param {number} id @returns {Result} */
  #result({ document, all, edits, rows, off }, id) {
    const { text } = document;
    const blocks = blocksOf(text, edits, all?.edits);
    const isOff = new Set(off);
    /** The block that a finding is in. @param {Row} row */
    const blockOf = ({ from, to }) => {
      for (let i = after(blocks, ({ start }) => start <= to) - 1; i >= 0; i--) {
        const block = blocks[i];
        if (block.from === block.to) continue;
        return block.end > from || (block.end === text.length && from === block.end) ? i : -1;
      }
      return -1;
    };
    return {
      id,
      rows: rows.map((row) => ({
        ...row,
        block: blockOf(row),
        isOff: row.key !== null && isOff.has(row.key),
      })),
      blocks: blocks.map((block) => ({
        from: block.from,
        to: block.to,
        isOn: block.edits.length > 0,
        old: oldLines(text, block).map(shortened),
        new: newLines(text, block).map(shortened),
      })),
      isChanged: edits.length > 0,
      time: 0,
    };
  }

  /** @param {number} id The bytes of a file before and after. @throws {SourceError} Its encoding has no bytes for a character. */
  written(id) {
    const { document, edits } = this.#entry(id);
    return { before: document.bytes, after: document.written(edits) };
  }

  /** The text of a file as it becomes. @param {number} id */
  text(id) {
    const { document, edits } = this.#entry(id);
    return document.textWith(edits);
  }

  /**
   * One patch of all files that change.
   * @param {(name: string) => string} path What a file is called in the patch.
   * @returns {{bytes: Uint8Array, problems: Problem[]}}
   */
  patch(path) {
    const parts = [];
    /** @type {Problem[]} */
    const problems = [];
    for (const { name, document, edits } of this.files.values()) {
      if (!edits.length || !name) continue;
      try {
        parts.push(patchOfFile(path(name), document, edits));
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        problems.push({ name, reason: error.reason, detail: error.detail });
      }
    }
    return { bytes: joined(parts), problems };
  }

  /** @param {number} id @returns {Entry} */
  #entry(id) {
    const entry = this.files.get(id);
    if (!entry) throw new Error(`There is no file ${id}.`);
    return entry;
  }
}
