"""The runtimes, as messages and golden files name them."""

import importlib.metadata

import pytest

from executed_docs.execution import runtime
from executed_docs.execution.runtime import Runtime
from publishing.keras import runtimes
from publishing.keras.runtimes import RUNTIMES


def test_names_are_unique() -> None:
    assert list(RUNTIMES) == ["python", "keras2", "keras3-tensorflow", "keras3-jax", "keras3-numpy"]


@pytest.mark.parametrize(
    ("found", "family"),
    [
        (runtime.PYTHON, "python"),
        (runtimes.KERAS2, "keras2"),
        *((each, "keras3") for each in runtimes.KERAS3),
    ],
    ids=lambda found: found.name if isinstance(found, Runtime) else found,
)
def test_the_family_is_the_part_before_the_dash(found: Runtime, family: str) -> None:
    assert found.family == family


@pytest.mark.parametrize("found", RUNTIMES.values(), ids=lambda found: found.name)
def test_every_package_is_installed(found: Runtime) -> None:
    assert all(importlib.metadata.version(package) for package in found.packages)
