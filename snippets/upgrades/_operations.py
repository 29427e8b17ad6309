"""Functions of TensorFlow with a counterpart in `keras.ops` that computes the same."""

from collections.abc import Iterator

from publishing.upgrader.entry import Operation


def _each(pairs: str, parameters: str, names: str, *, needs: str = "") -> Iterator[Operation]:
    # Of each line, the last word is the name in `keras.ops`, and the others are paths in `tf`. The parameters
    # have their names in `keras.ops` at the same positions; those that are needed have other defaults there.
    mapping = dict(zip(parameters.split(), names.split(), strict=True))
    for line in pairs.strip().splitlines():
        *old, new = line.split()
        paths = " ".join(f"tensorflow.{path}" for path in old)
        yield Operation(paths, new, mapping, needs.split())


OPERATIONS = [
    *_each(
        """
        reduce_sum math.reduce_sum sum
        reduce_mean math.reduce_mean mean
        reduce_max math.reduce_max max
        reduce_min math.reduce_min min
        reduce_prod math.reduce_prod prod
        reduce_any math.reduce_any any
        reduce_all math.reduce_all all
        reduce_logsumexp math.reduce_logsumexp logsumexp
        math.reduce_std std
        math.reduce_variance var
        """,
        "input_tensor axis keepdims",
        "x axis keepdims",
    ),
    *_each(
        """
        abs math.abs abs
        exp math.exp exp
        math.log log
        math.log1p log1p
        math.expm1 expm1
        sqrt math.sqrt sqrt
        math.rsqrt rsqrt
        square math.square square
        sign math.sign sign
        sin math.sin sin
        cos math.cos cos
        tan math.tan tan
        tanh math.tanh nn.tanh tanh
        sigmoid math.sigmoid nn.sigmoid sigmoid
        floor math.floor floor
        math.ceil ceil
        math.erf erf
        math.reciprocal reciprocal
        negative math.negative negative
        math.is_nan isnan
        math.is_finite isfinite
        logical_not math.logical_not logical_not
        """,
        "x",
        "x",
    ),
    *_each(
        """
        nn.relu relu
        nn.relu6 relu6
        nn.elu elu
        nn.selu selu
        nn.softplus math.softplus softplus
        nn.softsign math.softsign softsign
        nn.silu nn.swish silu
        """,
        "features",
        "x",
    ),
    *_each("nn.leaky_relu leaky_relu", "features alpha", "x negative_slope"),
    *_each("nn.softmax softmax\nnn.log_softmax math.log_softmax log_softmax", "logits axis", "x axis"),
    *_each(
        """
        pow math.pow power
        maximum math.maximum maximum
        minimum math.minimum minimum
        add math.add add
        subtract math.subtract subtract
        multiply math.multiply multiply
        divide math.divide divide
        equal math.equal equal
        not_equal math.not_equal not_equal
        greater math.greater greater
        less math.less less
        greater_equal math.greater_equal greater_equal
        less_equal math.less_equal less_equal
        logical_and math.logical_and logical_and
        logical_or math.logical_or logical_or
        """,
        "x y",
        "x1 x2",
    ),
    *_each("where where", "condition x y", "condition x1 x2"),
    *_each("clip_by_value clip", "t clip_value_min clip_value_max", "x x_min x_max"),
    *_each("cast cast", "x dtype", "x dtype"),
    *_each("expand_dims expand_dims\nsqueeze squeeze", "input axis", "x axis"),
    *_each("reshape reshape", "tensor shape", "x newshape"),
    *_each("transpose transpose", "a perm", "x axes"),
    *_each("concat concatenate", "values axis", "xs axis"),
    *_each("stack stack", "values axis", "x axis"),
    *_each("tile tile", "input multiples", "x repeats"),
    *_each("repeat repeat", "input repeats axis", "x repeats axis"),
    *_each("roll roll", "input shift axis", "x shift axis"),
    *_each("reverse flip", "tensor axis", "x axis"),
    *_each("matmul linalg.matmul matmul", "a b", "x1 x2"),
    *_each("one_hot one_hot", "indices depth", "x num_classes"),
    *_each("zeros_like zeros_like\nones_like ones_like", "input", "x"),
    *_each(
        """
        argmax math.argmax argmax
        argmin math.argmin argmin
        """,
        "input axis",
        "x axis",
        needs="axis",
    ),
    *_each("cumsum math.cumsum cumsum\nmath.cumprod cumprod", "x axis", "x axis", needs="axis"),
    *_each("stop_gradient stop_gradient", "input", "variable"),
]
"""The operations; a test computes each of them in both."""
