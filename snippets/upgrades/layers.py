"""Layers that are gone, and arguments from Keras 1."""

import keras
import numpy as np

from publishing.upgrader.entry import Kernel, Keyword, Length, Method, Name, Pair, Positional, breaks, instead

LAYERS = "keras.layers.*"
EMBEDDING = "keras.layers.Embedding"
HARD_SIGMOID = "^[\"']hard_sigmoid[\"']$"
NOT_EMBEDDING = f"{LAYERS} !{EMBEDDING}"
CONVOLUTIONS = (
    "keras.layers.Conv2D keras.layers.Convolution2D keras.layers.Conv2DTranspose "
    "keras.layers.Deconvolution2D keras.layers.AtrousConvolution2D "
    "keras.layers.SeparableConv2D keras.layers.SeparableConvolution2D"
)


@breaks(
    Name("keras.layers.CuDNNLSTM", "keras.layers.LSTM"),
    Name("keras.layers.CuDNNGRU", "keras.layers.GRU"),
    Name("keras.layers.cudnn_recurrent.CuDNNLSTM", "keras.layers.LSTM"),
    Name("keras.layers.cudnn_recurrent.CuDNNGRU", "keras.layers.GRU"),
    title="CuDNNLSTM",
    en="`LSTM` and `GRU` use cuDNN by themselves where they can.",
    zh="`LSTM` 与 `GRU` 会在可行时自动使用 cuDNN。",
    era="Keras 2.2",
)
def cudnn():
    layer = keras.layers.CuDNNLSTM(2, kernel_initializer="ones", recurrent_initializer="ones")
    return layer(np.ones((1, 2, 1), "float32"))


@breaks(
    *(
        Keyword(f"{LAYERS} !keras.layers.Activation", name, value=HARD_SIGMOID)
        for name in ("activation", "recurrent_activation", "inner_activation")
    ),
    Keyword("keras.layers.Activation", "activation", value=HARD_SIGMOID, first=True),
    title='activation="hard_sigmoid"',
    en="This function has another slope: it was 0.2·x + 0.5 between 0 and 1, and in Keras 3 it is x/6 + 0.5. "
    "Pass a function that computes the old one, and register it so that the model can be saved. Before Keras "
    "2.3, `LSTM` and `GRU` had it as `recurrent_activation` if none was written, and before 2.4, `GRU` had "
    "`reset_after=False`: for weights from that time, write these too.",
    zh="斜率变了：以前在 0 到 1 之间是 0.2·x + 0.5，Keras 3 里是 x/6 + 0.5。请传入按旧公式计算的已注册函数。"
    "在 2.3 之前，这是 `LSTM` 与 `GRU` 的默认 `recurrent_activation`；在 2.4 之前，`GRU` 默认 "
    "`reset_after=False`。用那时的权重时，也请写上。",
    by="silent",
)
def hard_sigmoid_name():
    layer = keras.layers.Activation("hard_sigmoid")
    return layer(np.array([[-1.0, 0.0, 1.0]], "float32"))


@instead
def hard_sigmoid_name_instead():
    @keras.saving.register_keras_serializable()
    def old_hard_sigmoid(x):
        return keras.ops.clip(0.2 * x + 0.5, 0, 1)

    layer = keras.layers.Activation(old_hard_sigmoid)
    return layer(np.array([[-1.0, 0.0, 1.0]], "float32"))


@breaks(
    Name("keras.constraints.maxnorm", "keras.constraints.MaxNorm"),
    Name("keras.constraints.nonneg", "keras.constraints.NonNeg"),
    Name("keras.constraints.unitnorm", "keras.constraints.UnitNorm"),
    title="keras.constraints.maxnorm",
    en="These are names from Keras 1: the constraints are classes now.",
    zh="这是 Keras 1 的名字：约束现在都是类。",
    era="Keras 2.2",
)
def constraint_names():
    from keras.constraints import maxnorm

    return maxnorm(1.0)(np.array([[3.0], [4.0]], "float32"))


@breaks(
    Name("keras.layers.merge"),
    Name("keras.layers.Merge"),
    Name("keras.engine.topology.merge"),
    Name("keras.engine.merge"),
    title="merge([x, y])",
    en="`merge`, from Keras 1, is gone: pass the list to `keras.layers.concatenate`, `add`, `multiply`, …",
    zh="Keras 1 的 `merge` 已移除：请把列表传给 `keras.layers.concatenate`、`add`、`multiply` 等函数。",
    era="Keras 2.2",
)
def merge():
    inputs = keras.Input((3,))
    return tuple(keras.layers.merge([inputs, inputs]).shape)


@instead
def merge_instead():
    inputs = keras.Input((3,))
    return tuple(keras.layers.add([inputs, inputs]).shape)


@breaks(
    Name("keras.utils.multi_gpu_model"),
    Name("keras.utils.training_utils.multi_gpu_model"),
    title="multi_gpu_model",
    en="`multi_gpu_model` is gone: use `keras.distribution` on JAX, or `tf.distribute.MirroredStrategy` on "
    "TensorFlow.",
    zh="`multi_gpu_model` 已移除：在 JAX 上用 `keras.distribution`，在 TensorFlow 上用 "
    "`tf.distribute.MirroredStrategy`。",
    era="Keras 2.2",
)
def multi_gpu_model():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    return keras.utils.multi_gpu_model(model, gpus=2).count_params()


@instead
def multi_gpu_model_instead():
    import tensorflow as tf

    with tf.distribute.MirroredStrategy().scope():
        model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    return model.count_params()


@breaks(
    Name("keras.wrappers.scikit_learn"),
    Name("keras.wrappers.scikit_learn.KerasClassifier"),
    Name("keras.wrappers.scikit_learn.KerasRegressor"),
    title="keras.wrappers.scikit_learn",
    en="Keras 3 has `keras.wrappers.SKLearnClassifier` and `SKLearnRegressor` for scikit-learn. They take a "
    "model, or a function of the data that makes one. The package `scikeras` has the old names.",
    zh="Keras 3 为 scikit-learn 提供 `keras.wrappers.SKLearnClassifier` 与 `SKLearnRegressor`："
    "传入模型，或者根据数据创建模型的函数。旧名字可以在 `scikeras` 包里找到。",
    era="Keras 2.2",
)
def scikit_learn():
    from keras.wrappers.scikit_learn import KerasRegressor

    def model():
        return keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])

    return KerasRegressor(model).fit(np.ones((2, 3)), np.ones((2, 1))).history["loss"]


@breaks(
    Keyword("keras.layers.Dense", "output_dim", "units"),
    Keyword(
        "keras.layers.LSTM keras.layers.GRU keras.layers.SimpleRNN",
        "output_dim",
        "units",
    ),
    Keyword(
        "keras.layers.Conv1D keras.layers.Conv2D keras.layers.Conv3D",
        "nb_filter",
        "filters",
    ),
    Keyword(
        "keras.layers.Convolution1D keras.layers.Convolution2D keras.layers.Convolution3D",
        "nb_filter",
        "filters",
    ),
    Keyword(
        "keras.layers.Conv1D keras.layers.Convolution1D",
        "filter_length",
        "kernel_size",
    ),
    Keyword(
        "keras.layers.Conv1D keras.layers.Convolution1D",
        "subsample_length",
        "strides",
    ),
    Keyword(LAYERS, "border_mode", "padding"),
    Keyword(LAYERS, "subsample", "strides"),
    Keyword(NOT_EMBEDDING, "init", "kernel_initializer"),
    Keyword(EMBEDDING, "init", "embeddings_initializer"),
    Keyword(EMBEDDING, "W_regularizer", "embeddings_regularizer"),
    Keyword(EMBEDDING, "W_constraint", "embeddings_constraint"),
    Keyword(LAYERS, "inner_init", "recurrent_initializer"),
    Keyword(LAYERS, "inner_activation", "recurrent_activation"),
    Keyword(NOT_EMBEDDING, "W_regularizer", "kernel_regularizer"),
    Keyword(LAYERS, "b_regularizer", "bias_regularizer"),
    Keyword(LAYERS, "U_regularizer", "recurrent_regularizer"),
    Keyword(NOT_EMBEDDING, "W_constraint", "kernel_constraint"),
    Keyword(LAYERS, "b_constraint", "bias_constraint"),
    Keyword(LAYERS, "bias", "use_bias"),
    Keyword(LAYERS, "dropout_W", "dropout"),
    Keyword(LAYERS, "dropout_U", "recurrent_dropout"),
    Keyword(LAYERS, "dim_ordering"),
    Keyword(LAYERS, "consume_less"),
    Keyword(LAYERS, "truncate_gradient"),
    Keyword(EMBEDDING, "dropout"),
    Keyword("keras.layers.Conv3D keras.layers.Convolution3D", "kernel_dim1"),
    Keyword("keras.layers.Dropout", "p", "rate"),
    Keyword("keras.layers.BatchNormalization", "mode"),
    Keyword("keras.layers.BatchNormalization", "gamma_init", "gamma_initializer"),
    Keyword("keras.layers.BatchNormalization", "beta_init", "beta_initializer"),
    Keyword("keras.layers.MaxPooling1D keras.layers.AveragePooling1D", "pool_length", "pool_size"),
    Keyword("keras.layers.MaxPooling1D keras.layers.AveragePooling1D", "stride", "strides"),
    Keyword("keras.layers.GaussianNoise", "sigma", "stddev"),
    Keyword("keras.layers.GaussianDropout keras.layers.SpatialDropout*", "p", "rate"),
    Keyword("keras.utils.to_categorical keras.utils.np_utils.to_categorical", "nb_classes", "num_classes"),
    Pair(CONVOLUTIONS, "nb_row nb_col", "kernel_size"),
    Keyword("keras.models.Model keras.Model", "input", "inputs"),
    Keyword("keras.models.Model keras.Model", "output", "outputs"),
    title="Dense(output_dim=…)",
    en="These are names from Keras 1: Keras 2 still translated some of them, with a warning. Keras 3 raises.",
    zh="这些是 Keras 1 的名字：Keras 2 还会转换其中一部分并给出警告，Keras 3 会报错。",
    era="Keras 2.2",
)
def keras_1_keywords():
    layer = keras.layers.Dense(output_dim=1, init="ones", bias=False)
    return layer(np.ones((1, 3), "float32"))


@breaks(
    Kernel(CONVOLUTIONS),
    Kernel("keras.layers.Conv3D keras.layers.Convolution3D", 3),
    title="Convolution2D(64, 3, 3)",
    en="Before Keras 2.4, `Convolution2D(64, 3, 3)` has a kernel of 3 × 3. Keras 3 takes the second 3 as the "
    "stride, as 2.4 does, without a message. If the code is older, write the size as a tuple.",
    zh="在 Keras 2.4 之前，`Convolution2D(64, 3, 3)` 表示 3 × 3 的卷积核；与 2.4 一样，"
    "Keras 3 会把第二个 3 当作步长，而且不报错。如果代码更早，请把大小写成元组。",
    by="silent",
    era="Keras 2.2",
)
def kernel_size():
    layer = keras.layers.Convolution2D(1, 3, 3)
    return tuple(layer(np.ones((1, 9, 9, 1), "float32")).shape)


@breaks(
    Method("get_output_shape_for", "compute_output_shape", ["input_shape"], defined=True),
    title="layer.get_output_shape_for",
    en="`get_output_shape_for`, from Keras 1, is called `compute_output_shape`. Keras 3 ignores a layer's "
    "own method of the old name.",
    zh="Keras 1 的 `get_output_shape_for` 改名为 `compute_output_shape`。"
    "如果层里用旧名字定义了这个方法，Keras 3 会忽略它。",
    era="Keras 2.2",
)
def output_shape_for():
    layer = keras.layers.Dense(2)
    return layer.get_output_shape_for((None, 3))[1:]


@breaks(
    Keyword(NOT_EMBEDDING, "weights"),
    title="Dense(weights=…)",
    en="Only `Embedding` still takes `weights`: for others, call `layer.set_weights` once they are built.",
    zh="只有 `Embedding` 还接收 `weights`：其他层请在构建之后调用 `layer.set_weights`。",
)
def layer_weights():
    layer = keras.layers.Dense(1, weights=[np.array([[1.0], [2.0]]), np.array([0.5])])
    return layer(np.array([[1.0, 1.0]]))


@instead
def layer_weights_instead():
    layer = keras.layers.Dense(1)
    layer.build((None, 2))
    layer.set_weights([np.array([[1.0], [2.0]]), np.array([0.5])])
    return layer(np.array([[1.0, 1.0]]))


@breaks(
    Length(EMBEDDING, "input_length", "input_shape"),
    title="Embedding(input_length=…)",
    en="`Embedding` ignores `input_length`, with a warning. Where it is the first layer of a `Sequential`, "
    "the model isn't built without `input_shape`, and has no weights yet.",
    zh="`Embedding` 会忽略 `input_length`，并给出警告。如果它是 `Sequential` 的第一层，"
    "不写 `input_shape`，模型就不会构建，也还没有权重。",
    by="warns",
)
def input_length():
    layer = keras.layers.Embedding(3, 2, embeddings_initializer="ones", input_length=2)
    return layer(np.array([[1, 0]]))


@breaks(
    title="LSTM(batch_input_shape=…)",
    en="A layer takes no `batch_input_shape`: the model begins with `keras.Input(batch_shape=…)`.",
    zh="层不接收 `batch_input_shape`：请让模型以 `keras.Input(batch_shape=…)` 开头。",
)
def batch_input_shape():
    model = keras.Sequential()
    model.add(keras.layers.LSTM(1, batch_input_shape=(1, 2, 1), stateful=True, kernel_initializer="ones"))
    return tuple(model.output_shape)


@breaks(
    Keyword("keras.layers.LeakyReLU", "alpha", "negative_slope"),
    title="LeakyReLU(alpha=…)",
    en="`alpha` of `LeakyReLU` is called `negative_slope`; the old name warns.",
    zh="`LeakyReLU` 的 `alpha` 改名为 `negative_slope`；写旧名字会有警告。",
    by="warns",
)
def leaky_alpha():
    return keras.layers.LeakyReLU(alpha=0.5)(np.array([-1.0, 2.0], "float32"))


@breaks(
    Positional(
        ".add_weight",
        ("name", "shape", "dtype", "initializer", "regularizer", "trainable", "constraint"),
    ),
    Positional(".add_weight", ("name", "shape"), base="keras.metrics."),
    title='add_weight("name", …)',
    en="In Keras 2, the name comes first; in Keras 3, the shape. Write the arguments as keywords.",
    zh="Keras 2 的第一个参数是名字，Keras 3 的是形状：请用关键字传入实参。",
)
def add_weight():
    class Scale(keras.layers.Layer):
        def build(self, shape):
            self.scale = self.add_weight("scale", shape[-1:], None, "ones")

        def call(self, x):
            return x * self.scale

    return Scale()(np.array([[1.0, 2.0]]))


@breaks(
    Keyword("keras.regularizers.l1 keras.regularizers.L1", "l", "l1"),
    Keyword("keras.regularizers.l2 keras.regularizers.L2", "l", "l2"),
    title="l2(l=…)",
    en="The argument is called as the regularizer is: `l1` or `l2`.",
    zh="这个实参与正则化项同名：`l1` 或 `l2`。",
)
def regularizer_l():
    return keras.regularizers.l2(l=0.5)(np.array([1.0, 2.0], "float32"))


@breaks(
    Keyword(
        f"{LAYERS} keras.Input keras.models.Model keras.Model keras.models.Sequential keras.Sequential",
        "name",
        value="^[^\"']*[\"'][^\"']*/",
    ),
    title='Dense(name="a/b")',
    en="A name can't contain `/`. Write another character, also where the name is looked for, such as in "
    "`get_layer`.",
    zh="名字里不能有 `/`。请换一个字符，查找这个名字的地方也要一起改，例如 `get_layer`。",
)
def slash_name():
    layer = keras.layers.Dense(1, kernel_initializer="ones", name="block/dense")
    return layer(np.ones((1, 3)))


@instead
def slash_name_instead():
    layer = keras.layers.Dense(1, kernel_initializer="ones", name="block_dense")
    return layer(np.ones((1, 3)))


@breaks(
    Pair(LAYERS, "input_length input_dim", "input_shape"),
    title="LSTM(input_length=…, input_dim=…)",
    en="Keras 3 takes no `input_length`: write both as `input_shape`. It warns of that too; a `Sequential` "
    "that begins with `keras.Input((length, dim))` has no warning.",
    zh="Keras 3 不接收 `input_length`：请把两者合写成 `input_shape`。这样写还会有一条警告；"
    "让 `Sequential` 以 `keras.Input((length, dim))` 开头就没有警告。",
)
def input_length_and_dim():
    model = keras.Sequential([keras.layers.LSTM(2, input_length=3, input_dim=1)])
    return tuple(model.output_shape)
