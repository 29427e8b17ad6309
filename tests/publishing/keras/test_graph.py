"""The graph of a functional model, as a run describes it."""

import keras
import pytest
from keras import ops

from executed_docs.execution.outcome import Outcome
from publishing.keras import graph
from publishing.keras.runtimes import JAX, NUMPY, TENSORFLOW
from tests.conftest import Run

MODEL = """import keras
from keras import ops

x, y = keras.Input((3, 3), name="x"), keras.Input((None,), name="y")
model = keras.Model([x, y], [ops.argmax(x, axis=1), keras.layers.Dense(2, name="out")(x)])
plain = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
"""


def test_it_has_the_layers_their_classes_and_shapes_and_the_edges() -> None:
    keras.utils.clear_session()
    x, y = keras.Input((3, 4), name="x"), keras.Input((3, 4), name="<y>&")
    model = keras.Model([x, y], ops.argmax(x + y, axis=1))
    assert graph.described(model) == {
        "layers": [
            ["x", "InputLayer", "(None, 3, 4)"],
            ["<y>&", "InputLayer", "(None, 3, 4)"],
            ["add", "Add", "(None, 3, 4)"],
            ["argmax", "Argmax", "(None, 4)"],
        ],
        "edges": [[0, 2], [1, 2], [2, 3]],
    }


@pytest.mark.parametrize(
    "value", [3, keras, keras.layers.Dense(2), keras.Sequential(), type("Functional", (), {})()]
)
def test_nothing_else_has_one(value: object) -> None:
    assert graph.described(value) is None


@pytest.mark.parametrize(
    "runtime",
    [
        pytest.param(TENSORFLOW, id="keras3-tensorflow"),
        pytest.param(JAX, id="keras3-jax", marks=pytest.mark.slow),
        pytest.param(NUMPY, id="keras3-numpy", marks=pytest.mark.slow),
    ],
)
def test_it_is_a_value_of_the_run(run: Run, runtime: object) -> None:
    outcome: Outcome = run(MODEL, runtime)  # type: ignore[arg-type]
    assert outcome.error is None, outcome.text
    assert outcome.values.keys() == {"model"}
    assert ["out", "Dense", "(None, 3, 2)"] in outcome.values["model"]["layers"]
