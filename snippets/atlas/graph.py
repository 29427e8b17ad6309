"""Graphs: symbolic tensors, names, gradients, and Keras's global state."""

from typing import Any

import keras
import numpy as np
from keras import ops

from publishing.atlas.entry import Difference, Input, K, Trial, Trials, replaces
from snippets.atlas import pytorch
from snippets.atlas.inputs import (
    BOOLEANS,
    DIMENSIONS,
    DOUBLE,
    EMPTY,
    INTEGERS,
    NAN,
    NONE,
    NUMBERS,
    ROWS,
    SCALAR,
    TENSORS,
    UNMATCHED,
)

tf: Any = None
"""The name by which code that runs only on TensorFlow calls it."""

POLICY = ("a global dtype policy", "全局 dtype 策略")
LAYERS = ("names that layers have too", "层也使用的名称")
SEVERAL = ("a list of tensors", "张量列表")
SYMBOLIC = ("symbolic tensors", "符号张量")
SPARSE = ("sparse or ragged tensors", "稀疏张量或不规则张量")
EAGER = ("eager execution", "即时执行")
UNUSED = ("a variable that the loss doesn't depend on", "损失不依赖的变量")
SLASH = ("a name with a slash", "带斜杠的名称")
PREFIX = ("the name of the scope itself", "作用域自己的名称")
NDIM = ("`ndim` instead of `shape`", "用 `ndim` 代替 `shape`")
UPDATES = ("`updates`", "`updates`")
STRUCTURE = ("a tuple in place of a list", "用元组代替列表")
LONG = ("a long tensor", "很长的张量")

MORE_THAN_NAMES = Difference(
    "replacement",
    "values",
    "Keras 3 also forgets the global dtype policy, which Keras 2 kept. Set it again afterwards.",
    "Keras 3 还会丢弃全局 dtype 策略，而 Keras 2 会保留它。之后请重新设置。",
)


def cleared():
    first = keras.layers.Dense(1)
    K.clear_session()
    second = keras.layers.Dense(1)
    return first.name, second.name


def counted_again():
    K.get_uid("block")
    K.clear_session()
    return K.get_uid("block")


def with_its_floatx():
    keras.backend.set_floatx("float64")
    K.clear_session()
    return keras.backend.floatx()


def with_its_model():
    model = keras.Sequential([keras.layers.Dense(1, kernel_initializer="ones")])
    before = model(np.array([[1.0, 2.0]]))
    K.clear_session()
    return before - model(np.array([[1.0, 2.0]]))


def with_its_policy():
    keras.mixed_precision.set_global_policy("float64")
    K.clear_session()
    return keras.layers.Dense(1)(np.array([[1.0, 2.0]], "float32")).dtype == "float64"


@replaces(
    en="The function is now in `keras.utils`; the name `keras.backend.clear_session` still works in Keras 3.",
    zh="它现在位于 `keras.utils`；在 Keras 3 中，`keras.backend.clear_session` 这个名称仍然可用。",
    trials=[
        cleared,
        counted_again,
        with_its_floatx,
        with_its_model,
        lambda: K.clear_session(),
        lambda: keras.backend.clear_session(),
        Trial(with_its_policy, POLICY),
    ],
    differences=[MORE_THAN_NAMES],
)
def clear_session():
    return keras.utils.clear_session()


def counted():
    K.get_uid("block")
    K.get_uid("other")
    K.get_uid("block")
    K.reset_uids()
    return K.get_uid("block")


def named_again():
    first = keras.layers.Dense(1)
    K.reset_uids()
    second = keras.layers.Dense(1)
    return first.name, second.name


def reset_with_its_policy():
    keras.mixed_precision.set_global_policy("float64")
    K.reset_uids()
    return keras.layers.Dense(1)(np.array([[1.0, 2.0]], "float32")).dtype == "float64"


@replaces(
    en="Nothing resets the names alone; `keras.utils.clear_session` resets them with the rest of Keras's"
    " global state.",
    zh="没有只重置名称的函数；`keras.utils.clear_session` 会连同 Keras 的其他全局状态一起重置。",
    trials=[counted, named_again, lambda: K.reset_uids(), Trial(reset_with_its_policy, POLICY)],
    differences=[MORE_THAN_NAMES],
)
def reset_uids():
    return keras.utils.clear_session()


def third():
    K.get_uid("block")
    K.get_uid(prefix="block")
    return K.get_uid("block")


def each_by_itself():
    K.get_uid("block")
    return K.get_uid("other"), K.get_uid("block"), K.get_uid(""), K.get_uid()


def after_layers():
    keras.layers.Dense(1)
    keras.layers.Dense(1)
    return K.get_uid("dense")


def before_layers():
    K.get_uid("dense")
    return keras.layers.Dense(1).name


@replaces(
    en="The function is still there, but layers now share its counters.",
    zh="它仍然存在，但层现在与它共用计数器。",
    trials=[
        third,
        lambda: K.get_uid("block"),
        lambda: K.get_uid(),
        each_by_itself,
        Trial(after_layers, LAYERS),
        Trial(before_layers, LAYERS),
    ],
    differences=[
        Difference(
            "replacement",
            "values",
            "A name that layers get automatically, such as `dense`, has a single counter in Keras 3: layers"
            " raise your numbers, and you raise theirs. Use a prefix that no layer has.",
            "层自动取得的名称（例如 `dense`）在 Keras 3 中与你共用一个计数器：层会让你的编号增大，"
            "你也会让层的编号增大。请使用没有任何层使用的前缀。",
        ),
    ],
)
def get_uid(prefix=""):
    return keras.backend.get_uid(prefix)


def doubled():
    x = keras.Input((2,))
    y = x * 2
    run = K.function([x], [y])
    return run([np.array([[1.0, 2.0]], "float32")])


def first_layer():
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(2, kernel_initializer="ones"),
            keras.layers.Dense(1, kernel_initializer="ones"),
        ]
    )
    run = K.function(model.inputs, [model.layers[0].output])
    return run([np.array([[1.0, 2.0]], "float32")])[0]


def one_output():
    x = keras.Input((2,))
    run = K.function(inputs=[x], outputs=x * 2)
    return run([np.array([[1.0, 2.0]], "float32")])


def without_lists():
    x = keras.Input((2,))
    run = K.function(x, x * 2)
    return run(np.array([[1.0, 2.0]], "float32"))


def two_of_each():
    x, y = keras.Input((2,)), keras.Input((2,))
    run = K.function([x, y], [x + y, x - y], name="both")
    return run([np.array([[1.0, 2.0]], "float32"), np.array([[3.0, 5.0]], "float32")])


def tuple_for_list():
    x, y = keras.Input((2,)), keras.Input((2,))
    run = K.function([x, y], [x + y])
    return run((np.array([[1.0, 2.0]], "float32"), np.array([[3.0, 5.0]], "float32")))


def by_name():
    x, y = keras.Input((2,), name="x"), keras.Input((2,), name="y")
    run = K.function({"x": x, "y": y}, {"sum": x + y})
    return run({"x": np.array([[1.0, 2.0]], "float32"), "y": np.array([[3.0, 5.0]], "float32")})["sum"]


def with_dropout():
    x = keras.Input((2,))
    run = K.function([x], [keras.layers.Dropout(0.5)(x)])
    return run([np.array([[1.0, 2.0]], "float32")])


def of_lists():
    x = keras.Input((2,))
    return K.function([x], [x * 2])([[[1.0, 2.0]]])


def of_integers():
    x = keras.Input((2,))
    return K.function([x], [x * 2])([np.array([[1, 2]])])


def of_doubles():
    x = keras.Input((2,))
    return K.function([x], [x * 2])([np.array([[1.0, 2.0]])])


def of_nothing():
    x = keras.Input((2,))
    return K.function([x], [x * 2])([np.zeros((0, 2), "float32")])


def of_a_vector():
    x = keras.Input((2,))
    return K.function([x], [x * 2])([np.array([1.0, 2.0], "float32")])


def of_other_shapes():
    x = keras.Input((2,))
    return K.function([x], [x * 2])([np.array([[1.0, 2.0, 3.0]], "float32")])


def of_nan():
    x = keras.Input((2,))
    return K.function([x], [x * 2])([np.array([[np.nan, np.inf]], "float32")])


def with_updates():
    x = keras.Input((2,))
    return K.function([x], [x * 2], updates=[(x, x)])([np.array([[1.0, 2.0]], "float32")])


def unused_inputs():
    x, y = keras.Input((2,)), keras.Input((2,))
    run = K.function([x, y], [x * 2])
    return run([np.array([[1.0, 2.0]], "float32"), np.array([[3.0, 5.0]], "float32")])


@replaces(
    en="`keras.Function` runs the layers between symbolic tensors, and returns tensors.",
    zh="`keras.Function` 运行符号张量之间的层，返回的是张量。",
    trials=[
        doubled,
        first_layer,
        one_output,
        without_lists,
        two_of_each,
        by_name,
        with_dropout,
        unused_inputs,
        Trial(of_nan, NAN),
        Trial(of_nothing, EMPTY),
        Trial(of_integers, INTEGERS),
        Trial(of_doubles, DOUBLE),
        Trial(of_lists, NUMBERS),
        Trial(of_a_vector, DIMENSIONS),
        Trial(of_other_shapes, UNMATCHED),
        Trial(tuple_for_list, STRUCTURE),
        Trial(with_updates, UPDATES),
    ],
    differences=[
        Difference(
            "replacement",
            "kind",
            "Keras 2 returned NumPy arrays. Pass the tensors to `ops.convert_to_numpy` where you need"
            " arrays.",
            "Keras 2 返回 NumPy 数组。需要数组时，请把张量传给 `ops.convert_to_numpy`。",
            ordinary=True,
        ),
        Difference(
            "replacement",
            "dtype",
            "Keras 2 cast what it was given to the dtype of the inputs; `keras.Function` computes in the"
            " dtype that it gets. Cast before the call.",
            "Keras 2 把传入的值转换成输入的 dtype；`keras.Function` 直接用得到的 dtype 计算。"
            "请在调用之前转换。",
        ),
        Difference(
            "replacement",
            "raises",
            "`keras.Function` takes its inputs in the structure and with the number of dimensions it was"
            " made for: a tuple can't replace a list, nor a row a batch.",
            "`keras.Function` 只接受与创建时结构相同、维数相同的输入：元组不能代替列表，"
            "单独一行也不能代替批次。",
        ),
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on `updates` in eager execution, and Keras 3 has no such parameter: call"
            " `assign` after the function.",
            "在即时执行中，Keras 2 遇到 `updates` 会报错；Keras 3 则没有这个形参："
            "请在调用函数之后再调用 `assign`。",
        ),
        Difference(
            "numpy",
            "dtype",
            "On NumPy, Keras turns int64 arrays into int32 tensors, and float64 arrays into float32 tensors.",
            "在 NumPy 后端上，Keras 把 int64 数组变成 int32 张量，把 float64 数组变成 float32 张量。",
        ),
    ],
    see="k-function.md#what-it-did",
)
def function(inputs, outputs, updates=None, name=None, **kwargs):
    return keras.Function(inputs, outputs, name=name)


def slopes():
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        x = tf.constant([1.0, 2.0, 3.0])
        loss = tf.reduce_sum(x**2)
        found = session.run(K.gradients(loss, [x]))
    return found


def slopes_of_two():
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        x, y = tf.constant(2.0), tf.constant(3.0)
        found = session.run(K.gradients(loss=x * y, variables=[x, y]))
    return found


def slopes_of_vector():
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        x = tf.constant([1.0, 2.0])
        found = session.run(K.gradients(x**3, x))
    return found


def slopes_of_unused():
    with tf.Graph().as_default():
        x, y = tf.constant(2.0), tf.constant(3.0)
        found = K.gradients(x * 2, [y])
    return found


def slopes_of_integers():
    with tf.Graph().as_default():
        x = tf.constant(2)
        found = K.gradients(x * 2, [x])
    return found


def slopes_in_eager():
    x = K.variable([1.0, 2.0])
    return K.gradients(x * x, [x])


def slopes_with_tape():
    x = keras.Variable([1.0, 2.0, 3.0])
    with tf.GradientTape() as tape:
        loss = ops.sum(x**2)
    return tape.gradient(loss, [x])


@replaces(
    en="Each backend has its own way: `tf.GradientTape` on TensorFlow, `jax.grad` on JAX.",
    zh="每个后端各有自己的做法：TensorFlow 用 `tf.GradientTape`，JAX 用 `jax.grad`。",
    trials=[
        slopes,
        slopes_of_two,
        slopes_of_vector,
        Trial(slopes_of_unused, UNUSED),
        Trial(slopes_of_integers, INTEGERS),
        Trial(slopes_in_eager, EAGER),
    ],
    instead=slopes_with_tape,
    backends=("tensorflow",),
    see="k-function.md#gradients",
)
def gradients(loss, variables): ...


def of_layer():
    return K.is_keras_tensor(keras.layers.Dense(1)(keras.Input((2,))))


@replaces(
    en="The function is now in `keras.utils`; the name `keras.backend.is_keras_tensor` still works in "
    "Keras 3.",
    zh="它现在位于 `keras.utils`；在 Keras 3 中，`keras.backend.is_keras_tensor` 这个名称仍然可用。",
    trials=[
        lambda: K.is_keras_tensor(keras.Input((2,))),
        of_layer,
        lambda: K.is_keras_tensor(x=keras.Input((2,)) * 2),
        lambda: K.is_keras_tensor(K.placeholder((2, 3))),
        lambda: K.is_keras_tensor(K.variable([1.0])),
        lambda: K.is_keras_tensor(K.variable([1.0]) * 2),
        lambda: K.is_keras_tensor(K.stop_gradient(ROWS)),
        Trial(lambda: K.is_keras_tensor(ROWS), NUMBERS),
        Trial(lambda: K.is_keras_tensor(2.5), NUMBERS),
        Trial(lambda: K.is_keras_tensor([keras.Input((2,))]), NUMBERS),
        Trial(lambda: K.is_keras_tensor(None), NONE),
    ],
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised on anything but a TensorFlow tensor, such as a NumPy array; Keras 3 returns"
            " False.",
            "传入的不是 TensorFlow 的张量（例如 NumPy 数组）时，Keras 2 会报错；Keras 3 返回 False。",
        ),
        pytorch.NO_ARRAY,
    ],
    see="from-tensorflow-to-keras.md#type-of-t",
    constants=("rows",),
)
def is_keras_tensor(x):
    return keras.utils.is_keras_tensor(x)


def made_by_hand():
    K.manual_variable_initialization(True)
    weights = K.variable([1.0, 2.0])
    K.manual_variable_initialization(False)
    return K.get_value(weights)


def made_by_keras():
    K.manual_variable_initialization(value=False)
    return K.get_value(K.variable([1.0, 2.0]))


@replaces(
    en="Delete the call: variables have their values from the start, as they had with TensorFlow 2.",
    zh="删掉这个调用：变量从一开始就有值，在 TensorFlow 2 中也已经如此。",
    trials=[made_by_hand, made_by_keras, lambda: K.manual_variable_initialization(False)],
    instead=lambda: ops.convert_to_numpy(keras.Variable([1.0, 2.0])),
)
def manual_variable_initialization(value): ...


def named():
    with K.name_scope("encoder"):
        weights = K.variable([1.0, 2.0], name="weights")
    return weights.name


def computed():
    with K.name_scope(name="encoder"):
        total = K.variable([1.0, 2.0]) + 1
    return total


def nested():
    with K.name_scope("encoder"), K.name_scope("block"):
        total = K.variable([1.0, 2.0]) * 2
    return total


def layer_named():
    with K.name_scope("encoder"):
        layer = keras.layers.Dense(1)
    return layer.name


def slashed():
    with K.name_scope("encoder/block"):
        total = K.variable([1.0, 2.0]) + 1
    return total


def scope_named():
    with K.name_scope("encoder") as scope:
        name = scope + "weights"
    return name


@replaces(
    en="`keras.name_scope` puts its name into the `path` of variables; their `name` stays as you gave it.",
    zh="`keras.name_scope` 把名称写进变量的 `path`；变量的 `name` 仍是你给出的名称。",
    trials=[
        named,
        computed,
        nested,
        layer_named,
        Trial(slashed, SLASH),
        Trial(scope_named, PREFIX),
    ],
    differences=[
        Difference(
            "replacement",
            "values",
            "`name` was `encoder/weights:0` and is `weights` now. Read `path`, which is `encoder/weights`.",
            "`name` 以前是 `encoder/weights:0`，现在是 `weights`。请改用 `path`，"
            "它的值是 `encoder/weights`。",
            ordinary=True,
        ),
        Difference(
            "replacement",
            "raises",
            "A name can no longer contain a slash: nest two scopes. And `with … as` no longer gives the name "
            "of the scope as a string.",
            "名称中不能再有斜杠：请嵌套两个作用域。另外，`with … as` 得到的不再是字符串形式的作用域名称。",
        ),
    ],
)
def name_scope(name):
    return keras.name_scope(name)


def placed_with_name():
    return K.placeholder(shape=(None, 2), dtype="int32", name="ids").name


@replaces(
    en="Write `batch_shape`: the `shape` of `keras.Input` leaves out the batch axis.",
    zh="一定要写 `batch_shape`：`keras.Input` 的 `shape` 不包含批次轴。",
    trials=[
        lambda: K.placeholder((None, 3)),
        lambda: K.placeholder(shape=(2, 4, 5)),
        lambda: K.placeholder((2, 3), dtype="int32"),
        lambda: K.placeholder((2, 3), None, "float16"),
        lambda: K.placeholder([2, None]),
        lambda: K.placeholder((2, 3), 5),
        lambda: K.placeholder((None,)),
        lambda: K.placeholder((2, 3)) + K.placeholder((2, 3)),
        placed_with_name,
        Trial(lambda: K.placeholder((2, 3), dtype="bool"), BOOLEANS),
        Trial(lambda: K.placeholder(()), SCALAR),
        Trial(lambda: K.placeholder((0, 3)), EMPTY),
        Trial(lambda: K.placeholder(ndim=3), NDIM),
        Trial(lambda: K.placeholder(None, 2, "int32"), NDIM),
        Trial(lambda: tuple(K.placeholder((2, 3), sparse=True).shape), SPARSE),
        Trial(lambda: tuple(K.placeholder((2, None), ragged=True).shape), SPARSE),
        Trial(lambda: K.placeholder((2, 3), sparse=True, ragged=True), SPARSE),
    ],
    differences=[
        Difference(
            "replacement",
            "raises",
            "`keras.Input` has no `ndim`: write `batch_shape=(None,) * ndim`.",
            "`keras.Input` 没有 `ndim`：请写成 `batch_shape=(None,) * ndim`。",
        ),
        Difference(
            "rename",
            "shape",
            "`keras.Input` puts a batch axis before its `shape`: one dimension too many. Write"
            " `batch_shape=`.",
            "`keras.Input` 会在 `shape` 前面加上批次轴：多出一个维度。请写成 `batch_shape=`。",
            ordinary=True,
        ),
        Difference(
            "jax",
            "raises",
            "Only TensorFlow has ragged tensors.",
            "只有 TensorFlow 有不规则张量。",
        ),
        Difference(
            "numpy",
            "raises",
            "The NumPy backend has neither sparse nor ragged tensors.",
            "NumPy 后端既没有稀疏张量，也没有不规则张量。",
        ),
        pytorch.NO_SPARSE_INPUT,
    ],
    see="from-tensorflow-to-keras.md#symbolic-tensor",
)
def placeholder(shape=None, ndim=None, dtype=None, sparse=False, name=None, ragged=False):
    return keras.Input(batch_shape=shape, dtype=dtype, sparse=sparse, ragged=ragged, name=name)


def printed():
    x = K.variable([[1.0, 2.0], [3.0, 4.0]])
    return K.print_tensor(x * 2, "x * 2 =")


def printed_in_part():
    x = K.variable([1, 2, 3, 4, 5, 6, 7, 8], dtype="int32")
    return K.print_tensor(x=x + 1, message="x:", summarize=1)


def printed_in_function():
    @tf.function
    def twice(x):
        return K.print_tensor(x, "x =") * 2

    return twice(np.array([1.0, 2.0], "float32"))


def printed_in_layer():
    class Printing(keras.layers.Layer):
        def call(self, inputs):
            return K.print_tensor(inputs, "inputs =")

    x = keras.Input((2,))
    model = keras.Model(x, Printing()(x))
    return model(np.array([[1.0, 2.0]], "float32"))


def printed_between_layers():
    x = keras.Input((2,))
    model = keras.Model(x, K.print_tensor(x, "x =") * 2)
    return model(np.array([[1.0, 2.0]], "float32"))


PRINTS: Trials = [
    printed,
    printed_in_part,
    printed_in_function,
    printed_in_layer,
    lambda x: K.print_tensor(x),
    lambda x: K.print_tensor(x, "x =", -1),
    Trial(lambda: K.print_tensor(np.arange(20), summarize=None), LONG),
    Trial(printed_between_layers, SYMBOLIC),
]


@replaces(
    en="On TensorFlow, `tf.print` prints in eager execution and in graphs; on JAX that is `jax.debug.print`.",
    zh="在 TensorFlow 上，`tf.print` 在即时执行和计算图中都会打印；在 JAX 上对应的是 `jax.debug.print`。",
    trials=PRINTS,
    inputs=TENSORS,
    differences=[
        Difference(
            "replacement",
            "output",
            "Between layers, Keras 2 turned the call into a layer, which printed whenever the model ran;"
            " `tf.print` prints the symbolic tensor, once. Call it inside a layer.",
            "用在层与层之间时，Keras 2 把这个调用变成一个层，模型每次运行都会打印；"
            "`tf.print` 只把符号张量本身打印一次。请在层的内部调用它。",
        ),
    ],
    backends=("tensorflow",),
)
def print_tensor(x, message="", summarize=3):
    import sys

    tf.print(message, x, output_stream=sys.stdout, summarize=summarize)
    return x


ALONE = [given for given in TENSORS if not isinstance(given.values[0], list)]
ALIKE = Input((np.array([[4, 2, 1], [3, 3, 0]], "float32"),))
SHORT = Input((np.array([7, 8], "float32"),))


@replaces(
    en="The function is now in `keras.ops`, and takes one tensor, not a list.",
    zh="它现在位于 `keras.ops`，只接受一个张量，不接受列表。",
    trials=[
        lambda x: K.stop_gradient(x),
        lambda: K.stop_gradient(variables=K.variable([1.0, 2.0])),
        lambda: K.stop_gradient(K.variable([1.0, 2.0]) * 2),
        lambda: K.stop_gradient(keras.Input((2,))),
        Trial(lambda: list(K.stop_gradient([1.0, 2.0])), NUMBERS),
        Trial(lambda: list(K.stop_gradient([ROWS, ALIKE])), SEVERAL),
        Trial(lambda: list(K.stop_gradient([ROWS, SHORT])), SEVERAL),
        Trial(lambda: list(K.stop_gradient((K.variable([1.0]), K.variable([2.0])))), SEVERAL),
    ],
    inputs=ALONE,
    differences=[
        Difference(
            "replacement",
            "raises",
            "`ops.stop_gradient` takes one tensor. Write `[ops.stop_gradient(x) for x in variables]`.",
            "`ops.stop_gradient` 只接受一个张量。请写成 `[ops.stop_gradient(x) for x in variables]`。",
        ),
        Difference(
            "jax",
            "kind",
            "On JAX, NumPy arrays and Python numbers come back without being made into tensors.",
            "在 JAX 上，NumPy 数组和 Python 数字会原样返回，不会变成张量。",
            ordinary=True,
        ),
        Difference(
            "jax",
            "accepts",
            "JAX takes lists of arrays too; TensorFlow tries to make one tensor of them.",
            "JAX 也接受数组列表；TensorFlow 会试图把它们变成一个张量。",
        ),
        Difference(
            "numpy",
            "kind",
            "NumPy has no gradients: everything comes back as it is.",
            "NumPy 没有梯度：传入什么就返回什么。",
            ordinary=True,
        ),
        Difference(
            "numpy",
            "accepts",
            "NumPy has no gradients: lists come back as they are.",
            "NumPy 没有梯度：列表会原样返回。",
        ),
        pytorch.NO_ARRAY,
    ],
    situations=[pytorch.STOPPED_IN_MODEL],
)
def stop_gradient(variables):
    return ops.stop_gradient(variables)
