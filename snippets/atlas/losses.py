"""Losses of single elements, and connectionist temporal classification."""

import keras
import numpy as np
from keras import ops

from publishing.atlas.entry import Difference, Input, K, SituationDifference, Trial, replaces
from snippets.atlas import pytorch
from snippets.atlas.inputs import (
    AXIS,
    BOOLEANS,
    DIMENSIONS,
    DOUBLE,
    EMPTY,
    HALF,
    INDEX,
    INTEGERS,
    MIXED,
    NAN,
    NUMBERS,
    SATURATED,
    SCALAR,
    UNMATCHED,
    ZERO,
)

ACTIVATIONS = ("the output of an activation", "激活函数的输出")
CLASSES = ("classes on another axis", "类别不在最后一个轴上")
FLAT = ("flattened targets", "展平的目标")
SYMBOLIC = ("symbolic tensors", "符号张量")
REPEATED = ("a repeated label", "连续重复的标签")
SHORT = ("fewer steps than labels", "时间步比标签少")
FLOAT_LENGTHS = ("lengths as floats", "用浮点数表示的长度")
LONG = ("lengths and labels of 64 bits", "64 位的长度与标签")
UNNORMALIZED = ("probabilities that don't add up to 1", "总和不为 1 的概率")
NO_LABELS = ("no labels", "没有标签")
NO_STEPS = ("a length of 0", "长度为 0")
BLANK_LABEL = ("the blank as a label", "把空白类别用作标签")
TOO_LONG = ("a length beyond the steps", "长度超过时间步数")
SAME = ("ties", "并列的概率")
PADDED = ("labels padded with −1", "用 −1 填充的标签")

NUMPY_NARROWS = Difference(
    "numpy",
    "dtype",
    "The NumPy backend converts 64-bit numbers to 32 bits.",
    "NumPy 后端把 64 位的数转换成 32 位。",
)

BINARY = [
    Input((np.array([[1, 0], [0, 1]], "float32"), np.array([[0.9, 0.2], [0.4, 0.7]], "float32"))),
    Input((np.array([1, 0, 0.5], "float32"), np.array([0.9, 0.2, 0.4], "float32"))),
    Input((np.array([[[1, 0]]], "float32"), np.array([[[0.9, 0.2]]], "float32"))),
    Input((np.array([1, 0], "float16"), np.array([0.75, 0.25], "float16")), HALF),
    Input((np.array([1, 0], "float64"), np.array([0.75, 0.25], "float64")), DOUBLE),
    Input((np.array([1, 0], "float64"), np.array([0.75, 0.25], "float32")), MIXED),
    Input((np.array([1, 0], "int32"), np.array([0.75, 0.25], "float32")), INTEGERS),
    Input((np.array([True, False]), np.array([0.75, 0.25], "float32")), BOOLEANS),
    Input((np.array([1, 0, 1, 0], "float32"), np.array([0, 1, 1, 0], "float32")), SATURATED),
    Input((np.array([1, 0], "float32"), np.array([0.0001, 0.9999], "float32")), SATURATED),
    Input((np.array([1, 0], "float32"), np.array([1.5, -0.5], "float32")), SATURATED),
    Input((np.array([1, np.nan], "float32"), np.array([np.nan, 0.5], "float32")), NAN),
    Input((np.zeros((0, 2), "float32"), np.zeros((0, 2), "float32")), EMPTY),
    Input((np.array(1, "float32"), np.array(0.9, "float32")), SCALAR),
    Input(([[1.0, 0.0]], [[0.9, 0.2]]), NUMBERS),
    Input((np.array([1, 0], "float32"), np.array([[0.9, 0.2], [0.4, 0.7]], "float32")), UNMATCHED),
    Input((np.array([[1], [0]], "float32"), np.array([[0.9, 0.2], [0.4, 0.7]], "float32")), UNMATCHED),
]

ONE_HOT = [
    Input(
        (np.array([[1, 0, 0], [0, 1, 0]], "float32"), np.array([[0.7, 0.2, 0.1], [0.3, 0.6, 0.1]], "float32"))
    ),
    Input((np.array([[0.5, 0.5], [0, 1]], "float32"), np.array([[2, 6], [1, 3]], "float32"))),
    Input((np.array([[[1, 0]], [[0, 1]]], "float32"), np.array([[[0.75, 0.25]], [[0.4, 0.6]]], "float32"))),
    Input((np.array([[1, 0]], "float16"), np.array([[0.75, 0.25]], "float16")), HALF),
    Input((np.array([[1, 0]], "float64"), np.array([[0.75, 0.25]], "float64")), DOUBLE),
    Input((np.array([[1, 0]], "float64"), np.array([[0.75, 0.25]], "float32")), MIXED),
    Input((np.array([[1, 0]], "int32"), np.array([[0.75, 0.25]], "float32")), INTEGERS),
    Input((np.array([[True, False]]), np.array([[0.75, 0.25]], "float32")), BOOLEANS),
    Input((np.array([[1, 0], [0, 1]], "float32"), np.array([[0, 1], [0, 1]], "float32")), SATURATED),
    Input((np.array([[1, 0]], "float32"), np.array([[0, 0]], "float32")), ZERO),
    Input((np.array([[1, 0]], "float32"), np.array([[np.nan, 0.5]], "float32")), NAN),
    Input((np.zeros((0, 2), "float32"), np.zeros((0, 2), "float32")), EMPTY),
    Input((np.array([1, 0], "float32"), np.array([0.75, 0.25], "float32")), DIMENSIONS),
    Input((np.array(1, "float32"), np.array(0.9, "float32")), SCALAR),
    Input(([[1.0, 0.0]], [[0.75, 0.25]]), NUMBERS),
    Input((np.array([1, 0], "float32"), np.array([[0.75, 0.25], [0.5, 0.5]], "float32")), UNMATCHED),
    Input((np.array([[1], [0]], "float32"), np.array([[0.75, 0.25], [0.5, 0.5]], "float32")), UNMATCHED),
]

OUTPUT = np.array([[0.7, 0.2, 0.1], [0.3, 0.6, 0.1]], "float32")

SPARSE = [
    Input((np.array([0, 1], "int32"), OUTPUT)),
    Input((np.array([[0], [1]], "int64"), OUTPUT)),
    Input((np.array([0, 2], "float32"), OUTPUT)),
    Input((np.array([1, 0], "uint8"), np.array([[0.25, 0.75], [0.5, 0.5]], "float32"))),
    Input((np.array([1, 0], "int32"), np.array([[2, 6], [1, 3]], "float32")), UNNORMALIZED),
    Input((np.array([[0, 2]], "int32"), OUTPUT[None])),
    Input((np.array([0, 1], "int32"), OUTPUT.astype("float16")), HALF),
    Input((np.array([0, 1], "int32"), OUTPUT.astype("float64")), DOUBLE),
    Input((np.array([0, 1], "int32"), np.array([[0, 1], [0, 1]], "float32")), SATURATED),
    Input((np.array([0, 1], "int32"), np.array([[0, 0], [0.5, 0.5]], "float32")), ZERO),
    Input((np.array([0, 1], "int32"), np.array([[np.nan, 0.5], [0.5, 0.5]], "float32")), NAN),
    Input((np.zeros((0,), "int32"), np.zeros((0, 2), "float32")), EMPTY),
    Input((np.array(1, "int32"), np.array([0.25, 0.75], "float32")), DIMENSIONS),
    Input(([0, 1], [[0.75, 0.25], [0.5, 0.5]]), NUMBERS),
    Input((np.array([0, 2], "int32"), OUTPUT[None]), FLAT),
    Input((np.array([0, 3], "int32"), OUTPUT), INDEX),
    Input((np.array([0, -1], "int32"), OUTPUT), INDEX),
    Input((np.array([0, 1, 1], "int32"), OUTPUT), UNMATCHED),
]

TARGET = Input((np.array([[1, 0], [0, 1]], "float32"),))
PROBABILITIES = Input((np.array([[0.9, 0.2], [0.4, 0.7]], "float32"),))
LOGITS = Input((np.array([[3, -2], [-1, 0.5]], "float32"),))
EXTREME = Input((np.array([[-40, 40], [-20, 20]], "float32"),))
COLUMNS = Input((np.array([[1, 0, 0], [0, 1, 1]], "float32"),))
IN_COLUMNS = Input((np.array([[0.7, 0.2, 0.4], [0.3, 0.8, 0.6]], "float32"),))
CLASS_OF_COLUMNS = Input((np.array([0, 1, 1], "int32"),))
INDEXES = Input((np.array([0, 1], "int32"),))

BEYOND_PROBABILITIES = [
    SituationDifference(
        ("weights",),
        "values",
        "Keras 2 added `epsilon` to each probability within the logarithm. Without it, weights differ in "
        "the last digits, and more where a prediction is 0 or 1.",
        "Keras 2 在取对数之前给每个概率再加上 `epsilon`，如今不加。因此权重的末几位不同；预测值为 0 或 "
        "1 时，差别更大。",
        backends=("tensorflow", "jax"),
    ),
    SituationDifference(
        ("weights",),
        "raises",
        "PyTorch takes no negative targets.",
        "PyTorch 不接受负的目标值。",
        backends=("torch",),
    ),
]


@replaces(
    en="Only the module changes; unlike `keras.losses.binary_crossentropy`, it doesn't average.",
    zh="只需更换模块；与 `keras.losses.binary_crossentropy` 不同，它不求平均值。",
    trials=[
        lambda target, output: K.binary_crossentropy(target, output),
        lambda target, output: K.binary_crossentropy(target=target, output=output, from_logits=True),
        Trial(lambda: K.binary_crossentropy(TARGET, K.sigmoid(EXTREME)), ACTIVATIONS),
        Trial(lambda: K.binary_crossentropy(keras.Input((3,)), keras.Input((3,))), SYMBOLIC),
    ],
    inputs=BINARY,
    differences=[
        Difference(
            "replacement",
            "values",
            "Keras 2 added `epsilon()` once more inside the logarithm; the difference shows where a "
            "probability is close to 0 or 1, and in double precision.",
            "Keras 2 在对数里又加了一次 `epsilon()`；概率接近 0 或 1 时，以及在双精度下，能看出差别。",
        ),
        Difference(
            "replacement",
            "raises",
            "Keras 2 broadcast the target; Keras 3 wants it in the shape of the output. Use "
            "`ops.broadcast_to`.",
            "Keras 2 会广播目标；Keras 3 要求它与输出的形状相同。请用 `ops.broadcast_to`。",
        ),
        Difference(
            "jax",
            "values",
            "TensorFlow remembers the logits that `ops.sigmoid` was given, and computes from them; JAX from "
            "the clipped probabilities. Pass the logits with `from_logits=True`.",
            "TensorFlow 会记住传给 `ops.sigmoid` 的 logits，并用它们计算；JAX 用截断后的概率计算。请传入 "
            "logits 并指定 `from_logits=True`。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX takes targets of another dtype too; TensorFlow raises. Cast them to the dtype of the "
            "output.",
            "JAX 也接受其他 dtype 的目标；TensorFlow 会报错。请先转换成输出的 dtype。",
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend takes targets of another dtype too; TensorFlow raises. Cast them to the "
            "dtype of the output.",
            "NumPy 后端也接受其他 dtype 的目标；TensorFlow 会报错。请先转换成输出的 dtype。",
        ),
        Difference(
            "numpy",
            "dtype",
            "The NumPy backend computes with lists in 64 bits. Pass `ops.convert_to_tensor(x)`.",
            "传入列表时，NumPy 后端以 64 位计算。请传入 `ops.convert_to_tensor(x)`。",
        ),
        Difference(
            "numpy",
            "values",
            "TensorFlow computes from the logits, also from those that `ops.sigmoid` was given; the NumPy "
            "backend applies the sigmoid in 32 bits and clips the probabilities.",
            "TensorFlow 用 logits 计算，包括传给 `ops.sigmoid` 的 logits；NumPy 后端先以 32 位求 sigmoid，再"
            "截断概率。",
        ),
        pytorch.MIXED_LOSS,
        pytorch.NAN_PROBABILITY,
        pytorch.SATURATED,
    ],
    situations=[
        *BEYOND_PROBABILITIES,
    ],
)
def binary_crossentropy(target, output, from_logits=False):
    return ops.binary_crossentropy(target, output, from_logits=from_logits)


@replaces(
    en="`keras.losses.binary_focal_crossentropy` averages over the last axis: give it one more, of size 1, "
    "to keep the loss of each element.",
    zh="`keras.losses.binary_focal_crossentropy` 会对最后一个轴求平均值：先添加一个大小为 1 的轴，才能保留每"
    "个元素的损失。",
    trials=[
        lambda target, output: K.binary_focal_crossentropy(target, output),
        lambda target, output: K.binary_focal_crossentropy(target, output, from_logits=True),
        lambda: K.binary_focal_crossentropy(TARGET, PROBABILITIES, True),
        lambda: K.binary_focal_crossentropy(TARGET, PROBABILITIES, True, 0.75, 1.0, False),
        lambda: K.binary_focal_crossentropy(
            target=TARGET, output=LOGITS, apply_class_balancing=True, alpha=0.4, gamma=3, from_logits=True
        ),
        Trial(lambda: K.binary_focal_crossentropy(TARGET, EXTREME, from_logits=True), SATURATED),
        Trial(lambda: K.binary_focal_crossentropy(TARGET, K.sigmoid(EXTREME)), ACTIVATIONS),
    ],
    inputs=BINARY,
    differences=[
        Difference(
            "rename",
            "shape",
            "The new function averages over the last axis: one loss for each row instead of one for each "
            "element.",
            "它对最后一个轴求平均值：每行得到一个损失，而不是每个元素一个。",
            ordinary=True,
        ),
        Difference(
            "replacement",
            "values",
            "Keras 2 added `epsilon()` once more inside the logarithm, and remembered the logits that "
            "`K.sigmoid` was given. The difference shows where a probability is close to 0 or 1, and "
            "in double precision; pass the logits with `from_logits=True`.",
            "Keras 2 在对数里又加了一次 `epsilon()`，还会记住传给 `K.sigmoid` 的 logits。概率接近 0 或 1 时，"
            "以及在双精度下，能看出差别；请传入 logits 并指定 `from_logits=True`。",
        ),
        Difference(
            "replacement",
            "raises",
            "Keras 2 broadcast the target; Keras 3 wants it in the shape of the output. Use "
            "`ops.broadcast_to`.",
            "Keras 2 会广播目标；Keras 3 要求它与输出的形状相同。请用 `ops.broadcast_to`。",
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 3 casts the target to the dtype of the output and takes lists; Keras 2 raised.",
            "Keras 3 把目标转换成输出的 dtype，也接受列表；Keras 2 会报错。",
        ),
        Difference(
            "jax",
            "values",
            "TensorFlow computes from the logits; JAX from the clipped probabilities, so large losses have "
            "a limit.",
            "TensorFlow 用 logits 计算；JAX 用截断后的概率计算，所以损失再大也有上限。",
        ),
        Difference(
            "numpy",
            "values",
            "TensorFlow computes from the logits; the NumPy backend from the clipped probabilities, so "
            "large losses have a limit.",
            "TensorFlow 用 logits 计算；NumPy 后端用截断后的概率计算，所以损失再大也有上限。",
        ),
        NUMPY_NARROWS,
        pytorch.NAN_PROBABILITY,
        pytorch.FOCAL_CLIPPED,
    ],
    situations=[
        *BEYOND_PROBABILITIES,
    ],
)
def binary_focal_crossentropy(
    target, output, apply_class_balancing=False, alpha=0.25, gamma=2.0, from_logits=False
):
    return keras.losses.binary_focal_crossentropy(
        ops.expand_dims(target, -1),
        ops.expand_dims(output, -1),
        apply_class_balancing=apply_class_balancing,
        alpha=alpha,
        gamma=gamma,
        from_logits=from_logits,
    )


@replaces(
    en="Only the module changes.",
    zh="只需更换模块。",
    trials=[
        lambda target, output: K.categorical_crossentropy(target, output),
        lambda target, output: K.categorical_crossentropy(target=target, output=output, from_logits=True),
        lambda: K.categorical_crossentropy(COLUMNS, IN_COLUMNS, axis=0),
        lambda: K.categorical_crossentropy(COLUMNS, IN_COLUMNS, True, 0),
        Trial(lambda: K.categorical_crossentropy(TARGET, LOGITS, True, -2), ("a negative axis", "负轴")),
        Trial(lambda: K.categorical_crossentropy(TARGET, PROBABILITIES, axis=2), AXIS),
        Trial(lambda: K.categorical_crossentropy(TARGET, K.softmax(K.cast(EXTREME, "float32"))), ACTIVATIONS),
        Trial(lambda: K.categorical_crossentropy(keras.Input((3,)), keras.Input((3,))), SYMBOLIC),
    ],
    inputs=ONE_HOT,
    differences=[
        Difference(
            "jax",
            "values",
            "TensorFlow remembers the logits that `ops.softmax` was given, and computes from them; JAX from "
            "the clipped probabilities. Pass the logits with `from_logits=True`.",
            "TensorFlow 会记住传给 `ops.softmax` 的 logits，并用它们计算；JAX 用截断后的概率计算。请传入 "
            "logits 并指定 `from_logits=True`。",
        ),
        Difference(
            "numpy",
            "values",
            "TensorFlow remembers the logits that `ops.softmax` was given, and computes from them; the "
            "NumPy backend from the clipped probabilities. Pass the logits with `from_logits=True`.",
            "TensorFlow 会记住传给 `ops.softmax` 的 logits，并用它们计算；NumPy 后端用截断后的概率计算。请传"
            "入 logits 并指定 `from_logits=True`。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX takes targets of another dtype too, and a negative axis other than −1 with logits; "
            "TensorFlow raises. Cast the targets to the dtype of the output.",
            "JAX 也接受其他 dtype 的目标，使用 logits 时还接受 −1 以外的负轴；TensorFlow 会报错。请先"
            "把目标转换成输出的 dtype。",
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend takes targets of another dtype too, and a negative axis other than −1 with "
            "logits; TensorFlow raises. Cast the targets to the dtype of the output.",
            "NumPy 后端也接受其他 dtype 的目标，使用 logits 时还接受 −1 以外的负轴；TensorFlow 会报错。请先"
            "把目标转换成输出的 dtype。",
        ),
        Difference(
            "numpy",
            "dtype",
            "The NumPy backend computes in 64 bits with lists, and with targets of another dtype. Pass "
            "tensors of one dtype.",
            "对于列表以及其他 dtype 的目标，NumPy 后端以 64 位计算。请传入 dtype 相同的张量。",
        ),
        pytorch.SATURATED,
        pytorch.LOSS_TAKEN,
        pytorch.LOSS_DTYPE,
    ],
)
def categorical_crossentropy(target, output, from_logits=False, axis=-1):
    return ops.categorical_crossentropy(target, output, from_logits=from_logits, axis=axis)


@replaces(
    en="Pass the axis by keyword: `label_smoothing` has taken its position.",
    zh="轴要用关键字传入：它原来的位置现在属于 `label_smoothing`。",
    trials=[
        lambda target, output: K.categorical_focal_crossentropy(target, output),
        lambda target, output: K.categorical_focal_crossentropy(target, output, from_logits=True),
        lambda: K.categorical_focal_crossentropy(COLUMNS, IN_COLUMNS, axis=0),
        lambda: K.categorical_focal_crossentropy(COLUMNS, IN_COLUMNS, 0.5, 1.0, False, 0),
        lambda: K.categorical_focal_crossentropy(TARGET, LOGITS, 0.5, 1.0, True, 1),
        lambda: K.categorical_focal_crossentropy(target=TARGET, output=LOGITS, alpha=0.5, from_logits=True),
        lambda: K.categorical_focal_crossentropy(TARGET, PROBABILITIES, alpha=[0.25, 0.75], gamma=3),
        Trial(lambda: K.categorical_focal_crossentropy(TARGET, PROBABILITIES, axis=2), AXIS),
        Trial(
            lambda: K.categorical_focal_crossentropy(TARGET, K.softmax(K.cast(EXTREME, "float32"))),
            ACTIVATIONS,
        ),
    ],
    inputs=ONE_HOT,
    differences=[
        Difference(
            "rename",
            "values",
            "The sixth parameter is `label_smoothing` now: an axis passed by position smooths the labels.",
            "第六个形参现在是 `label_smoothing`：按位置传入的轴会被当作标签平滑系数。",
            ordinary=True,
        ),
        Difference(
            "rename",
            "shape",
            "The sixth parameter is `label_smoothing` now: an axis passed by position has no "
            "effect, and the sum runs over the last axis.",
            "第六个形参现在是 `label_smoothing`：按位置传入的轴不再起作用，求和的是最后一个轴。",
            ordinary=True,
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 3 casts the target to the dtype of the output, and broadcasts shapes that don't match; "
            "Keras 2 raised.",
            "Keras 3 把目标转换成输出的 dtype，并广播不匹配的形状；Keras 2 会报错。",
        ),
        NUMPY_NARROWS,
    ],
)
def categorical_focal_crossentropy(target, output, alpha=0.25, gamma=2.0, from_logits=False, axis=-1):
    return keras.losses.categorical_focal_crossentropy(
        target, output, alpha=alpha, gamma=gamma, from_logits=from_logits, axis=axis
    )


def ignored_in_call():
    class Loss(keras.layers.Layer):
        def call(self, target, output):
            return keras.losses.sparse_categorical_crossentropy(target, output, ignore_class=0)

        # Otherwise NumPy infers it from indexes that are in memory by chance.
        def compute_output_shape(self, target_shape, output_shape):
            return target_shape

    return Loss()(INDEXES, PROBABILITIES)


@replaces(
    en="`ops.sparse_categorical_crossentropy` has no `ignore_class`; the function in `keras.losses` has it, "
    "and it too gives the loss of each element.",
    zh="`ops.sparse_categorical_crossentropy` 没有 `ignore_class`；`keras.losses` 中的同名函数有，返回的同样"
    "是每个元素的损失。",
    trials=[
        lambda: K.sparse_categorical_crossentropy(INDEXES, PROBABILITIES, ignore_class=0),
        lambda target, output: K.sparse_categorical_crossentropy(target, output),
        lambda target, output: K.sparse_categorical_crossentropy(target, output, from_logits=True),
        lambda target, output: K.sparse_categorical_crossentropy(target, output, ignore_class=1),
        lambda: K.sparse_categorical_crossentropy(target=INDEXES, output=LOGITS, from_logits=True, axis=1),
        lambda: K.sparse_categorical_crossentropy(INDEXES, LOGITS, True, -1, 1),
        Trial(lambda: K.sparse_categorical_crossentropy(CLASS_OF_COLUMNS, IN_COLUMNS, axis=0), CLASSES),
        Trial(lambda: K.sparse_categorical_crossentropy(INDEXES, PROBABILITIES, axis=0), CLASSES),
        Trial(lambda: K.sparse_categorical_crossentropy(INDEXES, PROBABILITIES, False, -2), CLASSES),
        Trial(
            lambda: K.sparse_categorical_crossentropy(INDEXES, K.softmax(K.cast(EXTREME, "float32"))),
            ACTIVATIONS,
        ),
    ],
    inputs=SPARSE,
    differences=[
        Difference(
            "replacement",
            "raises",
            "Keras 3 takes classes on the last axis only, targets with the shape of the losses, and no "
            "lists. Pass `ops.moveaxis(output, axis, -1)`, and reshape or convert the targets.",
            "Keras 3 要求类别在最后一个轴上、目标与损失形状相同，并且不接受列表。请传入 "
            "`ops.moveaxis(output, axis, -1)`，并改变目标的形状或转换成张量。",
        ),
        Difference(
            "replacement",
            "accepts",
            "With `ignore_class`, Keras 2 raised on a target that is a scalar.",
            "指定 `ignore_class` 时，Keras 2 遇到标量目标会报错。",
        ),
        Difference(
            "jax",
            "values",
            "JAX divides the probabilities by their sum first, and doesn't remember the logits that "
            "`ops.softmax` was given. Pass the logits with `from_logits=True`.",
            "JAX 会先把概率除以它们的和，也不会记住传给 `ops.softmax` 的 logits。请传入 logits 并指定 "
            "`from_logits=True`。",
        ),
        Difference(
            "numpy",
            "values",
            "The NumPy backend divides the probabilities by their sum first, and doesn't remember the "
            "logits that `ops.softmax` was given. Pass the logits with `from_logits=True`.",
            "NumPy 后端会先把概率除以它们的和，也不会记住传给 `ops.softmax` 的 logits。请传入 logits 并指定 "
            "`from_logits=True`。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX gives a target out of range no loss, and takes another axis if the sizes happen to fit; "
            "TensorFlow raises.",
            "JAX 对超出范围的目标不计损失，大小恰好吻合时还接受其他轴；TensorFlow 会报错。",
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend gives a target of −1 no loss, and takes another axis if the sizes happen to "
            "fit; TensorFlow raises.",
            "NumPy 后端对等于 −1 的目标不计损失，大小恰好吻合时还接受其他轴；TensorFlow 会报错。",
        ),
        Difference(
            "jax",
            "dtype",
            "JAX returns `float32` for half precision.",
            "对于半精度，JAX 返回 `float32`。",
        ),
        Difference(
            "numpy",
            "dtype",
            "The NumPy backend returns `float32` for half precision and, with `ignore_class`, for double "
            "precision.",
            "对于半精度，NumPy 后端返回 `float32`；指定 `ignore_class` 时，双精度也是如此。",
        ),
        pytorch.SPARSE_AXIS,
        pytorch.SPARSE_SUMS,
    ],
    situations=[
        SituationDifference(
            ("unknown_batch",),
            "raises",
            "Between layers, `ignore_class` needs a known batch size. Compute the loss in a layer's `call`.",
            "在层与层之间使用 `ignore_class`，必须知道批次大小。请在层的 `call` 里计算。",
            advised=(ignored_in_call,),
        ),
        SituationDifference(
            ("weights",),
            "values",
            "Where all probabilities are 0 or negative, TensorFlow passes no gradient, and the others a "
            "gradient or NaN. A softmax gives no such outputs.",
            "概率全为 0 或负数时，TensorFlow 不传回梯度，其他后端传回梯度或 NaN。softmax 的输出不会这样。",
            backends=("jax", "torch"),
        ),
    ],
)
def sparse_categorical_crossentropy(target, output, from_logits=False, axis=-1, ignore_class=None):
    return keras.losses.sparse_categorical_crossentropy(
        target, output, from_logits=from_logits, ignore_class=ignore_class, axis=axis
    )


STEPS = np.array(
    [
        [[0.6, 0.1, 0.3], [0.5, 0.2, 0.3], [0.1, 0.7, 0.2], [0.2, 0.2, 0.6]],
        [[0.1, 0.8, 0.1], [0.2, 0.1, 0.7], [0.7, 0.1, 0.2], [0.1, 0.2, 0.7]],
    ],
    "float32",
)
SURE = np.array([[[1, 0, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]]], "float32")
LABELS = np.array([[0, 1], [1, 0]], "int32")
STEP_COUNT = np.array([[4], [3]], "int32")
LABEL_COUNT = np.array([[2], [2]], "int32")

CTC = [
    Input((LABELS, STEPS, STEP_COUNT, LABEL_COUNT)),
    Input((LABELS, STEPS, STEP_COUNT, np.array([[1], [2]], "int32"))),
    Input((LABELS, STEPS * 3, STEP_COUNT, LABEL_COUNT)),
    Input((np.array([[0, 0], [1, 1]], "int32"), STEPS, STEP_COUNT, LABEL_COUNT), REPEATED),
    Input((LABELS.astype("float32"), STEPS, STEP_COUNT * 1.0, LABEL_COUNT * 1.0), FLOAT_LENGTHS),
    Input((LABELS.astype("int64"), STEPS, STEP_COUNT.astype("int64"), LABEL_COUNT.astype("int64")), LONG),
    Input((np.array([[0, -1], [1, 0]], "int32"), STEPS, STEP_COUNT, np.array([[1], [2]], "int32")), PADDED),
    Input((LABELS, STEPS.astype("float16"), STEP_COUNT, LABEL_COUNT), HALF),
    Input((LABELS, STEPS.astype("float64"), STEP_COUNT, LABEL_COUNT), DOUBLE),
    Input(
        (np.array([[0, 0, 1]], "int32"), SURE, np.array([[4]], "int32"), np.array([[3]], "int32")), SATURATED
    ),
    Input(
        (np.array([[1, 0, 1]], "int32"), SURE, np.array([[4]], "int32"), np.array([[3]], "int32")), SATURATED
    ),
    Input((LABELS, STEPS, np.array([[4], [1]], "int32"), LABEL_COUNT), SHORT),
    Input((LABELS, STEPS, STEP_COUNT, np.array([[2], [0]], "int32")), NO_LABELS),
    Input((LABELS, STEPS, STEP_COUNT[:, 0], LABEL_COUNT[:, 0]), UNMATCHED),
    Input((np.array([[0, 2], [1, 0]], "int32"), STEPS, STEP_COUNT, LABEL_COUNT), BLANK_LABEL),
]


@replaces(
    en="`ops.ctc_loss` takes logarithms of the probabilities, lengths without a second axis, the label "
    "lengths first, and class 0 as the blank unless you set `mask_index`.",
    zh="`ops.ctc_loss` 接受的是概率的对数，长度没有第二个轴，标签的长度在前；"
    "不指定 `mask_index` 时，空白类别是 0。",
    trials=[
        lambda y_true, y_pred, input_length, label_length: K.ctc_batch_cost(
            y_true, y_pred, input_length, label_length
        ),
    ],
    inputs=CTC,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised where the steps are too few for the labels, and where there are no labels; "
            "Keras 3 returns a number, in the first case a huge one.",
            "时间步少于标签，或者没有标签时，Keras 2 会报错；Keras 3 返回一个数，前一种情况下是很大的数。",
        ),
        Difference(
            "replacement",
            "dtype",
            "`ops.ctc_loss` returns `float32` for half precision.",
            "对于半精度，`ops.ctc_loss` 返回 `float32`。",
        ),
        Difference(
            "replacement",
            "values",
            "`ops.ctc_loss` computes double precision in 32 bits, and treats a label that is the blank "
            "differently. Don't use the last class as a label.",
            "`ops.ctc_loss` 以 32 位计算双精度的输入，对等于空白类别的标签也有不同的处理。不要把最后一个类别"
            "用作标签。",
        ),
        Difference(
            "jax",
            "values",
            "JAX gives another number where the labels can't be produced: with too few steps, or with the "
            "blank as a label.",
            "不可能得出这些标签时（时间步太少，或者把空白类别用作标签），JAX 给出另一个数。",
        ),
        Difference(
            "numpy",
            "values",
            "The NumPy backend gives another number where the labels can't be produced: with too few steps, "
            "or with the blank as a label.",
            "不可能得出这些标签时（时间步太少，或者把空白类别用作标签），NumPy 后端给出另一个数。",
        ),
        NUMPY_NARROWS,
        pytorch.NARROWED,
        pytorch.CTC_LENGTHS,
        pytorch.CTC_EDGES,
    ],
    situations=[
        SituationDifference(
            ("weights",),
            "values",
            "Where all probabilities are 0, gradients are large, and their last digits differ.",
            "概率全为 0 时，梯度很大，末几位不同。",
        ),
    ],
)
def ctc_batch_cost(y_true, y_pred, input_length, label_length):
    loss = ops.ctc_loss(
        y_true,
        ops.log(y_pred + keras.config.epsilon()),
        ops.cast(ops.squeeze(label_length, -1), "int32"),
        ops.cast(ops.squeeze(input_length, -1), "int32"),
        mask_index=y_pred.shape[-1] - 1,
    )
    return ops.expand_dims(loss, 1)


DECODED = [
    Input((STEPS, np.array([4, 3], "int32"))),
    Input((STEPS, np.array([4, 4], "int64"))),
    Input((STEPS * 3, np.array([2, 3], "int32"))),
    Input((STEPS, np.array([4.0, 3.0], "float32")), FLOAT_LENGTHS),
    Input((SURE, np.array([4], "int32")), REPEATED),
    Input((STEPS.astype("float16"), np.array([4, 3], "int32")), HALF),
    Input((STEPS.astype("float64"), np.array([4, 3], "int32")), DOUBLE),
    Input((np.full((1, 3, 3), 0.25, "float32"), np.array([3], "int32")), SAME),
    Input((STEPS, np.array([5, 3], "int32")), TOO_LONG),
    Input((STEPS, np.array([0, 3], "int32")), NO_STEPS),
]

Y_PRED = Input((STEPS,))
DOUBLED = Input((SURE,))
LEVEL = Input((np.full((1, 3, 3), 0.25, "float32"),))
INPUT_LENGTH = Input((np.array([4, 3], "int32"),))
NONE_OF_ONE = Input((np.array([0, 3], "int32"),))
FOUR = Input((np.array([4], "int32"),))
THREE = Input((np.array([3], "int32"),))


@replaces(
    en="`ops.ctc_decode` takes logarithms of the probabilities, and class 0 as the blank unless you set "
    "`mask_index`; its beam search keeps repeated labels that Keras 2 merged.",
    zh="`ops.ctc_decode` 接受的是概率的对数；不指定 `mask_index` 时，空白类别是 0；"
    "它的束搜索会保留被 Keras 2 合并的重复标签。",
    trials=[
        lambda y_pred, input_length: K.ctc_decode(y_pred, input_length)[0][0],
        lambda y_pred, input_length: K.ctc_decode(y_pred, input_length)[1],
        lambda: K.ctc_decode(y_pred=Y_PRED, input_length=INPUT_LENGTH, greedy=True),
        lambda: K.ctc_decode(Y_PRED, INPUT_LENGTH, greedy=False)[0][0],
        lambda: K.ctc_decode(Y_PRED, INPUT_LENGTH, False, 4, 2)[0][1],
        lambda: K.ctc_decode(Y_PRED, INPUT_LENGTH, greedy=False, beam_width=4, top_paths=2)[1],
        Trial(lambda: K.ctc_decode(DOUBLED, FOUR, greedy=False, beam_width=4)[0][0], REPEATED),
        Trial(lambda: K.ctc_decode(LEVEL, THREE, greedy=False, beam_width=4)[0][0], SAME),
        Trial(lambda: K.ctc_decode(Y_PRED, NONE_OF_ONE, greedy=False, beam_width=4)[0][0], NO_STEPS),
    ],
    inputs=DECODED,
    differences=[
        Difference(
            "rename",
            "values",
            "Without `mask_index`, class 0 is the blank and the last class a label; and the probabilities "
            "are taken for logarithms, so the scores are different too.",
            "不指定 `mask_index` 时，类别 0 是空白，最后一个类别成了标签；概率还被当作对数，所以分数也不同。",
            ordinary=True,
        ),
        Difference(
            "replacement",
            "dtype",
            "The labels are `int32` now.",
            "标签现在是 `int32`。",
            ordinary=True,
        ),
        Difference(
            "replacement",
            "values",
            "Keras 2's beam search merged repeated labels, even those with a blank between them: `0, 0, 1` "
            "became `0, 1`. Keras 3 keeps them.",
            "Keras 2 的束搜索会合并重复的标签，即使它们之间有空白：`0, 0, 1` 会变成 `0, 1`。Keras 3 会保留。",
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on half precision; Keras 3 computes it in `float32`.",
            "Keras 2 遇到半精度会报错；Keras 3 以 `float32` 计算。",
        ),
        Difference(
            "jax",
            "accepts",
            "TensorFlow raises on a length beyond the steps; JAX stops at the last step.",
            "长度超过时间步数时 TensorFlow 会报错；JAX 在最后一步停止。",
        ),
        Difference(
            "numpy",
            "accepts",
            "TensorFlow raises on a length beyond the steps; the NumPy backend stops at the last step.",
            "长度超过时间步数时 TensorFlow 会报错；NumPy 后端在最后一步停止。",
        ),
        Difference(
            "jax",
            "zero",
            "For a length of 0, JAX gives the score −0.",
            "长度为 0 时，JAX 给出的分数是 −0。",
        ),
        Difference(
            "numpy",
            "zero",
            "For a length of 0, the NumPy backend gives the score −0.",
            "长度为 0 时，NumPy 后端给出的分数是 −0。",
        ),
        Difference(
            "jax",
            "values",
            "JAX's beam search reads the first step even if the length is 0.",
            "即使长度为 0，JAX 的束搜索也会读取第一步。",
        ),
        Difference(
            "numpy",
            "values",
            "The NumPy backend's beam search reads the first step even if the length is 0, and breaks "
            "ties differently.",
            "即使长度为 0，NumPy 后端的束搜索也会读取第一步；概率并列时的选择也不同。",
        ),
        NUMPY_NARROWS,
        pytorch.DECODED_LENGTHS,
        pytorch.NARROWED,
        pytorch.DECODED_EDGES,
        pytorch.DECODED_ZERO,
    ],
)
def ctc_decode(y_pred, input_length, greedy=True, beam_width=100, top_paths=1):
    decoded, scores = ops.ctc_decode(
        ops.log(y_pred + keras.config.epsilon()),
        input_length,
        strategy="greedy" if greedy else "beam_search",
        beam_width=beam_width,
        top_paths=top_paths,
        mask_index=y_pred.shape[-1] - 1,
    )
    return ops.unstack(decoded), scores


DENSE = Input((np.array([[0, 1, 2], [1, 0, 0]], "int32"),))
LENGTHS = Input((np.array([3, 1], "int32"),))


@replaces(
    en="Nothing takes its place, and nothing needs to: `ops.ctc_loss` takes the padded labels and their "
    "lengths.",
    zh="没有替代函数，也不需要：`ops.ctc_loss` 直接接受填充过的标签及其长度。",
    trials=[
        lambda: K.ctc_label_dense_to_sparse(DENSE, LENGTHS),
        lambda: K.ctc_label_dense_to_sparse(labels=DENSE, label_lengths=LENGTHS),
    ],
    instead=lambda: ops.ctc_loss(
        np.array([[0, 1], [1, 0]]),
        np.zeros((2, 4, 3), "float32"),
        target_length=np.array([2, 1]),
        output_length=np.array([4, 4]),
        mask_index=2,
    ),
)
def ctc_label_dense_to_sparse(labels, label_lengths): ...
