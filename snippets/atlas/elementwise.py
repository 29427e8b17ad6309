"""Element by element: functions of one tensor, and of two that are broadcast."""

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
    MIXED,
    NAN,
    NEGATIVE,
    NONE,
    NUMBERS,
    PAIRS,
    SCALAR,
    TENSORS,
    UNMATCHED,
    ZERO,
)

SYMBOLIC = ("symbolic tensors", "符号张量")
OVERFLOW = ("results beyond the dtype's range", "超出 dtype 范围的结果")
WIDE = ("numbers beyond 32 bits", "超出 32 位的数")
SWAPPED = ("a minimum above the maximum", "下限大于上限")
ROUNDING = ("rounding errors", "舍入误差")
ARRAYS = ("NumPy arrays and Python numbers", "NumPy 数组与 Python 数字")

SIGNED = Input((np.array([-1.5, 0.5, 2.5], "float32"),))
LOWEST = Input((np.array([-128, 127, 64], "int8"),), OVERFLOW)
ANGLES = Input((np.array([0.0, 0.5, 3.0], "float32"),))
POWERS = Input((np.array([0.0, 1.0, -2.0], "float32"),))
STEEP = [
    Input((np.array([100, -200], "float32"),), OVERFLOW),
    Input((np.array([12, -20], "float16"),), OVERFLOW),
]
POSITIVE = Input((np.array([1.0, 2.0, 0.5], "float32"),))
BOUNDED = Input((np.array([-1.0, 0.5, 3.0], "float32"),))
TIES_SHARED = SituationDifference(
    ("weights",),
    "values",
    "Where both numbers are equal, JAX and PyTorch give each half of the gradient; TensorFlow gives it all "
    "to the first.",
    "两数相等时，JAX 和 PyTorch 把梯度平分给两者，TensorFlow 把梯度全给前者。",
    backends=("jax", "torch"),
)
UNIT = Input((np.array([0.0, 0.5, 1.0, 2.0], "float32"),))
HALVES = Input((np.array([0.5, 1.5, 2.5, -0.5, -1.7], "float32"),))
BASES = Input((np.array([3, 1, 2], "float32"), 2))

DISCRETE_ACCEPTED = Difference(
    "replacement",
    "accepts",
    "Keras 2 raised on integers and booleans; Keras 3 converts them to floats first.",
    "Keras 2 遇到整数或布尔值会报错；Keras 3 先把它们转换成浮点数。",
)
BOOLEANS_ACCEPTED = Difference(
    "replacement",
    "accepts",
    "Keras 2 raised on booleans; Keras 3 converts them to integers first.",
    "Keras 2 遇到布尔值会报错；Keras 3 先把它们转换成整数。",
)
MIXED_ACCEPTED = Difference(
    "replacement",
    "accepts",
    "Keras 2 raised on tensors of different dtypes, and on integers with a Python float; "
    "Keras 3 converts both to a common dtype first.",
    "两个张量的 dtype 不同，或者整数遇到 Python 浮点数时，Keras 2 会报错；"
    "Keras 3 先把两者转换成共同的 dtype。",
)
ARRAY_DTYPE = Difference(
    "replacement",
    "dtype",
    "Keras 2 converted a NumPy array to the dtype of the first argument; "
    "Keras 3 takes a dtype that suits both. Where the old one matters, convert the result with `ops.cast`.",
    "Keras 2 把 NumPy 数组转换成第一个实参的 dtype；Keras 3 取两者共同的 dtype。"
    "需要原来的 dtype 时，用 `ops.cast` 转换结果。",
)
ARRAY_VALUES = Difference(
    "replacement",
    "values",
    "With integers as the first argument, Keras 2 cut the fractions off a NumPy array: 2.5 became 2. "
    'Keras 3 keeps them. For the old results, convert the array first: `ops.cast(y, "int32")`.',
    "第一个实参是整数时，Keras 2 会舍去 NumPy 数组的小数部分：2.5 变成 2；Keras 3 则保留。"
    '想要原来的结果，先转换数组：`ops.cast(y, "int32")`。',
)
NUMPY_WIDENED = Difference(
    "numpy",
    "dtype",
    "The NumPy backend gives Python numbers and lists a 64-bit dtype here. Pass `ops.convert_to_tensor(x)`.",
    "NumPy 后端在这里给 Python 数字与列表选用 64 位的 dtype。请传入 `ops.convert_to_tensor(x)`。",
)
EXTREMES = [
    MIXED_ACCEPTED,
    ARRAY_DTYPE,
    ARRAY_VALUES,
    Difference(
        "numpy",
        "raises",
        "The NumPy backend raises on a number that the tensor's dtype can't hold; TensorFlow wraps "
        "it around, as Keras 2 did: -1 in `uint8` becomes 255. Pass a number that fits.",
        "遇到张量的 dtype 无法表示的数，NumPy 后端会报错；TensorFlow 则和 Keras 2 一样回绕："
        "-1 在 `uint8` 中变成 255。请传入能够表示的数。",
    ),
    *(
        difference
        for subject, en, zh in [("jax", "JAX", " JAX "), ("numpy", "the NumPy backend", " NumPy 后端")]
        for difference in [
            Difference(
                subject,
                "accepts",
                f"TensorFlow raises on booleans; {en} doesn't. "
                "If your code has to run on every backend, convert them to integers first.",
                f"TensorFlow 遇到布尔值会报错，而{zh}不会。"
                "如果代码要在各个后端上运行，请先把它们转换成整数。",
            ),
            Difference(
                subject,
                "zero",
                f"Between zero and negative zero, {en} may pick a different one than TensorFlow. "
                "Don't rely on the sign of a zero.",
                f"在零与负零之间，TensorFlow 与{zh}取的可能不同。不要依赖零的符号。",
            ),
            Difference(
                subject,
                "values",
                f"Numbers beyond 32 bits change, since {en} turns `int64` into `int32`. "
                "Keep them within 32 bits.",
                f"超出 32 位的数会变，因为{zh}把 `int64` 变成 `int32`。请让数值保持在 32 位以内。",
            ),
        ]
    ),
]


def bounded_by_input():
    values, limits = keras.Input((3,)), keras.Input((3,))
    model = keras.Model([values, limits], K.clip(values, 0.0, limits))
    return model([np.array([[5.0, -1.0, 0.5]], "float32"), np.array([[1.0, 2.0, 3.0]], "float32")])


def bounded_by_two_functions():
    values, limits = keras.Input((3,)), keras.Input((3,))
    model = keras.Model([values, limits], K.maximum(K.minimum(values, limits), 0.0))
    return model([np.array([[5.0, -1.0, 0.5]], "float32"), np.array([[1.0, 2.0, 3.0]], "float32")])


# The difference where the NumPy backend narrows a dtype.
def narrowed(instead):
    return Difference(
        "numpy",
        "dtype",
        "The NumPy backend turns 64-bit numbers into 32-bit ones here. "
        f"If you need 64 bits, call NumPy itself: `{instead}`.",
        f"NumPy 后端在这里把 64 位的数变成 32 位的数。需要 64 位时，直接调用 NumPy：`{instead}`。",
    )


@replaces(
    en="Only the module changes: `ops.abs`.",
    zh="只有模块变了：`ops.abs`。",
    trials=[
        lambda x: K.abs(x),
        lambda: K.abs(x=SIGNED),
        Trial(lambda: K.abs(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[SIGNED, *TENSORS, LOWEST],
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on `uint8` and on booleans; Keras 3 returns them as they are.",
            "Keras 2 遇到 `uint8` 和布尔值会报错；Keras 3 原样返回。",
        ),
        NUMPY_WIDENED,
    ],
)
def abs(x):
    return ops.abs(x)


@replaces(
    en="Pass the bounds by position: `ops.clip` calls them `x_min` and `x_max`; `None` fails on TensorFlow.",
    zh="上下限请按位置传入：`ops.clip` 把它们叫作 `x_min` 和 `x_max`；在 TensorFlow 上，`None` 会报错。",
    trials=[
        lambda x: K.clip(x, 0.0, 1.0),
        lambda: K.clip(BOUNDED, min_value=0.0, max_value=1.0),
        lambda: K.clip(BOUNDED, 0, 1),
        lambda: K.clip(BOUNDED, K.constant([0.0, 1.0, 2.0]), 2.0),
        lambda: K.clip(K.constant([-1.0, 0.5, 3.0]), 0.0, 1.0),
        lambda: K.clip(BOUNDED, np.array([0.0, 0.75, 0.0], "float32"), np.array(2.0, "float32")),
        Trial(lambda: K.clip(BOUNDED, np.array([[0.0], [1.0]], "float32"), 2.0), DIMENSIONS),
        Trial(lambda: K.clip(BOUNDED, 0.0, None), NONE),
        Trial(lambda: K.clip(BOUNDED, None, 1.0), NONE),
        Trial(lambda: K.clip(BOUNDED, None, None), NONE),
        Trial(lambda: K.clip(BOUNDED, 2.0, 1.0), SWAPPED),
        Trial(lambda: K.clip(BOUNDED, K.constant(2.0), K.constant(1.0)), SWAPPED),
        Trial(lambda: K.clip(BOUNDED, np.nan, 1.0), NAN),
        Trial(lambda: K.clip(BOUNDED, 0.0, np.inf), INFINITY),
        Trial(lambda: K.clip(BOUNDED, -np.inf, 1.0), INFINITY),
        Trial(lambda: K.clip(np.array([-1.0, 0.5, 3.0], "float64"), 0.1, 0.9), DOUBLE),
        Trial(lambda: K.clip(np.array([-1.0, 0.5, 3.0], "float16"), 0.1, 0.9), HALF),
        Trial(lambda: K.clip(np.array([-3, 1, 5], "int32"), 0, 2), INTEGERS),
        Trial(lambda: K.clip(np.array([-3, 1, 5], "int64"), 0, 2), INTEGERS),
        Trial(lambda: K.clip(np.array([0, 1, 5], "uint8"), 1, 2), INTEGERS),
        Trial(lambda: K.clip(np.array([-3, 1, 5], "int8"), 0, 2), INTEGERS),
        Trial(lambda: K.clip(np.array([True, False]), 0, 1), BOOLEANS),
        Trial(lambda: K.clip(np.array([-3, 1, 5], "int32"), 0.5, 2.5), MIXED),
        Trial(lambda: K.clip(BOUNDED, np.array(0.0, "float64"), np.array(1.0, "float64")), MIXED),
        Trial(lambda: K.clip(BOUNDED, np.array([0.0, 1.0], "float32"), 2.0), UNMATCHED),
        Trial(lambda: K.clip(keras.Input((3,)), 0.0, 1.0), SYMBOLIC),
        Trial(bounded_by_input, SYMBOLIC),
        Trial(bounded_by_two_functions, SYMBOLIC),
    ],
    inputs=[BOUNDED, *TENSORS],
    differences=[
        Difference(
            "replacement",
            "raises",
            "On TensorFlow, `ops.clip` takes neither `None` as a bound nor a Python number or list "
            "as `x`; a symbolic tensor as a bound fails when the model is called. Write "
            "`ops.maximum(ops.minimum(x, max_value), min_value)`, and leave out a bound that is "
            "`None`.",
            "在 TensorFlow 上，`ops.clip` 的上下限不能是 `None`，`x` 也不能是 Python 数字或列表；"
            "上下限是符号张量时，调用模型时会报错。"
            "请写 `ops.maximum(ops.minimum(x, max_value), min_value)`，值为 `None` 的那一侧省去不写。",
        ),
        BOOLEANS_ACCEPTED,
        Difference(
            "jax",
            "accepts",
            "JAX also takes `None`, Python numbers and lists, bounds with more dimensions than `x`, "
            "and float bounds for integers, which make the result a float.",
            "JAX 还接受 `None`、Python 数字与列表、维数比 `x` 多的上下限，"
            "以及给整数设浮点数的上下限，这时结果是浮点数。",
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend also takes `None`, Python numbers and lists, bounds with more "
            "dimensions than `x`, and float bounds for integers, in which case it cuts the fractions "
            "off the result.",
            "NumPy 后端还接受 `None`、Python 数字与列表、维数比 `x` 多的上下限，"
            "以及给整数设浮点数的上下限，这时结果的小数部分被舍去。",
        ),
        *(
            Difference(
                subject,
                "values",
                "Where the minimum is above the maximum, TensorFlow gives the minimum, as Keras 2 did, "
                f"and {en} the maximum. "
                "`ops.maximum(ops.minimum(x, max_value), min_value)` gives the minimum everywhere.",
                f"下限大于上限时，TensorFlow 和 Keras 2 一样得到下限，{zh}得到上限。"
                "`ops.maximum(ops.minimum(x, max_value), min_value)` 在各个后端上都得到下限。",
            )
            for subject, en, zh in [("jax", "JAX", "JAX "), ("numpy", "the NumPy backend", "NumPy 后端")]
        ),
        Difference(
            "jax",
            "zero",
            "With 0.0 as a bound, TensorFlow leaves negative zero as it is and JAX gives zero. "
            "Don't rely on the sign of a zero.",
            "上限或下限为 0.0 时，TensorFlow 保留负零，JAX 得到零。不要依赖零的符号。",
        ),
        narrowed("np.clip(x, min_value, max_value)"),
        pytorch.CLIPPED,
        pytorch.CLIPPED_VALUES,
    ],
    situations=[
        SituationDifference(
            ("weights",),
            "values",
            "Where a number equals a bound, JAX passes half of the gradient on, and the others all of it.",
            "数正好等于界限时，JAX 只传回一半的梯度，其他后端传回全部。",
            backends=("jax",),
        ),
    ],
)
def clip(x, min_value, max_value):
    return ops.clip(x, min_value, max_value)


@replaces(
    en="Only the module changes: `ops.cos`.",
    zh="只有模块变了：`ops.cos`。",
    trials=[
        lambda x: K.cos(x),
        lambda: K.cos(x=ANGLES),
        Trial(lambda: K.cos(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[ANGLES, *TENSORS],
    differences=[
        DISCRETE_ACCEPTED,
        narrowed("np.cos(x)"),
    ],
)
def cos(x):
    return ops.cos(x)


@replaces(
    en="Only the module changes: `ops.exp`.",
    zh="只有模块变了：`ops.exp`。",
    trials=[
        lambda x: K.exp(x),
        lambda: K.exp(x=POWERS),
        Trial(lambda: K.exp(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[POWERS, *TENSORS, *STEEP],
    differences=[
        DISCRETE_ACCEPTED,
        narrowed("np.exp(x)"),
    ],
)
def exp(x):
    return ops.exp(x)


@replaces(
    en="Only the module changes: `ops.log` still gives `-inf` for 0 and NaN for negative numbers.",
    zh="只有模块变了：`ops.log` 遇到 0 仍得到 `-inf`，遇到负数仍得到 NaN。",
    trials=[
        lambda x: K.log(x),
        lambda: K.log(x=POSITIVE),
        Trial(lambda: K.log(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[POSITIVE, *TENSORS],
    differences=[
        DISCRETE_ACCEPTED,
        narrowed("np.log(x)"),
    ],
)
def log(x):
    return ops.log(x)


@replaces(
    en="The function is called `ops.power` now; pass both arguments by position, because its parameters are "
    "named `x1` and `x2`.",
    zh="它现在叫 `ops.power`；两个实参请按位置传入，因为形参名变成了 `x1` 和 `x2`。",
    trials=[
        lambda x, a: K.pow(x, a),
        lambda: K.pow(BASES, a=3),
        lambda: K.pow(x=BASES, a=0.5),
        Trial(lambda: K.pow(K.constant([3, 1], dtype="int32"), K.constant([2.5, 1.0])), MIXED),
        Trial(lambda: K.pow(keras.Input((3,)), 2), SYMBOLIC),
        Trial(lambda: K.pow(keras.Input((3,)), keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[
        BASES,
        *PAIRS,
        Input((np.array([3, 1, 2], "float32"), -1)),
        Input((np.array([3, 1, 2], "float32"), 0)),
        Input((np.array([-3, -1, 2], "float32"), 3), NEGATIVE),
        Input((np.array([-3, -1, 2], "float32"), 0.5), NEGATIVE),
        Input((np.array([0.0, -0.0], "float32"), 0), ZERO),
        Input((np.array([0.0, -0.0], "float32"), -1), ZERO),
        Input((np.array([0.0, -0.0], "float32"), 3), ZERO),
        Input((np.array([np.nan, np.inf, -np.inf], "float32"), 0), NAN),
        Input((np.array([3, 1, 2], "float16"), 0.5), HALF),
        Input((np.array([3, 1, 2], "float64"), 0.1), DOUBLE),
        Input((np.array([300, 100], "float16"), 2), OVERFLOW),
        Input((np.array([100000, 3], "int32"), 2), OVERFLOW),
        Input((np.array([3, -2], "int32"), 3), INTEGERS),
        Input((np.array([3, -2], "int64"), 3), INTEGERS),
        Input((np.array([3, -2], "int8"), 3), INTEGERS),
        Input((np.array([3, -2], "int16"), 3), INTEGERS),
        Input((np.array([3, 2], "uint8"), 3), INTEGERS),
        Input((np.array([2, 1], "int32"), -1), ("negative exponents of integers", "整数的负指数")),
        Input((np.array([True, False]), 2), BOOLEANS),
        Input((2.0, np.array([3, 1, 2], "float32"))),
        Input((2, np.array([3, 1.5, 2], "float32")), MIXED),
        Input((2.0, 0.5), NUMBERS),
        Input(([3.0, 1.0], 2), NUMBERS),
        Input(([3, 1], 2), NUMBERS),
    ],
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on tensors of different dtypes, on integers with a Python float, on `uint8`, "
            "and on booleans with a Python number; Keras 3 converts both to a common dtype first.",
            "两个张量的 dtype 不同、整数遇到 Python 浮点数、遇到 `uint8`，或者布尔值遇到 Python 数字时，"
            "Keras 2 会报错；Keras 3 先把两者转换成共同的 dtype。",
        ),
        ARRAY_DTYPE,
        Difference(
            "replacement",
            "values",
            "With integers as the base, Keras 2 cut the fractions off a NumPy array of exponents: "
            "2.5 became 2. Keras 3 keeps them. For the old results, convert first: `ops.cast(a, "
            '"int32")`.',
            "底数是整数时，Keras 2 会舍去 NumPy 数组里指数的小数部分：2.5 变成 2；Keras 3 则保留。"
            '想要原来的结果，先转换指数：`ops.cast(a, "int32")`。',
        ),
        Difference(
            "jax",
            "accepts",
            "TensorFlow raises when base and exponent are both booleans; JAX doesn't. If your code "
            "has to run on every backend, convert them to integers first.",
            "底数与指数都是布尔值时，TensorFlow 会报错，JAX 不会。如果代码要在各个后端上运行，"
            "请先把它们转换成整数。",
        ),
        Difference(
            "numpy",
            "accepts",
            "TensorFlow raises when base and exponent are both booleans; the NumPy backend doesn't. "
            "If your code has to run on every backend, convert them to integers first.",
            "底数与指数都是布尔值时，TensorFlow 会报错，NumPy 后端不会。如果代码要在各个后端上运行，"
            "请先把它们转换成整数。",
        ),
        narrowed("np.power(x, a)"),
        pytorch.NEGATIVE_POWER,
        pytorch.ROUNDED_NUMBER,
    ],
)
def pow(x, a):
    return ops.power(x, a)


@replaces(
    en="Only the module changes: `ops.round` still rounds halves to even, so 2.5 becomes 2.",
    zh="只有模块变了：小数部分恰为一半时，`ops.round` 仍舍入到偶数，2.5 变成 2。",
    trials=[
        lambda x: K.round(x),
        lambda: K.round(x=HALVES),
        Trial(lambda: K.round(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[HALVES, *TENSORS],
    differences=[
        Difference(
            "numpy",
            "accepts",
            "Only the NumPy backend takes booleans.",
            "只有 NumPy 后端接受布尔值。",
        ),
        NUMPY_WIDENED,
    ],
)
def round(x):
    return ops.round(x)


@replaces(
    en="Only the module changes: `ops.sign`.",
    zh="只有模块变了：`ops.sign`。",
    trials=[
        lambda x: K.sign(x),
        lambda: K.sign(x=SIGNED),
        Trial(lambda: K.sign(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[SIGNED, *TENSORS],
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on `uint8`; Keras 3 takes it.",
            "Keras 2 遇到 `uint8` 会报错；Keras 3 接受它。",
        ),
        Difference(
            "jax",
            "zero",
            "For negative zero, TensorFlow gives zero and JAX negative zero. "
            "Don't rely on the sign of a zero.",
            "对于负零，TensorFlow 得到零，JAX 得到负零。不要依赖零的符号。",
        ),
        NUMPY_WIDENED,
        pytorch.BOOLEANS_TAKEN,
        pytorch.SIGN_OF_NAN,
    ],
)
def sign(x):
    return ops.sign(x)


@replaces(
    en="Only the module changes: `ops.sin`.",
    zh="只有模块变了：`ops.sin`。",
    trials=[
        lambda x: K.sin(x),
        lambda: K.sin(x=ANGLES),
        Trial(lambda: K.sin(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[ANGLES, *TENSORS],
    differences=[
        DISCRETE_ACCEPTED,
        narrowed("np.sin(x)"),
    ],
)
def sin(x):
    return ops.sin(x)


@replaces(
    en="Replace negative numbers with 0 before `ops.sqrt`: `K.sqrt` used to do that for you.",
    zh="先把负数换成 0，再用 `ops.sqrt`：`K.sqrt` 原来会自动这样做。",
    trials=[
        lambda: K.sqrt(1.0 - K.square(UNIT)),
        lambda x: K.sqrt(K.constant(x, dtype=x.dtype)),
        lambda: K.sqrt(x=K.constant([4.0, 2.0])),
        Trial(lambda: K.sqrt(0.9 - 3.0 * K.constant([0.3, 0.25])), ROUNDING),
        Trial(lambda: K.sqrt(POSITIVE), ARRAYS),
        Trial(lambda: K.sqrt([4.0, 2.0]), ARRAYS),
        Trial(lambda: K.sqrt(2.0), ARRAYS),
        Trial(lambda: K.sqrt(4), ARRAYS),
        Trial(lambda: K.sqrt(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[given for given in TENSORS if given.circumstance != NUMBERS],
    differences=[
        Difference(
            "rename",
            "values",
            "`K.sqrt` treated negative numbers as 0; `ops.sqrt` gives NaN for them. A difference "
            "that a rounding error pushes just below 0 is enough to cause it. Write "
            "`ops.sqrt(ops.maximum(x, 0))`.",
            "`K.sqrt` 把负数当作 0，`ops.sqrt` 对负数得到 NaN。两数相减的结果只要因舍入误差略小于 0，"
            "就会这样。请写 `ops.sqrt(ops.maximum(x, 0))`。",
            ordinary=True,
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on integers and booleans, and on NumPy arrays, Python numbers and lists; "
            "Keras 3 converts them to tensors of floats first.",
            "Keras 2 遇到整数、布尔值，以及 NumPy 数组、Python 数字与列表都会报错；"
            "Keras 3 先把它们转换成浮点数张量。",
        ),
        Difference(
            "jax",
            "zero",
            "For negative zero, TensorFlow gives negative zero and JAX zero. "
            "Don't rely on the sign of a zero.",
            "对于负零，TensorFlow 得到负零，JAX 得到零。不要依赖零的符号。",
        ),
        Difference(
            "numpy",
            "zero",
            "For negative zero, TensorFlow gives negative zero and the NumPy backend zero. "
            "Don't rely on the sign of a zero.",
            "对于负零，TensorFlow 得到负零，NumPy 后端得到零。不要依赖零的符号。",
        ),
        narrowed("np.sqrt(np.maximum(x, 0))"),
        pytorch.NARROWED,
    ],
    situations=[
        SituationDifference(
            ("weights",),
            "values",
            "Where the argument is 0, and on JAX where it is negative too, the gradient is NaN if the loss "
            "doesn't depend on the root there, and so are the weights after a training step: as with the "
            "distance of two equal vectors. Write `ops.sqrt(ops.maximum(x, 1e-12))`.",
            "实参为 0 时（在 JAX 上，负数也一样），如果损失在此处不随平方根变化，梯度就是 NaN，训练一步"
            "之后权重也是 NaN：例如两个相等向量的距离。请写 `ops.sqrt(ops.maximum(x, 1e-12))`。",
            backends=("jax", "torch"),
            advised=("ops.sqrt(ops.maximum(1.0 - ops.square(unit), 1e-12))",),
        ),
    ],
)
def sqrt(x):
    return ops.sqrt(ops.maximum(x, 0))


@replaces(
    en="Only the module changes: `ops.square`.",
    zh="只有模块变了：`ops.square`。",
    trials=[
        lambda x: K.square(x),
        lambda: K.square(x=SIGNED),
        Trial(lambda: K.square(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=[
        SIGNED,
        *TENSORS,
        LOWEST,
        Input((np.array([300, -300], "float16"),), OVERFLOW),
        Input((np.array([100000, 3], "int32"),), OVERFLOW),
    ],
    differences=[
        BOOLEANS_ACCEPTED,
        narrowed("np.square(x)"),
    ],
)
def square(x):
    return ops.square(x)


LIMITS = [
    *PAIRS,
    Input((2.0, np.array([3, 1], "float32"))),
    Input((np.array([3, 1], "float64"), 0.1), DOUBLE),
    Input((np.array([0.05, 1], "float16"), 0.1), HALF),
    Input((np.array([3, -1], "int64"), 0), INTEGERS),
    Input((np.array([3, 200], "uint8"), 100), INTEGERS),
    Input((np.array([3, 200], "uint8"), np.array([5, 100], "uint8")), INTEGERS),
    Input((np.array([3, 200], "uint8"), -1), ("a number that the dtype can't hold", "dtype 无法表示的数")),
    Input((np.array([3, 1], "int16"), np.array([2, 1], "int16")), INTEGERS),
    Input((np.array([3, 1], "float16"), np.array([2, 1], "float32")), MIXED),
    Input((np.array([1, 2], "int32"), np.array([2.5, 1.5], "float32")), MIXED),
    Input((np.array([1099511627776, 5], "int64"), np.array([3, 4], "int64")), WIDE),
    Input((np.array([True, False]), np.array([2, 1], "int32")), MIXED),
    Input((np.array([1, np.nan], "float32"), 0.0), NAN),
    Input((np.array(2.5, "float32"), np.array(1.0, "float32")), SCALAR),
    Input((np.array([[1], [2]], "float32"), np.array([[[0, 1, 2]]], "float32")), DIMENSIONS),
    Input((np.zeros((0, 2), "float32"), 1.0), EMPTY),
    Input(([3.0, 1.0], [2.0, 1.5]), NUMBERS),
    Input(([3, 1], [2, 1]), NUMBERS),
    Input((3, 2.5), NUMBERS),
    Input((2.5, 3), NUMBERS),
    Input((True, False), NUMBERS),
]


@replaces(
    en="Write `ops.maximum` with both arguments by position, because its parameters are named `x1` and `x2`.",
    zh="改用 `ops.maximum`，两个实参请按位置传入，因为形参名变成了 `x1` 和 `x2`。",
    trials=[
        lambda x, y: K.maximum(x, y),
        lambda: K.maximum(x=SIGNED, y=0.0),
        Trial(lambda: K.maximum(K.constant([3, 1], dtype="int32"), K.constant([2.5, 1.0])), MIXED),
        Trial(lambda: K.maximum(keras.Input((3,)), 0.0), SYMBOLIC),
        Trial(lambda: K.maximum(keras.Input((3,)), keras.Input((3,))), SYMBOLIC),
    ],
    inputs=LIMITS,
    differences=[
        *EXTREMES,
        narrowed("np.maximum(x, y)"),
        pytorch.NARROWED,
        pytorch.CUT_OFF,
        pytorch.BOOLEANS_TAKEN,
    ],
    situations=[
        TIES_SHARED,
    ],
)
def maximum(x, y):
    return ops.maximum(x, y)


@replaces(
    en="Write `ops.minimum` with both arguments by position, because its parameters are named `x1` and `x2`.",
    zh="改用 `ops.minimum`，两个实参请按位置传入，因为形参名变成了 `x1` 和 `x2`。",
    trials=[
        lambda x, y: K.minimum(x, y),
        lambda: K.minimum(x=SIGNED, y=0.0),
        Trial(lambda: K.minimum(K.constant([3, 1], dtype="int32"), K.constant([2.5, 1.0])), MIXED),
        Trial(lambda: K.minimum(keras.Input((3,)), 0.0), SYMBOLIC),
        Trial(lambda: K.minimum(keras.Input((3,)), keras.Input((3,))), SYMBOLIC),
    ],
    inputs=LIMITS,
    differences=[
        *EXTREMES,
        narrowed("np.minimum(x, y)"),
        pytorch.NARROWED,
        pytorch.CUT_OFF,
        pytorch.BOOLEANS_TAKEN,
    ],
    situations=[
        TIES_SHARED,
    ],
)
def minimum(x, y):
    return ops.minimum(x, y)
