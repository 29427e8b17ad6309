"""Convolutions and pooling."""

import keras
import numpy as np
from keras import ops

from publishing.atlas.entry import Difference, Input, K, SituationDifference, Trial, replaces
from snippets.atlas import pytorch
from snippets.atlas.inputs import (
    DOUBLE,
    EMPTY,
    HALF,
    INFINITY,
    INTEGERS,
    MIXED,
    NAN,
    NEGATIVE,
    NUMBERS,
    UNMATCHED,
)

CHANNELS_FIRST = ("channels first", "通道在前")
SMALL = ("an input smaller than the window", "输入比窗口小")
STRIDED_AND_DILATED = ("strides and dilation at once", "同时使用步长和膨胀率")
GROUPS = ("a kernel for a group of the channels", "卷积核只对应一组通道")
UNKNOWN = ("an unknown padding or mode", "未知的填充方式或池化方式")
ARRAY = ("a NumPy array", "NumPy 数组")
DILATED = ("dilated kernels", "膨胀卷积")
LIST = ("a list instead of a tuple", "用列表代替元组")
UNEQUAL = ("unequal strides", "不相等的步长")
NUMBER = ("one number for all axes", "所有轴共用一个数字")
SYMBOLIC = ("a symbolic tensor", "符号张量")
SHAPE_TENSOR = ("a shape that is a tensor", "形状是张量")
NOT_REACHED = ("a shape that can't be reached", "无法得到的形状")

SIGNAL = Input((np.array([[[1], [2], [3], [4], [5]]], "float32"),))
TAPS = Input((np.array([[[1]], [[10]], [[100]]], "float32"),))
IMAGE = Input((np.array([[[[1], [2], [3]], [[4], [5], [6]], [[7], [8], [9]]]], "float32"),))
KERNEL = Input((np.array([[[[1]], [[10]]], [[[100]], [[1000]]]], "float32"),))
PLANES = Input(
    (np.array([[[[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[9, 8, 7], [6, 5, 4], [3, 2, 1]]]], "float32"),)
)
PAIR = Input((np.array([[[[1, 9], [2, 8]], [[3, 7], [4, 6]]]], "float32"),))
MIXING = Input(
    (np.array([[[[1, 2], [3, 4]], [[5, 6], [7, 8]]], [[[9, 8], [7, 6]], [[5, 4], [3, 2]]]], "float32"),)
)
POINTWISE = Input((np.array([[[[1, 2], [10, 20]]]], "float32"),))
VOLUME = Input((np.arange(27, dtype="float32").reshape((1, 3, 3, 3, 1)),))
CUBE = Input((np.array([1, 2, 3, 4, 5, 6, 7, 8], "float32").reshape((2, 2, 2, 1, 1)),))
SQUARE = Input((np.array([[[[1], [2]], [[3], [4]]]], "float32"),))


CHANNELS_LAST_ON_CPU = Difference(
    "replacement",
    "raises",
    "On the CPU, TensorFlow convolves only `channels_last`. Keras 2 transposed the input for "
    "you; `ops.conv` doesn't: use `ops.transpose` before and after it. The new function also raises on "
    "lists, which you convert with `ops.convert_to_tensor`, and on an input smaller than the window.",
    "TensorFlow 在 CPU 上只能计算 `channels_last` 的卷积。Keras 2 会为此转置，`ops.conv` 不会：请"
    "在它前后用 `ops.transpose` 转置。列表以及比窗口小的输入也会报错，列表可以用 "
    "`ops.convert_to_tensor` 转换。",
)
CONVOLVED_ANYWAY = (
    "JAX, which the NumPy backend uses here, also convolves where TensorFlow raises: "
    "`channels_first` on the CPU, strides together with dilation, other integer dtypes, and mixed "
    "dtypes, where the input takes the kernel's dtype.",
    "JAX（NumPy 后端在这里也用它）能计算 TensorFlow 报错的情形：CPU 上的 `channels_first`、"
    "步长与膨胀率并用、其他整数类型，以及混合的 dtype（此时输入改用卷积核的 dtype）。",
)
SINGLE_PRECISION = Difference(
    "numpy",
    "dtype",
    "The NumPy backend uses JAX here, which turns `float64` into `float32`.",
    "NumPy 后端在这里使用 JAX，它会把 `float64` 变成 `float32`。",
)
STRIDED_OTHERWISE = (
    "With strides and dilation both above 1, Keras 2 put the windows elsewhere, with no more "
    "than a warning. Keras 3 starts a window every `strides` elements, so weights trained with "
    "Keras 2 give other outputs.",
    "步长与膨胀率都大于 1 时，Keras 2 的窗口落在别的位置，最多只有一条警告。Keras 3 每隔 "
    "`strides` 个元素放一个窗口，因此用 Keras 2 训练的权重会给出不同的输出。",
)
NUMBER_ACCEPTED = Difference(
    "replacement",
    "accepts",
    "A single number now applies to all spatial axes; Keras 2 wanted a tuple.",
    "现在可以用一个数字代表所有空间轴；Keras 2 要求元组。",
)
LISTS_REFUSED = Difference(
    "replacement",
    "raises",
    "The function no longer takes lists: convert them with `ops.convert_to_tensor`.",
    "不再接受列表：请用 `ops.convert_to_tensor` 转换。",
)
OWN_SINGLE_PRECISION = Difference(
    "numpy",
    "dtype",
    "`ops.matmul` returns `float32` for `float64` on the NumPy backend.",
    "在 NumPy 后端上，`ops.matmul` 对 `float64` 返回 `float32`。",
)

SMALLEST = np.array([[[[1]], [[2]]], [[[3]], [[4]]]])
IMAGES = [
    IMAGE,
    *(
        Input((np.array([[[[1], [2], [3]], [[4], [5], [6]], [[7], [8], [9]]]], dtype),), circumstance)
        for dtype, circumstance in (
            ("float16", HALF),
            ("float64", DOUBLE),
            ("int32", INTEGERS),
            ("int64", INTEGERS),
            ("uint8", INTEGERS),
            ("int8", INTEGERS),
        )
    ),
    Input((np.array([[[[-1], [-2], [-3]], [[-4], [5], [-6]], [[-7], [-8], [-9]]]], "float32"),), NEGATIVE),
    Input((np.array([[[[1], [2], [3]], [[4], [np.nan], [6]], [[7], [8], [9]]]], "float32"),), NAN),
    Input((np.array([[[[1], [2], [3]], [[4], [np.inf], [6]], [[7], [8], [-np.inf]]]], "float32"),), INFINITY),
]
"""Images of one channel, for pooling."""

CONVOLVED = [
    Input((given.values[0], SMALLEST.astype(given.values[0].dtype)), given.circumstance) for given in IMAGES
]
"""The same, each with a kernel of its dtype."""


@replaces(
    en='Write `ops.conv`; it has no `padding="causal"`: pad the start with zeros yourself.',
    zh='改用 `ops.conv`；它没有 `padding="causal"`，需要时请自己在开头补零。',
    trials=[
        lambda: K.conv1d(SIGNAL, K.constant(TAPS), padding="causal"),
        lambda: K.conv1d(SIGNAL, K.constant(TAPS)),
        lambda: K.conv1d(SIGNAL, K.constant(TAPS), padding="same"),
        Trial(lambda: K.conv1d(keras.Input((5, 1)), K.constant(TAPS), padding="causal"), SYMBOLIC),
        lambda: K.conv1d(SIGNAL, K.constant(TAPS), 2, "same"),
        lambda: K.conv1d(SIGNAL, K.constant(TAPS), strides=2),
        lambda: K.conv1d(SIGNAL, K.constant(TAPS), dilation_rate=2),
        lambda: K.conv1d(SIGNAL, K.constant(TAPS), padding="causal", dilation_rate=2),
        lambda: K.conv1d(SIGNAL, K.constant(TAPS), 2, "causal", "channels_last", 1),
        lambda: K.conv1d(K.constant(SIGNAL), K.constant(TAPS), 1, "same", None, 2),
        lambda: K.conv1d(SIGNAL, K.constant([[[1, 2]], [[10, 20]]]), padding="causal"),
        lambda: K.conv1d(K.constant([[[1], [2]]]), K.constant(TAPS), padding="causal"),
        Trial(
            lambda: K.conv1d(
                K.constant([[[1, 2, 3], [4, 5, 6]]]),
                K.constant([[[1], [10]], [[100], [1000]]]),
                data_format="channels_first",
            ),
            CHANNELS_FIRST,
        ),
        Trial(
            lambda: K.conv1d(
                K.constant([[[1, 2, 3]]]),
                K.constant([[[1]], [[10]]]),
                padding="causal",
                data_format="channels_first",
            ),
            CHANNELS_FIRST,
        ),
        Trial(lambda: K.conv1d(SIGNAL, K.constant(TAPS), strides=2, dilation_rate=2), STRIDED_AND_DILATED),
        Trial(lambda: K.conv1d(SIGNAL, K.constant(TAPS), padding="full"), UNKNOWN),
        Trial(lambda: K.conv1d(K.constant([[[1], [2]]]), K.constant(TAPS)), SMALL),
        Trial(
            lambda: K.conv1d(
                K.constant(SIGNAL, dtype="float16"),
                K.constant([[[1]], [[10]]], dtype="float16"),
                padding="causal",
            ),
            HALF,
        ),
        Trial(
            lambda: K.conv1d(
                K.constant(SIGNAL, dtype="float64"),
                K.constant([[[1]], [[10]]], dtype="float64"),
                padding="causal",
            ),
            DOUBLE,
        ),
        Trial(lambda: K.conv1d(K.constant(SIGNAL, dtype="float64"), K.constant(TAPS)), MIXED),
        Trial(lambda: K.conv1d(K.constant(SIGNAL, dtype="int32"), K.constant(TAPS)), MIXED),
        Trial(lambda: K.conv1d(K.constant(SIGNAL, dtype="int32"), K.constant(TAPS, dtype="int32")), INTEGERS),
        Trial(lambda: K.conv1d(K.constant(SIGNAL, dtype="int64"), K.constant(TAPS, dtype="int64")), INTEGERS),
        Trial(
            lambda: K.conv1d(
                K.constant([[[1], [np.nan], [3], [4]]]), K.constant([[[1]], [[0]]]), padding="causal"
            ),
            NAN,
        ),
        Trial(
            lambda: K.conv1d(
                K.constant([[[1], [np.inf], [3], [4]]]), K.constant([[[1]], [[0]]]), padding="same"
            ),
            INFINITY,
        ),
        Trial(lambda: K.conv1d([[[1.0], [2.0], [3.0]]], K.constant([[[1]], [[10]]])), NUMBERS),
        Trial(lambda: K.conv1d(K.constant(np.zeros((0, 3, 1))), K.constant(TAPS), padding="causal"), EMPTY),
        Trial(
            lambda: K.conv1d(K.constant([[[1, 2], [3, 4], [5, 6]]]), K.constant([[[1, 2]], [[10, 20]]])),
            GROUPS,
        ),
        Trial(lambda: K.conv1d(K.constant([[[1, 2, 3], [3, 4, 5]]]), K.constant([[[1], [10]]])), UNMATCHED),
        Trial(lambda: K.conv1d(K.constant([[1, 2, 3]]), K.constant(TAPS)), UNMATCHED),
    ],
    rename=lambda: ops.conv,
    differences=[
        CHANNELS_LAST_ON_CPU,
        Difference("jax", "accepts", *CONVOLVED_ANYWAY),
        Difference("numpy", "accepts", *CONVOLVED_ANYWAY),
        SINGLE_PRECISION,
        pytorch.CONVOLVED,
    ],
)
def conv1d(x, kernel, strides=1, padding="valid", data_format=None, dilation_rate=1):
    if padding == "causal":
        before = dilation_rate * (kernel.shape[0] - 1)
        x = ops.pad(x, ((0, 0), (before, 0), (0, 0)))
        padding = "valid"
    return ops.conv(
        x,
        kernel,
        strides=strides,
        padding=padding,
        data_format=data_format,
        dilation_rate=dilation_rate,
    )


@replaces(
    en="Write `ops.conv`: it works for one, two and three spatial axes.",
    zh="改用 `ops.conv`：一到三个空间轴都用它。",
    trials=[
        lambda: K.conv2d(IMAGE, KERNEL),
        lambda x, kernel: K.conv2d(x, kernel, strides=(2, 1), padding="same"),
        lambda: K.conv2d(IMAGE, KERNEL, padding="same"),
        Trial(lambda: K.conv2d(keras.Input((None, None, 1)), KERNEL, (2, 2), "same"), SYMBOLIC),
        lambda: K.conv2d(IMAGE, KERNEL, (2, 2), "same"),
        lambda: K.conv2d(IMAGE, KERNEL, strides=[1, 2], padding="same"),
        lambda: K.conv2d(IMAGE, KERNEL, dilation_rate=(2, 2)),
        lambda: K.conv2d(IMAGE, KERNEL, padding="same", dilation_rate=(1, 2)),
        lambda: K.conv2d(IMAGE, KERNEL, (1, 1), "same", "channels_last", (2, 2)),
        lambda: K.conv2d(PAIR, MIXING, padding="same"),
        Trial(lambda: K.conv2d(IMAGE, KERNEL, 1, "same", None, 2), NUMBER),
        Trial(lambda: K.conv2d(IMAGE, KERNEL, strides=2, padding="same"), NUMBER),
        Trial(lambda: K.conv2d(PLANES, MIXING, data_format="channels_first"), CHANNELS_FIRST),
        Trial(lambda: K.conv2d(PLANES, MIXING, (2, 2), "same", "channels_first"), CHANNELS_FIRST),
        Trial(
            lambda: K.conv2d(
                PLANES, MIXING, padding="same", data_format="channels_first", dilation_rate=(2, 2)
            ),
            CHANNELS_FIRST,
        ),
        Trial(
            lambda: K.conv2d(IMAGE, KERNEL, strides=(2, 2), padding="same", dilation_rate=(2, 2)),
            STRIDED_AND_DILATED,
        ),
        Trial(lambda: K.conv2d(IMAGE, KERNEL, padding="causal"), UNKNOWN),
        Trial(lambda: K.conv2d(K.constant([[[[1]]]]), KERNEL), SMALL),
        Trial(lambda: K.conv2d(K.constant([[[[1], [2]]]]), KERNEL), SMALL),
        Trial(lambda: K.conv2d(K.constant(IMAGE, dtype="float64"), KERNEL), MIXED),
        Trial(lambda: K.conv2d(K.constant(IMAGE, dtype="uint8"), KERNEL), MIXED),
        Trial(lambda: K.conv2d([[[[1.0], [2.0]], [[3.0], [4.0]]]], KERNEL), NUMBERS),
        Trial(lambda: K.conv2d(IMAGE, [[[[2.0]]]]), NUMBERS),
        Trial(lambda: K.conv2d(K.constant(np.zeros((0, 3, 3, 1))), KERNEL), EMPTY),
        Trial(lambda: K.conv2d(np.ones((1, 2, 2, 4), "float32"), MIXING), GROUPS),
        Trial(lambda: K.conv2d(np.ones((1, 2, 2, 3), "float32"), MIXING), UNMATCHED),
        Trial(lambda: K.conv2d(np.ones((3, 3, 1), "float32"), KERNEL), UNMATCHED),
    ],
    inputs=CONVOLVED,
    differences=[
        CHANNELS_LAST_ON_CPU,
        Difference("jax", "accepts", *CONVOLVED_ANYWAY),
        Difference("numpy", "accepts", *CONVOLVED_ANYWAY),
        SINGLE_PRECISION,
        pytorch.CONVOLVED,
    ],
)
def conv2d(x, kernel, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)):
    return ops.conv(
        x,
        kernel,
        strides=strides,
        padding=padding,
        data_format=data_format,
        dilation_rate=dilation_rate,
    )


def added_to_output(x, kernel, output_shape, strides, padding, data_format, dilation_rate):
    data_format = data_format or keras.config.image_data_format()
    first = 1 if data_format == "channels_last" else 2
    added = []
    for axis in (0, 1):
        size = (kernel.shape[axis] - 1) * dilation_rate[axis] + 1
        least = (x.shape[first + axis] - 1) * strides[axis]
        least += size if padding == "valid" else size % 2
        added.append(output_shape[first + axis] - least)
    return tuple(added)


def transposed_by_layer():
    layer = keras.layers.Conv2DTranspose(
        1, 2, strides=2, padding="same", use_bias=False, kernel_initializer=lambda *_, **__: KERNEL
    )
    return layer(SQUARE)


def transposed_in_call():
    class Transposed(keras.layers.Layer):
        def call(self, inputs):
            return ops.conv_transpose(inputs, KERNEL, strides=2, padding="same")

    return Transposed()(SQUARE)


@replaces(
    en=(
        "Write `ops.conv_transpose`, which takes no `output_shape`: where the strides allow "
        "several sizes, `output_padding` chooses one."
    ),
    zh=(
        "改用 `ops.conv_transpose`，它没有 `output_shape`：步长允许多种大小时，由 `output_padding` 决"
        "定是哪一种。"
    ),
    trials=[
        lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 4, 4, 1), strides=(2, 2), padding="same"),
        lambda x, kernel: K.conv2d_transpose(x, kernel, (1, 6, 6, 1), strides=(2, 2)),
        lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 3, 3, 1)),
        Trial(lambda: K.conv2d_transpose(keras.Input((2, 2, 1)), KERNEL, (None, 4, 4, 1), (2, 2)), SYMBOLIC),
        lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 2, 2, 1), padding="same"),
        lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 3, 3, 1), strides=(2, 2), padding="same"),
        lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 3, 4, 1), (2, 2), "same"),
        lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 5, 4, 1), (2, 2), "valid", "channels_last"),
        lambda: K.conv2d_transpose(SQUARE, KERNEL, output_shape=[1, 4, 2, 1], strides=(2, 1), padding="same"),
        lambda: K.conv2d_transpose(SQUARE, KERNEL, (None, 4, 4, 1), strides=(2, 2), padding="same"),
        lambda: K.conv2d_transpose(SQUARE, np.ones((3, 3, 1, 1), "float32"), (1, 4, 4, 1)),
        lambda: K.conv2d_transpose(SQUARE, np.ones((3, 3, 1, 1), "float32"), (1, 4, 4, 1), (2, 2), "same"),
        lambda: K.conv2d_transpose(SQUARE, np.ones((3, 3, 1, 1), "float32"), (1, 3, 3, 1), (2, 2), "same"),
        lambda: K.conv2d_transpose(SQUARE, np.ones((1, 1, 1, 1), "float32"), (1, 5, 6, 1), (3, 3), "same"),
        lambda: K.conv2d_transpose(SQUARE, np.ones((1, 1, 1, 1), "float32"), (1, 4, 5, 1), (3, 3)),
        lambda: K.conv2d_transpose(PAIR, MIXING, (1, 4, 4, 2), strides=(2, 2), padding="same"),
        Trial(lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 4, 4, 1), dilation_rate=(2, 2)), DILATED),
        Trial(
            lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 2, 2, 1), padding="same", dilation_rate=(2, 2)),
            DILATED,
        ),
        Trial(
            lambda: K.conv2d_transpose(
                SQUARE, KERNEL, (1, 4, 4, 1), strides=(2, 2), padding="same", dilation_rate=(2, 2)
            ),
            STRIDED_AND_DILATED,
        ),
        Trial(
            lambda: K.conv2d_transpose(SQUARE, KERNEL, K.constant([1, 4, 4, 1], dtype="int32"), (2, 2)),
            SHAPE_TENSOR,
        ),
        Trial(
            lambda: K.conv2d_transpose(PLANES, MIXING, (1, 2, 4, 4), data_format="channels_first"),
            CHANNELS_FIRST,
        ),
        Trial(
            lambda: K.conv2d_transpose(PLANES, MIXING, (1, 2, 6, 6), (2, 2), "same", "channels_first"),
            CHANNELS_FIRST,
        ),
        Trial(
            lambda: K.conv2d_transpose(
                PLANES, MIXING, (1, 2, 5, 5), data_format="channels_first", dilation_rate=(2, 2)
            ),
            CHANNELS_FIRST,
        ),
        Trial(lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 9, 9, 1), strides=(2, 2)), NOT_REACHED),
        Trial(lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 2, 2, 1), strides=(2, 2)), NOT_REACHED),
        Trial(lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 4, 4, 3), strides=(2, 2)), NOT_REACHED),
        Trial(lambda: K.conv2d_transpose(SQUARE, KERNEL, (2, 4, 4, 1), strides=(2, 2)), NOT_REACHED),
        Trial(lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 4, 4, 1), strides=2), NUMBER),
        Trial(lambda: K.conv2d_transpose(SQUARE, KERNEL, (1, 3, 3, 1), padding="full"), UNKNOWN),
        Trial(
            lambda: K.conv2d_transpose(K.constant(SQUARE, dtype="float64"), K.constant(KERNEL), (1, 3, 3, 1)),
            MIXED,
        ),
        Trial(lambda: K.conv2d_transpose([[[[1.0], [2.0]]]], KERNEL, (1, 2, 3, 1)), NUMBERS),
        Trial(lambda: K.conv2d_transpose(np.zeros((0, 2, 2, 1), "float32"), KERNEL, (0, 3, 3, 1)), EMPTY),
        Trial(lambda: K.conv2d_transpose(PAIR, KERNEL, (1, 3, 3, 1)), UNMATCHED),
    ],
    inputs=CONVOLVED,
    rename=lambda: ops.conv_transpose,
    differences=[
        Difference(
            "replacement",
            "raises",
            "On the CPU, TensorFlow computes neither `channels_first` nor a dilation above 1 "
            "here; Keras 2 worked around both. Use `ops.transpose` for the first and another "
            "backend for the second. Lists raise too: convert them with `ops.convert_to_tensor`.",
            "TensorFlow 在 CPU 上既不能计算 `channels_first`，也不能计算大于 1 的膨胀率；这两种情"
            "形 Keras 2 都有变通的做法。前者请用 `ops.transpose` 转置，后者请换用其他后端。列表也会报"
            "错：请用 `ops.convert_to_tensor` 转换。",
        ),
        Difference(
            "replacement",
            "accepts",
            "`output_padding` covers only rows and columns, so a wrong batch size or number of "
            "channels in `output_shape` goes unnoticed.",
            "`output_padding` 只涉及行和列，因此 `output_shape` 中写错的批次大小或通道数不会被发现。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX, which the NumPy backend uses here, also computes where TensorFlow raises: "
            "`channels_first` and dilation on the CPU, other integer dtypes, mixed dtypes, and shapes "
            "that can't be reached, which it fills with zeros.",
            "JAX（NumPy 后端在这里也用它）能计算 TensorFlow 报错的情形：CPU 上的 "
            "`channels_first` 和膨胀率、其他整数类型、混合的 dtype，以及无法得到的形状（多出的部"
            "分补零）。",
        ),
        Difference(
            "numpy",
            "accepts",
            "JAX, which the NumPy backend uses here, also computes where TensorFlow raises: "
            "`channels_first` and dilation on the CPU, other integer dtypes, mixed dtypes, and shapes "
            "that can't be reached, which it fills with zeros.",
            "JAX（NumPy 后端在这里也用它）能计算 TensorFlow 报错的情形：CPU 上的 "
            "`channels_first` 和膨胀率、其他整数类型、混合的 dtype，以及无法得到的形状（多出的部"
            "分补零）。",
        ),
        SINGLE_PRECISION,
        pytorch.CONVOLVED,
        pytorch.TRANSPOSED_INTEGERS,
    ],
    situations=[
        SituationDifference(
            ("known_batch", "unknown_batch"),
            "raises",
            "Between layers, `ops.conv_transpose` raises as soon as the model runs, because Keras "
            "passes two of its arguments in the wrong order. Call it in a layer's `call`, or use "
            "`keras.layers.Conv2DTranspose`.",
            "在层与层之间，模型一运行，`ops.conv_transpose` 就会报错，因为 Keras 把其中两个实参的顺序传"
            "反了。请在层的 `call` 里调用，或者改用 `keras.layers.Conv2DTranspose`。",
            advised=(transposed_by_layer, transposed_in_call),
        ),
    ],
)
def conv2d_transpose(
    x,
    kernel,
    output_shape,
    strides=(1, 1),
    padding="valid",
    data_format=None,
    dilation_rate=(1, 1),
):
    return ops.conv_transpose(
        x,
        kernel,
        strides=strides,
        padding=padding,
        output_padding=added_to_output(x, kernel, output_shape, strides, padding, data_format, dilation_rate),
        data_format=data_format,
        dilation_rate=dilation_rate,
    )


@replaces(
    en="Write `ops.conv`: it works for one, two and three spatial axes.",
    zh="改用 `ops.conv`：一到三个空间轴都用它。",
    trials=[
        lambda: K.conv3d(VOLUME, CUBE),
        lambda: K.conv3d(VOLUME, CUBE, padding="same"),
        Trial(lambda: K.conv3d(keras.Input((3, 3, 3, 1)), CUBE), SYMBOLIC),
        lambda: K.conv3d(VOLUME, CUBE, (2, 2, 2), "same"),
        lambda: K.conv3d(VOLUME, CUBE, strides=(1, 2, 1)),
        lambda: K.conv3d(VOLUME, CUBE, dilation_rate=(2, 2, 2)),
        lambda: K.conv3d(VOLUME, CUBE, (1, 1, 1), "same", None, (2, 1, 1)),
        Trial(lambda: K.conv3d(VOLUME, CUBE, strides=2), NUMBER),
        Trial(
            lambda: K.conv3d(VOLUME, CUBE, strides=(2, 2, 2), padding="same", dilation_rate=(2, 2, 2)),
            STRIDED_AND_DILATED,
        ),
        Trial(
            lambda: K.conv3d(
                np.ones((1, 2, 2, 2, 3), "float32"),
                np.ones((2, 2, 2, 2, 1), "float32"),
                data_format="channels_first",
            ),
            CHANNELS_FIRST,
        ),
        Trial(
            lambda: K.conv3d(
                np.ones((1, 2, 2, 2, 3), "float32"),
                np.ones((2, 2, 2, 2, 1), "float32"),
                (2, 2, 2),
                "same",
                "channels_first",
            ),
            CHANNELS_FIRST,
        ),
        Trial(lambda: K.conv3d(VOLUME, CUBE, padding="causal"), UNKNOWN),
        Trial(lambda: K.conv3d(K.constant([[[[[1]]]]]), CUBE), SMALL),
        Trial(lambda: K.conv3d(K.constant(VOLUME, dtype="float16"), K.constant(CUBE, dtype="float16")), HALF),
        Trial(
            lambda: K.conv3d(K.constant(VOLUME, dtype="float64"), K.constant(CUBE, dtype="float64")),
            DOUBLE,
        ),
        Trial(lambda: K.conv3d(K.constant(VOLUME, dtype="float64"), CUBE), MIXED),
        Trial(lambda: K.conv3d(K.constant(VOLUME, dtype="int32"), K.constant(CUBE, dtype="int32")), INTEGERS),
        Trial(lambda: K.conv3d(np.full((1, 2, 2, 2, 1), np.nan, "float32"), CUBE, padding="same"), NAN),
        Trial(lambda: K.conv3d(K.constant(np.zeros((0, 3, 3, 3, 1))), CUBE), EMPTY),
        Trial(lambda: K.conv3d([[[[[1.0]]]]], [[[[[2.0]]]]]), NUMBERS),
        Trial(
            lambda: K.conv3d(np.ones((1, 2, 2, 2, 4), "float32"), np.ones((1, 1, 1, 2, 2), "float32")), GROUPS
        ),
        Trial(
            lambda: K.conv3d(np.ones((1, 2, 2, 2, 3), "float32"), np.ones((1, 1, 1, 2, 2), "float32")),
            UNMATCHED,
        ),
    ],
    differences=[
        Difference(
            "replacement",
            "raises",
            "`ops.conv` raises on lists, which you convert with `ops.convert_to_tensor`, and on an "
            "input smaller than the window, where Keras 2 returned an empty tensor.",
            "列表以及比窗口小的输入会让 `ops.conv` 报错。列表可以用 `ops.convert_to_tensor` 转"
            "换；输入比窗口小时，Keras 2 返回空张量。",
        ),
        Difference(
            "replacement",
            "accepts",
            "If the kernel is for fewer channels than the input has, they are now convolved in "
            "groups. If you don't want that, check the kernel's shape.",
            "卷积核的输入通道数少于输入时，现在会按组卷积。如果这不是你想要的，请检查卷积核的形状。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX, which the NumPy backend uses here, also convolves where TensorFlow raises: "
            "strides together with dilation, integers, and mixed dtypes, where the input takes "
            "the kernel's dtype.",
            "JAX（NumPy 后端在这里也用它）能计算 TensorFlow 报错的情形：步长与膨胀率并用、"
            "整数，以及混合的 dtype（此时输入改用卷积核的 dtype）。",
        ),
        Difference(
            "numpy",
            "accepts",
            "JAX, which the NumPy backend uses here, also convolves where TensorFlow raises: "
            "strides together with dilation, integers, and mixed dtypes, where the input takes "
            "the kernel's dtype.",
            "JAX（NumPy 后端在这里也用它）能计算 TensorFlow 报错的情形：步长与膨胀率并用、"
            "整数，以及混合的 dtype（此时输入改用卷积核的 dtype）。",
        ),
        SINGLE_PRECISION,
        pytorch.CONVOLVED,
    ],
)
def conv3d(x, kernel, strides=(1, 1, 1), padding="valid", data_format=None, dilation_rate=(1, 1, 1)):
    return ops.conv(
        x,
        kernel,
        strides=strides,
        padding=padding,
        data_format=data_format,
        dilation_rate=dilation_rate,
    )


@replaces(
    en="Write `ops.depthwise_conv`; the results are the same unless strides and dilation are both above 1.",
    zh="改用 `ops.depthwise_conv`；除非步长与膨胀率都大于 1，结果相同。",
    trials=[
        lambda: K.depthwise_conv2d(PAIR, MIXING),
        lambda x, kernel: K.depthwise_conv2d(x, kernel, padding="same"),
        lambda: K.depthwise_conv2d(PAIR, MIXING, padding="same"),
        Trial(lambda: K.depthwise_conv2d(keras.Input((2, 2, 2)), MIXING, padding="same"), SYMBOLIC),
        lambda: K.depthwise_conv2d(IMAGE, KERNEL, (2, 2), "same"),
        lambda: K.depthwise_conv2d(IMAGE, KERNEL, strides=(2, 2)),
        lambda: K.depthwise_conv2d(IMAGE, KERNEL, dilation_rate=(2, 2)),
        lambda: K.depthwise_conv2d(IMAGE, KERNEL, (1, 1), "same", None, (2, 1)),
        lambda: K.depthwise_conv2d(x=IMAGE, depthwise_kernel=KERNEL, data_format="channels_last"),
        Trial(lambda: K.depthwise_conv2d(IMAGE, KERNEL, strides=(1, 2)), UNEQUAL),
        Trial(lambda: K.depthwise_conv2d(IMAGE, KERNEL, strides=2), NUMBER),
        Trial(lambda: K.depthwise_conv2d(IMAGE, KERNEL, dilation_rate=2), NUMBER),
        Trial(
            lambda: K.depthwise_conv2d(IMAGE, KERNEL, (2, 2), "same", dilation_rate=(2, 2)),
            STRIDED_AND_DILATED,
        ),
        Trial(
            lambda: K.depthwise_conv2d(
                np.arange(25, dtype="float32").reshape((1, 5, 5, 1)), KERNEL, (2, 2), dilation_rate=(2, 2)
            ),
            STRIDED_AND_DILATED,
        ),
        Trial(
            lambda: K.depthwise_conv2d(
                np.arange(16, dtype="float32").reshape((1, 4, 4, 1)),
                KERNEL,
                (2, 2),
                "same",
                dilation_rate=(2, 2),
            ),
            STRIDED_AND_DILATED,
        ),
        Trial(
            lambda: K.depthwise_conv2d(IMAGE, KERNEL, (2, 2), dilation_rate=(2, 2)),
            STRIDED_AND_DILATED,
        ),
        Trial(lambda: K.depthwise_conv2d(PLANES, MIXING, data_format="channels_first"), CHANNELS_FIRST),
        Trial(lambda: K.depthwise_conv2d(PLANES, MIXING, (2, 2), "same", "channels_first"), CHANNELS_FIRST),
        Trial(
            lambda: K.depthwise_conv2d(PLANES, MIXING, data_format="channels_first", dilation_rate=(2, 2)),
            CHANNELS_FIRST,
        ),
        Trial(lambda: K.depthwise_conv2d(IMAGE, KERNEL, padding="causal"), UNKNOWN),
        Trial(lambda: K.depthwise_conv2d(K.constant([[[[1]]]]), KERNEL), SMALL),
        Trial(lambda: K.depthwise_conv2d(K.constant(IMAGE, dtype="float64"), KERNEL), MIXED),
        Trial(lambda: K.depthwise_conv2d([[[[1.0], [2.0]], [[3.0], [4.0]]]], KERNEL), NUMBERS),
        Trial(lambda: K.depthwise_conv2d(K.constant(np.zeros((0, 3, 3, 1))), KERNEL), EMPTY),
        Trial(lambda: K.depthwise_conv2d(np.ones((1, 2, 2, 4), "float32"), MIXING), UNMATCHED),
        Trial(lambda: K.depthwise_conv2d(np.ones((2, 2, 2), "float32"), MIXING), UNMATCHED),
    ],
    inputs=CONVOLVED,
    differences=[
        Difference("replacement", "shape", *STRIDED_OTHERWISE),
        Difference("replacement", "values", *STRIDED_OTHERWISE),
        Difference("rename", "shape", *STRIDED_OTHERWISE),
        Difference("rename", "values", *STRIDED_OTHERWISE),
        NUMBER_ACCEPTED,
        Difference(
            "jax",
            "accepts",
            "JAX, which the NumPy backend uses here, also convolves where TensorFlow raises: "
            "unequal strides, integers and mixed dtypes.",
            "JAX（NumPy 后端在这里也用它）能计算 TensorFlow 报错的情形：不相等的步长、整数和混合的 dtype。",
        ),
        Difference(
            "numpy",
            "accepts",
            "JAX, which the NumPy backend uses here, also convolves where TensorFlow raises: "
            "unequal strides, integers and mixed dtypes.",
            "JAX（NumPy 后端在这里也用它）能计算 TensorFlow 报错的情形：不相等的步长、整数和混合的 dtype。",
        ),
        SINGLE_PRECISION,
        pytorch.CONVOLVED,
        pytorch.SMALL_INPUT,
    ],
    situations=[
        SituationDifference(
            ("saved",),
            "raises",
            "A saved model gives `ops.depthwise_conv` the strides as a list, for which it raises. Write "
            "them as one number, or leave them out.",
            "保存后再加载，`ops.depthwise_conv` 得到的步长是列表，会报错。请把步长写成一个数，或者不写。",
            backends=("tensorflow",),
            advised=(
                "ops.depthwise_conv(pair, mixing, strides=1)",
                "ops.depthwise_conv(pair, mixing)",
            ),
        ),
    ],
)
def depthwise_conv2d(
    x, depthwise_kernel, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)
):
    return ops.depthwise_conv(
        x,
        depthwise_kernel,
        strides=strides,
        padding=padding,
        data_format=data_format,
        dilation_rate=dilation_rate,
    )


@replaces(
    en="Write `ops.separable_conv`; the results are the same unless strides and dilation are both above 1.",
    zh="改用 `ops.separable_conv`；除非步长与膨胀率都大于 1，结果相同。",
    trials=[
        lambda: K.separable_conv2d(IMAGE, KERNEL, K.constant([[[[1, 2]]]])),
        lambda x, kernel: K.separable_conv2d(x, kernel, kernel[:1, :1], padding="same"),
        lambda: K.separable_conv2d(PAIR, MIXING[..., :1], POINTWISE, padding="same"),
        Trial(lambda: K.separable_conv2d(keras.Input((2, 2, 2)), MIXING[..., :1], POINTWISE), SYMBOLIC),
        lambda: K.separable_conv2d(PAIR, MIXING[..., :1], POINTWISE, (2, 2), "same"),
        Trial(lambda: K.separable_conv2d(IMAGE, KERNEL, K.constant([[[[1, 2]]]]), strides=[2, 2]), LIST),
        lambda: K.separable_conv2d(IMAGE, KERNEL, K.constant([[[[1, 2]]]]), strides=(2, 2)),
        lambda: K.separable_conv2d(IMAGE, KERNEL, K.constant([[[[1, 2]]]]), dilation_rate=(2, 2)),
        lambda: K.separable_conv2d(IMAGE, KERNEL, K.constant([[[[1]]]]), (1, 1), "same", None, (2, 1)),
        lambda: K.separable_conv2d(x=IMAGE, depthwise_kernel=KERNEL, pointwise_kernel=K.constant([[[[3]]]])),
        Trial(
            lambda: K.separable_conv2d(IMAGE, KERNEL, K.constant([[[[1, 2]]]]), strides=(1, 2)),
            UNEQUAL,
        ),
        Trial(lambda: K.separable_conv2d(IMAGE, KERNEL, K.constant([[[[1, 2]]]]), strides=2), NUMBER),
        Trial(
            lambda: K.separable_conv2d(
                IMAGE, KERNEL, K.constant([[[[1, 2]]]]), (2, 2), "same", dilation_rate=(2, 2)
            ),
            STRIDED_AND_DILATED,
        ),
        Trial(
            lambda: K.separable_conv2d(
                np.arange(16, dtype="float32").reshape((1, 4, 4, 1)),
                KERNEL,
                K.constant([[[[1, 2]]]]),
                (2, 2),
                "same",
                dilation_rate=(2, 2),
            ),
            STRIDED_AND_DILATED,
        ),
        Trial(
            lambda: K.separable_conv2d(PLANES, MIXING[..., :1], POINTWISE, data_format="channels_first"),
            CHANNELS_FIRST,
        ),
        Trial(
            lambda: K.separable_conv2d(PLANES, MIXING[..., :1], POINTWISE, (2, 2), "same", "channels_first"),
            CHANNELS_FIRST,
        ),
        Trial(lambda: K.separable_conv2d(IMAGE, KERNEL, K.constant([[[[1]]]]), padding="causal"), UNKNOWN),
        Trial(lambda: K.separable_conv2d(K.constant([[[[1]]]]), KERNEL, K.constant([[[[1]]]])), SMALL),
        Trial(
            lambda: K.separable_conv2d(K.constant(IMAGE, dtype="float64"), KERNEL, K.constant([[[[1]]]])),
            MIXED,
        ),
        Trial(lambda: K.separable_conv2d([[[[1.0], [2.0]], [[3.0], [4.0]]]], KERNEL, [[[[2.0]]]]), NUMBERS),
        Trial(
            lambda: K.separable_conv2d(K.constant(np.zeros((0, 3, 3, 1))), KERNEL, K.constant([[[[1]]]])),
            EMPTY,
        ),
        Trial(lambda: K.separable_conv2d(IMAGE, KERNEL, POINTWISE), UNMATCHED),
        Trial(lambda: K.separable_conv2d(PAIR, KERNEL, POINTWISE), UNMATCHED),
    ],
    inputs=CONVOLVED,
    differences=[
        Difference("replacement", "shape", *STRIDED_OTHERWISE),
        Difference("replacement", "values", *STRIDED_OTHERWISE),
        Difference("rename", "shape", *STRIDED_OTHERWISE),
        Difference("rename", "values", *STRIDED_OTHERWISE),
        NUMBER_ACCEPTED,
        Difference(
            "replacement",
            "raises",
            "A list of strides raises on TensorFlow: write a tuple.",
            "在 TensorFlow 上，用列表表示的步长会报错：请写成元组。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX, which the NumPy backend uses here, also convolves where TensorFlow raises: "
            "unequal strides, a list of strides, integers and mixed dtypes.",
            "JAX（NumPy 后端在这里也用它）能计算 TensorFlow 报错的情形：不相等的步长、用列"
            "表表示的步长、整数和混合的 dtype。",
        ),
        Difference(
            "numpy",
            "accepts",
            "JAX, which the NumPy backend uses here, also convolves where TensorFlow raises: "
            "unequal strides, a list of strides, integers and mixed dtypes.",
            "JAX（NumPy 后端在这里也用它）能计算 TensorFlow 报错的情形：不相等的步长、用列"
            "表表示的步长、整数和混合的 dtype。",
        ),
        SINGLE_PRECISION,
        pytorch.CONVOLVED,
        pytorch.SMALL_INPUT,
    ],
    situations=[
        SituationDifference(
            ("saved",),
            "raises",
            "A saved model gives `ops.separable_conv` the strides as a list, for which it raises. Write "
            "them as one number, or leave them out.",
            "保存后再加载，`ops.separable_conv` 得到的步长是列表，会报错。请把步长写成一个数，或者不写。",
            backends=("tensorflow",),
            advised=(
                "ops.separable_conv(image, kernel, constant([[[[1, 2]]]]), strides=1)",
                "ops.separable_conv(image, kernel, constant([[[[1, 2]]]]))",
            ),
        ),
    ],
)
def separable_conv2d(
    x,
    depthwise_kernel,
    pointwise_kernel,
    strides=(1, 1),
    padding="valid",
    data_format=None,
    dilation_rate=(1, 1),
):
    return ops.separable_conv(
        x,
        depthwise_kernel,
        pointwise_kernel,
        strides=strides,
        padding=padding,
        data_format=data_format,
        dilation_rate=dilation_rate,
    )


OWN_TAPS = Input((np.array([[[1], [10]], [[2], [20]], [[3], [30]], [[4], [40]]], "float32"),))
OWN_KERNELS = Input(
    (
        np.array(
            [
                [[1], [10], [100], [1000]],
                [[2], [20], [200], [2000]],
                [[3], [30], [300], [3000]],
                [[4], [40], [400], [4000]],
            ],
            "float32",
        ),
    )
)


@replaces(
    en=(
        "Keras 3 has no convolution with a separate kernel for each position: cut the windows out and "
        "multiply each by its kernel with `ops.matmul`."
    ),
    zh="Keras 3 没有“每个位置各用一个卷积核”的卷积：请切出各个窗口，再用 `ops.matmul` 与各自的卷积核相乘。",
    trials=[
        lambda: K.local_conv1d(K.constant(SIGNAL), OWN_TAPS, (2,), (1,)),
        Trial(lambda: K.local_conv1d(keras.Input((5, 1)), OWN_TAPS, (2,), (1,)), SYMBOLIC),
        lambda: K.local_conv1d(K.constant(SIGNAL), OWN_TAPS[:2], (2,), (2,)),
        lambda: K.local_conv1d(
            K.constant(SIGNAL), OWN_TAPS[:2], kernel_size=(2,), strides=(3,), data_format="channels_last"
        ),
        lambda: K.local_conv1d(
            K.constant([[[1], [2], [3]], [[4], [5], [6]]]),
            K.constant([[[1, 2], [10, 20]], [[3, 4], [30, 40]]]),
            (2,),
            (1,),
        ),
        lambda: K.local_conv1d(
            K.constant([[[1, 2], [3, 4], [5, 6]]]),
            K.constant([[[1], [10], [100], [1000]], [[2], [20], [200], [2000]]]),
            (2,),
            (1,),
        ),
        lambda: K.local_conv1d(
            K.constant([[[1, 3, 5], [2, 4, 6]]]),
            K.constant([[[1], [10], [100], [1000]], [[2], [20], [200], [2000]]]),
            (2,),
            (1,),
            "channels_first",
        ),
        Trial(
            lambda: K.local_conv1d(
                K.constant(SIGNAL, dtype="float16"), K.constant(OWN_TAPS, dtype="float16"), (2,), (1,)
            ),
            HALF,
        ),
        Trial(
            lambda: K.local_conv1d(
                K.constant(SIGNAL, dtype="float64"), K.constant(OWN_TAPS, dtype="float64"), (2,), (1,)
            ),
            DOUBLE,
        ),
        Trial(
            lambda: K.local_conv1d(
                K.constant(SIGNAL, dtype="int32"), K.constant(OWN_TAPS, dtype="int32"), (2,), (1,)
            ),
            INTEGERS,
        ),
        Trial(lambda: K.local_conv1d(K.constant(SIGNAL, dtype="float64"), OWN_TAPS, (2,), (1,)), MIXED),
        Trial(
            lambda: K.local_conv1d(K.constant([[[1], [np.nan], [3], [4], [5]]]), OWN_TAPS, (2,), (1,)), NAN
        ),
        Trial(
            lambda: K.local_conv1d(K.constant([[[1], [np.inf], [3], [4], [5]]]), OWN_TAPS, (2,), (1,)),
            INFINITY,
        ),
        Trial(lambda: K.local_conv1d(K.constant(np.zeros((0, 5, 1))), OWN_TAPS, (2,), (1,)), EMPTY),
        Trial(lambda: K.local_conv1d(K.constant(SIGNAL), OWN_TAPS, (3,), (1,)), UNMATCHED),
        Trial(lambda: K.local_conv1d(K.constant(SIGNAL), OWN_TAPS, (2,), (2,)), UNMATCHED),
        Trial(lambda: K.local_conv1d(K.constant(SIGNAL), OWN_TAPS, 2, 1), NUMBER),
        Trial(lambda: K.local_conv1d(SIGNAL, OWN_TAPS, (2,), (1,)), ARRAY),
    ],
    rename=lambda: ops.conv,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 wanted a tensor; this also takes a NumPy array.",
            "Keras 2 要求张量；这里也接受 NumPy 数组。",
        ),
        OWN_SINGLE_PRECISION,
        pytorch.NARROWED,
    ],
    constants=("own_taps",),
)
def local_conv1d(inputs, kernel, kernel_size, strides, data_format=None):
    data_format = data_format or keras.config.image_data_format()
    windows = []
    for position in range(kernel.shape[0]):
        start = position * strides[0]
        steps = slice(start, start + kernel_size[0])
        window = inputs[:, steps] if data_format == "channels_last" else inputs[:, :, steps]
        windows.append(ops.reshape(window, (-1, kernel.shape[1])))
    outputs = ops.matmul(ops.stack(windows), kernel)
    return ops.transpose(outputs, (1, 0, 2) if data_format == "channels_last" else (1, 2, 0))


def configured_local_conv2d():
    K.set_image_data_format("channels_first")
    return K.local_conv2d(K.constant(PLANES), OWN_KERNELS, (1, 2), (2, 1), (2, 2))


@replaces(
    en=(
        "Keras 3 has no convolution with a separate kernel for each position: cut the windows out and "
        "multiply each by its kernel with `ops.matmul`."
    ),
    zh="Keras 3 没有“每个位置各用一个卷积核”的卷积：请切出各个窗口，再用 `ops.matmul` 与各自的卷积核相乘。",
    trials=[
        lambda: K.local_conv2d(K.constant(IMAGE), OWN_KERNELS, (2, 2), (1, 1), (2, 2)),
        configured_local_conv2d,
        Trial(lambda: K.local_conv2d(keras.Input((3, 3, 1)), OWN_KERNELS, (2, 2), (1, 1), (2, 2)), SYMBOLIC),
        lambda: K.local_conv2d(K.constant(IMAGE), OWN_KERNELS[:1], (2, 2), (2, 2), (1, 1)),
        lambda: K.local_conv2d(
            K.constant(IMAGE),
            OWN_KERNELS[:2, :2],
            kernel_size=(1, 2),
            strides=(2, 1),
            output_shape=(1, 2),
            data_format="channels_last",
        ),
        lambda: K.local_conv2d(K.constant([IMAGE[0], IMAGE[0] * 10]), OWN_KERNELS, (2, 2), (1, 1), (2, 2)),
        lambda: K.local_conv2d(K.constant(PAIR), OWN_KERNELS[:2], (1, 2), (1, 1), (2, 1)),
        lambda: K.local_conv2d(K.constant(PLANES), OWN_KERNELS, (1, 2), (2, 1), (2, 2), "channels_first"),
        lambda: K.local_conv2d(
            K.constant(PLANES),
            np.concatenate([OWN_KERNELS, OWN_KERNELS * 3], axis=2),
            (2, 1),
            (1, 2),
            (2, 2),
            "channels_first",
        ),
        Trial(
            lambda: K.local_conv2d(
                K.constant(IMAGE, dtype="float16"),
                K.constant(OWN_KERNELS, dtype="float16"),
                (2, 2),
                (1, 1),
                (2, 2),
            ),
            HALF,
        ),
        Trial(
            lambda: K.local_conv2d(
                K.constant(IMAGE, dtype="float64"),
                K.constant(OWN_KERNELS, dtype="float64"),
                (2, 2),
                (1, 1),
                (2, 2),
            ),
            DOUBLE,
        ),
        Trial(
            lambda: K.local_conv2d(
                K.constant(IMAGE, dtype="int32"),
                K.constant(OWN_KERNELS, dtype="int32"),
                (2, 2),
                (1, 1),
                (2, 2),
            ),
            INTEGERS,
        ),
        Trial(
            lambda: K.local_conv2d(K.constant(IMAGE, dtype="float64"), OWN_KERNELS, (2, 2), (1, 1), (2, 2)),
            MIXED,
        ),
        Trial(
            lambda: K.local_conv2d(
                K.constant(np.full((1, 3, 3, 1), np.nan)), OWN_KERNELS, (2, 2), (1, 1), (2, 2)
            ),
            NAN,
        ),
        Trial(
            lambda: K.local_conv2d(K.constant(np.zeros((0, 3, 3, 1))), OWN_KERNELS, (2, 2), (1, 1), (2, 2)),
            EMPTY,
        ),
        Trial(lambda: K.local_conv2d(K.constant(IMAGE), OWN_KERNELS, (2, 2), (2, 2), (2, 2)), UNMATCHED),
        Trial(lambda: K.local_conv2d(K.constant(IMAGE), OWN_KERNELS, (2, 2), (1, 1), (2, 1)), UNMATCHED),
        Trial(lambda: K.local_conv2d(K.constant(IMAGE), OWN_KERNELS, 2, 1, (2, 2)), NUMBER),
        Trial(lambda: K.local_conv2d(IMAGE, OWN_KERNELS, (2, 2), (1, 1), (2, 2)), ARRAY),
        Trial(lambda: K.local_conv2d(K.constant(IMAGE), OWN_KERNELS, (2, 2), (1, 1), [2, 2]), NUMBERS),
    ],
    rename=lambda: ops.conv,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 wanted a tensor, and a tuple as `output_shape`; this also takes a NumPy "
            "array and a list.",
            "Keras 2 要求张量，`output_shape` 要求元组；这里也接受 NumPy 数组和列表。",
        ),
        OWN_SINGLE_PRECISION,
        pytorch.NARROWED,
    ],
    constants=("own_kernels",),
)
def local_conv2d(inputs, kernel, kernel_size, strides, output_shape, data_format=None):
    data_format = data_format or keras.config.image_data_format()
    windows = []
    for row in range(output_shape[0]):
        rows = slice(row * strides[0], row * strides[0] + kernel_size[0])
        for column in range(output_shape[1]):
            columns = slice(column * strides[1], column * strides[1] + kernel_size[1])
            if data_format == "channels_last":
                window = inputs[:, rows, columns]
            else:
                window = inputs[:, :, rows, columns]
            windows.append(ops.reshape(window, (-1, kernel.shape[1])))
    outputs = ops.matmul(ops.stack(windows), kernel)
    outputs = ops.reshape(outputs, (*output_shape, -1, kernel.shape[2]))
    return ops.transpose(outputs, (2, 0, 1, 3) if data_format == "channels_last" else (2, 3, 0, 1))


def configured_pool2d():
    K.set_image_data_format("channels_first")
    return K.pool2d(PLANES, (2, 2))


@replaces(
    en="Write `ops.max_pool` or `ops.average_pool`, and always write the strides: the default differs.",
    zh="改用 `ops.max_pool` 或 `ops.average_pool`，并且一定要写出步长：默认值不同了。",
    trials=[
        lambda: K.pool2d(IMAGE, (2, 2)),
        configured_pool2d,
        Trial(lambda: K.pool2d(keras.Input((3, 3, 1)), (2, 2)), SYMBOLIC),
        lambda x: K.pool2d(K.constant(x, dtype=x.dtype), (2, 2)),
        lambda x: K.pool2d(K.constant(x, dtype=x.dtype), (2, 2), pool_mode="avg"),
        lambda x: K.pool2d(K.constant(x, dtype=x.dtype), (2, 2), (2, 2), "same"),
        lambda x: K.pool2d(
            K.constant(x, dtype=x.dtype), (2, 2), strides=(2, 2), padding="same", pool_mode="avg"
        ),
        lambda: K.pool2d(IMAGE, (3, 3), (1, 1), "same", "channels_last", "avg"),
        lambda: K.pool2d(IMAGE, (1, 2), strides=(2, 1), padding="valid", data_format=None, pool_mode="max"),
        lambda: K.pool2d(PLANES, (2, 2), data_format="channels_first"),
        lambda: K.pool2d(PLANES, (2, 2), (2, 2), "same", "channels_first", "avg"),
        Trial(lambda: K.pool2d(IMAGE, (2, 2), pool_mode="sum"), UNKNOWN),
        Trial(lambda: K.pool2d(IMAGE, (2, 2), padding="full"), UNKNOWN),
        Trial(lambda: K.pool2d(IMAGE, 2), NUMBER),
        Trial(lambda: K.pool2d(IMAGE, (2, 2), strides=2), NUMBER),
        Trial(lambda: K.pool2d(K.constant([[[[1]]]]), (2, 2)), SMALL),
        Trial(lambda: K.pool2d([[[[1.0], [2.0]], [[3.0], [4.0]]]], (2, 2)), NUMBERS),
        Trial(lambda: K.pool2d(np.zeros((0, 3, 3, 1), "float32"), (2, 2)), EMPTY),
        Trial(lambda: K.pool2d(np.ones((3, 3, 1), "float32"), (2, 2)), UNMATCHED),
        Trial(lambda: K.pool2d(IMAGE, (2, 2, 2)), UNMATCHED),
    ],
    inputs=IMAGES,
    rename=lambda: ops.max_pool,
    differences=[
        NUMBER_ACCEPTED,
        LISTS_REFUSED,
        Difference(
            "rename",
            "shape",
            "Without `strides`, `ops.max_pool` moves by `pool_size`, while `K.pool2d` moved "
            "by 1: there are fewer outputs. Write `strides=1`.",
            "省略 `strides` 时，`ops.max_pool` 每次移动 `pool_size`，而 `K.pool2d` 每次移动 1：输"
            "出变少。请写上 `strides=1`。",
            ordinary=True,
        ),
        Difference(
            "jax",
            "accepts",
            "JAX, which the NumPy backend uses here, also averages integers.",
            "JAX（NumPy 后端在这里也用它）也能对整数求平均。",
        ),
        Difference(
            "numpy",
            "accepts",
            "JAX, which the NumPy backend uses here, also averages integers.",
            "JAX（NumPy 后端在这里也用它）也能对整数求平均。",
        ),
        Difference(
            "jax",
            "values",
            "Where a window holds NaN, JAX returns NaN; TensorFlow may ignore it. Where it "
            "holds only `-inf`, TensorFlow returns the lowest finite number. The NumPy backend "
            "behaves like JAX.",
            "窗口中有 NaN 时，JAX 返回 NaN，而 TensorFlow 可能会忽略它。窗口中只有 `-inf` 时，"
            "TensorFlow 返回最小的有限数。NumPy 后端与 JAX 一致。",
        ),
        Difference(
            "numpy",
            "values",
            "Where a window holds NaN, JAX returns NaN; TensorFlow may ignore it. Where it "
            "holds only `-inf`, TensorFlow returns the lowest finite number. The NumPy backend "
            "behaves like JAX.",
            "窗口中有 NaN 时，JAX 返回 NaN，而 TensorFlow 可能会忽略它。窗口中只有 `-inf` 时，"
            "TensorFlow 返回最小的有限数。NumPy 后端与 JAX 一致。",
        ),
        Difference(
            "numpy",
            "dtype",
            "The NumPy backend uses JAX here, which turns 64 bits into 32.",
            "NumPy 后端在这里使用 JAX，它会把 64 位变成 32 位。",
        ),
        pytorch.SMALL_INPUT,
        pytorch.POOLED,
        pytorch.POOLED_NAN,
    ],
    situations=[
        SituationDifference(
            ("saved",),
            "raises",
            "A saved model gives the pooling function its window and its strides as lists, for which it "
            "raises. Write both as one number, or use a layer such as `keras.layers.MaxPooling2D`.",
            "保存后再加载，池化函数得到的窗口大小和步长都是列表，会报错。请把两者都写成一个数，"
            "或者改用层，例如 `keras.layers.MaxPooling2D`。",
            backends=("jax", "numpy"),
            advised=(
                "ops.max_pool(image, 2, strides=1)",
                "keras.layers.MaxPooling2D((2, 2), strides=1)(image)",
            ),
        ),
    ],
)
def pool2d(x, pool_size, strides=(1, 1), padding="valid", data_format=None, pool_mode="max"):
    pool = {"max": ops.max_pool, "avg": ops.average_pool}[pool_mode]
    return pool(x, pool_size, strides=strides, padding=padding, data_format=data_format)


@replaces(
    en="Write `ops.max_pool` or `ops.average_pool`, and always write the strides: the default differs.",
    zh="改用 `ops.max_pool` 或 `ops.average_pool`，并且一定要写出步长：默认值不同了。",
    trials=[
        lambda: K.pool3d(VOLUME, (2, 2, 2)),
        Trial(lambda: K.pool3d(keras.Input((3, 3, 3, 1)), (2, 2, 2)), SYMBOLIC),
        lambda: K.pool3d(VOLUME, (2, 2, 2), pool_mode="avg"),
        lambda: K.pool3d(VOLUME, (2, 2, 2), (2, 2, 2), "same"),
        lambda: K.pool3d(VOLUME, (2, 2, 2), strides=(2, 2, 2), padding="same", pool_mode="avg"),
        lambda: K.pool3d(VOLUME, (1, 2, 3), (1, 2, 1), "valid", "channels_last", "avg"),
        lambda: K.pool3d(
            np.arange(16, dtype="float32").reshape((1, 2, 2, 2, 2)), (2, 2, 1), data_format="channels_first"
        ),
        lambda: K.pool3d(
            np.arange(16, dtype="float32").reshape((1, 2, 2, 2, 2)),
            (2, 1, 1),
            padding="same",
            data_format="channels_first",
            pool_mode="avg",
        ),
        lambda: K.pool3d(-VOLUME, (2, 2, 2), padding="same"),
        Trial(lambda: K.pool3d(K.constant(VOLUME, dtype="float16"), (2, 2, 2)), HALF),
        Trial(lambda: K.pool3d(K.constant(VOLUME, dtype="float16"), (2, 2, 2), pool_mode="avg"), HALF),
        Trial(lambda: K.pool3d(K.constant(VOLUME, dtype="float64"), (2, 2, 2)), DOUBLE),
        Trial(lambda: K.pool3d(K.constant(VOLUME, dtype="float64"), (2, 2, 2), pool_mode="avg"), DOUBLE),
        Trial(lambda: K.pool3d(K.constant(VOLUME, dtype="int32"), (2, 2, 2)), INTEGERS),
        Trial(lambda: K.pool3d(K.constant(VOLUME, dtype="int32"), (2, 2, 2), pool_mode="avg"), INTEGERS),
        Trial(lambda: K.pool3d(np.where(VOLUME == 13, np.nan, VOLUME).astype("float32"), (2, 2, 2)), NAN),
        Trial(
            lambda: K.pool3d(
                np.where(VOLUME == 13, np.nan, VOLUME).astype("float32"), (2, 2, 2), pool_mode="avg"
            ),
            NAN,
        ),
        Trial(
            lambda: K.pool3d(np.where(VOLUME == 26, np.inf, VOLUME).astype("float32"), (2, 2, 2)), INFINITY
        ),
        Trial(lambda: K.pool3d(VOLUME, (2, 2, 2), pool_mode="sum"), UNKNOWN),
        Trial(lambda: K.pool3d(VOLUME, (2, 2, 2), padding="full"), UNKNOWN),
        Trial(lambda: K.pool3d(VOLUME, 2), NUMBER),
        Trial(lambda: K.pool3d(VOLUME, (2, 2, 2), strides=2), NUMBER),
        Trial(lambda: K.pool3d(K.constant([[[[[1]]]]]), (2, 2, 2)), SMALL),
        Trial(lambda: K.pool3d([[[[[1.0], [2.0]]]]], (1, 1, 2)), NUMBERS),
        Trial(lambda: K.pool3d(np.zeros((0, 3, 3, 3, 1), "float32"), (2, 2, 2)), EMPTY),
        Trial(lambda: K.pool3d(IMAGE, (2, 2, 2)), UNMATCHED),
        Trial(lambda: K.pool3d(VOLUME, (2, 2)), UNMATCHED),
    ],
    rename=lambda: ops.max_pool,
    differences=[
        NUMBER_ACCEPTED,
        LISTS_REFUSED,
        Difference(
            "rename",
            "shape",
            "Without `strides`, `ops.max_pool` moves by `pool_size`, while `K.pool3d` moved "
            "by 1: there are fewer outputs. Write `strides=1`.",
            "省略 `strides` 时，`ops.max_pool` 每次移动 `pool_size`，而 `K.pool3d` 每次移动 1：输"
            "出变少。请写上 `strides=1`。",
            ordinary=True,
        ),
        Difference(
            "jax",
            "accepts",
            "JAX, which the NumPy backend uses here, also pools where TensorFlow raises on the "
            "CPU: integers, half and double precision.",
            "JAX（NumPy 后端在这里也用它）能对 TensorFlow 在 CPU 上报错的输入做池化：整数、半精度和双精度。",
        ),
        Difference(
            "numpy",
            "accepts",
            "JAX, which the NumPy backend uses here, also pools where TensorFlow raises on the "
            "CPU: integers, half and double precision.",
            "JAX（NumPy 后端在这里也用它）能对 TensorFlow 在 CPU 上报错的输入做池化：整数、半精度和双精度。",
        ),
        Difference(
            "jax",
            "values",
            "Where a window holds NaN, JAX returns NaN; TensorFlow may ignore it. The NumPy "
            "backend behaves like JAX.",
            "窗口中有 NaN 时，JAX 返回 NaN，而 TensorFlow 可能会忽略它。NumPy 后端与 JAX 一致。",
        ),
        Difference(
            "numpy",
            "values",
            "Where a window holds NaN, JAX returns NaN; TensorFlow may ignore it. The NumPy "
            "backend behaves like JAX.",
            "窗口中有 NaN 时，JAX 返回 NaN，而 TensorFlow 可能会忽略它。NumPy 后端与 JAX 一致。",
        ),
        pytorch.SMALL_INPUT,
        pytorch.POOLED,
        pytorch.POOLED_NAN,
    ],
    situations=[
        SituationDifference(
            ("saved",),
            "raises",
            "A saved model gives the pooling function its window and its strides as lists, for which it "
            "raises. Write both as one number, or use a layer such as `keras.layers.MaxPooling3D`.",
            "保存后再加载，池化函数得到的窗口大小和步长都是列表，会报错。请把两者都写成一个数，"
            "或者改用层，例如 `keras.layers.MaxPooling3D`。",
            backends=("jax", "numpy"),
            advised=(
                "ops.max_pool(volume, 2, strides=1)",
                "keras.layers.MaxPooling3D((2, 2, 2), strides=1)(volume)",
            ),
        ),
    ],
)
def pool3d(x, pool_size, strides=(1, 1, 1), padding="valid", data_format=None, pool_mode="max"):
    pool = {"max": ops.max_pool, "avg": ops.average_pool}[pool_mode]
    return pool(x, pool_size, strides=strides, padding=padding, data_format=data_format)
