"""Random numbers."""

import keras
import numpy as np

from publishing.atlas.entry import Difference, Input, K, SituationDifference, Trial, replaces
from snippets.atlas import pytorch
from snippets.atlas.inputs import DOUBLE, HALF, INTEGERS, NONE, NUMBERS, UNMATCHED

NEGATIVE_SEED = ("a negative seed", "负的种子")
LARGE_SEED = ("a large seed", "很大的种子")
NUMBER_SHAPE = ("a number as the shape", "用数字作形状")
SHAPE_TENSOR = ("a shape that is a tensor", "形状是张量")
BOUNDS = ("a parameter for each column", "每一列各用一个参数值")
IMPOSSIBLE = ("an impossible probability", "不可能的概率")
REVERSED = ("bounds in the wrong order", "颠倒的界限")
NEGATIVE_DEVIATION = ("a negative deviation", "负的标准差")
SYMBOLIC = ("a symbolic tensor", "符号张量")
MODEL = ("between the layers of a model", "在模型的各层之间")
SLASH = ("a slash in the name", "名称中有斜杠")
CERTAIN = ("probability 0 or 1", "概率为 0 或 1")


SEED = Difference(
    "replacement",
    "seed",
    "With an integer as the seed, every call now gives the same numbers; in Keras 2, the next "
    "call gave different ones. Make one `keras.random.SeedGenerator` and pass it to every call.",
    "种子是整数时，现在每次调用都给出相同的数；在 Keras 2 中，下一次调用会给出不同的数。请创建一"
    "个 `keras.random.SeedGenerator`，传给每次调用。",
    ordinary=True,
)
NEGATIVE_SEED_ON_JAX = Difference(
    "jax",
    "raises",
    "JAX takes no negative seed.",
    "JAX 不接受负的种子。",
)
SHAPE_ON_JAX = Difference(
    "jax",
    "accepts",
    "JAX also takes a number as the shape.",
    "JAX 也接受用数字作形状。",
)
SHAPE_ON_NUMPY = Difference(
    "numpy",
    "accepts",
    "NumPy also takes a number as the shape.",
    "NumPy 也接受用数字作形状。",
)
SHAPE_AND_INTEGERS_ON_NUMPY = Difference(
    "numpy",
    "accepts",
    "NumPy also takes a number as the shape. Where the dtype is an integer, it drops the fraction.",
    "NumPy 也接受用数字作形状；dtype 是整数时，它会截断小数部分。",
)
LISTS_AND_SEED_ON_JAX = Difference(
    "jax",
    "raises",
    "JAX takes no lists here: convert them with `ops.convert_to_tensor`. It takes no negative seed either.",
    "JAX 在这里不接受列表（请用 `ops.convert_to_tensor` 转换），也不接受负的种子。",
)
UNKNOWN_BATCH = Difference(
    "replacement",
    "raises",
    "Between the layers of a model, the size of the batch is `None`, and no numbers can be drawn. Draw them"
    " in a layer of your own that has a `keras.random.SeedGenerator`: in a Lambda layer, JAX raises.",
    "在模型的各层之间，批次的大小是 `None`，无法生成随机数。请自己写一个带有 `keras.random.SeedGenerator`"
    " 的层，在层里生成：放在 Lambda 层里，JAX 会报错。",
)
DEVIATION_AND_SEED_ON_NUMPY = Difference(
    "numpy",
    "raises",
    "NumPy takes neither a negative deviation nor a negative seed.",
    "NumPy 既不接受负的标准差，也不接受负的种子。",
)
REVERSED_ON_JAX = Difference(
    "jax",
    "distribution",
    "Where the upper bound is below the lower one, JAX gives the lower one throughout. Swap them.",
    "上界小于下界时，JAX 给出的全是下界。请交换两者。",
)
REVERSED_AND_SEED_ON_NUMPY = Difference(
    "numpy",
    "raises",
    "NumPy takes neither bounds in the wrong order nor a negative seed.",
    "NumPy 既不接受颠倒的界限，也不接受负的种子。",
)
COINS = [
    SEED,
    Difference(
        "replacement",
        "accepts",
        "Keras 2 raised on an integer `dtype`; `keras.random.binomial` takes one.",
        "Keras 2 遇到整数 `dtype` 会报错；`keras.random.binomial` 则接受。",
    ),
    Difference(
        "jax",
        "raises",
        "JAX takes no integer `dtype` here: use `ops.cast` afterwards. It takes no negative seed either.",
        "JAX 在这里不接受整数 `dtype`（请得到结果后再用 `ops.cast` 转换），也不接受负的种子。",
    ),
    Difference(
        "jax",
        "distribution",
        "JAX gives NaN for a probability above 1. Keep it between 0 and 1.",
        "概率大于 1 时，JAX 给出 NaN。请让概率保持在 0 与 1 之间。",
    ),
    Difference(
        "numpy",
        "raises",
        "NumPy takes neither a probability outside 0 to 1 nor a negative seed.",
        "NumPy 既不接受 0 到 1 之外的概率，也不接受负的种子。",
    ),
    SHAPE_ON_JAX,
    SHAPE_ON_NUMPY,
]

ONES = Input((np.full((4000,), 1, "float32"),))


def dropped_always():
    class Dropped(keras.layers.Layer):
        def __init__(self, rate):
            super().__init__()
            self.dropout = keras.layers.Dropout(rate, seed=1)

        def call(self, inputs):
            return self.dropout(inputs, training=True)

    return Dropped(0.25)(ONES)


@replaces(
    en="Write `keras.random.dropout`; with an integer seed, it drops the same elements on every call.",
    zh="改用 `keras.random.dropout`；种子是整数时，它每次调用都丢弃相同的元素。",
    random=True,
    trials=[
        lambda: K.dropout(ONES, 0.25, seed=1),
        lambda: K.dropout(ONES, 0.25),
        lambda: K.dropout(ONES, level=0.9, seed=2),
        lambda: K.dropout(K.constant(ONES), 0.5, None, 3),
        lambda: K.dropout(np.full((2000, 2), 3, "float32"), 0.5, noise_shape=(2000, 1), seed=1),
        Trial(lambda: K.dropout(keras.Input((3,)), 0.25, seed=1), SYMBOLIC),
        Trial(lambda: K.dropout(K.constant(ONES), 0, seed=1), CERTAIN),
        Trial(lambda: K.dropout(K.constant(ONES), 0.0, seed=1), CERTAIN),
        Trial(lambda: K.dropout(K.constant(ONES), 1.0, seed=1), CERTAIN),
        Trial(lambda: K.dropout(K.constant(ONES), 1, seed=1), CERTAIN),
        Trial(lambda: K.dropout(ONES, 1.5, seed=1), IMPOSSIBLE),
        Trial(lambda: K.dropout(ONES, -0.5, seed=1), IMPOSSIBLE),
        Trial(lambda: K.dropout(np.full((2000, 2), 3, "float32"), 0.5, noise_shape=(None, 1), seed=1), NONE),
        Trial(
            lambda: K.dropout(np.full((2000, 2), 3, "float32"), 0.5, noise_shape=(3, 1), seed=1), UNMATCHED
        ),
        Trial(lambda: K.dropout(K.constant(ONES, dtype="float16"), 0.25, seed=1), HALF),
        Trial(lambda: K.dropout(K.constant(ONES, dtype="float64"), 0.5, seed=1), DOUBLE),
        Trial(lambda: K.dropout(K.constant(ONES, dtype="int32"), 0.25, seed=1), INTEGERS),
        Trial(lambda: K.dropout([1.0] * 4000, 0.5, seed=1), NUMBERS),
        Trial(lambda: K.dropout(ONES, 0.25, seed=-1), NEGATIVE_SEED),
        Trial(lambda: K.dropout(ONES, 0.25, seed=2**31), LARGE_SEED),
    ],
    differences=[
        SEED,
        Difference(
            "replacement",
            "raises",
            "`keras.random.dropout` takes no symbolic tensor. In a functional model, use "
            "`keras.layers.Dropout`, which drops only in training, or make the call in a layer of your own "
            "that has a `keras.random.SeedGenerator`. In a Lambda layer, JAX raises.",
            "`keras.random.dropout` 不接受符号张量。在函数式模型中请使用 `keras.layers.Dropout`（"
            "只在训练时丢弃），或者自己写一个带有 `keras.random.SeedGenerator` 的层，在层里调用。"
            "放在 Lambda 层里，JAX 会报错。",
        ),
        Difference(
            "replacement",
            "accepts",
            "A rate of 1 now gives zeros; Keras 2 raised.",
            "丢弃率为 1 时，现在得到零；Keras 2 会报错。",
        ),
        Difference(
            "jax",
            "raises",
            "JAX takes neither a list nor a negative seed.",
            "JAX 既不接受列表，也不接受负的种子。",
        ),
        Difference(
            "jax",
            "accepts",
            "JAX gives zeros for a rate above 1, without a message.",
            "丢弃率大于 1 时，JAX 给出零，而且没有提示。",
        ),
        Difference(
            "numpy",
            "raises",
            "NumPy takes neither a list nor a negative seed.",
            "NumPy 既不接受列表，也不接受负的种子。",
        ),
        Difference(
            "numpy",
            "accepts",
            "Without a message, NumPy gives zeros for a rate above 1, and where the tensor holds "
            "integers, cuts off the fraction of the scaled values.",
            "NumPy 不作任何提示：丢弃率大于 1 时给出零；张量是整数时，截掉放大后的小数部分。",
        ),
        pytorch.DROPPED_INTEGERS,
        pytorch.DROPPED_ARRAY,
    ],
    see="errors.md#error-jax-rng",
    situations=[
        SituationDifference(
            ("known_batch", "unknown_batch"),
            "raises",
            "The functions in `keras.random` don't take symbolic tensors. Between layers, use "
            "`keras.layers.Dropout`, which drops only in training. To drop in `predict` too, as "
            "`K.dropout` did, call it with `training=True` in the `call` of a layer of your own.",
            "`keras.random` 里的函数不接受符号张量。在层与层之间，请用 `keras.layers.Dropout`，"
            "它只在训练时丢弃。如果 `predict` 时也要丢弃（`K.dropout` 就是这样），请在自己写的层的 `call` 里"
            "调用它，并传入 `training=True`。",
            backends=("tensorflow", "jax", "numpy"),
            advised=(dropped_always,),
        ),
        pytorch.DROPPED_IN_LAMBDA,
    ],
)
def dropout(x, level, noise_shape=None, seed=None):
    return keras.random.dropout(x, level, noise_shape=noise_shape, seed=seed)


def random_bernoulli_between_layers():
    x = keras.Input((2,))
    model = keras.Model(x, x * K.random_bernoulli(K.shape(x), 0.5, seed=1))
    return model(np.ones((2000, 2), "float32"))


@replaces(
    en="Write `keras.random.binomial` with `counts=1`: each number is 0 or 1.",
    zh="改用 `keras.random.binomial`，并写 `counts=1`：每个数都是 0 或 1。",
    random=True,
    trials=[
        lambda: K.random_bernoulli((4000,), 0.25, seed=1),
        lambda: K.random_bernoulli((4000,), p=0.75),
        lambda: K.random_bernoulli((4000,), seed=1),
        lambda: K.random_bernoulli([2000, 2], 0.5, None, 2),
        Trial(lambda: K.random_bernoulli((4000,), 1.0, seed=1), CERTAIN),
        Trial(lambda: K.random_bernoulli((4000,), 1, seed=1), CERTAIN),
        Trial(lambda: K.random_bernoulli((4000,), 0.0, seed=1), CERTAIN),
        Trial(lambda: K.random_bernoulli((4000,), 1.5, seed=1) == 1, IMPOSSIBLE),
        Trial(lambda: K.random_bernoulli((4000,), -0.5, seed=1) == 0, IMPOSSIBLE),
        Trial(lambda: K.random_bernoulli((4000,), 0.25, dtype="float16", seed=1), HALF),
        Trial(lambda: K.random_bernoulli((4000,), 0.25, dtype="float64", seed=1), DOUBLE),
        Trial(lambda: K.random_bernoulli((4000,), 0.25, dtype="int32", seed=1), INTEGERS),
        Trial(lambda: K.random_bernoulli((2000, 2), K.constant([0.1, 0.9]), seed=1), BOUNDS),
        Trial(lambda: K.random_bernoulli(4000, 0.25, seed=1), NUMBER_SHAPE),
        Trial(lambda: K.random_bernoulli(K.constant([2000, 2], dtype="int32"), 0.25, seed=1), SHAPE_TENSOR),
        Trial(lambda: K.random_bernoulli((4000,), 0.25, seed=-1), NEGATIVE_SEED),
        Trial(lambda: K.random_bernoulli((4000,), 0.25, seed=2**31), LARGE_SEED),
        Trial(random_bernoulli_between_layers, MODEL),
    ],
    differences=[*COINS, UNKNOWN_BATCH, pytorch.DRAWN],
    see="errors.md#error-jax-rng",
)
def random_bernoulli(shape, p=0.0, dtype=None, seed=None):
    return keras.random.binomial(shape, counts=1, probabilities=p, dtype=dtype, seed=seed)


def random_binomial_between_layers():
    x = keras.Input((2,))
    model = keras.Model(x, x * K.random_binomial(K.shape(x), 0.5, seed=1))
    return model(np.ones((2000, 2), "float32"))


@replaces(
    en="Write `keras.random.binomial` with `counts=1`: each number is 0 or 1.",
    zh="改用 `keras.random.binomial`，并写 `counts=1`：每个数都是 0 或 1。",
    random=True,
    trials=[
        lambda: K.random_binomial((4000,), 0.25, seed=1),
        lambda: K.random_binomial((4000,), p=0.75),
        lambda: K.random_binomial((4000,), seed=1),
        lambda: K.random_binomial([2000, 2], 0.5, None, 2),
        Trial(lambda: K.random_binomial((4000,), 1.0, seed=1), CERTAIN),
        Trial(lambda: K.random_binomial((4000,), 1.5, seed=1) == 1, IMPOSSIBLE),
        Trial(lambda: K.random_binomial((4000,), -0.5, seed=1) == 0, IMPOSSIBLE),
        Trial(lambda: K.random_binomial((4000,), 0.25, dtype="float16", seed=1), HALF),
        Trial(lambda: K.random_binomial((4000,), 0.25, dtype="float64", seed=1), DOUBLE),
        Trial(lambda: K.random_binomial((4000,), 0.25, dtype="int32", seed=1), INTEGERS),
        Trial(lambda: K.random_binomial((2000, 2), K.constant([0.1, 0.9]), seed=1), BOUNDS),
        Trial(lambda: K.random_binomial(4000, 0.25, seed=1), NUMBER_SHAPE),
        Trial(lambda: K.random_binomial(K.constant([2000, 2], dtype="int32"), 0.25, seed=1), SHAPE_TENSOR),
        Trial(lambda: K.random_binomial((4000,), 0.25, seed=-1), NEGATIVE_SEED),
        Trial(random_binomial_between_layers, MODEL),
    ],
    differences=[*COINS, UNKNOWN_BATCH, pytorch.DRAWN],
    see="errors.md#error-jax-rng",
)
def random_binomial(shape, p=0.0, dtype=None, seed=None):
    return keras.random.binomial(shape, counts=1, probabilities=p, dtype=dtype, seed=seed)


def random_normal_between_layers():
    x = keras.Input((2,))
    model = keras.Model(x, x * 0 + K.random_normal(K.shape(x), seed=1))
    return model(np.ones((2000, 2), "float32"))


@replaces(
    en="Write `keras.random.normal`; with an integer seed, it gives the same numbers on every call.",
    zh="改用 `keras.random.normal`；种子是整数时，它每次调用都给出相同的数。",
    random=True,
    trials=[
        lambda: K.random_normal((4000,), mean=2.0, stddev=3.0, seed=1),
        lambda: K.random_normal((4000,)),
        lambda: K.random_normal([2000, 2], 1.0),
        lambda: K.random_normal((4000,), -5, 2, "float32", 3),
        lambda: K.random_normal((4000,), stddev=0.0, seed=1),
        Trial(lambda: K.random_normal((4000,), dtype="float16", seed=1), HALF),
        Trial(lambda: K.random_normal((4000,), dtype="float64", seed=1), DOUBLE),
        Trial(lambda: K.random_normal((4000,), dtype="int32", seed=1), INTEGERS),
        Trial(lambda: K.random_normal((4000,), stddev=-1.0, seed=1), NEGATIVE_DEVIATION),
        Trial(lambda: K.random_normal((2000, 2), mean=K.constant([0, 9]), seed=1), BOUNDS),
        Trial(lambda: K.random_normal((2000, 2), stddev=[1.0, 9.0], seed=1), BOUNDS),
        Trial(lambda: K.random_normal(4000, seed=1), NUMBER_SHAPE),
        Trial(lambda: K.random_normal(K.constant([2000, 2], dtype="int32"), seed=1), SHAPE_TENSOR),
        Trial(lambda: K.random_normal((4000,), seed=-1), NEGATIVE_SEED),
        Trial(lambda: K.random_normal((4000,), seed=2**31), LARGE_SEED),
        Trial(random_normal_between_layers, MODEL),
    ],
    differences=[
        SEED,
        UNKNOWN_BATCH,
        LISTS_AND_SEED_ON_JAX,
        SHAPE_ON_JAX,
        DEVIATION_AND_SEED_ON_NUMPY,
        SHAPE_AND_INTEGERS_ON_NUMPY,
        pytorch.DRAWN_NORMAL,
    ],
    see="errors.md#error-jax-rng",
)
def random_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    return keras.random.normal(shape, mean=mean, stddev=stddev, dtype=dtype, seed=seed)


@replaces(
    en="Draw the numbers with `keras.random.normal` and put them into a `keras.Variable`.",
    zh="用 `keras.random.normal` 生成随机数，再放进 `keras.Variable`。",
    random=True,
    trials=[
        lambda: K.random_normal_variable((4000,), mean=2.0, scale=3.0, seed=1),
        lambda: K.random_normal_variable((4000,), 0.0, 1.0),
        lambda: K.random_normal_variable([2000, 2], 1, 2, "float32", "kernel", 3),
        Trial(lambda: K.random_normal_variable((4000,), 0.0, 1.0, dtype="float16", seed=1), HALF),
        Trial(lambda: K.random_normal_variable((4000,), 0.0, 1.0, dtype="float64", seed=1), DOUBLE),
        Trial(lambda: K.random_normal_variable((4000,), 0.0, 1.0, dtype="int32", seed=1), INTEGERS),
        Trial(lambda: K.random_normal_variable((4000,), 0.0, -1.0, seed=1), NEGATIVE_DEVIATION),
        Trial(lambda: K.random_normal_variable(4000, 0.0, 1.0, seed=1), NUMBER_SHAPE),
        Trial(lambda: K.random_normal_variable((4000,), 0.0, 1.0, seed=-1), NEGATIVE_SEED),
        Trial(lambda: K.random_normal_variable((4000,), 0.0, 1.0, name="a/b", seed=1), SLASH),
    ],
    rename=lambda: keras.random.normal,
    differences=[
        SEED,
        Difference(
            "replacement",
            "raises",
            "A variable's name can't contain `/` anymore.",
            "变量的名称不能再包含 `/`。",
        ),
        NEGATIVE_SEED_ON_JAX,
        SHAPE_ON_JAX,
        DEVIATION_AND_SEED_ON_NUMPY,
        SHAPE_AND_INTEGERS_ON_NUMPY,
        pytorch.NEGATIVE_DEVIATION,
    ],
)
def random_normal_variable(shape, mean, scale, dtype=None, name=None, seed=None):
    return keras.Variable(
        keras.random.normal(shape, mean=mean, stddev=scale, dtype=dtype, seed=seed), dtype=dtype, name=name
    )


def random_uniform_between_layers():
    x = keras.Input((2,))
    model = keras.Model(x, x * 0 + K.random_uniform(K.shape(x), seed=1))
    return model(np.ones((2000, 2), "float32"))


@replaces(
    en="Write `keras.random.uniform`, or `keras.random.randint` for integers.",
    zh="改用 `keras.random.uniform`；要整数时改用 `keras.random.randint`。",
    random=True,
    trials=[
        lambda: K.random_uniform((4000,), minval=2.0, maxval=5.0, seed=1),
        lambda: K.random_uniform((4000,)),
        lambda: K.random_uniform([2000, 2], -1.0),
        lambda: K.random_uniform((4000,), -5, 2, "float32", 3),
        lambda: K.random_uniform((4000,), maxval=0.0, seed=1),
        Trial(lambda: K.random_uniform((4000,), dtype="float16", seed=1), HALF),
        Trial(lambda: K.random_uniform((4000,), dtype="float64", seed=1), DOUBLE),
        Trial(lambda: K.random_uniform((4000,), 0, 10, dtype="int32", seed=1), INTEGERS),
        Trial(lambda: K.random_uniform((4000,), 0, 10, "int64"), INTEGERS),
        Trial(lambda: K.random_uniform((4000,), dtype="int32", seed=1), INTEGERS),
        Trial(lambda: K.random_uniform((4000,), 5.0, 2.0, seed=1), REVERSED),
        Trial(lambda: K.random_uniform((2000, 2), maxval=K.constant([1, 9]), seed=1), BOUNDS),
        Trial(lambda: K.random_uniform((2000, 2), minval=[-9.0, 0.0], seed=1), BOUNDS),
        Trial(lambda: K.random_uniform(4000, seed=1), NUMBER_SHAPE),
        Trial(lambda: K.random_uniform(K.constant([2000, 2], dtype="int32"), seed=1), SHAPE_TENSOR),
        Trial(lambda: K.random_uniform((4000,), seed=-1), NEGATIVE_SEED),
        Trial(lambda: K.random_uniform((4000,), seed=2**31), LARGE_SEED),
        Trial(random_uniform_between_layers, MODEL),
    ],
    differences=[
        SEED,
        Difference(
            "replacement",
            "raises",
            "`keras.random.uniform` gives no integers: write "
            "`keras.random.randint(shape, minval, maxval, dtype)`. Between the layers of a model, the size "
            "of the batch is `None`: draw the numbers in a layer of your own that has a "
            "`keras.random.SeedGenerator`. In a Lambda layer, JAX raises.",
            "`keras.random.uniform` 不给出整数：请写 `keras.random.randint(shape, minval, maxval, dtype)`。"
            "在模型的各层之间，批次的大小是 `None`：请自己写一个带有 `keras.random.SeedGenerator` 的层，"
            "在层里生成。放在 Lambda 层里，JAX 会报错。",
        ),
        LISTS_AND_SEED_ON_JAX,
        REVERSED_ON_JAX,
        SHAPE_ON_JAX,
        REVERSED_AND_SEED_ON_NUMPY,
        SHAPE_ON_NUMPY,
        pytorch.DRAWN_NORMAL,
    ],
    see="errors.md#error-jax-rng",
)
def random_uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
    return keras.random.uniform(shape, minval=minval, maxval=maxval, dtype=dtype, seed=seed)


@replaces(
    en="Draw the numbers with `keras.random.uniform` and put them into a `keras.Variable`.",
    zh="用 `keras.random.uniform` 生成随机数，再放进 `keras.Variable`。",
    random=True,
    trials=[
        lambda: K.random_uniform_variable((4000,), low=2.0, high=5.0, seed=1),
        lambda: K.random_uniform_variable((4000,), 0.0, 1.0),
        lambda: K.random_uniform_variable([2000, 2], -1, 1, "float32", "kernel", 3),
        Trial(lambda: K.random_uniform_variable((4000,), 0.0, 1.0, dtype="float16", seed=1), HALF),
        Trial(lambda: K.random_uniform_variable((4000,), 0.0, 1.0, dtype="float64", seed=1), DOUBLE),
        Trial(lambda: K.random_uniform_variable((4000,), 0, 10, dtype="int32", seed=1), INTEGERS),
        Trial(lambda: K.random_uniform_variable((4000,), 5.0, 2.0, seed=1), REVERSED),
        Trial(lambda: K.random_uniform_variable(4000, 0.0, 1.0, seed=1), NUMBER_SHAPE),
        Trial(lambda: K.random_uniform_variable((4000,), 0.0, 1.0, seed=-1), NEGATIVE_SEED),
        Trial(lambda: K.random_uniform_variable((4000,), 0.0, 1.0, name="a/b", seed=1), SLASH),
    ],
    rename=lambda: keras.random.uniform,
    differences=[
        SEED,
        Difference(
            "replacement",
            "raises",
            "A variable's name can't contain `/` anymore. For integers, draw with `keras.random.randint`.",
            "变量的名称不能再包含 `/`。要整数时，改用 `keras.random.randint` 生成随机数。",
        ),
        NEGATIVE_SEED_ON_JAX,
        REVERSED_ON_JAX,
        SHAPE_ON_JAX,
        REVERSED_AND_SEED_ON_NUMPY,
        SHAPE_ON_NUMPY,
    ],
)
def random_uniform_variable(shape, low, high, dtype=None, name=None, seed=None):
    return keras.Variable(
        keras.random.uniform(shape, minval=low, maxval=high, dtype=dtype, seed=seed), dtype=dtype, name=name
    )


def truncated_normal_between_layers():
    x = keras.Input((2,))
    model = keras.Model(x, x * 0 + K.truncated_normal(K.shape(x), seed=1))
    return model(np.ones((2000, 2), "float32"))


@replaces(
    en=(
        "Write `keras.random.truncated_normal`; with an integer seed, it gives the same numbers on "
        "every call."
    ),
    zh="改用 `keras.random.truncated_normal`；种子是整数时，它每次调用都给出相同的数。",
    random=True,
    trials=[
        lambda: K.truncated_normal((4000,), mean=2.0, stddev=3.0, seed=1),
        lambda: K.truncated_normal((4000,)),
        lambda: K.truncated_normal([2000, 2], 1.0),
        lambda: K.truncated_normal((4000,), -5, 2, "float32", 3),
        lambda: K.truncated_normal((4000,), stddev=0.0, seed=1),
        Trial(lambda: K.truncated_normal((4000,), dtype="float16", seed=1), HALF),
        Trial(lambda: K.truncated_normal((4000,), dtype="float64", seed=1), DOUBLE),
        Trial(lambda: K.truncated_normal((4000,), dtype="int32", seed=1), INTEGERS),
        Trial(lambda: K.truncated_normal((2000, 2), stddev=K.constant([1, 9]), seed=1), BOUNDS),
        Trial(lambda: K.truncated_normal(4000, seed=1), NUMBER_SHAPE),
        Trial(lambda: K.truncated_normal(K.constant([2000, 2], dtype="int32"), seed=1), SHAPE_TENSOR),
        Trial(lambda: K.truncated_normal((4000,), seed=-1), NEGATIVE_SEED),
        Trial(lambda: K.truncated_normal((4000,), seed=2**31), LARGE_SEED),
        Trial(truncated_normal_between_layers, MODEL),
    ],
    differences=[
        SEED,
        UNKNOWN_BATCH,
        NEGATIVE_SEED_ON_JAX,
        SHAPE_ON_JAX,
        Difference(
            "numpy",
            "raises",
            "NumPy takes one deviation, not one for each column, and no negative seed.",
            "NumPy 只接受一个标准差，不接受每列各一个，也不接受负的种子。",
        ),
        SHAPE_AND_INTEGERS_ON_NUMPY,
        pytorch.DRAWN_SHAPE,
    ],
    see="errors.md#error-jax-rng",
)
def truncated_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    return keras.random.truncated_normal(shape, mean=mean, stddev=stddev, dtype=dtype, seed=seed)
