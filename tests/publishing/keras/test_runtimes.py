"""The runtimes of this site, as messages and goldens name them."""

import importlib.metadata
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageMetadata
from pathlib import Path

import pytest

from executed_docs.execution import runner, runtime
from executed_docs.execution.runner import run_key
from executed_docs.execution.runtime import Runtime
from executed_docs.storage import fingerprint
from publishing.keras import runtimes
from publishing.keras.runtimes import RUNTIMES
from tests.conftest import Write
from tests.runtimes import case

KERAS3 = ["keras3-tensorflow", "keras3-jax", "keras3-torch", "keras3-numpy"]


def test_names_are_those_of_the_goldens() -> None:
    assert [each.name for each in RUNTIMES] == ["python", "keras2", *KERAS3, "keras3-openvino"]


def test_the_site_declares_them() -> None:
    assert runtime.load("publishing.keras.runtimes:RUNTIMES") == RUNTIMES


@pytest.mark.parametrize(
    ("found", "family"),
    [
        (runtime.PYTHON, "python"),
        (runtimes.KERAS2, "keras2"),
        *((each, "keras3") for each in (*runtimes.KERAS3, runtimes.OPENVINO)),
    ],
    ids=lambda found: found.name if isinstance(found, Runtime) else found,
)
def test_keras_3_is_one_family(found: Runtime, family: str) -> None:
    assert found.family == family


@pytest.mark.parametrize("found", [case(runtime) for runtime in RUNTIMES])
def test_every_package_is_installed(found: Runtime) -> None:
    assert all(importlib.metadata.version(package) for package in found.packages)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import tf_keras as keras", ["keras2", *KERAS3]),
        ("from tf_keras import backend as K", ["keras2", *KERAS3]),
        ("import keras", KERAS3),
        ("from keras import ops", KERAS3),
        ("def later():\n    import keras.ops", KERAS3),
        ("import keras\nimport tensorflow as tf", ["keras3-tensorflow"]),
        ("import jax.numpy as jnp\nimport keras", ["keras3-jax"]),
        ("import keras\nimport torch", ["keras3-torch"]),
        ("import keras\nimport openvino", ["keras3-openvino"]),
        ("import numpy as np", ["python"]),
        ("import kerasish", ["python"]),
        ("", ["python"]),
    ],
)
def test_the_imports_determine_the_runtimes(write: Write, source: str, names: list[str]) -> None:
    assert [found.name for found in write("chapter/it", source).called_for] == names


@pytest.mark.parametrize(
    ("source", "rewritten"),
    [
        ("import tf_keras as keras\nkeras.Input", "import keras\nkeras.Input"),
        ("import tf_keras\ntf_keras.Input", "import keras\nkeras.Input"),
        ("from tf_keras import backend as K", "from keras import backend as K"),
        ("import tf_keras_extras\nimport tf_keras", "import tf_keras_extras\nimport keras"),
    ],
)
def test_keras_3_imports_keras_and_keras_2_what_the_source_says(source: str, rewritten: str) -> None:
    assert runtimes.KERAS2.rewritten(source) == source
    assert {each.rewritten(source) for each in runtimes.KERAS3} == {rewritten}


def test_each_backend_has_keys_of_its_own(write: Write) -> None:
    it = write("chapter/it", "import keras")
    assert len({run_key(it, each) for each in runtimes.KERAS3}) == 4


def test_the_pinned_version_is_the_one_that_is_needed(root: Path) -> None:
    pins = tomllib.loads((root / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert {each.install for each in RUNTIMES if each.needs} == {"make torch"}
    assert [need for each in RUNTIMES for need in each.needs] == pins["torch"]


@pytest.fixture
def _fresh_keys() -> Iterator[None]:
    _fresh()
    yield
    _fresh()


def _fresh() -> None:
    runner.environment_digest.cache_clear()
    runner.environment_components.cache_clear()
    fingerprint.package_versions.cache_clear()
    fingerprint.installed_package.cache_clear()


@pytest.mark.parametrize("package", ["keras", "ml-dtypes", "scipy"])
@pytest.mark.usefixtures("_fresh_keys")
def test_a_package_that_keras_needs_is_part_of_the_key(
    write: Write, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    real = importlib.metadata.metadata

    def other(name: str) -> PackageMetadata:
        found = real(name)
        if name == package:
            found.replace_header("Version", "0")  # type: ignore[attr-defined]
        return found

    it = write("chapter/it", "import keras")
    before = run_key(it, runtimes.NUMPY)
    _fresh()
    monkeypatch.setattr(importlib.metadata, "metadata", other)
    assert run_key(it, runtimes.NUMPY) != before
