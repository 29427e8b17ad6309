"""What the functions are tried on: ordinary values first, then what makes versions disagree."""

import numpy as np

from publishing.atlas.entry import Input

INTEGERS = ("integers", "整数")
BOOLEANS = ("booleans", "布尔值")
HALF = ("half precision", "半精度")
DOUBLE = ("double precision", "双精度")
MIXED = ("mixed dtypes", "混合的 dtype")
NEGATIVE = ("negative numbers", "负数")
ZERO = ("zero and negative zero", "零与负零")
NAN = ("NaN", "NaN")
INFINITY = ("infinities", "无穷大")
TIES = ("ties", "并列的最大值或最小值")
SATURATED = ("saturated probabilities", "饱和的概率")
EMPTY = ("empty tensors", "空张量")
SCALAR = ("a scalar", "标量")
DIMENSIONS = ("another number of dimensions", "其他的维数")
NUMBERS = ("Python numbers and lists", "Python 数字与列表")
NUMBER = ("a Python number", "一个 Python 数字")
LARGE = ("large numbers or results", "很大的数或结果")
AXIS = ("an axis out of range", "超出范围的轴")
INDEX = ("an index out of range", "超出范围的下标")
NEGATIVE_INDEX = ("a negative index", "负下标")
UNMATCHED = ("shapes that don't match", "不匹配的形状")
NONE = ("None", "None")

ROWS = Input((np.array([[3, 1, 2], [0, 5, 4]], "float32"),))

ORDINARY = [
    ROWS,
    Input((np.array([[0.5, 2.0, 1.0], [1.5, 0.25, 3.0]], "float32"),)),
]

FLOATS = [
    *ORDINARY,
    Input((np.array([[3, 1, 2], [0, 5, 4]], "float16"),), HALF),
    Input((np.array([[3, 1, 2], [0, 5, 4]], "float64"),), DOUBLE),
    Input((np.array([[-3, 1, -2], [0.5, -5, -0.25]], "float32"),), NEGATIVE),
    Input((np.array([[0.0, -0.0, 0.0], [-0.0, 0.0, -0.0]], "float32"),), ZERO),
    Input((np.array([[1, np.nan, 2], [np.nan, 0, -1]], "float32"),), NAN),
    Input((np.array([[1, np.inf, 2], [-np.inf, 0, -1]], "float32"),), INFINITY),
    Input((np.array([[2, 2, 1], [1, 2, 2]], "float32"),), TIES),
    Input((np.zeros((0, 3), "float32"),), EMPTY),
    Input((np.array(2.5, "float32"),), SCALAR),
    Input((np.array([3, 1, 2], "float32"),), DIMENSIONS),
    Input((np.array([[[3, 1], [2, 0]], [[5, 4], [1, 6]]], "float32"),), DIMENSIONS),
    Input((np.array([[[[3, 1], [2, 0]]], [[[5, 4], [1, 6]]]], "float32"),), DIMENSIONS),
    Input(([[1.0, 2.0, 0.5], [3.0, 0.5, 4.0]],), NUMBERS),
    Input((2.5,), NUMBER),
]

INTS = [
    *(Input((np.array([[3, 1, 2], [0, 5, 4]], dtype),), INTEGERS) for dtype in ("int32", "uint8")),
    Input((np.array([[3, 1, 2], [0, 5, 4]], "int64"),), INTEGERS),
    *(Input((np.array([[-3, 1, -2], [0, 5, 4]], dtype),), INTEGERS) for dtype in ("int8", "int16")),
    Input((3,), NUMBER),
    Input(([1, 2, 3],), NUMBERS),
    Input((np.array([[True, False], [True, True]]),), BOOLEANS),
]

TENSORS = [*FLOATS, *INTS]
"""One tensor, of each sort."""

LARGE_SUMS = [
    Input((np.full((70000,), 1, "float16"),), LARGE),
    Input((np.full((4000,), 100, "int8"),), LARGE),
    Input((np.full((3,), 2000000000, "int32"),), LARGE),
]
"""One tensor, whose sum exceeds what its dtype holds."""

PAIRS = [
    Input((np.array([[3, 1], [0, 5]], "float32"), np.array([[2, 1], [4, 0.5]], "float32"))),
    Input((np.array([[3, 1], [0, 5]], "float32"), np.array([2, 1], "float32"))),
    Input((np.array([[3, 1], [0, 5]], "float32"), 2.0)),
    Input((np.array([3, 1], "float16"), np.array([2, 1], "float16")), HALF),
    Input((np.array([3, 1], "float64"), np.array([2, 1], "float64")), DOUBLE),
    Input((np.array([3, 1], "float32"), np.array([2, 1], "float64")), MIXED),
    Input((np.array([3, 1], "int32"), np.array([2.5, 1], "float32")), MIXED),
    Input((np.array([3, 1], "int32"), np.array([2, 1], "int64")), MIXED),
    Input((np.array([3, 1], "int32"), np.array([2, 1], "int32")), INTEGERS),
    Input((np.array([3, -1], "int8"), np.array([2, 1], "int8")), INTEGERS),
    Input((np.array([3, 1], "int32"), 2.5), MIXED),
    Input((np.array([True, False]), np.array([True, True])), BOOLEANS),
    Input((np.array([1, np.nan], "float32"), np.array([np.nan, 2], "float32")), NAN),
    Input((np.array([np.inf, -np.inf], "float32"), np.array([np.inf, 1], "float32")), INFINITY),
    Input((np.array([0.0, -0.0], "float32"), np.array([-0.0, 0.0], "float32")), ZERO),
    Input((np.zeros((0, 2), "float32"), np.zeros((0, 2), "float32")), EMPTY),
    Input(
        (np.array([1, 2, 3], "float32"), np.array([1, 2], "float32")),
        ("shapes that don't match", "不匹配的形状"),
    ),
    Input((3, 2), NUMBER),
]
"""Two tensors."""
