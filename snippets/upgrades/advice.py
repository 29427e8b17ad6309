"""What is written anew, or needs no new name, and still goes wrong where it stands."""

import keras
import numpy as np
from keras import ops

from publishing.upgrader.entry import breaks, instead


@breaks(
    title="Layer.call: K.variable",
    en="A variable that is made in `call` fails while a functional model is built: make it in `build`, with "
    "`self.add_weight`.",
    zh="在 `call` 里创建变量，搭建函数式模型时会报错：请在 `build` 里用 `self.add_weight` 创建。",
)
def variable_in_call():
    class Shift(keras.layers.Layer):
        def call(self, x):
            return x + keras.backend.variable(np.ones(3))

    inputs = keras.Input((3,))
    model = keras.Model(inputs, Shift()(inputs))
    return model(np.zeros((1, 3)))


@breaks(
    title="K.arange(K.shape(x)[0])",
    en="Between layers, an unknown batch size is None, and `ops.arange(0, None)` is empty, without a "
    "message. Call `ops.arange` in a layer's `call`.",
    zh="在层与层之间，未知的批次大小是 None，而 `ops.arange(0, None)` 是空的，并且没有提示。"
    "请在层的 `call` 里调用 `ops.arange`。",
)
def arange_symbolic():
    x = keras.Input((3,))
    rows = keras.backend.arange(0, keras.backend.shape(x)[0])
    return tuple(rows.shape)


@breaks(
    title="K.reshape(y, (K.shape(x)[0], …))",
    en="Between layers, `ops.shape(x)[0]` is None: functions that are given it raise, and on TensorFlow "
    "`ops.segment_sum` and `ops.bincount` give something else. Compute in a layer's `call`; in "
    "`ops.reshape`, `-1` does as well.",
    zh="在层与层之间，`ops.shape(x)[0]` 是 None：函数收到它会报错；在 TensorFlow 上，`ops.segment_sum` 与 "
    "`ops.bincount` 则会给出不同的结果。请放到层的 `call` 里计算；`ops.reshape` 也可以写 `-1`。",
)
def size_symbolic():
    x = keras.Input((3,))
    rows = keras.backend.reshape(x, (keras.backend.shape(x)[0], 3, 1))
    return keras.Model(x, rows)(np.array([[1.0, 2.0, 3.0]]))


@instead
def size_symbolic_instead():
    class Rows(keras.layers.Layer):
        def call(self, x):
            return ops.reshape(x, (ops.shape(x)[0], 3, 1))

    x = keras.Input((3,))
    return keras.Model(x, Rows()(x))(np.array([[1.0, 2.0, 3.0]]))


@breaks(
    title="K.rnn(step, x, …)",
    en="Between layers, `ops.scan` refuses symbolic tensors, whether the length is known or not. In a "
    "layer's `call`, or as a cell in `keras.layers.RNN(cell)`, the length may be unknown.",
    zh="在层与层之间，不论长度是否已知，`ops.scan` 都不接受符号张量。放进层的 `call`，"
    "或者写成循环单元交给 `keras.layers.RNN(cell)`，长度就可以未知。",
)
def rnn_symbolic():
    def step(x, states):
        return states[0] + x, [states[0] + x]

    x = keras.Input((None, 1))
    model = keras.Model(x, keras.backend.rnn(step, x, [x[:, 0]])[0])
    return model(np.ones((1, 3, 1)))


@instead
def rnn_symbolic_instead():
    class Sum(keras.layers.Layer):
        state_size = output_size = 1

        def call(self, x, states):
            return states[0] + x, [states[0] + x]

    x = keras.Input((None, 1))
    model = keras.Model(x, keras.layers.RNN(Sum())(x, initial_state=[x[:, 0]]))
    return model(np.ones((1, 3, 1)))


@breaks(
    title="layer(x, training=False)",
    en="`fit` overrides `training=False` in the call of a layer or a model: the statistics of a "
    "`BatchNormalization` change. Set `trainable = False`, or call the layer in another layer's `call`.",
    zh="`fit` 会覆盖调用层或模型时写的 `training=False`：`BatchNormalization` 的统计量仍会更新。"
    "请设置 `trainable = False`，或者放到另一个层的 `call` 里调用。",
    by="silent",
)
def training_false():
    inputs = keras.Input((1,))
    layer = keras.layers.BatchNormalization()
    outputs = layer(inputs, training=False)
    model = keras.Model(inputs, outputs)
    model.compile("sgd", "mse")
    model.fit(np.full((2, 1), 4.0), np.zeros((2, 1)), epochs=1, verbose=0)
    return layer.moving_mean.numpy()


@instead
def training_false_instead():
    inputs = keras.Input((1,))
    layer = keras.layers.BatchNormalization(trainable=False)
    outputs = keras.layers.Dense(1)(layer(inputs))
    model = keras.Model(inputs, outputs)
    model.compile("sgd", "mse")
    model.fit(np.full((2, 1), 4.0), np.zeros((2, 1)), epochs=1, verbose=0)
    return layer.moving_mean.numpy()


@breaks(
    title='K.random_uniform(dtype="int32")',
    en="`keras.random.uniform` makes floats only: integers are made by "
    "`keras.random.randint(shape, minval, maxval, dtype)`.",
    zh="`keras.random.uniform` 只产生浮点数：整数要用 `keras.random.randint(shape, minval, maxval, dtype)`。",
)
def integer_uniform():
    return keras.backend.random_uniform((2,), 0, 1, "int32")
