"""The public names of both Keras, read from the packages."""

import importlib
import inspect
import pkgutil
import types
from collections.abc import Callable
from dataclasses import dataclass

from publishing import worker
from publishing.job import Job
from publishing.runtime import RUNTIMES

_HIDDEN = {"src", "api", "_tf_keras", "protobuf", "__internal__", "_legacy"}


@dataclass(frozen=True)
class Names:
    """What can be imported.

    Attributes:
        public: By module, as in `keras.layers`, its names.
        legacy: By module, the same of `tf.keras`, which has more than `keras`.
    """

    public: dict[str, set[str]]
    legacy: dict[str, set[str]]


def of_keras3(job: Job) -> Names:
    """The names of Keras 3, read in a worker that has it."""
    with worker.fresh_state(RUNTIMES[job.runtime], job):
        keras = importlib.import_module("keras")
        legacy = importlib.import_module("keras._tf_keras.keras")
        return Names(_public(keras, "keras"), _public(legacy, "keras"))


def of_keras2(job: Job) -> Names:
    """The names of Keras 2, read in a worker that has it."""
    with worker.fresh_state(RUNTIMES[job.runtime], job):
        return Names(_public(importlib.import_module("tf_keras"), "keras"), {})


def _public(package: types.ModuleType, name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    own = package.__name__

    def read(module: types.ModuleType, path: str) -> None:
        submodules = {info.name for info in pkgutil.iter_modules(getattr(module, "__path__", []))}
        for inner in sorted(submodules - _HIDDEN):
            if not inner.startswith("_"):
                read(importlib.import_module(f"{module.__name__}.{inner}"), f"{path}.{inner}")
        kept: Callable[[object], bool] = lambda value: (  # noqa: E731
            not inspect.ismodule(value) or value.__name__.startswith(own)
        )
        found[path] = {
            attribute
            for attribute, value in vars(module).items()
            if not attribute.startswith("_") and attribute not in _HIDDEN and kept(value)
        }

    read(package, name)
    return found
