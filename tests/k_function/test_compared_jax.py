import json
import os
import subprocess
import sys

import pytest

PROGRAM = """
import json
from snippets.k_function import compared_jax as snippet
gradients = {
    name: snippet.jax.grad(compute)(snippet.data).tolist()
    for name, compute in snippet.ways.items()
}
print(json.dumps([snippet.before, snippet.stale, snippet.fresh, gradients]))
"""


@pytest.fixture(scope="module")
def values() -> list[float | dict[str, list[list[float]]]]:
    # Keras reads the backend once, so JAX needs a process of its own.
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"KERAS_BACKEND": "jax", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(run.stdout.splitlines()[-1]))


def test_only_stateless_call_follows_new_weights(values: list[float]) -> None:
    assert values[:3] == [3, 3, 30]


def test_functions_and_models_have_gradients(values: list[dict[str, list[list[float]]]]) -> None:
    assert values[3] == {"function": [[10, 10]], "model": [[10, 10]]}
