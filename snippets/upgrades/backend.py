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
