"""Indexing: taking elements by number, numbering classes, choosing between values."""

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
    INDEX,
    INFINITY,
    INTEGERS,
    MIXED,
    NAN,
    NEGATIVE_INDEX,
    NUMBERS,
    SATURATED,
    SCALAR,
    TIES,
    UNMATCHED,
    ZERO,
)
from snippets.atlas.reductions import NUMPY_DOUBLE, NUMPY_NUMBERS

FRACTIONS = ("fractional indexes", "带小数的下标")
FLOAT_INDEXES = ("indexes that are floats", "浮点数下标")
INTEGERS_INDEX = ("an index out of range, into integers", "在整数张量中取超出范围的下标")
UNSIGNED_INDEX = ("an index out of range, into unsigned integers", "在无符号整数张量中取超出范围的下标")
COUNT = ("a `k` out of range", "超出范围的 `k`")
FLOATX = ("another default dtype", "其他的默认 dtype")
ARRAYS = ("NumPy arrays", "NumPy 数组")
BETWEEN_LAYERS = ("between the layers of a model", "在模型的各层之间")

REFERENCE = Input((np.array([[3, 1, 2], [0, 5, 4], [7, 6, 8]], "float32"),))


@replaces(
    en="Write `axis=0`: without it, `ops.take` takes elements of the flattened tensor.",
    zh="一定要写 `axis=0`：省略时，`ops.take` 从展平后的张量里取元素。",
    trials=[
        lambda: K.gather(REFERENCE, [2, 0]),
        lambda reference, indices: K.gather(reference, indices),
        lambda: K.gather(reference=REFERENCE, indices=[2, 0]),
        lambda: K.gather(keras.Input((3,), batch_size=2), [1, 0, 1]),
        lambda: K.gather(REFERENCE, keras.Input((4,), batch_size=2, dtype="int32")),
    ],
    inputs=[
        Input((np.array([[3, 1], [0, 5]], "float32"), np.array([1, 0, 1], "int32"))),
        Input((np.array([[3, 1], [0, 5]], "float32"), np.array([[1, 0], [1, 1]], "int64"))),
        Input((np.array([[3, 1], [0, 5]], "float32"), 1)),
        Input((np.array([3, 1, 2], "float32"), [2, 0]), DIMENSIONS),
        Input((np.array([[[3, 1], [2, 0]], [[5, 4], [1, 6]]], "float32"), [1, 0]), DIMENSIONS),
        Input((np.array([[3, 1], [0, 5]], "float16"), [1, 0]), HALF),
        Input((np.array([[3, 1], [0, 5]], "float64"), [1, 0]), DOUBLE),
        *(
            Input((np.array([[3, 1], [0, 5]], dtype), [1, 0]), INTEGERS)
            for dtype in ("int32", "int64", "uint8")
        ),
        Input((np.array([[True, False], [False, False]]), [1, 0]), BOOLEANS),
        Input((np.array([[3, 1], [0, 5]], "float32"), np.array([1, 0], "int16")), INTEGERS),
        Input((np.array([[3, 1], [0, 5]], "float32"), np.array([1, 0], "uint8")), INTEGERS),
        Input((np.array([[3, 1], [0, 5]], "float32"), np.array([True, False])), BOOLEANS),
        Input((np.array([[0.0, -0.0], [-0.0, 0.0]], "float32"), [1, 0]), ZERO),
        Input((np.array([[1, np.nan], [np.inf, 0]], "float32"), [1, 0]), NAN),
        Input(([[3.0, 1.0], [0.0, 5.0]], [1, 0]), NUMBERS),
        Input((np.array([[3, 1], [0, 5]], "float32"), np.zeros((0,), "int32")), EMPTY),
        Input((np.zeros((0, 2), "float32"), np.zeros((0,), "int32")), EMPTY),
        Input((np.array([[3, 1], [0, 5]], "float32"), [0, -1]), NEGATIVE_INDEX),
        Input((np.array([[3, 1], [0, 5]], "float32"), -2), NEGATIVE_INDEX),
        Input((np.array([[3, 1], [0, 5]], "float32"), [0, 2]), INDEX),
        Input((np.array([[3, 1], [0, 5]], "int32"), [0, 2]), INTEGERS_INDEX),
        Input((np.array([[3, 1], [0, 5]], "uint8"), [0, 2]), UNSIGNED_INDEX),
        Input((np.array([[3, 1], [0, 5]], "float32"), [0, -3]), INDEX),
        Input((np.array([[3, 1], [0, 5]], "float32"), np.array([1.0, 0.0], "float32")), FLOAT_INDEXES),
        Input((np.array(2.5, "float32"), [0]), SCALAR),
    ],
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on a negative index on the CPU; Keras 3 counts it from the end.",
            "Keras 2 在 CPU 上遇到负下标会报错；Keras 3 从末尾开始数。",
        ),
        Difference(
            "rename",
            "shape",
            "Without an axis, `ops.take` flattens the tensor and takes single elements where `K.gather` took "
            "rows. Write `axis=0`.",
            "省略轴时，`ops.take` 先展平张量，取出的是单个元素，而 `K.gather` 取出的是行。请写 `axis=0`。",
            ordinary=True,
        ),
        Difference(
            "jax",
            "accepts",
            "JAX doesn't raise on an index out of range: it gives NaN, or for integers the smallest "
            "value of their dtype, and if that is unsigned, the largest. So check indexes yourself. It also "
            "takes boolean and uint8 indexes.",
            "JAX 遇到超出范围的下标不报错：结果是 NaN，整数则是其 dtype 的最小值，"
            "无符号整数则是最大值，所以要自己检查下标。它还接受布尔值下标和 uint8 下标。",
        ),
        Difference(
            "numpy",
            "accepts",
            "NumPy also takes boolean and uint8 indexes, and treats a scalar as a vector of one "
            "element; TensorFlow raises.",
            "NumPy 还接受布尔值下标和 uint8 下标，并把标量当作只有一个元素的向量；TensorFlow 会报错。",
        ),
        NUMPY_NUMBERS,
        pytorch.ANY_INDEX,
    ],
)
def gather(reference, indices):
    return ops.take(reference, indices, axis=0)


def one_hot_in_half_precision():
    keras.backend.set_floatx("float16")
    return K.one_hot([2, 0], 3)


@replaces(
    en="Write `ops.one_hot` with the same positional arguments; the first one is now called `x`.",
    zh="写成 `ops.one_hot`，位置实参不变；第一个形参现在叫 `x`。",
    trials=[
        lambda: K.one_hot([2, 0], 3),
        lambda indices: K.one_hot(indices, 3),
        lambda: K.one_hot(indices=[2, 0], num_classes=3),
        lambda: K.one_hot(np.array([2, 0]), num_classes=3),
        lambda: K.one_hot(keras.Input((4,), batch_size=2, dtype="int32"), 3),
        Trial(lambda: K.one_hot([2, 0], 0), EMPTY),
        Trial(one_hot_in_half_precision, FLOATX),
    ],
    inputs=[
        *(Input((np.array([2, 0, 1], dtype),)) for dtype in ("int32", "int64")),
        *(
            Input((np.array([2, 0, 1], dtype),), INTEGERS)
            for dtype in ("uint8", "int8", "int16", "uint16", "uint32")
        ),
        Input((np.array([True, False]),), BOOLEANS),
        Input((np.array([[2, 0], [1, 1]], "int32"),)),
        Input((np.array([[[2, 0], [1, 1]]], "int32"),), DIMENSIONS),
        Input((1,), SCALAR),
        Input((np.array(1, "int32"),), SCALAR),
        Input(([[2], [0]],), NUMBERS),
        Input((np.zeros((0,), "int32"),), EMPTY),
        Input((np.array([0, 3], "int32"),), INDEX),
        Input((np.array([1, -1], "int32"),), NEGATIVE_INDEX),
        Input((np.array([1, -3], "int32"),), NEGATIVE_INDEX),
        Input((np.array([2.0, 0.0], "float32"),), FLOAT_INDEXES),
        Input((np.array([1.75, -0.5], "float32"),), FRACTIONS),
    ],
    differences=[
        Difference(
            "replacement",
            "dtype",
            "Keras 2 always returned float32, Keras 3 returns the default dtype. "
            'Where that isn\'t float32, pass `dtype="float32"`.',
            "Keras 2 总是返回 float32，Keras 3 返回默认的 dtype。"
            '默认 dtype 不是 float32 时，请传入 `dtype="float32"`。',
        ),
        Difference(
            "jax",
            "raises",
            "JAX doesn't take booleans as indexes. Cast them to int32.",
            "JAX 不接受用布尔值作下标，请转换成 int32。",
        ),
        Difference(
            "jax",
            "values",
            "TensorFlow cuts off the fraction of an index; JAX finds no class for it and gives "
            "zeros. Cast indexes to int32.",
            "TensorFlow 截去下标的小数部分，JAX 找不到对应的类别，得到的全是零。请把下标转换成 int32。",
        ),
        Difference(
            "numpy",
            "raises",
            "NumPy takes neither booleans nor floats as indexes, and raises on an index that is too "
            "large, for which TensorFlow gives zeros.",
            "NumPy 不接受用布尔值和浮点数作下标；下标过大时 NumPy 会报错，而 TensorFlow 得到的全是零。",
        ),
        Difference(
            "numpy",
            "shape",
            "NumPy treats `num_classes=0` as not given, and counts the classes itself.",
            "NumPy 把 `num_classes=0` 当作没有给出，自行计算类别数。",
        ),
        pytorch.CLASS_RANGE,
    ],
)
def one_hot(indices, num_classes):
    return ops.one_hot(indices, num_classes)


PREDICTIONS = Input((np.array([[0.125, 0.625, 0.25], [0.5, 0.375, 0.125]], "float32"),))
CHOICE = Input((np.array([[True, False], [False, True]]),))
THEN = Input((np.array([[1, 2], [3, 4]], "float32"),))
OTHERWISE = Input((np.array([[-1, -2], [-3, -4]], "float32"),))
TARGETS = Input((np.array([2, 0], "int32"),))


@replaces(
    en="The targets now come first and the predictions second.",
    zh="现在目标在前，预测在后。",
    trials=[
        lambda: K.in_top_k(PREDICTIONS, TARGETS, 1),
        lambda predictions, targets: K.in_top_k(predictions, targets, 1),
        lambda predictions, targets: K.in_top_k(predictions, targets, k=2),
        lambda: K.in_top_k(predictions=PREDICTIONS, targets=TARGETS, k=2),
        lambda: K.in_top_k(PREDICTIONS, TARGETS, 3),
        Trial(lambda: K.in_top_k(PREDICTIONS, TARGETS, 4), COUNT),
        Trial(lambda: K.in_top_k(PREDICTIONS, TARGETS, 0), COUNT),
    ],
    inputs=[
        Input((np.array([[0.125, 0.625, 0.25], [0.5, 0.375, 0.125]], "float32"), np.array([1, 2], "int32"))),
        Input((np.array([[0.125, 0.625, 0.25], [0.5, 0.375, 0.125]], "float32"), np.array([1, 2], "int64"))),
        Input(
            (np.array([[0.125, 0.625, 0.25], [0.5, 0.375, 0.125]], "float32"), np.array([1, 2], "uint8")),
            INTEGERS,
        ),
        Input(
            (np.array([[0.125, 0.625, 0.25], [0.5, 0.375, 0.125]], "float16"), np.array([1, 2], "int32")),
            HALF,
        ),
        Input(
            (np.array([[0.125, 0.625, 0.25], [0.5, 0.375, 0.125]], "float64"), np.array([1, 2], "int32")),
            DOUBLE,
        ),
        Input(
            (
                np.array([[0.125, 0.625, 0.25], [0.5, 0.375, 0.125]], "float32"),
                np.array([1.0, 2.0], "float32"),
            ),
            FLOAT_INDEXES,
        ),
        Input(
            (np.array([[0.375, 0.375, 0.25], [0.25, 0.375, 0.375]], "float32"), np.array([0, 2], "int32")),
            TIES,
        ),
        Input(
            (np.array([[0.375, 0.375, 0.375], [0.25, 0.25, 0.5]], "float32"), np.array([2, 0], "int32")), TIES
        ),
        Input(
            (np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]], "float32"), np.array([0, 0], "int32")), SATURATED
        ),
        Input(
            (np.array([[0.125, np.nan, 0.25], [0.5, 0.375, np.nan]], "float32"), np.array([1, 0], "int32")),
            NAN,
        ),
        Input(
            (np.array([[0.125, np.nan, 0.25], [0.5, 0.375, np.nan]], "float32"), np.array([2, 1], "int32")),
            NAN,
        ),
        Input(
            (np.array([[0.125, np.inf, 0.25], [0.5, 0.375, -np.inf]], "float32"), np.array([1, 0], "int32")),
            INFINITY,
        ),
        Input(
            (np.array([[0.125, np.inf, 0.25], [0.5, 0.375, -np.inf]], "float32"), np.array([2, 2], "int32")),
            INFINITY,
        ),
        Input((np.array([[0.0, -0.0], [-0.0, 0.0]], "float32"), np.array([1, 0], "int32")), ZERO),
        Input(
            (np.array([[0.125, 0.625, 0.25], [0.5, 0.375, 0.125]], "float32"), np.array([1, 3], "int32")),
            INDEX,
        ),
        Input(
            (np.array([[0.125, 0.625, 0.25], [0.5, 0.375, 0.125]], "float32"), np.array([1, -3], "int32")),
            NEGATIVE_INDEX,
        ),
        Input((np.zeros((0, 3), "float32"), np.zeros((0,), "int32")), EMPTY),
        Input(([[0.125, 0.625, 0.25], [0.5, 0.375, 0.125]], [1, 2]), NUMBERS),
        Input((np.array([0.125, 0.625, 0.25], "float32"), np.array([1], "int32")), DIMENSIONS),
        Input(
            (np.array([[0.125, 0.625, 0.25], [0.5, 0.375, 0.125]], "float32"), np.array([[1], [0]], "int32")),
            DIMENSIONS,
        ),
        Input(
            (np.array([[0.125, 0.625, 0.25], [0.5, 0.375, 0.125]], "float32"), np.array([1], "int32")),
            UNMATCHED,
        ),
    ],
    differences=[
        Difference(
            "jax",
            "accepts",
            "TensorFlow wants one target for each row of predictions; JAX broadcasts a single one.",
            "TensorFlow 要求每行预测对应一个目标；JAX 会广播单个目标。",
        ),
        Difference(
            "jax",
            "raises",
            "JAX takes neither Python lists nor targets that are floats. Pass tensors, and targets of int32.",
            "JAX 不接受 Python 列表，也不接受浮点数目标。请传入张量，目标用 int32。",
        ),
        Difference(
            "jax",
            "values",
            "TensorFlow gives False for a negative target, and for a row with NaN or an infinity. "
            "JAX counts a negative target from the end, and compares such a row like any other.",
            "目标为负数，或者所在行含有 NaN 或无穷大时，TensorFlow 给出 False。"
            "JAX 从末尾开始数负的目标，对这样的行也照常比较。",
        ),
        Difference(
            "numpy",
            "accepts",
            "TensorFlow wants one target for each row of predictions; NumPy broadcasts a single one.",
            "TensorFlow 要求每行预测对应一个目标；NumPy 会广播单个目标。",
        ),
        Difference(
            "numpy",
            "raises",
            "NumPy takes neither Python lists nor targets that are floats, and raises on a target "
            "that is too large, for which TensorFlow gives False.",
            "NumPy 不接受 Python 列表，也不接受浮点数目标；"
            "目标过大时 NumPy 会报错，而 TensorFlow 给出 False。",
        ),
        Difference(
            "numpy",
            "values",
            "TensorFlow gives False for a negative target, and for a row with NaN or an infinity. "
            "NumPy counts a negative target from the end, and compares such a row like any other.",
            "目标为负数，或者所在行含有 NaN 或无穷大时，TensorFlow 给出 False。"
            "NumPy 从末尾开始数负的目标，对这样的行也照常比较。",
        ),
        pytorch.TARGETS_SPREAD,
        pytorch.K_RANGE,
        pytorch.TOP_K_EDGES,
    ],
    situations=[
        SituationDifference(
            ("lambda_layer",),
            "raises",
            "To infer its output, a Lambda layer makes a trial call in which the targets are `float32`"
            ", which `ops.in_top_k` refuses. Pass `output_shape=()`.",
            "Lambda 层为了推断输出会先试调用一次，这时目标是 `float32`，`ops.in_top_k` 不接受。请传入 "
            "`output_shape=()`。",
            backends=("tensorflow", "jax"),
            advised=(
                "keras.layers.Lambda(lambda x: ops.in_top_k(x[0], x[1], 1), output_shape=())"
                "([targets, predictions])",
            ),
        ),
    ],
)
def in_top_k(predictions, targets, k):
    return ops.in_top_k(targets, predictions, k)


def as_function(expression):
    return expression if callable(expression) else lambda: expression


def switch_float64():
    condition = K.constant([True, False], "bool")
    return K.switch(condition, K.constant([1.0, 2.0], "float64"), K.constant([-1.0, -2.0], "float64"))


def switch_between_layers():
    x = keras.Input((2,))
    model = keras.Model(x, K.switch(K.sum(x) > 0, x * 2, x * 3))
    return model.predict_on_batch(np.ones((1, 2), "float32"))


def switch_functions_of_elements():
    condition = K.constant([True, False], "bool")
    return K.switch(condition, lambda: K.constant([1.0, 2.0]), lambda: K.constant([-1.0, -2.0]))


@replaces(
    en="Write `ops.where` to choose element by element and `ops.cond` to choose between functions; "
    "between layers, always `ops.where`. The replacement does both, as `K.switch` did.",
    zh="逐元素选择时写 `ops.where`，在函数之间选择时写 `ops.cond`；在模型的各层之间一律写 `ops.where`。"
    "这个函数像 `K.switch` 一样兼顾两者。",
    trials=[
        lambda: K.switch(
            K.constant([[True, False], [False, True]], "bool"),
            K.constant([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]),
            K.constant([[[-1, -2], [-3, -4]], [[-5, -6], [-7, -8]]]),
        ),
        lambda: K.switch(K.constant(CHOICE, "bool"), K.constant(THEN), K.constant(OTHERWISE)),
        lambda condition, x, y: K.switch(K.constant(condition), K.constant(x), K.constant(y)),
        lambda: K.switch(
            K.constant(True, "bool"), lambda: K.constant([1.0, 2.0]), lambda: K.constant([-1.0, -2.0])
        ),
        lambda: K.switch(K.constant(False, "bool"), lambda: K.constant([1.0, 2.0]), K.constant([-1.0, -2.0])),
        switch_functions_of_elements,
        lambda: K.switch(
            condition=K.constant([True, False], "bool"),
            then_expression=K.constant([1.0, 2.0]),
            else_expression=K.constant([-1.0, -2.0]),
        ),
        Trial(switch_float64, DOUBLE),
        Trial(lambda: K.switch(K.constant(True, "bool"), K.constant([1], "int32"), K.constant([2.5])), MIXED),
        Trial(
            lambda: K.switch(K.constant([True], "bool"), K.constant([1], "int32"), K.constant([2.5])), MIXED
        ),
        Trial(
            lambda: K.switch(K.constant([2], "int32"), K.constant([1], "int32"), K.constant([3], "int32")),
            INTEGERS,
        ),
        Trial(
            lambda: K.switch(
                K.constant([True], "bool"), K.constant([True], "bool"), K.constant([False], "bool")
            ),
            BOOLEANS,
        ),
        Trial(
            lambda: K.switch(np.array([True, False]), K.constant([1.0, 2.0]), K.constant([3.0, 4.0])), ARRAYS
        ),
        Trial(lambda: K.switch(True, K.constant([1.0, 2.0]), K.constant([3.0, 4.0])), NUMBERS),
        Trial(lambda: K.switch(K.constant(True, "bool"), 1.0, 2.0), NUMBERS),
        Trial(lambda: K.switch(K.constant([True, False], "bool"), 1.0, 2.0), NUMBERS),
        Trial(lambda: K.switch(K.constant([True, False], "bool"), K.constant([1.0, 2.0]), 0.0), NUMBERS),
        Trial(switch_between_layers, BETWEEN_LAYERS),
    ],
    inputs=[
        Input(([[1, 0], [0, 1]], [[1, 2], [3, 4]], [[-1, -2], [-3, -4]])),
        Input(([1, 0], [1, 2], [-1, -2])),
        Input((1, [1, 2], [-1, -2])),
        Input((0, [1, 2], [-1, -2])),
        Input((1, 1, 2), SCALAR),
        Input((1, [1, 2], [[-1, -2]]), UNMATCHED),
        Input((0, [1, 2, 3], [-1, -2]), UNMATCHED),
        Input(([1, 0, 1], [1, 2], [-1, -2]), UNMATCHED),
        Input(([1, 0], [[1, 2], [3, 4]], [[-1, -2], [-3, -4]]), DIMENSIONS),
        Input(([[1], [0]], [[1, 2], [3, 4]], [[-1, -2], [-3, -4]]), DIMENSIONS),
        Input(([[1], [0]], [[[1, 2]], [[5, 6]]], [[[-1, -2]], [[-5, -6]]]), DIMENSIONS),
        Input(([[1, 0, 1]], [[[1, 2], [3, 4], [5, 6]]], [[[-1, -2], [-3, -4], [-5, -6]]]), DIMENSIONS),
        Input(([[1, 0]], [1, 2], [-1, -2]), DIMENSIONS),
        Input(([[1, 0]], [[1, 2], [3, 4]], [[-1, -2], [-3, -4]]), DIMENSIONS),
        Input(([0.5, -0.0], [0.0, np.nan], [np.nan, -0.0]), ZERO),
        Input(([np.nan, 0], [np.inf, 2], [-1, -np.inf]), NAN),
        Input(([], [], []), EMPTY),
    ],
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 wanted tensors of one dtype, with no fewer dimensions than the condition; "
            "Keras 3 converts and broadcasts.",
            "Keras 2 要求张量的 dtype 相同，维数不少于条件的维数；Keras 3 会转换并广播。",
        ),
        Difference(
            "replacement",
            "raises",
            "Between the layers of a model, `ops.cond` can't handle the symbolic tensors that its functions "
            "use. "
            "Write `ops.where(condition, x, y)` there, for a scalar condition too.",
            "在模型的各层之间，传给 `ops.cond` 的函数用到符号张量时会报错。条件是标量时，在那里也请写 "
            "`ops.where(condition, x, y)`。",
        ),
        Difference(
            "rename",
            "values",
            "`ops.where` aligns the condition with the last axes; `K.switch` aligned a condition of two or "
            "more dimensions with the first ones. Give the condition the missing axes with "
            "`ops.expand_dims(condition, axis=-1)`.",
            "`ops.where` 让条件与最后几个轴对齐；`K.switch` 让二维及以上的条件与最前面几个轴对齐。"
            "请用 `ops.expand_dims(condition, axis=-1)` 给条件补上缺少的轴。",
            ordinary=True,
        ),
        Difference(
            "rename",
            "shape",
            "`ops.where` broadcasts the condition and both values together, from the last axis on, so the "
            "result can grow. `K.switch` kept the shape here.",
            "`ops.where` 从最后一个轴起把条件和两个值一起广播，"
            "结果的形状可能变大。`K.switch` 在这里保持形状不变。",
        ),
        Difference(
            "jax",
            "kind",
            "Given a scalar condition and Python numbers, TensorFlow returns the number; JAX returns "
            "a tensor.",
            "条件是标量、待选的是 Python 数字时，TensorFlow 返回这个数字，JAX 返回张量。",
        ),
        Difference(
            "jax",
            "raises",
            "With a scalar condition, JAX traces both branches, and they must have the same shape "
            "and dtype. Cast or reshape them first.",
            "条件是标量时，JAX 会追踪两个分支，它们的形状和 dtype 必须相同。请先转换 dtype 或调整形状。",
        ),
        NUMPY_DOUBLE,
    ],
    rename=lambda: ops.where,
    see="lambda-layer.md#python-if",
)
def switch(condition, then_expression, else_expression):
    condition = ops.cast(condition, "bool")
    if len(condition.shape) == 0:
        return ops.cond(condition, as_function(then_expression), as_function(else_expression))
    x, y = as_function(then_expression)(), as_function(else_expression)()
    if len(condition.shape) > 1:
        condition = ops.expand_dims(condition, axis=list(range(len(condition.shape), len(x.shape))))
    return ops.where(condition, x, y)
