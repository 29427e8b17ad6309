import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { WriteError, write } from "../../upgrader/cli/files.js";
import { isIgnored, rooted, rulesOf } from "../../upgrader/cli/ignore.js";

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
  const ignored = (rules, file, isFolder = false) => isIgnored(rulesOf(rooted(rules, "")), file, isFolder);
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
  assert(!ignored("A.py", "a.py"));
});

test("what .gitignore means in a folder", () => {
  const ignored = (rules, file, isFolder = false) =>
    isIgnored(rulesOf(rooted(rules, "a b/[c]/")), file, isFolder);
  assert(ignored("*.py", "a b/[c]/d.py") && ignored("*.py", "a b/[c]/d/e.py"));
  assert(!ignored("*.py", "d.py") && !ignored("*.py", "a b/c/d.py"));
  assert(ignored("/d.py", "a b/[c]/d.py") && !ignored("/d.py", "a b/[c]/e/d.py"));
  assert(ignored("d/e.py", "a b/[c]/d/e.py") && !ignored("d/e.py", "a b/[c]/f/d/e.py"));
  assert(ignored("build/", "a b/[c]/x/build", true) && !ignored("build/", "a b/[c]/x/build"));
  assert(!ignored("*.py\n!d.py", "a b/[c]/e/d.py"));
  assert(ignored("\\#a.py", "a b/[c]/#a.py") && !ignored("# *.py\n\n", "a b/[c]/a.py"));
});

test("an inner .gitignore has the last word, also on folders", () => {
  const rules = rulesOf([...rooted("build/\n*.py\n", ""), ...rooted("!build/\n!d.py\n", "a/")]);
  assert(isIgnored(rules, "build", true) && !isIgnored(rules, "a/build", true));
  assert(isIgnored(rules, "a/e.py", false) && !isIgnored(rules, "a/build/d.py", false));
});
