"""Creation and conversion: functions that make tensors, and that say or change what they are made of."""

from typing import Any

import keras
import numpy as np
from keras import ops

from publishing.atlas.entry import Difference, Input, K, SituationDifference, Trial, replaces
from snippets.atlas import pytorch
from snippets.atlas.inputs import (
    BOOLEANS,
    DIMENSIONS,
    DOUBLE,
    EMPTY,
    HALF,
    INFINITY,
    INTEGERS,
    LARGE,
    NAN,
    NEGATIVE,
    NONE,
    NUMBERS,
    ROWS,
    SCALAR,
    TENSORS,
    UNMATCHED,
    ZERO,
)

tf: Any = None
"""The name by which cases call TensorFlow."""

FRACTIONS = ("fractions as bounds or step", "边界或步长为小数")
TYPES = ("other names of dtypes", "dtype 的其他写法")
SYMBOLIC = ("symbolic tensors", "符号张量")
FLOATX = ("another default float type", "其他的默认浮点类型")
OVERFLOW = ("numbers that the new dtype can't hold", "新 dtype 无法表示的数")
UNSORTED = ("unsorted or repeated indexes", "无序或重复的下标")

VARIABLE = Difference(
    "replacement",
    "kind",
    "Keras 2 made a variable. If your code assigns to it, wrap the result: `keras.Variable(…)`.",
    "Keras 2 创建的是变量。如果你的代码会给它赋值，请再包一层：`keras.Variable(…)`。",
    ordinary=True,
)

MANY = [given for given in TENSORS if given.circumstance in {SCALAR, DIMENSIONS, EMPTY, NUMBERS, BOOLEANS}]
DTYPES = [
    ROWS,
    Input((np.array([3, 1, 2], "float16"),), HALF),
    Input((np.array([3, 1, 2], "float64"),), DOUBLE),
    *(
        Input((np.array([3, 1, 2], dtype),), INTEGERS)
        for dtype in ("int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64")
    ),
]
NAMES = [
    *(Input((name,)) for name in ("float32", "float64", "float16", "bfloat16", "int32", "int64", "bool")),
    *(Input((name,)) for name in ("int8", "uint8", "int16", "uint16", "uint32", "uint64")),
]


@replaces(
    en="Leave out `dtype`: `ops.arange` then gives integers from integers and floats from floats, "
    "as `K.arange` did.",
    zh="不要写 `dtype`：这时 `ops.arange` 与 `K.arange` 一样，由整数得到整数，由浮点数得到浮点数。",
    trials=[
        lambda: K.arange(5),
        lambda: K.arange(2, 5),
        lambda: K.arange(2, 9, 3),
        lambda: K.arange(5, 0, -2),
        lambda: K.arange(5, 0, step=-1),
        lambda: K.arange(start=0, stop=4, step=2),
        lambda: K.arange(0),
        lambda: K.arange(3, 3),
        lambda: K.arange(-3, 3),
        lambda: K.arange(5, dtype="int32"),
        lambda: K.arange(5, dtype="int64"),
        lambda: K.arange(0, 5, 1, "float32"),
        lambda: K.arange(5, dtype="float16"),
        lambda: K.arange(5, dtype="float64"),
        lambda: K.arange(5, dtype="uint8"),
        lambda: K.arange(2, dtype="bool"),
        Trial(lambda: K.arange(0, 10, 1.5), FRACTIONS),
        Trial(lambda: K.arange(2.5), FRACTIONS),
        Trial(lambda: K.arange(0.0, 1.0, 0.25), FRACTIONS),
        Trial(lambda: K.arange(0.5, 3, dtype="int64"), FRACTIONS),
        Trial(lambda: K.arange(0, 2.5, dtype="float16"), FRACTIONS),
        Trial(lambda: K.arange(0.0, 1.0, 0.25, dtype="float64"), FRACTIONS),
        Trial(lambda: K.arange(np.int64(4)), INTEGERS),
        Trial(lambda: K.arange(np.float64(4)), DOUBLE),
        Trial(lambda: K.arange(-3), NEGATIVE),
        Trial(lambda: K.arange(5, 2), ("a stop below the start", "终点小于起点")),
        Trial(lambda: K.arange(0, 5, 0), ("a step of zero", "步长为零")),
        Trial(lambda: K.arange(-2, 298, 100, dtype="uint8"), OVERFLOW),
    ],
    differences=[
        Difference(
            "replacement",
            "raises",
            "`K.arange` gave an empty tensor for a single negative bound; `ops.arange` raises on "
            "TensorFlow. Write `ops.arange(max(stop, 0))`.",
            "只有一个边界且为负数时，`K.arange` 得到空张量；`ops.arange` 在 TensorFlow 上会报错。请写 "
            "`ops.arange(max(stop, 0))`。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX gives an empty tensor where the stop lies below the start; TensorFlow raises.",
            "终点小于起点时，JAX 得到空张量，TensorFlow 会报错。",
        ),
        Difference(
            "numpy",
            "accepts",
            "NumPy gives an empty tensor where the stop lies below the start; TensorFlow raises.",
            "终点小于起点时，NumPy 得到空张量，TensorFlow 会报错。",
        ),
        Difference(
            "numpy",
            "dtype",
            "The NumPy backend gives 32-bit numbers for a 64-bit bound. Write the `dtype` if you "
            "need 64 bits.",
            "边界为 64 位时，NumPy 后端得到 32 位的数。需要 64 位时，请写出 `dtype`。",
        ),
        pytorch.RANGE_DTYPE,
    ],
)
def arange(start, stop=None, step=1, dtype="int32"):
    result = ops.arange(start, stop, step)
    return result if dtype == "int32" else ops.cast(result, dtype)


@replaces(
    en="The call stays as it is; only some names of dtypes changed.",
    zh="调用保持不变，只有个别 dtype 的名称不同。",
    trials=[
        lambda: K.cast(np.array([1.75, -2.5, 0.0], "float32"), "int32"),
        lambda: K.cast(ROWS, "int32"),
        lambda dtype: K.cast(np.array([[3, 1, 0], [0, 5, 4]], "float32"), dtype),
        lambda dtype: K.cast(np.array([[3, 1, 0], [0, 5, 4]], "int32"), dtype=dtype),
        lambda dtype: K.cast(np.array([True, False]), dtype),
        Trial(lambda: K.cast(np.array([1.75, -2.5], "float32"), "int64"), NEGATIVE),
        Trial(lambda: K.cast(np.array([-1, -200], "int32"), "uint8"), OVERFLOW),
        Trial(lambda: K.cast(np.array([1, 300], "int32"), "uint8"), OVERFLOW),
        Trial(lambda: K.cast(np.array([1, 300], "int32"), "int8"), OVERFLOW),
        Trial(lambda: K.cast(np.array([-1.5, 300], "float32"), "uint8"), OVERFLOW),
        Trial(lambda: K.cast(np.array([-300, 300], "float32"), "int8"), OVERFLOW),
        Trial(lambda: K.cast(np.array([1e10, -1e10], "float32"), "int32"), OVERFLOW),
        Trial(lambda: K.cast(np.array([1e5, -1e5], "float32"), "float16"), OVERFLOW),
        Trial(lambda: K.cast(np.array([16777217], "int32"), "float32"), LARGE),
        Trial(lambda: K.cast(np.array([np.nan, np.inf, -np.inf], "float32"), "int32"), NAN),
        Trial(lambda: K.cast(np.array([np.nan, 0.5, 0.0, -0.0], "float32"), "bool"), NAN),
        Trial(lambda: K.cast(np.array([np.nan, np.inf], "float32"), "float16"), INFINITY),
        Trial(lambda: K.cast(np.array([0.0, -0.0], "float32"), "float16"), ZERO),
        Trial(lambda: K.cast(2.5, "float16"), NUMBERS),
        Trial(lambda: K.cast(2, "float32"), NUMBERS),
        Trial(lambda: K.cast(2.75, "int32"), NUMBERS),
        Trial(lambda: K.cast([1.5, 2.5], "float64"), NUMBERS),
        Trial(lambda: K.cast([[1, 2], [3, 0]], "bool"), NUMBERS),
        Trial(lambda: K.cast(np.zeros((0, 3), "float32"), "int32"), EMPTY),
        Trial(lambda: K.cast(ROWS, np.float16), TYPES),
        Trial(lambda: K.cast(ROWS, np.dtype("float16")), TYPES),
        Trial(lambda: K.cast(ROWS, float), TYPES),
        Trial(lambda: K.cast(ROWS, bool), TYPES),
        Trial(lambda: K.cast(ROWS, int), TYPES),
        Trial(lambda: K.cast(ROWS, "float"), TYPES),
        Trial(lambda: K.cast(ROWS, "double"), TYPES),
        Trial(lambda: K.cast(ROWS, "half"), TYPES),
        Trial(lambda: K.cast(ROWS, "int"), TYPES),
        Trial(lambda: K.cast(ROWS, None), NONE),
        Trial(lambda: K.cast(keras.Input((3,)), "int32"), SYMBOLIC),
    ],
    inputs=NAMES,
    differences=[
        Difference(
            "replacement",
            "raises",
            'Keras 3 doesn\'t know the names `"half"`, `"float"` and `"double"`. Write `"float16"`, '
            '`"float32"` and `"float64"`.',
            'Keras 3 不认识 `"half"`、`"float"` 和 `"double"` 这些名称，请写 `"float16"`、`"float32"` 和 '
            '`"float64"`。',
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 3 also takes `int`, and `None` for the default float type.",
            "Keras 3 还接受 `int`，以及表示默认浮点类型的 `None`。",
        ),
        Difference(
            "numpy",
            "dtype",
            '`int` means 64 bits on TensorFlow and 32 on NumPy. Write `"int32"` or `"int64"`.',
            '`int` 在 TensorFlow 上是 64 位，在 NumPy 上是 32 位。请写 `"int32"` 或 `"int64"`。',
        ),
        pytorch.UNSIGNED_CAST,
        pytorch.NO_UINT64_ALWAYS,
    ],
)
def cast(x, dtype):
    return ops.cast(x, dtype)


def cast_at_half_precision(x):
    K.set_floatx("float16")
    return K.cast_to_floatx(x)


@replaces(
    en="Write `ops.cast`, and pass the default float type yourself: `keras.config.floatx()`.",
    zh="改用 `ops.cast`，并自己传入默认浮点类型：`keras.config.floatx()`。",
    trials=[
        lambda x: K.cast_to_floatx(x),
        Trial(cast_at_half_precision, FLOATX),
        Trial(lambda: K.cast_to_floatx(K.cast(ROWS, "int32")), INTEGERS),
        Trial(lambda: K.cast_to_floatx(2**40), LARGE),
        Trial(lambda: K.cast_to_floatx(True), NUMBERS),
        Trial(lambda: K.cast_to_floatx([[1, 2.5], [True, 0]]), NUMBERS),
        Trial(lambda: K.cast_to_floatx(np.array([1e300, 16777217.0], "float64")), OVERFLOW),
        Trial(lambda: K.cast_to_floatx(keras.Input((3,), dtype="int32")), SYMBOLIC),
    ],
    inputs=[Input((np.array([1.5, 2.5], "float64"),)), *TENSORS],
    rename=lambda: ops.cast,
    differences=[
        Difference(
            "replacement",
            "kind",
            "Keras 2 turned anything but a tensor into a NumPy array; Keras 3 turns it into a "
            "tensor. If you need an array, write `np.asarray(x, keras.config.floatx())`.",
            "输入不是张量时，Keras 2 得到 NumPy 数组，Keras 3 得到张量。需要数组时，请写 "
            "`np.asarray(x, keras.config.floatx())`。",
            ordinary=True,
        ),
    ],
)
def cast_to_floatx(x):
    return ops.cast(x, keras.config.floatx())


@replaces(
    en="Write the dtype: `K.constant` turned integers into floats, `ops.convert_to_tensor` doesn't.",
    zh="要写出 dtype：`K.constant` 会把整数变成浮点数，`ops.convert_to_tensor` 则保留整数。",
    trials=[
        lambda: K.constant([1, 2, 3]),
        lambda x: K.constant(x),
        lambda: K.constant([1.5, 2.5]),
        lambda: K.constant(2.5),
        lambda: K.constant([[1, 2], [3, 4]], "int32"),
        lambda: K.constant([1, 2, 3], dtype="float16"),
        lambda: K.constant([1, 2, 3], dtype="int64"),
        lambda: K.constant([True, False], dtype="bool"),
        lambda: K.constant([1.5, 2.5], name="rates"),
        lambda: K.constant(5, shape=(2, 3)),
        lambda: K.constant(5, "int32", (2, 3)),
        Trial(lambda: K.constant(np.array([100, 200], "uint8")) - 128, INTEGERS),
        lambda: K.constant([5.0], shape=(2, 3)),
        lambda: K.constant([1, 2, 3, 4], shape=(2, 2)),
        lambda: K.constant([[1, 2], [3, 4]], shape=[4]),
        lambda: K.constant(5, shape=()),
        Trial(lambda: K.constant([], shape=(0, 2)), EMPTY),
        Trial(lambda: K.constant(5, shape=(0, 2)), EMPTY),
        Trial(lambda: K.constant([1, 2, 3], shape=(2, 2)), UNMATCHED),
        Trial(lambda: K.constant([1.5, 2.5], dtype="int32"), FRACTIONS),
        Trial(lambda: K.constant([0, 2], dtype="bool"), INTEGERS),
        Trial(lambda: K.constant(300, dtype="uint8"), OVERFLOW),
        Trial(lambda: K.constant(2**40), LARGE),
        Trial(lambda: K.constant(None), NONE),
    ],
    inputs=TENSORS,
    rename=lambda: ops.convert_to_tensor,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised when numbers didn't fit the `dtype`; Keras 3 converts them, and cuts off "
            "fractions.",
            "数值与 `dtype` 不符时，Keras 2 会报错；Keras 3 会直接转换，并截去小数部分。",
        ),
        Difference(
            "rename",
            "shape",
            "The third parameter of `ops.convert_to_tensor` is `sparse`, so a shape in its place is "
            "ignored. Write `ops.full(shape, value)`.",
            "`ops.convert_to_tensor` 的第三个形参是 `sparse`，写在这个位置的形状会被忽略。请写 "
            "`ops.full(shape, value)`。",
            ordinary=True,
        ),
        Difference(
            "rename",
            "values",
            "Without a `dtype`, integers stay integers, and narrow ones can wrap around in later "
            "computations. Write a float dtype.",
            "不写 `dtype` 时，整数仍是整数；位宽较小的整数在后续计算中可能溢出回绕。请写出浮点类型的 dtype。",
        ),
        Difference(
            "jax",
            "raises",
            "JAX raises on a Python integer that the `dtype` can't hold; TensorFlow wraps it around.",
            "Python 整数超出 `dtype` 的范围时，JAX 会报错，TensorFlow 会回绕。",
        ),
        Difference(
            "numpy",
            "raises",
            "NumPy raises on a Python integer that the `dtype` can't hold; TensorFlow wraps it around.",
            "Python 整数超出 `dtype` 的范围时，NumPy 会报错，TensorFlow 会回绕。",
        ),
        Difference(
            "numpy",
            "accepts",
            "NumPy turns `None` into NaN; TensorFlow raises.",
            "NumPy 把 `None` 变成 NaN，TensorFlow 会报错。",
        ),
        pytorch.OVERFLOW,
        pytorch.SPREAD_VECTOR,
    ],
)
def constant(value, dtype=None, shape=None, name=None):
    result = ops.convert_to_tensor(value, dtype or keras.config.floatx())
    if shape is None:
        return result
    return ops.full(shape, result, result.dtype) if ops.size(result) == 1 else ops.reshape(result, shape)


@replaces(
    en='The call stays as it is and returns a string, such as `"float32"`.',
    zh='调用保持不变，返回字符串，例如 `"float32"`。',
    trials=[
        lambda: K.dtype(K.ones((2, 3))),
        lambda dtype: K.dtype(K.cast(np.array([3, 1, 2]), dtype)),
        lambda dtype: K.dtype(x=keras.Input((3,), dtype=dtype)),
        lambda: K.dtype(keras.Input((3,))),
        Trial(lambda: K.dtype(keras.Input((3,), dtype="string")), ("strings", "字符串")),
        Trial(lambda: K.dtype(ROWS), ("NumPy arrays", "NumPy 数组")),
        Trial(lambda: K.dtype(np.array([1, 2], "int64")), ("NumPy arrays", "NumPy 数组")),
        Trial(lambda: K.dtype(2.5), NUMBERS),
        Trial(lambda: K.dtype([1, 2]), NUMBERS),
        Trial(lambda: K.dtype(None), NONE),
    ],
    inputs=NAMES,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on NumPy arrays.",
            "Keras 2 遇到 NumPy 数组会报错。",
        ),
        Difference(
            "jax",
            "values",
            "JAX gives 32-bit numbers when you ask for 64 bits, and `ops.dtype` says so. Don't "
            "compare with the dtype you asked for.",
            "要求 64 位时，JAX 得到的是 32 位的数，`ops.dtype` 也如实返回。不要与你要求的 dtype 作比较。",
            ordinary=True,
        ),
        pytorch.NO_UINT64_ALWAYS,
        pytorch.UNSIGNED_NAME,
    ],
)
def dtype(x):
    return ops.dtype(x)


def eye_at_double_precision():
    K.set_floatx("float64")
    return K.eye(2)


@replaces(
    en="Pass `dtype` as a keyword: the second parameter of `ops.eye` is the number of columns.",
    zh="`dtype` 要按关键字传入：`ops.eye` 的第二个形参是列数。",
    trials=[
        lambda: K.eye(2, "int32"),
        lambda: K.eye(3),
        lambda: K.eye(size=2),
        lambda: K.eye(1),
        lambda: K.eye(2, name="identity"),
        lambda dtype: K.eye(2, dtype=dtype),
        Trial(eye_at_double_precision, FLOATX),
        Trial(lambda: K.eye(0), EMPTY),
        Trial(lambda: K.eye(np.int64(2)), INTEGERS),
        Trial(lambda: K.eye(-1), NEGATIVE),
        Trial(lambda: K.eye(2.0), NUMBERS),
        Trial(lambda: K.eye((2, 3)), DIMENSIONS),
        Trial(lambda: K.eye(None), NONE),
    ],
    inputs=NAMES,
    differences=[
        VARIABLE,
        pytorch.NO_UINT64_ALWAYS,
        pytorch.UNSIGNED_ALWAYS,
    ],
)
def eye(size, dtype=None, name=None):
    return ops.eye(size, dtype=dtype)


def ones_at_half_precision():
    K.set_floatx("float16")
    return K.ones((2, 2))


@replaces(
    en="The result is a tensor now; if your code assigns to it later, wrap it in `keras.Variable`.",
    zh="现在得到的是张量；如果之后要给它赋值，请用 `keras.Variable` 再包一层。",
    trials=[
        lambda: K.ones((2, 3)),
        lambda: K.ones([2, 3]),
        lambda: K.ones(shape=(2, 1, 3)),
        lambda: K.ones(()),
        lambda: K.ones((2,), "int32"),
        lambda: K.ones((2, 2), name="weights"),
        lambda: K.ones(ROWS.shape),
        lambda dtype: K.ones((2, 3), dtype=dtype),
        Trial(ones_at_half_precision, FLOATX),
        Trial(lambda: K.ones(3), NUMBERS),
        Trial(lambda: K.ones((np.int64(2), 3)), INTEGERS),
        Trial(lambda: K.ones(np.array([2, 3])), INTEGERS),
        Trial(lambda: K.ones((0, 3)), EMPTY),
        Trial(lambda: K.ones((-1, 3)), NEGATIVE),
        Trial(lambda: K.ones((None, 3)), NONE),
        Trial(lambda: K.ones(None), NONE),
        Trial(lambda: K.ones((2, 2.0)), FRACTIONS),
    ],
    inputs=NAMES,
    differences=[
        VARIABLE,
        pytorch.FILLED_RAISES,
        pytorch.UNSIGNED_ALWAYS,
    ],
    situations=[
        SituationDifference(
            ("known_batch", "unknown_batch"),
            "raises",
            "Between layers, `x.shape` contains no tensor, but None where a size is unknown. Write "
            "`ops.ones_like(x)`.",
            "在层与层之间，`x.shape` 里没有张量，未知的大小是 None。请写 `ops.ones_like(x)`。",
            advised=("ops.ones_like(rows)",),
        ),
        SituationDifference(
            ("lambda_layer", "fit"),
            "raises",
            "On TensorFlow, `x.shape` has None for an unknown batch size. Write `ops.ones_like(x)`, "
            "or take the sizes from `ops.shape(x)`.",
            "在 TensorFlow 上，批次大小未知时 `x.shape` 里是 None。请写 `ops.ones_like(x)`，或者用 "
            "`ops.shape(x)` 取得大小。",
            backends=("tensorflow",),
            advised=("ops.ones_like(rows)", "ops.ones(ops.shape(rows))"),
        ),
    ],
)
def ones(shape, dtype=None, name=None):
    return ops.ones(shape, dtype=dtype)


@replaces(
    en="The call stays as it is, except that `name` is gone.",
    zh="调用保持不变，只是不再有 `name`。",
    trials=[
        lambda x: K.ones_like(x),
        lambda x: K.ones_like(x, "int32"),
        lambda: K.ones_like(ROWS, dtype="float16"),
        lambda: K.ones_like(ROWS, dtype="bool"),
        lambda: K.ones_like(ROWS, name="weights"),
        lambda: K.ones_like(K.ones((2, 3), "int32")),
        Trial(lambda: K.ones_like(x=keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[*DTYPES, *MANY],
    differences=[
        Difference(
            "jax",
            "raises",
            "On JAX, `ops.ones_like` takes no Python lists. Pass `ops.convert_to_tensor(x)`.",
            "在 JAX 上，`ops.ones_like` 不接受 Python 列表，请传入 `ops.convert_to_tensor(x)`。",
        ),
        Difference(
            "numpy",
            "dtype",
            "On NumPy, Python numbers and lists give 64-bit results. Pass `ops.convert_to_tensor(x)`.",
            "在 NumPy 上，Python 数字和列表得到 64 位的结果，请传入 `ops.convert_to_tensor(x)`。",
        ),
        pytorch.NO_UINT64,
        pytorch.UNSIGNED,
    ],
)
def ones_like(x, dtype=None, name=None):
    return ops.ones_like(x, dtype=dtype)


def zeros_at_half_precision():
    K.set_floatx("float16")
    return K.zeros((2, 2))


@replaces(
    en="The result is a tensor now; if your code assigns to it later, wrap it in `keras.Variable`.",
    zh="现在得到的是张量；如果之后要给它赋值，请用 `keras.Variable` 再包一层。",
    trials=[
        lambda: K.zeros((2, 3)),
        lambda: K.zeros([2, 3]),
        lambda: K.zeros(shape=(2, 1, 3)),
        lambda: K.zeros(()),
        lambda: K.zeros((2,), "int32"),
        lambda: K.zeros((2, 2), name="state"),
        lambda: K.zeros(ROWS.shape),
        lambda dtype: K.zeros((2, 3), dtype=dtype),
        Trial(zeros_at_half_precision, FLOATX),
        Trial(lambda: K.zeros(3), NUMBERS),
        Trial(lambda: K.zeros((np.int64(2), 3)), INTEGERS),
        Trial(lambda: K.zeros(np.array([2, 3])), INTEGERS),
        Trial(lambda: K.zeros((0, 3)), EMPTY),
        Trial(lambda: K.zeros((-1, 3)), NEGATIVE),
        Trial(lambda: K.zeros((None, 3)), NONE),
        Trial(lambda: K.zeros(None), NONE),
        Trial(lambda: K.zeros((2, 2.0)), FRACTIONS),
    ],
    inputs=NAMES,
    differences=[
        VARIABLE,
        pytorch.FILLED_RAISES,
        pytorch.UNSIGNED_ALWAYS,
    ],
    situations=[
        SituationDifference(
            ("known_batch", "unknown_batch"),
            "raises",
            "Between layers, `x.shape` contains no tensor, but None where a size is unknown. Write "
            "`ops.zeros_like(x)`.",
            "在层与层之间，`x.shape` 里没有张量，未知的大小是 None。请写 `ops.zeros_like(x)`。",
            advised=("ops.zeros_like(rows)",),
        ),
        SituationDifference(
            ("lambda_layer", "fit"),
            "raises",
            "On TensorFlow, `x.shape` has None for an unknown batch size. Write `ops.zeros_like(x)`"
            ", or take the sizes from `ops.shape(x)`.",
            "在 TensorFlow 上，批次大小未知时 `x.shape` 里是 None。请写 `ops.zeros_like(x)`，或者用 "
            "`ops.shape(x)` 取得大小。",
            backends=("tensorflow",),
            advised=("ops.zeros_like(rows)", "ops.zeros(ops.shape(rows))"),
        ),
    ],
)
def zeros(shape, dtype=None, name=None):
    return ops.zeros(shape, dtype=dtype)


@replaces(
    en="The call stays as it is, except that `name` is gone.",
    zh="调用保持不变，只是不再有 `name`。",
    trials=[
        lambda x: K.zeros_like(x),
        lambda x: K.zeros_like(x, "int32"),
        lambda: K.zeros_like(ROWS, dtype="float16"),
        lambda: K.zeros_like(ROWS, dtype="bool"),
        lambda: K.zeros_like(ROWS, name="state"),
        lambda: K.zeros_like(K.zeros((2, 3), "int32")),
        Trial(lambda: K.zeros_like(x=keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[*DTYPES, *MANY],
    differences=[
        Difference(
            "jax",
            "raises",
            "On JAX, `ops.zeros_like` takes no Python lists. Pass `ops.convert_to_tensor(x)`.",
            "在 JAX 上，`ops.zeros_like` 不接受 Python 列表，请传入 `ops.convert_to_tensor(x)`。",
        ),
        Difference(
            "numpy",
            "dtype",
            "On NumPy, Python numbers and lists give 64-bit results. Pass `ops.convert_to_tensor(x)`.",
            "在 NumPy 上，Python 数字和列表得到 64 位的结果，请传入 `ops.convert_to_tensor(x)`。",
        ),
        pytorch.NO_UINT64,
        pytorch.UNSIGNED,
    ],
)
def zeros_like(x, dtype=None, name=None):
    return ops.zeros_like(x, dtype=dtype)


@replaces(
    en="`sparse=False` turns a sparse tensor into a dense one.",
    zh="`sparse=False` 把稀疏张量变成稠密张量。",
    trials=[
        lambda: K.to_dense(tf.sparse.from_dense([[0, 1], [2, 0]])),
        lambda: K.to_dense(tensor=tf.sparse.from_dense([[0.0, 1.5], [2.5, 0.0]])),
        lambda: K.to_dense(tf.SparseTensor([[0, 0], [1, 2]], [1.0, 2.0], (2, 3))),
        lambda: K.to_dense(K.ones_like(ROWS)),
        Trial(lambda: K.to_dense(ROWS), ("NumPy arrays", "NumPy 数组")),
        Trial(lambda: K.to_dense(2.5), NUMBERS),
        Trial(lambda: K.to_dense([1.0, 2.0]), NUMBERS),
        Trial(lambda: K.to_dense(None), NONE),
        Trial(lambda: K.to_dense(tf.SparseTensor([[1], [0]], [1.0, 2.0], (3,))), UNSORTED),
        Trial(lambda: K.to_dense(tf.SparseTensor([[1], [1]], [1.0, 2.0], (3,))), UNSORTED),
        Trial(lambda: K.to_dense(tf.sparse.from_dense(np.zeros((2, 2), "float32"))), ZERO),
        Trial(lambda: K.to_dense(tf.sparse.from_dense(np.zeros((0, 2), "float32"))), EMPTY),
        Trial(lambda: K.to_dense(tf.sparse.from_dense([True, False])), BOOLEANS),
        Trial(lambda: K.to_dense(tf.sparse.from_dense([[[1, 0], [0, 2]]])), DIMENSIONS),
        Trial(lambda: K.to_dense(keras.Input((3,), batch_size=2)), SYMBOLIC),
        Trial(lambda: K.to_dense(keras.Input((3,), batch_size=2, sparse=True)), SYMBOLIC),
    ],
    rename=lambda: ops.convert_to_tensor,
    backends=("tensorflow",),
    differences=[
        Difference(
            "replacement",
            "kind",
            "Keras 2 returned anything that wasn't sparse unchanged; Keras 3 turns it into a tensor.",
            "输入不是稀疏张量时，Keras 2 原样返回，Keras 3 把它变成张量。",
        ),
        Difference(
            "replacement",
            "raises",
            "Keras 2 returned `None` unchanged; Keras 3 raises. Check for it first.",
            "Keras 2 原样返回 `None`；Keras 3 会报错，请事先判断。",
        ),
        Difference(
            "replacement",
            "shape",
            "Keras 2 lost the shape of a symbolic sparse tensor; Keras 3 keeps it.",
            "Keras 2 会丢失稀疏符号张量的形状，Keras 3 则保留。",
        ),
        Difference(
            "rename",
            "shape",
            "Keras 2 lost the shape of a symbolic sparse tensor; Keras 3 keeps it. Without "
            "`sparse=False` the tensor also stays sparse.",
            "Keras 2 会丢失稀疏符号张量的形状，Keras 3 则保留。不写 `sparse=False` 时，张量也仍是稀疏的。",
        ),
    ],
)
def to_dense(tensor):
    return ops.convert_to_tensor(tensor, sparse=False)


@replaces(
    en="Keras 3 has no function for this: check the type, and for a symbolic tensor its attribute `sparse`.",
    zh="Keras 3 没有这样的函数：请判断类型；对于符号张量，则读取属性 `sparse`。",
    trials=[
        lambda: K.is_sparse(tf.sparse.from_dense([[0, 1], [2, 0]])),
        lambda: K.is_sparse(K.ones_like(ROWS)),
        lambda: K.is_sparse(tensor=K.ones((2, 3))),
        lambda: K.is_sparse(keras.Input((3,))),
        lambda: K.is_sparse(keras.Input((3,), sparse=True)),
        lambda: K.is_sparse(tf.SparseTensor([[0, 0], [1, 2]], [1.0, 2.0], (2, 3))),
        lambda: K.is_sparse(K.to_dense(tf.sparse.from_dense([[0, 1], [2, 0]]))),
        lambda: K.is_sparse(ROWS),
        Trial(lambda: K.is_sparse(tf.ragged.constant([[1], [2, 3]])), ("ragged tensors", "不规则张量")),
        Trial(lambda: K.is_sparse(2.5), NUMBERS),
        Trial(lambda: K.is_sparse([1.0, 2.0]), NUMBERS),
        Trial(lambda: K.is_sparse(None), NONE),
    ],
    backends=("tensorflow",),
    constants=("rows",),
)
def is_sparse(tensor):
    return isinstance(tensor, tf.SparseTensor) or getattr(tensor, "sparse", False)
