"""pytest's plugin: `pytest snippets` tests each snippet, and `--accept` makes the outcomes the goldens."""

import functools
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from executed_docs.errors import BuildError
from executed_docs.execution import golden
from executed_docs.execution.outcome import Outcome, RunError
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import Project, SnippetError


class _Failure(Exception):
    """What a test of a snippet reports: a message, and no traceback."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option."""
    group = parser.getgroup("executed", "executed documentation")
    group.addoption(
        "--accept",
        action="store_true",
        help="make the outcomes of the named snippets their goldens, for review",
    )


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Collects the snippets among the files that are named to pytest, which would import them as tests."""
    others = yield
    own = _collected(file_path, parent)
    return [own] if own else others


def _collected(file_path: Path, parent: pytest.Collector) -> "SnippetFile | None":
    root = file_path.parent.parent.parent
    if file_path.suffix != ".py" or file_path.stem == "__init__" or not (root / "mkdocs.yml").is_file():
        return None
    found = _project(root)
    if found is None or file_path.parent.parent != root / found[0].folder:
        return None
    if file_path.parent.name in found[0].exclude:
        return None
    return SnippetFile.from_parent(parent, path=file_path)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begins all runs at once: they go on while tests wait for the first."""
    for item in session.items:
        if isinstance(item, SnippetItem):
            item.begin()


class SnippetFile(pytest.File):
    """The file of a snippet."""

    def collect(self) -> Iterator["SnippetItem"]:
        """The snippet, which is one test in all of its runtimes."""
        yield SnippetItem.from_parent(self, name=f"{self.path.parent.name}/{self.path.stem}")


class SnippetItem(pytest.Item):
    """The test of a snippet: its outcomes are those of its goldens."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        found = _project(self.path.parent.parent.parent)
        assert found
        self._project, self._runner = found

    def begin(self) -> None:
        """Begins its runs; what is wrong with it is reported by the test."""
        try:
            snippet = self._project.load(self.name)
            for runtime in snippet.runtimes:
                self._runner.start(snippet, runtime)
        except SnippetError:
            return

    def runtest(self) -> None:
        """Compares the outcomes with the goldens, or accepts them."""
        try:
            snippet = self._project.load(self.name)
            outcomes: dict[Runtime, Outcome] = {
                runtime: self._runner.outcome(snippet, runtime) for runtime in snippet.runtimes
            }
        except (SnippetError, RunError) as error:
            raise _Failure(str(error)) from None
        if self.config.getoption("--accept"):
            problems = golden.accept(snippet, outcomes)
        else:
            found = (golden.mismatch(snippet, runtime, outcome) for runtime, outcome in outcomes.items())
            problems = [mismatch for mismatch in found if mismatch]
        if problems:
            raise _Failure("\n".join(problems))
        for runtime, outcome in outcomes.items():
            self._runner.store_outcome(snippet, runtime, outcome)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What is shown of a failure: the message alone."""
        if isinstance(excinfo.value, _Failure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the test is, and what it is called."""
        return self.path, 0, self.name


@functools.cache
def _project(root: Path) -> tuple[Project, Runner] | None:
    """The project in a folder with what runs its snippets; None if it isn't one of this engine."""
    # It imports MkDocs, which a run of pytest without snippets does without.
    from executed_docs import options

    try:
        given, _ = options.load(root)
    except BuildError:
        return None
    return given.project(root), given.runner(root)
