import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "../../theme/tools/search/engine.js";
import { exceptions, isMessage } from "../../theme/tools/search/messages.js";
import { normalized, plain, terms, unpacked } from "../../theme/tools/search/text.js";

test("a name is found by its parts and its words", () => {
  assert.deepEqual(terms("keras.ops.expand_dims"), [
    "keras.ops.expand_dims",
    ...["keras", "~kera", "ops", "expand_dims", "expand", "dims", "~expand", "~dim"],
  ]);
  assert(terms("KerasTensor").includes("tensor"));
});

test("forms of a word have a stem in common", () => {
  assert(terms("gradients").includes("~gradient"));
  assert(terms("gradient").includes("~gradient"));
});

test("Chinese is divided into pairs of characters", () => {
  assert.deepEqual(terms("批次轴 axis轴"), ["批次", "次轴", "axis", "~axi", "轴"]);
});

test("HTML becomes text, and full-width forms and quotation marks become plain ones", () => {
  assert.equal(plain("<p>a &lt; <code>b</code></p><p>c</p>"), "a < b c");
  assert.equal(normalized("\u001b[31mＫｅｒａｓ：‘ｘ’\u200b"), "Keras:'x'");
});

test("code between backticks becomes an element again, and messages stay as they are", () => {
  assert.equal(
    unpacked("<p>a `b` &grave;c</p>\n<pre><code>No `d`\nin `e`</code></pre><p>`f`, `g`</p>"),
    "<p>a <code>b</code> &grave;c</p>\n<pre><code>No `d`\nin `e`</code></pre>" +
      "<p><code>f</code>, <code>g</code></p>",
  );
  assert.equal(plain("&grave;c"), "`c");
});

test("what is a message, and what are words", () => {
  for (const message of [
    "ValueError: x",
    "KeyError: 'a'",
    "Traceback (most recent call last):",
    "module 'keras.backend' has no attribute 'dot'",
    "The kernel appears to have died and it will restart automatically",
    "Exception encountered when calling Lambda.call().",
    "Exception encountered when calling layer 'lambda' (type Lambda)",
    "  File 'train.py', line 12, in <module>",
    "AttributeError: module 'keras.backend' has no attribute 'dot' 怎么办？",
  ]) {
    assert(isMessage(message), message);
  }
  for (const words of [
    "argmax",
    "error messages",
    "how do I convert a NumPy array to a tensor of the backend",
    "could I train a model with argmax in it, on JAX?",
    "怎么用 keras.ops 和 keras.layers 改写 K.dot 和 K.batch_dot 的 axes 参数",
  ]) {
    assert(!isMessage(words), words);
  }
});

test("of a traceback, the last exception comes first", () => {
  const found = exceptions(
    "Traceback …\nKeyError: 'a'\n\nDuring handling of it …\nValueError: b\nmore of it",
  );
  assert.deepEqual(found, ["ValueError: b\nmore of it", "KeyError: 'a'\n\nDuring handling of it …\n"]);
});

test("what only says where an exception was raised is left out, unless there is nothing else", () => {
  for (const wrapper of [
    "Exception encountered when calling Lambda.call().",
    "Exception encountered when calling layer 'lambda' (type Lambda).",
  ]) {
    assert.deepEqual(exceptions(`ValueError: ${wrapper}\n\nbad shape`), ["ValueError: bad shape"]);
    assert.deepEqual(exceptions(wrapper), [wrapper]);
    assert.deepEqual(exceptions(`ValueError: ${wrapper}`), [`ValueError: ${wrapper}`]);
  }
});

const engine = (extra = {}) =>
  new Engine({ lookups: [] }, [
    { location: "errors/", title: "Errors", text: "<p>All of them.</p>" },
    {
      location: "errors/#setter",
      title: "<code>has no setter</code>",
      text: "<pre><code>AttributeError: property 'lr' of 'Adam' object has no setter</code></pre>",
      entry: true,
    },
    {
      location: "errors/#bare",
      title: "<code>model.add_loss(</code> raises it",
      text: "<pre><code>NotImplementedError</code></pre>",
      entry: true,
      messages: ["NotImplementedError", "add_loss(…NotImplementedError"],
    },
    { location: "notes/", title: "How errors are found", text: "<p>Errors, errors, errors.</p>" },
    ...(extra.docs ?? []),
  ]);
const first = (query, docs) => engine({ docs }).rank(query).docs[0]?.location;

test("the name of an exception alone is the message only if nothing follows it", () => {
  assert.equal(first("NotImplementedError"), "errors/#bare");
  assert.equal(first("NotImplementedError: "), "errors/#bare");
  assert.equal(engine().rank("NotImplementedError: no such thing here").sure, false);
});

test("an exception without a message is known by the lines of its traceback", () => {
  const traceback = (line, name) =>
    `Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n    ${line}\n    raise ${name}\n${name}\n`;
  assert.equal(first(traceback("vae.add_loss(loss)", "NotImplementedError")), "errors/#bare");
  assert.equal(engine().rank(traceback("model.fit(x, y)", "NotImplementedError")).sure, false);
  assert.equal(engine().rank(traceback("vae.add_loss(loss)", "NotImplementedError: no")).sure, false);
  assert.equal(engine().rank(traceback("vae.add_loss(loss)", "AssertionError")).sure, false);
  const notebook = "----> 3 vae.add_loss(loss)\n--> 392 raise NotImplementedError\n\nNotImplementedError:";
  assert.equal(first(notebook), "errors/#bare");
  assert.equal(engine().rank(notebook.replace("vae.add_loss(loss)", "fit()")).sure, false);
});

test("other wordings of a message are an entry's too, and … is what differs", () => {
  const docs = [
    { location: "more/", title: "More", text: "" },
    { location: "more/#a", title: "Layers", text: "", messages: ["Unknown layer: '…' in a file"] },
  ];
  assert.equal(first("ValueError: Unknown layer: 'Own' in a file", docs), "more/#a");
  assert.equal(engine({ docs }).rank("ValueError: Unknown layer: 'Own' in memory").sure, false);
});

test("nothing is found for nothing, and for stop words alone", () => {
  for (const query of ["", "   ", "not", "how to", "？！"]) assert.deepEqual(engine().rank(query).docs, []);
});
