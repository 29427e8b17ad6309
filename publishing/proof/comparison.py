"""Whether two programs computed the same."""

import numpy as np

from publishing.proof.trial import Array, Result

RELATIVE = 5e-5
"""Both compute in single precision (2**-23, about 1.2e-7), with other kernels that sum in another order.
Programs of this size chain up to some hundred operations and training steps, so that errors of rounding
grow a hundredfold: programs that are equal were measured to use up a fifth of this, and no more. The
smallest difference that a program showed otherwise, that of an ignored `decay`, is seventy times this."""

ABSOLUTE = 5e-6
"""For results that cancel to nearly zero, whose relative error says nothing."""


def difference(old: Result, new: Result) -> str | None:
    """What differs between two results that programs gave, or None if they are equal.

    Dtypes aren't compared: JAX has no 64 bits by default, and an index is the same in each width.
    """
    if len(old.arrays) != len(new.arrays):
        return f"{len(new.arrays)} values instead of {len(old.arrays)}"
    for position, (ours, theirs) in enumerate(zip(old.arrays, new.arrays, strict=True)):
        found = _difference(ours, theirs)
        if found:
            return f"value {position}: {found}" if len(old.arrays) > 1 else found
    return None


def _difference(ours: Array, theirs: Array) -> str | None:
    if ours.shape != theirs.shape:
        return f"shape {theirs.shape} instead of {ours.shape}"
    if "text" in (ours.dtype, theirs.dtype):
        return None if ours == theirs else f"{theirs.values[:1]} instead of {ours.values[:1]}"
    a, b = (np.asarray(side.values, "float64") for side in (ours, theirs))
    close = np.isclose(b, a, rtol=RELATIVE, atol=ABSOLUTE, equal_nan=True)
    if close.all():
        return None
    first = int(np.argmin(close))
    count = int((~close).sum())
    return f"{count} of {a.size} elements, such as {b[first]:.6g} instead of {a[first]:.6g}"


def largest_error(old: Result, new: Result) -> float:
    """How much of the tolerance two equal results use up, at most: 1 is all of it."""
    used = [0.0]
    for ours, theirs in zip(old.arrays, new.arrays, strict=True):
        if "text" not in (ours.dtype, theirs.dtype) and ours.values:
            a, b = (np.asarray(side.values, "float64") for side in (ours, theirs))
            error = np.abs(b - a) / (ABSOLUTE + RELATIVE * np.abs(a))
            used.append(float(np.nan_to_num(error, nan=0.0, posinf=0.0).max()))
    return max(used)
