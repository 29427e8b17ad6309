import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { WriteError, write } from "../../upgrader/cli/files.js";
import { isIgnored, rulesOf } from "../../upgrader/cli/ignore.js";

test("a file that has changed since it was read is not written", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "keras3-"));
  const file = path.join(folder, "a.py");
  writeFileSync(file, "new");
  await assert.rejects(write(file, Buffer.from("made"), Buffer.from("old")), WriteError);
  assert.equal(readFileSync(file, "utf8"), "new");
  await write(file, Buffer.from("made"), Buffer.from("new"));
  assert.equal(readFileSync(file, "utf8"), "made");
  assert.deepEqual(readdirSync(folder), ["a.py"]);
});

test("what .gitignore means", () => {
  const ignored = (rules, file, isFolder = false) =>
    isIgnored([{ folder: "", rules: rulesOf(rules) }], file, isFolder);
  assert(ignored("*.py", "a/b.py"));
  assert(!ignored("/*.py", "a/b.py"));
  assert(ignored("a/*.py", "a/b.py"));
  assert(!ignored("a/*.py", "c/a/b.py"));
  assert(ignored("a/**/b.py", "a/b.py") && ignored("a/**/b.py", "a/c/d/b.py"));
  assert(ignored("**/b.py", "a/c/b.py"));
  assert(ignored("build/", "x/build", true) && !ignored("build/", "x/build"));
  assert(!ignored("*.py\n!b.py", "a/b.py"));
  assert(ignored("[a-c]?.py", "b1.py") && !ignored("[!a-c]?.py", "b1.py"));
  assert(!ignored("# *.py\n\n", "a.py"));
  assert(ignored("\\#a.py", "#a.py") && ignored("a+b.py  ", "a+b.py"));
});
