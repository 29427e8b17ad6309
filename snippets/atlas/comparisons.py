"""Comparisons: functions of two tensors that give booleans."""

import keras
import numpy as np
from keras import ops

from publishing.atlas.entry import Difference, Input, K, Trial, replaces
from snippets.atlas import pytorch
from snippets.atlas.inputs import (
    BOOLEANS,
    DIMENSIONS,
    DOUBLE,
    EMPTY,
    HALF,
    INTEGERS,
    MIXED,
    NAN,
    NONE,
    NUMBERS,
    PAIRS,
    ROWS,
    SCALAR,
)

SYMBOLIC = ("symbolic tensors", "符号张量")
WIDE = ("numbers beyond 32 bits", "超出 32 位的数")
UNHELD = ("a number that the dtype can't hold", "dtype 无法表示的数")

COMPARED = [
    Input((np.array([0.5, 1.0, 2.0], "float32"), 1.0)),
    Input((np.array([0.5, 1.0, 2.0], "float32"), np.array([1.0, 1.0, 1.0], "float32"))),
    *PAIRS,
    Input((np.array([1, 2, 3], "float32"), 2)),
    Input((2.0, np.array([1, 2, 3], "float32"))),
    Input((np.array([0.1, 0.5], "float32"), 0.1)),
    Input((np.array([0.5, 0.25], "float16"), 0.5), HALF),
    Input((np.array([0.1, 0.5], "float64"), 0.1), DOUBLE),
    Input((np.array([0.7, 0.5], "float64"), 0.7), DOUBLE),
    Input((np.array([3, -1], "int64"), 3), INTEGERS),
    Input((np.array([3, 200], "uint8"), 200), INTEGERS),
    Input((np.array([3, 200], "uint8"), np.array([5, 200], "uint8")), INTEGERS),
    Input((np.array([3, 1], "int16"), np.array([2, 1], "int16")), INTEGERS),
    Input((np.array([3, 255], "uint8"), -1), UNHELD),
    Input((np.array([1099511627776, 0], "int64"), 1099511627776), WIDE),
    Input((np.array([1099511627776, 1099511627776], "int64"), np.array([0, 5], "int64")), WIDE),
    Input((np.array([2, 1], "int32"), np.array([2.5, 0.5], "float32")), MIXED),
    Input((np.array([16777217, 16777219], "int32"), np.array([16777216, 16777220], "float32")), MIXED),
    Input((np.array([True, False]), np.array([1, 1], "int32")), MIXED),
    Input((np.array([True, False]), True), BOOLEANS),
    Input((np.array([1, np.nan], "float32"), np.nan), NAN),
    Input((np.array(2.5, "float32"), np.array(1.0, "float32")), SCALAR),
    Input((np.array([[1], [2]], "float32"), np.array([[[0, 1, 2]]], "float32")), DIMENSIONS),
    Input((np.zeros((0, 2), "float32"), 1.0), EMPTY),
    Input(([3.0, 1.0], [2.0, 1.5]), NUMBERS),
    Input(([3, 1], [2, 1]), NUMBERS),
    Input((3, 2.5), NUMBERS),
    Input((np.array([1, 2], "float32"), None), NONE),
]

TOLD = [
    Difference(
        "replacement",
        "values",
        "Keras 2 converted a Python number or a NumPy array to the dtype of the other argument. "
        "Keras 3 turns a Python number into `float32` or `int32` first, and then converts both to a "
        "common dtype: 0.1 is no longer the 0.1 of a `float16` or `float64` tensor. Write "
        "`ops.convert_to_tensor(0.1, dtype=x.dtype)`.",
        "Keras 2 把 Python 数字或 NumPy 数组转换成另一个实参的 dtype。"
        "Keras 3 先把 Python 数字变成 `float32` 或 `int32`，再把两者转换成共同的 dtype："
        "0.1 不再是 `float16` 或 `float64` 张量里的那个 0.1。"
        "请写 `ops.convert_to_tensor(0.1, dtype=x.dtype)`。",
    ),
    Difference(
        "jax",
        "values",
        "JAX reads a Python number in the tensor's dtype, as Keras 2 did; Keras 3 on TensorFlow "
        "doesn't. JAX also turns 64-bit numbers into 32-bit ones. Write the number as "
        "`ops.convert_to_tensor(0.1, dtype=x.dtype)`, and keep integers within 32 bits.",
        "JAX 像 Keras 2 一样按张量的 dtype 理解 Python 数字，TensorFlow 上的 Keras 3 则不是；"
        "JAX 还把 64 位的数变成 32 位的数。"
        "请把数字写成 `ops.convert_to_tensor(0.1, dtype=x.dtype)`，并让整数保持在 32 位以内。",
    ),
    Difference(
        "jax",
        "raises",
        "JAX raises on Python integers beyond 32 bits. Keep them within 32 bits.",
        "JAX 遇到超出 32 位的 Python 整数会报错。请让整数保持在 32 位以内。",
    ),
    Difference(
        "numpy",
        "values",
        "The NumPy backend follows NumPy: a Python float takes the tensor's dtype, "
        "and `int32` with `float32` is compared in double precision. Give both the same dtype first.",
        "NumPy 后端遵循 NumPy 的规则：Python 浮点数取张量的 dtype，`int32` 与 `float32` 按双精度比较。"
        "请先让两者的 dtype 相同。",
    ),
]

EQUALITY = [
    *TOLD,
    Difference(
        "replacement",
        "accepts",
        "Keras 2 raised on tensors of different dtypes, and on integers with a Python float; "
        "Keras 3 converts both to a common dtype first.",
        "两个张量的 dtype 不同，或者整数遇到 Python 浮点数时，Keras 2 会报错；"
        "Keras 3 先把两者转换成共同的 dtype。",
    ),
    Difference(
        "numpy",
        "accepts",
        "The NumPy backend compares each element with `None`; TensorFlow raises on it. Write `x is None`.",
        "NumPy 后端会把每个元素与 `None` 比较；TensorFlow 会报错。请写 `x is None`。",
    ),
]

ORDER = [
    *TOLD,
    Difference(
        "replacement",
        "accepts",
        "Keras 2 raised on tensors of different dtypes, on integers with a Python float, "
        "and on booleans with integers; Keras 3 converts both to a common dtype first.",
        "两个张量的 dtype 不同、整数遇到 Python 浮点数，或者布尔值遇到整数时，Keras 2 会报错；"
        "Keras 3 先把两者转换成共同的 dtype。",
    ),
    Difference(
        "jax",
        "accepts",
        "TensorFlow raises when both are booleans; JAX doesn't. If your code has to run on every "
        "backend, convert them to integers first.",
        "两者都是布尔值时，TensorFlow 会报错，JAX 不会。如果代码要在各个后端上运行，请先把它们转换成整数。",
    ),
    Difference(
        "numpy",
        "accepts",
        "TensorFlow raises when both are booleans; the NumPy backend doesn't. If your code has to "
        "run on every backend, convert them to integers first.",
        "两者都是布尔值时，TensorFlow 会报错，NumPy 后端不会。如果代码要在各个后端上运行，"
        "请先把它们转换成整数。",
    ),
]


@replaces(
    en="Write `ops.equal`; with a `float16` or `float64` tensor, convert a Python number to that "
    "dtype first.",
    zh="改用 `ops.equal`；张量是 `float16` 或 `float64` 时，先把 Python 数字转换成同样的 dtype。",
    trials=[
        lambda x, y: K.equal(x, y),
        lambda: K.equal(x=ROWS, y=1.0),
        Trial(lambda: K.equal(np.array([0.1, 0.5], "float16"), 0.1), HALF),
        Trial(lambda: K.equal(np.array([0.7, 0.5], "float16"), 0.7), HALF),
        Trial(lambda: K.equal(K.constant([0.1, 0.7], dtype="float16"), 0.1), HALF),
        Trial(lambda: K.equal(K.constant([3, 1], dtype="int32"), K.constant([2.5, 1.0])), MIXED),
        Trial(lambda: K.equal(keras.Input((3,)), 0.5), SYMBOLIC),
        Trial(lambda: K.equal(keras.Input((3,)), keras.Input((3,))), SYMBOLIC),
    ],
    inputs=COMPARED,
    differences=[*EQUALITY, pytorch.NUMBER_DTYPE],
)
def equal(x, y):
    return ops.equal(x, y)


@replaces(
    en="Write `ops.not_equal`; with a `float16` or `float64` tensor, convert a Python number to that "
    "dtype first.",
    zh="改用 `ops.not_equal`；张量是 `float16` 或 `float64` 时，先把 Python 数字转换成同样的 dtype。",
    trials=[
        lambda x, y: K.not_equal(x, y),
        lambda: K.not_equal(x=ROWS, y=1.0),
        Trial(lambda: K.not_equal(np.array([0.1, 0.5], "float16"), 0.1), HALF),
        Trial(lambda: K.not_equal(np.array([0.7, 0.5], "float16"), 0.7), HALF),
        Trial(lambda: K.not_equal(K.constant([0.1, 0.7], dtype="float16"), 0.1), HALF),
        Trial(lambda: K.not_equal(K.constant([3, 1], dtype="int32"), K.constant([2.5, 1.0])), MIXED),
        Trial(lambda: K.not_equal(keras.Input((3,)), 0.5), SYMBOLIC),
        Trial(lambda: K.not_equal(keras.Input((3,)), keras.Input((3,))), SYMBOLIC),
    ],
    inputs=COMPARED,
    differences=[*EQUALITY, pytorch.NUMBER_DTYPE],
)
def not_equal(x, y):
    return ops.not_equal(x, y)


@replaces(
    en="Write `ops.greater`; with a `float16` or `float64` tensor, convert a Python number to that "
    "dtype first.",
    zh="改用 `ops.greater`；张量是 `float16` 或 `float64` 时，先把 Python 数字转换成同样的 dtype。",
    trials=[
        lambda x, y: K.greater(x, y),
        lambda: K.greater(x=ROWS, y=1.0),
        Trial(lambda: K.greater(np.array([0.1, 0.5], "float16"), 0.1), HALF),
        Trial(lambda: K.greater(np.array([0.7, 0.5], "float16"), 0.7), HALF),
        Trial(lambda: K.greater(K.constant([0.1, 0.7], dtype="float16"), 0.1), HALF),
        Trial(lambda: K.greater(K.constant([3, 1], dtype="int32"), K.constant([2.5, 1.0])), MIXED),
        Trial(lambda: K.greater(keras.Input((3,)), 0.5), SYMBOLIC),
        Trial(lambda: K.greater(keras.Input((3,)), keras.Input((3,))), SYMBOLIC),
    ],
    inputs=COMPARED,
    differences=[*ORDER, pytorch.NUMBER_DTYPE, pytorch.BOOLEANS_COMPARED],
)
def greater(x, y):
    return ops.greater(x, y)


@replaces(
    en="Write `ops.greater_equal`; with a `float16` or `float64` tensor, convert a Python number to "
    "that dtype first.",
    zh="改用 `ops.greater_equal`；张量是 `float16` 或 `float64` 时，先把 Python 数字转换成同样的 dtype。",
    trials=[
        lambda x, y: K.greater_equal(x, y),
        lambda: K.greater_equal(x=ROWS, y=1.0),
        Trial(lambda: K.greater_equal(np.array([0.1, 0.5], "float16"), 0.1), HALF),
        Trial(lambda: K.greater_equal(np.array([0.7, 0.5], "float16"), 0.7), HALF),
        Trial(lambda: K.greater_equal(K.constant([0.1, 0.7], dtype="float16"), 0.1), HALF),
        Trial(lambda: K.greater_equal(K.constant([3, 1], dtype="int32"), K.constant([2.5, 1.0])), MIXED),
        Trial(lambda: K.greater_equal(keras.Input((3,)), 0.5), SYMBOLIC),
        Trial(lambda: K.greater_equal(keras.Input((3,)), keras.Input((3,))), SYMBOLIC),
    ],
    inputs=COMPARED,
    differences=[*ORDER, pytorch.NUMBER_DTYPE, pytorch.BOOLEANS_COMPARED],
)
def greater_equal(x, y):
    return ops.greater_equal(x, y)


@replaces(
    en="Write `ops.less`; with a `float16` or `float64` tensor, convert a Python number to that dtype first.",
    zh="改用 `ops.less`；张量是 `float16` 或 `float64` 时，先把 Python 数字转换成同样的 dtype。",
    trials=[
        lambda x, y: K.less(x, y),
        lambda: K.less(x=ROWS, y=1.0),
        Trial(lambda: K.less(np.array([0.1, 0.5], "float16"), 0.1), HALF),
        Trial(lambda: K.less(np.array([0.7, 0.5], "float16"), 0.7), HALF),
        Trial(lambda: K.less(K.constant([0.1, 0.7], dtype="float16"), 0.1), HALF),
        Trial(lambda: K.less(K.constant([3, 1], dtype="int32"), K.constant([2.5, 1.0])), MIXED),
        Trial(lambda: K.less(keras.Input((3,)), 0.5), SYMBOLIC),
        Trial(lambda: K.less(keras.Input((3,)), keras.Input((3,))), SYMBOLIC),
    ],
    inputs=COMPARED,
    differences=[*ORDER, pytorch.NUMBER_DTYPE, pytorch.BOOLEANS_COMPARED],
)
def less(x, y):
    return ops.less(x, y)


@replaces(
    en="Write `ops.less_equal`; with a `float16` or `float64` tensor, convert a Python number to "
    "that dtype first.",
    zh="改用 `ops.less_equal`；张量是 `float16` 或 `float64` 时，先把 Python 数字转换成同样的 dtype。",
    trials=[
        lambda x, y: K.less_equal(x, y),
        lambda: K.less_equal(x=ROWS, y=1.0),
        Trial(lambda: K.less_equal(np.array([0.1, 0.5], "float16"), 0.1), HALF),
        Trial(lambda: K.less_equal(np.array([0.7, 0.5], "float16"), 0.7), HALF),
        Trial(lambda: K.less_equal(K.constant([0.1, 0.7], dtype="float16"), 0.1), HALF),
        Trial(lambda: K.less_equal(K.constant([3, 1], dtype="int32"), K.constant([2.5, 1.0])), MIXED),
        Trial(lambda: K.less_equal(keras.Input((3,)), 0.5), SYMBOLIC),
        Trial(lambda: K.less_equal(keras.Input((3,)), keras.Input((3,))), SYMBOLIC),
    ],
    inputs=COMPARED,
    differences=[*ORDER, pytorch.NUMBER_DTYPE, pytorch.BOOLEANS_COMPARED],
)
def less_equal(x, y):
    return ops.less_equal(x, y)
