// Patches are read by git itself.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { applied } from "../../upgrader/engine/edits.js";
import { patchOf } from "../../upgrader/engine/patch.js";

/** What git makes of a file with a patch. */
function patched(name, text, patch) {
  const folder = mkdtempSync(path.join(tmpdir(), "keras3-"));
  const git = (...args) => execFileSync("git", args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  git("init", "--quiet");
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, "keras-3.patch"), patch);
  git("apply", "keras-3.patch");
  return readFileSync(path.join(folder, name), "utf8");
}

/** Edits of all places where some code stands. */
const edits = (text, code, made) =>
  [...text.matchAll(new RegExp(code, "g"))].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
    text: made,
  }));

const LINES = Array.from({ length: 60 }, (_, i) => `line ${i}`);

const CASES = {
  "one line": ["a.py", "x\nK.sum\ny\n", "K", "ops"],
  "far and near changes": [
    "a.py",
    LINES.join("\n") + "\n",
    "line [1257]\\b|line 1[03]\\b|line 40",
    "changed",
  ],
  "lines that come": ["a.py", LINES.join("\n") + "\n", "(?<=line 30\n)", "one\ntwo\n"],
  "lines that go": ["a.py", LINES.join("\n") + "\n", "line 30\nline 31\n", ""],
  "the first and the last line": ["a.py", LINES.join("\n") + "\n", "line 0\n|line 59\n", "new\nline\n"],
  "no line end at the end": ["a.py", LINES.join("\n"), "line 59", "end"],
  "no line end near the end": ["a.py", LINES.join("\n"), "line 57", "changed"],
  "a line end at the end comes": ["a.py", "x\ny", "y", "y\n"],
  "an empty file": ["a.py", "x\n", "x\n", ""],
  "Windows line ends": ["a.py", LINES.join("\r\n") + "\r\n", "line (?:1|44)\r", "changed\r"],
  "mixed line ends": ["a.py", "a\r\nb\nc\r\nd\n", "b", "B"],
  "a form feed and a lone carriage return": ["a.py", "a\f\nb\rc\nd\n", "d", "D"],
  "a folder": ["lib/deep/a.py", "x\n", "x", "y"],
  "spaces and characters in the name": ["my lib/模型 é.py", "x\n", "x", "y"],
  "quotes in the name": ['a "b"\\c.py', "x\n", "x", "y"],
};

for (const [name, [file, text, code, made]] of Object.entries(CASES))
  test(`git apply: ${name}`, () => {
    const all = edits(text, code, made);
    assert(all.length);
    const expected = applied(text, all);
    assert.notEqual(expected, text);
    assert.equal(patched(file, text, patchOf(file, text, all)), expected);
  });

test("a patch has three lines around what changes, and joins what is near", () => {
  const text = Array.from({ length: 20 }, (_, i) => `${i}\n`).join("");
  const place = (code) => text.indexOf(code);
  const changes = [
    { from: place("5"), to: place("5") + 1, text: "five" },
    { from: place("8\n"), to: place("9\n"), text: "" },
    { from: text.length, to: text.length, text: "more" },
  ];
  assert.equal(
    patchOf("a.py", text, changes),
    "diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -3,10 +3,9 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n-8\n 9\n 10\n 11\n" +
      "@@ -18,3 +17,4 @@\n 17\n 18\n 19\n+more\n\\ No newline at end of file\n",
  );
});

test("what doesn't change has no patch", () => {
  assert.equal(patchOf("a.py", "x\n", []), "");
  assert.equal(patchOf("a.py", "x\n", edits("x\n", "x", "x")), "");
});

test("lines that stay in a block are no part of the change", () => {
  const text = "a\nb\nc\n";
  const patch = patchOf("a.py", text, [{ from: 0, to: 5, text: "a\nnew\nb\nC" }]);
  assert.equal(patch.match(/^[-+](?![-+])/gm)?.length, 3);
});

test("many changes take no longer than the lines do", () => {
  const text = Array.from({ length: 20_000 }, (_, i) => (i % 4 ? `x = ${i}` : `y = K.sum(${i})`)).join("\n");
  const all = edits(text, "K\\.sum", "ops.sum");
  const begun = process.cpuUsage();
  const patch = patchOf("a.py", text, all);
  const { user, system } = process.cpuUsage(begun);
  assert.equal(patch.match(/^\+y/gm)?.length, 5_000);
  // It takes a tenth of a second; comparing all lines with all others would take minutes.
  assert(user + system < 10_000_000, `${user + system} µs`);
});
