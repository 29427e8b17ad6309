// The command line: `keras3-upgrade PATH…`.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { Document } from "../engine/document.js";
import { patchOfFile } from "../engine/patch.js";
import { Project } from "../engine/project.js";
import { entriesOf, withMarks } from "../engine/report.js";
import { Lines, SourceError } from "../engine/source.js";
import { upgrade } from "../engine/upgrade.js";
import { WriteError, filesOf, repository, write } from "./files.js";

const HELP = `Usage: keras3-upgrade [options] PATH…

Rewrites Keras 2 code as Keras 3 code. Each PATH is a Python file, a notebook or a folder. Without an option,
it shows what it would do and writes nothing.

  --diff        Show the changes as one patch, for \`git apply\`.
  --write       Write the changes into the files.
  --force       With --write: also into files with uncommitted changes, and into those that git ignores.
  --no-marks    With --diff or --write: no comments above what is left to you.
  --check       Show nothing but what is found; exit with 1 if there is anything to do.
  --notebooks   Notebooks too: those in folders are left alone otherwise.
  --json        Show findings as JSON.
  --quiet       Show only what a person has to do.
  --version     Show versions.
  --help        Show this.

A line that ends with the comment \`# keras3: ignore\` stays as it is, and nothing in it is listed.

Outside a git repository, --write writes without asking. In a folder, what .gitignore names, hidden folders and installed packages are skipped.

Exit status: 0 if all went well; 1 with --check if there is anything to do; 2 for a wrong usage; 3 if a
file couldn't be read or written, after all others were.
`;

const OPTIONS = /** @type {const} */ ({
  diff: { type: "boolean" },
  write: { type: "boolean" },
  force: { type: "boolean" },
  "no-marks": { type: "boolean" },
  check: { type: "boolean" },
  notebooks: { type: "boolean" },
  json: { type: "boolean" },
  quiet: { type: "boolean" },
  version: { type: "boolean" },
  help: { type: "boolean" },
});

/** Why a file isn't read, as messages say it. @type {Record<string, (detail: string) => string>} */
const PROBLEMS = {
  large: (size) => `is ${size} MB; up to 5 MB can be upgraded.`,
  binary: () => "is not a text file: it has null bytes.",
  encoding: (name) => `can't be read as ${name}: save it as UTF-8, or name its encoding in the first line.`,
  notebook: (line) => `is not a readable notebook${line ? `: line ${line} is no JSON` : ""}.`,
  unreadable: (why) => `can't be read: ${why}`,
};

/** @param {string[]} args @returns {Promise<number>} The exit status. */
export async function main(args) {
  let given;
  try {
    given = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values: options, positionals: paths } = given;
  if (options.help) return shown(HELP);
  const rules = JSON.parse(readFileSync(new URL("./rules.json", import.meta.url), "utf8"));
  if (options.version) {
    const versions = Object.values(rules.versions["keras3-tensorflow"] ?? {});
    return shown(`keras3-upgrade ${rules.version ?? ""}, compared on Keras ${versions[0]}\n`);
  }
  if (!paths.length) return wrong("name a file or a folder.");
  if (options.diff && options.write) return wrong("--diff shows, and --write writes: choose one.");
  if (options["no-marks"] && !options.diff && !options.write)
    return wrong("--no-marks goes with --diff or --write.");
  if (options.force && !options.write) return wrong("--force goes with --write.");
  return new Run(rules, options).all(paths);
}

/** @param {string} text */
function shown(text) {
  process.stdout.write(text);
  return 0;
}

/** @param {string} problem */
function wrong(problem) {
  process.stderr.write(`keras3-upgrade: ${problem} See --help.\n`);
  return 2;
}

class Run {
  /** @param {any} rules @param {Record<string, boolean | undefined>} options */
  constructor(rules, options) {
    this.rules = rules;
    this.options = options;
    this.problems = 0;
    this.counts = { rewritten: 0, noted: 0, left: 0, trap: 0, broken: 0, files: 0, changed: 0 };
    /** @type {object[]} */
    this.json = [];
    /** What messages call the files of the project. @type {Map<string, string>} */
    this.names = new Map();
  }

  /** Says what is wrong with a file; the rest goes on. @param {string} name @param {string} problem */
  refuse(name, problem) {
    this.problems++;
    this.#progress("");
    process.stderr.write(`${name}: error: it ${problem}\n`);
    this.json.push({ file: name, error: problem });
  }

  /** @param {string[]} paths */
  async all(paths) {
    const refuse = this.refuse.bind(this);
    const files = await filesOf(paths, { notebooks: !!this.options.notebooks }, refuse);
    /** @type {{found: import("./files.js").Found, document: Document}[]} */
    const read = [];
    for (const [i, found] of files.entries()) {
      if (i % 20 === 0) this.#progress(`reading ${i} of ${files.length}`);
      const document = await this.#read(found);
      if (document) read.push({ found, document });
    }
    this.names = new Map(read.map(({ found }) => [keyOf(found.path), found.name]));
    const project = new Project(read.map(({ found, document }) => [keyOf(found.path), document.text]));
    const dirty = this.options.write ? await uncommitted(read.map(({ found }) => found.path)) : new Set();
    for (const [i, { found, document }] of read.entries()) {
      if (i % 5 === 0) this.#progress(`upgrading ${i} of ${read.length}`);
      try {
        await this.#one(found, document, project, dirty);
      } catch (error) {
        if (error instanceof SourceError) this.refuse(found.name, PROBLEMS[error.reason](error.detail));
        else if (error instanceof WriteError) this.refuse(found.name, error.message);
        else throw error;
      }
    }
    this.#progress("");
    this.#summary();
    if (this.problems) return 3;
    return this.options.check && this.#isFound() ? 1 : 0;
  }

  /** @param {import("./files.js").Found} found @returns {Promise<Document | null>} */
  async #read({ path: file, name }) {
    try {
      return new Document(file, await readFile(file));
    } catch (error) {
      if (error instanceof SourceError) this.refuse(name, PROBLEMS[error.reason](error.detail));
      else this.refuse(name, PROBLEMS.unreadable(error instanceof Error ? error.message : String(error)));
      return null;
    }
  }

  /** @param {import("./files.js").Found} found @param {Document} document @param {Project} project @param {Set<string>} dirty */
  async #one(found, document, project, dirty) {
    const key = keyOf(found.path);
    const upgrading = upgrade(document.text, this.rules, {
      isExported: (name) => project.isExported(key, name),
      resolve: (module, name, isStar) => project.resolve(key, module, name, isStar),
      usesKeras: (module, name) => project.usesKeras(key, module, name),
      mentions: (text) => project.mentions(key, text).map((other) => this.names.get(other) ?? other),
    });
    let step = upgrading.next();
    while (!step.done) step = upgrading.next();
    const { value } = step;
    const entries = entriesOf(document.text, value, this.rules);
    const lines = new Lines(document.text, document.isNotebook);
    this.counts.files++;
    for (const { kind } of entries) this.counts[kind]++;
    const edits = this.options["no-marks"] ? value.edits : withMarks(document.text, value, entries);
    if (edits.length) this.counts.changed++;
    if (this.options.diff) {
      if (edits.length)
        process.stdout.write(patchOfFile(found.name.split(path.sep).join("/"), document, edits));
    } else this.#show(found.name, entries, lines);
    if (!this.options.write || !edits.length) return;
    if (dirty.has(found.path) && !this.options.force)
      throw new WriteError("has uncommitted changes: commit them first, or add --force.");
    await write(found.path, document.written(edits), document.bytes);
  }

  /** @param {string} name @param {import("../engine/report.js").Entry[]} entries @param {Lines} lines */
  #show(name, entries, lines) {
    for (const entry of entries) {
      const { cell, line, column } = lines.place(entry.from);
      if (this.options.json) {
        const { from: _from, to: _to, ...rest } = entry;
        this.json.push({ file: name, cell, line, column, ...rest });
        continue;
      }
      if (this.options.quiet && entry.kind === "rewritten") continue;
      const place = `${name}${cell === null ? "" : `:cell ${cell}`}:${line}:${column}`;
      const silent = entry.silent ? " (silent if only renamed)" : "";
      const change = entry.after ? `${entry.before} -> ${entry.after}` : entry.before;
      const link = entry.link && this.rules.site ? ` See ${this.rules.site}${entry.link}` : "";
      const text = [change, entry.message].filter(Boolean).join(": ");
      process.stdout.write(`${place}: ${entry.kind}: ${text}${silent} [${entry.rule}]${link}\n`);
    }
  }

  #isFound() {
    const { rewritten, noted, left, trap } = this.counts;
    return rewritten + noted + left + trap > 0;
  }

  #summary() {
    const { rewritten, noted, left, trap, broken, files, changed } = this.counts;
    if (this.options.json) {
      process.stdout.write(
        `${JSON.stringify({ schema: 1, findings: this.json, counts: this.counts }, null, 1)}\n`,
      );
      return;
    }
    const verb = this.options.write ? "rewritten" : "to rewrite";
    process.stderr.write(
      `${files} ${files === 1 ? "file" : "files"}, ${changed} with changes: ${rewritten + noted} ${verb}` +
        `${noted ? ` (${noted} with a difference)` : ""}, ` +
        `${left} left to you, ${trap} ${trap === 1 ? "trap" : "traps"}` +
        `${broken ? `, ${broken} lines that Python 3 can't read` : ""}` +
        `${this.problems ? `, ${this.problems} with an error` : ""}.\n` +
        (this.#isFound()
          ? ""
          : "It looked for the backend's functions, moved names, the rules of its table and the traps of Lambda layers.\n"),
    );
  }

  /** @param {string} text */
  #progress(text) {
    if (process.stderr.isTTY && !this.options.json) process.stderr.write(`\r\u001b[K${text}`);
  }
}

/** A path as the project's modules are known by. @param {string} file */
const keyOf = (file) => file.split(path.sep).join("/").replace(/^\//, "");

/**
 * The files with uncommitted changes.
 * @param {string[]} files
 * @returns {Promise<Set<string>>}
 */
async function uncommitted(files) {
  const found = new Set();
  /** @type {Set<string>} */
  const tops = new Set();
  for (const folder of new Set(files.map((file) => path.dirname(file)))) {
    const top = await repository(folder);
    if (top) tops.add(top);
  }
  for (const top of tops) {
    let out;
    try {
      out = execFileSync(
        "git",
        ["-C", top, "status", "--porcelain", "-z", "--untracked-files=all", "--ignored=matching"],
        {
          encoding: "utf8",
          maxBuffer: 1 << 28,
          stdio: ["ignore", "pipe", "ignore"],
        },
      );
    } catch {
      // Without git, nothing says what is committed: as if all had changed.
      for (const file of files) if (file.startsWith(top)) found.add(file);
      continue;
    }
    const names = out.split("\0").flatMap((line) => (line.length > 3 ? [path.join(top, line.slice(3))] : []));
    // Of an ignored folder, git lists the name alone and not what is in it.
    const isIn = (/** @type {string} */ file) =>
      names.some((name) => name === file || (name.endsWith(path.sep) && file.startsWith(name)));
    for (const file of files) if (isIn(file)) found.add(file);
  }
  return found;
}
