"""Random calls of Keras 2's backend functions, as source text: what the upgrader is fed."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from publishing.proof.trial import Array, Result

ATLAS = Path(__file__).resolve().parents[2] / "snippets" / "atlas"

PREAMBLE = """\
import numpy as np
from keras import backend as K

m = K.constant([[3., 1., 2.], [0.5, 5., 4.]])
n = K.constant([[1., 2., -3.], [0.25, -1., 2.]])
p = K.constant([[0.2, 0.3, 0.5], [0.7, 0.2, 0.1]])
one_hot = K.constant([[0., 0., 1.], [1., 0., 0.]])
cube = K.constant([[[3., 1.], [2., 0.], [5., 4.]], [[1., 6.], [-2., 2.], [0.5, 1.]]])
image = K.constant(np.arange(32.).reshape((1, 4, 4, 2)) % 7)
volume = K.constant(np.arange(27.).reshape((1, 3, 3, 3, 1)) % 5)
sequence = K.constant(np.arange(30.).reshape((2, 5, 3)) % 4 - 1)
indices = K.constant([2, 0], dtype='int32')
flags = K.constant([[True, False, True], [True, True, True]], dtype='bool')
v = K.variable([[3., 1., 2.], [0.5, 5., 4.]])
w = K.variable([1., 2.])
array = np.array([[3., 1., 2.], [0.5, 5., 4.]])
"""
"""What the names in the calls mean. Rows, columns and values all differ, so that a wrong axis shows."""

Texts = SearchStrategy[str]


@dataclass(frozen=True)
class Recipe:
    """How a function is called so that Keras 2 accepts it.

    Attributes:
        arguments: For each parameter that may be given, what may be written.
        view: What makes its result comparable; `{}` is the call.
        context: Whether its result depends on the code around it, so that a call alone proves nothing.
        always: Parameters with a default that has to be overridden for these arguments.
    """

    arguments: dict[str, Texts]
    view: str = "{}"
    context: bool = False
    always: tuple[str, ...] = ()


def of(*texts: str) -> Texts:
    """One of some texts."""
    return st.sampled_from(texts)


def _nested(inner: Texts) -> Texts:
    """A tensor of the shape (2, 3) that is computed from one or two others."""
    forms = st.sampled_from(
        [
            "K.abs({0})",
            "K.square({0})",
            "-{0}",
            "({0} + 1.)",
            "K.sigmoid(x={0})",
            "K.exp(-K.abs({0}))",
            "K.clip({0}, -2, 2)",
            "K.reverse({0}, axes=1)",
            "K.maximum({0}, {1})",
            "({0} - {1})",
            "K.minimum({0},\n    {1})",
            "K.stop_gradient({0} * {1})",
        ]
    )
    return st.builds(str.format, forms, inner, inner)


TENSOR: Texts = st.recursive(of("m", "n"), _nested, max_leaves=4)
POSITIVE: Texts = st.recursive(
    of("m", "p"), lambda inner: inner.map(lambda text: f"K.sqrt({text})"), max_leaves=3
)
AXIS = of("0", "1", "-1")
AXES = of("None", "0", "1", "-1", "[0, 1]", "(0, 1)")
FLAG = of("True", "False")
DTYPE = of("'float32'", '"int32"', "'float64'")
FORMAT = of("'channels_last'", "None")
SEED = of("1", "42", "None")
SHAPE = of("(2, 3)", "[4]", "(3,)", "(2, 1, 2)")
NAME = of("'a'", "None")
SHAPE_OF = "tuple({}.shape)"
"""Of random numbers only this can be compared."""

VALUE_OF = "K.get_value({})"
"""Of what returns a variable: later calls change it."""


def _elementwise(names: str, tensor: Texts = TENSOR) -> dict[str, Recipe]:
    return {name: Recipe({"x": tensor}) for name in names.split()}


def _reductions(names: str) -> dict[str, Recipe]:
    return {name: Recipe({"x": TENSOR, "axis": AXES, "keepdims": FLAG}) for name in names.split()}


def _pairs(names: str, second: str = "y") -> dict[str, Recipe]:
    return {name: Recipe({"x": TENSOR, second: TENSOR}) for name in names.split()}


def _convolution(x: str, kernel: str, sizes: int, name: str = "kernel") -> Recipe:
    return Recipe(
        {
            "x": of(x, f"{x} * 2"),
            name: of(kernel, f"{kernel} - 1"),
            "strides": of("1", "2") if sizes == 1 else of(str((1,) * sizes), str((2,) * sizes)),
            "padding": of("'valid'", '"same"'),
            "data_format": FORMAT,
        }
    )


_LOSS = {"target": of("one_hot"), "output": of("p", "p * 0.5 + 0.2"), "from_logits": FLAG}
_STEP = of("lambda inputs, states: (inputs + states[0], [inputs + states[0]])")
_POOL = {"padding": of("'valid'", "'same'"), "data_format": FORMAT, "pool_mode": of("'max'", "'avg'")}
_SAMPLE = {"dtype": of("'float32'", "None"), "seed": SEED}
_WINDOW = of("np.ones((4, 6, 2)).astype('float32')", "K.constant(np.arange(48.).reshape((4, 6, 2)))")

RECIPES: dict[str, Recipe] = {
    **_elementwise("abs cos exp hard_sigmoid round sigmoid sign sin softplus softsign square tanh"),
    **_elementwise("batch_flatten flatten transpose eval"),
    **_elementwise("log sqrt", POSITIVE),
    **_elementwise("ndim int_shape shape"),
    **{name: Recipe({"tensor": TENSOR}) for name in ("is_sparse", "to_dense")},
    **_reductions("max mean min prod std sum var"),
    **_pairs("equal greater greater_equal less less_equal maximum minimum not_equal"),
    "all": Recipe({"x": of("flags", "K.greater(m, n)"), "axis": AXES, "keepdims": FLAG}),
    "any": Recipe({"x": of("flags", "K.less(m, n)"), "axis": AXES, "keepdims": FLAG}),
    "arange": Recipe({"start": of("0", "1"), "stop": of("5", "9"), "step": of("1", "2"), "dtype": DTYPE}),
    "argmax": Recipe({"x": TENSOR, "axis": AXIS}),
    "argmin": Recipe({"x": TENSOR, "axis": AXIS}),
    "backend": Recipe({}, context=True),
    "batch_dot": Recipe(
        {
            "x": of("cube[:, :2]"),
            "y": of("cube[:, 1:]", "cube[:, :2] - 1"),
            "axes": of("1", "2", "(1, 1)", "[2, 2]"),
        }
    ),
    "batch_get_value": Recipe({"tensors": of("[v, w]", "[w]")}),
    "batch_normalization": Recipe(
        {
            "x": TENSOR,
            "mean": of("K.mean(m, axis=0)", "p[0]"),
            "var": of("K.var(m, axis=0)", "p[1]"),
            "beta": of("n[0]", "p[0]"),
            "gamma": of("m[1]", "p[1]"),
            "axis": of("-1", "1"),
            "epsilon": of("1e-3", "0.01"),
        }
    ),
    "batch_set_value": Recipe(
        {"tuples": of("[(w, np.array([3., 4.]))]", "[(w, [5., 6.]), (v, array)]")},
        "[{}, K.batch_get_value([v, w])][1]",
    ),
    "bias_add": Recipe(
        {"x": of("image", "image * 2"), "bias": of("w", "K.constant([1., 2.])"), "data_format": FORMAT}
    ),
    "binary_crossentropy": Recipe(_LOSS),
    "binary_focal_crossentropy": Recipe(
        {**_LOSS, "apply_class_balancing": FLAG, "alpha": of("0.25", "0.5"), "gamma": of("2.0", "1.0")}
    ),
    "cast": Recipe({"x": TENSOR, "dtype": DTYPE}),
    "cast_to_floatx": Recipe({"x": of("array", "array + 1", "m", "[1, 2, 3]")}),
    "categorical_crossentropy": Recipe({**_LOSS, "axis": of("-1", "1")}),
    "categorical_focal_crossentropy": Recipe(
        {**_LOSS, "alpha": of("0.25", "0.5"), "gamma": of("2.0", "1.0"), "axis": of("-1")}
    ),
    "clear_session": Recipe({}, context=True),
    "clip": Recipe({"x": TENSOR, "min_value": of("0", "-1.", "0.5"), "max_value": of("1", "2.5", "3")}),
    "concatenate": Recipe({"tensors": of("[m, n]", "(m, n, p)", "[K.abs(n), m]"), "axis": AXIS}),
    "constant": Recipe({"value": of("2", "0.5", "[1, 2]"), "dtype": DTYPE, "name": NAME}),
    "conv1d": _convolution("sequence", "K.constant(np.arange(12.).reshape((2, 3, 2)))", 1),
    "conv2d": _convolution("image", "K.constant(np.arange(16.).reshape((2, 2, 2, 2)))", 2),
    "conv2d_transpose": Recipe(
        {
            "x": of("image"),
            "kernel": of("K.constant(np.arange(24.).reshape((2, 2, 3, 2)))"),
            "output_shape": of("(1, 8, 8, 3)", "[1, 8, 8, 3]"),
            "strides": of("(2, 2)"),
            "padding": of("'valid'", "'same'"),
            "data_format": FORMAT,
        },
        always=("strides",),
    ),
    "conv3d": _convolution("volume", "K.constant(np.arange(16.).reshape((2, 2, 2, 1, 2)))", 3),
    "count_params": Recipe({"x": of("v", "w")}),
    "ctc_batch_cost": Recipe(
        {
            "y_true": of("np.array([[0, 1], [1, 0]])"),
            "y_pred": of("K.softmax(sequence)"),
            "input_length": of("np.array([[5], [4]])"),
            "label_length": of("np.array([[2], [1]])"),
        }
    ),
    "ctc_decode": Recipe(
        {
            "y_pred": of("K.softmax(sequence)"),
            "input_length": of("np.array([5, 4])"),
            "greedy": of("True"),
            "top_paths": of("1"),
        },
        view="K.cast({}[0][0], 'int32')",
    ),
    "ctc_label_dense_to_sparse": Recipe(
        {
            "labels": of("K.constant([[1, 2], [3, 0]], dtype='int32')"),
            "label_lengths": of("K.constant([2, 1], dtype='int32')"),
        },
        context=True,
    ),
    "cumprod": Recipe({"x": TENSOR, "axis": AXIS}),
    "cumsum": Recipe({"x": TENSOR, "axis": AXIS}),
    "depthwise_conv2d": _convolution(
        "image", "K.constant(np.arange(8.).reshape((2, 2, 2, 1)))", 2, "depthwise_kernel"
    ),
    "dot": Recipe({"x": TENSOR, "y": of("K.transpose(n)", "K.transpose(m + 1)", "cube[0]")}),
    "dropout": Recipe(
        {"x": TENSOR, "level": of("0.5", "0.2"), "noise_shape": of("None", "(2, 1)"), "seed": SEED}, SHAPE_OF
    ),
    "dtype": Recipe({"x": of("m", "indices", "v")}),
    "elu": Recipe({"x": TENSOR, "alpha": of("1.", "0.5")}),
    "epsilon": Recipe({}),
    "expand_dims": Recipe({"x": TENSOR, "axis": AXIS}),
    "eye": Recipe({"size": of("2", "3"), "dtype": DTYPE, "name": NAME}),
    "floatx": Recipe({}),
    "foldl": Recipe(
        {
            "fn": of("lambda a, x: a + x", "lambda a, x: a * 2 + x"),
            "elems": of("m", "w"),
            "initializer": of("None"),
            "name": NAME,
        }
    ),
    "foldr": Recipe(
        {
            "fn": of("lambda a, x: a - x", "lambda a, x: a * 2 + x"),
            "elems": of("m", "w"),
            "initializer": of("None"),
            "name": NAME,
        }
    ),
    "function": Recipe({"inputs": of("[]"), "outputs": of("[m]"), "updates": of("None", "[]")}, context=True),
    "gather": Recipe(
        {"reference": of("K.transpose(m)", "K.transpose(n)"), "indices": of("indices", "[1, 0]")}
    ),
    "get_uid": Recipe({"prefix": of("'dense'", "''")}, context=True),
    "get_value": Recipe({"x": of("v", "w", "m")}),
    "gradients": Recipe({"loss": of("K.mean(v)"), "variables": of("[v]", "v")}, context=True),
    "image_data_format": Recipe({}),
    "in_test_phase": Recipe({"x": TENSOR, "alt": TENSOR, "training": of("0", "1", "True", "False")}),
    "in_top_k": Recipe({"predictions": of("p", "n"), "targets": of("indices"), "k": of("1", "2")}),
    "in_train_phase": Recipe({"x": TENSOR, "alt": TENSOR, "training": of("0", "1", "True", "False")}),
    "is_keras_tensor": Recipe({"x": of("m", "v")}),
    "l2_normalize": Recipe({"x": TENSOR, "axis": of("0", "1", "-1", "None")}),
    "learning_phase": Recipe({}, context=True),
    "learning_phase_scope": Recipe({"value": of("0", "1")}, context=True),
    "local_conv1d": Recipe(
        {
            "inputs": of("sequence"),
            "kernel": _WINDOW,
            "kernel_size": of("(2,)", "[2]"),
            "strides": of("(1,)"),
            "data_format": of("'channels_last'"),
        }
    ),
    "local_conv2d": Recipe(
        {
            "inputs": of("image"),
            "kernel": of("K.constant(np.arange(144.).reshape((9, 8, 2)))"),
            "kernel_size": of("(2, 2)"),
            "strides": of("(1, 1)"),
            "output_shape": of("(3, 3)"),
            "data_format": of("'channels_last'"),
        }
    ),
    "manual_variable_initialization": Recipe({"value": FLAG}, context=True),
    "map_fn": Recipe(
        {
            "fn": of("lambda x: x * 2", "K.square", "lambda row: K.sum(row)"),
            "elems": of("m", "cube"),
            "name": NAME,
            "dtype": of("'float32'", "None"),
        }
    ),
    "moving_average_update": Recipe(
        {"x": of("w"), "value": of("K.constant([3., 5.])"), "momentum": of("0.9", "0.5")}, VALUE_OF
    ),
    "name_scope": Recipe({"name": of("'scope'")}, context=True),
    "normalize_batch_in_training": Recipe(
        {
            "x": TENSOR,
            "gamma": of("p[0]", "None"),
            "beta": of("p[1]", "None"),
            "reduction_axes": of("[0]"),
            "epsilon": of("1e-3", "0.01"),
        }
    ),
    "one_hot": Recipe({"indices": of("indices", "K.cast(indices, 'int64')"), "num_classes": of("3", "4")}),
    "ones": Recipe({"shape": SHAPE, "dtype": DTYPE, "name": NAME}),
    "ones_like": Recipe({"x": TENSOR, "dtype": DTYPE, "name": NAME}),
    "permute_dimensions": Recipe({"x": of("cube", "cube * 2"), "pattern": of("(0, 2, 1)", "[2, 0, 1]")}),
    "placeholder": Recipe(
        {"shape": of("(None, 3)", "(2, 3)"), "dtype": of("'float32'", "'int32'"), "name": of("None")},
        context=True,
    ),
    "pool2d": Recipe(
        {"x": of("image"), "pool_size": of("(2, 2)"), "strides": of("(1, 1)", "(2, 2)"), **_POOL}
    ),
    "pool3d": Recipe(
        {"x": of("volume"), "pool_size": of("(2, 2, 2)"), "strides": of("(1, 1, 1)", "(2, 2, 2)"), **_POOL}
    ),
    "pow": Recipe({"x": POSITIVE, "a": of("2", "0.5", "-1.")}),
    "print_tensor": Recipe({"x": TENSOR, "message": of("'m: '", "''"), "summarize": of("3", "2")}),
    "random_bernoulli": Recipe({"shape": SHAPE, "p": of("0.0", "0.5", "1."), **_SAMPLE}, SHAPE_OF),
    "random_binomial": Recipe({"shape": SHAPE, "p": of("0.0", "0.5", "1."), **_SAMPLE}, SHAPE_OF),
    "random_normal": Recipe(
        {"shape": SHAPE, "mean": of("0.", "3."), "stddev": of("1.0", "0.1"), **_SAMPLE}, SHAPE_OF
    ),
    "random_normal_variable": Recipe(
        {"shape": SHAPE, "mean": of("0.", "3."), "scale": of("1.0", "0.1"), "name": NAME, **_SAMPLE}, SHAPE_OF
    ),
    "random_uniform": Recipe(
        {"shape": SHAPE, "minval": of("0.", "-1."), "maxval": of("1.0", "2."), **_SAMPLE}, SHAPE_OF
    ),
    "random_uniform_variable": Recipe(
        {"shape": SHAPE, "low": of("0.", "-1."), "high": of("1.0", "2."), "name": NAME, **_SAMPLE}, SHAPE_OF
    ),
    "relu": Recipe(
        {
            "x": TENSOR,
            "alpha": of("0.", "0.1"),
            "max_value": of("None", "2.", "6"),
            "threshold": of("0.", "0.5"),
        }
    ),
    "repeat": Recipe({"x": TENSOR, "n": of("2", "3")}),
    "repeat_elements": Recipe({"x": TENSOR, "rep": of("2", "3"), "axis": of("0", "1")}),
    "reset_uids": Recipe({}, context=True),
    "reshape": Recipe({"x": TENSOR, "shape": of("(3, 2)", "[-1]", "(-1, 1)", "(1, 6)")}),
    "resize_images": Recipe(
        {
            "x": of("image"),
            "height_factor": of("2", "3"),
            "width_factor": of("1", "2"),
            "data_format": of("'channels_last'"),
            "interpolation": of("'nearest'", "'bilinear'"),
        }
    ),
    "resize_volumes": Recipe(
        {
            "x": of("volume"),
            "depth_factor": of("2", "1"),
            "height_factor": of("3", "2"),
            "width_factor": of("2"),
            "data_format": of("'channels_last'"),
        }
    ),
    "reverse": Recipe({"x": TENSOR, "axes": of("0", "1", "[0, 1]", "(0,)")}),
    "rnn": Recipe(
        {
            "step_function": _STEP,
            "inputs": of("sequence"),
            "initial_states": of("[sequence[:, 0]]", "[K.zeros_like(sequence[:, 0])]"),
            "go_backwards": FLAG,
            "unroll": FLAG,
        }
    ),
    "separable_conv2d": Recipe(
        {
            "x": of("image"),
            "depthwise_kernel": of("K.constant(np.arange(8.).reshape((2, 2, 2, 1)))"),
            "pointwise_kernel": of("K.constant([[[[1., 2., 3.], [4., 5., 6.]]]])"),
            "strides": of("(1, 1)", "(2, 2)"),
            "padding": of("'valid'", "'same'"),
            "data_format": FORMAT,
        }
    ),
    "set_epsilon": Recipe({"value": of("1e-7", "1e-5")}),
    "set_floatx": Recipe({"value": of("'float32'")}),
    "set_image_data_format": Recipe({"data_format": of("'channels_last'")}),
    "set_learning_phase": Recipe({"value": of("0", "1")}, context=True),
    "set_value": Recipe(
        {"x": of("w"), "value": of("[7., 8.]", "np.array([1., 3.])")}, "[{}, K.get_value(w)][1]"
    ),
    "softmax": Recipe({"x": TENSOR, "axis": AXIS}),
    "sparse_categorical_crossentropy": Recipe(
        {
            "target": of("indices"),
            "output": of("p", "p * 0.5 + 0.2"),
            "from_logits": FLAG,
            "axis": of("-1", "1"),
        }
    ),
    "spatial_2d_padding": Recipe(
        {"x": of("image"), "padding": of("((1, 1), (0, 2))", "((1, 0), (1, 1))"), "data_format": FORMAT}
    ),
    "spatial_3d_padding": Recipe(
        {
            "x": of("volume"),
            "padding": of("((1, 1), (0, 2), (1, 0))", "((1, 1), (1, 1), (1, 1))"),
            "data_format": FORMAT,
        }
    ),
    "squeeze": Recipe({"x": of("K.expand_dims(m, 1)", "cube[:, :1]"), "axis": of("1")}),
    "stack": Recipe({"x": of("[m, n]", "(m, n, p)", "[K.abs(m)]"), "axis": AXIS}),
    "stop_gradient": Recipe({"variables": st.one_of(TENSOR, of("v"))}),
    "switch": Recipe(
        {
            "condition": of("K.greater(m, n)", "flags"),
            "then_expression": TENSOR,
            "else_expression": TENSOR,
        }
    ),
    "temporal_padding": Recipe({"x": of("sequence", "cube"), "padding": of("(1, 2)", "(0, 1)", "[1, 1]")}),
    "tile": Recipe({"x": TENSOR, "n": of("[2, 1]", "(1, 3)", "[2, 2]")}),
    "truncated_normal": Recipe(
        {"shape": SHAPE, "mean": of("0.", "3."), "stddev": of("1.0", "0.1"), **_SAMPLE}, SHAPE_OF
    ),
    "update": Recipe({"x": of("w"), "new_x": of("K.constant([3., 5.])", "w * 2")}, VALUE_OF),
    "update_add": Recipe({"x": of("w"), "increment": of("K.constant([3., 5.])", "w")}, VALUE_OF),
    "update_sub": Recipe({"x": of("w"), "decrement": of("K.constant([3., 5.])", "w * 0.5")}, VALUE_OF),
    "variable": Recipe({"value": of("array", "[1., 2.]", "0.5"), "dtype": DTYPE, "name": NAME}),
    "zeros": Recipe({"shape": SHAPE, "dtype": DTYPE, "name": NAME}),
    "zeros_like": Recipe({"x": TENSOR, "dtype": DTYPE, "name": NAME}),
}
"""How each function of the atlas is called."""


@dataclass(frozen=True)
class Parameter:
    """A parameter of a function of Keras 2's backend.

    Attributes:
        name: Its name.
        required: Whether it has no default.
    """

    name: str
    required: bool


def signatures() -> dict[str, tuple[Parameter, ...]]:
    """The signature of each function, as the atlas has it."""
    return dict(sorted(found for path in ATLAS.glob("*.py") for found in _signatures(path)))


def _signatures(path: Path) -> Iterator[tuple[str, tuple[Parameter, ...]]]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and any(
            isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "replaces"
            for decorator in node.decorator_list
        ):
            names = [argument.arg for argument in node.args.args]
            first = len(names) - len(node.args.defaults)
            yield node.name, tuple(Parameter(name, at < first) for at, name in enumerate(names))


SIGNATURES = signatures()


@st.composite
def calls(draw: st.DrawFn, name: str) -> str:
    """Calls of a function that Keras 2 accepts.

    Positional and by keyword, in any order, starred, nested, over several lines, with comments.
    """
    recipe = RECIPES[name]
    given = [
        (parameter.name, draw(recipe.arguments[parameter.name]))
        if parameter.name in recipe.arguments
        and (parameter.required or parameter.name in recipe.always or draw(st.booleans()))
        else None
        for parameter in SIGNATURES[name]
    ]
    unbroken = given.index(None) if None in given else len(given)
    count = draw(st.integers(0, unbroken))
    positional = [argument[1] for argument in given[:count] if argument]
    keywords = draw(st.permutations([argument for argument in given[count:] if argument]))
    return _written(draw, f"K.{name}", positional, keywords)


@st.composite
def expressions(draw: st.DrawFn, name: str) -> str:
    """Calls of a function, also as an operand, as an argument, or with its result indexed."""
    call = draw(calls(name))
    forms = [
        "{}",
        "({})",
        "-{}",
        "{} ** 2",
        "1 - {}",
        "2 * ({} + 1)",
        "{} if m is not n else None",
        "[{}][0]",
    ]
    return draw(st.sampled_from(forms)).format(call)


def _written(
    draw: st.DrawFn, function: str, positional: Sequence[str], keywords: Sequence[tuple[str, str]]
) -> str:
    """A call with these arguments, in one of the ways in which people write it."""
    starred = draw(st.integers(0, 9))
    texts = [*positional, *(f"{name}={text}" for name, text in keywords)]
    if starred == 0 and positional:
        at = draw(st.integers(0, len(positional) - 1))
        texts[at : len(positional)] = [f"*[{', '.join(positional[at:])}]"]
    elif starred == 1 and keywords:
        packed = ", ".join(f'"{name}": {text}' for name, text in keywords)
        texts[len(positional) :] = [f"**{{{packed}}}"]
    elif starred == 2 and keywords:
        packed = ", ".join(f"{name}={text}" for name, text in keywords)
        texts[len(positional) :] = [f"**dict({packed})"]
    if not texts:
        return draw(st.sampled_from([f"{function}()", f"{function}( )"]))
    layout = draw(st.integers(0, 5))
    if layout == 0:
        return f"{function}(\n    " + ",\n    ".join(texts) + ",\n)"
    if layout == 1:
        return (
            f"{function}({texts[0]},  # the first, as {texts[0][:9].splitlines()[0]!r} says\n  "
            + ", ".join(texts[1:])
            + ")"
        )
    if layout == 2:
        return f"{function} ( {' , '.join(texts)} )"
    if layout == 3:
        return f"{function}(\n    # 参数\n    {', '.join(texts)})"
    return f"{function}({', '.join(texts)})"


def drawn(strategy: Texts, count: int) -> list[str]:
    """Some examples of a strategy, the same ones each time, without repeats."""
    found: dict[str, None] = {}

    @seed(20)
    @settings(max_examples=count, phases=[Phase.generate], database=None, deadline=None)
    @given(strategy)
    def collect(text: str) -> None:
        found[text] = None

    collect()
    return list(found)


def program(name: str, texts: Sequence[str]) -> str:
    """A program that computes calls of a function, also after one of them raises.

    `outcomes` reads its result.
    """
    view = RECIPES[name].view
    code = [PREAMBLE, "\n\nresult = []\n"]
    for number, text in enumerate(texts):
        code.append(f"\n\ndef call_{number}():\n    return {view.format(text)}\n")
    tried = ", ".join(f"call_{number}" for number in range(len(texts)))
    code.append(
        f"\n\nfor call in [{tried}]:\n"
        f"    result.append({_CALL!r})\n"
        "    try:\n"
        "        result.append(call())\n"
        "    except Exception as error:\n"
        f"        result += [{_RAISED!r}, type(error).__name__, str(error)]\n"
    )
    return "".join(code)


def spans(text: str) -> list[range]:
    """The lines of a program that hold each of its calls."""
    return [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
    ]


_CALL, _RAISED = "the next call", "it raised"


def outcomes(result: Result) -> list[Result]:
    """What each call of a program gave."""
    found: list[list[Array]] = []
    for array in result.arrays:
        if array.values == (_CALL,):
            found.append([])
        else:
            found[-1].append(array)
    return [
        Result((), str(arrays[1].values[0]), str(arrays[2].values[0]))
        if arrays and arrays[0].values == (_RAISED,)
        else Result(tuple(arrays))
        for arrays in found
    ]
