"""Variables: making them, reading them, changing them."""

import keras
import numpy as np
from keras import ops

from publishing.atlas.entry import Difference, Input, K, SituationDifference, Trial, Trials, replaces
from snippets.atlas import pytorch
from snippets.atlas.inputs import (
    BOOLEANS,
    DIMENSIONS,
    DOUBLE,
    EMPTY,
    HALF,
    INFINITY,
    INTEGERS,
    MIXED,
    NAN,
    NEGATIVE,
    NUMBERS,
    SCALAR,
    UNMATCHED,
    ZERO,
)

CONSTRAINT = ("a constraint", "约束")
SYMBOLIC = ("symbolic tensors", "符号张量")
SPARSE = ("a sparse matrix", "稀疏矩阵")
INTEGER_VARIABLE = ("an integer variable", "整数变量")
NAME = ("the name of the variable", "变量的名称")
RETURNED = ("what the call returns", "调用的返回值")
BROADCAST = ("a value to broadcast", "需要广播的值")
NOT_A_TENSOR = ("not a tensor", "不是张量")

NOT_A_VARIABLE = Difference(
    "replacement",
    "kind",
    "Keras 2 returned the variable; `assign`, `assign_add` and `assign_sub` return a tensor with the new"
    " value. To keep using the variable, use its own name.",
    "Keras 2 返回变量；`assign`、`assign_add` 和 `assign_sub` 返回含有新值的张量。要继续使用变量，"
    "请用变量自己的名字。",
    ordinary=True,
)
CASTS = Difference(
    "replacement",
    "accepts",
    "Keras 2 raised where the dtype or the shape of the value didn't fit; Keras 3 casts the value to the"
    " variable's dtype, so `0.5` becomes `0` in an integer variable, and broadcasts its shape.",
    "值的 dtype 或形状不合适时，Keras 2 会报错；Keras 3 把值转换成变量的 dtype，"
    "所以 `0.5` 在整数变量里会变成 `0`，还会广播它的形状。",
)
CASTS_ASSIGNED = Difference(
    "replacement",
    "accepts",
    "Keras 2 raised where the dtype of the value didn't fit; Keras 3 casts it to the variable's dtype,"
    " so `0.5` becomes `0` in an integer variable.",
    "值的 dtype 不合适时，Keras 2 会报错；Keras 3 把值转换成变量的 dtype，"
    "所以 `0.5` 在整数变量里会变成 `0`。",
)

NO_VALUES = [
    SituationDifference(
        ("known_batch", "unknown_batch"),
        "raises",
        "A symbolic tensor has no values. Make it an output of a model, and take the value from `predict`.",
        "符号张量没有值。请把它作为模型的输出，再从 `predict` 的结果里取值。",
    ),
    SituationDifference(
        ("lambda_layer", "fit"),
        "raises",
        "TensorFlow and JAX record the calls of a layer before there are values. Compute with `keras.ops`.",
        "TensorFlow 和 JAX 先记录层的调用，这时还没有值。请用 `keras.ops` 计算。",
        backends=("tensorflow", "jax"),
    ),
]
READ_TELLS = [
    Difference(
        "replacement",
        "kind",
        "Keras 2 returned numbers and lists as they were; `ops.convert_to_numpy` turns them into arrays.",
        "Keras 2 会原样返回数字和列表；`ops.convert_to_numpy` 把它们变成数组。",
    ),
]

VALUES = [
    Input((np.array([1, 2]),)),
    Input((np.array([[3, 1], [0, 5]], "float32"),)),
    Input((np.array([3, 1], "float16"),), HALF),
    Input((np.array([3, 0.1], "float64"),), DOUBLE),
    Input((np.array([3, -1], "int8"),), INTEGERS),
    Input((np.array([3, 1], "int32"),), INTEGERS),
    Input((np.array([3, 1], "uint8"),), INTEGERS),
    Input((np.array([True, False]),), BOOLEANS),
    Input((np.array([0.0, -0.0], "float32"),), ZERO),
    Input((np.array([np.nan, np.inf], "float32"),), NAN),
    Input((np.zeros((0, 2), "float32"),), EMPTY),
    Input((np.array(2.5, "float32"),), SCALAR),
    Input((np.ones((1, 2, 1, 2), "float32"),), DIMENSIONS),
    Input((2.5,), NUMBERS),
    Input((3,), NUMBERS),
    Input((True,), NUMBERS),
    Input(([1, 2],), NUMBERS),
    Input(([[1.5, 2.5]],), NUMBERS),
]
"""What a variable is made of."""

PAIRS = [
    Input((np.array([1, 2], "float32"), np.array([3, 5], "float32"))),
    Input(([1.0, 2.0], [3.0, 5.0])),
    Input((np.array([[1, 2], [3, 4]], "float32"), np.array([[5, 6], [7, 8]], "float32"))),
    Input((1.0, 2.5), SCALAR),
    Input((np.array([1, 2], "float32"), np.array([-3, -5], "float32")), NEGATIVE),
    Input((np.array([1, -2], "float32"), np.array([np.nan, np.inf], "float32")), NAN),
    Input((np.array([np.inf, -np.inf], "float32"), np.array([1, 2], "float32")), INFINITY),
    Input((np.array([0.0, -0.0], "float32"), np.array([-0.0, 0.0], "float32")), ZERO),
    Input((np.zeros((0, 2), "float32"), np.zeros((0, 2), "float32")), EMPTY),
    Input((np.array([1, 2], "float32"), [3, 5]), MIXED),
    Input((np.array([1, 2], "float32"), np.array([3, 5], "int64")), MIXED),
    Input((np.array([1, 2], "float32"), np.array([3.5, 5], "float64")), MIXED),
    Input((np.array([1, 2], "float32"), np.array([3, 5], "float16")), MIXED),
    Input((np.array([1, 2], "float32"), np.array([True, False])), BOOLEANS),
    Input((np.array([1, 2], "float32"), 3.0), BROADCAST),
    Input((np.array([[1, 2], [3, 4]], "float32"), np.array([3, 5], "float32")), BROADCAST),
    Input((np.array([1, 2], "float32"), np.array([1, 2, 3], "float32")), UNMATCHED),
]
"""What a variable holds, and what comes next."""


def made_of_sparse():
    from scipy import sparse

    return K.variable(sparse.coo_matrix([[0.0, 1.0], [2.0, 0.0]]))


def raised_by_half():
    total = K.variable([1, 2])
    K.update_add(total, [0.5, 0.5])
    return K.get_value(total)


@replaces(
    en="Write the dtype: `keras.Variable` takes it from the value, so a variable made of whole numbers would"
    " hold integers.",
    zh="一定要写明 dtype：`keras.Variable` 会沿用值的 dtype，由整数创建的变量存放的就是整数。",
    trials=[
        lambda value: K.variable(value),
        raised_by_half,
        lambda value: K.variable(value, dtype="float64"),
        lambda: K.variable(np.array([3.7, -1.5], "float32"), "int32"),
        lambda: K.variable([3, 1], "int64"),
        Trial(lambda: K.variable(2.5, "int32"), NUMBERS),
        lambda: K.variable(value=[1.5, 2.5], dtype="float16", name="weights"),
        Trial(lambda: K.variable([1.0, 2.0], name="weights").name, NAME),
        Trial(made_of_sparse, SPARSE),
        Trial(
            lambda: K.variable([1.0], constraint=keras.constraints.NonNeg()).constraint is not None,
            CONSTRAINT,
        ),
    ],
    inputs=VALUES,
    differences=[
        Difference(
            "replacement",
            "values",
            "`keras.Variable` has no parameter `constraint`, and its `name` has no `:0` at the end. Set the"
            " attribute `constraint` once the variable is made.",
            "`keras.Variable` 没有 `constraint` 形参，`name` 的末尾也没有 `:0`。"
            "请在创建变量之后设置它的 `constraint` 属性。",
        ),
        Difference(
            "replacement",
            "raises",
            "Keras 2 turned a SciPy sparse matrix into a sparse tensor, not a variable; `keras.Variable`"
            " takes dense values only.",
            "Keras 2 把 SciPy 的稀疏矩阵变成稀疏张量，而不是变量；`keras.Variable` 只接受稠密的值。",
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on a value that its dtype can't hold, such as `2.5` for `int32`; Keras 3 casts"
            " it.",
            "dtype 无法表示值（例如 `int32` 与 `2.5`）时，Keras 2 会报错；Keras 3 会转换这个值。",
        ),
        Difference(
            "rename",
            "values",
            "Whole numbers make an integer variable, which cuts off the fraction of all that it is given"
            " later. And the second parameter is `shape`: a dtype in its place is ignored, and so is"
            " `constraint=`. Write `dtype=`.",
            "由整数创建的是整数变量，之后赋给它的值都会被截掉小数部分。另外，第二个形参是 `shape`，"
            "写在这个位置的 dtype 会被忽略，`constraint=` 也会被忽略。请写成 `dtype=`。",
            ordinary=True,
        ),
        pytorch.INTEGER_VARIABLE_ALWAYS,
    ],
    constants=("value",),
)
def variable(value, dtype=None, name=None, constraint=None):
    return keras.Variable(value, dtype=dtype or keras.config.floatx(), name=name)


def read():
    weights = K.variable([1.0, 2.0])
    return K.get_value(weights)


def read_evaluated():
    weights = K.variable([1.0, 2.0])
    return K.eval(weights * 2)


@replaces(
    en="`ops.convert_to_numpy` turns a variable, or any tensor, into a NumPy array.",
    zh="`ops.convert_to_numpy` 把变量或任何张量转换成 NumPy 数组。",
    trials=[
        read_evaluated,
        lambda value: K.eval(value),
        lambda value: K.eval(x=K.variable(value)),
        Trial(lambda: K.eval(keras.Input((2,))), SYMBOLIC),
    ],
    inputs=VALUES,
    differences=READ_TELLS,
    situations=NO_VALUES,
    see="intermediate-outputs.md#one-layer",
)
def eval(x):
    return ops.convert_to_numpy(x)


@replaces(
    en="`ops.convert_to_numpy` turns a variable, or any tensor, into a NumPy array.",
    zh="`ops.convert_to_numpy` 把变量或任何张量转换成 NumPy 数组。",
    trials=[
        read,
        lambda value: K.get_value(value),
        lambda value: K.get_value(x=K.variable(value)),
        Trial(lambda: K.get_value(keras.Input((2,))), SYMBOLIC),
    ],
    inputs=VALUES,
    differences=READ_TELLS,
    situations=NO_VALUES,
    see="intermediate-outputs.md#one-layer",
)
def get_value(x):
    return ops.convert_to_numpy(x)


def read_both():
    weights = K.variable([[1.0, 2.0], [3.0, 4.0]])
    bias = K.variable([5.0, 6.0])
    return K.batch_get_value([weights, bias])


def read_tuple():
    first, second = K.variable(1.0), K.variable(2.0)
    return K.batch_get_value(tensors=(first, second))


def read_alike():
    first, second = K.variable([1.0, 2.0]), K.variable([3.0, 4.0])
    return K.batch_get_value([first, second])


def read_unpacked():
    first, second = K.batch_get_value([K.variable([1.0, 2.0]), K.variable([3.0, 4.0])])
    return first - second


def read_layer():
    layer = keras.layers.Dense(2, kernel_initializer="ones")
    layer.build((None, 3))
    return K.batch_get_value(layer.weights)


@replaces(
    en="Convert the variables one by one; `get_weights` of a layer or model does the same for all of its"
    " weights.",
    zh="逐个转换变量；层或模型的 `get_weights` 可以一次取得它的所有权重。",
    trials=[
        read_both,
        read_tuple,
        read_alike,
        read_unpacked,
        read_layer,
        Trial(lambda: K.batch_get_value([]), EMPTY),
        Trial(lambda: K.batch_get_value([np.array([1.0, 2.0])]), NOT_A_TENSOR),
    ],
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on anything but a variable or tensor; Keras 3 converts arrays too.",
            "传入的不是变量或张量时，Keras 2 会报错；Keras 3 连数组也会转换。",
        ),
    ],
)
def batch_get_value(tensors):
    return [ops.convert_to_numpy(x) for x in tensors]


def set_new():
    weights = K.variable([1.0, 2.0])
    K.set_value(weights, [3.0, 4.0])
    return K.get_value(weights)


def set_named():
    weights = K.variable([1.0, 2.0])
    K.set_value(x=weights, value=np.array([3, 4]))
    return K.get_value(weights)


def set_given(old, new):
    weights = K.variable(old)
    K.set_value(weights, new)
    return K.get_value(weights)


def set_integers():
    counts = K.variable([1, 2], dtype="int32")
    K.set_value(counts, [3.7, -4.7])
    return K.get_value(counts)


def set_small_integers():
    counts = K.variable([1, 2], dtype="uint8")
    K.set_value(counts, np.array([3.0, 4.0]))
    return K.get_value(counts)


def set_booleans():
    flags = K.variable([True, False], dtype="bool")
    K.set_value(flags, [0, 2])
    return K.get_value(flags)


def set_half():
    weights = K.variable([1.0, 2.0], dtype="float16")
    K.set_value(weights, [0.1, 70000.0])
    return K.get_value(weights)


def set_learning_rate():
    optimizer = keras.optimizers.SGD(learning_rate=0.5)
    K.set_value(optimizer.learning_rate, 0.25)
    return K.get_value(optimizer.learning_rate)


@replaces(
    en="Variables have a method `assign`. An optimizer has no `lr` anymore: write `learning_rate`.",
    zh="变量自己有 `assign` 方法。优化器不再有 `lr`，请写 `learning_rate`。",
    trials=[
        set_new,
        set_named,
        set_learning_rate,
        set_given,
        Trial(set_integers, INTEGER_VARIABLE),
        Trial(set_small_integers, INTEGER_VARIABLE),
        Trial(set_booleans, BOOLEANS),
        Trial(set_half, HALF),
        Trial(lambda: K.set_value(K.variable([1.0]), [2.0]), RETURNED),
    ],
    inputs=PAIRS,
    differences=[
        Difference(
            "replacement",
            "kind",
            "`K.set_value` returned None; `assign` returns the new value.",
            "`K.set_value` 返回 None；`assign` 返回新的值。",
        ),
        pytorch.INTEGER_VARIABLE,
    ],
    see="errors.md#error-optimizer-lr",
    constants=("old", "new"),
)
def set_value(x, value):
    return x.assign(value)


def set_both():
    weights, bias = K.variable([1.0, 2.0]), K.variable(3.0)
    K.batch_set_value([(weights, [4.0, 5.0]), (bias, 6.0)])
    return K.batch_get_value([weights, bias])


def set_tuples():
    weights, bias = K.variable([[1.0, 2.0]]), K.variable(3.0)
    K.batch_set_value(tuples=((weights, np.array([[4, 5]])), (bias, np.float64(6.5))))
    return K.batch_get_value([weights, bias])


def set_pairs(old, new):
    first, second = K.variable(old), K.variable(old)
    K.batch_set_value(zip([first, second], [new, old], strict=True))
    return K.batch_get_value([first, second])


def set_half_of_them():
    first, second = K.variable([1.0, 2.0]), K.variable(3.0)
    try:
        K.batch_set_value([(first, [4.0, 5.0]), (second, [6.0, 7.0])])
    except ValueError:
        pass
    return K.batch_get_value([first, second])


def set_counts():
    counts, weights = K.variable([1, 2], dtype="int32"), K.variable(1.0)
    K.batch_set_value([(counts, [3.7, -4.7]), (weights, 5)])
    return K.batch_get_value([counts, weights])


SETTINGS: Trials = [
    set_both,
    set_tuples,
    set_pairs,
    Trial(set_half_of_them, UNMATCHED),
    Trial(set_counts, INTEGER_VARIABLE),
    Trial(lambda: K.batch_set_value([]), EMPTY),
]


@replaces(
    en="Assign one by one; `set_weights` of a layer or model does it for all of its weights.",
    zh="逐个赋值；层或模型的 `set_weights` 可以一次设置它的所有权重。",
    trials=SETTINGS,
    inputs=PAIRS,
    differences=[pytorch.INTEGER_VARIABLE],
    constants=("old", "new"),
)
def batch_set_value(tuples):
    for x, value in tuples:
        x.assign(value)


def updated():
    weights = K.variable([1.0, 2.0])
    K.update(weights, [3.0, 4.0])
    return K.get_value(weights)


def updated_by_name():
    weights = K.variable([1.0, 2.0])
    K.update(x=weights, new_x=weights * 2)
    return K.get_value(weights)


def updated_by_variable():
    weights, others = K.variable([1.0, 2.0]), K.variable([3.0, 4.0])
    K.update(weights, others)
    K.update(others, [0.0, 0.0])
    return K.get_value(weights)


def updated_with(old, new):
    weights = K.variable(old)
    K.update(weights, new)
    return K.get_value(weights)


def updated_integers():
    counts = K.variable([1, 2], dtype="int32")
    K.update(counts, [3, 4])
    return K.get_value(counts)


def updated_integers_by_floats():
    counts = K.variable([1, 2], dtype="int32")
    K.update(counts, [0.5, -4.7])
    return K.get_value(counts)


def updated_floats_by_tensor():
    weights, counts = K.variable([1.0, 2.0]), K.variable([3, 4], dtype="int64")
    K.update(weights, counts * 2)
    return K.get_value(weights)


@replaces(
    en="Variables have a method `assign`.",
    zh="变量自己有 `assign` 方法。",
    trials=[
        updated,
        updated_by_name,
        updated_by_variable,
        lambda: K.update(K.variable([1.0, 2.0]), [3.0, 4.0]),
        updated_with,
        Trial(updated_integers, INTEGER_VARIABLE),
        Trial(updated_integers_by_floats, INTEGER_VARIABLE),
        Trial(updated_floats_by_tensor, MIXED),
    ],
    inputs=PAIRS,
    differences=[
        NOT_A_VARIABLE,
        CASTS_ASSIGNED,
        pytorch.INTEGER_VARIABLE,
    ],
    constants=("old", "new"),
)
def update(x, new_x):
    return x.assign(new_x)


def added():
    total = K.variable([1.0, 2.0])
    K.update_add(total, [3.0, 4.0])
    return K.get_value(total)


def added_by_name():
    total = K.variable([1.0, 2.0])
    K.update_add(x=total, increment=total * 2)
    return K.get_value(total)


def added_twice():
    total = K.variable(1.0)
    K.update_add(total, 1)
    K.update_add(total, 1.5)
    return K.get_value(total)


def added_to(old, new):
    total = K.variable(old)
    K.update_add(total, new)
    return K.get_value(total)


def counted():
    counter = K.variable(0, dtype="int64")
    K.update_add(counter, 1)
    return K.get_value(counter)


def counted_halves():
    counter = K.variable(1, dtype="int32")
    K.update_add(counter, 0.5)
    return K.get_value(counter)


def counted_over():
    counter = K.variable(127, dtype="int8")
    K.update_add(counter, 1)
    return K.get_value(counter)


@replaces(
    en="Variables have a method `assign_add`.",
    zh="变量自己有 `assign_add` 方法。",
    trials=[
        added,
        added_by_name,
        added_twice,
        lambda: K.update_add(K.variable([1.0, 2.0]), [3.0, 4.0]),
        added_to,
        Trial(counted, INTEGER_VARIABLE),
        Trial(counted_halves, INTEGER_VARIABLE),
        Trial(counted_over, INTEGER_VARIABLE),
    ],
    inputs=PAIRS,
    differences=[
        NOT_A_VARIABLE,
        CASTS,
        Difference(
            "replacement",
            "raises",
            "On TensorFlow, Keras 3 can't add to an empty variable of two dimensions: it takes the value for"
            " a bias. Write `x.assign(x.value + increment)` there.",
            "在 TensorFlow 上，Keras 3 无法给二维的空变量做加法：要加上的值会被当成偏置。"
            "这时请写成 `x.assign(x.value + increment)`。",
        ),
        Difference(
            "jax",
            "accepts",
            "Only TensorFlow raises when something is added to an empty variable of two dimensions.",
            "只有 TensorFlow 在给二维的空变量做加法时报错。",
        ),
        Difference(
            "numpy",
            "accepts",
            "Only TensorFlow raises when something is added to an empty variable of two dimensions.",
            "只有 TensorFlow 在给二维的空变量做加法时报错。",
        ),
        pytorch.INTEGER_VARIABLE,
        pytorch.EMPTY_SUM,
    ],
    see="k-function.md#updates",
    constants=("old", "new"),
)
def update_add(x, increment):
    return x.assign_add(increment)


def subtracted():
    total = K.variable([5.0, 6.0])
    K.update_sub(total, [1.0, 3.0])
    return K.get_value(total)


def subtracted_by_name():
    total = K.variable([1.0, 2.0])
    K.update_sub(x=total, decrement=total * 2)
    return K.get_value(total)


def subtracted_from(old, new):
    total = K.variable(old)
    K.update_sub(total, new)
    return K.get_value(total)


def counted_down():
    counter = K.variable(3, dtype="int64")
    K.update_sub(counter, 1)
    return K.get_value(counter)


def counted_down_halves():
    counter = K.variable(3, dtype="int32")
    K.update_sub(counter, 0.5)
    return K.get_value(counter)


def counted_under():
    counter = K.variable(0, dtype="uint8")
    K.update_sub(counter, 1)
    return K.get_value(counter)


@replaces(
    en="Variables have a method `assign_sub`.",
    zh="变量自己有 `assign_sub` 方法。",
    trials=[
        subtracted,
        subtracted_by_name,
        lambda: K.update_sub(K.variable([1.0, 2.0]), [3.0, 4.0]),
        subtracted_from,
        Trial(counted_down, INTEGER_VARIABLE),
        Trial(counted_down_halves, INTEGER_VARIABLE),
        Trial(counted_under, INTEGER_VARIABLE),
    ],
    inputs=PAIRS,
    differences=[
        NOT_A_VARIABLE,
        CASTS,
        pytorch.INTEGER_VARIABLE,
    ],
    constants=("old", "new"),
)
def update_sub(x, decrement):
    return x.assign_sub(decrement)


def averaged():
    average = K.variable([1.0, 2.0])
    K.moving_average_update(average, [3.0, 6.0], 0.75)
    return K.get_value(average)


def averaged_by_name():
    average = K.variable([1.0, 2.0])
    K.moving_average_update(x=average, value=np.array([3.0, 6.0]), momentum=0.9)
    return K.get_value(average)


def averaged_twice():
    average = K.variable(0.0)
    K.moving_average_update(average, 2.0, 0.9)
    K.moving_average_update(average, 2, 0.9)
    return K.get_value(average)


def averaged_with(old, new):
    average = K.variable(old)
    K.moving_average_update(average, new, momentum=0.99)
    return K.get_value(average)


def averaged_half():
    average = K.variable([1.0, 2.0], dtype="float16")
    K.moving_average_update(average, [3.0, 6.0], 0.99)
    return K.get_value(average)


def kept():
    average = K.variable([1.0, 2.0])
    K.moving_average_update(average, [3.0, 6.0], 1)
    return K.get_value(average)


def taken():
    average = K.variable([1.0, 2.0])
    K.moving_average_update(average, [3.0, 6.0], 0)
    return K.get_value(average)


def averaged_integers():
    average = K.variable([1, 2], dtype="int32")
    K.moving_average_update(average, [30, 60], 0.9)
    return K.get_value(average)


@replaces(
    en="Move the variable toward the value, by `1 - momentum` of the difference.",
    zh="让变量向新值靠近，移动量是两者之差乘以 `1 - momentum`。",
    trials=[
        averaged,
        averaged_by_name,
        averaged_twice,
        kept,
        taken,
        lambda: K.moving_average_update(K.variable([1.0, 2.0]), np.array([3.0, 6.0]), 0.75),
        averaged_with,
        Trial(averaged_half, HALF),
        Trial(averaged_integers, INTEGER_VARIABLE),
    ],
    inputs=PAIRS,
    differences=[
        NOT_A_VARIABLE,
        Difference(
            "replacement",
            "raises",
            "Keras 2 cast `momentum` to the dtype of an integer variable, where it became `0`; Keras 3"
            " raises. Keep averages in a variable of floats.",
            "对于整数变量，Keras 2 把 `momentum` 转换成变量的 dtype，于是变成 `0`；Keras 3 会报错。"
            "请用浮点变量存放平均值。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX computes the average of an integer variable in floats and cuts off the fraction; TensorFlow"
            " raises.",
            "对于整数变量，JAX 用浮点数计算平均值，再截掉小数部分；TensorFlow 会报错。",
        ),
        Difference(
            "numpy",
            "accepts",
            "NumPy computes the average of an integer variable in floats and cuts off the fraction;"
            " TensorFlow raises.",
            "对于整数变量，NumPy 用浮点数计算平均值，再截掉小数部分；TensorFlow 会报错。",
        ),
    ],
    constants=("old", "new"),
)
def moving_average_update(x, value, momentum):
    return x.assign_sub((x - value) * (1 - momentum))
