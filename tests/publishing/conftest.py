"""Small projects to break."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from executed_docs.execution import runner, snippet
from executed_docs.execution.outcome import Outcome
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.execution.snippet import Snippet
from executed_docs.storage import fingerprint
from executed_docs.storage.store import Store

Write = Callable[[str, str], Snippet]


class Run(Protocol):
    def __call__(self, source: str, where: Runtime = ...) -> Outcome: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project's folder with nothing but an empty chapter."""
    return _project(tmp_path / "folder")


@pytest.fixture
def write(folder: Path) -> Write:
    """Writes a snippet, given its name and its text."""
    return _writer(folder)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Runs a text as a snippet in a warm process that a module's tests share."""
    folder = _project(tmp_path_factory.mktemp("warm"))
    write, numbers = _writer(folder), itertools.count()
    runs = Runner(Store(folder / ".cache"), timeout=60)
    # Each text is another snippet, so none is answered from the cache.
    yield lambda source, where=PYTHON: runs.outcome(write(f"chapter/it{next(numbers)}", source), where)
    runs.close()


@pytest.fixture(autouse=True)
def _fresh_keys() -> None:
    runner.environment_digest.cache_clear()
    fingerprint.package_versions.cache_clear()
    fingerprint.installed_package.cache_clear()


def _project(folder: Path) -> Path:
    (folder / "snippets" / "chapter").mkdir(parents=True)
    (folder / "snippets" / "__init__.py").touch()
    (folder / "snippets" / "chapter" / "__init__.py").touch()
    return folder


def _writer(folder: Path) -> Write:
    def write(name: str, source: str) -> Snippet:
        (folder / "snippets" / f"{name}.py").write_text(source, encoding="utf-8")
        return snippet.load(folder, name)

    return write
