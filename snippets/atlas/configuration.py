"""Configuration: functions that read and set what holds for the whole program."""

import keras
import numpy as np

from publishing.atlas.entry import Difference, Input, K, replaces
from snippets.atlas import pytorch
from snippets.atlas.inputs import INTEGERS, NEGATIVE, NONE, NUMBERS

CASE = ("capital letters", "大写字母")
TYPES = ("other names of dtypes", "dtype 的其他写法")


@replaces(
    en='The answer is no longer always `"tensorflow"`: code that relied on this must check the name.',
    zh='结果不再总是 `"tensorflow"`：依赖这一点的代码需要先判断。',
    trials=[lambda: K.backend()],
    differences=[
        Difference(
            "jax",
            "values",
            'On JAX the answer is `"jax"`. Use `ops.*` instead of branches where you can.',
            '在 JAX 上得到 `"jax"`。能用 `ops.*` 时，不要按后端写分支。',
            ordinary=True,
        ),
        Difference(
            "numpy",
            "values",
            'On NumPy the answer is `"numpy"`. Use `ops.*` instead of branches where you can.',
            '在 NumPy 上得到 `"numpy"`。能用 `ops.*` 时，不要按后端写分支。',
            ordinary=True,
        ),
        pytorch.ITS_NAME,
    ],
    see="keras-backend.md#choosing",
)
def backend():
    return keras.config.backend()


def epsilon_set_to(value):
    K.set_epsilon(value)
    return K.epsilon()


EPSILONS = [
    Input((1e-05,)),
    Input((0.001,)),
    Input((0.0,)),
    Input((1,), INTEGERS),
    Input((-0.5,), NEGATIVE),
    Input((np.float32(0.25),), ("NumPy numbers", "NumPy 数值")),
    Input(("1e-5",), ("strings", "字符串")),
    Input((None,), NONE),
]
FLOAT_TYPES = [
    Input(("float16",)),
    Input(("float32",)),
    Input(("float64",)),
    Input(("bfloat16",), ("`bfloat16`", "`bfloat16`")),
    Input(("float",), TYPES),
    Input(("half",), TYPES),
    Input(("int32",), INTEGERS),
    Input(("Float32",), CASE),
    Input((None,), NONE),
    Input((16,), NUMBERS),
]
FORMATS = [
    Input(("channels_first",)),
    Input(("channels_last",)),
    Input(("CHANNELS_FIRST",), CASE),
    Input(("channels",), ("unknown names", "未知的名称")),
    Input((None,), NONE),
]


@replaces(
    en="Read the same number from `keras.config`.",
    zh="数值相同，改从 `keras.config` 读取。",
    trials=[lambda: K.epsilon(), epsilon_set_to],
    inputs=EPSILONS,
)
def epsilon():
    return keras.config.epsilon()


def floatx_set_to(value):
    K.set_floatx(value)
    return K.floatx()


@replaces(
    en="Read the same string from `keras.config`.",
    zh="字符串相同，改从 `keras.config` 读取。",
    trials=[lambda: K.floatx(), floatx_set_to],
    inputs=FLOAT_TYPES[:3],
)
def floatx():
    return keras.config.floatx()


def format_set_to(value):
    K.set_image_data_format(value)
    return K.image_data_format()


@replaces(
    en="Read the same string from `keras.config`.",
    zh="字符串相同，改从 `keras.config` 读取。",
    trials=[lambda: K.image_data_format(), format_set_to],
    inputs=FORMATS[:2],
)
def image_data_format():
    return keras.config.image_data_format()


def epsilon_set():
    K.set_epsilon(1e-05)
    return K.epsilon()


@replaces(
    en="Make the same call in `keras.config`.",
    zh="调用相同，改用 `keras.config` 里的函数。",
    trials=[
        epsilon_set,
        epsilon_set_to,
        lambda: K.set_epsilon(value=0.001),
    ],
    inputs=EPSILONS,
)
def set_epsilon(value):
    return keras.config.set_epsilon(value)


def floatx_set():
    K.set_floatx("float16")
    return K.floatx()


def ones_after_floatx_set_to(value):
    K.set_floatx(value)
    return K.ones_like(K.cast_to_floatx([1.0, 2.0]))


def input_after_floatx_set_to(value):
    K.set_floatx(value)
    return keras.Input((3,))


@replaces(
    en="Make the same call in `keras.config`.",
    zh="调用相同，改用 `keras.config` 里的函数。",
    trials=[
        floatx_set,
        floatx_set_to,
        ones_after_floatx_set_to,
        input_after_floatx_set_to,
        lambda: K.set_floatx(value="float64"),
    ],
    inputs=FLOAT_TYPES,
    differences=[
        Difference(
            "replacement",
            "accepts",
            'Keras 3 also takes `"bfloat16"`.',
            'Keras 3 还接受 `"bfloat16"`。',
        ),
    ],
)
def set_floatx(value):
    return keras.config.set_floatx(value)


def format_set():
    K.set_image_data_format("channels_first")
    return K.image_data_format()


def pooled_after_format_set_to(value):
    K.set_image_data_format(value)
    return keras.layers.GlobalMaxPooling2D()(np.arange(8, dtype="float32").reshape(1, 2, 2, 2))


@replaces(
    en="Make the same call in `keras.config`.",
    zh="调用相同，改用 `keras.config` 里的函数。",
    trials=[
        format_set,
        format_set_to,
        pooled_after_format_set_to,
        lambda: K.set_image_data_format(data_format="channels_last"),
    ],
    inputs=FORMATS,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 3 also takes capital letters.",
            "Keras 3 还接受大写字母。",
        ),
    ],
)
def set_image_data_format(data_format):
    return keras.config.set_image_data_format(data_format)
