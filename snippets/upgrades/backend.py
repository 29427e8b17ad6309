"""Functions of the backend that were gone before Keras 2.15, or came and went."""

import keras
from keras import ops

from publishing.upgrader.entry import older


@older(en="Write `ops.logsumexp`.", zh="写 `ops.logsumexp`。")
def logsumexp(x, axis=None, keepdims=False):
    return ops.logsumexp(x, axis=axis, keepdims=keepdims)


@older(en="Write `ops.slice`.", zh="写 `ops.slice`。")
def slice(x, start, size):
    return ops.slice(x, start, size)


@older(en="Write `ops.where`.", zh="写 `ops.where`。")
def where(condition, x, y):
    return ops.where(condition, x, y)


@older(en="Write `ops.is_tensor`.", zh="写 `ops.is_tensor`。")
def is_tensor(x):
    return ops.is_tensor(x)


@older(en="Write `ops.copy`.", zh="写 `ops.copy`。")
def identity(x, name=None):
    return ops.copy(x)


@older(en="Read `x.shape`.", zh="读取 `x.shape`。")
def get_variable_shape(x):
    return tuple(x.shape)


@older(
    en="The default is `keras.config.image_data_format()`.",
    zh="默认值是 `keras.config.image_data_format()`。",
)
def normalize_data_format(value):
    return value or keras.config.image_data_format()


@older(en="Write `keras.config.backend()`.", zh="写 `keras.config.backend()`。")
def _BACKEND():
    return keras.config.backend()


@older(en="Write `keras.config.epsilon()`.", zh="写 `keras.config.epsilon()`。")
def _EPSILON():
    return keras.config.epsilon()


@older(en="Write `keras.config.floatx()`.", zh="写 `keras.config.floatx()`。")
def _FLOATX():
    return keras.config.floatx()


@older(en="Write `keras.config.image_data_format()`.", zh="写 `keras.config.image_data_format()`。")
def _IMAGE_DATA_FORMAT():
    return keras.config.image_data_format()


@older(
    en="Keras 1 called `channels_last` `tf`, and `channels_first` `th`.",
    zh="Keras 1 把 `channels_last` 叫作 `tf`，把 `channels_first` 叫作 `th`。",
)
def image_dim_ordering():
    return {"channels_last": "tf", "channels_first": "th"}[keras.config.image_data_format()]


@older(
    en="Keras 1 called `channels_last` `tf`, and `channels_first` `th`.",
    zh="Keras 1 把 `channels_last` 叫作 `tf`，把 `channels_first` 叫作 `th`。",
)
def set_image_dim_ordering(dim_ordering):
    return keras.config.set_image_data_format({"tf": "channels_last", "th": "channels_first"}[dim_ordering])
