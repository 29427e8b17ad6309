"""What the engine writes, kind by kind: spans, precedence, arguments, imports, helpers."""

import ast

import pytest

from tests.upgrader.conftest import Upgrade

K = "from keras import backend as K\n"
OPS = "from keras import ops\n"
KERAS = "import keras\n"
BOTH = KERAS + OPS

PAIRS = {
    # Layout, comments and quotes stay; only names change.
    "layout": (
        K + "y = K.sum(  x ,\n  axis = 1,  # rows\n keepdims=True )\n",
        OPS + "y = ops.sum(  x ,\n  axis = 1,  # rows\n keepdims=True )\n",
    ),
    "names as strings": (
        KERAS + "m.compile('sgd', 'logcosh', metrics=['acc', \"logcosh\"])\n"
        "m.compile(loss={'a': 'kullback_leibler_divergence', 'b': 'cosine_proximity'})\n"
        "keras.layers.Dense(3, kernel_constraint='maxnorm')\nf('logcosh', kernel_constraint='maxnorm')\n",
        KERAS + "m.compile('sgd', 'log_cosh', metrics=['acc', \"log_cosh_error\"])\n"
        "m.compile(loss={'a': 'kl_divergence', 'b': 'cosine_similarity'})\n"
        "keras.layers.Dense(3, kernel_constraint='max_norm')\nf('logcosh', kernel_constraint='maxnorm')\n",
    ),
    "positional": (K + "K.sum(x, 1, True)\n", OPS + "ops.sum(x, axis=1, keepdims=True)\n"),
    "keywords": (
        K + "K.sum(keepdims=True, x=a)\n",
        OPS + "ops.sum(a, keepdims=True)\n",
    ),
    "nested": (
        K + "K.mean(K.square(K.cast(x, 'float32') - y), axis=-1)\n",
        OPS + "ops.mean(ops.square(ops.cast(x, 'float32') - y), axis=-1)\n",
    ),
    "a comment inside": (
        K + "y = K.gather(x,  # rows\n             i)\n",
        OPS + "# rows\ny = ops.take(x, i, axis=0)\n",
    ),
    "no argument twice": (
        K + "K.batch_flatten(f(x))\n",
        "import math\n" + OPS + "\n\ndef batch_flatten(x):\n    "
        "return ops.reshape(x, (-1, math.prod(ops.shape(x)[1:])))\n\n\nbatch_flatten(f(x))\n",
    ),
    "a plain one may be": (
        K + "K.batch_flatten(x.y)\n",
        "import math\n" + OPS + "ops.reshape(x.y, (-1, math.prod(ops.shape(x.y)[1:])))\n",
    ),
    # Parentheses where precedence needs them, and nowhere else.
    "object": (K + "K.update(a + b, c)\n", "(a + b).assign(c)\n"),
    "object that is an atom": (K + "K.update(a.b[0], c + d)\n", "a.b[0].assign(c + d)\n"),
    "object that is a number": (K + "K.update_add(2, c)\n", "(2).assign_add(c)\n"),
    "product": (
        K + "K.hard_sigmoid(a + b)\n",
        OPS + "ops.clip(0.2 * (a + b) + 0.5, 0, 1)\n",
    ),
    "no product": (K + "K.hard_sigmoid(a * b)\n", OPS + "ops.clip(0.2 * (a * b) + 0.5, 0, 1)\n"),
    "conditional in a sum": (
        K + "1 + K.in_train_phase(a[0], b[0], training=t)\n",
        "1 + (a[0] if t else b[0])\n",
    ),
    "conditional as an argument": (
        K + "f(K.in_train_phase(a[0], b[0], training=t))\n",
        "f(a[0] if t else b[0])\n",
    ),
    "conditional as a condition": (
        K + "K.in_train_phase(a[0], b[0], training=c if d else e)\n",
        "a[0] if (c if d else e) else b[0]\n",
    ),
    "conditional over lines": (
        K + "y = K.in_train_phase(a +\n  b, 1, training=t)\n",
        "y = (a +\n  b if t else 1)\n",
    ),
    "a call's attribute": (K + "K.int_shape(x)[1:]\n", "tuple(x.shape)[1:]\n"),
    "lambda": (
        K + "f = lambda x: K.in_train_phase(lambda: x, y, training=1)\n",
        "f = lambda x: x if 1 else y() if callable(y) else y\n",
    ),
    "functions that Keras 2 called": (
        K + "class A(Layer):\n    def call(self, x, training=None):\n        def f(): return x\n"
        "        g = lambda: x\n        y = x * 2\n"
        "        a = K.in_train_phase(f, x, training=training)\n"
        "        b = K.in_test_phase(g, y, training=training)\n"
        "        c = K.in_train_phase(lambda:  # why\n            K.abs(x), (lambda z=x: z), training)\n"
        "        return 1 + K.in_train_phase(self.f, self.g, training=training)\n"
        "    def f(self): return 1\n",
        OPS + "class A(Layer):\n    def call(self, x, training=None):\n        def f(): return x\n"
        "        g = lambda: x\n        y = x * 2\n"
        "        a = f() if training else x\n"
        "        b = y if training else g()\n"
        "        # why\n        c = ops.abs(x) if training else (lambda z=x: z)()\n"
        "        return 1 + (self.f() if training else self.g() if callable(self.g) else self.g)\n"
        "    def f(self): return 1\n",
    ),
    "a tensor in either branch": (
        K + "class A(Layer):\n    def call(self, x, training=None):\n        x, y = x\n"
        "        if self.a:\n            z = f(x)\n        else:\n            z = x * 2\n"
        "        return K.in_train_phase(y, z, training=training)\n",
        "class A(Layer):\n    def call(self, x, training=None):\n        x, y = x\n"
        "        if self.a:\n            z = f(x)\n        else:\n            z = x * 2\n"
        "        return y if training else z\n",
    ),
    "perhaps a function": (
        K + "def f(x, y): return K.in_train_phase(x, y, 1)\nK.in_train_phase(a if b else c, 0, 1)\n"
        "K.in_train_phase(*a)\nf = K.in_test_phase\n",
        K + "def f(x, y): return (x() if callable(x) else x) if 1 else y() if callable(y) else y\n"
        "K.in_train_phase(a if b else c, 0, 1)\nK.in_train_phase(*a)\nf = K.in_test_phase\n",
    ),
    "no phase": (
        K + "class A(Layer):\n    def call(self, x):\n"
        "        return K.in_train_phase(2 * x, x, training=None)\nK.in_train_phase(1, 2, training=None)\n",
        K + "class A(Layer):\n    def call(self, x, training=None):\n"
        "        return 2 * x if training else x\nK.in_train_phase(1, 2, training=None)\n",
    ),
    "the gradient of a list": (
        K + "y = [a, b]\nK.stop_gradient([a,  # one\n    K.abs(b)])\nK.stop_gradient(variables=y)\n"
        "K.stop_gradient((a, b))[0]\nK.stop_gradient(a)\n",
        OPS + "y = [a, b]\n[ops.stop_gradient(variable) for variable in [a,  # one\n    ops.abs(b)]]\n"
        "[ops.stop_gradient(variable) for variable in y]\n"
        "[ops.stop_gradient(variable) for variable in (a, b)][0]\nops.stop_gradient(a)\n",
    ),
    "the same twice": (
        K + "K.variable(1, dtype=K.floatx())\n",
        KERAS + "keras.Variable(1, dtype=keras.config.floatx())\n",
    ),
    "power": (K + "-K.ndim(x) ** 2\n", "-len(x.shape) ** 2\n"),
    # What can't be bound to parameters.
    "star": (K + "K.sum(*a)\n", None),
    "double star": (K + "K.mean(x, **options)\n", None),
    "generator": (K + "K.stack(t for t in x)\n", None),
    "too many": (K + "K.exp(x, 1)\n", K + "K.exp(x, 1)\n"),
    # Functions that are passed on.
    "by name": (
        K + "model.compile(loss=K.mean)\nLambda(K.softmax)\n",
        OPS + "model.compile(loss=ops.mean)\nLambda(ops.softmax)\n",
    ),
    "by name with another signature": (
        K + "f = K.argmax\n",
        OPS + "\n\ndef argmax(x, axis=-1):\n    return ops.argmax(x, axis=axis)\n\n\nf = argmax\n",
    ),
    "alias": (K + "f = K.sum\nf(x, 1)\n", OPS + "f = ops.sum\nf(x, 1)\n"),
    "assigned": (K + "K.sum = f\n", K + "K.sum = f\n"),
    # Imports follow.
    "K is used for something else": (
        K + "print(K.sum(x), K)\n",
        K + OPS + "print(ops.sum(x), K)\n",
    ),
    "one of several": (
        "from keras import layers, backend as K, models\nK.sum(x)\n",
        "from keras import layers, models\n" + OPS + "ops.sum(x)\n",
    ),
    "last of several": (
        "from keras import (\n    layers,\n    backend as K,\n)\nK.sum(x)\n",
        "from keras import (\n    layers,\n)\n" + OPS + "ops.sum(x)\n",
    ),
    "from the backend": (
        "from keras.backend import sum, mean as m\nm(sum(x, 1))\n",
        OPS + "ops.mean(ops.sum(x, axis=1))\n",
    ),
    "ops is there": (
        "import keras.ops as O\n" + K + "K.sum(x)\n",
        "import keras.ops as O\nO.sum(x)\n",
    ),
    "ops means something else": (
        K + "ops = []\nK.sum(x)\n",
        KERAS + "ops = []\nkeras.ops.sum(x)\n",
    ),
    "keras means something else": (
        "import mine as keras\n" + K + "K.random_normal(s)\n",
        "import mine as keras\nimport keras as _keras\n_keras.random.normal(s)\n",
    ),
    "keras under another name": (
        "import tensorflow.keras as tk\nK = tk.backend\nK.relu(x)\n",
        "import tensorflow.keras as tk\nK = tk.backend\ntk.activations.relu(x)\n",
    ),
    "the branches of a try": (
        "try:\n    from keras import backend as K\nexcept ImportError:\n"
        "    from tensorflow.keras import backend as K\nK.sum(x)\n",
        "try:\n    from keras import ops\nexcept ImportError:\n    from keras import ops\nops.sum(x)\n",
    ),
    "in a function": (
        "import numpy as np\ndef f():\n    from keras import backend as K\n    return K.sum(x)\n",
        "import numpy as np\n" + OPS + "def f():\n    return ops.sum(x)\n",
    ),
    "exported": (
        K + "__all__ = ['K', 'y']\ny = K.sum(x)\n",
        K + OPS + "__all__ = ['K', 'y']\ny = ops.sum(x)\n",
    ),
    "docstring, future and encoding": (
        '#!/usr/bin/python\n# coding: utf-8\n"""Doc."""\nfrom __future__ import print_function\nK.sum(x)\n',
        '#!/usr/bin/python\n# coding: utf-8\n"""Doc."""\nfrom __future__ import print_function\n'
        + OPS
        + "ops.sum(x)\n",
    ),
    "nothing to rewrite": (K + "x = 1 / K.epsilon()\n", K + "x = 1 / K.epsilon()\n"),
    "what is left goes along": (
        K + "x = K.sum(y) / K.epsilon()\n",
        BOTH + "x = ops.sum(y) / keras.config.epsilon()\n",
    ),
    "tf_keras": (
        "import tf_keras as keras\nfrom tf_keras.layers import Dense\nkeras.backend.sum(x)\n",
        OPS + "from keras.layers import Dense\nops.sum(x)\n",
    ),
    # Helpers.
    "a helper's name is taken": (
        K + "def bias_add(): pass\nK.bias_add(x, b)\n",
        None,
    ),
    "a helper is added once": (K + "K.arange(3)\nK.arange(4)\n", None),
    # A default that would decide.
    "training": (
        K + "class A(Layer):\n    def call(self, x, mask=None, **kwargs):\n"
        "        return K.in_train_phase(2 * x, x)\n",
        "class A(Layer):\n    def call(self, x, mask=None, training=None, **kwargs):\n"
        "        return 2 * x if training else x\n",
    ),
    "no call": (
        K + "def f(x): return K.in_train_phase(2 * x, x)\n",
        K + "def f(x): return K.in_train_phase(2 * x, x)\n",
    ),
    "whole shape": (K + "s = K.shape(x)[1:3]\nt = s * 2\n", K + "s = K.shape(x)[1:3]\nt = s * 2\n"),
    "the learning phase as an input": (
        K + "f = K.function([x, K.learning_phase()], [y])\n",
        K + "f = K.function([x, K.learning_phase()], [y])\n",
    ),
    "a function that the program replaces": (
        K + "K.update = f\nK.update(x, 1)\n",
        K + "K.update = f\nK.update(x, 1)\n",
    ),
    "an element of a shape": (K + "s = K.shape(x)\nt = s[0] * 2\n", OPS + "s = ops.shape(x)\nt = s[0] * 2\n"),
    "in a string": (K + "f'{K.sum(x)} {K.int_shape(x)}'\n", OPS + "f'{ops.sum(x)} {tuple(x.shape)}'\n"),
    # Other breakages.
    "moved": (
        "from keras.layers.core import Dense, Lambda as L\nfrom keras.engine import Layer, InputSpec\n",
        "from keras.layers import Dense, Lambda as L\nfrom keras.layers import Layer, InputSpec\n",
    ),
    "moved apart": (
        "from keras.layers import Dense, merge, CuDNNLSTM\n",
        "from keras.layers import Dense, merge\nfrom keras.layers import LSTM as CuDNNLSTM\n",
    ),
    "a module that is gone": (
        "from keras.utils import np_utils\ny = np_utils.to_categorical(x)\n",
        "import keras\ny = keras.utils.to_categorical(x)\n",
    ),
    "a star of it": ("from keras.layers.core import *\n", "from keras.layers import *\n"),
    "import of it": (
        "import keras.layers.core\nkeras.layers.core.Dense(1)\n",
        "import keras\nkeras.layers.Dense(1)\n",
    ),
    "tf.keras": (
        "from tensorflow.keras.layers.core import Dense\n",
        "from tensorflow.keras.layers import Dense\n",
    ),
    "optimizers": (
        "from keras.optimizers import Adam\nopt = Adam(lr=1e-3)\nopt.lr = opt.lr / 2\n",
        "from keras.optimizers import Adam\nopt = Adam(learning_rate=1e-3)\n"
        "opt.learning_rate = opt.learning_rate / 2\n",
    ),
    "what is no optimizer": (
        "import keras, torch\nopt = parser.parse_args()\nkeras.optimizers.Adam(lr=opt.lr)\n"
        "args.optimizer.lr, config.opt.lr, self.args.optimizer.lr\noptimizer = torch.optim.Adam()\n"
        "optimizer.lr\nself.opt = keras.optimizers.Adam()\nself.opt.lr = 2\n"
        "def f(opt, optimizer): opt.lr, optimizer.lr, model.optimizer.lr, hasattr(opt, 'lr')\n"
        "def g(opt): keras.backend.set_value(opt.lr, 2)\n",
        "import keras, torch\nopt = parser.parse_args()\nkeras.optimizers.Adam(learning_rate=opt.lr)\n"
        "args.optimizer.lr, config.opt.lr, self.args.optimizer.lr\noptimizer = torch.optim.Adam()\n"
        "optimizer.lr\nself.opt = keras.optimizers.Adam()\nself.opt.learning_rate = 2\n"
        "def f(opt, optimizer): opt.lr, optimizer.learning_rate, model.optimizer.learning_rate, "
        "hasattr(opt, 'lr')\n"
        "def g(opt): opt.learning_rate.assign(2)\n",
    ),
    "what is no model": (
        "import keras\nfrom sklearn.ensemble import RandomForestClassifier\n"
        "model = RandomForestClassifier()\nmodel.predict_proba(x)[:, 1]\nnet = keras.Sequential()\n"
        "net.predict_proba(x, 32)\nself.c = keras.Sequential()\nself.c.predict_proba(x)\n"
        "def f(a, my_model): a.predict_proba(x), my_model.predict_proba(x), self.model.predict_proba(x)\n",
        "import keras\nfrom sklearn.ensemble import RandomForestClassifier\n"
        "model = RandomForestClassifier()\nmodel.predict_proba(x)[:, 1]\nnet = keras.Sequential()\n"
        "net.predict(x, batch_size=32)\nself.c = keras.Sequential()\nself.c.predict(x)\n"
        "def f(a, my_model): a.predict_proba(x), my_model.predict(x), self.model.predict(x)\n",
    ),
    "Keras 1's initializers": (
        "from keras import initializations\nimport keras.initializations as ini\n"
        "initializations.get('a'), ini.get('b')\nfrom keras.engine.topology import get\n"
        "from keras.initializations import glorot_uniform\n",
        "import keras\nkeras.initializers.get('a'), keras.initializers.get('b')\n"
        "from keras.engine.topology import get\nfrom keras.initializers import glorot_uniform\n",
    ),
    "a shape that is assigned": (
        "import keras\nx._keras_shape = s\nx._keras_shape, y = s, x._keras_shape\n",
        "import keras\nx._keras_shape = s\nx._keras_shape, y = s, x.shape\n",
    ),
    "an optimizer's attribute by name": (
        "import keras\nhasattr(self.model.optimizer, 'lr')\ngetattr(args, 'lr')\n",
        "import keras\nhasattr(self.model.optimizer, 'learning_rate')\ngetattr(args, 'lr')\n",
    ),
    "a decay of nothing": (
        "import keras\nkeras.optimizers.SGD(lr=1, decay=0.0)\nkeras.optimizers.SGD(decay=0.1)\n",
        "import keras\nkeras.optimizers.SGD(learning_rate=1)\nkeras.optimizers.SGD(decay=0.1)\n",
    ),
    "checkpoints": (
        "import keras\nfrom keras.callbacks import ModelCheckpoint\n"
        "ModelCheckpoint('a.h5', save_weights_only=True)\n"
        "keras.callbacks.ModelCheckpoint(filepath='b.keras')\n",
        "import keras\nfrom keras.callbacks import ModelCheckpoint\n"
        "ModelCheckpoint('a.weights.h5', save_weights_only=True)\n"
        "keras.callbacks.ModelCheckpoint(filepath='b.keras')\n",
    ),
    "a module of the same name": (
        "from keras.engine import saving\nsaving.load_weights(f)\n",
        "from keras.engine import saving\nsaving.load_weights(f)\n",
    ),
    "generators": (
        "import keras\nmodel.fit_generator(generator=g, steps_per_epoch=2, nb_epoch=3,\n    workers=4, "
        "use_multiprocessing=True)\nmodel.evaluate_generator(g, 5)\n",
        "import keras\nmodel.fit(x=g, steps_per_epoch=2, epochs=3)\nmodel.evaluate(g, steps=5)\n",
    ),
    "shapes": (
        "import keras\na = x.get_shape().as_list()[1]\nb = x.get_shape()\nc = y._keras_shape[1:]\n",
        "import keras\na = list(x.shape)[1]\nb = x.shape\nc = y.shape[1:]\n",
    ),
    "a shape as a list": (
        "import keras\nn = y_pred.shape.as_list()[1]\nm = K.abs(x).shape.as_list()\nt.as_list()\n",
        "import keras\nfrom keras import ops\nn = list(y_pred.shape)[1]\n"
        "m = list(ops.abs(x).shape)\nt.as_list()\n",
    ),
    "what is asked of a shape": (
        "import keras\nx.get_shape()[1].value, x.get_shape().ndims, x.get_shape()[1:].as_list()\n"
        "x.shape[1].value + input_shape[-1].value, -keras.ops.abs(x).shape.rank ** 2\n"
        "s = x.get_shape()\ns[1].value, s[1:].as_list(), [d.value for d in s[1:]]\n"
        "x.get_shape().is_fully_defined(), x.shape.dims[1].value, d['shape'].value, shape['a'].value\n",
        "import keras\nx.shape[1], len(x.shape), list(x.shape[1:])\n"
        "x.shape[1] + input_shape[-1], -len(keras.ops.abs(x).shape) ** 2\n"
        "s = x.shape\ns[1], list(s[1:]), [d for d in s[1:]]\n"
        "x.get_shape().is_fully_defined(), x.shape.dims[1].value, d['shape'].value, shape['a'].value\n",
    ),
    "a Sequential's input": (
        "import keras\nm = keras.Sequential()\nf = keras.Model(m.input, m.layers[0].output)\nf.output\n"
        "m.output.shape\n",
        "import keras\nm = keras.Sequential()\nf = keras.Model(m.inputs[0], m.layers[0].output)\nf.output\n"
        "m.outputs[0].shape\n",
    ),
    "a history's rate": (
        "import keras\nh = model.fit(x)\na = h.history['lr'] + model.history.history['lr']\n"
        "b = options['lr']\n",
        "import keras\nh = model.fit(x)\n"
        "a = h.history['learning_rate'] + model.history.history['learning_rate']\n"
        "b = options['lr']\n",
    ),
    "a history of its own": (
        "import keras\nlogs['lr'] = 1\na = h.history['lr']\n",
        "import keras\nlogs['lr'] = 1\na = h.history['lr']\n",
    ),
    "rows and columns": (
        "from keras.layers import Conv2D\nConv2D(8, nb_row=n,\n    nb_col=3, bias=False)\n"
        "Conv2D(8, nb_row=3, bias=False, nb_col=3)\nConv2D(8, nb_row=3)\n",
        "from keras.layers import Conv2D\nConv2D(8, kernel_size=(n, 3), use_bias=False)\n"
        "Conv2D(8, nb_row=3, use_bias=False, nb_col=3)\nConv2D(8, nb_row=3)\n",
    ),
    "an embedding": (
        "from keras.layers import Embedding, Dense\nfrom keras.models import Sequential\n"
        "Embedding(4, 2, init='one')(x)\nDense(1, init='one')\n"
        "m = Sequential([Embedding(4, 2, input_length=7), Embedding(4, 2, input_length=7)])\n"
        "m.add(Embedding(4, 2, input_length=n, mask_zero=True))\nEmbedding(4, 2, input_length=7)(x)\n"
        "m.add(Embedding(4, 2, input_length=None))\n",
        "from keras.layers import Embedding, Dense\nfrom keras.models import Sequential\n"
        "Embedding(4, 2, embeddings_initializer='one')(x)\nDense(1, kernel_initializer='one')\n"
        "m = Sequential([Embedding(4, 2, input_shape=(7,)), Embedding(4, 2)])\n"
        "m.add(Embedding(4, 2, input_shape=(n,), mask_zero=True))\nEmbedding(4, 2)(x)\n"
        "m.add(Embedding(4, 2))\n",
    ),
    "a weight's name": (
        "import keras\nself.add_weight('w', shape=(3,), trainable=False)\n"
        "self.add_weight('{}_w'.format(i),  # named\n    (3,), None, 'ones')\n"
        "self.add_weight(name, (3,), **options)\nself.add_weight(w, shape=(3,))\n"
        "self.add_weight(None, (3,))\n",
        "import keras\nself.add_weight(name='w', shape=(3,), trainable=False)\n"
        "self.add_weight(name='{}_w'.format(i),  # named\n    shape=(3,), dtype=None, initializer='ones')\n"
        "self.add_weight(name=name, shape=(3,), **options)\nself.add_weight(name=w, shape=(3,))\n"
        "self.add_weight(name=None, shape=(3,))\n",
    ),
    "a weight's shape": (
        "import keras\nself.add_weight((3,), 'ones')\nself.add_weight(shape, name='w')\n"
        "self.add_weight(shape=(3,))\nself.add_weight(*given)\nself.add_weight(i + 1, 'ones')\n",
        "import keras\nself.add_weight((3,), 'ones')\nself.add_weight(shape, name='w')\n"
        "self.add_weight(shape=(3,))\nself.add_weight(*given)\nself.add_weight(i + 1, 'ones')\n",
    ),
    "no bound": (
        K + "K.clip(x, K.epsilon(), None)\nK.clip(x, None, max_value=1)\nK.clip(x, 0, 1)\n",
        "import keras\n" + OPS + 'ops.clip(x, keras.config.epsilon(), float("inf"))\n'
        'ops.clip(x, float("-inf"), 1)\nops.clip(x, 0, 1)\n',
    ),
    "custom objects": (
        "from keras.layers import Activation, Dense\nfrom keras.utils import get_custom_objects\n"
        "def f(x): return x\nget_custom_objects().update({'f': Activation(f), 'g': lambda x: x})\n"
        "get_custom_objects()['h'] = f\nDense(1, activation='f')\nActivation('h')\nActivation('g')\n"
        "Activation('relu')\n",
        "from keras.layers import Activation, Dense\nfrom keras.utils import get_custom_objects\n"
        "def f(x): return x\nget_custom_objects().update({'f': Activation(f), 'g': lambda x: x})\n"
        "get_custom_objects()['h'] = f\nDense(1, activation=f)\nActivation(f)\nActivation('g')\n"
        "Activation('relu')\n",
    ),
    "reversed tensors": (
        K + "import numpy as np\ne = K.abs(a)\nf(e[::-1], K.eval(e)[::-1], K.int_shape(e)[::-1])\ny = e * 2\n"
        "y[..., ::-1], y[:, ::-1], y[..., ::-1, :], y[..., :2]\ny[::-1] += 1\nn = np.zeros(3)\nn[::-1]\n"
        "i = keras.Input((3,))\nd = keras.layers.Dense(3)(i)\nd[:, ::-1]\nt = K.shape(e)\nt[::-1]\n"
        "def g(x, y): y = x[..., ::-1]; return K.variable(x[::-1])\n",
        BOTH + "import numpy as np\ne = ops.abs(a)\n"
        "f(ops.flip(e, axis=0), ops.convert_to_numpy(e)[::-1], tuple(e.shape)[::-1])\ny = e * 2\n"
        "ops.flip(y, axis=-1), ops.flip(y, axis=1), ops.flip(y, axis=-2), y[..., :2]\n"
        "y[::-1] += 1\nn = np.zeros(3)\n"
        "n[::-1]\ni = keras.Input((3,))\nd = keras.layers.Dense(3)(i)\nops.flip(d, axis=1)\n"
        "t = ops.shape(e)\nt[::-1]\n"
        "def g(x, y): y = x[..., ::-1]; return keras.Variable(x[::-1], dtype=keras.config.floatx())\n",
    ),
    "names that the backend had": (
        K + "K._BACKEND == 'tensorflow', K._EPSILON, K.normalize_data_format(None)\n"
        "K.get_variable_shape(x), K.is_tensor(x), K.identity(x, name='a')\n"
        "K.control_flow_ops.while_loop(f, g, [0])\n",
        "import tensorflow as tf\n" + BOTH + "keras.config.backend() == 'tensorflow', "
        "keras.config.epsilon(), keras.config.image_data_format()\n"
        "tuple(x.shape), ops.is_tensor(x), ops.copy(x)\ntf.while_loop(f, g, [0])\n",
    ),
    "an import that decides": (
        "try:\n    from keras import initializations\n    OLD = True\n"
        "except ImportError:\n    from keras import initializers as initializations\n    OLD = False\n"
        "initializations.get('one')\ntry:\n    from keras import backend as K\n    HAS = True\n"
        "except ImportError:\n    HAS = False\ny = K.sum(x)\n",
        "try:\n    from keras import initializations\n    OLD = True\n"
        "except ImportError:\n    from keras import initializers as initializations\n    OLD = False\n"
        "initializations.get('one')\ntry:\n    from keras import backend as K\n    HAS = True\n"
        "except ImportError:\n    HAS = False\n" + OPS + "y = ops.sum(x)\n",
    ),
    "a loss's inputs": (
        "import keras\nself.add_loss(loss, inputs=inputs)\n",
        "import keras\nself.add_loss(loss)\n",
    ),
    "a file of weights by name": (
        "from keras.callbacks import ModelCheckpoint\npath = 'best.hdf5'\n"
        "ModelCheckpoint(path, save_weights_only=True)\nmodel.load_weights(path)\n",
        "from keras.callbacks import ModelCheckpoint\npath = 'best.weights.h5'\n"
        "ModelCheckpoint(path, save_weights_only=True)\nmodel.load_weights(path)\n",
    ),
    "Keras 1's losses": (
        "from keras import objectives\nobjectives.mean_squared_error(x, y)\n",
        None,
    ),
    "a name of Keras 1's losses": (
        "from keras.objectives import binary_crossentropy\nbinary_crossentropy(x, y)\n",
        "from keras.losses import binary_crossentropy\nbinary_crossentropy(x, y)\n",
    ),
    "TensorFlow 1": (
        "import keras, tensorflow as tf\ntf.log(x)\ntf.to_float(x + 1)\ntf.Session()\n",
        "import keras, tensorflow as tf\ntf.math.log(x)\ntf.cast(x + 1, tf.float32)\ntf.Session()\n",
    ),
    "functions of TensorFlow": (
        "import keras, tensorflow as tf\nx = keras.Input((3,))\ny = tf.square(x - 1)\n"
        "z = tf.sqrt(tf.reduce_sum(y, 1, name='z'))\nw = tf.concat(values=[x, y], axis=-1)\ntf.log(x)\n"
        "tf.reduce_sum(data)\ntf.reduce_sum(tf.constant([1.0]))\n"
        "class A(keras.layers.Layer):\n    def call(self, x):\n        return tf.reduce_sum(x)\n",
        "import keras, tensorflow as tf\nfrom keras import ops\nx = keras.Input((3,))\n"
        "y = ops.square(x - 1)\n"
        "z = ops.sqrt(ops.sum(y, 1))\nw = ops.concatenate(xs=[x, y], axis=-1)\nops.log(x)\n"
        "tf.reduce_sum(data)\ntf.reduce_sum(tf.constant([1.0]))\n"
        "class A(keras.layers.Layer):\n    def call(self, x):\n        return tf.reduce_sum(x)\n",
    ),
    "Keras 1": (
        "from keras.layers import Convolution2D\n"
        "Convolution2D(64, 3, 3, border_mode='same', init='uniform')\n",
        "from keras.layers import Convolution2D\n"
        "Convolution2D(64, (3, 3), padding='same', kernel_initializer='uniform')\n",
    ),
    "weights": (
        "import keras\nmodel.save_weights('a.h5')\nmodel.load_weights('a.h5')\nmodel.load_weights('b.h5')\n",
        "import keras\nmodel.save_weights('a.weights.h5')\n"
        "model.load_weights('a.weights.h5')\nmodel.load_weights('b.h5')\n",
    ),
    "weights that are read by another name": (
        "import keras\nif a:\n    path = 'a_{}.h5f'.format(n)\n    m.save_weights(path)\nelse:\n"
        "    path = 'a_{}.h5f'.format(n)\n    if b:\n        path = b\n    m.load_weights(path)\n",
        "import keras\nif a:\n    path = 'a_{}.weights.h5'.format(n)\n    m.save_weights(path)\nelse:\n"
        "    path = 'a_{}.weights.h5'.format(n)\n    if b:\n        path = b\n    m.load_weights(path)\n",
    ),
    "weights that stay": (
        "import keras\nm.save_weights('a.h5')\nm.load_weights('a.h5', by_name=True)\n"
        "m.save_weights('{}'.format(path))\nm.save_weights(f'a/{path}')\nm.save_weights('%s' % path)\n"
        "m.save_weights('b_{:02d}'.format(i))\nm.save_weights('c', save_format='tf')\nm.load_weights('c')\n",
        "import keras\nm.save_weights('a.h5')\nm.load_weights('a.h5', by_name=True)\n"
        "m.save_weights('{}'.format(path))\nm.save_weights(f'a/{path}')\nm.save_weights('%s' % path)\n"
        "m.save_weights('b_{:02d}.weights.h5'.format(i))\nm.save_weights('c.weights.h5')\n"
        "m.load_weights('c.weights.h5')\n",
    ),
    "weights that are removed": (
        "import keras\nm.save_weights(n + 'a.h5')\nos.path.exists('a.h5')\nos.remove(n + 'a.h5')\n",
        "import keras\nm.save_weights(n + 'a.weights.h5')\nos.path.exists('a.h5')\n"
        "os.remove(n + 'a.weights.h5')\n",
    ),
    "weights in a folder, and with a number": (
        "import keras\nm.save_weights(os.path.join(a, 'b.h5'))\nm.load_weights(os.path.join(a, 'b.h5'))\n"
        "m.save_weights('a_{}.h5'.format(i))\nm.save_weights(a + ('b_%d.h5' % i))\n"
        "m.save_weights(f'a_{i}.h5')\nm.save_weights(f('b.h5'))\n",
        "import keras\nm.save_weights(os.path.join(a, 'b.weights.h5'))\n"
        "m.load_weights(os.path.join(a, 'b.weights.h5'))\n"
        "m.save_weights('a_{}.weights.h5'.format(i))\nm.save_weights(a + ('b_%d.weights.h5' % i))\n"
        "m.save_weights(f'a_{i}.weights.h5')\nm.save_weights(f('b.h5'))\n",
    ),
    "arguments that are taken out side by side": (
        "from keras.callbacks import TensorBoard\nTensorBoard(batch_size=1, write_grads=True)\n"
        "TensorBoard(batch_size=1, write_grads=True, log_dir='a')\nTensorBoard('a', write_grads=True)\n",
        "from keras.callbacks import TensorBoard\nTensorBoard()\n"
        "TensorBoard(log_dir='a')\nTensorBoard('a')\n",
    ),
    "arguments of which the value decides": (
        "import keras\nm.train_on_batch(x, y, reset_metrics=True)\nm.train_on_batch(x, y, reset_metrics=a)\n"
        "keras.layers.GRU(1, time_major=False)\nkeras.layers.GRU(1, time_major=True)\n"
        "keras.optimizers.Adam(epsilon=None)\nkeras.optimizers.Adam(epsilon=1e-8)\nAdam(epsilon=None)\n",
        "import keras\nm.train_on_batch(x, y)\nm.train_on_batch(x, y, reset_metrics=a)\n"
        "keras.layers.GRU(1)\nkeras.layers.GRU(1, time_major=True)\n"
        "keras.optimizers.Adam()\nkeras.optimizers.Adam(epsilon=1e-8)\nAdam(epsilon=None)\n",
    ),
    "arguments of optimizers by position": (
        "from keras.optimizers import *\nSGD(0.01, 0.9, 1e-6, True)\nSGD(0.1, 0.9, 0., nesterov=True)\n"
        "SGD(a, momentum, self.decay, nesterov)\nRMSprop(0.001, 0.9, 1e-8, 0.0)\n"
        "RMSprop(1, 0.9, None, 1e-3)\nSGD(a, b, c, nesterov=True)\n"
        "Adagrad(0.01, 1e-8, 0.)\nAdadelta(1.0, 0.95, None, 0.0)\nAdam(0.1, 0.9, 0.99, 1e-8, 0.0)\n"
        "Adam(0.1, 0.9, 0.99, None)\nadam(0.1, 0.9, 0.99, None,  # why\n    1e-4, True)\n"
        "Adam(0.1, 0.9, 0.99, True)\nSGD(0.1, 0.9, True, 'a')\n",
        "from keras.optimizers import *\nSGD(0.01, 0.9, decay=1e-6, nesterov=True)\n"
        "SGD(0.1, 0.9, nesterov=True)\nSGD(a, momentum, decay=self.decay, nesterov=nesterov)\n"
        "RMSprop(0.001, 0.9, epsilon=1e-8)\nRMSprop(1, 0.9, decay=1e-3)\n"
        "SGD(a, b, decay=c, nesterov=True)\nAdagrad(0.01, epsilon=1e-8)\n"
        "Adadelta(1.0, 0.95)\nAdam(0.1, 0.9, 0.99, 1e-8)\nAdam(0.1, 0.9, 0.99)\n"
        "Adam(0.1, 0.9, 0.99,  # why\n    decay=1e-4, amsgrad=True)\n"
        "Adam(0.1, 0.9, 0.99, amsgrad=True)\nSGD(0.1, 0.9, True, name='a')\n",
    ),
    "second names": (
        "import keras\nfrom keras.optimizers import sgd\nsgd(lr=1)\nkeras.initializers.normal(stddev=2)\n"
        "from own import adam\nadam(lr=1)\n",
        "import keras\nfrom keras.optimizers import SGD as sgd\nsgd(learning_rate=1)\n"
        "keras.initializers.RandomNormal(stddev=2)\nfrom own import adam\nadam(lr=1)\n",
    ),
    "files of models": (
        "import keras\nfrom keras.callbacks import ModelCheckpoint\n"
        "path = 'w.{epoch:02d}-{val_loss:.2f}.hdf5'\n"
        "ModelCheckpoint(path, 'loss')\nload_weights(path)\nModelCheckpoint('w', save_weights_only=False)\n"
        "ModelCheckpoint('w.h5')\nmodel = keras.Sequential()\nmodel.save('a/b.c')\nmodel.save('a.v2/b')\n"
        "self.model.save(os.path.join(a, 'b'))\nkeras.models.load_model(os.path.join(a, 'b'))\n"
        "keras.models.load_model('b')\nkeras.models.save_model(m, 'f.tf')\nmodel.save('{}'.format(a))\n"
        "model.save(f'm_{a}')\nmodel.save('a/')\n",
        "import keras\nfrom keras.callbacks import ModelCheckpoint\n"
        "path = 'w.{epoch:02d}-{val_loss:.2f}.keras'\n"
        "ModelCheckpoint(path, 'loss')\nload_weights(path)\n"
        "ModelCheckpoint('w.keras', save_weights_only=False)\n"
        "ModelCheckpoint('w.h5')\nmodel = keras.Sequential()\nmodel.save('a/b.c')\n"
        "model.save('a.v2/b.keras')\n"
        "self.model.save(os.path.join(a, 'b.keras'))\nkeras.models.load_model(os.path.join(a, 'b.keras'))\n"
        "keras.models.load_model('b')\nkeras.models.save_model(m, 'f.keras')\nmodel.save('{}'.format(a))\n"
        "model.save(f'm_{a}')\nmodel.save('a/')\n",
    ),
    "files of models whose name is part of another": (
        "import keras\nname = 'm'\nmodel.save(name)\nmodel.save(name + '.h5')\n"
        "keras.models.load_model(name)\n",
        "import keras\nname = 'm'\nmodel.save(name + \".keras\")\nmodel.save(name + '.h5')\n"
        'keras.models.load_model(name + ".keras")\n',
    ),
    "files of other models": (
        "import keras\nfrom gensim.models import Word2Vec\nmodel = Word2Vec(a)\nmodel.save('b')\n"
        "image.save('c')\nother_model.save('d.pkl')\nmodel.reset_states()\nmodel.metrics_names\n",
        "import keras\nfrom gensim.models import Word2Vec\nmodel = Word2Vec(a)\nmodel.save('b')\n"
        "image.save('c')\nother_model.save('d.pkl')\nmodel.reset_states()\nmodel.metrics_names\n",
    ),
    "short names of losses in a file": (
        "import keras\nm.compile('sgd', 'MSE')\nm.compile('sgd', loss=['mae', f, 'hinge'])\n"
        "m.compile('sgd', loss={'mse': \"mse\"}, metrics=['mse'])\nm.save('m.h5')\n",
        "import keras\nm.compile('sgd', 'mean_squared_error')\n"
        "m.compile('sgd', loss=['mean_absolute_error', f, 'hinge'])\n"
        "m.compile('sgd', loss={'mse': \"mean_squared_error\"}, metrics=['mse'])\nm.save('m.h5')\n",
    ),
    "short names of losses without such a file": (
        "import keras\nm.compile('sgd', 'mse')\nm.save('m.keras')\nm.save_weights('m.weights.h5')\n",
        "import keras\nm.compile('sgd', 'mse')\nm.save('m.keras')\nm.save_weights('m.weights.h5')\n",
    ),
    "the shape of a batch": (
        "from keras.layers import LSTM, InputLayer\nfrom keras.models import Sequential\n"
        "def f():\n    m = Sequential()\n    m.add(LSTM(4, batch_input_shape=(1, n, 2), stateful=True))\n"
        "    m.add(InputLayer(batch_input_shape=(1, 2)))\n    LSTM(4, batch_input_shape=(1, n, 2))\n"
        "m = Sequential([LSTM(4, batch_input_shape=(1, 2, 3)), LSTM(4, batch_input_shape=(1, 2, 3))])\n",
        "from keras.layers import LSTM, InputLayer\nfrom keras.models import Sequential\nimport keras\n"
        "def f():\n    m = Sequential()\n    m.add(keras.Input(batch_shape=(1, n, 2)))\n"
        "    m.add(LSTM(4, stateful=True))\n"
        "    m.add(InputLayer(batch_input_shape=(1, 2)))\n    LSTM(4, batch_input_shape=(1, n, 2))\n"
        "m = Sequential([keras.Input(batch_shape=(1, 2, 3)), LSTM(4), LSTM(4, batch_input_shape=(1, 2, "
        "3))])\n",
    ),
    "the length and the size of a sequence": (
        "from keras.layers import LSTM\nLSTM(4, input_length=n, input_dim=2, return_sequences=True)\n"
        "LSTM(4, input_dim=2, input_length=n)\nLSTM(4, input_dim=f(), input_length=n)\n",
        "from keras.layers import LSTM\nLSTM(4, input_shape=(n, 2), return_sequences=True)\n"
        "LSTM(4, input_shape=(n, 2))\nLSTM(4, input_dim=f(), input_length=n)\n",
    ),
    "states": (
        "import keras\nwhile a:\n    model.reset_states()  # again\ntrain_loss.reset_states()\n"
        "m = keras.metrics.Mean()\nm.reset_states()\nlstm.reset_states()\nenv.reset_states(); b()\n",
        'import keras\nwhile a:\n    for layer in model.layers:\n        if hasattr(layer, "reset_states"):\n'
        "            layer.reset_states()  # again\ntrain_loss.reset_state()\n"
        "m = keras.metrics.Mean()\nm.reset_state()\nlstm.reset_states()\nenv.reset_states(); b()\n",
    ),
    "states, where the loop's name is taken": (
        "import keras\nlayer = 1\nmodel.reset_states()\n",
        "import keras\nlayer = 1\nmodel.reset_states()\n",
    ),
    "the shapes of layers": (
        "import keras\nfor i, l in enumerate(m.layers): print(l.output_shape, l.input_shape[1:])\n"
        "[l.output_shape for l in m.layers]\nm.layers[-1].output_shape\nm.get_layer('a').input_shape\n"
        "d = keras.layers.Dense(2)\nd.output_shape\nlast = m.layers[0]\nlast.output_shape\n"
        "a = keras.layers.Add()\na.input_shape\na.output_shape\n",
        "import keras\nfor i, l in enumerate(m.layers): print(l.output.shape, l.input.shape[1:])\n"
        "[l.output.shape for l in m.layers]\nm.layers[-1].output.shape\nm.get_layer('a').input.shape\n"
        "d = keras.layers.Dense(2)\nd.output.shape\nlast = m.layers[0]\nlast.output.shape\n"
        "a = keras.layers.Add()\na.input_shape\na.output.shape\n",
    ),
    "other shapes": (
        "import keras\nmodel.output_shape\nself.output_shape\nlayer.output_shape = 1\n"
        "for l in files: l.output_shape\nfrom own import f\nlayer = f()\n",
        "import keras\nmodel.output_shape\nself.output_shape\nlayer.output_shape = 1\n"
        "for l in files: l.output_shape\nfrom own import f\nlayer = f()\n",
    ),
    "the values of variables": (
        "import keras\nv = keras.backend.variable(1)\nv.value()\nv.read_value()\nm.weights[0].value()\n"
        "class A(keras.layers.Layer):\n    def build(self, s): self.w = self.add_weight(shape=s)\n"
        "    def call(self, x): return x * self.w.value() + self.b.value()\n"
        "a.value()\na.read_value()\nv.value\n",
        "import keras\nv = keras.Variable(1, dtype=keras.config.floatx())\nv.value\nv.value\n"
        "m.weights[0].value\n"
        "class A(keras.layers.Layer):\n    def build(self, s): self.w = self.add_weight(shape=s)\n"
        "    def call(self, x): return x * self.w.value + self.b.value()\n"
        "a.value()\na.read_value()\nv.value\n",
    ),
    "whether a model is compiled": (
        "import keras\nif not self.model._is_compiled: f()\nclient._is_compiled\n",
        "import keras\nif not self.model.compiled: f()\nclient._is_compiled\n",
    ),
    "lists in batches": (
        "import keras\ndef a():\n    while True:\n        yield [x, *z], y\n        yield [x, y]\n"
        "        yield ([x], y)\n        yield x, [y]\n"
        "def b():\n    for x in d:\n        yield [x, y]\nm.fit(b())\n"
        "class S(keras.utils.Sequence):\n    def __getitem__(self, i):\n        if i: return [x, z], y\n"
        "        return [x, y]\n",
        "import keras\ndef a():\n    while True:\n        yield (x, *z), y\n        yield (x, y)\n"
        "        yield ((x,), y)\n        yield x, (y,)\n"
        "def b():\n    for x in d:\n        yield (x, y)\nm.fit(b())\n"
        "class S(keras.utils.Sequence):\n    def __getitem__(self, i):\n        if i: return (x, z), y\n"
        "        return [x, y]\n",
    ),
    "other lists": (
        "import keras\ndef a():\n    for x in d:\n        yield [x], y\n"
        "    while 1:\n        b = yield [x, y]\n        yield [x, y, z, b]\n        yield [x]\n"
        "class S:\n    def __getitem__(self, i): return [x, z], y\n",
        "import keras\ndef a():\n    for x in d:\n        yield [x], y\n"
        "    while 1:\n        b = yield [x, y]\n        yield [x, y, z, b]\n        yield [x]\n"
        "class S:\n    def __getitem__(self, i): return [x, z], y\n",
    ),
    "Keras 1's other arguments": (
        "import keras\nfrom keras.layers import *\nMaxPooling1D(pool_length=2, stride=1)\n"
        "GaussianNoise(sigma=1)\n"
        "SpatialDropout2D(p=1)\nBatchNormalization(gamma_init='one')\n"
        "keras.utils.to_categorical(y, nb_classes=2)\n"
        "Masking(p=1)\nf(sigma=1)\n",
        "import keras\nfrom keras.layers import *\nMaxPooling1D(pool_size=2, strides=1)\n"
        "GaussianNoise(stddev=1)\n"
        "SpatialDropout2D(rate=1)\nBatchNormalization(gamma_initializer='one')\n"
        "keras.utils.to_categorical(y, num_classes=2)\nMasking(p=1)\nf(sigma=1)\n",
    ),
    "methods of Keras 1's layers": (
        "import keras\nclass A(keras.layers.Layer):\n    def get_output_shape_for(self, s):\n"
        "        return super(A, self).get_output_shape_for(s)\n"
        "class B(keras.layers.Layer):\n    def get_output_shape_for(self, s): return s\n"
        "    def compute_output_shape(self, s): return s\n"
        "def get_output_shape_for(s): return s\n",
        "import keras\nclass A(keras.layers.Layer):\n    def compute_output_shape(self, s):\n"
        "        return super(A, self).compute_output_shape(s)\n"
        "class B(keras.layers.Layer):\n    def get_output_shape_for(self, s): return s\n"
        "    def compute_output_shape(self, s): return s\n"
        "def get_output_shape_for(s): return s\n",
    ),
    "Keras 1's accuracy": (
        "import keras\nm.compile('sgd', 'mse', class_mode='binary')\nm.fit(x, y, show_accuracy=True)\n"
        "m.evaluate(x, y, show_accuracy=True, verbose=0)\nf(show_accuracy=True)\n",
        "import keras\nm.compile('sgd', 'mse')\nm.fit(x, y)\nm.evaluate(x, y, verbose=0)\n"
        "f(show_accuracy=True)\n",
    ),
    "kernels of three sizes": (
        "from keras.layers import Conv3D, Convolution3D\nConvolution3D(8, 3, 3,  # why\n    5)\n"
        "Conv3D(8, 3, 3, 3)\nConvolution3D(8, 3, 2)\nConvolution3D(8, 3, 2, 'same')\n"
        "Convolution3D(n, a, b, c)\n",
        "from keras.layers import Conv3D, Convolution3D\nConvolution3D(8, (3, 3,  # why\n    5))\n"
        "Conv3D(8, (3, 3, 3))\nConvolution3D(8, 3, 2)\nConvolution3D(8, 3, 2, 'same')\n"
        "Convolution3D(n, a, b, c)\n",
    ),
    "what is older than TensorFlow 1": (
        "import keras, tensorflow as tf\ntf.mul(tf.pack([x, y]), tf.sub(x, y))\ntf.submodule.mul(x)\n",
        "import keras, tensorflow as tf\ntf.math.multiply(tf.stack([x, y]), tf.math.subtract(x, y))\n"
        "tf.submodule.mul(x)\n",
    ),
    "TensorFlow 1's arguments": (
        "import keras, tensorflow as tf\ntf.reduce_mean(x, reduction_indices=[1], keep_dims=True)\n"
        "tf.argmax(x, dimension=1)\nf(x, keep_dims=True)\n",
        "import keras, tensorflow as tf\ntf.reduce_mean(x, axis=[1], keepdims=True)\n"
        "tf.argmax(x, axis=1)\nf(x, keep_dims=True)\n",
    ),
    "a module of cuDNN's layers": (
        "from keras.layers.cudnn_recurrent import CuDNNGRU\n",
        "from keras.layers import GRU as CuDNNGRU\n",
    ),
    "not Keras's": ("model.fit_generator(g, 2)\nopt.lr = 1\n", "model.fit_generator(g, 2)\nopt.lr = 1\n"),
    "K of a module that isn't known": ("from mine import K\nK.sum(x)\n", OPS + "ops.sum(x)\n"),
    "a backend of a module that isn't known": (
        "from mine.backend import backend as K\nK.sum(x)\n",
        OPS + "ops.sum(x)\n",
    ),
    "random integers": (
        K + "K.cast(K.random_uniform(shape=[1], minval=0,  # from\n    maxval=9, dtype='int64'), 'int32')\n"
        "K.random_uniform([1], 0, 9)\n",
        BOTH + "ops.cast(keras.random.randint(shape=[1], minval=0,  # from\n"
        "    maxval=9, dtype='int64'), 'int32')\nkeras.random.uniform([1], minval=0, maxval=9)\n",
    ),
    "K.tf": (
        K + "K.tf.nn.elu(x)\nK.tf.log(x)\n",
        "import tensorflow as tf\ntf.nn.elu(x)\ntf.math.log(x)\n",
    ),
    "other stars": (
        "from keras.layers import *\nfrom keras.optimizers import *\nfrom keras.callbacks import *\n"
        "Adam(lr=1)\nDense(output_dim=1)\nModelCheckpoint('a.h5', save_weights_only=True)\n",
        "from keras.layers import *\nfrom keras.optimizers import *\nfrom keras.callbacks import *\n"
        "Adam(learning_rate=1)\nDense(units=1)\nModelCheckpoint('a.weights.h5', save_weights_only=True)\n",
    ),
    "names that stars brought": (
        "from keras.layers import *\nfrom keras.models import *\nfrom keras.optimizers import *\n"
        "import keras\nCuDNNLSTM(4, activation=a)(x)\nConvolution2D(8, 3, 3)\nThresholdedReLU(1.)\n"
        "adam(lr=1)\n"
        "Model(input=x, output=y)\nLocallyConnected1D(2, 2)\nkeras.layers.CuDNNGRU(1)\n",
        "from keras.layers import *\nfrom keras.models import *\nfrom keras.optimizers import *\n"
        "import keras\nimport tensorflow as tf\n"
        "LSTM(4, activation=a)(x)\nConvolution2D(8, (3, 3))\ntf.keras.layers.ThresholdedReLU(1.)\n"
        "Adam(learning_rate=1)\nModel(inputs=x, outputs=y)\nLocallyConnected1D(2, 2)\n"
        "keras.layers.GRU(1)\n",
    ),
    "names that stars of moved modules brought": (
        "from keras.layers.recurrent import *\nfrom keras.utils.np_utils import *\nLSTM = 3\nCuDNNLSTM(4)\n"
        "to_categorical(a, nb_classes=3)\n",
        "from keras.layers import *\nfrom keras.utils import *\nimport keras\nLSTM = 3\n"
        "keras.layers.LSTM(4)\nto_categorical(a, num_classes=3)\n",
    ),
    "names that no star brought": (
        "from keras.layers import *\nfrom keras.optimizers.schedules import *\nfrom own import Adam, merge\n"
        "Adam(lr=1)\nmerge(a)\n"
        "class CuDNNLSTM: pass\nCuDNNLSTM(4)\ndef f(Dense): return Dense(output_dim=4)\nSGD(lr=1)\n"
        "[Dropout(p=1) for Dropout in a]\n",
        "from keras.layers import *\nfrom keras.optimizers.schedules import *\nfrom own import Adam, merge\n"
        "Adam(lr=1)\nmerge(a)\n"
        "class CuDNNLSTM: pass\nCuDNNLSTM(4)\ndef f(Dense): return Dense(output_dim=4)\nSGD(lr=1)\n"
        "[Dropout(p=1) for Dropout in a]\n",
    ),
    "the last star that has a name": (
        "from keras.backend import *\nfrom keras.layers import *\ndot(x, y)\nsum(x)\nDense(1)\n",
        "from keras.backend import *\nfrom keras.layers import *\n"
        + OPS
        + "dot(x, y)\nops.sum(x)\nDense(1)\n",
    ),
    "the last star is the backend's": (
        "from keras.layers import *\nfrom keras.backend import *\ndot(x, y)\n",
        "from keras.layers import *\nfrom keras.backend import *\n" + OPS + "ops.dot(x, y)\n",
    ),
    "the layers' star": (
        "from keras.layers import *\nK.sum(x)\n",
        "from keras.layers import *\n" + OPS + "ops.sum(x)\n",
    ),
}


@pytest.fixture(scope="module")
def made(upgrade: Upgrade) -> dict[str, str]:
    texts = [before for before, _ in PAIRS.values()]
    return {name: result["text"] for name, result in zip(PAIRS, upgrade(texts), strict=True)}


@pytest.mark.parametrize("name", PAIRS)
def test_it_writes_what_a_person_would(made: dict[str, str], name: str) -> None:
    before, after = PAIRS[name]
    ast.parse(before)
    ast.parse(made[name])
    if after is not None:
        assert made[name] == after


def test_twice_is_once(made: dict[str, str], upgrade: Upgrade) -> None:
    assert [result["text"] for result in upgrade(list(made.values()))] == list(made.values())


def test_unpacked_arguments_go_to_a_function_with_the_old_parameters(made: dict[str, str]) -> None:
    assert made["star"].endswith("\n\n\nsum(*a)\n")
    assert "def sum(x, axis=None, keepdims=False):" in made["star"]
    assert made["double star"].endswith("\n\n\nmean(x, **options)\n")
    assert made["generator"].endswith("\n\n\nstack(t for t in x)\n")


def test_helpers_are_added_once_and_under_a_free_name(made: dict[str, str]) -> None:
    assert made["a helper is added once"].count("def arange(") == 1
    assert made["a helper's name is taken"].endswith("def bias_add(): pass\nkeras2_bias_add(x, b)\n")
    assert "def keras2_bias_add(x, bias, data_format=None):" in made["a helper's name is taken"]


BASE = "import keras\nfrom keras import backend as K\n"

LEFT = {
    "internals": (
        "class A:\n    def f(self): self.total_loss = self.model.total_loss\n"
        "x._feed_inputs = y._feed_inputs\n"
        "def f(self): return self.inbound_nodes\n",
        [".total_loss", "._feed_inputs", ".inbound_nodes"],
    ),
    "callback-model": (
        "class A(keras.callbacks.Callback):\n    def __init__(self, model): self.model = model\n"
        "class B(keras.callbacks.ModelCheckpoint):\n    def set_model(self, model): self.model = model\n"
        "class C(keras.Model):\n    def __init__(self, model): self.model = model\n",
        ["self.model = …", "self.model = …"],
    ),
    "custom-optimizer": (
        "class A(keras.optimizers.Optimizer):\n    def __init__(self):\n        super().__init__('a')\n"
        "    def update_step(self, g, v): pass\n",
        ["super().__init__(…)", "update_step"],
    ),
    "tf1": (
        "K.tf.image.resize_bilinear(x, (2, 2))\nK.tf.log(x)\nimport tensorflow as tf\n"
        "tf.variable_scope(tf.AUTO_REUSE)\ntf.logging.set_verbosity(tf.logging.INFO)\nlog = tf.logging\n"
        "tf.python_io.tf_record_iterator(p)\nnn = tf.nn\n"
        "try:\n    tf.div(x, y)\nexcept ValueError:\n    tf.Session()\n"
        "try:\n    def f(): tf.placeholder()\nexcept:\n    pass\n",
        [
            "tf.image.resize_bilinear",
            "tf.variable_scope",
            "tf.AUTO_REUSE",
            "tf.logging.set_verbosity",
            "tf.logging.INFO",
            "tf.logging",
            "tf.python_io.tf_record_iterator",
            "tf.div",
            "tf.Session",
            "tf.placeholder",
        ],
    ),
    "training-false": (
        "x = keras.Input((3,))\ny = base(x, training=False)\nbn = keras.layers.BatchNormalization()\n"
        "def block(x):\n    x = keras.layers.BatchNormalization()(x, training=False)\n"
        "    drop = keras.layers.Dropout(0.5)\n    return drop(x, training=False)\n"
        "def step(x): return bn(x, training=False)\n"
        "class A(keras.layers.Layer):\n    def call(self, x):\n"
        "        return keras.layers.Dropout(0.5)(x, training=False)\n",
        ["base", "keras.layers.BatchNormalization()", "drop"],
    ),
    "tf-contrib": (
        "import tensorflow as tf\ntf.contrib.layers.flatten(x)\ntf.estimator.ModeKeys.TRAIN\n"
        "tf.layers.dense(x, 1)\ntf.keras.layers.Dense(1)\ntf.nn.rnn_cell.GRUCell(3)\ntf.nn.relu(3)\n",
        [
            "tf.contrib.layers.flatten",
            "tf.estimator.ModeKeys.TRAIN",
            "tf.layers.dense",
            "tf.nn.rnn_cell.GRUCell",
        ],
    ),
    "train-step": (
        "class A(keras.Model):\n    def train_step(self, data):\n        return {'loss': loss}\n"
        "class B(keras.Model):\n    def train_step(self, data):\n        return {'loss': a.result()}\n"
        "class C(keras.Model):\n    def train_step(self, data):\n        return {'loss': a, 'kl': b}\n",
        ["{'loss': loss}"],
    ),
    "gone": (
        "keras.applications.vgg16.vgg16.WEIGHTS_PATH\nkeras.applications.vgg16.preprocess_input\n"
        "from keras import optimizers\nif hasattr(optimizers, 'other'): optimizers.optimizer_from_config(c)\n"
        "if not hasattr(optimizers, 'optimizer_from_config'): optimizers.optimizer_from_config(c)\n",
        [
            "keras.applications.vgg16.vgg16.WEIGHTS_PATH",
            "keras.optimizers.optimizer_from_config",
            "keras.optimizers.optimizer_from_config",
        ],
    ),
    "optimizer-order": (
        "from keras.optimizers import SGD, Adadelta, Nadam\nSGD(a, b, c)\nAdadelta(1.0, 0.95, 1e-8, 0.1)\n"
        "SGD(a, b, weight_decay, True)\nNadam(0.1, 0.9, 0.99, 1e-8, 0.004)\nNadam(schedule_decay=0.004)\n"
        "from tensorflow.keras.optimizers import Adam\nAdam(0.1, 0.9, 0.99, 1e-8, 0.1)\n",
        ["c", "0.1", "b, weight_decay, True", "0.004", "schedule_decay=", "0.9, 0.99, 1e-8, 0.1"],
    ),
    "optimizer-decay": (
        "from keras.optimizers import SGD\nSGD(0.01, 0.9, 1e-6, True)\nSGD(0.01, 0.9, 0.0, True)\n",
        ["decay="],
    ),
    "keras-1-keywords": (
        "keras.layers.Convolution3D(8, kernel_dim1=3, kernel_dim2=3, kernel_dim3=3)\n"
        "keras.layers.Embedding(3, 4, dropout=0.2)\nkeras.layers.LSTM(4, dropout=0.2, truncate_gradient=5)\n",
        ["kernel_dim1=", "dropout=", "truncate_gradient="],
    ),
    "arange-symbolic": (
        "x = keras.Input((4,))\nn = K.shape(x)[0]\nK.arange(n)\nkeras.ops.arange(0, keras.ops.shape(x)[0])\n"
        "K.arange(K.shape(x)[1])\nK.arange(K.cast(n, 'int32'))\n",
        ["K.arange", "keras.ops.arange"],
    ),
    "size-symbolic": (
        "x = keras.Input((4,))\nn = K.shape(x)[0]\ny = K.abs(x)\nK.reshape(x, (n, 2, 2))\n"
        "K.zeros((n + 1, 3))\n"
        "K.arange(K.cast(n, 'int32'))\nkeras.random.normal(shape=(keras.ops.shape(y)[0], 4))\n"
        "K.reshape(x, (K.shape(x)[1], -1))\nK.ones_like(K.abs(x)[0])\nkeras.ops.split(x, n)\n"
        "class A(keras.layers.Layer):\n    def call(self, x): return K.reshape(x, (K.shape(x)[0], 2, 2))\n"
        "def f(x): return K.zeros((K.shape(x)[0], 2))\n",
        ["K.reshape", "K.zeros", "K.cast", "keras.random.normal", "keras.ops.split"],
    ),
    "size-symbolic of a length": ("x = keras.Input((None, 3))\nK.zeros((K.shape(x)[1], 3))\n", ["K.zeros"]),
    "negative-step": (
        "e = K.abs(x)\ne[::-2], e[5:0:-1], K.abs(e)[::-1]\ne[::-1] = 3\ne[::-1] += 3\nK.eval(e)[::-1]\n"
        "def f(a, b, c):\n    return K.cast(a[::-1], 'int32'), K.ndim(b), b[..., ::-1], K.stack(c[::-1])\n"
        "class A(keras.layers.Layer):\n    def call(self, x): return x[::-1]\n"
        "    def other(self, x): return x[::-1]\ndef call(x): return x[::-1]\n",
        ["e[::-2]", "e[5:0:-1]", "K.abs(e)[::-1]", "a[::-1]", "b[..., ::-1]", "x[::-1]"],
    ),
    "identifiers": (
        "m.compile('sgd', 'mse', ['cosine_proximity', 'acc'])\nre.compile('cosine')\nf(metrics=['cosine'])\n",
        ["'cosine_proximity'"],
    ),
    "hard-sigmoid-name": (
        "L = keras.layers\nL.Activation('hard_sigmoid')\nL.Activation(activation='hard_sigmoid')\n"
        "L.Dense(3, activation=\"hard_sigmoid\")\nL.LSTM(3, recurrent_activation='hard_sigmoid')\n"
        "L.Activation('sigmoid')\nL.Activation()\nL.Dense(3, activation=hard_sigmoid)\nf('hard_sigmoid')\n",
        ["activation=", "activation=", "activation=", "recurrent_activation="],
    ),
    "optimizer-defaults": (
        "m.compile('adadelta', 'mse')\nkeras.optimizers.Adagrad()\nkeras.optimizers.Adamax(beta_1=0.8)\n"
        "keras.optimizers.Nadam()\nkeras.optimizers.Nadam(0.1)\nkeras.optimizers.Adadelta(0.1)\n"
        "keras.optimizers.Adadelta(learning_rate=1)\nkeras.optimizers.Adadelta(**given)\nkeras.optimizers.Adam()\n"
        "from tensorflow.keras import optimizers\noptimizers.Adadelta()\noptimizers.Nadam()\n",
        [
            "'adadelta'",
            "keras.optimizers.Adagrad",
            "keras.optimizers.Adamax",
            "keras.optimizers.Nadam",
            "keras.optimizers.Nadam",
            "optimizers.Nadam",
        ],
    ),
    "rmsprop-epsilon": (
        "m.compile('rmsprop', 'mse')\nm.compile(optimizer='RMSprop')\nkeras.optimizers.RMSprop(0.1)\n"
        "keras.optimizers.RMSprop(0.1, epsilon=1e-7)\nkeras.optimizers.RMSprop(0.1, epsilon=1e-14)\n"
        "m.compile('sgd', 'rmsprop')\nf('rmsprop')\n",
        ["'rmsprop'", "'RMSprop'", "keras.optimizers.RMSprop", "keras.optimizers.RMSprop"],
    ),
    "integer-uniform": ("K.random_uniform((2,), dtype='int32')\n", ["K.random_uniform"]),
    "slash-name": (
        "keras.layers.Dense(1, name='a/b')\nkeras.layers.Dense(1, name=n + '/b')\n"
        "keras.Input((1,), name=str(a / b))\nkeras.layers.Dense(1, name='a')\nf(name='a/b')\n",
        ["name=", "name="],
    ),
    "scikit-learn": (
        "from keras.wrappers.scikit_learn import KerasClassifier\n"
        "from scikeras.wrappers import KerasRegressor\n",
        ["keras.wrappers.scikit_learn.KerasClassifier"],
    ),
    "callback-data": (
        "class A(keras.callbacks.Callback):\n    def on_epoch_end(self, e, logs=None):\n"
        "        f(self.validation_data[0])\n"
        "class B(keras.callbacks.Callback):\n    def __init__(self, d): self.validation_data = d\n"
        "    def on_epoch_end(self, e, logs=None): f(self.validation_data[0])\n"
        "class C:\n    def f(self): return self.validation_data\n",
        ["self.validation_data"],
    ),
    "metrics-names": ("model.metrics_names\nlogger.metrics_names\n", [".metrics_names"]),
    "is-compiled": (
        "model.input_names\nmodel.updates\nself.model.stateful\nself.updates\nrow.updates\n",
        [".input_names", ".updates", ".stateful"],
    ),
    "model-from-json": (
        "def f(a, b): pass\nm.compile('sgd', loss=f)\nkeras.models.model_from_json(text)\n"
        "keras.models.model_from_json(text, custom_objects={'f': f})\n",
        ["model_from_json: f"],
    ),
    "metric-of-labels": (
        "def f(a, b): pass\nm.compile('sgd', 'mse', metrics=[f, 'mae'])\n"
        "m.compile('sgd', 'categorical_crossentropy', metrics=[f])\n",
        ["f"],
    ),
    "add-weight": (
        "self.add_weight('a', *b)\nself.add_weight('b', (), None, 'ones', None, None)\n"
        "self.add_weight('c', (), None, 'ones', None, True, None, True)\nself.add_weight('d', (), shape=())\n"
        "class A(keras.metrics.Metric):\n    def __init__(self):\n"
        "        self.a = self.add_weight('e', (), 'sum')\n",
        [f"add_weight('{name}', …)" for name in "abcde"],
    ),
    "rnn-symbolic": (
        "x = keras.Input((None, 3))\nh = keras.layers.Dense(2)(x)\na = K.rnn(step, h, [y])\n"
        "K.rnn(step, initial_states=[x[:, 0]], inputs=y)\nK.rnn(step, y, [y[:, 0]])\n"
        "class A(keras.layers.Layer):\n    def call(self, x):\n        return K.rnn(step, x, [x[:, 0]])\n",
        ["K.rnn", "K.rnn"],
    ),
    "variable-in-loss": (
        "a = K.variable(0.)\nb = K.variable(0.)\ndef loss(y_true, y_pred): return a * y_pred + a + b\n"
        "def other(x): return a * x\nK.set_value(a, 1.)\n",
        ["a"],
    ),
}
"""Programs, and in which code the rule is found."""


@pytest.mark.parametrize("rule", LEFT)
def test_what_only_a_person_can_write_is_found_where_it_is(rule: str, upgrade: Upgrade) -> None:
    program, details = LEFT[rule]
    (result,) = upgrade([BASE + program])
    found = [finding for finding in result["findings"] if finding["rule"] == rule.split()[0]]
    found = [finding for finding in found if finding["state"] == "left"]
    assert [finding["detail"] for finding in found] == details


WORKS = {
    "a module's version": "from keras import __version__\nkeras.__version__.split('.')\n",
    "a callback's own history": (
        "from own import Cycles\ncycles = Cycles()\ncycles.history['lr']\n"
        "class Rates(keras.callbacks.Callback):\n    def last(self): return self.history['lr'][-1]\n"
    ),
    "updates that are collected": (
        "class A(keras.layers.Layer):\n    def build(self, shape): self.updates = []\n"
    ),
    "attributes of one's own": (
        "class Agent:\n    def __init__(self):\n        self.loss_functions = []\n"
        "    @property\n    def uses_learning_phase(self): return bool(self.loss_functions)\n"
        "    def f(self): return self.uses_learning_phase\n"
        "x._uses_learning_phase = True\n"
    ),
    "a result that is thrown away": "x = keras.Input((3,))\nlayer(x, training=False)\n",
    "what is tried, with something else for it": (
        "import tensorflow as tf\ntry:\n    tf.div(x, y)\nexcept AttributeError:\n    tf.divide(x, y)\n"
        "try: tf.contrib.a\nexcept: pass\n"
    ),
    "what is asked of a shape only if it has it": (
        "if hasattr(shape, 'as_list'): shape.as_list()\n"
        "[dim.value if hasattr(dim, 'value') else dim for dim in x.shape]\n"
    ),
    "what is imported only if it is there": (
        "try:\n    from keras.layers import merge\nexcept ImportError:\n    merge = None\n"
        "try:\n    import keras.legacy.layers as old\nexcept ImportError:\n    old = None\n"
        "try:\n    from keras.none import *\nexcept ModuleNotFoundError:\n    pass\n"
    ),
    "strides of TensorFlow's Keras": (
        "from tensorflow.keras.layers import Conv2D, Conv2DTranspose\nConv2D(64, 3, 2)\n"
        "Conv2DTranspose(64, 4, 2)\n"
    ),
    "arguments of optimizers as Keras 3 has them": (
        "from keras.optimizers import *\nSGD(0.1, 0.9)\nSGD(0.1, 0.9, True)\nSGD(a, b, nesterov, None)\n"
        "RMSprop(0.1, 0.9, 0.9, epsilon=1e-14)\nRMSprop(0.1, 0.9, 0.0, epsilon=1e-14)\n"
        "Adagrad(0.01, 0.1, 1e-7)\nSGD(*a)\nSGD(**a)\n"
        "Adadelta(1.0, 0.95, 1e-8, 0.0)\nAdam(0.1, 0.9, 0.99, 1e-8, True)\nAdam(0.1, 0.9, 0.99, 0.1)\n"
        "from tensorflow.keras.optimizers import SGD as S\nS(0.1, b, c)\n"
    ),
    "sizes that are known": (
        "from keras import ops\nx = keras.Input(batch_shape=(2, 3))\nops.zeros((ops.shape(x)[0], 3))\n"
        "ops.arange(ops.shape(x)[1])\n"
    ),
    "what is there only if the program asks": (
        "from keras import optimizers\nif hasattr(optimizers, 'optimizer_from_config'):\n"
        "    a = optimizers.optimizer_from_config(c)\nelse:\n    a = optimizers.deserialize(c)\n"
    ),
}
"""Programs that work in Keras 3 as they are, although something in them looks as if it did not."""


WITHOUT_KERAS = {
    "fit_generator": "import os\ngraph.fit_generator(batches, nb_epoch=2)\n",
    "nb_epoch": "import library as dc\nmodel = dc.Model(12)\nmodel.fit(data, nb_epoch=10)\n",
    "trainable_weights": "class A:\n    def set(self, w): self.trainable_weights = w\n",
    "get_shape": "import tensorflow as tf\ntf.convert_to_tensor(x).get_shape()[-1]\n",
    "as_list": "import tensorflow as tf\ndef same(a): return a.shape.as_list()\n",
    "output_shape": "from library.models import Model\nModel().layers[-1].output_shape[1]\n",
}
"""What Keras 3 breaks is another library's here."""


@pytest.mark.parametrize("name", WITHOUT_KERAS)
def test_a_program_without_keras_stays(name: str, upgrade: Upgrade) -> None:
    (result,) = upgrade([WITHOUT_KERAS[name]])
    assert (result["findings"], result["text"]) == ([], WITHOUT_KERAS[name])
    # The same, where Keras is.
    (result,) = upgrade(["import keras\n" + WITHOUT_KERAS[name]])
    assert result["findings"]


def test_what_can_be_no_other_library_s_is_found_without_keras(upgrade: Upgrade) -> None:
    program = "import tensorflow as tf\nx._keras_shape\nlayer.get_output_at(0)\ntf.Session()\n"
    (result,) = upgrade([program])
    assert [found["rule"] for found in result["findings"]] == ["keras-shape", "get-output-at", "tf1"]


@pytest.mark.parametrize("name", WORKS)
def test_what_works_is_not_found(name: str, upgrade: Upgrade) -> None:
    (result,) = upgrade(["import keras\n" + WORKS[name]])
    assert result["findings"] == []
    assert result["text"] == "import keras\n" + WORKS[name]


TRAPS = {
    "from keras.layers import Lambda\nLambda(lambda x: K.tf.nn.elu(x))\n": [],
    "from keras.layers import Lambda\nLambda(lambda x: K.gradients(x, x))\n": ["infer"],
    "from keras import ops\nclass A(Layer):\n    def call(self, x):\n        n = ops.shape(x)[0]\n"
    "        return ops.split(x, n), ops.unstack(x, num=n), ops.zeros((n, 3)), ops.split(x, 2)\n"
    "class B(Layer):\n    def call(self, x): return ops.split(x, [ops.shape(x)[0] - 1])\n"
    "    def other(self, x): return ops.split(x, ops.shape(x)[0])\n": ["size", "size", "size"],
    "import keras\nfrom keras import ops\ni = keras.Input((None, 3))\nclass A(Layer):\n"
    "    def call(self, x):\n        return ops.linspace(0., 1., ops.shape(x)[1])\n": ["size"],
    "import keras\nfrom keras import ops\ni = keras.Input((2, 3))\nclass A(Layer):\n    def call(self, x):\n"
    "        return ops.linspace(0., 1., ops.shape(x)[1])\n": [],
}
"""Programs, and their traps once they are rewritten."""


@pytest.mark.parametrize("program", TRAPS)
def test_what_is_rewritten_is_no_trap(program: str, upgrade: Upgrade) -> None:
    (result,) = upgrade([K + program])
    assert result["traps"] == TRAPS[program]
