"""Activations, normalization and biases."""

import keras
import numpy as np
from keras import ops

from publishing.atlas.entry import Difference, Input, K, SituationDifference, Trial, replaces
from snippets.atlas import pytorch
from snippets.atlas.differences import INTEGERS_ACCEPTED
from snippets.atlas.inputs import (
    AXIS,
    DIMENSIONS,
    DOUBLE,
    EMPTY,
    FLOATS,
    HALF,
    INTEGERS,
    INTS,
    MIXED,
    NONE,
    NUMBERS,
    SCALAR,
    TENSORS,
    UNMATCHED,
    ZERO,
)

SYMBOLIC = ("symbolic tensors", "符号张量")
EXTREME = ("very large numbers", "绝对值很大的数")
TINY = ("very short vectors", "长度极小的向量")
IGNORED_AXIS = ("an axis that Keras 2 ignored", "被 Keras 2 忽略的轴")
BROADCAST = ("statistics that broadcast", "需要广播的统计量")
ARRAYS = ("NumPy arrays", "NumPy 数组")
CHANNELS_FIRST = ("channels first", "通道在前")

SIGNED = Input((np.array([-2, -0.5, 0, 1, 3], "float32"),))
BIG = Input((np.array([-1000, -90, -20, 20, 90, 1000], "float32"),), EXTREME)

MATRIX = Input((np.array([[3, 4], [0, 12]], "float32"),))
MEAN = Input((np.array([1, 4], "float32"),))
VAR = Input((np.array([4, 16], "float32"),))
BETA = Input((np.array([0.5, 1], "float32"),))
GAMMA = Input((np.array([2, 3], "float32"),))
CUBE = Input((np.array([[[3, 4], [0, 12]], [[5, 8], [1, -4]]], "float32"),))
IMAGES = Input((np.array([[[[3, 4], [0, 12]]], [[[5, 8], [1, -4]]]], "float32"),))
PAIRS_FIRST = Input((np.array([[[[3, 4]], [[0, 12]]], [[[5, 8]], [[1, -4]]]], "float32"),))
ROW_MEAN = Input((np.array([[1, 4]], "float32"),))
ROW_VAR = Input((np.array([[4, 16]], "float32"),))
COLUMN_MEAN = Input((np.array([[[1], [4]]], "float32"),))
COLUMN_VAR = Input((np.array([[[4], [16]]], "float32"),))
PIXEL_MEAN = Input((np.array([[[[1, 4]]]], "float32"),))
PIXEL_VAR = Input((np.array([[[[4, 16]]]], "float32"),))

ACTIVATED = [SIGNED, *TENSORS, BIG]
"""Tensors of all sorts, beginning with one that has both signs."""

NUMPY_NARROWS = Difference(
    "numpy",
    "dtype",
    "The NumPy backend converts 64-bit numbers to 32 bits.",
    "NumPy 后端把 64 位的数转换成 32 位。",
)
JAX_TAKES_INTEGERS = Difference(
    "jax",
    "accepts",
    "JAX takes integers and booleans too; TensorFlow raises. Cast them to floats.",
    "JAX 也接受整数和布尔值；TensorFlow 会报错。请先转换成浮点数。",
)
NUMPY_TAKES_INTEGERS = Difference(
    "numpy",
    "accepts",
    "The NumPy backend takes integers and booleans too; TensorFlow raises. Cast them to floats.",
    "NumPy 后端也接受整数和布尔值；TensorFlow 会报错。请先转换成浮点数。",
)


def images_normalized():
    x, mean, var = K.cast(IMAGES, "float32"), K.cast(MEAN, "float32"), K.cast(VAR, "float32")
    beta, gamma = K.cast(BETA, "float32"), K.cast(GAMMA, "float32")
    return K.batch_normalization(x, mean, var, beta, gamma)


def images_normalized_on_axis():
    x, mean, var = K.cast(IMAGES, "float32"), K.cast(MEAN, "float32"), K.cast(VAR, "float32")
    return K.batch_normalization(x, mean, var, None, None, axis=3, epsilon=0.01)


def images_with_broadcast_statistics():
    x, mean, var = K.cast(IMAGES, "float32"), K.cast(PIXEL_MEAN, "float32"), K.cast(PIXEL_VAR, "float32")
    return K.batch_normalization(x, mean, var, None, None)


def images_channels_first():
    x, mean, var = K.cast(PAIRS_FIRST, "float32"), K.cast(MEAN, "float32"), K.cast(VAR, "float32")
    beta, gamma = K.cast(BETA, "float32"), K.cast(GAMMA, "float32")
    return K.batch_normalization(x, mean, var, beta, gamma, axis=1)


def channels_first_by_default():
    keras.backend.set_image_data_format("channels_first")
    return K.bias_add(CUBE, BETA)


@replaces(
    en="Only the module changes.",
    zh="只需更换模块。",
    trials=[
        lambda x: K.elu(x),
        lambda x: K.elu(x, alpha=0.5),
        lambda x: K.elu(x, 2),
        Trial(lambda: K.elu(SIGNED, alpha=0.0), ZERO),
        Trial(lambda: K.elu(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=ACTIVATED,
    differences=[
        Difference(
            "jax",
            "accepts",
            "JAX takes integers and booleans too, and with a non-default `alpha` also lists; "
            "TensorFlow raises. Pass tensors of floats.",
            "JAX 也接受整数和布尔值，指定非默认的 `alpha` 时还接受列表；TensorFlow 会报错。"
            "请传入浮点数张量。",
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend takes integers and booleans too, and with a non-default `alpha` also "
            "lists; TensorFlow raises. Pass tensors of floats.",
            "NumPy 后端也接受整数和布尔值，指定非默认的 `alpha` 时还接受列表；TensorFlow 会报错。"
            "请传入浮点数张量。",
        ),
        NUMPY_NARROWS,
        pytorch.LISTS_TAKEN,
    ],
)
def elu(x, alpha=1.0):
    return ops.elu(x, alpha=alpha)


@replaces(
    en="`ops.relu` takes nothing but the tensor; the slope, the limit and the threshold are parameters of "
    "`keras.activations.relu`, where `alpha` is called `negative_slope`.",
    zh="`ops.relu` 只接受张量；斜率、上限和阈值是 `keras.activations.relu` 的形参，其中 `alpha` 改名为 "
    "`negative_slope`。",
    trials=[
        lambda: K.relu(SIGNED, alpha=0.1),
        lambda x: K.relu(x),
        lambda x: K.relu(x, 0.5, 2.0),
        lambda x: K.relu(x, max_value=6),
        lambda x: K.relu(x, threshold=1.0),
        lambda: K.relu(SIGNED, max_value=2.0),
        lambda: K.relu(SIGNED, alpha=0.5, threshold=1.0),
        lambda: K.relu(SIGNED, alpha=0.5, max_value=2.0, threshold=-1.0),
        lambda: K.relu(SIGNED, 0.0, None, 1.0),
        lambda: K.relu(SIGNED, max_value=6.0, threshold=0.5),
        Trial(lambda: K.relu(keras.Input((3,)), alpha=0.1), SYMBOLIC),
    ],
    inputs=ACTIVATED,
    differences=[
        Difference(
            "replacement",
            "values",
            "With a threshold, Keras 2 multiplied what isn't above it by 0, so NaN and −∞ gave NaN; Keras 3 "
            "gives 0.",
            "指定阈值时，Keras 2 把不超过阈值的数乘以 0，所以 NaN 和 −∞ 得到 NaN；Keras 3 得到 0。",
        ),
        Difference(
            "replacement",
            "zero",
            "With a threshold, Keras 2 gave −0 for negative numbers; Keras 3 gives 0.",
            "指定阈值时，Keras 2 对负数返回 −0；Keras 3 返回 0。",
            ordinary=True,
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on integers with a threshold that is a float, and on lists with a slope; Keras "
            "3 converts them.",
            "阈值是浮点数时遇到整数，或者指定斜率时遇到列表，Keras 2 都会报错；Keras 3 会转换它们。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX takes booleans too, and integers with a slope that is a float; TensorFlow raises. Cast "
            "them to floats.",
            "JAX 也接受布尔值，斜率是浮点数时还接受整数；TensorFlow 会报错。请先转换成浮点数。",
        ),
        Difference(
            "jax",
            "dtype",
            "With `max_value=6`, JAX returns floats for integers.",
            "指定 `max_value=6` 时，JAX 对整数返回浮点数。",
        ),
        Difference(
            "jax",
            "zero",
            "TensorFlow keeps −0; JAX gives 0.",
            "TensorFlow 保留 −0；JAX 返回 0。",
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend takes booleans too, and Python integers with a slope that is a float; "
            "TensorFlow raises. Cast them to floats.",
            "NumPy 后端也接受布尔值，斜率是浮点数时还接受 Python 整数；TensorFlow 会报错。请先转换成浮点数。",
        ),
        NUMPY_NARROWS,
        Difference(
            "numpy",
            "zero",
            "TensorFlow keeps −0; the NumPy backend gives 0.",
            "TensorFlow 保留 −0；NumPy 后端返回 0。",
        ),
        pytorch.BOOLEANS_TAKEN,
    ],
)
def relu(x, alpha=0.0, max_value=None, threshold=0.0):
    return keras.activations.relu(x, negative_slope=alpha, max_value=max_value, threshold=threshold)


@replaces(
    en="Only the module changes.",
    zh="只需更换模块。",
    trials=[
        lambda x: K.sigmoid(x),
        Trial(lambda: K.sigmoid(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=ACTIVATED,
    differences=[
        NUMPY_TAKES_INTEGERS,
        NUMPY_NARROWS,
        pytorch.INTEGERS_TAKEN,
    ],
)
def sigmoid(x):
    return ops.sigmoid(x)


@replaces(
    en="Write the formula: `ops.hard_sigmoid` is another function, with a slope of 1/6 instead of 0.2.",
    zh="直接写出公式：`ops.hard_sigmoid` 是另一个函数，斜率是 1/6 而不是 0.2。",
    trials=[
        lambda: K.hard_sigmoid(K.cast(SIGNED, "float32")),
        lambda x: K.hard_sigmoid(K.cast(x, "float32")),
        Trial(lambda: K.hard_sigmoid(K.cast(SIGNED, "float16")), HALF),
        Trial(lambda: K.hard_sigmoid(K.cast(SIGNED, "float64")), DOUBLE),
        Trial(lambda: K.hard_sigmoid(K.cast(SIGNED, "int32")), INTEGERS),
        Trial(lambda: K.hard_sigmoid(SIGNED), ARRAYS),
        Trial(lambda: K.hard_sigmoid(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=ACTIVATED,
    differences=[
        Difference(
            "rename",
            "values",
            "The slope of `ops.hard_sigmoid` is 1/6, not 0.2: every number between −3 and 3 except 0 "
            "gives a different result.",
            "`ops.hard_sigmoid` 的斜率是 1/6，不是 0.2：−3 与 3 之间除 0 以外的结果都不同。",
            ordinary=True,
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 2 took tensors only, not NumPy arrays; the formula takes both.",
            "Keras 2 只接受张量，不接受 NumPy 数组；这个公式两者都接受。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX takes integers too; TensorFlow raises. Cast them to floats.",
            "JAX 也接受整数；TensorFlow 会报错。请先转换成浮点数。",
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend takes integers too; TensorFlow raises. Cast them to floats.",
            "NumPy 后端也接受整数；TensorFlow 会报错。请先转换成浮点数。",
        ),
        NUMPY_NARROWS,
        pytorch.INTEGERS_TAKEN,
    ],
)
def hard_sigmoid(x):
    return ops.clip(0.2 * x + 0.5, 0, 1)


@replaces(
    en="Only the module changes.",
    zh="只需更换模块。",
    trials=[
        lambda x: K.softmax(K.cast(x, "float32")),
        lambda x: K.softmax(K.cast(x, "float32"), axis=0),
        Trial(lambda x: K.softmax(x), ARRAYS),
        lambda: K.softmax(K.cast(MATRIX, "float32"), axis=(0, 1)),
        lambda: K.softmax(K.cast(CUBE, "float32"), (0, 2)),
        Trial(
            lambda: K.softmax(K.cast(CUBE, "float32"), (-1, 0)), ("negative axes in a tuple", "元组中的负轴")
        ),
        Trial(lambda: K.softmax(K.cast(CUBE, "float32"), axis=None), NONE),
        Trial(lambda: K.softmax(K.cast(CUBE, "float32"), [-2, -1]), ("a list of axes", "轴的列表")),
        Trial(lambda: K.softmax(K.cast(CUBE, "float32"), axis=4), AXIS),
        Trial(lambda: K.softmax(K.cast(MATRIX, "float16")), HALF),
        Trial(lambda: K.softmax(K.cast(MATRIX, "float64")), DOUBLE),
        Trial(lambda: K.softmax(K.cast(MATRIX, "int32")), INTEGERS),
        Trial(lambda: K.softmax(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[*FLOATS, Input((np.array([[-1000, 0, 1000]], "float32"),), EXTREME)],
    differences=[
        Difference(
            "replacement",
            "raises",
            "TensorFlow now takes several axes only as a tuple without negative numbers: write `(1, 2)`, not "
            "`[-2, -1]`.",
            "传入多个轴时，TensorFlow 现在只接受不含负数的元组：请写 `(1, 2)`，不要写 `[-2, -1]`。",
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on tensors of one dimension and on NumPy arrays; Keras 3 takes both.",
            "Keras 2 遇到一维张量和 NumPy 数组会报错；Keras 3 两者都接受。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX takes a list of axes and integers too; TensorFlow raises.",
            "JAX 也接受轴的列表和整数；TensorFlow 会报错。",
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend takes scalars and integers too; TensorFlow raises.",
            "NumPy 后端也接受标量和整数；TensorFlow 会报错。",
        ),
        Difference(
            "numpy",
            "raises",
            "The NumPy backend can't take the maximum along an axis of size 0.",
            "NumPy 后端无法沿大小为 0 的轴求最大值。",
        ),
        pytorch.SCALARS_TAKEN,
    ],
)
def softmax(x, axis=-1):
    return ops.softmax(x, axis=axis)


@replaces(
    en="Only the module changes.",
    zh="只需更换模块。",
    trials=[
        lambda x: K.softplus(x),
        Trial(lambda: K.softplus(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=ACTIVATED,
    differences=[
        JAX_TAKES_INTEGERS,
        NUMPY_TAKES_INTEGERS,
        NUMPY_NARROWS,
    ],
)
def softplus(x):
    return ops.softplus(x)


@replaces(
    en="Only the module changes.",
    zh="只需更换模块。",
    trials=[
        lambda x: K.softsign(x),
        Trial(lambda: K.softsign(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=ACTIVATED,
    differences=[
        JAX_TAKES_INTEGERS,
        NUMPY_TAKES_INTEGERS,
        NUMPY_NARROWS,
        pytorch.INTEGERS_TAKEN,
    ],
)
def softsign(x):
    return ops.softsign(x)


@replaces(
    en="Only the module changes.",
    zh="只需更换模块。",
    trials=[
        lambda x: K.tanh(x),
        Trial(lambda: K.tanh(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=ACTIVATED,
    differences=[
        INTEGERS_ACCEPTED,
        NUMPY_NARROWS,
    ],
)
def tanh(x):
    return ops.tanh(x)


@replaces(
    en="Write the axis: without it, `ops.normalize` normalizes each row, not the whole tensor.",
    zh="一定要写出轴：省略时，`ops.normalize` 对每一行归一化，而不是对整个张量。",
    trials=[
        lambda x: K.l2_normalize(x),
        lambda x: K.l2_normalize(x, axis=-1),
        lambda x: K.l2_normalize(x, 0),
        lambda: K.l2_normalize(MATRIX, axis=1),
        lambda: K.l2_normalize(MATRIX, axis=[0, 1]),
        lambda: K.l2_normalize(MATRIX, axis=(0, 1)),
        Trial(lambda: K.l2_normalize(MATRIX, axis=2), AXIS),
        Trial(lambda: K.l2_normalize(keras.Input((3,)), axis=-1), SYMBOLIC),
    ],
    inputs=[
        Input((np.array([[3, 4], [0, 12]], "float32"),)),
        *FLOATS,
        *INTS,
        Input((np.array([[3e-7, 4e-7], [0, 0]], "float32"),), TINY),
        Input((np.array([[3e-7, 4e-7], [0, 0]], "float64"),), TINY),
    ],
    differences=[
        Difference(
            "rename",
            "values",
            "The old default was all axes together, the new one is the last axis; and the new `epsilon` "
            "allows shorter vectors to reach length 1.",
            "默认值以前是所有轴一起，现在只是最后一个轴；而且新的 `epsilon` 会让更短的向量也归一化到长度 1。",
            ordinary=True,
        ),
        Difference(
            "rename",
            "shape",
            "`ops.normalize` gives a scalar one dimension.",
            "`ops.normalize` 会给标量增加一个维度。",
        ),
        Difference(
            "replacement",
            "shape",
            "`ops.normalize` gives a scalar one dimension.",
            "`ops.normalize` 会给标量增加一个维度。",
        ),
        Difference(
            "replacement",
            "accepts",
            "A scalar has no axis, so Keras 2 raised; `ops.normalize` gives it one.",
            "标量没有轴，所以 Keras 2 会报错；`ops.normalize` 会给它增加一个轴。",
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend takes integers too, but rounds the reciprocal of the length down to an "
            "integer. Cast them to floats.",
            "NumPy 后端也接受整数，但会把长度的倒数向下取整。请先转换成浮点数。",
        ),
        NUMPY_NARROWS,
        pytorch.INTEGERS_TAKEN,
        pytorch.ROUNDED_EPSILON,
    ],
    situations=[
        SituationDifference(
            ("weights",),
            "values",
            "For a vector of zeros, the gradient is NaN, and so are the weights after a training step. "
            "Write `x / ops.sqrt(ops.maximum(ops.sum(ops.square(x), axis=axis, keepdims=True), 1e-12))`.",
            "向量全为零时，梯度是 NaN，训练一步之后权重也是 NaN。请写 "
            "`x / ops.sqrt(ops.maximum(ops.sum(ops.square(x), axis=axis, keepdims=True), 1e-12))`。",
            backends=("jax", "torch"),
            advised=("x / ops.sqrt(ops.maximum(ops.sum(ops.square(x), axis=None, keepdims=True), 1e-12))",),
        ),
    ],
)
def l2_normalize(x, axis=None):
    return ops.normalize(x, axis=axis, epsilon=1e-6)


@replaces(
    en="`beta` is now `offset`, `gamma` is `scale`, and the axis comes before them.",
    zh="`beta` 改名为 `offset`，`gamma` 改名为 `scale`，轴移到了它们前面。",
    trials=[
        lambda x: K.batch_normalization(K.cast(x, "float32"), MEAN, VAR, BETA, GAMMA),
        lambda x: K.batch_normalization(
            K.cast(x, "float32"), MEAN, VAR, beta=BETA, gamma=GAMMA, axis=-1, epsilon=0.1
        ),
        lambda: K.batch_normalization(
            x=K.cast(MATRIX, "float32"), mean=MEAN, var=VAR, beta=BETA, gamma=GAMMA, axis=1
        ),
        lambda: K.batch_normalization(K.cast(CUBE, "float32"), MEAN, VAR, BETA, GAMMA, 2, 0.01),
        Trial(lambda x: K.batch_normalization(K.cast(x, "float32"), MEAN, VAR, None, None), NONE),
        Trial(lambda x: K.batch_normalization(K.cast(x, "float32"), MEAN, VAR, BETA, None), NONE),
        Trial(lambda x: K.batch_normalization(K.cast(x, "float32"), MEAN, VAR, None, GAMMA), NONE),
        images_normalized,
        images_normalized_on_axis,
        Trial(images_with_broadcast_statistics, BROADCAST),
        Trial(images_channels_first, CHANNELS_FIRST),
        Trial(
            lambda: K.batch_normalization(K.cast(CUBE, "float32"), MEAN, VAR, BETA, GAMMA, axis=1),
            IGNORED_AXIS,
        ),
        Trial(
            lambda: K.batch_normalization(K.cast(MATRIX, "float32"), MEAN, VAR, BETA, GAMMA, axis=0),
            IGNORED_AXIS,
        ),
        Trial(
            lambda: K.batch_normalization(
                K.cast(CUBE, "float32"), COLUMN_MEAN, COLUMN_VAR, None, None, axis=1
            ),
            BROADCAST,
        ),
        Trial(
            lambda: K.batch_normalization(K.cast(CUBE, "float32"), COLUMN_MEAN, COLUMN_VAR, None, None),
            BROADCAST,
        ),
        Trial(
            lambda: K.batch_normalization(K.cast(MATRIX, "float32"), ROW_MEAN, ROW_VAR, BETA, GAMMA),
            BROADCAST,
        ),
        Trial(lambda: K.batch_normalization(K.cast(MATRIX, "float32"), MEAN, VAR, BETA, GAMMA, axis=2), AXIS),
        Trial(
            lambda: K.batch_normalization(K.cast(MATRIX, "float32"), MEAN, VAR, BETA, GAMMA, epsilon=0.0),
            ZERO,
        ),
    ],
    inputs=[MATRIX, CUBE],
    differences=[
        Difference(
            "replacement",
            "values",
            "Unless `x` had four dimensions, Keras 2 ignored the axis and used the last one. To get the old "
            "result, write `-1`.",
            "除非 `x` 是四维，Keras 2 会忽略轴，一律用最后一个轴。要保持原来的结果，请写 `-1`。",
        ),
        Difference(
            "replacement",
            "raises",
            "Keras 2 ignored the axis here. Keras 3 uses it, and wants statistics with one dimension.",
            "这里 Keras 2 忽略了轴。Keras 3 会用到它，并且要求统计量是一维的。",
        ),
        Difference(
            "jax",
            "raises",
            "JAX wants a mean and a variance with one dimension. If they belong to that axis, pass "
            "`ops.reshape(mean, -1)`.",
            "JAX 要求均值和方差是一维的。如果它们对应的就是这个轴，请传入 `ops.reshape(mean, -1)`。",
        ),
        Difference(
            "numpy",
            "raises",
            "The NumPy backend wants a mean and a variance with one dimension. If they belong to that axis, "
            "pass `ops.reshape(mean, -1)`.",
            "NumPy 后端要求均值和方差是一维的。如果它们对应的就是这个轴，请传入 `ops.reshape(mean, -1)`。",
        ),
        pytorch.BROADCAST_STATISTICS,
    ],
    constants=("mean", "var", "beta", "gamma"),
)
def batch_normalization(x, mean, var, beta, gamma, axis=-1, epsilon=1e-3):
    return ops.batch_normalization(x, mean, var, axis, offset=beta, scale=gamma, epsilon=epsilon)


@replaces(
    en="Take the moments and normalize with them; for images with the channels last, Keras 2 returned the "
    "variance with a divisor of N − 1 instead of N.",
    zh="先求均值和方差，再用它们归一化；对通道在后的图像，Keras 2 返回的方差除以的是 N − 1 而不是 N。",
    trials=[
        lambda x: K.normalize_batch_in_training(K.cast(x, "float32"), GAMMA, BETA, [0])[0],
        lambda: K.normalize_batch_in_training(K.cast(MATRIX, "float32"), GAMMA, BETA, [0]),
        lambda: K.normalize_batch_in_training(K.cast(MATRIX, "float32"), GAMMA, BETA, [1]),
        lambda: K.normalize_batch_in_training(K.cast(CUBE, "float32"), GAMMA, BETA, [0, 1], epsilon=0.1),
        lambda: K.normalize_batch_in_training(K.cast(CUBE, "float32"), GAMMA, BETA, (0, 2)),
        lambda: K.normalize_batch_in_training(
            x=K.cast(IMAGES, "float32"), gamma=GAMMA, beta=BETA, reduction_axes=[0, 1, 2]
        ),
        lambda: K.normalize_batch_in_training(K.cast(IMAGES, "float32"), GAMMA, BETA, [0, 1, 2], 0.1)[0],
        lambda: K.normalize_batch_in_training(K.cast(IMAGES, "float32"), GAMMA, BETA, [0, 1, 3]),
        Trial(lambda: K.normalize_batch_in_training(K.cast(MATRIX, "float32"), None, None, [0]), NONE),
        Trial(lambda: K.normalize_batch_in_training(K.cast(IMAGES, "float32"), None, BETA, [0, 1, 2]), NONE),
        Trial(lambda: K.normalize_batch_in_training(K.cast(CUBE, "float32"), GAMMA, None, [0, 2]), NONE),
        Trial(
            lambda: K.normalize_batch_in_training(K.cast(PAIRS_FIRST, "float32"), GAMMA, BETA, [0, 2, 3]),
            CHANNELS_FIRST,
        ),
        Trial(lambda: K.normalize_batch_in_training(K.cast(MATRIX, "float64"), None, None, [0]), DOUBLE),
        Trial(lambda: K.normalize_batch_in_training(K.cast(MATRIX, "float16"), None, None, [0]), HALF),
        Trial(lambda: K.normalize_batch_in_training(K.cast(MATRIX, "float32"), None, None, [2]), AXIS),
    ],
    inputs=[MATRIX],
    rename=lambda: ops.batch_normalization,
    differences=[
        NUMPY_NARROWS,
    ],
    constants=("gamma", "beta"),
)
def normalize_batch_in_training(x, gamma, beta, reduction_axes, epsilon=1e-3):
    x = ops.convert_to_tensor(x)
    mean, variance = ops.moments(x, reduction_axes, keepdims=True)
    normalized = (x - mean) * ops.rsqrt(variance + epsilon)
    if gamma is not None:
        normalized = normalized * ops.reshape(gamma, mean.shape)
    if beta is not None:
        normalized = normalized + ops.reshape(beta, mean.shape)
    if list(reduction_axes) == [0, 1, 2] and len(x.shape) == 4:
        count = ops.cast(ops.size(x) / ops.size(mean), variance.dtype)
        variance = variance * count / (count - 1)
    return normalized, ops.squeeze(mean, reduction_axes), ops.squeeze(variance, reduction_axes)


@replaces(
    en="With the channels last, `x + bias` is enough; with the channels first, reshape the bias so "
    "that its axes match.",
    zh="通道在后时，写 `x + bias` 就够了；通道在前时，要改变偏置的形状，使各轴对应。",
    trials=[
        lambda: K.bias_add(CUBE, BETA, data_format="channels_first"),
        lambda: K.bias_add(PAIRS_FIRST, BETA, data_format="channels_first"),
        lambda: K.bias_add(MATRIX, BETA),
        lambda: K.bias_add(CUBE, BETA, "channels_last"),
        lambda: K.bias_add(x=IMAGES, bias=BETA),
        lambda: K.bias_add(MATRIX, BETA, data_format="channels_first"),
        lambda: K.bias_add(K.cast(CUBE, "float32"), MATRIX),
        lambda: K.bias_add(K.cast(CUBE, "float32"), MATRIX, data_format="channels_first"),
        lambda: K.bias_add(K.cast(PAIRS_FIRST, "float32"), CUBE, data_format="channels_first"),
        Trial(channels_first_by_default, CHANNELS_FIRST),
        Trial(lambda: K.bias_add(MATRIX, np.array([0.5], "float32")), UNMATCHED),
        Trial(lambda: K.bias_add(BETA, GAMMA), DIMENSIONS),
        Trial(lambda: K.bias_add(K.cast(IMAGES, "float32"), MATRIX), UNMATCHED),
        Trial(lambda: K.bias_add(np.array([[1, 2]], "int32"), np.array([3, 4], "int32")), INTEGERS),
        Trial(lambda: K.bias_add(np.array([[1, 2]], "float32"), np.array([3, 4], "float64")), MIXED),
        Trial(lambda: K.bias_add(np.array([[1, 2]], "int32"), np.array([0.5, 4], "float32")), MIXED),
        Trial(lambda: K.bias_add(np.array([[1, 2]], "float16"), np.array([3, 4], "float16")), HALF),
        Trial(lambda: K.bias_add(np.zeros((0, 2), "float32"), BETA), EMPTY),
        Trial(lambda: K.bias_add([[1.0, 2.0]], np.array([3, 4], "float32")), NUMBERS),
        Trial(lambda: K.bias_add(2.5, BETA), SCALAR),
        Trial(
            lambda: K.bias_add(MATRIX, BETA, data_format="last"), ("an unknown data format", "未知的数据格式")
        ),
    ],
    rename=lambda: ops.add,
    differences=[
        Difference(
            "rename",
            "values",
            "`ops.add` knows nothing of `image_data_format()`: with the channels first, it adds the bias "
            "along the last axis. It also promotes mixed dtypes where Keras 2 cast the bias to the dtype of "
            "`x`.",
            "`ops.add` 不考虑 `image_data_format()`：通道在前时，它沿最后一个轴加上偏置。dtype 混合时它会提"
            "升类型，而 Keras 2 把偏置转换成 `x` 的 dtype。",
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 2 checked the data format, the number of dimensions and the sizes; an addition "
            "broadcasts whatever fits.",
            "Keras 2 会检查数据格式、维数和大小；加法则会广播一切能广播的形状。",
        ),
        Difference(
            "jax",
            "dtype",
            "TensorFlow casts an array of biases to the dtype of `x`, even to integers; JAX promotes both.",
            "TensorFlow 把偏置数组转换成 `x` 的 dtype，即使那是整数；JAX 对两者做类型提升。",
        ),
        Difference(
            "jax",
            "values",
            "TensorFlow casts an array of biases to the dtype of `x`, even to integers; JAX promotes both. "
            "Cast the bias.",
            "TensorFlow 把偏置数组转换成 `x` 的 dtype，即使那是整数；JAX 对两者做类型提升。"
            "请先转换偏置的 dtype。",
        ),
        Difference(
            "numpy",
            "dtype",
            "TensorFlow casts an array of biases to the dtype of `x`; the NumPy backend promotes both.",
            "TensorFlow 把偏置数组转换成 `x` 的 dtype；NumPy 后端对两者做类型提升。",
        ),
        Difference(
            "numpy",
            "values",
            "TensorFlow casts an array of biases to the dtype of `x`, even to integers; the NumPy backend "
            "promotes both. Cast the bias.",
            "TensorFlow 把偏置数组转换成 `x` 的 dtype，即使那是整数；NumPy 后端对两者做类型提升。"
            "请先转换偏置的 dtype。",
        ),
        pytorch.BIAS_DTYPE,
        pytorch.BIAS_VALUES,
    ],
    constants=("beta",),
)
def bias_add(x, bias, data_format=None):
    x = ops.convert_to_tensor(x)
    if (data_format or keras.config.image_data_format()) == "channels_last":
        return x + bias
    ones = [1] * (len(x.shape) - 1 - len(bias.shape))
    return ops.add(ops.reshape(bias, [bias.shape[-1], *bias.shape[:-1], *ones]), x)
