"""Small projects to break."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from publishing import cache, runner, snippet
from publishing.cache import Cache
from publishing.outcome import Outcome
from publishing.runner import Runner
from publishing.runtime import PYTHON, Runtime
from publishing.snippet import Snippet

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
    runs = Runner(Cache(folder / ".cache"), timeout=60)
    # Each text is another snippet, so none is answered from the cache.
    yield lambda source, where=PYTHON: runs.outcome(write(f"chapter/it{next(numbers)}", source), where)
    runs.close()


@pytest.fixture(autouse=True)
def _fresh_keys() -> None:
    runner.surroundings.cache_clear()
    cache.versions.cache_clear()
    cache.installed.cache_clear()


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
