"""The atlas inside a worker process: runs programs, and returns results that can be compared."""

import gc
import io
import linecache
import math
import os
import sys
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from executed_docs.execution import worker
from executed_docs.execution.runtime import Runtime
from publishing.atlas.programs import Plan, Program, plans
from publishing.keras import session
from publishing.keras.runtimes import KERAS2

_ELEMENTS = 5000
"""More than these are too many for a page, and for a case."""

_MESSAGE = 700
"""Characters of a message that a page shows."""

_QUANTILES = 257
_FILE = "atlas.py"
_CASE = "<case>"

Result = dict[str, Any]
"""What a program gave, as JSON has it.

`kind` says what it is: `tensor`, `array`, `variable`, `symbolic`, `sparse`, `number`, `text`, `dtype`,
`none`, `callable`, `sequence` (with its results as `items`), `error` (with its `type`) or `incomparable`.
`text` is what a reader sees; `shape`, `dtype` and `values` are there where it has them. `output` is
what it printed. A sample's `values` are its quantiles, and `repeats` says whether the same seed gave
the same numbers again.
"""


@dataclass(frozen=True)
class Batch:
    """Programs to be run one after another.

    Attributes:
        root: The project's folder.
        runtime: The runtime, which is that of the worker.
        programs: What to run.
        random: Whether the results are samples.
    """

    root: str
    runtime: Runtime
    programs: tuple[Program, ...]
    random: bool


@dataclass(frozen=True)
class Request:
    """A question about a project or a runtime.

    Attributes:
        root: The project's folder.
        runtime: The runtime, which is that of the worker.
    """

    root: str
    runtime: Runtime


def read(request: Request) -> list[Plan]:
    """The plans of a project's atlas."""
    with worker.fresh_state(request.runtime, request.root, _FILE):
        return plans(Path(request.root, "snippets", "atlas"))


def names(request: Request) -> list[str]:
    """The functions of Keras 2's backend."""
    with worker.fresh_state(request.runtime, request.root, _FILE):
        backend = session.imported("tf_keras").backend
        return sorted(name for name in dir(backend) if name[0] != "_" and callable(getattr(backend, name)))


def run(trials: Batch) -> list[Result]:
    """Runs programs, each in a fresh session.

    Raises:
        UnavailableError: The runtime is optional, and what it needs can't be imported.
    """
    worker.entered(trials.runtime)
    keras2 = trials.runtime == KERAS2
    keras = session.imported("tf_keras" if keras2 else "keras")
    with (
        worker.fresh_state(trials.runtime, trials.root, _FILE) as folder,
        tempfile.TemporaryFile() as output,
        worker.standard_output_to(output.fileno()),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        # Keras collects garbage as it clears a session: only among what this function's cases make.
        gc.collect()
        gc.freeze()
        results = []
        for program in trials.programs:
            with session.fresh(keras), np.errstate(all="ignore"):
                start = os.fstat(output.fileno()).st_size
                result = _result(program, keras2, trials.random)
                sys.stdout.flush()
                printed = os.pread(output.fileno(), 1 << 16, start).decode(errors="replace")
            for key, text in (("text", result["text"]), ("output", printed)):
                result[key] = worker.without_places(text, folder, trials.root)
            results.append(result)
        return results


def versions(request: Request) -> dict[str, str]:
    """The versions of a runtime's packages, read in the worker.

    Raises:
        UnavailableError: The runtime is optional, and what it needs can't be imported.
    """
    worker.entered(request.runtime)
    return worker.versions(request.runtime, {})


def _result(program: Program, keras2: bool, random: bool) -> Result:
    try:
        value = _run(program, keras2)
        again = _run(program, keras2) if random else None
    except Exception as error:
        message = str(error)
        if len(message) > _MESSAGE:
            message = message[:_MESSAGE].rstrip() + "…"
        name = type(error).__name__
        # TensorFlow raises a class of its own, made for the occasion, for some.
        name = name.strip("_")
        return {"kind": "error", "type": name, "text": f"{name}: {message}"}
    result = _described(value)
    if again is not None:
        second = _described(again)
        # As text: NaN equals NaN.
        result["repeats"] = repr(result.get("values")) == repr(second.get("values"))
        _summarize(result)
    return result


def _run(program: Program, keras2: bool) -> Any:
    namespace: dict[str, Any] = {"np": np, "math": math, "io": io, "__name__": "__main__"}
    if keras2:
        keras = session.imported("tf_keras")
    else:
        keras = session.imported("keras")
        namespace["ops"] = keras.ops
    namespace |= {"keras": keras, "K": keras.backend}
    if "tensorflow" in sys.modules:
        namespace["tf"] = sys.modules["tensorflow"]
    if not keras2 and keras.backend.backend() in ("jax", "torch"):
        namespace[keras.backend.backend()] = sys.modules[keras.backend.backend()]
    # Keras saves a lambda with its source.
    linecache.cache[_CASE] = (len(program.setup), None, program.setup.splitlines(keepends=True), _CASE)
    exec(compile(program.setup, _CASE, "exec", dont_inherit=True), namespace)
    return eval(compile(program.expression, _CASE, "eval", dont_inherit=True), namespace)


def _described(value: Any) -> Result:
    if value is None:
        return {"kind": "none", "text": "None"}
    if isinstance(value, bool | int | float) and not isinstance(value, np.generic):
        return {"kind": "number", "text": repr(value), "shape": [], "values": value}
    if isinstance(value, str | bytes):
        return {"kind": "text", "text": repr(value)}
    module = type(value).__module__
    name = type(value).__name__
    if name in {"DType", "dtype"}:
        return {"kind": "dtype", "text": str(getattr(value, "name", value)).removeprefix("torch.")}
    if name == "KerasTensor" or (name in {"SymbolicTensor", "Tensor"} and "tensorflow" in module):
        return _symbolic(value)
    if name == "BCOO":
        return _array(value.todense(), "sparse")
    if name == "SparseTensor":
        # Unvalidated: what either Keras accepts can be compared.
        dense = sys.modules["tensorflow"].sparse.to_dense(value, validate_indices=False)
        return _array(dense, "sparse")
    if module == "torch" and name == "Tensor":
        return _torch_tensor(value)
    if name == "TensorShape":
        return _sequence(value.as_list(), name)
    if isinstance(value, tuple | list):
        return _sequence(list(value), type(value).__name__)
    if isinstance(value, dict):
        return _sequence(list(value.values()), "dict")
    kind = (
        "variable"
        if "Variable" in name
        else "array"
        if isinstance(value, np.ndarray | np.generic)
        else "tensor"
    )
    if kind != "tensor" or hasattr(value, "__array__"):
        return _array(value, kind)
    if callable(value):
        return {"kind": "callable", "text": name}
    return {"kind": "incomparable", "text": f"{module}.{name}"}


def _torch_tensor(value: Any) -> Result:
    """A tensor of PyTorch, which NumPy reads only if it is dense and needs no gradient."""
    kind = "sparse" if value.is_sparse else "tensor"
    dense = value.detach().to_dense() if value.is_sparse else value.detach()
    dtype = str(dense.dtype).removeprefix("torch.")
    if dtype == "bfloat16":
        # NumPy has none.
        return _array(dense.float(), kind) | {"dtype": dtype}
    return _array(dense.resolve_conj().resolve_neg(), kind)


def _symbolic(value: Any) -> Result:
    dtype = getattr(value.dtype, "name", value.dtype)
    if getattr(value.shape, "rank", 0) is None:
        return {"kind": "symbolic", "text": f"(…) {dtype}", "shape": [None], "dtype": dtype, "values": None}
    shape = [None if size is None else int(size) for size in value.shape]
    return {
        "kind": "symbolic",
        "text": f"{tuple(shape)} {dtype}",
        "shape": shape,
        "dtype": dtype,
        "values": None,
    }


def _sequence(items: list[Any], name: str) -> Result:
    described = [_described(item) for item in items]
    inner = ", ".join(item["text"] for item in described)
    text = f"[{inner}]" if name == "list" else f"({inner}{',' if len(items) == 1 else ''})"
    return {"kind": "sequence", "type": name, "text": text, "items": described}


def _array(value: Any, kind: str) -> Result:
    array = np.asarray(value.numpy() if hasattr(value, "numpy") else value)
    if array.size > _ELEMENTS:
        return {"kind": "incomparable", "text": f"{array.size} elements: a case has at most {_ELEMENTS}"}
    dtype = array.dtype.name
    plain = array.astype("float32") if array.dtype.kind == "V" or dtype == "bfloat16" else array
    text = np.array2string(plain, threshold=40, edgeitems=2, precision=7, max_line_width=60, separator=" ")
    values = plain.tolist()
    return {"kind": kind, "text": text, "shape": list(array.shape), "dtype": dtype, "values": values}


def _summarize(result: Result) -> None:
    """Keeps of a sample what can be compared: its quantiles."""
    if result.get("values") is None:
        return
    sample = np.asarray(result["values"], "float64").ravel()
    result["values"] = np.quantile(sample, np.linspace(0, 1, _QUANTILES)).tolist() if sample.size else []
    mean, deviation = (float(f"{number:.3g}") for number in (sample.mean(), sample.std()))
    low, high = (float(f"{number:.3g}") for number in (sample.min(), sample.max()))
    result["text"] = f"mean {mean:g}, std {deviation:g}, {low:g} … {high:g}"
