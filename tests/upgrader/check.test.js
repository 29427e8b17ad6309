import assert from "node:assert/strict";
import { test } from "node:test";

import { examined } from "../../upgrader/engine/check.js";
import { pastes } from "../../upgrader/engine/syntax.js";

const functions = Object.fromEntries(["sum", "exp", "square", "floatx"].map((name) => [name, {}]));
const atlas = { functions, left: new Set(["floatx"]), legacy: new Set() };

const findings = (text) => {
  const checking = examined(text, atlas);
  let step = checking.next();
  while (!step.done) step = checking.next();
  return step.value;
};

const uses = (text) =>
  findings(text).uses.map(({ name, state, assumed }) => `${name} ${state}${assumed ? " assumed" : ""}`);
const broken = (text) => findings(text).broken.map((at) => text.slice(0, at).split("\n").length);
const traps = (text) => findings(text).traps.map(({ rule }) => rule);

test("Python 3 that the grammar doesn't know is not called broken", () => {
  for (const text of [
    "low = [0. for _ in range(3)]\nflag = 1. if low else 0.\nboth = low[0] < 0. or low[0] > 1.\n",
    "x = 1. if y else 2.e5\nz = 3.j + 1_000.\n",
    "def f():\n    return max(\n        1\n    )\n        ",
    "x = 1.or 2\ny = 1.if x else 0.\nz = [0.for _ in y]\n",
    "??len\n?len\nlen??\n",
    `x = (${"a + ".repeat(4000)}a)\n`,
    `x = ${"a+".repeat(4000)}a\ny = 1\n`,
    'def f():\n    """\n>>> f()\n    """\n    return K.sum(x)\n',
  ])
    assert.deepEqual(broken(text), [], text.slice(0, 60));
});

test("what pastes bring is named, and the rest is read", () => {
  const reasons = (text) => [...pastes(text).values()].map(({ reason }) => reason);
  const wide = "y = K.sum（x， 1）\nz = f(“a”)\ns = '，“' # （\nK.exp(x)\n";
  assert.deepEqual(reasons(wide), ["punctuation", "punctuation"]);
  assert.deepEqual(broken(wide), [1, 2]);
  assert.deepEqual(uses(wide), ["sum gone assumed", "exp gone assumed"]);
  const session =
    ">>> from keras import backend as K\n>>> def f(x):\n...     return K.sum(x)\n...\n>>> f(1)\n<K.exp>\n";
  assert.deepEqual(reasons(session), Array(5).fill("prompt"));
  assert.deepEqual(broken(session), [1, 2, 3, 4, 5]);
  assert.deepEqual(uses(session), ["sum gone"]);
});

test("a star of the layers doesn't hide the backend", () => {
  assert.deepEqual(uses("from keras.layers import *\nK.sum(x)\n"), ["sum gone assumed"]);
});

test("K of a module that nothing is known of is taken for the backend, and other names are not", () => {
  assert.deepEqual(uses("from mine.compat import K\nK.sum(x)\n"), ["sum gone assumed"]);
  assert.deepEqual(uses("from .backend import K\nK.sum(x)\n"), ["sum gone assumed"]);
  assert.deepEqual(uses("from mine import B\nB.sum(x)\n"), []);
});

test("the modules that the backend was made of are gone with all that is in them", () => {
  const text =
    "import keras.backend.tensorflow_backend as T\nfrom keras.backend.common import floatx\nT.floatx()\nfloatx()\n";
  assert.deepEqual(uses(text), ["floatx gone", "floatx gone", "floatx gone"]);
  assert.deepEqual(uses("from keras import backend as K\nK.floatx()\n"), ["floatx left"]);
});

test("a Lambda fails through a function that it calls, a method, and one that is defined below", () => {
  const text = `from keras import backend as K
from keras.layers import Lambda
def halve(t):
    return K.square(t) / 2
one = Lambda(lambda t: halve(t))(x)
class Net:
    def norm(self, t):
        return self.own(t)
    def own(self, t):
        return K.exp(t)
    def fine(self, t):
        return t
    def build(self, x):
        return Lambda(self.norm)(x), Lambda(later)(x), Lambda(self.fine)(x)
def later(t):
    return K.exp(t)
`;
  assert.deepEqual(traps(text), ["infer", "infer", "infer"]);
});

test("what doesn't raise on a symbolic tensor is no trap", () => {
  const text = "import tensorflow as tf\nfrom keras.layers import Input\nh = Input((2,))\n";
  assert.deepEqual(traps(`${text}tf.print(h)\ntf.is_tensor(h)\n`), []);
  assert.deepEqual(traps(`${text}tf.abs(h)\n`), ["tensorflow"]);
});

test("a function of Keras's own in a Lambda is not found when the model is loaded", () => {
  const text = "from keras import ops\nfrom keras.layers import Lambda\nLambda(ops.ones_like)(x)\n";
  assert.deepEqual(traps(text), []);
  assert.deepEqual(traps(`${text}model.save("a.keras")\n`), ["unregistered"]);
  assert.deepEqual(traps(`${text.replace("ones_like", "softmax")}model.save("a.keras")\n`), []);
  assert.deepEqual(traps(`${text.replace("ops.ones_like", "mine.f")}model.save("a.keras")\n`), []);
});

test("a Lambda that makes a constant reads no other tensor", () => {
  const text = "import tensorflow as tf\nfrom keras.layers import Lambda\n";
  assert.deepEqual(traps(`${text}Lambda(lambda x: tf.constant([[0.0]]))(y)\n`), []);
  assert.deepEqual(traps(`${text}Lambda(lambda x: tf.identity(z))(y)\n`), ["ignored"]);
  assert.deepEqual(traps(`${text}z = f()\nLambda(lambda x: z)(y)\n`), ["ignored"]);
});
