"""Names that are elsewhere, or nowhere: of Keras, of the backend, and of TensorFlow 1."""

import keras
import numpy as np

from publishing.upgrader.entry import Cast, Keyword, Name, breaks
from snippets.upgrades._operations import OPERATIONS


@breaks(
    title="keras.losses.mse",
    en="Keras 3 has this under another name or in another module.",
    zh="在 Keras 3 里，它换了名字，或者换了模块。",
)
def moved():
    return keras.losses.mse([[1.0]], [[3.0]])


@breaks(
    # Of Keras 1, which can't be installed: stars brought them, too.
    *(
        Name(f"keras.layers.{name}")
        for name in (
            "AtrousConvolution1D",
            "AtrousConvolution2D",
            "Deconvolution2D",
            "Deconvolution3D",
            "Highway",
            "MaxoutDense",
            "Recurrent",
            "TimeDistributedDense",
        )
    ),
    title="keras.layers.LocallyConnected1D",
    en="Keras 3 has no such name.",
    zh="Keras 3 没有这个名字。",
)
def gone():
    return keras.layers.LocallyConnected1D(1, 2).implementation


@breaks(
    title="K.tf",
    en="`K.tf` was TensorFlow itself, and `K.control_flow_ops` its loops: import TensorFlow.",
    zh="`K.tf` 就是 TensorFlow 本身，`K.control_flow_ops` 是其中的循环：请导入 TensorFlow。",
    era="Keras 2.2",
)
def backend_tf():
    return keras.backend.tf.reduce_sum(np.ones((2, 3), "float32"))


@breaks(
    Cast("tensorflow.to_float", "float32"),
    Cast("tensorflow.to_double", "float64"),
    Cast("tensorflow.to_int32", "int32"),
    Cast("tensorflow.to_int64", "int64"),
    # From before TensorFlow 1.0.
    Name("tensorflow.batch_matmul", "tf.linalg.matmul"),
    Name("tensorflow.complex_abs", "tf.math.abs"),
    Name("tensorflow.merge_all_summaries", "tf.compat.v1.summary.merge_all"),
    Name("tensorflow.mul", "tf.math.multiply"),
    Name("tensorflow.neg", "tf.math.negative"),
    Name("tensorflow.pack", "tf.stack"),
    Name("tensorflow.select", "tf.where"),
    Name("tensorflow.sub", "tf.math.subtract"),
    Name("tensorflow.unpack", "tf.unstack"),
    title="tf.log",
    en="This name is from TensorFlow 1. TensorFlow 2 has some of these functions under other names; what is "
    "left under `tf.compat.v1` is for graphs and sessions.",
    zh="这是 TensorFlow 1 的名字。TensorFlow 2 里如果还有这个函数，也换了名字；`tf.compat.v1` 里剩下的函数"
    "用于计算图与会话。",
    era="Keras 2.2, TensorFlow 1",
)
def tf1():
    import tensorflow as tf

    return keras.backend.eval(tf.log(np.array([1.0, 4.0], "float32")))


@breaks(
    Keyword("tensorflow.reduce_*", "keep_dims", "keepdims"),
    Keyword("tensorflow.reduce_*", "reduction_indices", "axis"),
    Keyword("tensorflow.argmax tensorflow.argmin", "dimension", "axis"),
    Keyword("tensorflow.nn.softmax tensorflow.nn.log_softmax tensorflow.expand_dims", "dim", "axis"),
    Keyword("tensorflow.squeeze", "squeeze_dims", "axis"),
    title="tf.reduce_sum(keep_dims=…)",
    en="TensorFlow 1 still took these names of arguments; they are called `axis` and `keepdims` today.",
    zh="TensorFlow 1 还接受这些实参名；如今它们叫 `axis` 和 `keepdims`。",
    era="Keras 2.2, TensorFlow 1",
)
def tf1_keywords():
    import tensorflow as tf

    total = tf.reduce_sum(np.array([[1.0, 2.0, 4.0]], "float32"), axis=1, keep_dims=True)
    return keras.backend.eval(total)


@breaks(
    *OPERATIONS,
    title="tf.reduce_sum(x)",
    en="Between layers, TensorFlow's functions refuse a symbolic tensor: use `keras.ops`, or a layer's "
    "`call`.",
    zh="在层与层之间，TensorFlow 的函数不接受符号张量：请用 `keras.ops`，或者放进层的 `call`。",
)
def tensorflow_operation():
    import tensorflow as tf

    x = keras.Input((3,))
    model = keras.Model(x, tf.reduce_sum(x, axis=1))
    return model(np.array([[1.0, 2.0, 4.0]]))


@breaks(
    title="tf.contrib",
    en="`tf.contrib`, `tf.layers`, `tf.nn.rnn_cell`, `tf.flags` and `tf.app` ended with TensorFlow 1: for "
    "layers and cells, use `keras.layers`. `tf.estimator` is gone too: use `model.fit`.",
    zh="`tf.contrib`、`tf.layers`、`tf.nn.rnn_cell`、`tf.flags` 与 `tf.app` 只存在于 TensorFlow 1："
    "其中的层与单元请换成 `keras.layers`。`tf.estimator` 也已移除：请用 `model.fit`。",
    era="Keras 2.2, TensorFlow 1",
)
def tf_contrib():
    import tensorflow as tf

    return tf.contrib.layers.flatten(np.ones((1, 2, 3), "float32"))


@breaks(
    title="K.logsumexp",
    en="`K.logsumexp`, `K.slice`, `K.identity`, `K.is_tensor`, `K.get_variable_shape`, "
    "`K.normalize_data_format`, `K.image_dim_ordering`, `K.set_image_dim_ordering`, `K._BACKEND`, "
    "`K._EPSILON`, `K._FLOATX` and `K._IMAGE_DATA_FORMAT` were part of earlier versions of Keras 2 or of "
    "Keras 1. The Keras 2 of today doesn't have them either.",
    zh="`K.logsumexp`、`K.slice`、`K.identity`、`K.is_tensor`、`K.get_variable_shape`、"
    "`K.normalize_data_format`、`K.image_dim_ordering`、`K.set_image_dim_ordering`、`K._BACKEND`、"
    "`K._EPSILON`、`K._FLOATX` 与 `K._IMAGE_DATA_FORMAT` 属于较早的 Keras 2 或 Keras 1，"
    "如今的 Keras 2 里也没有。",
    era="Keras 2.2",
)
def older_functions():
    return keras.backend.logsumexp(np.array([[0.0, 0.0]], "float32"), axis=1)
