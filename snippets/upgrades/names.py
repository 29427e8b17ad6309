"""Names that are elsewhere, or nowhere: of Keras, of the backend, and of TensorFlow 1."""

import keras

from publishing.upgrader.entry import Cast, breaks


@breaks(
    en="Keras 3 has this name in another module.",
    zh="在 Keras 3 里，这个名字在另一个模块中。",
)
def moved():
    return keras.losses.mse([[1.0]], [[3.0]])


@breaks(
    en="Keras 3 has no such name.",
    zh="Keras 3 没有这个名字。",
)
def gone():
    return keras.layers.LocallyConnected1D(1, 2).implementation


@breaks(
    en="`K.tf` was TensorFlow itself: import it.",
    zh="`K.tf` 就是 TensorFlow 本身：请导入它。",
)
def backend_tf(): ...


@breaks(
    Cast("tensorflow.to_float", "float32"),
    Cast("tensorflow.to_double", "float64"),
    Cast("tensorflow.to_int32", "int32"),
    Cast("tensorflow.to_int64", "int64"),
    en="A name of TensorFlow 1. Where TensorFlow 2 has the same function, it has another name; what is left "
    "under `tf.compat.v1` works on graphs and sessions.",
    zh="这是 TensorFlow 1 的名字。TensorFlow 2 有同一个函数时换了名字；`tf.compat.v1` 里留下的，"
    "是为计算图与会话准备的。",
)
def tf1(): ...


@breaks(
    en="`tf.contrib` ended with TensorFlow 1.",
    zh="`tf.contrib` 随 TensorFlow 1 一起结束了。",
)
def tf_contrib(): ...
