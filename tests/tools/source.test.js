import assert from "node:assert/strict";
import { test } from "node:test";

import { counted, isPython } from "../../theme/tools/checker/counts.js";
import { dropped } from "../../theme/tools/checker/files.js";
import { topOf } from "../../theme/tools/checker/output.js";
import { report } from "../../theme/tools/checker/report.js";

import { shortened } from "../../theme/tools/checker/short.js";
import { Document } from "../../upgrader/engine/document.js";
import { Lines, SourceError, isOwn } from "../../upgrader/engine/source.js";

const bytes = (text) => new TextEncoder().encode(text);
const textOf = (name, content) => new Document(name, content).text;
const reason = (name, content) => {
  try {
    textOf(name, content);
  } catch (error) {
    assert(error instanceof SourceError);
    return error.reason;
  }
};

test("a text is read in the encoding that it has", () => {
  assert.equal(textOf("a.py", bytes("\ufeffx\r\ny\rz\n")), "x\ny\nz\n");
  assert.equal(textOf("a.py", Uint8Array.of(0xff, 0xfe, 0x78, 0)), "x");
  assert.equal(textOf("a.py", Uint8Array.of(0xfe, 0xff, 0, 0x78)), "x");
  const chinese = Uint8Array.of(...bytes("#!python\n# -*- coding: gbk -*-\n# "), 0xcb, 0xf0);
  assert.equal(textOf("a.py", chinese).at(-1), "损");
  const third = Uint8Array.of(...bytes("\n\n# coding: gbk\n# "), 0xcb, 0xf0);
  assert.equal(reason("a.py", third), "encoding");
});

test("what can't be read says why", () => {
  assert.equal(reason("a.py", Uint8Array.of(0x78, 0, 0x78)), "binary");
  assert.equal(reason("a.py", Uint8Array.of(0xe9)), "encoding");
  assert.equal(reason("a.py", bytes("# coding: klingon\n")), "encoding");
  assert.equal(reason("a.py", new Uint8Array(5_000_001)), "large");
  for (const text of ["", "[]", "{}", '{"cells": [{"cell_type": "code"}]}'])
    assert.equal(reason("a.ipynb", bytes(text)), "notebook", text);
});

test("a notebook is its code cells, and places in it are cells and lines", () => {
  const cells = [
    { cell_type: "markdown", source: ["# K.sum"] },
    { cell_type: "code", source: ["import x\n", "x.y"] },
    { cell_type: "code", source: "%%bash\nls" },
    { cell_type: "code", source: "%%time\nz" },
  ];
  const text = textOf("a.IPYNB", bytes(JSON.stringify({ cells })));
  assert.equal(text, "# %% [1]\nimport x\nx.y\n\n# %% [2]\n# %%bash\n# ls\n\n# %% [3]\n%%time\nz\n");
  const lines = new Lines(text, true);
  assert.deepEqual(lines.place(text.indexOf(".y")), { cell: 1, line: 2, column: 2 });
  assert.deepEqual(lines.place(text.indexOf("z")), { cell: 3, line: 2, column: 1 });
});

test("a line is shown with the piece that it is about, and cut if it is long", () => {
  const text = "a = 1\n    return K.sum(\n  x)\n";
  const from = text.indexOf("K.sum");
  const lines = new Lines(text, false);
  assert.deepEqual(lines.around(from, from + 5), ["return ", "K.sum", "("]);
  assert.deepEqual(lines.around(from, text.length), ["return ", "K.sum(", ""]);
  assert.deepEqual(lines.place(from), { cell: null, line: 2, column: 12 });
  const long = new Lines(`${"a".repeat(1000)}K${"b".repeat(1000)}`, false);
  assert.equal(long.around(1000, 1001).join("").length, 241);
  assert.deepEqual(new Lines("", false).around(0, 0), ["", "", ""]);
});

test("of a folder, only one's own Python files are read", () => {
  for (const path of ["a.py", "p/a.ipynb", "p/q/A.PY"]) assert(isOwn(path), path);
  for (const path of ["a.txt", ".git/a.py", "p/.tox/a.py", "venv/a.py", "p/site-packages/a.py", "a.pyc"])
    assert(!isOwn(path), path);
});

/** A file or a folder as browsers hand it over: of a folder's entries, two at a time. */
const entry = (fullPath, inside) => ({
  fullPath,
  isDirectory: !!inside,
  file: (done) => done({ name: fullPath }),
  createReader: () => {
    const rest = [...inside];
    return { readEntries: (done) => done(rest.splice(0, 2)) };
  },
});

test("all of a dropped folder is found, and files beside it", async () => {
  const folder = entry("/p", [
    entry("/p/a.py"),
    entry("/p/b.py"),
    entry("/p/c.ipynb"),
    entry("/p/notes.txt"),
    entry("/p/.git", [entry("/p/.git/hook.py")]),
    entry("/p/q", [entry("/p/q/d.py")]),
  ]);
  const item = (found) => ({ kind: "file", webkitGetAsEntry: () => found });
  const attachment = { kind: "file", webkitGetAsEntry: () => null, getAsFile: () => ({ name: "mail.py" }) };
  const items = [item(folder), item(entry("/notes.txt")), attachment, { kind: "string" }];
  const paths = (await dropped({ items })).map(({ path }) => path);
  assert.deepEqual(paths, ["p/a.py", "p/b.py", "p/c.ipynb", "p/q/d.py", "notes.txt", "mail.py"]);
});

test("code in the report may hold backticks, and addresses on a disk stay out of it", () => {
  const row = {
    kind: "rewritten",
    where: { cell: null, line: 3, column: 1 },
    code: ["print(`", "K.sum", "`)"],
    subject: "K.sum",
    replacement: "ops.sum(x)",
    hazard: "ordinary",
    message: "Why.",
    isOff: false,
  };
  const made = (href, own = row) =>
    report([{ name: "a.py", rows: [own] }], "One.", ["1", "2"], () => ({ href }));
  assert.equal(
    made("file:///home/me/atlas.html"),
    "# Keras 2 code, upgraded to Keras 3\n\n1; 2\n\nOne.\n\n## a.py\n\n- Line 3, column 1 ``print(`K.sum`)``\n" +
      "  - Rewritten · `K.sum` → `ops.sum(x)` · Renaming fails silently\n  - Why.\n",
  );
  assert.match(made("https://example.org/#k-sum"), / {2}- <https:\/\/example\.org\/#k-sum>\n$/);
  assert.match(made("", { ...row, isOff: true }), / {2}- Switched off · /);
});

test("a text with findings is Python, however broken", () => {
  const rows = (...kinds) => kinds.map((kind) => ({ kind }));
  assert(isPython("a\nb", rows("broken", "gone")));
  assert(isPython("a\nb\nc", rows("broken")));
  assert(isPython("", []));
  assert(!isPython("a\nb", rows("broken")));
});

test("what is switched off is counted as that alone", () => {
  const row = (kind, hazard = "", isOff = false) => ({ kind, hazard, isOff });
  const rows = [
    row("rewritten"),
    row("noted", "ordinary"),
    row("noted", "ordinary", true),
    row("left", "rare"),
    row("trap"),
    row("broken"),
  ];
  assert.deepEqual(counted(rows, { files: 3, changed: 2 }), {
    rewritten: 1,
    noted: 1,
    left: 1,
    silent: 1,
    traps: 1,
    broken: 1,
    off: 1,
    files: 3,
    changed: 2,
  });
});

test("the folder of all files is the one that all are in", () => {
  assert.equal(topOf(["p/a.py", "p/q/b.py"]), "p/");
  assert.equal(topOf(["p/a.py", "pq/b.py"]), "");
  assert.equal(topOf(["p/a.py", "b.py"]), "");
  assert.equal(topOf(["a.py"]), "");
  assert.equal(topOf([]), "");
});

test("of a long line, what changes is shown with what is around it", () => {
  const same = (text) => ({ text, isChanged: false });
  const [first, change, last] = shortened([
    same(`${"a".repeat(1000)}b`),
    { text: "K.sum", isChanged: true },
    same(`c${"d".repeat(1000)}`),
  ]);
  assert.deepEqual(first, same(`…${"a".repeat(199)}b`));
  assert.equal(change.text, "K.sum");
  assert.deepEqual(last, same(`c${"d".repeat(199)}…`));
  assert.deepEqual(shortened([same("short")]), [same("short")]);
  assert.equal(shortened([same("x".repeat(2_000_000))])[0].text.length, 401);
});
