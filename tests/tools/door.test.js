import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { kindOf } from "../../theme/tools/door/kind.js";

const ROOT = new URL("../../", import.meta.url);
const filesOf = (folder, ending) =>
  readdirSync(new URL(folder, ROOT), { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => [name, readFileSync(new URL(`${folder}${name}`, ROOT), "utf8")]);

const EXPECTED = {
  nothing: ["", " \n\t\n", "\u00a0"],
  code: [
    "from keras import backend as K",
    "import keras.backend as K\n\ndef loss(y_true, y_pred):\n    return K.mean(y_true - y_pred)",
    "x = K.argmax(y, axis=1)",
    ">>> import keras\n>>> keras.backend.argmax([1, 2])",
    "model = keras.models.Sequential([\n    Dense(1),\n])",
    '"""Says at length what this\nfile is for, and who wrote it,\nin three lines."""\nimport keras',
    '"""Raises this:\n\nValueError: no\n"""\nimport keras',
    "try:\n    model.fit(x)\nexcept ValueError:\n    raise RuntimeError('no')",
    "# 求最大元素的下标\n输出 = None\nx = K.argmax(y, 1)  # 每列",
    "outputz = keras.layers.Lambda(lambda x : keras.backend.argmax(x,1))(outputz)\r\nprint(outputz)\r\n",
  ],
  python2: [
    'print "loss:", K.eval(loss)',
    "import keras\nprint model.summary()\n",
    "try:\n    K.clear_session()\nexcept ValueError, error:\n    print error",
  ],
  words: [
    "module 'keras.backend' has no attribute 'argmax'",
    "AttributeError: module 'keras.backend' has no attribute 'argmax'",
    'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\n    x = K.argmax(y)\nAttributeError: no',
    "---------\nAttributeError                  Traceback (most recent call last)\n----> 1 x = K.argmax(y)\n",
    "AttributeError: no\n\nimport keras\nx = K.argmax(y)\ny = 1",
    "K.argmax",
    "K.argmax(x, axis=1)",
    "print shop",
    "how do I import a layer",
    "import error when loading a model from disk",
    "WARNING:tensorflow: from here on",
    "ImportError: DLL load failed while importing _pywrap: 找不到指定的模块。",
    "Das Modul 'keras.backend' hat kein Attribut 'argmax'",
    "I renamed every call of K\nand my numbers have changed\nx = K.argmax(y)",
  ],
  foreign: [
    "Модуль не имеет атрибута argmax",
    "モジュール 'keras' に属性がありません",
    "الوحدة لا تحتوي على سمة",
    "模块没有属性 argmax",
  ],
};

for (const [kind, texts] of Object.entries(EXPECTED))
  for (const text of texts)
    test(`${kind}: ${JSON.stringify(text.slice(0, 60))}`, () => assert.equal(kindOf(text, "en"), kind));

test("on a Chinese page, Chinese words are searched for", () => {
  assert.equal(kindOf("模块没有属性 argmax", "zh"), "words");
  assert.equal(kindOf("Модуль не имеет атрибута", "zh"), "foreign");
});

test("all programs of the corpora and all snippets are code", () => {
  const programs = [
    ...filesOf("snippets/", ".py"),
    ...filesOf("tests/tools/corpus/", ".py"),
    ...filesOf("tests/upgrader/programs/", ".py"),
  ].filter(([, text]) => /\S/.test(text.replace(/^(""".*"""|#.*)$/gm, "")));
  assert(programs.length > 300, `${programs.length}`);
  const other = programs.filter(([, text]) => !["code", "python2"].includes(kindOf(text, "en")));
  assert.deepEqual(
    other.map(([name]) => name),
    [],
  );
});

test("no error that a snippet raises is code", () => {
  const errors = filesOf("snippets/", ".err");
  assert(errors.length > 50, `${errors.length}`);
  assert.deepEqual(
    errors.filter(([, text]) => kindOf(text, "en") !== "words").map(([name]) => name),
    [],
  );
});

test("five million characters are decided at once", () => {
  const line = "x = K.argmax(y, axis=1)\n";
  const code = line.repeat(5_000_000 / line.length);
  const start = performance.now();
  assert.equal(kindOf(code, "en"), "code");
  assert.equal(kindOf(`${code}AttributeError: no`, "en"), "words");
  assert.equal(kindOf(" ".repeat(5_000_000), "en"), "nothing");
  assert.equal(kindOf("a".repeat(5_000_000), "en"), "words");
  assert(performance.now() - start < 500, `${performance.now() - start} ms`);
});
