"""Loops along an axis of a tensor."""

from dataclasses import replace

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
    ROWS,
    SCALAR,
    ZERO,
)

SEVERAL = ("several tensors at once", "同时传入多个张量")
SYMBOLIC = ("symbolic tensors", "符号张量")
MASKED = ("a mask", "掩码")
LENGTHS = ("`input_length`", "`input_length`")
OTHER_DTYPE = ("a function that changes the dtype", "改变 dtype 的函数")

ELEMENTS = [
    Input((np.array([1, 2, 4], "float32"),)),
    Input((np.array([[3, 1, 2], [0, 5, 4]], "float32"),)),
    Input((np.array([3, 1, 2], "float16"),), HALF),
    Input((np.array([3, 1, 0.1], "float64"),), DOUBLE),
    Input((np.array([-3, 1, -2], "float32"),), NEGATIVE),
    Input((np.array([0.0, -0.0], "float32"),), ZERO),
    Input((np.array([1, np.nan, 2], "float32"),), NAN),
    Input((np.array([1, np.inf, -np.inf], "float32"),), INFINITY),
    Input((np.array([3, 1, 2], "int32"),), INTEGERS),
    Input((np.array([3, 1, 2], "int64"),), INTEGERS),
    Input((np.array([100, 100, 27], "int8"),), INTEGERS),
    Input((np.array([5], "float32"),), DIMENSIONS),
    Input((np.array([[[3, 1], [2, 0]], [[5, 4], [1, 6]]], "float32"),), DIMENSIONS),
    Input(([1.0, 2.0, 3.0],), NUMBERS),
    Input(([1, 2, 3],), NUMBERS),
    Input((np.array(2.5, "float32"),), SCALAR),
    Input((np.zeros((0, 2), "float32"),), EMPTY),
]
"""Tensors with something to go through."""

NARROWED = Difference(
    "numpy",
    "dtype",
    "On NumPy, Keras turns int64 arrays into int32 tensors, and float64 arrays into float32 tensors.",
    "在 NumPy 后端上，Keras 把 int64 数组变成 int32 张量，把 float64 数组变成 float32 张量。",
)
UNSAVED_STEP = SituationDifference(
    ("saved",),
    "raises",
    "A saved model finds no function that was passed to `ops.scan`. Call it in the `call` of a "
    "registered layer.",
    "模型加载时，找不到传给 `ops.scan` 的函数。请写一个注册过的层，在它的 `call` 里调用。",
)
FOLD_TELLS = [
    Difference(
        "replacement",
        "raises",
        "`ops.scan` turns `initializer` into a tensor, so the whole number `10` becomes an integer tensor."
        " Write it in the dtype of the elements: `10.0`.",
        "`ops.scan` 把 `initializer` 变成张量，于是整数 `10` 成为整数张量。请按元素的 dtype 来写：`10.0`。",
    ),
    Difference(
        "jax",
        "accepts",
        "JAX computes with integers and floats together where TensorFlow raises.",
        "整数与浮点数混合运算时，TensorFlow 会报错，JAX 不会。",
    ),
    Difference(
        "numpy",
        "accepts",
        "NumPy computes with integers and floats together where TensorFlow raises.",
        "整数与浮点数混合运算时，TensorFlow 会报错，NumPy 不会。",
    ),
    Difference(
        "numpy",
        "raises",
        "On NumPy, `ops.scan` raises where there is nothing to go through: no elements, or a single one"
        " without `initializer`.",
        "在 NumPy 上，没有可以遍历的元素时，`ops.scan` 会报错：没有元素，"
        "或者只有一个元素而没有 `initializer`。",
    ),
    NARROWED,
]

FEW = Input((np.array([1, 2, 4], "float32"),))
OTHERS = Input((np.array([5, 6, 8], "float32"),))
COUNTS = Input((np.array([1, 2, 4], "int32"),))
FLAGS = Input((np.array([True, False]),))
NOTHING = Input((np.zeros((0,), "float32"),))


def folded_symbols():
    x = keras.Input((), batch_size=3)
    return K.foldl(lambda total, element: total - element, x)


def folded_in_layer():
    class Folded(keras.layers.Layer):
        def call(self, inputs):
            return K.foldl(lambda total, row: total - row, inputs)

    return Folded()(ROWS)


def folded_in_registered_layer():
    @keras.saving.register_keras_serializable()
    class Folded(keras.layers.Layer):
        def call(self, inputs):
            def step(total, x):
                total = total * 10 + x
                return total, total

            return ops.scan(step, inputs[0], inputs[1:])[0]

    return Folded()(FEW)


FOLDS: Trials = [
    lambda: K.foldl(lambda total, x: total * 10 + x, FEW),
    lambda elems: K.foldl(lambda total, x: total - x, elems),
    lambda elems: K.foldl(lambda total, x: total * 2 - x, elems, elems[0]),
    lambda: K.foldl(fn=lambda total, x: total - x, elems=FEW, initializer=10.0),
    lambda: K.foldl(lambda total, x: total - x, COUNTS, 10, "total"),
    lambda: K.foldl(lambda total, x: total - x, FEW, np.array([1, 2], "float32")),
    folded_in_layer,
    Trial(lambda: K.foldl(lambda total, x: total - x, NOTHING, initializer=10.0), EMPTY),
    Trial(lambda: K.foldl(lambda total, x: total - x, NOTHING), EMPTY),
    Trial(lambda: K.foldl(lambda total, x: total - x, FEW, initializer=10), MIXED),
    Trial(lambda: K.foldl(lambda total, x: total - x, COUNTS, initializer=10.0), MIXED),
    Trial(lambda: K.foldl(lambda total, xs: total + xs[0] - xs[1], (FEW, OTHERS), 10.0), SEVERAL),
    Trial(lambda: K.foldl(lambda totals, xs: (totals[0] + xs[1], totals[1] - xs[0]), (FEW, OTHERS)), SEVERAL),
    Trial(folded_symbols, SYMBOLIC),
]


@replaces(
    en="`ops.scan` gives the last result and all the intermediate ones; the function that you pass must"
    " return both.",
    zh="`ops.scan` 给出最后的结果和所有中间结果；传入的函数要同时返回这两者。",
    trials=FOLDS,
    inputs=ELEMENTS,
    differences=[*FOLD_TELLS, pytorch.MIXED_STATE, pytorch.NO_STEPS],
    rename=lambda: ops.scan,
    situations=[replace(UNSAVED_STEP, advised=(folded_in_registered_layer,))],
)
def foldl(fn, elems, initializer=None, name=None):
    if initializer is None:
        initializer = keras.tree.map_structure(lambda x: x[0], elems)
        elems = keras.tree.map_structure(lambda x: x[1:, ...], elems)

    def step(total, x):
        total = fn(total, x)
        return total, total

    return ops.scan(step, initializer, elems)[0]


def folded_symbols_right():
    x = keras.Input((), batch_size=3)
    return K.foldr(lambda total, element: total - element, x)


def folded_right_in_layer():
    class Folded(keras.layers.Layer):
        def call(self, inputs):
            return K.foldr(lambda total, row: total - row, inputs)

    return Folded()(ROWS)


def folded_right_in_registered_layer():
    @keras.saving.register_keras_serializable()
    class FoldedRight(keras.layers.Layer):
        def call(self, inputs):
            def step(total, x):
                total = total * 10 + x
                return total, total

            return ops.scan(step, inputs[-1], inputs[:-1], reverse=True)[0]

    return FoldedRight()(FEW)


FOLDS_RIGHT: Trials = [
    lambda: K.foldr(lambda total, x: total * 10 + x, FEW),
    lambda elems: K.foldr(lambda total, x: total - x, elems),
    lambda elems: K.foldr(lambda total, x: total * 2 - x, elems, elems[0]),
    lambda: K.foldr(fn=lambda total, x: total - x, elems=FEW, initializer=10.0),
    lambda: K.foldr(lambda total, x: total - x, COUNTS, 10, "total"),
    lambda: K.foldr(lambda total, x: total - x, FEW, np.array([1, 2], "float32")),
    folded_right_in_layer,
    Trial(lambda: K.foldr(lambda total, x: total - x, NOTHING, initializer=10.0), EMPTY),
    Trial(lambda: K.foldr(lambda total, x: total - x, NOTHING), EMPTY),
    Trial(lambda: K.foldr(lambda total, x: total - x, FEW, initializer=10), MIXED),
    Trial(lambda: K.foldr(lambda total, x: total - x, COUNTS, initializer=10.0), MIXED),
    Trial(lambda: K.foldr(lambda total, xs: total + xs[0] - xs[1], (FEW, OTHERS), 10.0), SEVERAL),
    Trial(lambda: K.foldr(lambda totals, xs: (totals[0] + xs[1], totals[1] - xs[0]), (FEW, OTHERS)), SEVERAL),
    Trial(folded_symbols_right, SYMBOLIC),
]


@replaces(
    en="`ops.scan` with `reverse=True` gives the last result and all the intermediate ones; the function"
    " that you pass must return both.",
    zh="带 `reverse=True` 的 `ops.scan` 给出最后的结果和所有中间结果；传入的函数要同时返回这两者。",
    trials=FOLDS_RIGHT,
    inputs=ELEMENTS,
    differences=[*FOLD_TELLS, pytorch.ROUNDED_NUMBER, pytorch.MIXED_STATE, pytorch.NO_STEPS],
    rename=lambda: ops.scan,
    situations=[replace(UNSAVED_STEP, advised=(folded_right_in_registered_layer,))],
)
def foldr(fn, elems, initializer=None, name=None):
    if initializer is None:
        initializer = keras.tree.map_structure(lambda x: x[-1], elems)
        elems = keras.tree.map_structure(lambda x: x[:-1, ...], elems)

    def step(total, x):
        total = fn(total, x)
        return total, total

    return ops.scan(step, initializer, elems, reverse=True)[0]


def mapped_symbols():
    x = keras.Input((2,), batch_size=3)
    return K.map_fn(lambda row: row * 2, x)


def mapped_batch():
    x = keras.Input((2,))
    return K.map_fn(lambda row: row * 2, x)


def mapped_in_layer():
    class Mapped(keras.layers.Layer):
        def call(self, inputs):
            return K.map_fn(lambda row: row[0] - row[1], inputs)

    return Mapped()(ROWS)


def mapped_in_registered_layer():
    @keras.saving.register_keras_serializable()
    class Mapped(keras.layers.Layer):
        def call(self, inputs):
            return ops.map(lambda row: row[0] - row[1], inputs)

    return Mapped()(ROWS)


@replaces(
    en="`ops.map` finds out the dtype of the results by itself.",
    zh="`ops.map` 会自己确定结果的 dtype。",
    trials=[
        lambda: K.map_fn(lambda row: row[0] - row[1], ROWS),
        lambda elems: K.map_fn(lambda x: x * 2, elems),
        lambda: K.map_fn(fn=lambda x: x * 0.5, elems=FEW, name="halves"),
        lambda: K.map_fn(lambda x: x > 1.5, FEW, dtype="bool"),
        lambda: K.map_fn(lambda x: x * 2, FEW, None, "float32"),
        lambda: K.map_fn(lambda x: np.array([1, 2], "float32") * x, FEW),
        mapped_in_layer,
        Trial(lambda: K.map_fn(lambda x: x, FLAGS), BOOLEANS),
        Trial(lambda: K.map_fn(lambda x: x > 1.5, FEW), OTHER_DTYPE),
        Trial(lambda: K.map_fn(lambda x: x * 2, FEW, dtype="float64"), OTHER_DTYPE),
        Trial(lambda: K.map_fn(lambda xs: xs[0] - xs[1], (FEW, OTHERS), dtype="float32"), SEVERAL),
        Trial(lambda: K.map_fn(lambda xs: xs[0] - xs[1], (FEW, OTHERS)), SEVERAL),
        Trial(lambda: K.map_fn(lambda xs: (xs[1], xs[0] * 2), (FEW, OTHERS)), SEVERAL),
        Trial(lambda: K.map_fn(lambda xs: [xs[1], xs[0] * 2], [FEW, OTHERS]), SEVERAL),
        Trial(mapped_symbols, SYMBOLIC),
        Trial(mapped_batch, SYMBOLIC),
    ],
    inputs=ELEMENTS,
    differences=[
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised where the function changed the dtype and `dtype=` didn't say so; Keras 3 needs no"
            " `dtype`.",
            "函数改变了 dtype、而 `dtype=` 没有相应写明时，Keras 2 会报错；Keras 3 不需要 `dtype`。",
        ),
        Difference(
            "replacement",
            "raises",
            "On TensorFlow, `ops.map` tries its function on the first element, and raises where there is"
            " none.",
            "在 TensorFlow 上，`ops.map` 先用第一个元素试运行函数，没有元素时会报错。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX maps empty tensors too, where TensorFlow raises.",
            "张量为空时，TensorFlow 会报错，JAX 不会。",
        ),
        NARROWED,
        pytorch.ARRAY_TIMES_TENSOR,
    ],
    situations=[
        SituationDifference(
            ("saved",),
            "raises",
            "A model with `ops.map` between layers can't be loaded: safe mode refuses a lambda, and a "
            "function by name isn't found. Call it in the `call` of a registered layer.",
            "层与层之间用了 `ops.map` 的模型无法加载：安全模式拒绝 lambda，函数名也找不到。请写一个注册过的"
            "层，在它的 `call` 里调用。",
            advised=(mapped_in_registered_layer,),
        ),
    ],
)
def map_fn(fn, elems, name=None, dtype=None):
    return ops.map(fn, elems)


TIME_MAJOR = Input((np.array([[[1], [3]], [[2], [5]], [[4], [7]]], "float32"),))
TIME_MASK = Input((np.array([[True, False], [False, False], [True, True]]),))
SEQUENCES = Input((np.array([[[1], [2], [4]], [[3], [5], [7]]], "float32"),))
STATE = Input((np.array([[10], [20]], "float32"),))
MASK = Input((np.array([[True, True, False], [False, True, True]]),))
GAPS = Input((np.array([[True, False, True], [False, False, True]]),))
COLUMN_MASK = Input((np.array([[[1], [0], [1]], [[1], [1], [0]]], "float32"),))
WIDE = Input((np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]], "float32"),))
WIDE_STATE = Input((np.zeros((2, 2), "float32"),))
LENGTH = Input((np.array([2, 1], "int32"),))


def add(inputs, states):
    total = states[0] + inputs
    return total, [total]


def add_and_count(inputs, states):
    return inputs * 10 + states[1], [states[0] + inputs, states[1] + 1]


def add_scaled(inputs, states):
    total = states[0] + inputs * states[1]
    return total, [total]


def double(inputs, states):
    return inputs * 2, []


def add_both(inputs, states):
    total = states[0] + inputs[0] * inputs[1]
    return total, [total]


def stepped_by_layer():
    class Total(keras.layers.Layer):
        def call(self, inputs):
            return K.rnn(add, inputs, [STATE])[1]

    return Total()(SEQUENCES)


def stepped_through_unknown_length():
    class Total(keras.layers.Layer):
        def call(self, inputs):
            return K.rnn(add, inputs, [inputs[:, 0] * 0])[1]

    x = keras.Input((None, 1))
    model = keras.Model(x, Total()(x))
    return model.predict(SEQUENCES, verbose=0)


def stepped_symbols():
    x = keras.Input((3, 1), batch_size=2)
    return K.rnn(add, x, [STATE])[1]


def stepped_by_length():
    lengths = K.variable(LENGTH, dtype="int32") + 0
    return K.rnn(add, SEQUENCES, [STATE], input_length=lengths)


def stepped_back_by_length():
    lengths = K.variable([3, 1], dtype="int32") + 0
    return K.rnn(add, SEQUENCES, [STATE], True, input_length=lengths, zero_output_for_mask=True)


def stepped_by_cell():
    class Adding(keras.layers.Layer):
        state_size = 1

        def call(self, inputs, states):
            total = states[0] + inputs
            return total, [total]

    loop = keras.layers.RNN(Adding(), return_sequences=True, return_state=True)
    outputs, state = loop(SEQUENCES, initial_state=[STATE])
    return outputs[:, -1], outputs, [state]


def scanned_in_call():
    class Adding(keras.layers.Layer):
        def call(self, inputs, state):
            def step(state, x):
                total = state + x
                return total, total

            total, outputs = ops.scan(step, state, ops.swapaxes(inputs, 0, 1))
            return total, ops.swapaxes(outputs, 0, 1), [total]

    return Adding()(SEQUENCES, STATE)


STEPS: Trials = [
    lambda: K.rnn(add, SEQUENCES, [STATE]),
    lambda: K.rnn(add, SEQUENCES, [STATE], go_backwards=True),
    lambda: K.rnn(add, SEQUENCES, [STATE], unroll=True),
    lambda: K.rnn(add, SEQUENCES, [STATE], True, None, None, True, 3, False, False, True),
    lambda: K.rnn(add_scaled, SEQUENCES, [STATE], constants=[np.array([[2], [3]], "float32")]),
    lambda: K.rnn(add_and_count, SEQUENCES, [STATE, STATE]),
    lambda: K.rnn(add, SEQUENCES, [STATE], return_all_outputs=False),
    lambda: K.rnn(add, SEQUENCES, [STATE], unroll=True, return_all_outputs=False),
    lambda: K.rnn(add, K.stop_gradient(TIME_MAJOR), [STATE], time_major=True),
    lambda: K.rnn(double, SEQUENCES, []),
    lambda: K.rnn(add, WIDE, [WIDE_STATE]),
    lambda: K.rnn(add, SEQUENCES, [STATE], input_length=3),
    stepped_by_layer,
    stepped_through_unknown_length,
    Trial(lambda: K.rnn(add, SEQUENCES, [STATE], mask=MASK), MASKED),
    Trial(lambda: K.rnn(add, SEQUENCES, [STATE], mask=MASK, zero_output_for_mask=True), MASKED),
    Trial(lambda: K.rnn(add, SEQUENCES, [STATE], mask=GAPS, go_backwards=True), MASKED),
    Trial(lambda: K.rnn(add, SEQUENCES, [K.stop_gradient(STATE)], mask=GAPS, unroll=True), MASKED),
    Trial(
        lambda: K.rnn(
            add, SEQUENCES, [K.stop_gradient(STATE)], mask=MASK, unroll=True, zero_output_for_mask=True
        ),
        MASKED,
    ),
    Trial(lambda: K.rnn(add, SEQUENCES, [STATE], mask=COLUMN_MASK), MASKED),
    Trial(lambda: K.rnn(add, WIDE, [WIDE_STATE], mask=np.array([[1, 0], [0, 1]])), MASKED),
    Trial(
        lambda: K.rnn(add_and_count, SEQUENCES, [K.stop_gradient(STATE), K.stop_gradient(STATE)], mask=GAPS),
        MASKED,
    ),
    Trial(lambda: K.rnn(add, SEQUENCES, [STATE], mask=MASK, return_all_outputs=False), MASKED),
    Trial(lambda: K.rnn(double, SEQUENCES, [], mask=MASK), MASKED),
    Trial(lambda: K.rnn(add, K.stop_gradient(TIME_MAJOR), [STATE], mask=TIME_MASK, time_major=True), MASKED),
    Trial(stepped_by_length, LENGTHS),
    Trial(stepped_back_by_length, LENGTHS),
    Trial(lambda: K.rnn(add, SEQUENCES, [STATE], input_length=2), LENGTHS),
    Trial(lambda: K.rnn(add, SEQUENCES, [STATE], input_length=LENGTH), LENGTHS),
    Trial(lambda: K.rnn(add_both, (SEQUENCES, SEQUENCES), [STATE]), SEVERAL),
    Trial(lambda: K.rnn(add_both, [SEQUENCES, SEQUENCES], [STATE], unroll=True), SEVERAL),
    Trial(stepped_symbols, SYMBOLIC),
]


@replaces(
    en="In a model, put a cell into `keras.layers.RNN`. For the loop alone, use `ops.scan`, inside a layer.",
    zh="在模型里，把单步计算写成循环单元（cell）放进 `keras.layers.RNN`。只要循环时，在层内用 `ops.scan`。",
    trials=STEPS,
    differences=[
        Difference(
            "replacement",
            "raises",
            "`ops.scan` can't go through symbolic tensors that its function uses. Call it inside a layer.",
            "函数里用到符号张量时，`ops.scan` 无法遍历。请在层的内部调用。",
        ),
        Difference(
            "numpy",
            "values",
            "Only a tensor counts as `input_length`, and on NumPy an array is a tensor; elsewhere an array is"
            " ignored, as in Keras 2. Pass `mask`.",
            "只有张量才算作 `input_length`，而在 NumPy 上数组就是张量；在其他后端上，数组会被忽略，"
            "与 Keras 2 一样。请改传 `mask`。",
        ),
        pytorch.RNN_RAISES,
    ],
    rename=lambda: keras.layers.RNN,
    see="errors.md#error-scan",
    situations=[
        SituationDifference(
            ("known_batch", "unknown_batch"),
            "raises",
            "Between layers, `ops.scan` can't handle the symbolic tensors that its function uses. "
            "Call it in a layer's `call`, or put a cell into `keras.layers.RNN`.",
            "在层与层之间，传入的函数用到符号张量时，`ops.scan` 会报错。请在层的 `call` 里调用，或者把循环"
            "单元（cell）放进 `keras.layers.RNN`。",
            advised=(stepped_by_cell, scanned_in_call),
        ),
    ],
)
def rnn(
    step_function,
    inputs,
    initial_states,
    go_backwards=False,
    mask=None,
    constants=None,
    unroll=False,
    input_length=None,
    time_major=False,
    zero_output_for_mask=False,
    return_all_outputs=True,
):
    def time_first(x):
        x = ops.convert_to_tensor(x)
        x = x if time_major else ops.swapaxes(x, 0, 1)
        return ops.flip(x, 0) if go_backwards else x

    def choose(condition, new, old):
        sizes = (-1,) + (1,) * (ops.ndim(new) - 1)
        return ops.where(ops.reshape(condition, sizes), new, old)

    constants = tuple(constants or ())
    inputs = keras.tree.map_structure(time_first, inputs)
    steps, batch = ops.shape(keras.tree.flatten(inputs)[0])[:2]
    if mask is not None:
        mask = ops.cast(time_first(mask), "bool")
    elif ops.is_tensor(input_length) and not unroll:
        mask = ops.less(ops.arange(steps)[:, None], input_length)
        mask = ops.flip(mask, 0) if go_backwards else mask
    else:
        mask = ops.ones((steps, batch), "bool")

    def step(carry, time):
        output, states = carry
        x = keras.tree.map_structure(lambda x: x[time], inputs)
        known = mask[time]
        new_output, new_states = step_function(x, states + constants)
        rest = ops.zeros_like(output) if zero_output_for_mask else output
        output = choose(known, new_output, rest)
        states = tuple(choose(known, new, old) for new, old in zip(new_states, states, strict=True))
        return (output, states), (output, states)

    states = tuple(ops.convert_to_tensor(x) for x in initial_states)
    first = keras.tree.map_structure(lambda x: x[0], inputs)
    output, _ = step_function(first, states + constants)
    initial = (ops.zeros_like(output), states)
    (last_output, states), (outputs, _) = ops.scan(step, initial, ops.arange(steps))
    if not return_all_outputs:
        outputs = last_output[None]
    if not time_major:
        outputs = ops.swapaxes(outputs, 0, 1)
    return last_output, outputs, states
