"""Images and volumes: functions that resize and pad."""

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
    NAN,
    NEGATIVE,
    NONE,
    NUMBERS,
)

PIXELS = Input((np.array([[1, 2], [3, 5]], "float32"),))
IMAGE = Input((np.array([[[[1], [2]], [[3], [5]]]], "float32"),))
FIRST = Input((np.array([[[[1, 2], [3, 5]]]], "float32"),))
PHOTO = Input((np.array([[[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 0]]]], "float32"),))
VOLUME = Input((np.array([[[[[1], [2]], [[3], [4]]], [[[5], [6]], [[7], [8]]]]], "float32"),))
FIRST_VOLUME = Input((np.array([[[[[1, 2], [3, 4]]]]], "float32"),))
SIGNAL = Input((np.array([[[1, 2], [3, 4]]], "float32"),))
BYTES = Input((np.array([[[[0], [255]], [[100], [50]]]], "uint8"),))

SYMBOLIC = ("symbolic tensors", "符号张量")
UNKNOWN = ("unknown sizes besides the batch", "批次之外的未知大小")
CHANNELS_FIRST = ("`channels_first` as the global setting", "全局设置为 `channels_first`")
ARRAYS = ("NumPy arrays", "NumPy 数组")
FACTORS = ("factors that aren't positive integers", "不是正整数的倍数")
KERNEL = ("other interpolations", "其他插值方法")
WRONG = ("an argument of another kind", "其他类型的实参")
POLICY = ("a global dtype policy", "全局 dtype 策略")

SORTS = [
    IMAGE,
    PHOTO,
    Input((IMAGE.values[0].astype("float16"),), HALF),
    Input((IMAGE.values[0].astype("float64"),), DOUBLE),
    *(Input((IMAGE.values[0].astype(dtype),), INTEGERS) for dtype in ("int32", "int64", "uint8", "int8")),
    Input((np.array([[[[True], [False]], [[True], [True]]]]),), BOOLEANS),
    Input((np.array([[[[1], [-2]], [[-0.0], [5]]]], "float32"),), NEGATIVE),
    Input((np.array([[[[1], [np.nan]], [[np.inf], [5]]]], "float32"),), NAN),
    Input((np.zeros((0, 2, 2, 1), "float32"),), EMPTY),
    Input((np.array([[[1], [2]]], "float32"),), DIMENSIONS),
    Input((np.array([[1, 2]], "float32"),), DIMENSIONS),
    Input((np.array([[[[[1], [2]], [[3], [4]]]]], "float32"),), DIMENSIONS),
]
"""Images of each sort."""

VOLUMES = [
    VOLUME,
    Input((VOLUME.values[0].astype("float16"),), HALF),
    Input((VOLUME.values[0].astype("float64"),), DOUBLE),
    *(Input((VOLUME.values[0].astype(dtype),), INTEGERS) for dtype in ("int32", "int64", "uint8", "int8")),
    Input((VOLUME.values[0] > 3,), BOOLEANS),
    Input((-VOLUME.values[0],), NEGATIVE),
    Input((np.array([[[[[1], [np.nan]], [[np.inf], [5]]]]], "float32"),), NAN),
    Input((np.zeros((0, 1, 2, 2, 1), "float32"),), EMPTY),
    Input((np.array([[[[1], [2]]]], "float32"),), DIMENSIONS),
]

SIGNALS = [
    SIGNAL,
    Input((SIGNAL.values[0].astype("float16"),), HALF),
    Input((SIGNAL.values[0].astype("float64"),), DOUBLE),
    *(Input((SIGNAL.values[0].astype(dtype),), INTEGERS) for dtype in ("int32", "int64", "uint8", "int8")),
    Input((np.array([[[True, False], [True, True]]]),), BOOLEANS),
    Input((-SIGNAL.values[0],), NEGATIVE),
    Input((np.array([[[1, np.nan], [np.inf, -0.0]]], "float32"),), NAN),
    Input((np.zeros((0, 2, 2), "float32"),), EMPTY),
    Input((np.zeros((1, 0, 2), "float32"),), EMPTY),
    Input((np.array([[1, 2], [3, 4]], "float32"),), DIMENSIONS),
    Input((np.array([1, 2], "float32"),), DIMENSIONS),
    Input((np.array([[[[1, 2], [3, 4]]]], "float32"),), DIMENSIONS),
    Input(([[[1.0, 2.0], [3.0, 4.0]]],), NUMBERS),
]


def image_with_unknown_sizes():
    inputs = keras.Input((None, None, 1))
    model = keras.Model(inputs, K.resize_images(inputs, 2, 2, "channels_last"))
    return model(IMAGE)


def smooth_image_with_unknown_sizes():
    inputs = keras.Input((None, None, 1))
    outputs = K.resize_images(inputs, 2, 2, "channels_last", interpolation="bilinear")
    return keras.Model(inputs, outputs)(IMAGE)


def half_policy():
    keras.mixed_precision.set_global_policy("mixed_float16")
    return K.resize_images(K.constant(IMAGE), 2, 2, "channels_last")


@replaces(
    en=(
        "Use the layer `UpSampling2D`: `ops.image.resize` takes the new size instead of factors, and "
        'interpolates with `"bilinear"` by default.'
    ),
    zh="请用 `UpSampling2D` 层：`ops.image.resize` 接受的是新的大小而不是倍数，"
    '默认的插值方法是 `"bilinear"`。',
    trials=[
        lambda: K.resize_images(K.reshape(PIXELS, (1, 2, 2, 1)), 2, 2, "channels_last"),
        lambda: K.resize_images(K.constant(PHOTO), 2, 2, "channels_last"),
        lambda x: K.resize_images(K.constant(x, str(x.dtype)), 2, 2, "channels_last"),
        lambda x: K.resize_images(K.constant(x, str(x.dtype)), 2, 1, "channels_last", "bilinear"),
        lambda: K.resize_images(
            x=K.constant(PHOTO), height_factor=3, width_factor=1, data_format="channels_last"
        ),
        lambda: K.resize_images(K.constant(FIRST), 1, 2, data_format="channels_first"),
        lambda: K.resize_images(K.constant(FIRST), 2, 2, "channels_first", interpolation="bilinear"),
        lambda: K.resize_images(K.constant(PHOTO), 2, 3, "channels_last", interpolation="bilinear"),
        Trial(lambda: K.resize_images(K.constant(PHOTO), 2, 2, "channels_last", "bicubic"), KERNEL),
        Trial(lambda: K.resize_images(K.constant(PHOTO), 2, 2, "channels_last", "lanczos3"), KERNEL),
        Trial(lambda: K.resize_images(K.constant(PHOTO), 2, 2, "channels_last", "lanczos5"), KERNEL),
        Trial(lambda: K.resize_images(K.constant(PHOTO), 2, 2, "channels_last", "area"), KERNEL),
        Trial(lambda: K.resize_images(K.constant(PHOTO), 2, 2, "channels_last", "gaussian"), KERNEL),
        Trial(lambda: K.resize_images(K.constant(PHOTO), 2, 2, "channels_last", "mitchellcubic"), KERNEL),
        Trial(
            lambda: K.resize_images(K.constant(BYTES, "uint8"), 2, 2, "channels_last", "bilinear"), INTEGERS
        ),
        Trial(
            lambda: K.resize_images(K.constant(BYTES, "uint8"), 2, 2, "channels_last", "bicubic"), INTEGERS
        ),
        Trial(lambda: K.resize_images(K.constant(IMAGE), 1.5, 2.5, "channels_last"), FACTORS),
        Trial(lambda: K.resize_images(K.constant(IMAGE), 2.0, 2.0, "channels_last"), FACTORS),
        Trial(lambda: K.resize_images(K.constant(IMAGE), 0, 2, "channels_last"), FACTORS),
        Trial(lambda: K.resize_images(K.constant(IMAGE), -1, 2, "channels_last"), FACTORS),
        Trial(lambda: K.resize_images(K.constant(IMAGE), 2, 2, None), NONE),
        Trial(lambda: K.resize_images(K.constant(IMAGE), 2, 2, "channels_middle"), WRONG),
        Trial(lambda: K.resize_images(K.constant(IMAGE), 2, 2, "channels_last", "cubic"), WRONG),
        Trial(lambda: K.resize_images(K.constant(IMAGE), 2, 2, "channels_last", "NEAREST"), WRONG),
        Trial(lambda: K.resize_images(IMAGE, 2, 2, "channels_last"), ARRAYS),
        Trial(lambda: K.resize_images(keras.Input((2, 3, 1)), 2, 2, "channels_last"), SYMBOLIC),
        Trial(image_with_unknown_sizes, UNKNOWN),
        Trial(smooth_image_with_unknown_sizes, UNKNOWN),
        Trial(half_policy, POLICY),
    ],
    inputs=SORTS,
    differences=[
        Difference(
            "replacement",
            "values",
            "For integer images, Keras 3 rounds the result and keeps it within their range; "
            '`"nearest"` only copies pixels, so it isn\'t affected. For floats, as in Keras 2, pass '
            '`ops.cast(x, "float32")`.',
            '对于整数图像，Keras 3 会把结果取整并限制在其取值范围内；`"nearest"` 只复制像素，'
            '不受影响。要得到 Keras 2 的浮点数，请传入 `ops.cast(x, "float32")`。',
        ),
        Difference(
            "replacement",
            "dtype",
            "Integer images stay integers with every interpolation, and the layer casts floats to the "
            "dtype of its policy. Cast integers to floats first, and give the layer the dtype, for "
            'example `dtype="float16"`.',
            "无论用哪种插值方法，整数图像都保持整数；这个层还会把浮点数转换成其策略的 dtype。请先把整数转"
            '换成浮点数，并给层指定 dtype，例如 `dtype="float16"`。',
        ),
        Difference(
            "replacement",
            "raises",
            '`"gaussian"` and `"mitchellcubic"` are gone, factors have to be integers (Keras 2 cut off '
            "the fraction), and an image needs the batch axis.",
            '`"gaussian"` 和 `"mitchellcubic"` 已移除；倍数必须是整数（Keras 2 会截掉小数部分）；图像必须'
            "带批次轴。",
        ),
        Difference(
            "replacement",
            "accepts",
            'Keras 3 also takes NumPy arrays, `"nearest"` on booleans, `None` as the data format, '
            "and the name of the interpolation in capitals.",
            'Keras 3 也接受 NumPy 数组、对布尔值使用 `"nearest"`、`None` 作为数据格式，以及大写的插值方法'
            "名。",
        ),
        Difference(
            "jax",
            "values",
            "NaN and infinities spread to other pixels than on TensorFlow. Remove them first.",
            "NaN 和无穷大扩散到的像素与 TensorFlow 不同。请先去掉它们。",
        ),
        Difference(
            "jax",
            "raises",
            'JAX has no `"area"`. For integer factors, `"nearest"` gives the same result.',
            'JAX 没有 `"area"`。倍数为整数时，`"nearest"` 的结果相同。',
        ),
        Difference(
            "jax",
            "accepts",
            'JAX also interpolates booleans with `"bilinear"`; TensorFlow raises. Cast to floats first.',
            'JAX 也能用 `"bilinear"` 对布尔值插值，TensorFlow 会报错。请先转换成浮点数。',
        ),
        Difference(
            "numpy",
            "values",
            "NaN and infinities spread to other pixels than on TensorFlow. Remove them first.",
            "NaN 和无穷大扩散到的像素与 TensorFlow 不同。请先去掉它们。",
        ),
        Difference(
            "numpy",
            "raises",
            'The NumPy backend has no `"area"`. For integer factors, `"nearest"` gives the same result.',
            'NumPy 后端没有 `"area"`。倍数为整数时，`"nearest"` 的结果相同。',
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend cuts off the fraction of a factor, and interpolates booleans with "
            '`"bilinear"`; TensorFlow raises on both. Pass integers as factors, and floats as images.',
            'NumPy 后端会截掉倍数的小数部分，也能用 `"bilinear"` 对布尔值插值；TensorFlow 对两者都会报'
            "错。倍数请用整数，图像请用浮点数。",
        ),
        pytorch.RESIZED,
        pytorch.NO_LANCZOS,
        pytorch.CUBIC_WEIGHTS,
        pytorch.NEGATIVE_ZERO,
    ],
    rename=lambda: ops.image.resize,
    constants=("pixels",),
)
def resize_images(x, height_factor, width_factor, data_format, interpolation="nearest"):
    return keras.layers.UpSampling2D(
        (height_factor, width_factor), data_format=data_format, interpolation=interpolation
    )(x)


@replaces(
    en="The layer `UpSampling3D` does the same with all factors in one tuple.",
    zh="`UpSampling3D` 层与它相同，所有倍数放在一个元组里。",
    trials=[
        lambda: K.resize_volumes(K.reshape(PIXELS, (1, 2, 2, 1, 1)), 1, 2, 1, "channels_last"),
        lambda: K.resize_volumes(K.constant(VOLUME), 1, 2, 1, "channels_last"),
        lambda x: K.resize_volumes(K.constant(x, str(x.dtype)), 1, 2, 1, "channels_last"),
        lambda: K.resize_volumes(
            x=K.constant(VOLUME), depth_factor=2, height_factor=1, width_factor=2, data_format="channels_last"
        ),
        lambda: K.resize_volumes(K.constant(FIRST_VOLUME), 2, 1, 3, data_format="channels_first"),
        Trial(lambda: K.resize_volumes(K.constant(VOLUME), 1.5, 2, 1, "channels_last"), FACTORS),
        Trial(lambda: K.resize_volumes(K.constant(VOLUME), 0, 2, 1, "channels_last"), FACTORS),
        Trial(lambda: K.resize_volumes(K.constant(VOLUME), -1, 2, 1, "channels_last"), FACTORS),
        Trial(lambda: K.resize_volumes(K.constant(VOLUME), 1, 2, 1, None), NONE),
        Trial(lambda: K.resize_volumes(K.constant(VOLUME), 1, 2, 1, "channels_middle"), WRONG),
        Trial(lambda: K.resize_volumes(VOLUME, 1, 2, 1, "channels_last"), ARRAYS),
        Trial(lambda: K.resize_volumes(keras.Input((1, 2, 2, 1)), 1, 2, 1, "channels_last"), SYMBOLIC),
        Trial(lambda: K.resize_volumes(keras.Input((None, 2, 2, 1)), 2, 2, 1, "channels_last"), UNKNOWN),
    ],
    inputs=VOLUMES,
    differences=[
        Difference(
            "replacement",
            "dtype",
            "The layer casts floats to the dtype of its policy, `keras.config.floatx()` unless you set "
            'another. Give it the dtype, for example `dtype="float16"`.',
            "这个层会把浮点数转换成其策略的 dtype，除非另行设置，否则就是 `keras.config.floatx()`。请给它"
            '指定 dtype，例如 `dtype="float16"`。',
        ),
        Difference(
            "replacement",
            "raises",
            "The layer takes only tensors with 5 axes: batch, three spatial axes, channels.",
            "这个层只接受有 5 个轴的张量：批次轴、三个空间轴和通道轴。",
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 3 also takes NumPy arrays, and `None` as the data format, which means the global setting.",
            "Keras 3 也接受 NumPy 数组，以及用 `None` 作为数据格式：这时以全局设置为准。",
        ),
        Difference(
            "numpy",
            "accepts",
            "The NumPy backend cuts off the fraction of a factor; TensorFlow raises. Pass integers.",
            "NumPy 后端会截掉倍数的小数部分，TensorFlow 会报错。请传入整数。",
        ),
        pytorch.FRACTIONS,
    ],
    rename=lambda: ops.repeat,
    constants=("pixels",),
)
def resize_volumes(x, depth_factor, height_factor, width_factor, data_format):
    return keras.layers.UpSampling3D((depth_factor, height_factor, width_factor), data_format=data_format)(x)


def spatial_2d_padding_channels_first():
    keras.backend.set_image_data_format("channels_first")
    return K.spatial_2d_padding(FIRST)


@replaces(
    en=(
        "The layer `ZeroPadding2D` takes the same padding; `ops.pad` wants a pair for each axis, batch "
        "and channels included."
    ),
    zh="`ZeroPadding2D` 层接受相同的填充；`ops.pad` 要求每个轴都有一对数字，批次轴和通道轴也不例外。",
    trials=[
        lambda: K.spatial_2d_padding(IMAGE),
        lambda x: K.spatial_2d_padding(x, ((1, 0), (0, 2))),
        lambda: K.spatial_2d_padding(
            x=K.constant(IMAGE), padding=[[0, 1], [2, 0]], data_format="channels_last"
        ),
        lambda: K.spatial_2d_padding(FIRST, padding=((1, 0), (0, 2)), data_format="channels_first"),
        lambda: K.spatial_2d_padding(IMAGE, ((0, 0), (0, 0)), None),
        Trial(lambda: K.spatial_2d_padding([[[[1.0], [2.0]]]]), NUMBERS),
        Trial(lambda: K.spatial_2d_padding(IMAGE, (1, 1)), WRONG),
        Trial(lambda: K.spatial_2d_padding(IMAGE, 1), WRONG),
        Trial(lambda: K.spatial_2d_padding(IMAGE, ((1, 1),)), WRONG),
        Trial(lambda: K.spatial_2d_padding(IMAGE, ((-1, 0), (0, 0))), NEGATIVE),
        Trial(lambda: K.spatial_2d_padding(IMAGE, data_format="channels_middle"), WRONG),
        Trial(spatial_2d_padding_channels_first, CHANNELS_FIRST),
        Trial(lambda: K.spatial_2d_padding(keras.Input((2, 3, 1))), SYMBOLIC),
        Trial(lambda: K.spatial_2d_padding(keras.Input((None, 3, 1))), UNKNOWN),
    ],
    inputs=SORTS,
    differences=[
        Difference(
            "replacement",
            "dtype",
            "The layer casts floats to the dtype of its policy, `keras.config.floatx()` unless you set "
            'another. Give it the dtype, for example `dtype="float16"`.',
            "这个层会把浮点数转换成其策略的 dtype，除非另行设置，否则就是 `keras.config.floatx()`。请给它"
            '指定 dtype，例如 `dtype="float16"`。',
        ),
        Difference(
            "replacement",
            "raises",
            "A layer takes no Python lists. Pass `ops.convert_to_tensor(x)`.",
            "层不接受 Python 列表。请传入 `ops.convert_to_tensor(x)`。",
        ),
        Difference(
            "replacement",
            "accepts",
            "The layer also takes one number for all sides, or one for each spatial axis.",
            "这个层也接受用一个数字表示所有边，或者每个空间轴一个数字。",
        ),
    ],
    rename=lambda: ops.pad,
)
def spatial_2d_padding(x, padding=((1, 1), (1, 1)), data_format=None):
    return keras.layers.ZeroPadding2D(padding, data_format=data_format)(x)


def spatial_3d_padding_channels_first():
    keras.backend.set_image_data_format("channels_first")
    return K.spatial_3d_padding(FIRST_VOLUME)


@replaces(
    en=(
        "The layer `ZeroPadding3D` takes the same padding; `ops.pad` wants a pair for each axis, batch "
        "and channels included."
    ),
    zh="`ZeroPadding3D` 层接受相同的填充；`ops.pad` 要求每个轴都有一对数字，批次轴和通道轴也不例外。",
    trials=[
        lambda: K.spatial_3d_padding(VOLUME, ((0, 0), (0, 1), (1, 0))),
        lambda: K.spatial_3d_padding(FIRST_VOLUME),
        lambda x: K.spatial_3d_padding(x, ((0, 0), (1, 0), (0, 1))),
        lambda: K.spatial_3d_padding(
            x=K.constant(VOLUME), padding=[[0, 1], [0, 0], [1, 0]], data_format="channels_last"
        ),
        lambda: K.spatial_3d_padding(FIRST_VOLUME, ((1, 0), (0, 0), (0, 2)), data_format="channels_first"),
        Trial(lambda: K.spatial_3d_padding([[[[[1.0], [2.0]]]]]), NUMBERS),
        Trial(lambda: K.spatial_3d_padding(VOLUME, (1, 1, 1)), WRONG),
        Trial(lambda: K.spatial_3d_padding(VOLUME, 1), WRONG),
        Trial(lambda: K.spatial_3d_padding(VOLUME, ((1, 1), (1, 1))), WRONG),
        Trial(lambda: K.spatial_3d_padding(VOLUME, ((-1, 0), (0, 0), (0, 0))), NEGATIVE),
        Trial(lambda: K.spatial_3d_padding(VOLUME, data_format="channels_middle"), WRONG),
        Trial(spatial_3d_padding_channels_first, CHANNELS_FIRST),
        Trial(lambda: K.spatial_3d_padding(keras.Input((2, 2, 3, 1))), SYMBOLIC),
        Trial(lambda: K.spatial_3d_padding(keras.Input((None, 2, 3, 1))), UNKNOWN),
    ],
    inputs=VOLUMES,
    differences=[
        Difference(
            "replacement",
            "dtype",
            "The layer casts floats to the dtype of its policy, `keras.config.floatx()` unless you set "
            'another. Give it the dtype, for example `dtype="float16"`.',
            "这个层会把浮点数转换成其策略的 dtype，除非另行设置，否则就是 `keras.config.floatx()`。请给它"
            '指定 dtype，例如 `dtype="float16"`。',
        ),
        Difference(
            "replacement",
            "raises",
            "A layer takes no Python lists. Pass `ops.convert_to_tensor(x)`.",
            "层不接受 Python 列表。请传入 `ops.convert_to_tensor(x)`。",
        ),
        Difference(
            "replacement",
            "accepts",
            "The layer also takes one number for all sides, or one for each spatial axis.",
            "这个层也接受用一个数字表示所有边，或者每个空间轴一个数字。",
        ),
    ],
    rename=lambda: ops.pad,
)
def spatial_3d_padding(x, padding=((1, 1), (1, 1), (1, 1)), data_format=None):
    return keras.layers.ZeroPadding3D(padding, data_format=data_format)(x)


@replaces(
    en="`ops.pad` wants a pair for each axis: 0 for batch and features, and the old padding between them.",
    zh="`ops.pad` 要求每个轴都有一对数字：批次轴和特征轴用 0，中间是原来的填充。",
    trials=[
        lambda: K.temporal_padding(SIGNAL),
        lambda x: K.temporal_padding(x, (2, 0)),
        lambda: K.temporal_padding(x=K.constant(SIGNAL), padding=[0, 1]),
        lambda: K.temporal_padding(SIGNAL, (0, 0)),
        Trial(lambda: K.temporal_padding(SIGNAL, 1), WRONG),
        Trial(lambda: K.temporal_padding(SIGNAL, (1,)), WRONG),
        Trial(lambda: K.temporal_padding(SIGNAL, (1, 2, 3)), WRONG),
        Trial(lambda: K.temporal_padding(SIGNAL, (-1, 0)), NEGATIVE),
        Trial(lambda: K.temporal_padding(SIGNAL, (1.0, 1.0)), WRONG),
        Trial(lambda: K.temporal_padding(keras.Input((2, 3))), SYMBOLIC),
        Trial(lambda: K.temporal_padding(keras.Input((None, 3))), UNKNOWN),
    ],
    inputs=SIGNALS,
    differences=[
        Difference(
            "replacement",
            "raises",
            "`ops.pad` takes no Python lists as `x`. Pass `ops.convert_to_tensor(x)`.",
            "`ops.pad` 不接受用 Python 列表作 `x`。请传入 `ops.convert_to_tensor(x)`。",
        ),
        Difference(
            "replacement",
            "accepts",
            "On TensorFlow, Keras 3 also takes whole numbers written as floats. Pass integers.",
            "在 TensorFlow 上，Keras 3 也接受写成浮点数的整数。请传入整数。",
        ),
        Difference(
            "jax",
            "raises",
            "JAX takes no floats as padding. Pass integers.",
            "JAX 不接受用浮点数作填充。请传入整数。",
        ),
        Difference(
            "numpy",
            "raises",
            "NumPy takes no floats as padding. Pass integers.",
            "NumPy 不接受用浮点数作填充。请传入整数。",
        ),
        pytorch.NEGATIVE_PADDING,
        pytorch.FLOAT_PADDING,
    ],
)
def temporal_padding(x, padding=(1, 1)):
    return ops.pad(x, ((0, 0), padding, (0, 0)))
