"""Differences that several functions share."""

from publishing.atlas.entry import Difference

INTEGERS_ACCEPTED = Difference(
    "replacement",
    "accepts",
    "Keras 2 raised on integers; Keras 3 converts them to floats first.",
    "Keras 2 遇到整数会报错；Keras 3 先把整数转换成浮点数。",
)
NUMPY_LISTS = Difference(
    "numpy",
    "raises",
    "The NumPy backend doesn't convert Python numbers and lists here. Pass `ops.convert_to_tensor(x)`.",
    "NumPy 后端在这里不会转换 Python 数字和列表，请传入 `ops.convert_to_tensor(x)`。",
)
