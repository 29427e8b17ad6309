"""What differs between two results."""

import math
from typing import Any

import numpy as np

from publishing.atlas.worker import Result

SEVERITY = (
    "same",
    "output",
    "seed",
    "kind",
    "width",
    "dtype",
    "zero",
    "accepts",
    "shape",
    "distribution",
    "values",
    "raises",
)
"""The aspects in which results can differ, from harmless to severe."""

SILENT = ("zero", "shape", "distribution", "values")
"""The aspects that change a program's numbers without a message."""

_EPSILON = {"float16": 2.0**-10, "bfloat16": 2.0**-7, "float32": 2.0**-23, "float64": 2.0**-52}

_SAMPLE_DISTANCE = 0.08
"""The largest distance between the distribution functions of two samples that count as alike:
four thousand elements each exceed it by chance less than once in a billion times."""


def aspects(old: Result, new: Result, backend: str = "tensorflow") -> frozenset[str]:
    """The aspects in which a new result differs from an old one; none if they are the same.

    Two that raise are the same: a program that used either was broken before.
    """
    if "error" in (old["kind"], new["kind"]):
        if old["kind"] == new["kind"]:
            return frozenset()
        return frozenset({"raises" if new["kind"] == "error" else "accepts"})
    found = set(_value_aspects(old, new, backend))
    if old.get("output") != new.get("output"):
        found.add("output")
    if old.get("repeats") != new.get("repeats"):
        found.add("seed")
    return frozenset(found)


def worst(found: frozenset[str] | set[str]) -> str:
    """The most severe of some aspects."""
    return max(found, key=SEVERITY.index, default="same")


def _value_aspects(old: Result, new: Result, backend: str) -> set[str]:
    found = set()
    # On NumPy an array is the tensor.
    kinds = {"array": "tensor"} if backend == "numpy" else {}
    if kinds.get(old["kind"], old["kind"]) != kinds.get(new["kind"], new["kind"]):
        found.add("kind")
    if old["kind"] == new["kind"] == "sequence" and not (_is_vector(old) and _is_vector(new)):
        if len(old["items"]) != len(new["items"]):
            return found | {"shape"}
        pairs = zip(old["items"], new["items"], strict=True)
        return found.union(*(_value_aspects(*pair, backend) for pair in pairs))
    ours, theirs = _flat(old), _flat(new)
    if ours is None or theirs is None:
        return found if ours is theirs is None and _same_text(old, new) else found or {"values"}
    if ours["dtype"] and theirs["dtype"] and ours["dtype"] != theirs["dtype"]:
        narrower = theirs["dtype"] == ours["dtype"].replace("64", "32")
        found.add("width" if backend == "jax" and narrower else "dtype")
    if ours["shape"] != theirs["shape"]:
        return found | {"shape"}
    if ours["values"] is not None and theirs["values"] is not None:
        found |= _number_aspects(ours, theirs, sample="repeats" in old)
    return found


def _same_text(old: Result, new: Result) -> bool:
    return old["kind"] == "callable" or bool(old["text"] == new["text"])


def _is_vector(result: Result) -> bool:
    return all(item["kind"] in {"number", "none"} for item in result["items"])


def _flat(result: Result) -> dict[str, Any] | None:
    """Shape, dtype and values, also of a sequence of numbers, such as a shape."""
    if result["kind"] == "sequence" and _is_vector(result):
        values = [item.get("values") for item in result["items"]]
        return {"shape": [len(values)], "dtype": None, "values": values}
    if "shape" not in result:
        return None
    return {"shape": result["shape"], "dtype": result.get("dtype"), "values": result["values"]}


def _number_aspects(ours: dict[str, Any], theirs: dict[str, Any], sample: bool) -> set[str]:
    a, b = (np.asarray(side["values"], "float64").ravel() for side in (ours, theirs))
    if sample:
        # In single precision: the steps of a discrete distribution are the same number then.
        distance = _distance(*(side.astype("float32") for side in (a, b)))
        return {"distribution"} if distance > _SAMPLE_DISTANCE else set()
    used = [_EPSILON[side["dtype"]] for side in (ours, theirs) if side["dtype"] in _EPSILON]
    epsilon = max(used, default=0.0)
    if not np.allclose(b, a, rtol=64 * epsilon, atol=16 * epsilon, equal_nan=True):
        return {"values"}
    zeros = (a == 0) & (b == 0)
    return {"zero"} if (np.signbit(a[zeros]) != np.signbit(b[zeros])).any() else set()


def _distance(a: np.ndarray, b: np.ndarray) -> float:
    """The Kolmogorov–Smirnov statistic of two sorted samples."""
    if not a.size or not b.size:
        return 0.0 if a.size == b.size else math.inf
    points = np.concatenate([a, b])
    ours = np.searchsorted(a, points, side="right") / a.size
    theirs = np.searchsorted(b, points, side="right") / b.size
    return float(np.abs(ours - theirs).max())
