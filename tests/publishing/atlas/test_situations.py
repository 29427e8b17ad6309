"""Replacements in models: what differs there is found by a run, and documented."""

from pathlib import Path
from typing import Any

import pytest

from executed_docs.locale import words
from publishing.atlas import situations
from publishing.atlas.entry import SituationDifference
from publishing.atlas.render import Templates, described
from publishing.atlas.results import mismatches
from publishing.atlas.situations import Found
from tests.publishing.atlas.conftest import Judged, Planned
from tests.runtimes import BACKENDS

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[3]
TRAINING = tuple(backend for backend in BACKENDS if backend != "numpy")
SUM = """
@replaces(
    en="e", zh="z", inputs=[ROWS], trials=[lambda x: K.sum(x, axis=1)], situations=[{situations}],
    differences=[{differences}],
)
def sum(x, axis=None, keepdims=False):
    return {body}
"""
RIGHT = "ops.sum(x, axis=axis)"
BETWEEN = "SituationDifference(('known_batch', 'unknown_batch'), {aspect!r}, 'e', 'z'{more})"
SYMBOLIC = ("known_batch", "unknown_batch")


def entry(body: str, situations: str = "", differences: str = "") -> str:
    text = SUM.format(body=body, situations=situations, differences=differences)
    return f"from publishing.atlas.entry import SituationDifference\n{text}"


def test_a_replacement_that_works_in_models_is_tried_in_all_of_them(judged: Judged) -> None:
    (function,) = judged(entry(RIGHT))
    assert [*function.problems, *mismatches(function)] == []
    tried = described(function)["situations"]["tried"]
    assert tried == {
        **{backend: [*situations.SITUATIONS] for backend in TRAINING},
        "numpy": ["known_batch", "unknown_batch", "lambda_layer", "saved"],
    }
    for backend in BACKENDS:
        results = function.situations[backend]
        assert {repr(results[name]["values"]) for name in results if name != "weights"} == {"[6.0, 9.0]"}
    weights = {own["weights"]["text"] for own in function.situations.values() if "weights" in own}
    assert weights == {"[[[-0.15 -0.15 -0.15]], [[0.15 0.15 0.15]], [[0. 0. 0.]]]"}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # Wrong between layers only, without a message.
        (
            f"{RIGHT} + (1 if keras.utils.is_keras_tensor(x) else 0)",
            [Found(situation, backend, "values") for backend in BACKENDS for situation in SYMBOLIC],
        ),
        # Right between layers and wrong wherever the values are computed.
        (
            f"{RIGHT} + (0 if keras.utils.is_keras_tensor(x) else 0 * float(x[0, 0]))",
            [
                Found(situation, backend, "raises")
                for backend in ("tensorflow", "jax")
                for situation in ("lambda_layer", "fit", *(["weights"] if backend == "jax" else []))
            ],
        ),
        # The sizes of a batch are unknown.
        (
            "ops.reshape(ops.sum(x, axis=axis), (x.shape[0],))",
            [
                Found("unknown_batch", "tensorflow", "raises"),
                Found("lambda_layer", "tensorflow", "raises"),
                Found("fit", "tensorflow", "raises"),
                *(Found("unknown_batch", backend, "raises") for backend in BACKENDS[1:]),
            ],
        ),
    ],
    ids=["symbolic", "traced", "sizes"],
)
def test_what_differs_in_a_model_is_found_where_it_does(
    judged: Judged, body: str, found: list[Found]
) -> None:
    (function,) = judged(entry(body))
    assert function.problems == []
    assert situations.found(function.situations) == found
    shown = [*mismatches(function)]
    assert len(shown) == len(found)
    for one, message in zip(found, shown, strict=True):
        assert (
            f"sum: in the situation {one.situation} on {one.backend}, the replacement differs in" in message
        )
        assert f"SituationDifference(('{one.situation}',), '{one.aspect}', …)" in message
        assert "keras.Model" in message


def test_a_difference_in_models_is_documented_for_the_backends_that_show_it(judged: Judged) -> None:
    body = f"{RIGHT} + (1 if keras.utils.is_keras_tensor(x) else 0)"
    (function,) = judged(entry(body, BETWEEN.format(aspect="values", more="")))
    assert [*mismatches(function)] == []
    (shown,) = described(function)["situations"]["differences"]
    assert (shown["backends"], shown["shown"], shown["aspect"]) == ([*BACKENDS], "known_batch", "values")
    assert (shown["old"]["text"], shown["new"]["text"]) == ("[6. 9.]", "[ 7. 10.]")

    only = BETWEEN.format(aspect="values", more=", backends=('jax',)")
    (function,) = judged(entry(body, only))
    assert [message.partition(", the replacement")[0] for message in mismatches(function)] == [
        f"snippets/atlas/chapter.py: sum: in the situation {situation} on {backend}"
        for backend in BACKENDS
        if backend != "jax"
        for situation in SYMBOLIC
    ]


ADVISED = """SituationDifference(
    ('weights',), 'values', 'e', 'z', backends=('jax', 'torch'), advised=('{advised}',)
)"""
NORMALIZED = """
from publishing.atlas.entry import SituationDifference

@replaces(
    en="e", zh="z", inputs=[ROWS], trials=[lambda x: K.l2_normalize(x, 1)], situations=[{situations}]
)
def l2_normalize(x, axis=None):
    return ops.normalize(x, axis, epsilon=1e-6)
"""


def test_what_is_advised_for_a_situation_is_run_there_on_every_backend(judged: Judged) -> None:
    advised = "x / ops.sqrt(ops.maximum(ops.sum(ops.square(x), axis=1, keepdims=True), 1e-12))"
    (function,) = judged(NORMALIZED.format(situations=ADVISED.format(advised=advised)))
    assert [*function.problems, *mismatches(function)] == []
    (shown,) = described(function)["situations"]["differences"]
    (advice,) = shown["advised"]
    assert (advice["code"], advice["backends"]) == (advised, [*TRAINING])
    assert ["nan" in each["text"] for each in (shown["old"], shown["new"], advice["result"])] == [
        False,
        True,
        False,
    ]
    own = words.load("en", ROOT / "publishing" / "locale")
    for kind, code in (("html", f"<code>{advised}</code>"), ("md", f"`{advised}`")):
        page = Templates(ROOT, "en", own, {"keras2": "2", "keras3": "3"}, kind).entry(described(function))
        assert f"Run there on TensorFlow, JAX, PyTorch, with the same result: {code}" in page
        assert page.count(code) == 2


@pytest.mark.parametrize(
    ("language", "values", "shape"),
    [
        ("en", "In a model: Different values (JAX, PyTorch)", "PyTorch: Another shape"),
        ("zh", "在模型里：数值不同 (JAX、PyTorch)", "PyTorch：形状不同"),
    ],
)
def test_what_differs_elsewhere_is_next_to_the_verdict(
    judged: Judged, language: str, values: str, shape: str
) -> None:
    situation = ADVISED.format(advised="x / ops.sqrt(ops.maximum(ops.sum(ops.square(x), 1, True), 1e-12))")
    (function,) = judged(NORMALIZED.format(situations=situation))
    own = words.load(language, ROOT / "publishing" / "locale")

    def shown(data: dict[str, Any], part: str, kind: str) -> str:
        templates = Templates(ROOT, language, own, {"keras2": "2", "keras3": "3"}, kind)
        page = templates.entry(data) if part == "entry" else templates.index([data])
        return next(line for line in page.split("<p>" if kind == "html" else "\n") if values in line)

    data = described(function)
    assert data["verdict"] == "same"
    assert data["elsewhere"] == [{"place": "models", "aspect": "values", "backends": ["jax", "torch"]}]
    data["elsewhere"].insert(0, {"place": "arrays", "aspect": "shape", "backends": ["torch"]})
    for part in ("entry", "index"):
        for kind in ("html", "md"):
            line = shown(data, part, kind)
            assert line.index(own["atlas.same"]) < line.index(shape) < line.index(values)
    index = Templates(ROOT, language, own, {"keras2": "2", "keras3": "3"}, "html").index([data])
    assert 'data-verdict="same elsewhere"' in index


def test_of_other_backends_the_worst_on_ordinary_values_is_elsewhere(judged: Judged) -> None:
    text = """
@replaces(en="e", zh="z", inputs=[ROWS], trials=[lambda x: K.sum(x, axis=1)])
def sum(x, axis=None, keepdims=False):
    return ops.sum(x, axis=axis, keepdims=keras.backend.backend() == "jax")
"""
    (function,) = judged(text)
    assert function.verdict == "same"
    assert function.elsewhere == {("arrays", "shape"): ["jax"]}


LOADED = """
from publishing.atlas.entry import SituationDifference

def mapped():
    @keras.saving.register_keras_serializable()
    class Mapped(keras.layers.Layer):
        def call(self, inputs):
            return ops.map(lambda row: row * {factor}, inputs)

    return Mapped()(ROWS)

@replaces(
    en="e", zh="z", trials=[lambda: K.map_fn(lambda row: row * 2, ROWS)],
    situations=[SituationDifference(('saved',), 'raises', 'e', 'z', advised=(mapped,))],
)
def map_fn(fn, elems):
    return ops.map(fn, elems)
"""


def test_advice_that_needs_a_layer_is_run_and_shown_whole(judged: Judged) -> None:
    (function,) = judged(LOADED.format(factor=2))
    assert [*function.problems, *mismatches(function)] == []
    (shown,) = described(function)["situations"]["differences"]
    (advice,) = shown["advised"]
    assert advice["backends"] == [*BACKENDS]
    first, *_, last = advice["code"].splitlines()
    assert (first, last) == ("@keras.saving.register_keras_serializable()", "Mapped()(rows)")
    own = words.load("en", ROOT / "publishing" / "locale")
    for kind, line in (("html", "<code>Mapped()(rows)</code>: "), ("md", "\n  Mapped()(rows)\n  ```\n")):
        page = Templates(ROOT, "en", own, {"keras2": "2", "keras3": "3"}, kind).entry(described(function))
        assert line in page


def test_advice_that_needs_a_layer_and_differs_is_red(judged: Judged) -> None:
    (function,) = judged(LOADED.format(factor=3))
    found = [*mismatches(function)]
    assert len(found) == len(BACKENDS)
    for message, backend in zip(found, BACKENDS, strict=True):
        assert f"in the situation saved on {backend}, what it advises, @keras" in message
        assert "Mapped()(rows), differs in values" in message


def test_an_advised_lambda_layer_is_the_layer_of_the_situation(planned: Planned) -> None:
    layer = "keras.layers.Lambda(lambda x: ops.sum(x, axis=1), output_shape=())(rows)"
    difference = f"SituationDifference(('lambda_layer',), 'raises', 'e', 'z', advised=({layer!r},))"
    (plan,) = planned(entry(RIGHT, difference))
    program = str(situations.programs(plan, "jax")[situations.advice("lambda_layer", layer)])
    assert f"    return {layer}\n" in program
    assert program.count("keras.layers.Lambda(") == 1
    assert "model = keras.Model(inputs, compute(*inputs))" in program


def test_where_the_call_on_arrays_raises_advice_is_compared_with_nothing(judged: Judged) -> None:
    body = "ops.sum(x, axis=1 if keras.utils.is_keras_tensor(x) else 7)"
    advised = "advised=('ops.sum(x, axis=1)',)"
    differences = [
        f"SituationDifference(('known_batch', 'unknown_batch'), 'accepts', 'e', 'z', {advised})",
        "Difference('replacement', 'raises', 'e', 'z', ordinary=True)",
    ]
    (function,) = judged(entry(body, *differences))
    assert not any("what it advises" in message for message in mismatches(function))
    for shown in described(function)["situations"]["differences"]:
        assert shown["advised"] == []


def test_advice_that_differs_too_is_red(judged: Judged) -> None:
    # The same in other words.
    advised = "ops.normalize(x, 1, epsilon=1e-5)"
    (function,) = judged(NORMALIZED.format(situations=ADVISED.format(advised=advised)))
    assert [message.partition(": [[")[0] for message in mismatches(function)] == [
        f"snippets/atlas/chapter.py: l2_normalize: in the situation weights on {backend}, what it advises, "
        f"{advised}, differs in values"
        for backend in ("jax", "torch")
    ]


def test_a_documented_difference_that_no_run_shows_is_red(judged: Judged) -> None:
    (function,) = judged(entry(RIGHT, "SituationDifference(('fit',), 'raises', 'e', 'z')"))
    assert [*mismatches(function)] == [
        f"snippets/atlas/chapter.py: sum: it says that in the situation fit on {backend} the replacement "
        "differs in raises, which no case shows. Delete it."
        for backend in TRAINING
    ]
    # Where a situation isn't run, a difference is documented in vain if the entry names the backend.
    only = "SituationDifference(('fit',), 'raises', 'e', 'z', backends=('numpy',))"
    (message,) = mismatches(judged(entry(RIGHT, only))[0])
    assert "in the situation fit on numpy" in message


def test_under_fit_the_gradient_passes_through_the_replacement(judged: Judged) -> None:
    text = """
from publishing.atlas.entry import SituationDifference

def once(x):
    if keras.backend.backend() != "tensorflow":
        return ops.sum(x, axis=1)
    import tensorflow as tf

    @tf.custom_gradient
    def refused(x):
        def gradient(upstream):
            raise ValueError("no gradient here")

        return tf.reduce_sum(x, axis=1), gradient

    return ops.sum(x, axis=1) if keras.utils.is_keras_tensor(x) else refused(x)

@replaces(en="e", zh="z", inputs=[ROWS], trials=[lambda x: K.sum(x, axis=1)])
def sum(x, axis=None, keepdims=False):
    return once(x)
"""
    (function,) = judged(text)
    assert situations.found(function.situations) == [
        Found("fit", "tensorflow", "raises"),
        Found("weights", "tensorflow", "raises"),
    ]
    assert "no gradient here" in function.situations["tensorflow"]["fit"]["text"]


ROOT_OF = """
@replaces(en="e", zh="z", inputs=[ROWS], trials=[lambda x: {before}])
def {name}(x, axis=None, keepdims=False):
    return {body}
"""


@pytest.mark.parametrize(
    ("name", "before", "body", "lost"),
    [
        ("sqrt", "K.sqrt(x)", "ops.sqrt(ops.maximum(x, 0))", ["jax", "torch"]),
        ("sqrt", "K.sqrt(x)", "ops.sqrt(ops.maximum(x, 1e-12))", []),
        ("std", "K.std(x, axis=1)", "ops.std(x, axis=axis)", ["jax"]),
        ("std", "K.std(x, axis=1)", "ops.sqrt(ops.maximum(ops.var(x, axis=axis), 1e-12))", []),
        ("l2_normalize", "K.l2_normalize(x, 1)", "ops.normalize(x, axis, epsilon=1e-6)", ["jax", "torch"]),
        (
            "l2_normalize",
            "K.l2_normalize(x, 1)",
            "x / ops.sqrt(ops.maximum(ops.sum(ops.square(x), axis=axis, keepdims=True), 1e-12))",
            [],
        ),
    ],
)
def test_weights_that_a_training_step_loses_are_found_and_the_advice_keeps_them(
    judged: Judged, name: str, before: str, body: str, lost: list[str]
) -> None:
    (function,) = judged(ROOT_OF.format(name=name, before=before, body=body))
    assert situations.found(function.situations) == [Found("weights", each, "values") for each in lost]
    for message, each in zip(mismatches(function), lost, strict=True):
        assert f"in the situation weights on {each}, the replacement differs in values from the weights" in (
            message
        )
    for each in lost:
        assert "nan" in function.situations[each]["weights"]["text"]


def test_a_function_that_is_passed_to_an_operation_is_lost_in_a_saved_model(judged: Judged) -> None:
    text = """
@replaces(en="e", zh="z", inputs=[ROWS], trials=[lambda x: K.map_fn(lambda row: row * 2, x)])
def map_fn(fn, elems):
    return ops.map(fn, elems)
"""
    (function,) = judged(text)
    assert situations.found(function.situations) == [
        Found("saved", backend, "raises") for backend in BACKENDS
    ]


def test_data_are_the_arrays_with_as_many_rows_as_the_first(planned: Planned) -> None:
    text = """
KERNEL = Input((np.ones((3, 2), "float32"),))
LABELS = Input((np.array([1, 0], "int32"),))

@replaces(
    en="e", zh="z", trials=[lambda: K.dot(K.cast(LABELS, "float32"), K.dot(ROWS, KERNEL))]{more}
)
def dot(x, y):
    return ops.dot(x, y)
"""
    (plan,) = planned(text.format(more=""))
    program = str(situations.programs(plan, "jax")["fit"])
    assert "def compute(labels, rows):\n" in program
    assert "kernel = np.array([[1, 1], [1, 1], [1, 1]]" in program
    # Numbers that can have a gradient depend on a weight.
    assert "compute(labels, rows * self.scale)" in program
    (plan,) = planned(text.format(more=', constants=("labels",)'))
    assert "def compute(rows):\n" in str(situations.programs(plan, "jax")["fit"])
    (plan,) = planned(text.format(more=', constants=("labels", "rows", "kernel")'))
    assert situations.programs(plan, "jax") == {}
    (plan,) = planned(text.format(more=', backends=("tensorflow",)'))
    assert situations.programs(plan, "jax") == {}


def test_the_programs_are_what_a_reader_would_write(planned: Planned) -> None:
    (plan,) = planned(entry(RIGHT))
    programs = situations.programs(plan, "numpy")
    assert [*programs] == ["arrays", "known_batch", "unknown_batch", "lambda_layer", "saved"]
    assert programs["arrays"] == plan.cases[0].after
    text = """\
def compute(x):
    return ops.sum(x, axis=1)

data = [np.array([[3, 1, 2], [0, 5, 4]], "float32")]
inputs = [keras.Input({sizes}, dtype="float32")]
model = keras.Model(inputs, {outputs})
model.predict_on_batch(data)"""
    plain, layer = "compute(*inputs)", "keras.layers.Lambda(lambda x: compute(*x))(inputs)"
    assert str(programs["known_batch"]) == text.format(sizes="batch_shape=(2, 3)", outputs=plain)
    assert str(programs["unknown_batch"]) == text.format(sizes="(3,)", outputs=plain)
    assert str(programs["lambda_layer"]) == text.format(sizes="(3,)", outputs=layer)
    assert str(programs["saved"]) == text.format(sizes="(3,)", outputs=plain).replace(
        "model.predict_on_batch",
        '\nmodel.save("model.keras")\nloaded = keras.models.load_model("model.keras")\n'
        "loaded.predict_on_batch",
    )


def test_the_old_function_trains_on_the_same_data(planned: Planned) -> None:
    (plan,) = planned(entry(RIGHT))
    old = situations.programs(plan, "keras2")
    new = str(situations.programs(plan, "jax")["weights"])
    assert [*old] == ["weights"]
    assert str(old["weights"]).replace("tf.nest", "keras.tree").replace("K.", "ops.") == new
    assert "compute(x_shift + x)" in new
    assert new.endswith("[trained(x), trained(-x), trained(0 * x)]")


def test_on_numpy_no_lambda_layer_gets_integers(planned: Planned) -> None:
    text = """
@replaces(en="e", zh="z", trials=[lambda x: K.abs(x)], inputs=[Input((np.array([1, 2], "int32"),))])
def abs(x):
    return ops.abs(x)
"""
    (plan,) = planned(text)
    assert "lambda_layer" in situations.programs(plan, "jax")
    assert "lambda_layer" not in situations.programs(plan, "numpy")


@pytest.mark.parametrize(
    ("where", "backends", "shown"),
    [
        (("known_batch", "unknown_batch"), BACKENDS, "functional model"),
        (("unknown_batch",), BACKENDS, "functional model, unknown batch size"),
        (
            ("known_batch", "unknown_batch", "fit"),
            TRAINING,
            "functional model, layer in training",
        ),
        (("lambda_layer",), ("jax",), "Lambda layer · JAX"),
    ],
)
def test_readers_see_where_it_differs(
    judged: Judged, where: tuple[str, ...], backends: tuple[str, ...], shown: str
) -> None:
    (function,) = judged(entry(RIGHT))
    own = words.load("en", ROOT / "publishing" / "locale")
    templates = Templates(ROOT, "en", own, {"keras2": "2", "keras3": "3"}, "html")
    data = described(function)
    assert own["atlas.same_in_models"].partition("`")[0] in templates.entry(data)
    difference = SituationDifference(where, "raises", "Write `-1`.", "z", backends)
    data["situations"]["differences"] = [
        {
            "situations": [*where],
            "backends": [*backends],
            "aspect": "raises",
            "text": {"en": difference.en, "zh": difference.zh},
            "shown": where[0],
            "code": "compute(x)",
            "old": {"kind": "number", "text": "1", "shape": []},
            "new": {"kind": "error", "type": "ValueError", "text": "ValueError: no"},
        }
    ]
    page = templates.entry(data)
    assert f">Raises ({shown}): </strong>Write <code>-1</code>." in page
    assert "ValueError: no" in page
    assert own["atlas.same_in_models"].partition("`")[0] not in page
    text = Templates(ROOT, "en", own, {"keras2": "2", "keras3": "3"}, "md").entry(data)
    assert f"- **Raises ({shown})**: Write `-1`." in text
