"""The inside of a worker process for the proof: runs one program, gives what can be compared."""

import contextlib
import linecache
import sys
import tempfile
import traceback
import types
import warnings
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from executed_docs.execution import worker
from executed_docs.execution.runtime import Runtime
from publishing.keras import session
from publishing.keras.runtimes import KERAS2
from publishing.proof import keras2
from publishing.proof.programs import Era

_HIDDEN = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)
_MESSAGE = 300
"""Characters of a message that a table shows."""

_ELEMENTS = 4096
"""Elements that a result may have: a program computes what a reader can look at."""


class ResultError(Exception):
    """A program whose result can't be compared."""


@dataclass(frozen=True)
class Trial:
    """A program to be run.

    Attributes:
        root: The project's folder.
        runtime: The runtime, which is that of the worker.
        name: The program's name.
        source: Its code.
        era: Which Keras 2 it was written for.
    """

    root: str
    runtime: Runtime
    name: str
    source: str
    era: Era


@dataclass(frozen=True)
class Array:
    """One value of a result.

    Attributes:
        shape: Its shape; of a number, none.
        dtype: Its dtype, or `text`.
        values: Its elements in order; of a text, the text alone.
    """

    shape: tuple[int, ...]
    dtype: str
    values: tuple[float | str, ...]


@dataclass(frozen=True)
class Result:
    """What a program gave.

    Attributes:
        arrays: The values of its variable `result`, in order.
        error: The class of the exception that it raised, or None.
        message: What the exception says, shortened.
        lines: The lines of the program that were being executed then, the innermost one last.
        warnings: The warnings that it gave, each once, as the class and what it says.
    """

    arrays: tuple[Array, ...] = ()
    error: str | None = None
    message: str = ""
    lines: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def line(self) -> int | None:
        """The line of the program that raised."""
        return self.lines[-1] if self.lines else None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Result":
        """Reads what `to_json` gave.

        Raises:
            ValueError: The data are damaged.
        """
        try:
            arrays = tuple(
                Array(tuple(array["shape"]), array["dtype"], tuple(array["values"]))
                for array in data["arrays"]
            )
            lines, caught = tuple(data["lines"]), tuple(data["warnings"])
            return cls(arrays, data["error"], data["message"], lines, caught)
        except (KeyError, TypeError) as error:
            raise ValueError("not a result") from error


def run(trial: Trial) -> Result:
    """Runs a program in a fresh session, in a folder of its own.

    Raises:
        ResultError: It leaves no variable `result`, or one that can't be compared.
        UnavailableError: The runtime is optional, and what it needs can't be imported.
    """
    worker.entered(trial.runtime)
    old = trial.runtime == KERAS2
    # Before `keras2` hides it.
    session.imported("tf_keras" if old else "keras")
    with (
        worker.fresh_state(trial.runtime, trial.root, trial.name) as folder,
        tempfile.TemporaryFile() as output,
        worker.standard_output_to(output.fileno()),
        warnings.catch_warnings(record=True) as caught,
        np.errstate(all="ignore"),
        keras2.installed(trial.era) if old else contextlib.nullcontext(),
    ):
        warnings.simplefilter("always")
        # Python itself hides these from readers, but for deprecations in the program's own lines.
        for category in _HIDDEN:
            warnings.simplefilter("ignore", category)
        warnings.filterwarnings("always", category=DeprecationWarning, module="__main__")
        module = types.ModuleType("__main__")
        module.__dict__["__file__"] = trial.name
        sys.modules["__main__"] = module
        lines = trial.source.splitlines(keepends=True)
        linecache.cache[trial.name] = (len(trial.source), None, lines, trial.name)
        try:
            exec(compile(trial.source, trial.name, "exec", dont_inherit=True), vars(module))
        except (Exception, SystemExit) as error:
            message = worker.without_places(_text(error), folder, trial.root)
            return Result((), type(error).__name__.strip("_"), message, _lines(error, trial.name))
        if "result" not in vars(module):
            raise ResultError(f"{trial.name} leaves no `result`. Assign what it computed to that name.")
        # Converting the result may warn, too; that is not the program's doing.
        given = [f"{warning.category.__name__}: {_text(warning.message)}" for warning in caught]
        shown = (worker.without_places(text, folder, trial.root) for text in dict.fromkeys(given))
        return Result(tuple(_arrays(module.__dict__["result"], trial.name)), warnings=tuple(shown))


def _lines(error: BaseException, name: str) -> tuple[int, ...]:
    if isinstance(error, SyntaxError) and error.filename == name:
        return (error.lineno or 1,)
    frames = traceback.extract_tb(error.__traceback__)
    return tuple(frame.lineno for frame in frames if frame.filename == name and frame.lineno)


def _text(error: BaseException | str) -> str:
    """The message in one line, without the frames that TensorFlow copies into it."""
    lines = [line.strip() for line in str(error).splitlines()]
    shown = [line for line in lines if line and not line.startswith(("File ", "in user code", "^"))]
    text = " ".join(shown)
    return text if len(text) <= _MESSAGE else text[:_MESSAGE].rstrip() + "…"


def _array(value: Any) -> np.ndarray:
    if isinstance(value, list | tuple):
        return np.asarray([_array(item) for item in value])
    # PyTorch's tensors are part of what has gradients, and NumPy reads none of these.
    plain = value.detach() if hasattr(value, "detach") else value
    return np.asarray(plain.numpy() if hasattr(plain, "numpy") else plain)


def _is_vector(value: list[Any] | tuple[Any, ...]) -> bool:
    """Whether it is numbers only, such as the losses of some steps: then it is one value."""
    return bool(value) and all(
        isinstance(item, int | float) or getattr(item, "shape", None) == () for item in value
    )


def _arrays(value: Any, name: str) -> Iterator[Array]:
    if isinstance(value, dict):
        value = [part for key in sorted(value) for part in (str(key), value[key])]
    if isinstance(value, list | tuple) and not _is_vector(value):
        for item in value:
            yield from _arrays(item, name)
        return
    if isinstance(value, str) or value is None:
        yield Array((), "text", (str(value),))
        return
    array = _array(value)
    if array.dtype.kind not in "biuf" and array.dtype.name != "bfloat16":
        raise ResultError(f"{name} leaves a {type(value).__name__} in `result`. Leave an array or a number.")
    if array.size > _ELEMENTS:
        raise ResultError(f"{name} leaves {array.size} elements in `result`: more than {_ELEMENTS}.")
    values = tuple(float(number) for number in array.astype("float64").ravel())
    yield Array(array.shape, array.dtype.name, values)
