import numpy as np
import pytest

from executed_docs.execution.runtime import Runtime
from publishing.keras.runtimes import JAX, NUMPY, TENSORFLOW
from tests.conftest import Run

UPDATE = """
import keras
from keras import ops

print(ops.convert_to_numpy(ops.slice_update(ops.zeros((2, 2)), [1, 0], {})).tolist())
"""


def test_one_entry_and_one_slice_are_new() -> None:
    from snippets.errors import scatter_update

    np.testing.assert_array_equal(scatter_update.result, [[0, 5, 0], [7, 8, 0]])


@pytest.mark.parametrize(
    ("runtime", "error"), [(TENSORFLOW, None), (JAX, "TypeError"), (NUMPY, "AttributeError")]
)
def test_on_jax_and_numpy_only_the_start_may_be_a_list(run: Run, runtime: Runtime, error: str | None) -> None:
    outcome = run(UPDATE.format("[[7.0, 8.0]]"), runtime)
    assert outcome.error == error
    assert run(UPDATE.format("ops.array([[7.0, 8.0]])"), runtime).text == "[[0.0, 0.0], [7.0, 8.0]]\n"
