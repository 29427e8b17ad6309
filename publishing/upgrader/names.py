"""The public names of both Keras, read from the packages."""

import importlib
import inspect
import pkgutil
import types
from dataclasses import dataclass
from typing import Any

from executed_docs.execution import worker
from publishing.atlas.worker import Request

_HIDDEN = {"src", "api", "_tf_keras", "protobuf", "__internal__", "_legacy"}


@dataclass(frozen=True)
class Names:
    """What can be imported.

    Attributes:
        public: By module, as in `keras.layers`, its names.
        legacy: By module, the same of `tf.keras`, which has more than `keras`.
        synonyms: By path, other paths of the same object.
        compat: By a name of TensorFlow 1's, such as `log`, the path of the same in TensorFlow 2, or of
            what is left of it.
    """

    public: dict[str, set[str]]
    legacy: dict[str, set[str]]
    synonyms: dict[str, list[str]]
    compat: dict[str, str]


def of_keras3(request: Request) -> Names:
    """The names of Keras 3, read in a worker that has it."""
    with worker.fresh_state(request.runtime, request.root, "upgrader.py"):
        keras = importlib.import_module("keras")
        legacy = importlib.import_module("keras._tf_keras.keras")
        return Names(_public(keras, "keras"), _public(legacy, "keras"), {}, _compat())


def of_keras2(request: Request) -> Names:
    """The names of Keras 2, read in a worker that has it."""
    with worker.fresh_state(request.runtime, request.root, "upgrader.py"):
        keras = importlib.import_module("tf_keras")
        public = _public(keras, "keras")
        return Names(public, {}, _synonyms(public), {})


def _public(package: types.ModuleType, name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    own = package.__name__

    def read(module: types.ModuleType, path: str) -> None:
        submodules = {info.name for info in pkgutil.iter_modules(getattr(module, "__path__", []))}
        for inner in sorted(submodules - _HIDDEN):
            if not inner.startswith("_"):
                read(importlib.import_module(f"{module.__name__}.{inner}"), f"{path}.{inner}")
        found[path] = {
            attribute
            for attribute, value in vars(module).items()
            if not attribute.startswith("_") and attribute not in _HIDDEN and not _is_foreign(value, own)
        }

    read(package, name)
    return found


def _is_foreign(value: object, package: str) -> bool:
    """Whether a value is a module of another package."""
    return inspect.ismodule(value) and not value.__name__.startswith(package)


def _synonyms(public: dict[str, set[str]]) -> dict[str, list[str]]:
    """Of each function or class, the paths that it has, if it has several."""
    paths: dict[int, list[str]] = {}
    for module, names in public.items():
        found = importlib.import_module(module.replace("keras", "tf_keras", 1))
        for name in sorted(names):
            value = getattr(found, name)
            if inspect.isclass(value) or inspect.isfunction(value):
                paths.setdefault(id(value), []).append(f"{module}.{name}")
    return {path: [o for o in same if o != path] for same in paths.values() if len(same) > 1 for path in same}


def _compat() -> dict[str, str]:
    """The names that `tf` had in TensorFlow 1 and no longer has."""
    tf = importlib.import_module("tensorflow")
    paths: dict[int, str] = {}
    for path, module in _submodules(tf, "tf"):
        for name, value in vars(module).items():
            if inspect.isfunction(value) or inspect.isclass(value):
                best = min(
                    filter(None, (paths.get(id(value)), f"{path}.{name}")), key=lambda p: (p.count("."), p)
                )
                paths[id(value)] = best
    found: dict[str, str] = {}
    for path, module in [("", tf.compat.v1), *_submodules(tf.compat.v1, "")]:
        here: Any = tf
        for part in path.split(".")[1:]:
            here = getattr(here, part, None)
        if here is None:
            found[path.lstrip(".")] = f"tf.compat.v1{path}"
        for name, value in vars(module).items():
            if name.startswith("_") or inspect.ismodule(value) or (here is not None and hasattr(here, name)):
                continue
            own = f"{path}.{name}".lstrip(".")
            # Constants too: those that are equal elsewhere may mean something else.
            same = paths.get(id(value)) if inspect.isfunction(value) or inspect.isclass(value) else None
            found[own] = same or f"tf.compat.v1.{own}"
    return found


def _submodules(package: types.ModuleType, path: str) -> list[tuple[str, types.ModuleType]]:
    """A package and the public modules in it, with those in these."""
    found = [(path, package)] if path else []
    for name, value in sorted(vars(package).items()):
        if inspect.ismodule(value) and name not in ("compat", "keras", "experimental", "raw_ops"):
            # Some load Keras when they are asked for anything.
            own = object.__getattribute__(value, "__dict__").get("__name__", "")
            if name.startswith("_") or not own.startswith("tensorflow") or ".python." in own:
                continue
            found += _submodules(value, f"{path}.{name}")
    return found
