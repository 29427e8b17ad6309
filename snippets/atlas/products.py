"""Products: functions that multiply and add up along an axis."""

import keras
import numpy as np
from keras import ops

from publishing.atlas.entry import Difference, Input, K, Trial, replaces
from snippets.atlas import pytorch
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
    MIXED,
    NAN,
    NUMBERS,
    SCALAR,
    UNMATCHED,
    ZERO,
)

SYMBOLIC = ("symbolic tensors", "符号张量")
VECTORS = ("vectors", "向量")
SPARSE = ("sparse tensors", "稀疏张量")
BATCHES = ("batches of different sizes", "大小不同的批次")

ROUNDED = Difference(
    "replacement",
    "values",
    "On TensorFlow, Keras 3 multiplies integers as `float32`, which rounds those above 16777216. "
    "Cast to `float64` first, and cast the result back.",
    "在 TensorFlow 上，Keras 3 以 `float32` 计算整数的乘积，大于 16777216 的数会被舍入。"
    "请先转换成 `float64`，再把结果转换回来。",
)
EXACT_ON_JAX = Difference(
    "jax",
    "values",
    "JAX multiplies integers as integers; TensorFlow rounds large ones.",
    "JAX 按整数计算乘积；TensorFlow 会舍入较大的整数。",
)
EXACT_ON_NUMPY = Difference(
    "numpy",
    "values",
    "NumPy multiplies integers as integers; TensorFlow rounds large ones.",
    "NumPy 按整数计算乘积；TensorFlow 会舍入较大的整数。",
)
NARROW_ON_NUMPY = Difference(
    "numpy",
    "dtype",
    "The NumPy backend gives 32-bit results for 64-bit inputs.",
    "输入为 64 位时，NumPy 后端得到 32 位的结果。",
)


def counting(*shape, dtype="float32"):
    size = int(np.prod(shape))
    return (np.arange(size).reshape(shape) % 7 + 1).astype(dtype)


X_2_2_3 = Input((counting(2, 2, 3),))
X_2_3 = Input((counting(2, 3),))
X_2_3_2_2 = Input((counting(2, 3, 2, 2),))
X_2_3_4 = Input((counting(2, 3, 4),))
X_2_3_5 = Input((counting(2, 3, 5),))
X_2_4_3 = Input((counting(2, 4, 3),))
X_2_4_5 = Input((counting(2, 4, 5),))
X_2_5_3 = Input((counting(2, 5, 3),))
X_2_5_4 = Input((counting(2, 5, 4),))
X_3_2 = Input((counting(3, 2),))

MATRICES = [
    Input((counting(2, 3), counting(3, 2))),
    Input((counting(2, 2), counting(2, 2))),
    Input((counting(1, 3), counting(3, 1))),
    Input((counting(2, 2, 3), counting(3, 2)), DIMENSIONS),
    Input((counting(2, 3), counting(2, 3, 2)), DIMENSIONS),
    Input((counting(2, 1, 3), counting(2, 3, 2)), DIMENSIONS),
    Input((counting(2, 1, 2, 3), counting(1, 3, 2)), DIMENSIONS),
    Input((counting(3), counting(2, 3, 2)), DIMENSIONS),
    Input((counting(3), counting(3)), VECTORS),
    Input((counting(2, 3), counting(3)), VECTORS),
    Input((counting(3), counting(3, 2)), VECTORS),
    Input((counting(2, 2, 3), counting(3)), VECTORS),
    Input((counting(2, 3), np.array(2, "float32")), SCALAR),
    Input((counting(2, 2, 3), np.array(2, "float32")), SCALAR),
    Input((counting(2, 3, dtype="float16"), counting(3, 2, dtype="float16")), HALF),
    Input((np.full((1, 300), 16, "float16"), np.full((300, 1), 16, "float16")), LARGE),
    Input((counting(2, 3, dtype="float64"), counting(3, 2, dtype="float64")), DOUBLE),
    *(
        Input((counting(2, 3, dtype=dtype), counting(3, 2, dtype=dtype)), INTEGERS)
        for dtype in ("int8", "uint8", "int16", "int32", "int64")
    ),
    Input((counting(2, 2, 3, dtype="int32"), counting(3, 2, dtype="int32")), INTEGERS),
    Input((np.array([[16777217]], "int32"), np.array([[1]], "int32")), LARGE),
    Input((np.array([[16777217]], "int64"), np.array([[1]], "int64")), LARGE),
    Input((counting(2, 3, dtype="float32"), counting(3, 2, dtype="float64")), MIXED),
    Input((counting(2, 3, dtype="int32"), counting(3, 2, dtype="float32")), MIXED),
    Input((np.array([[True, False]]), np.array([[True], [True]])), BOOLEANS),
    Input((np.array([[1, np.nan]], "float32"), np.array([[0], [0]], "float32")), NAN),
    Input((np.array([[1, np.inf]], "float32"), np.array([[2], [1]], "float32")), INFINITY),
    Input((np.array([[-0.0]], "float32"), np.array([[1]], "float32")), ZERO),
    Input((np.zeros((0, 3), "float32"), counting(3, 2)), EMPTY),
    Input((np.zeros((2, 0), "float32"), np.zeros((0, 2), "float32")), EMPTY),
    Input((counting(2, 3), counting(2, 3)), UNMATCHED),
    Input((counting(2, 2, 3), counting(2, 2, 2)), UNMATCHED),
]


def dot_of_matrices():
    x = K.cast([[1, 2, 3], [4, 5, 6]], "float32")
    y = K.cast([[1, 2], [3, 4], [5, 6]], "float32")
    return K.dot(x, y)


def sparse_dot():
    encode = keras.layers.CategoryEncoding(num_tokens=3, output_mode="multi_hot", sparse=True)
    return K.dot(encode(np.array([[0, 2], [1, 1]])), K.ones_like(np.array([[1.0], [2.0], [3.0]], "float32")))


@replaces(
    en="Write `ops.dot`: tensors with any number of dimensions multiply as before.",
    zh="改用 `ops.dot`：任意维数的张量，乘法都与原来一样。",
    trials=[
        dot_of_matrices,
        lambda: K.dot(K.cast(X_2_3, "float32"), K.cast(X_3_2, "float32")),
        lambda x, y: K.dot(K.cast(x, x.dtype.name), K.cast(y, y.dtype.name)),
        lambda: K.dot(x=K.ones((2, 3)), y=K.ones((3, 4))),
        Trial(lambda: K.dot(keras.Input((3,)), K.ones((3, 4))), SYMBOLIC),
        Trial(lambda: K.dot(keras.Input((5, 3)), K.ones((3, 4))), SYMBOLIC),
        Trial(lambda: K.dot(keras.Input((5, 3)), K.ones((2, 3, 4))), SYMBOLIC),
        Trial(lambda: K.dot(X_2_3, X_3_2), ("NumPy arrays", "NumPy 数组")),
        Trial(lambda: K.dot([[1.0, 2.0]], [[3.0], [4.0]]), NUMBERS),
        Trial(sparse_dot, SPARSE),
    ],
    inputs=MATRICES,
    differences=[
        Difference(
            "replacement",
            "raises",
            "`ops.dot` doesn't take sparse tensors. Use `ops.matmul`.",
            "`ops.dot` 不接受稀疏张量，请改用 `ops.matmul`。",
        ),
        Difference(
            "replacement",
            "accepts",
            "`ops.dot` also takes vectors, scalars, booleans, narrow integer dtypes, mixed dtypes, "
            "and inputs that aren't tensors yet.",
            "`ops.dot` 还接受向量、标量、布尔值、位宽较小的整数类型、混合的 dtype，以及还不是张量的输入。",
        ),
        ROUNDED,
        EXACT_ON_JAX,
        EXACT_ON_NUMPY,
        NARROW_ON_NUMPY,
        Difference(
            "jax",
            "zero",
            "JAX keeps the sign of a negative zero; TensorFlow loses it.",
            "JAX 保留负零的符号，TensorFlow 则会丢失。",
        ),
        Difference(
            "numpy",
            "zero",
            "NumPy keeps the sign of a negative zero; TensorFlow loses it.",
            "NumPy 保留负零的符号，TensorFlow 则会丢失。",
        ),
        pytorch.NARROWED,
        pytorch.DOT_SHAPE,
        pytorch.DOT_VALUES,
    ],
)
def dot(x, y):
    return ops.dot(x, y)


ROWS_OF_BOTH = [
    Input((counting(2, 2), counting(2, 2) + 1)),
    Input((counting(2, 3), counting(2, 3) + 1)),
    Input((counting(1, 3), counting(1, 3))),
    Input((counting(2, 2, 3), counting(2, 3, 2))),
    Input((counting(2, 2, 2), counting(2, 2, 2))),
    Input((counting(2, 3), counting(2, 3, 2)), DIMENSIONS),
    Input((counting(2, 2, 3), counting(2, 3)), DIMENSIONS),
    Input((counting(3, 2, 3), counting(3, 3)), DIMENSIONS),
    Input((counting(2, 2, 1, 3), counting(2, 3, 2)), DIMENSIONS),
    Input((counting(2, 2, 3), counting(2, 2, 3, 2)), DIMENSIONS),
    Input((counting(2, 2, 1, 3), counting(2, 2, 3, 2)), DIMENSIONS),
    Input((counting(2, 3), counting(2, 2, 3, 2)), DIMENSIONS),
    Input((counting(2, 2, 1, 3), counting(2, 3)), DIMENSIONS),
    Input((counting(3), counting(3)), VECTORS),
    Input((counting(2, 3), counting(2)), VECTORS),
    Input((counting(2, 3, dtype="float16"), counting(2, 3, dtype="float16")), HALF),
    Input((counting(2, 3, dtype="float64"), counting(2, 3, dtype="float64")), DOUBLE),
    *(
        Input((counting(2, 3, dtype=dtype), counting(2, 3, dtype=dtype)), INTEGERS)
        for dtype in ("int8", "uint8", "int32", "int64")
    ),
    Input((np.array([[16777217]], "int32"), np.array([[1]], "int32")), LARGE),
    Input((counting(2, 3), counting(2, 3, dtype="float64")), MIXED),
    Input((counting(2, 3, dtype="int32"), counting(2, 3)), MIXED),
    Input((np.array([[True, False]]), np.array([[True, True]])), BOOLEANS),
    Input((np.array([[1, np.nan]], "float32"), np.array([[0, 0]], "float32")), NAN),
    Input((np.array([[1, np.inf]], "float32"), np.array([[2, 0]], "float32")), INFINITY),
    Input((np.zeros((0, 3), "float32"), np.zeros((0, 3), "float32")), EMPTY),
    Input((np.zeros((2, 0), "float32"), np.zeros((2, 0), "float32")), EMPTY),
    Input((counting(2, 3), counting(2, 2)), UNMATCHED),
    Input((counting(2, 2, 3), counting(2, 2, 3)), UNMATCHED),
    Input((counting(1, 3), counting(2, 3)), BATCHES),
    Input((counting(3, 2, 3), counting(2, 3, 2)), BATCHES),
]


@replaces(
    en="Keras 3 has no such function: copy this one, or write `ops.matmul(x, y)` for two batches of matrices "
    "without `axes`.",
    zh="Keras 3 没有这个函数：复制下面的实现；不带 `axes`、两边都是一批矩阵时，写 `ops.matmul(x, y)` 即可。",
    trials=[
        lambda x, y: K.batch_dot(x, y),
        lambda: K.batch_dot(X_2_3_4, X_2_3_5, axes=1),
        lambda: K.batch_dot(X_2_3_4, X_2_5_4, axes=2),
        lambda: K.batch_dot(X_2_3_4, X_2_5_4, axes=-1),
        lambda: K.batch_dot(X_2_3_4, X_2_5_3, (1, 2)),
        lambda: K.batch_dot(X_2_3_4, X_2_4_5, axes=[2, 1]),
        lambda: K.batch_dot(X_2_3_4, X_2_4_5, axes=(-1, -2)),
        lambda: K.batch_dot(X_2_3, X_2_3, axes=1),
        lambda: K.batch_dot(x=X_2_3_4, y=X_2_3, axes=1),
        lambda: K.batch_dot(X_2_3, X_2_4_3, axes=(1, 2)),
        lambda: K.batch_dot(X_2_3_2_2, X_2_2_3, axes=(1, 2)),
        lambda: K.batch_dot(K.cast(X_2_3, "float32"), K.cast(X_2_3, "float32")),
        Trial(lambda: K.batch_dot(keras.Input((3,)), keras.Input((3,))), SYMBOLIC),
        Trial(lambda: K.batch_dot(keras.Input((3, 4)), keras.Input((4, 5))), SYMBOLIC),
        Trial(lambda: K.batch_dot(keras.Input((3, 4)), keras.Input((5, 3)), axes=(1, 2)), SYMBOLIC),
        Trial(lambda: K.batch_dot(X_2_3, X_2_3, axes=2), AXIS),
        Trial(lambda: K.batch_dot(X_2_3_4, X_2_3_4, axes=(3, 1)), AXIS),
        Trial(lambda: K.batch_dot(X_2_3, X_2_3, axes=0), ("the batch axis", "批次轴")),
        Trial(lambda: K.batch_dot(X_2_3, X_2_3, axes=(-2, 1)), ("the batch axis", "批次轴")),
        Trial(
            lambda: K.batch_dot(X_2_3_4, X_2_3_4, axes=((1, 2), (1, 2))),
            ("several axes", "多个轴"),
        ),
        Trial(lambda: K.batch_dot([[1.0, 2.0]], [[3.0, 4.0]]), NUMBERS),
    ],
    inputs=ROWS_OF_BOTH,
    rename=lambda: ops.matmul,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "This function also takes mixed dtypes and 8-bit integers. It doesn't check `axes`: with "
            "the batch axis, 0, it mixes up the samples.",
            "这个函数还接受混合的 dtype 和 8 位整数。它不检查 `axes`：若取批次轴 0，各个样本会混在一起。",
        ),
        ROUNDED,
        EXACT_ON_JAX,
        EXACT_ON_NUMPY,
        NARROW_ON_NUMPY,
        Difference(
            "rename",
            "shape",
            "`K.batch_dot` treated the first axis as the batch axis; `ops.matmul` treats all axes "
            "but the last two as batch axes, so it multiplies two matrices as plain matrices. For "
            "two matrices, write `ops.sum(x * y, axis=1, keepdims=True)`.",
            "`K.batch_dot` 把第一个轴当作批次轴；`ops.matmul` 把最后两个轴以外的轴都当作批次轴，"
            "所以两个矩阵会直接做矩阵乘法。输入是两个矩阵时，"
            "请写 `ops.sum(x * y, axis=1, keepdims=True)`。",
            ordinary=True,
        ),
        Difference(
            "rename",
            "values",
            "`K.batch_dot` treated only the first axis as a batch axis. `ops.matmul` treats all axes "
            "but the last two as batch axes, and on TensorFlow it also rounds large integers.",
            "`K.batch_dot` 只把第一个轴当作批次轴；`ops.matmul` 把最后两个轴以外的轴都当作批次轴，"
            "在 TensorFlow 上还会舍入较大的整数。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX also multiplies booleans, and broadcasts a batch of one sample.",
            "JAX 还能计算布尔值的乘积，并会广播只有一个样本的批次。",
        ),
        Difference(
            "numpy",
            "accepts",
            "NumPy also multiplies booleans, and broadcasts a batch of one sample.",
            "NumPy 还能计算布尔值的乘积，并会广播只有一个样本的批次。",
        ),
        pytorch.BATCH_OF_ONE,
        pytorch.MIXED_PRODUCT,
        pytorch.EXACT_PRODUCT,
    ],
)
def batch_dot(x, y, axes=None):
    x_names, y_names = list("bijkl"[: len(x.shape)]), list("bmnop"[: len(y.shape)])
    if axes is None:
        axes = (-1, -1 if len(y_names) == 2 else -2)
    x_axis, y_axis = (axes, axes) if isinstance(axes, int) else axes
    x_names[x_axis] = y_names[y_axis] = "z"
    left = [name for name in x_names + y_names[1:] if name != "z"]
    result = ops.einsum(f"{''.join(x_names)},{''.join(y_names)}->{''.join(left)}", x, y)
    return result if len(left) > 1 else ops.expand_dims(result, -1)
