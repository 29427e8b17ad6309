import assert from "node:assert/strict";
import { test } from "node:test";

import { Project } from "../../upgrader/engine/project.js";

const project = new Project([
  ["p/__init__.py", ""],
  ["p/backend.py", "from keras import backend as K\nfrom keras import layers as L\nB = K\n"],
  ["p/again.py", "from .backend import (\n    K as M,  # the backend\n    B,\n)\n"],
  ["p/own.py", "K = {}\n"],
  ["p/stars.py", "from .backend import *\n"],
  ["p/unknown.py", "from elsewhere import *\n"],
  ["p/q/deep.py", "from ..own import K\nfrom ..backend import L\n"],
  ["main.py", "import p.backend\nfrom p import again\n"],
]);

test("names are followed through the modules of a project", () => {
  const resolve = (path, module, name) => project.resolve(path, module, name);
  assert.equal(resolve("p/x.py", ".backend", "K"), "keras.backend");
  assert.equal(resolve("main.py", "p.backend", "B"), "keras.backend");
  assert.equal(resolve("p/x.py", ".again", "M"), "keras.backend");
  assert.equal(resolve("p/q/x.py", "..stars", "K"), "keras.backend");
  assert.equal(resolve("p/q/x.py", "p.q.deep", "L"), "keras.layers");
});

test("what is the project's own is nothing else, and what isn't known may be anything", () => {
  assert.equal(project.resolve("p/x.py", ".own", "K"), "");
  assert.equal(project.resolve("p/q/x.py", ".deep", "K"), "");
  assert.equal(project.resolve("p/x.py", ".unknown", "K"), undefined);
  assert.equal(project.resolve("p/x.py", "nowhere", "K"), undefined);
  assert.equal(project.resolve("p/x.py", "..p.nowhere", "K"), undefined);
});

test("a star brings what a module is seen to have", () => {
  const project = new Project([
    [
      "own.py",
      "from keras import backend as B\nclass Adam:\n  SGD = 1\ndef f(x): return x == 1\nx: int = 1\n",
    ],
    ["through.py", "from own import *\n"],
    ["unknown.py", "from elsewhere import *\n"],
  ]);
  for (const module of ["own", "through"]) {
    for (const name of ["Adam", "f", "x"]) assert.equal(project.resolve("a.py", module, name, true), "");
    assert.equal(project.resolve("a.py", module, "B", true), "keras.backend");
    for (const name of ["SGD", "Dense"]) assert.equal(project.resolve("a.py", module, name, true), undefined);
  }
  assert.equal(project.resolve("a.py", "unknown", "Adam", true), undefined);
});

test("what a module of the project imports from a library is the library's", () => {
  const project = new Project([
    [
      "layers.py",
      "import tensorflow as tf\nfrom numpy import exp as E\nimport own\nfrom own import helper\n",
    ],
    ["own.py", "def helper(): pass\n"],
  ]);
  const resolve = (name) => project.resolve("models.py", "layers", name, true);
  assert.equal(resolve("tf"), "tensorflow");
  assert.equal(resolve("E"), "numpy.exp");
  assert.equal(resolve("own"), "");
  assert.equal(resolve("helper"), "");
});

test("what others import from a file is known", () => {
  assert(project.isExported("p/backend.py", "K"));
  assert(project.isExported("p/backend.py", "anything"), "of a star");
  assert(project.isExported("p/own.py", "K"));
  assert(!project.isExported("p/own.py", "L"));
  assert(!project.isExported("p/again.py", "M"));
});

test("whether what is imported may be made with Keras is seen in the files that it comes from", () => {
  const project = new Project([
    ["unet.py", "from keras.models import *\ndef unet(): return Model()\n"],
    ["data.py", "import numpy as np\n"],
    ["trainer.py", "from unet import unet\nfrom data import read\n"],
    ["library/__init__.py", "from .learning import Learner\nfrom .models import Model\n"],
    ["library/learning.py", "class Learner: pass\n"],
    ["library/models.py", "import tensorflow.keras as keras\nclass Model: pass\n"],
    ["circle/a.py", "from .b import *\n"],
    ["circle/b.py", "from .a import *\n"],
  ]);
  const uses = (module, name) => project.usesKeras("main.py", module, name);
  assert.equal(uses("unet", "*"), true);
  assert.equal(uses("unet", "unet"), true);
  assert.equal(uses("unet", ""), true);
  assert.equal(uses("data", "read"), false);
  assert.equal(uses("trainer", "unet"), true);
  assert.equal(uses("trainer", "*"), true);
  assert.equal(uses("trainer", "read"), false);
  assert.equal(uses("library", "Model"), true);
  assert.equal(uses("library", "models"), true);
  assert.equal(uses("library", "Learner"), false);
  assert.equal(uses("library", ""), false);
  assert.equal(uses("numpy", "array"), undefined);
  assert.equal(project.usesKeras("circle/c.py", ".a", "*"), false);
  assert.equal(project.usesKeras("library/x.py", ".", "models"), true);
});
