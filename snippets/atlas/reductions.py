"""Reductions: functions that take axes away, or run along one."""

import keras
import numpy as np
from keras import ops

from publishing.atlas.entry import Difference, Input, K, SituationDifference, Trial, replaces
from snippets.atlas import pytorch
from snippets.atlas.differences import NUMPY_LISTS
from snippets.atlas.inputs import (
    AXIS,
    BOOLEANS,
    DIMENSIONS,
    DOUBLE,
    EMPTY,
    HALF,
    INFINITY,
    INTEGERS,
    LARGE,
    LARGE_SUMS,
    NAN,
    NEGATIVE,
    NONE,
    NUMBERS,
    ROWS,
    SCALAR,
    TENSORS,
    ZERO,
)

ARRAYS = ("NumPy arrays", "NumPy 数组")

X = Input((np.array([[0, 0, 0], [0, 5, 4]], "float32"),))
CUBE = Input((np.array([[[3, 1], [2, 0]], [[5, 4], [1, 6]]], "float32"),))

MADE = [
    Input(([[3, 1, 2], [0, 5, 4]], "float32")),
    Input(([[0.5, 2.0], [1.5, 0.25]], "float32")),
    Input(([[3, 1, 2], [0, 5, 4]], "float16"), HALF),
    Input(([[3, 1, 2], [0, 5, 4]], "bfloat16"), HALF),
    Input(([[3, 1, 2], [0, 5, 4]], "float64"), DOUBLE),
    Input(([[-3, 1, -2], [0.5, -5, -0.25]], "float32"), NEGATIVE),
    Input(([[0.0, -0.0], [-0.0, -0.0]], "float32"), ZERO),
    Input(([[1, np.nan, 2], [3, 0, -1]], "float32"), NAN),
    Input(([[1, np.inf, 2], [-np.inf, 0, -1]], "float32"), INFINITY),
    Input(([[], []], "float32"), EMPTY),
    Input((2.5, "float32"), SCALAR),
    Input(([3, 1, 2], "float32"), DIMENSIONS),
    Input(([[[3, 1], [2, 0]], [[5, 4], [1, 6]]], "float32"), DIMENSIONS),
    *(Input(([[3, 1, 2], [0, 5, 4]], dtype), INTEGERS) for dtype in ("int32", "int64", "uint8")),
    *(Input(([[-3, 1, -2], [0, 5, 4]], dtype), INTEGERS) for dtype in ("int8", "int16")),
    Input(([[True, False], [True, True]], "bool"), BOOLEANS),
    Input(([60000, 60000, 30000], "float16"), LARGE),
    Input(([100, 100, 100], "int8"), LARGE),
    Input(([2000000000, 2000000000, 2000000000], "int32"), LARGE),
]
"""What a tensor is made of, and its dtype: for functions that took nothing but tensors."""

PRODUCTS = [
    Input((np.array([100, 100], "int8"),), LARGE),
    Input((np.array([200, 200], "uint8"),), LARGE),
    Input((np.array([300, 300], "float16"),), LARGE),
    Input((np.array([100000, 100000], "int32"),), LARGE),
]

NUMPY_SCALAR = Difference(
    "numpy",
    "accepts",
    "A scalar has no axis, so TensorFlow raises; NumPy accepts `axis=-1`.",
    "标量没有轴，所以 TensorFlow 会报错；NumPy 允许 `axis=-1`。",
)
NUMPY_VECTOR = Difference(
    "numpy",
    "accepts",
    "A scalar has no axis, so TensorFlow raises. NumPy treats it as a vector of one element.",
    "标量没有轴，所以 TensorFlow 会报错。NumPy 把它当作只有一个元素的向量。",
)
JAX_VECTOR = Difference(
    "jax",
    "accepts",
    "A number has no axis, so TensorFlow raises. JAX treats a Python number as a vector of one element.",
    "数字没有轴，所以 TensorFlow 会报错。JAX 把 Python 数字当作只有一个元素的向量。",
)
NUMPY_DOUBLE = Difference(
    "numpy",
    "dtype",
    "The NumPy backend narrows float64 to float32 here, so don't count on double precision.",
    "NumPy 后端在这里把 float64 缩窄为 float32，不要指望得到双精度。",
)
NUMPY_WIDTH = Difference(
    "numpy",
    "dtype",
    "The NumPy backend narrows float64 to float32 and int64 to int32 here.",
    "NumPy 后端在这里把 float64 缩窄为 float32，把 int64 缩窄为 int32。",
)
NUMPY_NUMBERS = Difference(
    "numpy",
    "dtype",
    "NumPy turns Python numbers and lists into float64 or int64, TensorFlow into float32 or int32. "
    "Pass `ops.convert_to_tensor(x)`.",
    "NumPy 把 Python 数字和列表变成 float64 或 int64，TensorFlow 变成 float32 或 int32。"
    "请传入 `ops.convert_to_tensor(x)`。",
)
JAX_LISTS = Difference(
    "jax",
    "raises",
    "JAX doesn't take Python lists here. Pass `ops.convert_to_tensor(x)`.",
    "JAX 在这里不接受 Python 列表，请传入 `ops.convert_to_tensor(x)`。",
)
JAX_NAN = Difference(
    "jax",
    "values",
    "TensorFlow skips NaN; JAX returns the index of the first NaN. Replace NaN before you search.",
    "TensorFlow 会跳过 NaN，JAX 返回第一个 NaN 的下标。请先替换掉 NaN 再查找。",
)
NUMPY_NAN = Difference(
    "numpy",
    "values",
    "TensorFlow skips NaN; NumPy returns the index of the first NaN. Replace NaN before you search.",
    "TensorFlow 会跳过 NaN，NumPy 返回第一个 NaN 的下标。请先替换掉 NaN 再查找。",
)
JAX_ZERO = Difference(
    "jax",
    "zero",
    "To TensorFlow both zeros are equal, and their order decides which one it returns. JAX treats "
    "`-0.0` as the smaller one.",
    "对 TensorFlow 来说两种零相等，返回哪一个取决于它们的顺序。JAX 认为 `-0.0` 更小。",
)
INT32_INDEXES = Difference(
    "replacement",
    "dtype",
    'The indexes are now int32 instead of int64. If your code needs int64, add `ops.cast(…, "int64")`.',
    '下标的 dtype 是 int32，不再是 int64。如果你的代码需要 int64，请加上 `ops.cast(…, "int64")`。',
    ordinary=True,
)
ZEROS_ORDERED = Difference(
    "replacement",
    "values",
    "To Keras 2 both zeros were equal, and the first one won. Keras 3 treats `-0.0` as the smaller one.",
    "对 Keras 2 来说两种零相等，取最先出现的那个。Keras 3 认为 `-0.0` 更小。",
)
NO_AXIS = Difference(
    "replacement",
    "shape",
    "Keras 2 read `axis=None` as axis 0; Keras 3 searches the flattened tensor. Write `axis=0`.",
    "Keras 2 把 `axis=None` 当作轴 0，Keras 3 在展平后的张量里查找。请写 `axis=0`。",
)
LAST_AXIS = Difference(
    "rename",
    "shape",
    "The default used to be the last axis and is now all axes: you get one index in total instead of "
    "one per row. Write `axis=-1`.",
    "旧的默认值是最后一个轴，新的默认值是所有轴：得到的不再是每行一个下标，而是总共一个。请写 `axis=-1`。",
    ordinary=True,
)
FIRST_AXIS = Difference(
    "rename",
    "shape",
    "The old default was axis 0; without an axis the new function flattens the tensor and returns a vector. "
    "Write `axis=0`.",
    "旧的默认值是轴 0；省略轴时，新函数先展平张量，返回一个向量。请写 `axis=0`。",
    ordinary=True,
)
BOOLEANS_COUNTED = Difference(
    "replacement",
    "accepts",
    "Keras 2 raised on booleans; Keras 3 treats them as the int32 numbers 0 and 1.",
    "Keras 2 遇到布尔值会报错；Keras 3 把它们当作 int32 的 0 和 1。",
)
BOOLEANS_AND_NONE = Difference(
    "replacement",
    "accepts",
    "Keras 2 raised on booleans and on `axis=None`. Keras 3 treats booleans as 0 and 1, and with "
    "`None` it flattens the tensor.",
    "Keras 2 遇到布尔值和 `axis=None` 会报错。Keras 3 把布尔值当作 0 和 1，遇到 `None` 则展平张量。",
)
WIDENED = Difference(
    "replacement",
    "dtype",
    "Keras 3 widens int8 and int16 to int32, and uint8 to uint32; Keras 2 kept the dtype.",
    "Keras 3 把 int8 和 int16 加宽为 int32，把 uint8 加宽为 uint32；Keras 2 保持 dtype 不变。",
)
NOT_WRAPPED = Difference(
    "replacement",
    "values",
    "In Keras 2 a result too large for int8 or uint8 wrapped around. Keras 3 computes in a wider dtype and "
    "gets it right.",
    "在 Keras 2 中，超出 int8 或 uint8 范围的结果会回绕。Keras 3 用更宽的 dtype 计算，结果正确。",
)
ARRAYS_ACCEPTED = Difference(
    "replacement",
    "accepts",
    "Keras 2 accepted only tensors; Keras 3 converts NumPy arrays and Python lists.",
    "Keras 2 只接受张量；Keras 3 会转换 NumPy 数组和 Python 列表。",
)
ARRAYS_AND_INTEGERS_ACCEPTED = Difference(
    "replacement",
    "accepts",
    "Keras 2 raised on integers, NumPy arrays and Python lists; Keras 3 converts them to tensors of floats.",
    "Keras 2 遇到整数、NumPy 数组和 Python 列表会报错；Keras 3 把它们转换成浮点数张量。",
)


@replaces(
    en="Write `ops.all` with the same arguments.",
    zh="写成 `ops.all`，实参不变。",
    trials=[
        lambda: K.all(ROWS, axis=1),
        lambda x: K.all(x),
        lambda x: K.all(x, axis=-1, keepdims=True),
        lambda: K.all(ROWS, 0, True),
        lambda: K.all(CUBE, axis=[0, 2]),
        lambda: K.all(CUBE, axis=(0, -1)),
        lambda: K.all(ROWS, axis=()),
        lambda: K.all(keras.Input((3,), batch_size=2), axis=1),
        Trial(lambda: K.all(ROWS, axis=2), AXIS),
    ],
    inputs=TENSORS,
    differences=[
        JAX_LISTS,
        NUMPY_SCALAR,
        pytorch.SCALARS_TAKEN,
    ],
)
def all(x, axis=None, keepdims=False):
    return ops.all(x, axis=axis, keepdims=keepdims)


@replaces(
    en="Write `ops.any` with the same arguments.",
    zh="写成 `ops.any`，实参不变。",
    trials=[
        lambda: K.any(X, axis=1),
        lambda x: K.any(x),
        lambda x: K.any(x, axis=-1, keepdims=True),
        lambda: K.any(X, 0, True),
        lambda: K.any(CUBE, axis=[0, 2]),
        lambda: K.any(CUBE, axis=(0, -1)),
        lambda: K.any(X, axis=()),
        lambda: K.any(keras.Input((3,), batch_size=2), axis=1),
        Trial(lambda: K.any(X, axis=2), AXIS),
    ],
    inputs=TENSORS,
    differences=[
        JAX_LISTS,
        NUMPY_SCALAR,
        pytorch.SCALARS_TAKEN,
    ],
)
def any(x, axis=None, keepdims=False):
    return ops.any(x, axis=axis, keepdims=keepdims)


@replaces(
    en="Write the axis: without it, `ops.argmax` searches the flattened tensor.",
    zh="一定要写出轴：省略时，`ops.argmax` 在展平后的张量里查找。",
    trials=[
        lambda: K.argmax(ROWS),
        lambda x: K.argmax(x),
        lambda x: K.argmax(x, axis=0),
        lambda: K.argmax(ROWS, 1),
        lambda: K.argmax(keras.Input((3,), batch_size=2)),
        Trial(lambda: K.argmax(ROWS, axis=2), AXIS),
        Trial(lambda: K.argmax(ROWS, axis=None), NONE),
    ],
    inputs=TENSORS,
    differences=[
        INT32_INDEXES,
        ZEROS_ORDERED,
        NO_AXIS,
        LAST_AXIS,
        JAX_NAN,
        NUMPY_NAN,
        NUMPY_SCALAR,
        pytorch.SCALARS_TAKEN,
        pytorch.FIRST_FOUND,
    ],
    see="lambda-layer.md#axes",
)
def argmax(x, axis=-1):
    return ops.argmax(x, axis=axis)


@replaces(
    en="Write the axis: without it, `ops.argmin` searches the flattened tensor.",
    zh="一定要写出轴：省略时，`ops.argmin` 在展平后的张量里查找。",
    trials=[
        lambda: K.argmin(ROWS),
        lambda x: K.argmin(x),
        lambda x: K.argmin(x, axis=0),
        lambda: K.argmin(ROWS, 1),
        lambda: K.argmin(keras.Input((3,), batch_size=2)),
        Trial(lambda: K.argmin(ROWS, axis=2), AXIS),
        Trial(lambda: K.argmin(ROWS, axis=None), NONE),
    ],
    inputs=TENSORS,
    differences=[
        INT32_INDEXES,
        ZEROS_ORDERED,
        NO_AXIS,
        LAST_AXIS,
        JAX_NAN,
        NUMPY_NAN,
        NUMPY_SCALAR,
        pytorch.SCALARS_TAKEN,
        pytorch.FIRST_FOUND,
    ],
)
def argmin(x, axis=-1):
    return ops.argmin(x, axis=axis)


@replaces(
    en="Write `ops.max` with the same arguments; an empty tensor needs `initial` too.",
    zh="写成 `ops.max`，实参不变；空张量还要加上 `initial`。",
    trials=[
        lambda: K.max(ROWS, axis=1),
        lambda x: K.max(x),
        lambda x: K.max(x, axis=-1, keepdims=True),
        lambda: K.max(ROWS, 0, True),
        lambda: K.max(CUBE, axis=[0, 2]),
        lambda: K.max(CUBE, axis=(0, -1)),
        lambda: K.max(ROWS, axis=()),
        lambda: K.max(keras.Input((3,), batch_size=2), axis=1),
        Trial(lambda: K.max(ROWS, axis=2), AXIS),
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on booleans; Keras 3 returns whether any of them is true.",
            "Keras 2 遇到布尔值会报错；Keras 3 返回其中是否至少有一个为真。",
        ),
        Difference(
            "replacement",
            "raises",
            "Keras 2 gave `-inf` as the maximum of no numbers; Keras 3 raises on any empty tensor. "
            "Pass `initial=-np.inf`, or for integers their smallest number.",
            "Keras 2 把 `-inf` 当作空张量的最大值，Keras 3 遇到空张量一律报错。"
            "请传入 `initial=-np.inf`，整数则传入其 dtype 的最小值。",
        ),
        Difference(
            "jax",
            "accepts",
            "TensorFlow raises on any empty tensor; JAX raises only when there are no numbers to "
            "take the maximum of.",
            "TensorFlow 遇到空张量一律报错，JAX 只在没有数可取最大值时才报错。",
        ),
        JAX_ZERO,
        Difference(
            "numpy",
            "accepts",
            "TensorFlow raises on any empty tensor, and when a scalar is given an axis. NumPy raises "
            "only when there are no numbers to take the maximum of, and accepts `axis=-1` on a "
            "scalar.",
            "遇到空张量，或者给标量指定轴，TensorFlow 一律报错。NumPy 只在没有数可取最大值时才报错，"
            "也允许对标量使用 `axis=-1`。",
        ),
        NUMPY_NUMBERS,
        pytorch.SCALARS_TAKEN,
    ],
)
def max(x, axis=None, keepdims=False):
    return ops.max(x, axis=axis, keepdims=keepdims)


@replaces(
    en="Write `ops.min` with the same arguments; an empty tensor needs `initial` too.",
    zh="写成 `ops.min`，实参不变；空张量还要加上 `initial`。",
    trials=[
        lambda: K.min(ROWS, axis=1),
        lambda x: K.min(x),
        lambda x: K.min(x, axis=-1, keepdims=True),
        lambda: K.min(ROWS, 0, True),
        lambda: K.min(CUBE, axis=[0, 2]),
        lambda: K.min(CUBE, axis=(0, -1)),
        lambda: K.min(ROWS, axis=()),
        lambda: K.min(keras.Input((3,), batch_size=2), axis=1),
        Trial(lambda: K.min(ROWS, axis=2), AXIS),
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on booleans; Keras 3 returns whether all of them are true.",
            "Keras 2 遇到布尔值会报错；Keras 3 返回它们是否全为真。",
        ),
        Difference(
            "replacement",
            "raises",
            "Keras 2 gave `inf` as the minimum of no numbers; Keras 3 raises on any empty tensor. "
            "Pass `initial=np.inf`, or for integers their largest number.",
            "Keras 2 把 `inf` 当作空张量的最小值，Keras 3 遇到空张量一律报错。"
            "请传入 `initial=np.inf`，整数则传入其 dtype 的最大值。",
        ),
        Difference(
            "jax",
            "accepts",
            "TensorFlow raises on any empty tensor; JAX raises only when there are no numbers to "
            "take the minimum of.",
            "TensorFlow 遇到空张量一律报错，JAX 只在没有数可取最小值时才报错。",
        ),
        JAX_ZERO,
        Difference(
            "numpy",
            "accepts",
            "TensorFlow raises on any empty tensor, and when a scalar is given an axis. NumPy raises "
            "only when there are no numbers to take the minimum of, and accepts `axis=-1` on a "
            "scalar.",
            "遇到空张量，或者给标量指定轴，TensorFlow 一律报错。NumPy 只在没有数可取最小值时才报错，"
            "也允许对标量使用 `axis=-1`。",
        ),
        NUMPY_NUMBERS,
        pytorch.SCALARS_TAKEN,
    ],
)
def min(x, axis=None, keepdims=False):
    return ops.min(x, axis=axis, keepdims=keepdims)


@replaces(
    en="Write `ops.mean` with the same arguments; the mean of integers is no longer truncated to an integer.",
    zh="写成 `ops.mean`，实参不变；整数的平均值不再截断成整数。",
    trials=[
        lambda: K.mean(K.constant([[3, 1, 2], [0, 5, 4]]), axis=1),
        lambda: K.mean(K.constant(ROWS), axis=1),
        lambda x, dtype: K.mean(K.constant(x, dtype)),
        lambda x, dtype: K.mean(K.constant(x, dtype), axis=-1, keepdims=True),
        lambda: K.mean(K.constant([[3, 1, 2], [0, 5, 4]]), 0, True),
        lambda: K.mean(K.constant([[[3, 1], [2, 0]], [[5, 4], [1, 6]]]), axis=[0, 2]),
        lambda: K.mean(K.constant([[[3, 1], [2, 0]], [[5, 4], [1, 6]]]), axis=(0, -1)),
        lambda: K.mean(K.constant([[3, 1, 2], [0, 5, 4]]), axis=()),
        lambda: K.mean(keras.Input((3,), batch_size=2), axis=1),
        Trial(lambda: K.mean(K.constant([[3, 1, 2], [0, 5, 4]]), axis=2), AXIS),
        Trial(lambda: K.mean(ROWS, axis=1), ARRAYS),
        Trial(lambda: K.mean([[3.0, 1.0], [0.0, 5.0]], axis=1), NUMBERS),
    ],
    inputs=MADE,
    differences=[
        ARRAYS_ACCEPTED,
        Difference(
            "replacement",
            "dtype",
            "The mean of integers was an integer in Keras 2; in Keras 3 it is a float.",
            "在 Keras 2 中，整数的平均值是整数；在 Keras 3 中是浮点数。",
        ),
        Difference(
            "replacement",
            "values",
            "Keras 2 computed in the dtype of the tensor: the mean of integers lost its fraction, and large "
            "sums in "
            "half precision became `inf`. Keras 3 computes both in float32.",
            "Keras 2 用张量自己的 dtype 计算：整数的平均值丢掉小数部分，半精度下很大的和变成 `inf`。"
            "Keras 3 对两者都用 float32 计算。",
        ),
        NUMPY_DOUBLE,
        pytorch.SCALARS_TAKEN,
    ],
)
def mean(x, axis=None, keepdims=False):
    return ops.mean(x, axis=axis, keepdims=keepdims)


@replaces(
    en="Write `ops.std` with the same arguments; like `K.std`, it divides by the number of elements.",
    zh="写成 `ops.std`，实参不变；它和 `K.std` 一样除以元素个数。",
    trials=[
        lambda: K.std(K.constant([[3, 1, 2], [0, 5, 4]]), axis=1),
        lambda: K.std(K.constant(ROWS), axis=1),
        lambda x, dtype: K.std(K.constant(x, dtype)),
        lambda x, dtype: K.std(K.constant(x, dtype), axis=-1, keepdims=True),
        lambda: K.std(K.constant([[3, 1, 2], [0, 5, 4]]), 0, True),
        lambda: K.std(K.constant([[[3, 1], [2, 0]], [[5, 4], [1, 6]]]), axis=[0, 2]),
        lambda: K.std(K.constant([[[3, 1], [2, 0]], [[5, 4], [1, 6]]]), axis=(0, -1)),
        lambda: K.std(K.constant([[3, 1, 2], [0, 5, 4]]), axis=()),
        lambda: K.std(keras.Input((3,), batch_size=2), axis=1),
        Trial(lambda: K.std(K.constant([[3, 1, 2], [0, 5, 4]]), axis=2), AXIS),
        Trial(lambda: K.std(ROWS, axis=1), ARRAYS),
        Trial(lambda: K.std([[3.0, 1.0], [0.0, 5.0]], axis=1), NUMBERS),
    ],
    inputs=MADE,
    differences=[
        ARRAYS_AND_INTEGERS_ACCEPTED,
        NUMPY_DOUBLE,
        pytorch.SCALARS_TAKEN,
        pytorch.NO_AXES,
        pytorch.WIDE_DEVIATION,
    ],
    situations=[
        SituationDifference(
            ("weights",),
            "values",
            "For equal numbers, the gradient on JAX is NaN, and so are the weights after a training step. "
            "Write `ops.sqrt(ops.maximum(ops.var(x, axis=axis), 1e-12))`.",
            "各数相等时，JAX 上的梯度是 NaN，训练一步之后权重也是 NaN。请写 "
            "`ops.sqrt(ops.maximum(ops.var(x, axis=axis), 1e-12))`。",
            backends=("jax",),
            advised=("ops.sqrt(ops.maximum(ops.var(rows, axis=1), 1e-12))",),
        ),
    ],
)
def std(x, axis=None, keepdims=False):
    return ops.std(x, axis=axis, keepdims=keepdims)


@replaces(
    en="Write `ops.var` with the same arguments; like `K.var`, it divides by the number of elements.",
    zh="写成 `ops.var`，实参不变；它和 `K.var` 一样除以元素个数。",
    trials=[
        lambda: K.var(K.constant([[3, 1, 2], [0, 5, 4]]), axis=1),
        lambda: K.var(K.constant(ROWS), axis=1),
        lambda x, dtype: K.var(K.constant(x, dtype)),
        lambda x, dtype: K.var(K.constant(x, dtype), axis=-1, keepdims=True),
        lambda: K.var(K.constant([[3, 1, 2], [0, 5, 4]]), 0, True),
        lambda: K.var(K.constant([[[3, 1], [2, 0]], [[5, 4], [1, 6]]]), axis=[0, 2]),
        lambda: K.var(K.constant([[[3, 1], [2, 0]], [[5, 4], [1, 6]]]), axis=(0, -1)),
        lambda: K.var(K.constant([[3, 1, 2], [0, 5, 4]]), axis=()),
        lambda: K.var(keras.Input((3,), batch_size=2), axis=1),
        Trial(lambda: K.var(K.constant([[3, 1, 2], [0, 5, 4]]), axis=2), AXIS),
        Trial(lambda: K.var(ROWS, axis=1), ARRAYS),
        Trial(lambda: K.var([[3.0, 1.0], [0.0, 5.0]], axis=1), NUMBERS),
    ],
    inputs=MADE,
    differences=[
        ARRAYS_AND_INTEGERS_ACCEPTED,
        NUMPY_DOUBLE,
        pytorch.NARROWED,
        pytorch.SCALARS_TAKEN,
    ],
)
def var(x, axis=None, keepdims=False):
    return ops.var(x, axis=axis, keepdims=keepdims)


@replaces(
    en="Write `ops.prod` with the same arguments; narrow integer dtypes are widened.",
    zh="写成 `ops.prod`，实参不变；位宽较小的整数类型会被加宽。",
    trials=[
        lambda: K.prod(ROWS, axis=1),
        lambda x: K.prod(x),
        lambda x: K.prod(x, axis=-1, keepdims=True),
        lambda: K.prod(ROWS, 0, True),
        lambda: K.prod(CUBE, axis=[0, 2]),
        lambda: K.prod(CUBE, axis=(0, -1)),
        lambda: K.prod(ROWS, axis=()),
        lambda: K.prod(keras.Input((3,), batch_size=2), axis=1),
        Trial(lambda: K.prod(ROWS, axis=2), AXIS),
    ],
    inputs=[*TENSORS, *PRODUCTS],
    differences=[
        BOOLEANS_COUNTED,
        WIDENED,
        NOT_WRAPPED,
        NUMPY_SCALAR,
        NUMPY_WIDTH,
        pytorch.NARROWED,
    ],
)
def prod(x, axis=None, keepdims=False):
    return ops.prod(x, axis=axis, keepdims=keepdims)


@replaces(
    en="Write `ops.sum` with the same arguments; narrow integer dtypes are widened.",
    zh="写成 `ops.sum`，实参不变；位宽较小的整数类型会被加宽。",
    trials=[
        lambda: K.sum(ROWS, axis=1),
        lambda x: K.sum(x),
        lambda x: K.sum(x, axis=-1, keepdims=True),
        lambda: K.sum(ROWS, 0, True),
        lambda: K.sum(CUBE, axis=[0, 2]),
        lambda: K.sum(CUBE, axis=(0, -1)),
        lambda: K.sum(ROWS, axis=()),
        lambda: K.sum(keras.Input((3,), batch_size=2), axis=1),
        Trial(lambda: K.sum(ROWS, axis=2), AXIS),
    ],
    inputs=[*TENSORS, *LARGE_SUMS, Input((np.array([200, 200], "uint8"),), LARGE)],
    differences=[
        BOOLEANS_COUNTED,
        WIDENED,
        NOT_WRAPPED,
        NUMPY_SCALAR,
        NUMPY_LISTS,
        pytorch.SCALARS_TAKEN,
        pytorch.UNSIGNED_SUMS,
    ],
)
def sum(x, axis=None, keepdims=False):
    return ops.sum(x, axis=axis, keepdims=keepdims)


@replaces(
    en="Write the axis: without it, `ops.cumprod` runs along the flattened tensor.",
    zh="一定要写出轴：省略时，`ops.cumprod` 沿展平后的张量累乘。",
    trials=[
        lambda: K.cumprod(ROWS),
        lambda x: K.cumprod(x),
        lambda x: K.cumprod(x, axis=-1),
        lambda: K.cumprod(ROWS, 1),
        lambda: K.cumprod(keras.Input((3,), batch_size=2)),
        lambda: K.cumprod(keras.Input((3,), batch_size=2), axis=1),
        Trial(lambda: K.cumprod(ROWS, axis=2), AXIS),
        Trial(lambda: K.cumprod(ROWS, axis=None), NONE),
    ],
    inputs=[*TENSORS, *PRODUCTS],
    differences=[
        BOOLEANS_AND_NONE,
        FIRST_AXIS,
        JAX_VECTOR,
        NUMPY_VECTOR,
        NUMPY_WIDTH,
        NUMPY_LISTS,
        pytorch.NARROWED,
        pytorch.SCALARS_TAKEN,
    ],
)
def cumprod(x, axis=0):
    return ops.cumprod(x, axis=axis)


@replaces(
    en="Write the axis: without it, `ops.cumsum` runs along the flattened tensor.",
    zh="一定要写出轴：省略时，`ops.cumsum` 沿展平后的张量累加。",
    trials=[
        lambda: K.cumsum(ROWS),
        lambda x: K.cumsum(x),
        lambda x: K.cumsum(x, axis=-1),
        lambda: K.cumsum(ROWS, 1),
        lambda: K.cumsum(keras.Input((3,), batch_size=2)),
        lambda: K.cumsum(keras.Input((3,), batch_size=2), axis=1),
        Trial(lambda: K.cumsum(ROWS, axis=2), AXIS),
        Trial(lambda: K.cumsum(ROWS, axis=None), NONE),
    ],
    inputs=[*TENSORS, *PRODUCTS, LARGE_SUMS[2]],
    differences=[
        BOOLEANS_AND_NONE,
        FIRST_AXIS,
        JAX_VECTOR,
        NUMPY_VECTOR,
        NUMPY_WIDTH,
        NUMPY_LISTS,
        Difference(
            "numpy",
            "zero",
            "TensorFlow starts adding from `0.0`, which makes every zero positive; NumPy keeps `-0.0`.",
            "TensorFlow 从 `0.0` 开始累加，零都变成正零；NumPy 保留 `-0.0`。",
        ),
        pytorch.NARROWED,
        pytorch.SCALARS_TAKEN,
    ],
    see="keras-backend.md#defaults",
)
def cumsum(x, axis=0):
    return ops.cumsum(x, axis=axis)
