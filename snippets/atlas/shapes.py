"""Shapes: functions that read a shape, change it, or copy and move elements."""

import math

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
    INTEGERS,
    MIXED,
    NAN,
    NONE,
    NUMBERS,
    ROWS,
    SCALAR,
    TENSORS,
    UNMATCHED,
)

SYMBOLIC = ("symbolic tensors", "符号张量")
MODEL = ("inside a functional model", "在函数式模型中")
PREDICT = ("inside `predict`", "在 `predict` 中")
UNKNOWN = ("unknown sizes besides the batch", "批次之外的未知大小")
CHANNELS_FIRST = ("`channels_first` as the global setting", "全局设置为 `channels_first`")
ARITHMETIC = ("arithmetic with a shape", "对形状做运算")
ARRAY_PATTERN = ("a NumPy array as the pattern", "用 NumPy 数组表示轴的顺序")
ARRAYS = ("NumPy arrays", "NumPy 数组")
SINGLE = ("one tensor instead of a list", "用一个张量代替列表")
REPEATS = ("unusual numbers of repeats", "不寻常的重复次数")
WRONG = ("an argument of another kind", "其他类型的实参")

ARRAYS_ACCEPTED = Difference(
    "replacement",
    "accepts",
    "Keras 2 raised on NumPy arrays; the new code takes them.",
    "Keras 2 遇到 NumPy 数组会报错；新代码接受它们。",
)
JAX_LISTS = Difference(
    "jax",
    "raises",
    "JAX doesn't convert Python numbers and lists here. Pass `ops.convert_to_tensor(x)`.",
    "JAX 在这里不会转换 Python 数字和列表，请传入 `ops.convert_to_tensor(x)`。",
)
NUMPY_WIDTH = Difference(
    "numpy",
    "dtype",
    "The NumPy backend turns Python numbers and lists into 64-bit numbers. Pass `ops.convert_to_tensor(x)`.",
    "NumPy 后端把 Python 数字和列表变成 64 位的数字，请传入 `ops.convert_to_tensor(x)`。",
)
NUMPY_PROMOTES = Difference(
    "numpy",
    "dtype",
    "The NumPy backend promotes mixed dtypes to 32 bits at most. Cast before you concatenate.",
    "NumPy 后端把混合的 dtype 最多只提升到 32 位。请在拼接之前先转换类型。",
)

CUBE = Input((np.array([[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]], "float32"),))
COLUMN = Input((np.array([[1], [2], [3]], "float32"),))
NARROW = ("narrow integers", "位宽较小的整数")

SQUARE = Input((np.array([[1, 2], [3, 4]], "float32"),))
VECTOR = Input((np.array([1, 2, 3], "float32"),))
HOLLOW = Input((np.zeros((2, 0, 3), "float32"),))
NOTHING = Input((np.zeros((0, 3), "float32"),))

PARTS = [
    Input((np.array([[1, 2], [3, 4]], "float32"), np.array([[5, 6], [7, 8]], "float32"))),
    Input((np.array([[[1], [2]]], "float32"), np.array([[[3], [4]]], "float32")), DIMENSIONS),
    Input((np.array([1, 2], "float32"), np.array([3, 4], "float32")), DIMENSIONS),
    Input((np.array([1, 2], "float16"), np.array([3, 4], "float16")), HALF),
    Input((np.array([1, 2], "float64"), np.array([3, 4], "float64")), DOUBLE),
    Input((np.array([1, 2], "float32"), np.array([3, 4], "float64")), MIXED),
    Input((np.array([1, 2], "float16"), np.array([3, 4], "float32")), MIXED),
    Input((np.array([1, 2], "int32"), np.array([2.5, 4], "float32")), MIXED),
    Input((np.array([1, 2], "int32"), np.array([3, 4], "int64")), MIXED),
    Input((np.array([True, False]), np.array([3, 4], "int32")), MIXED),
    Input((np.array([1, 2], "int32"), np.array([3, 4], "int32")), INTEGERS),
    Input((np.array([1, 2], "int64"), np.array([3, 4], "int64")), INTEGERS),
    Input((np.array([1, -2], "int8"), np.array([3, 4], "int8")), NARROW),
    Input((np.array([1, 2], "uint8"), np.array([3, 4], "uint8")), NARROW),
    Input((np.array([True, False]), np.array([True, True])), BOOLEANS),
    Input((np.array([1, np.nan], "float32"), np.array([-0.0, np.inf], "float32")), NAN),
    Input((np.zeros((0, 2), "float32"), np.zeros((0, 2), "float32")), EMPTY),
    Input((np.array([[1, 2]], "float32"), np.array([3, 4], "float32")), UNMATCHED),
    Input((np.array(1, "float32"), np.array(2, "float32")), SCALAR),
    Input(([1, 2], [3, 4]), NUMBERS),
    Input(([1.0, 2.0], [3.0, 4.0]), NUMBERS),
]
"""Two tensors to be joined."""


def model_of_batch_flatten():
    inputs = keras.Input((2, 3))
    model = keras.Model(inputs, K.batch_flatten(inputs))
    return model(np.ones((4, 2, 3), "float32"))


def batch_flatten_of_unknown():
    inputs = keras.Input((None, 3))
    model = keras.Model(inputs, K.batch_flatten(inputs))
    return model(np.ones((4, 2, 3), "float32"))


def batch_flatten_of_unknown_by_layer():
    inputs = keras.Input((None, 3))
    model = keras.Model(inputs, keras.layers.Flatten()(inputs))
    return model(np.ones((4, 2, 3), "float32"))


def batch_flatten_channels_first():
    keras.backend.set_image_data_format("channels_first")
    x = K.constant(CUBE)
    return K.batch_flatten(x)


def symbolic_batch_flatten():
    inputs = keras.Input((2, 3))
    return K.batch_flatten(inputs)


@replaces(
    en=(
        "Reshape to `(-1, size)`, where `size` is the product of all sizes but the first; `math` is "
        "Python's own module."
    ),
    zh="把形状变成 `(-1, size)`，其中 `size` 是除第一个轴外各轴大小的乘积；`math` 是 Python 自带的模块。",
    trials=[
        lambda: K.batch_flatten(CUBE),
        lambda x: K.batch_flatten(x),
        lambda: K.batch_flatten(x=ROWS),
        Trial(lambda: K.batch_flatten(HOLLOW), EMPTY),
        Trial(symbolic_batch_flatten, SYMBOLIC),
        Trial(model_of_batch_flatten, MODEL),
        Trial(batch_flatten_of_unknown, UNKNOWN),
        Trial(batch_flatten_of_unknown_by_layer, UNKNOWN),
        Trial(batch_flatten_channels_first, CHANNELS_FIRST),
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "replacement",
            "shape",
            "On a symbolic tensor the new code knows the size of the rows; Keras 2 gave `None` for it.",
            "对于符号张量，新代码知道每行的大小；Keras 2 给出的是 `None`。",
        ),
        Difference(
            "replacement",
            "raises",
            "The sizes after the first have to be known. Where one is `None`, use "
            "`keras.layers.Flatten()(x)`.",
            "除第一个轴外，各轴的大小都必须已知。如果其中有 `None`，请用 `keras.layers.Flatten()(x)`。",
        ),
        Difference(
            "rename",
            "values",
            "With `channels_first` as the global setting, `keras.layers.Flatten` moves the channels last "
            "before it flattens: the columns come in another order.",
            "如果全局设置为 `channels_first`，`keras.layers.Flatten` 会先把通道移到最后再展平：列的顺序会"
            "不同。",
        ),
        Difference(
            "rename",
            "shape",
            "`keras.layers.Flatten` keeps the size of the batch even where the rows are empty, and knows "
            "the size of the rows of a symbolic tensor.",
            "即使每行都是空的，`keras.layers.Flatten` 也保留批次的大小；对于符号张量，它也知道每行的大小。",
        ),
        Difference(
            "jax",
            "raises",
            "JAX takes neither Python numbers and lists nor `-1` in a shape that also has a 0. Pass "
            "a tensor, and write the first size instead of `-1` if rows may be empty.",
            "JAX 不接受 Python 数字和列表；形状里有 0 时，也不接受 `-1`。请传入张量；每行可能为空时，"
            "不要写 `-1`，请写明第一个轴的大小。",
        ),
        Difference(
            "numpy",
            "raises",
            "The NumPy backend takes neither Python numbers and lists nor `-1` in a shape that also "
            "has a 0. Pass a tensor, and write the first size instead of `-1` if rows may be empty.",
            "NumPy 后端不接受 Python 数字和列表；形状里有 0 时，也不接受 `-1`。请传入张量；"
            "每行可能为空时，不要写 `-1`，请写明第一个轴的大小。",
        ),
        pytorch.NO_SHAPE,
    ],
    rename=lambda: keras.layers.Flatten(),
)
def batch_flatten(x):
    return ops.reshape(x, (-1, math.prod(ops.shape(x)[1:])))


@replaces(
    en="Write the axis: the default was -1 and is now 0.",
    zh="一定要写出轴：默认值原来是 -1，现在是 0。",
    trials=[
        lambda: K.concatenate([K.ones((2, 2)), K.zeros((2, 2))]),
        lambda x, y: K.concatenate([x, y], axis=0),
        lambda x, y: K.concatenate([K.constant(x), K.constant(y)]),
        lambda: K.concatenate(tensors=(SQUARE, COLUMN[:2], SQUARE), axis=1),
        lambda: K.concatenate([K.constant(SQUARE), K.constant(COLUMN[:2])], -1),
        lambda: K.concatenate([K.constant(SQUARE), K.constant(SQUARE)], axis=-2),
        lambda: K.concatenate([K.constant(SQUARE)]),
        Trial(lambda: K.concatenate([SQUARE, SQUARE]), ARRAYS),
        Trial(lambda: K.concatenate([K.constant(SQUARE), K.constant(SQUARE)], axis=-4), AXIS),
        Trial(lambda: K.concatenate([K.constant(SQUARE), K.constant(SQUARE)], axis=2), AXIS),
        Trial(lambda: K.concatenate([]), EMPTY),
        Trial(lambda: K.concatenate([], axis=0), EMPTY),
        Trial(lambda: K.concatenate(K.constant(SQUARE), axis=0), SINGLE),
        Trial(lambda: K.concatenate(K.constant(SQUARE)), SINGLE),
        Trial(lambda: K.concatenate([keras.Input((2,)), keras.Input((3,))]), SYMBOLIC),
        Trial(lambda: K.concatenate([keras.Input((2,)), keras.Input((2,))]), SYMBOLIC),
    ],
    inputs=PARTS,
    differences=[
        Difference(
            "rename",
            "shape",
            "The default used to be the last axis and is now the first: tensors are joined one below "
            "the other instead of side by side. Write `axis=-1`.",
            "旧的默认值是最后一个轴，新的默认值是第一个轴：张量变成上下拼接，而不是左右拼接。"
            "请写 `axis=-1`。",
            ordinary=True,
        ),
        Difference(
            "replacement",
            "values",
            "Keras 2 converted NumPy arrays to the dtype of the first one, and cut off fractions; Keras "
            "3 promotes all of them. Cast before you concatenate.",
            "Keras 2 把 NumPy 数组转换成第一个数组的 dtype，小数部分被截掉；Keras 3 把它们都提升为共同"
            "的 dtype。请在拼接之前先转换类型。",
        ),
        Difference(
            "replacement",
            "dtype",
            "Keras 2 gave NumPy arrays the dtype of the first one; Keras 3 gives mixed dtypes a common "
            "one. Cast before you concatenate.",
            "Keras 2 让 NumPy 数组采用第一个数组的 dtype；Keras 3 为混合的 dtype 选一个共同的 dtype。请在"
            "拼接之前先转换类型。",
        ),
        Difference(
            "replacement",
            "raises",
            "Keras 3 takes neither nested Python lists nor a single tensor in place of the list, and "
            "an axis below the valid range no longer wraps around. Pass a list of tensors, and an "
            "axis that exists.",
            "Keras 3 不接受嵌套的 Python 列表，也不接受用一个张量代替列表；"
            "小于下限的轴也不再折回有效范围。请传入张量的列表，并使用存在的轴。",
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on tensors of different dtypes, and on NumPy arrays with a negative axis; "
            "Keras 3 takes both.",
            "张量的 dtype 不同，或者对 NumPy 数组使用负轴时，Keras 2 会报错；Keras 3 都接受。",
        ),
        Difference(
            "jax",
            "accepts",
            "TensorFlow raises on Python lists inside the list; JAX converts them. Pass tensors.",
            "列表里如果是 Python 列表，TensorFlow 会报错，JAX 会转换它们。请传入张量。",
        ),
        Difference(
            "numpy",
            "accepts",
            "TensorFlow raises on Python lists inside the list; NumPy converts them. Pass tensors.",
            "列表里如果是 Python 列表，TensorFlow 会报错，NumPy 会转换它们。请传入张量。",
        ),
        NUMPY_PROMOTES,
        pytorch.LISTS_TAKEN,
    ],
    see="keras-backend.md#defaults",
)
def concatenate(tensors, axis=-1):
    return ops.concatenate(tensors, axis=axis)


def count_params_of_kernel():
    layer = keras.layers.Dense(2)
    layer.build((None, 3))
    return K.count_params(layer.kernel)


@replaces(
    en="Multiply the sizes of the shape with Python's `math.prod`.",
    zh="用 Python 的 `math.prod` 把形状中各轴的大小相乘。",
    trials=[
        count_params_of_kernel,
        lambda x: K.count_params(K.constant(x, dtype=str(x.dtype))),
        lambda: K.count_params(x=K.constant(CUBE)),
        Trial(lambda: K.count_params(ROWS), ARRAYS),
        Trial(lambda: K.count_params(keras.Input((2,), batch_size=3)), SYMBOLIC),
        Trial(lambda: K.count_params(keras.Input((2,))), SYMBOLIC),
    ],
    inputs=[given for given in TENSORS if isinstance(given.values[0], np.ndarray)],
    differences=[
        Difference(
            "replacement",
            "kind",
            "Keras 2 returned a NumPy number; now you get a Python number.",
            "Keras 2 返回 NumPy 数字，现在得到的是 Python 数字。",
            ordinary=True,
        ),
        ARRAYS_ACCEPTED,
    ],
    rename=lambda: ops.size,
    constants=("x", "cube"),
)
def count_params(x):
    return math.prod(x.shape)


@replaces(
    en="Write the axis: it has no default anymore.",
    zh="一定要写出轴：它不再有默认值。",
    trials=[
        lambda: K.expand_dims(ROWS),
        lambda x: K.expand_dims(x),
        lambda x: K.expand_dims(x, axis=0),
        lambda: K.expand_dims(ROWS, axis=1),
        lambda: K.expand_dims(ROWS, -2),
        lambda: K.expand_dims(x=CUBE, axis=2),
        Trial(lambda: K.expand_dims(ROWS, axis=3), AXIS),
        Trial(lambda: K.expand_dims(ROWS, axis=-4), AXIS),
        Trial(lambda: K.expand_dims(ROWS, axis=(0, 1)), WRONG),
        Trial(lambda: K.expand_dims(ROWS, axis=[1]), WRONG),
        Trial(lambda: K.expand_dims(ROWS, axis=None), NONE),
        Trial(lambda: K.expand_dims(keras.Input((3,))), SYMBOLIC),
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 3 also takes several axes at once.",
            "Keras 3 也可以一次接受多个轴。",
        ),
        NUMPY_WIDTH,
    ],
)
def expand_dims(x, axis=-1):
    return ops.expand_dims(x, axis=axis)


@replaces(
    en="`ops.ravel` flattens everything, the batch axis too, as `K.flatten` did.",
    zh="`ops.ravel` 展平所有的轴，包括批次轴，与 `K.flatten` 相同。",
    trials=[
        lambda x: K.flatten(x),
        lambda: K.flatten(x=CUBE),
        Trial(lambda: K.flatten(keras.Input((2, 3), batch_size=2)), SYMBOLIC),
        Trial(lambda: K.flatten(keras.Input((2, 3))), SYMBOLIC),
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "rename",
            "shape",
            "The layer `keras.layers.Flatten` has the same name but keeps the batch axis: it is what "
            "`K.batch_flatten` was. Use `ops.ravel`.",
            "`keras.layers.Flatten` 层名字相同，却保留批次轴，对应的是 `K.batch_flatten`。请用 `ops.ravel`。",
            ordinary=True,
        ),
        NUMPY_WIDTH,
    ],
    rename=lambda: keras.layers.Flatten(),
)
def flatten(x):
    return ops.ravel(x)


def int_shape_in_predict():
    sizes = []

    def remember(x):
        sizes.append(K.int_shape(x))
        return x

    model = keras.Sequential([keras.Input((2,)), keras.layers.Lambda(remember)])
    model.predict(np.ones((3, 2), "float32"), verbose=0)
    return sizes[-1]


def int_shape_of_last_batch():
    sizes = []

    def remember(x):
        sizes.append(K.int_shape(x))
        return x

    model = keras.Sequential([keras.Input((2,)), keras.layers.Lambda(remember)])
    model.predict(np.ones((3, 2), "float32"), batch_size=2, verbose=0)
    return sizes[-1]


def model_of_int_shape():
    inputs = keras.Input((2, 3))
    outputs = keras.layers.Reshape((K.int_shape(inputs)[1] * K.int_shape(inputs)[2],))(inputs)
    return K.int_shape(outputs)


@replaces(
    en="`x.shape` is the static shape; `tuple` turns it into a tuple.",
    zh="`x.shape` 就是静态形状；`tuple` 把它变成元组。",
    trials=[
        lambda: K.int_shape(keras.Input((2, 3))),
        lambda x: K.int_shape(x),
        lambda x: K.int_shape(K.constant(x)),
        lambda: K.int_shape(x=K.constant(CUBE)),
        lambda: K.int_shape(K.constant(CUBE))[1:],
        lambda: K.int_shape(K.constant(CUBE)) + (1,),
        lambda: K.int_shape(keras.Input((None, 3)))[-1],
        Trial(model_of_int_shape, MODEL),
        Trial(int_shape_in_predict, PREDICT),
        Trial(int_shape_of_last_batch, PREDICT),
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "replacement",
            "values",
            "While a model runs, Keras 3 may know the size of a batch where Keras 2 gave `None`. Write code "
            "that works with both.",
            "模型运行时，Keras 2 给出 `None` 的地方，Keras 3 可能知道批次的大小。请让代码对两者都适用。",
        ),
        Difference(
            "rename",
            "values",
            "While a model runs, `ops.shape` too may give the size of a batch where Keras 2 gave `None`.",
            "模型运行时，Keras 2 给出 `None` 的地方，`ops.shape` 也可能给出批次的大小。",
        ),
        Difference(
            "jax",
            "values",
            "JAX runs a model with the size of each batch; TensorFlow gives `None` once batches differ in "
            "size.",
            "JAX 按每个批次的实际大小运行模型；批次大小不一时，TensorFlow 给出 `None`。",
        ),
        Difference(
            "numpy",
            "values",
            "NumPy runs a model with the size of each batch; TensorFlow gives `None` once batches differ in "
            "size.",
            "NumPy 按每个批次的实际大小运行模型；批次大小不一时，TensorFlow 给出 `None`。",
        ),
        pytorch.SHAPE_IN_PREDICT,
    ],
    rename=lambda: ops.shape,
    constants=("x", "cube"),
)
def int_shape(x):
    return tuple(x.shape)


@replaces(
    en="Take the length of the shape: `ops.ndim` doesn't give a number for symbolic tensors.",
    zh="取形状的长度：对于符号张量，`ops.ndim` 给出的不是数字。",
    trials=[
        lambda: K.ndim(keras.Input((2, 3))),
        lambda: K.ndim(K.constant(ROWS)),
        lambda: K.ndim(x=K.constant(CUBE)),
        Trial(lambda: K.ndim(ROWS), ARRAYS),
        lambda x: K.ndim(K.constant(x)),
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "rename",
            "shape",
            "For a symbolic tensor `ops.ndim` gives another symbolic tensor instead of a number. Write "
            "`len(x.shape)`.",
            "对于符号张量，`ops.ndim` 给出的不是数字，而是另一个符号张量。请写 `len(x.shape)`。",
            ordinary=True,
        ),
        ARRAYS_ACCEPTED,
    ],
    constants=("x", "rows", "cube"),
)
def ndim(x):
    return len(x.shape)


@replaces(
    en="`ops.transpose` takes the pattern as `axes`.",
    zh="`ops.transpose` 用 `axes` 接收轴的顺序。",
    trials=[
        lambda: K.permute_dimensions(ROWS, (1, 0)),
        lambda: K.permute_dimensions(CUBE, (0, 2, 1)),
        lambda: K.permute_dimensions(CUBE, pattern=[2, 0, 1]),
        lambda: K.permute_dimensions(x=CUBE, pattern=(1, 2, 0)),
        lambda: K.permute_dimensions(K.constant(CUBE), (2, 1, 0)),
        lambda x: K.permute_dimensions(x, (1, 0)),
        Trial(lambda: K.permute_dimensions(CUBE, np.array([0, 2, 1])), ARRAY_PATTERN),
        Trial(lambda: K.permute_dimensions(CUBE, (0, -1, 1)), ("negative axes", "负轴")),
        Trial(lambda: K.permute_dimensions(CUBE, (0, 1)), UNMATCHED),
        Trial(lambda: K.permute_dimensions(CUBE, (0, 1, 1)), UNMATCHED),
        Trial(lambda: K.permute_dimensions(CUBE, (0, 1, 3)), AXIS),
        Trial(lambda: K.permute_dimensions(CUBE, None), NONE),
        Trial(lambda: K.permute_dimensions(CUBE, ()), UNMATCHED),
        Trial(lambda: K.permute_dimensions(keras.Input((2, 3)), (0, 2, 1)), SYMBOLIC),
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "replacement",
            "raises",
            "On TensorFlow, `ops.transpose` takes neither nested Python lists nor a NumPy array as "
            "`axes`. Pass a tensor, and the axes as a tuple.",
            "在 TensorFlow 上，`ops.transpose` 不接受嵌套的 Python 列表，也不接受用 NumPy 数组作 `axes`。"
            "请传入张量，并用元组给出轴。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX also takes nested Python lists, and NumPy arrays as `axes`; TensorFlow raises on both.",
            "JAX 也接受嵌套的 Python 列表，以及用 NumPy 数组作 `axes`；TensorFlow 对两者都会报错。",
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend also takes nested Python lists, and NumPy arrays as `axes`; TensorFlow "
            "raises on both.",
            "NumPy 后端也接受嵌套的 Python 列表，以及用 NumPy 数组作 `axes`；TensorFlow 对两者都会报错。",
        ),
        pytorch.LISTS_TAKEN,
    ],
)
def permute_dimensions(x, pattern):
    return ops.transpose(x, axes=pattern)


@replaces(
    en="Add an axis after the batch, and repeat along it: `ops.repeat` alone does something else.",
    zh="在批次轴之后添加一个轴，再沿它重复：只用 `ops.repeat` 的结果并不相同。",
    trials=[
        lambda: K.repeat(K.eye(2), 3),
        lambda: K.repeat(K.constant(ROWS), 3),
        lambda x: K.repeat(K.constant(x, dtype=str(x.dtype)), 2),
        lambda: K.repeat(x=K.constant(SQUARE), n=3),
        lambda: K.repeat(K.constant(SQUARE), 1),
        Trial(lambda: K.repeat(K.constant(SQUARE), 0), REPEATS),
        Trial(lambda: K.repeat(K.constant(SQUARE), -1), REPEATS),
        Trial(lambda: K.repeat(K.constant(SQUARE), 2.0), REPEATS),
        Trial(lambda: K.repeat(ROWS, 2), ARRAYS),
        Trial(lambda: K.repeat(keras.Input((3,)), 2), SYMBOLIC),
    ],
    inputs=[given for given in TENSORS if isinstance(given.values[0], np.ndarray)],
    differences=[
        Difference(
            "rename",
            "shape",
            "`ops.repeat` without an axis flattens the tensor and repeats each number; `K.repeat` "
            "repeated each row as a whole, along a new axis.",
            "省略轴时，`ops.repeat` 把张量展平，再重复每个数字；`K.repeat` 则是沿一个新的轴重复整行。",
            ordinary=True,
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised unless it got a tensor with 2 axes. The new code repeats along a new axis 1 "
            "whatever the number of axes, and takes NumPy arrays.",
            "张量不是 2 个轴时，Keras 2 会报错。新代码不管有几个轴，都沿新的轴 1 重复，也接受 NumPy 数组。",
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend takes a float as the number of repeats. Pass an integer.",
            "NumPy 后端接受浮点数作为重复次数。请传入整数。",
        ),
        pytorch.NEGATIVE_REPEATS,
    ],
)
def repeat(x, n):
    return ops.repeat(ops.expand_dims(x, 1), n, axis=1)


def model_of_repeat_elements():
    inputs = keras.Input((None, 2))
    model = keras.Model(inputs, K.repeat_elements(inputs, 2, axis=1))
    return model(CUBE)


@replaces(
    en="`ops.repeat` with an axis does the same.",
    zh="`ops.repeat` 指定轴后，结果与它相同。",
    trials=[
        lambda: K.repeat_elements(K.eye(2), 2, axis=1),
        lambda: K.repeat_elements(K.constant(ROWS), 2, axis=1),
        lambda: K.repeat_elements(K.constant(ROWS), 2, 0),
        lambda x: K.repeat_elements(K.constant(x, dtype=str(x.dtype)), 2, axis=0),
        lambda: K.repeat_elements(x=K.constant(CUBE), rep=3, axis=2),
        lambda: K.repeat_elements(K.constant(CUBE), 2, axis=-1),
        lambda: K.repeat_elements(K.constant(CUBE), 2, axis=-2),
        lambda: K.repeat_elements(K.constant(ROWS), 1, axis=1),
        Trial(lambda: K.repeat_elements(K.constant(ROWS), 0, axis=1), REPEATS),
        Trial(lambda: K.repeat_elements(K.constant(ROWS), -1, axis=1), REPEATS),
        Trial(lambda: K.repeat_elements(K.constant(ROWS), [1, 2], axis=0), REPEATS),
        Trial(lambda: K.repeat_elements(K.constant(ROWS), 2, axis=2), AXIS),
        Trial(lambda: K.repeat_elements(K.constant(ROWS), 2, axis=-3), AXIS),
        Trial(lambda: K.repeat_elements(K.constant(ROWS), 2, axis=None), NONE),
        Trial(lambda: K.repeat_elements(ROWS, 2, axis=1), ARRAYS),
        Trial(lambda: K.repeat_elements(keras.Input((3, 2)), 2, axis=1), SYMBOLIC),
        Trial(model_of_repeat_elements, UNKNOWN),
    ],
    inputs=[given for given in TENSORS if isinstance(given.values[0], np.ndarray)],
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 3 also takes NumPy arrays, scalars, an empty axis, `None` as the axis, 0 repeats, and "
            "a number of repeats for each element.",
            "Keras 3 也接受 NumPy 数组、标量、空的轴、`None` 作为轴、0 次重复，以及为每个元素分别给出的重"
            "复次数。",
        ),
        Difference(
            "jax",
            "raises",
            "JAX takes no Python list as the number of repeats. Pass an array.",
            "JAX 不接受用 Python 列表作重复次数。请传入数组。",
        ),
        pytorch.REPEATED_AXIS,
        pytorch.REPEATED,
    ],
)
def repeat_elements(x, rep, axis):
    return ops.repeat(x, rep, axis=axis)


def model_of_reshape():
    inputs = keras.Input((6,))
    model = keras.Model(inputs, K.reshape(inputs, (-1, 2, 3)))
    return model(np.ones((2, 6), "float32"))


def model_of_reshape_of_unknown():
    inputs = keras.Input((None, 6))
    sizes = K.shape(inputs)
    model = keras.Model(inputs, K.reshape(inputs, (sizes[0], sizes[1], 2, 3)))
    return model(np.ones((4, 5, 6), "float32"))


def model_of_reshape_by_layer():
    inputs = keras.Input((None, 6))
    model = keras.Model(inputs, keras.layers.Reshape((-1, 2, 3))(inputs))
    return model(np.ones((4, 5, 6), "float32"))


def model_of_reshape_in_call():
    class Split(keras.layers.Layer):
        def call(self, inputs):
            sizes = K.shape(inputs)
            return K.reshape(inputs, (sizes[0], sizes[1], 2, 3))

    inputs = keras.Input((None, 6))
    model = keras.Model(inputs, Split()(inputs))
    return model.predict(np.ones((4, 5, 6), "float32"), verbose=0)


def model_of_reshape_with_shape():
    inputs = keras.Input((2, 3))
    model = keras.Model(inputs, K.reshape(inputs, (K.shape(inputs)[0], -1)))
    return model(np.ones((4, 2, 3), "float32"))


@replaces(
    en="The function is the same; the parameter `shape` is called `newshape` now, so pass it by position.",
    zh="函数相同；形参 `shape` 现在叫 `newshape`，所以请按位置传入。",
    trials=[
        lambda: K.reshape(ROWS, (2, 3, 1)),
        lambda: K.reshape(ROWS, (3, 2)),
        lambda x: K.reshape(x, (-1, 1)),
        lambda x: K.reshape(x, [-1]),
        lambda: K.reshape(CUBE, shape=(2, -1)),
        lambda: K.reshape(x=CUBE, shape=[3, 4]),
        lambda: K.reshape(CUBE, (-1,) + K.int_shape(CUBE)[2:]),
        lambda: K.reshape(CUBE, np.array([4, 3])),
        lambda: K.reshape(K.constant(CUBE), (K.shape(CUBE)[0], -1)),
        lambda: K.reshape(VECTOR, K.shape(COLUMN)),
        Trial(lambda: K.reshape(np.array([5.0], "float32"), ()), SCALAR),
        Trial(lambda: K.reshape(NOTHING, (3, -1)), EMPTY),
        Trial(lambda: K.reshape(NOTHING, (0, -1)), EMPTY),
        Trial(lambda: K.reshape(ROWS, -1), WRONG),
        Trial(lambda: K.reshape(ROWS, (3, None)), NONE),
        Trial(lambda: K.reshape(ROWS, (3.0, 2.0)), WRONG),
        Trial(lambda: K.reshape(ROWS, (4, 2)), UNMATCHED),
        Trial(lambda: K.reshape(ROWS, (4, -1)), UNMATCHED),
        Trial(lambda: K.reshape(ROWS, (-1, -1)), UNMATCHED),
        Trial(lambda: K.reshape(ROWS, (-2, 3)), UNMATCHED),
        Trial(lambda: K.reshape(keras.Input((6,)), (-1, 2, 3)), SYMBOLIC),
        Trial(model_of_reshape, MODEL),
        Trial(model_of_reshape_with_shape, MODEL),
        Trial(model_of_reshape_of_unknown, UNKNOWN),
        Trial(model_of_reshape_by_layer, UNKNOWN),
        Trial(model_of_reshape_in_call, UNKNOWN),
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "replacement",
            "raises",
            "In a functional model `ops.shape(inputs)[0]` is `None`: the model is built, and raises when "
            "it is called. Write `-1` for the batch and the other sizes as numbers. If a second size is "
            "unknown, use `keras.layers.Reshape((-1, 2, 3))`, whose shape leaves the batch out, or reshape "
            "inside a layer's `call`.",
            "在函数式模型中，`ops.shape(inputs)[0]` 是 `None`：模型可以搭建，调用时却会报错。请用 `-1` 表"
            "示批次，其他大小写成数字。如果还有一个大小未知，请用 `keras.layers.Reshape((-1, 2, 3))`"
            "（它的形状不含批次），或者在层的 `call` 里改变形状。",
        ),
        Difference(
            "jax",
            "raises",
            "JAX can't work out `-1` in a shape that also has a 0. Write the size.",
            "形状里有 0 时，JAX 推算不出 `-1`。请写明大小。",
        ),
        Difference(
            "numpy",
            "raises",
            "NumPy can't work out `-1` in a shape that also has a 0. Write the size.",
            "形状里有 0 时，NumPy 推算不出 `-1`。请写明大小。",
        ),
        NUMPY_WIDTH,
        pytorch.EMPTY_RESHAPE,
    ],
    see="errors.md#error-reshape",
    situations=[
        SituationDifference(
            ("lambda_layer",),
            "raises",
            "To infer its output, a Lambda layer makes trial calls with other batch sizes, which "
            "`(2, 3, 1)` doesn't fit. Write `-1` for the batch, and the sizes of a row after it.",
            "Lambda 层为了推断输出，会用其他的批次大小试调用，与 `(2, 3, 1)` 不符。批次请写成 `-1`，"
            "后面写明每一行的大小。",
            backends=("torch", "numpy"),
            advised=("ops.reshape(rows, (-1, 3, 1))",),
        ),
        pytorch.RESHAPED_IN_LAYER,
    ],
)
def reshape(x, shape):
    return ops.reshape(x, shape)


@replaces(
    en="`ops.flip` takes the axes as `axis`.",
    zh="`ops.flip` 用 `axis` 接收轴。",
    trials=[
        lambda: K.reverse(ROWS, axes=1),
        lambda x: K.reverse(x, 0),
        lambda: K.reverse(ROWS, axes=[0, 1]),
        lambda: K.reverse(x=CUBE, axes=(0, 2)),
        lambda: K.reverse(K.constant(CUBE), -1),
        lambda: K.reverse(K.constant(CUBE), [-2]),
        Trial(lambda: K.reverse(ROWS, []), EMPTY),
        Trial(lambda: K.reverse(ROWS, None), NONE),
        Trial(lambda: K.reverse(ROWS, [1, 1]), WRONG),
        Trial(lambda: K.reverse(ROWS, [1, -1]), WRONG),
        Trial(lambda: K.reverse(ROWS, 2), AXIS),
        Trial(lambda: K.reverse(ROWS, -3), AXIS),
        Trial(lambda: K.reverse(keras.Input((3,)), 1), SYMBOLIC),
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "replacement",
            "raises",
            "Keras 2 returned a scalar unchanged; `ops.flip` raises, because a scalar has no such axis.",
            "Keras 2 原样返回标量；`ops.flip` 会报错，因为标量没有这个轴。",
        ),
        Difference(
            "replacement",
            "accepts",
            "`None` now means all axes; Keras 2 raised on it.",
            "`None` 现在表示所有轴；Keras 2 遇到它会报错。",
        ),
        JAX_LISTS,
        NUMPY_WIDTH,
        pytorch.SCALARS_TAKEN,
    ],
)
def reverse(x, axes):
    return ops.flip(x, axis=axes)


def model_of_shape():
    inputs = keras.Input((2, 3))
    batch = K.shape(inputs)[0]
    model = keras.Model(inputs, K.reshape(inputs, (batch, -1)))
    return model(np.ones((4, 2, 3), "float32"))


@replaces(
    en="`ops.shape` gives a tuple, not a tensor: take sizes out of it, but don't compute with it as a whole.",
    zh="`ops.shape` 给出的是元组，而不是张量：从中取出大小即可，不要对整个元组做运算。",
    trials=[
        lambda: K.shape(ROWS),
        lambda x: K.shape(x),
        lambda: K.shape(x=K.constant(CUBE))[1],
        lambda: K.shape(CUBE)[1:],
        Trial(lambda: K.shape(ROWS) * 2, ARITHMETIC),
        Trial(lambda: K.shape(ROWS) + (1, 1), ARITHMETIC),
        Trial(lambda: K.shape(ROWS) // 2, ARITHMETIC),
        Trial(lambda: K.shape(ROWS)[0] / 4, ARITHMETIC),
        Trial(lambda: K.shape(keras.Input((2, 3))), SYMBOLIC),
        Trial(lambda: K.shape(keras.Input((2, 3)))[0], SYMBOLIC),
        Trial(model_of_shape, MODEL),
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "replacement",
            "kind",
            "The shape used to be an `int32` tensor and is now a tuple: its entries are plain "
            "numbers, or `None` where a symbolic tensor's size is unknown.",
            "形状原来是 `int32` 张量，现在是元组：其中是普通的数字；符号张量的大小未知时则是 `None`。",
            ordinary=True,
        ),
        Difference(
            "replacement",
            "shape",
            "`*` and `+` used to apply to each size; on a tuple they repeat and append. Compute with "
            "the sizes one by one.",
            "`*` 和 `+` 原来对每个大小分别计算；用在元组上，则是重复和拼接。请对每个大小分别计算。",
        ),
        Difference(
            "replacement",
            "raises",
            "A tuple can't be divided, and the batch of a functional model's input is `None`. "
            "Compute with the sizes one by one, and write `-1` for the batch in a new shape.",
            "元组不能做除法；函数式模型输入的批次大小是 `None`。请对每个大小分别计算，并在新形状中用 "
            "`-1` 表示批次。",
        ),
        JAX_LISTS,
        NUMPY_LISTS,
        pytorch.NO_SHAPE,
    ],
    constants=("x", "rows", "cube"),
)
def shape(x):
    return ops.shape(x)


def model_of_squeeze():
    inputs = keras.Input((1, 3))
    model = keras.Model(inputs, K.squeeze(inputs, axis=1))
    return model(np.ones((2, 1, 3), "float32"))


@replaces(
    en="The function is the same; `axis` may be left out now, which removes every axis of size 1.",
    zh="函数相同；现在可以省略 `axis`，这时会去掉所有大小为 1 的轴。",
    trials=[
        lambda: K.squeeze(COLUMN, axis=1),
        lambda x: K.squeeze(K.expand_dims(x, axis=0), axis=0),
        lambda: K.squeeze(COLUMN, -1),
        lambda: K.squeeze(x=np.ones((1, 2, 1), "float32"), axis=2),
        lambda: K.squeeze(K.constant([[[1, 2]]]), 0),
        Trial(lambda: K.squeeze([[1.0, 2.0]], axis=0), NUMBERS),
        Trial(lambda: K.squeeze(ROWS, axis=1), UNMATCHED),
        Trial(lambda: K.squeeze(COLUMN, axis=2), AXIS),
        Trial(lambda: K.squeeze(COLUMN, axis=-3), AXIS),
        Trial(lambda: K.squeeze(COLUMN, axis=None), NONE),
        Trial(lambda: K.squeeze(np.ones((1, 2, 1), "float32"), axis=(0, 2)), WRONG),
        Trial(lambda: K.squeeze(COLUMN, axis=[1]), WRONG),
        Trial(lambda: K.squeeze(2.5, axis=0), SCALAR),
        Trial(lambda: K.squeeze(np.ones((0, 1), "float32"), axis=1), EMPTY),
        Trial(lambda: K.squeeze(keras.Input((1, 3)), axis=1), SYMBOLIC),
        Trial(lambda: K.squeeze(keras.Input((None, 3)), axis=1), UNKNOWN),
        model_of_squeeze,
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 3 also takes several axes, and `None` for all axes of size 1.",
            "Keras 3 也接受多个轴，以及表示所有大小为 1 的轴的 `None`。",
        ),
        Difference(
            "replacement",
            "raises",
            "Keras 2 put off checking an unknown size; Keras 3 raises when the model is built. Give "
            "the size in `keras.Input`.",
            "Keras 2 把未知大小留到以后检查；Keras 3 在搭建模型时就会报错。请在 `keras.Input` 中写明大小。",
        ),
        Difference(
            "numpy",
            "accepts",
            "NumPy returns a scalar unchanged; TensorFlow raises.",
            "NumPy 原样返回标量，TensorFlow 会报错。",
        ),
        NUMPY_WIDTH,
        pytorch.LONG_AXIS,
    ],
)
def squeeze(x, axis):
    return ops.squeeze(x, axis=axis)


@replaces(
    en="The function is the same; it now finds a common dtype where the tensors have different ones.",
    zh="函数相同；张量的 dtype 不同时，现在会为它们选一个共同的 dtype。",
    trials=[
        lambda x, y: K.stack([x, y]),
        lambda x, y: K.stack((x, y), axis=-1),
        lambda: K.stack([SQUARE, SQUARE], 1),
        lambda: K.stack(x=[SQUARE], axis=2),
        Trial(lambda: K.stack([1, 2, 3]), NUMBERS),
        Trial(lambda: K.stack([1.5, 2, 3]), NUMBERS),
        Trial(lambda: K.stack([K.constant(1.5), 2]), NUMBERS),
        Trial(lambda: K.stack([K.shape(ROWS)[0], 5]), NUMBERS),
        Trial(lambda: K.stack([K.constant(VECTOR), K.constant(VECTOR, dtype="int32")]), MIXED),
        Trial(lambda: K.stack(K.constant(SQUARE)), SINGLE),
        Trial(lambda: K.stack(SQUARE, axis=1), SINGLE),
        Trial(lambda: K.stack([]), EMPTY),
        Trial(lambda: K.stack([SQUARE, VECTOR]), UNMATCHED),
        Trial(lambda: K.stack([VECTOR, VECTOR], axis=2), AXIS),
        Trial(lambda: K.stack([VECTOR, VECTOR], axis=-3), AXIS),
        Trial(lambda: K.stack([keras.Input((3,)), keras.Input((3,))], axis=1), SYMBOLIC),
    ],
    inputs=PARTS,
    differences=[
        Difference(
            "replacement",
            "values",
            "Keras 2 converted NumPy arrays to the dtype of the first one: fractions were cut off, "
            "numbers became booleans. Keras 3 promotes all of them.",
            "Keras 2 把 NumPy 数组转换成第一个数组的 dtype：小数部分被截掉，数字变成布尔值。Keras 3 把它"
            "们都提升为共同的 dtype。",
        ),
        Difference(
            "replacement",
            "dtype",
            "Keras 2 gave NumPy arrays the dtype of the first one; Keras 3 gives mixed dtypes a common "
            "one. Cast before you stack.",
            "Keras 2 让 NumPy 数组采用第一个数组的 dtype；Keras 3 为混合的 dtype 选一个共同的 dtype。请在"
            "堆叠之前先转换类型。",
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on tensors of different dtypes; Keras 3 promotes them.",
            "对于 dtype 不同的张量，Keras 2 会报错；Keras 3 会提升它们的 dtype。",
        ),
        Difference(
            "jax",
            "dtype",
            "TensorFlow reads NumPy arrays in a list as plain numbers, so narrow integers become "
            "`int32`; JAX keeps their dtype. Pass tensors.",
            "TensorFlow 把列表中的 NumPy 数组当作普通数字读取，所以位宽较小的整数变成 `int32`；"
            "JAX 保留它们的 dtype。请传入张量。",
        ),
        Difference(
            "jax",
            "shape",
            "TensorFlow reads empty NumPy arrays in a list as empty lists, and loses their last axis. "
            "Pass tensors.",
            "TensorFlow 把列表中的空 NumPy 数组当作空列表读取，丢掉了最后一个轴。请传入张量。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX also takes a NumPy array in place of the list, along any axis; TensorFlow raises. Pass "
            "a list.",
            "JAX 也接受用 NumPy 数组代替列表，轴可以任选；TensorFlow 会报错。请传入列表。",
        ),
        Difference(
            "jax",
            "raises",
            "TensorFlow turns an empty list into an empty tensor; JAX raises.",
            "对于空列表，TensorFlow 给出空张量，JAX 会报错。",
        ),
        Difference(
            "numpy",
            "dtype",
            "TensorFlow turns Python numbers into `int32` and `float32`, and integer NumPy arrays in "
            "a list into `int32`; NumPy keeps the width of arrays, turns Python numbers into 64-bit "
            "ones, and promotes mixed dtypes to 32 bits at most. Pass tensors of one dtype.",
            "TensorFlow 把 Python 数字变成 `int32` 和 `float32`，把列表中的整数 NumPy 数组变成 `int32`；"
            "NumPy 保留数组的位宽，把 Python 数字变成 64 位，混合的 dtype 最多只提升到 32 位。请传入 "
            "dtype 相同的张量。",
        ),
        Difference(
            "numpy",
            "shape",
            "TensorFlow reads empty NumPy arrays in a list as empty lists, and loses their last axis. "
            "Pass tensors.",
            "TensorFlow 把列表中的空 NumPy 数组当作空列表读取，丢掉了最后一个轴。请传入张量。",
        ),
        Difference(
            "numpy",
            "accepts",
            "NumPy also takes an array in place of the list, along any axis; TensorFlow raises. Pass a list.",
            "NumPy 也接受用数组代替列表，轴可以任选；TensorFlow 会报错。请传入列表。",
        ),
        Difference(
            "numpy",
            "raises",
            "TensorFlow turns an empty list into an empty tensor; NumPy raises.",
            "对于空列表，TensorFlow 给出空张量，NumPy 会报错。",
        ),
        pytorch.STACKED_TENSOR,
        pytorch.STACKED_DTYPE,
        pytorch.STACKED_NOTHING,
        pytorch.STACKED_EMPTY,
    ],
)
def stack(x, axis=0):
    return ops.stack(x, axis=axis)


@replaces(
    en="The function is the same; the parameter `n` is called `repeats` now, so pass it by position.",
    zh="函数相同；形参 `n` 现在叫 `repeats`，所以请按位置传入。",
    trials=[
        lambda: K.tile(ROWS, (2, 1)),
        lambda x: K.tile(x, (2, 1)),
        lambda: K.tile(VECTOR, 2),
        lambda: K.tile(x=SQUARE, n=[1, 3]),
        lambda: K.tile(K.constant(CUBE), (1, 2, 1)),
        lambda: K.tile(VECTOR, K.constant([2], dtype="int32")),
        Trial(lambda: K.tile(ROWS, 2), UNMATCHED),
        Trial(lambda: K.tile(VECTOR, (2, 2)), UNMATCHED),
        Trial(lambda: K.tile(VECTOR, ()), UNMATCHED),
        Trial(lambda: K.tile(VECTOR, (0,)), REPEATS),
        Trial(lambda: K.tile(VECTOR, (-1,)), REPEATS),
        Trial(lambda: K.tile(VECTOR, (2.0,)), REPEATS),
        Trial(lambda: K.tile(2.5, ()), SCALAR),
        Trial(lambda: K.tile(keras.Input((3,)), (1, 2)), SYMBOLIC),
    ],
    inputs=TENSORS,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised unless there was one number of repeats for each axis; Keras 3 fills in "
            "what is missing on the left: repeats with 1, axes with size 1.",
            "除非每个轴都有一个重复次数，否则 Keras 2 会报错；Keras 3 在左边补齐：缺少的次数补 1，"
            "缺少的轴补成大小为 1 的轴。",
        ),
        JAX_LISTS,
        Difference(
            "jax",
            "accepts",
            "JAX takes floats as numbers of repeats; TensorFlow raises. Pass integers.",
            "JAX 接受浮点数作为重复次数，TensorFlow 会报错。请传入整数。",
        ),
        NUMPY_WIDTH,
    ],
)
def tile(x, n):
    return ops.tile(x, n)


@replaces(
    en="The function is the same: it reverses the order of the axes.",
    zh="函数相同：把轴的顺序颠倒过来。",
    trials=[
        lambda x: K.transpose(x),
        lambda: K.transpose(x=K.constant(CUBE)),
        Trial(lambda: K.transpose(keras.Input((3,), batch_size=2)), SYMBOLIC),
        Trial(lambda: K.transpose(keras.Input((2, 3))), SYMBOLIC),
    ],
    inputs=TENSORS,
    differences=[
        NUMPY_WIDTH,
    ],
)
def transpose(x):
    return ops.transpose(x)


# Or the parameter of `reshape` would be taken for it.
