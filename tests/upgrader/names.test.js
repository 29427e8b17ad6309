import assert from "node:assert/strict";
import { test } from "node:test";

import { examined } from "../../upgrader/engine/check.js";

const functions = Object.fromEntries(["sum", "mean", "max"].map((name) => [name, {}]));
const atlas = { functions, left: new Set(["floatx"]), legacy: new Set(["sum"]) };

const findings = (text) => {
  const checking = examined(text, atlas);
  let step = checking.next();
  while (!step.done) {
    assert(step.value >= 0 && step.value <= 1);
    step = checking.next();
  }
  return step.value;
};

/** The uses in a text, each as it stands there. */
const uses = (text) => findings(text).uses.map(({ from, to }) => text.slice(from, to));
const states = (text) => findings(text).uses.map(({ name, state }) => `${name} ${state}`);

test("the backend is known by all the names that it has been imported by", () => {
  for (const line of [
    "from keras import backend as K",
    "import keras.backend as K",
    "import keras.backend as np, numpy as K; K = np",
    "from tensorflow.keras import backend as K",
    "import tensorflow.keras.backend as K",
    "from tensorflow.python.keras import backend as K",
    "from tensorflow.compat.v1.keras import backend as K",
    "from tf_keras import backend as K",
    "from keras.backend import tensorflow_backend as K",
    "import tensorflow as tf\nK = tf.keras.backend",
    "import tensorflow as tf\nkeras = tf.keras\nK = keras.backend",
    "from tensorflow import keras\nK: object = keras.backend",
    "(K := __import__)\nfrom keras import backend as K",
    "K = a = b = c\nfrom keras import (\n  backend\n  as K,\n)",
  ])
    assert.deepEqual(uses(`${line}\nK.sum(x)`), ["K.sum"], line);
});

test("other modules' names are not the backend", () => {
  for (const line of [
    "from .keras import backend as K",
    "from mine import backend as K",
    "import mine.keras.backend as K",
    "from keras import utils as K",
    "import keras_contrib.backend as K",
    "from keras.backend_utils import K",
    "K = mine(keras.backend)",
    "K, L = keras.backend, 1",
    "for K in keras.backend: pass",
  ])
    assert.deepEqual(uses(`${line}\nK.sum(x)`), [], line);
});

test("a name that means something else in a scope is let alone there", () => {
  const start = "from keras import backend as K\n";
  for (const text of [
    "def f(K): return K.sum(x)",
    "def f(*K): return K.sum(x)",
    "def f(x, *, K=1): return K.sum(x)",
    "f = lambda K: K.sum(x)",
    "y = [K.sum(x) for K in z]",
    "y = {K: K.sum(x) for K in z}",
    "def f():\n  K = 1\n  return K.sum(x)",
    "def f():\n  with g() as K: return K.sum(x)",
    "def f():\n  with g() as (a, K): return K.sum(x)",
    "def f():\n  def K(): pass\n  return K.sum",
    "def f():\n  class K: pass\n  return K.sum",
    "def f():\n  try: pass\n  except E as K: return K.sum",
    "def f():\n  import numpy as K\n  return K.sum",
    "def f():\n  K += 1\n  return K.sum",
    "def f():\n  if (K := g()): return K.sum",
    "def f(x):\n  match x:\n    case [K, _]: return K.sum",
    "def f(x):\n  match x:\n    case {'a': 1} as K: return K.sum",
    "def f():\n  K = 1\n  def g(): return K.sum\n  return g",
    "class A:\n  K = 1\n  b = K.sum",
  ])
    assert.deepEqual(uses(start + text), [], text);
});

test("and means the backend everywhere else", () => {
  const start = "from keras import backend as K\n";
  for (const text of [
    "class A:\n  K = 1\n  def f(self): return K.sum(x)",
    "def f(x=K.sum, K=1): pass",
    "def f(K=K): return K.sum(x)",
    "def f():\n  global K\n  return K.sum(x)",
    "def f():\n  K = 1\ndef g(): return K.sum(x)",
    "if a:\n  K = 1\nK.sum(x)",
    "try: pass\nexcept E:\n  K = None\nK.sum(x)",
    "K.sum(x)\nK = 1",
    "def f(): return K.sum(x)\nK = 1",
    "@K.sum\ndef f(): pass",
    "f'{K.sum(x)}'",
    "async def f(): await K.sum(x)",
    "def f() -> K.sum: pass",
  ])
    assert.deepEqual(uses(start + text), ["K.sum"], text);
});

test("it may be imported after the function that uses it", () => {
  const late = "def f(): return K.mean(x)\ny = B.sum(x)\nfrom keras import backend as K, backend as B\n";
  assert.deepEqual(uses(late), ["K.mean", "B.sum"]);
  const inner =
    "from keras import backend as K\ndef f():\n  K = 1\n  def g():\n    global K\n    return K.sum(x)\n";
  assert.deepEqual(uses(inner), ["K.sum"]);
});

test("names that go round in a circle end", () => {
  assert.deepEqual(uses("a = b\nb = a\na.sum(x)\ndef f(K=K): K.sum(x)"), ["K.sum"]);
});

test("what is neither gone nor left says so", () => {
  const text = "import keras, tensorflow as tf\nkeras.backend.sum, keras.backend.floatx, keras.backend.other";
  assert.deepEqual(states(text), ["sum gone", "floatx left", "other unknown"]);
  assert.deepEqual(states("import tensorflow as tf\ntf.keras.backend.sum, tf.keras.backend.max"), [
    "sum legacy",
    "max gone",
  ]);
});

test("the last star import that has a name brings it", () => {
  const had = (path) => (/^keras\.layers\.(?:sum|Dense)$/.test(path) ? path : "");
  const resolve = (module, name) => (module === "mine" && name === "mean" ? "" : undefined);
  const found = (text) => {
    const checking = examined(text, { ...atlas, had }, resolve);
    let step = checking.next();
    while (!step.done) step = checking.next();
    const { names, uses } = step.value;
    const places = names.chains.map((chain) => names.ofStar(chain.base, chain));
    return [uses.map(({ name }) => name), places.filter(Boolean)];
  };
  const [backend, layers] = ["from keras.backend import *\n", "from tensorflow.keras.layers import *\n"];
  const [mine, other] = ["from mine import *\n", "from other import *\n"];
  const brought = "tensorflow.keras.layers.sum";
  assert.deepEqual(found(`${layers}${backend}sum(x)`), [["sum"], ["keras.backend.sum"]]);
  assert.deepEqual(found(`${backend}${layers}sum(x), mean(x)`), [["mean"], [brought, "keras.backend.mean"]]);
  assert.deepEqual(found(`${backend}${mine}mean(x)`), [[], []]);
  assert.deepEqual(found(`${mine}${backend}mean(x)`), [["mean"], ["keras.backend.mean"]]);
  assert.deepEqual(found(`${backend}${other}mean(x)`), [["mean"], ["keras.backend.mean"]]);
  assert.deepEqual(found(`${backend}def mean(x): pass\nmean(x)`), [[], []]);
});

test("without an import it is assumed, and a name of one's own is not", () => {
  assert.equal(findings("K.sum(x)").uses[0].assumed, true);
  assert.equal(findings("import keras\nkeras.backend.sum(x)").uses[0].assumed, false);
  assert.deepEqual(uses("B.sum(x)"), []);
});

test("a deep or long program has no bottom", () => {
  assert.equal(uses(`K.sum(${"(".repeat(3000)}K.mean${")".repeat(3000)})`).length, 2);
  assert.equal(uses(`x = K.sum(x)${" + K.mean(x)".repeat(5000)}`).length, 5001);
  assert.equal(uses(`x${".y(K.sum)".repeat(5000)}`).length, 5000);
});

test("each broken line is named once, and what the grammar lacks is not called broken", () => {
  const lines = (text) => findings(text).broken.map((at) => text.slice(0, at).split("\n").length);
  assert.deepEqual(lines("a = 1\nb = = 2\nc = 3)\n"), [2, 3]);
  assert.deepEqual(lines("print 'a'\nexcept_ = 0777\ns = 'abc\n"), [1, 2, 3]);
  assert.deepEqual(lines("try:\n  pass\nexcept A, b:\n  pass\n"), [3]);
  const known = "x = [1., 2.e5, 3.j, 00]\ndef f():\n  yield\nwith a as (b, c), d as e.f:\n  pass\n";
  assert.deepEqual(lines(known), []);
  assert.deepEqual(lines("%matplotlib inline\n!pip install x\nfiles = !ls\nK.sum?\n%%time\nx = 1\n"), []);
});
