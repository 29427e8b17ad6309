"""Every snippet in every one of its runtimes: what a reader sees is what is committed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from executed_docs.execution import golden
from executed_docs.execution.isolated_executor import IsolatedExecutor
from executed_docs.execution.outcome import Outcome, UnavailableError
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import Project, Snippet
from executed_docs.storage.store import Store
from publishing.keras.runtimes import RUNTIMES
from tests.runtimes import case

ROOT = Path(__file__).resolve().parents[1]
PROJECT = Project(ROOT, RUNTIMES, ("atlas", "upgrades"))
SNIPPETS = [PROJECT.load(name) for name in PROJECT.names()]
RUNS = [
    case(runtime, found, runtime, name=f"{found.name}-{runtime.name}")
    for found in SNIPPETS
    for runtime in found.called_for
]


@pytest.fixture(scope="module")
def isolated(request: pytest.FixtureRequest) -> Iterator[Runner]:
    """A runner that gives each run a process of its own."""
    with IsolatedExecutor() as executor:
        runner = Runner(Store(ROOT / ".cache" / "isolated"), timeout=300, executor=executor)
        _start(runner, request)
        yield runner


@pytest.fixture(scope="module")
def together(request: pytest.FixtureRequest) -> Iterator[Runner]:
    """A runner like the build's: one process a runtime, all runs in a row."""
    runner = Runner(Store(ROOT / ".cache" / "outcomes"))
    _start(runner, request)
    yield runner
    runner.close()


def _start(runner: Runner, request: pytest.FixtureRequest) -> None:
    """Begins the runs of all tests that were selected and use this runner, side by side."""
    for item in request.session.items:
        if not isinstance(item, pytest.Function) or item.module is not request.module:
            continue
        if request.fixturename in item.fixturenames:
            run: dict[str, Any] = item.callspec.params
            if item.get_closest_marker("skip"):
                continue
            runner.start(run["found"], run["runtime"])


def _outcome(runner: Runner, found: Snippet, runtime: Runtime) -> Outcome:
    """The outcome of a run, unless this machine has what it needs and can't import it."""
    try:
        return runner.outcome(found, runtime)
    except UnavailableError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize(("found", "runtime"), RUNS)
def test_the_outcome_is_the_golden_one(found: Snippet, runtime: Runtime, together: Runner) -> None:
    mismatch = golden.mismatch(found, runtime, _outcome(together, found, runtime))
    assert mismatch is None, mismatch


@pytest.mark.parametrize(("found", "runtime"), RUNS)
def test_isolated_in_a_new_process_the_outcome_is_the_same(
    found: Snippet, runtime: Runtime, isolated: Runner
) -> None:
    mismatch = golden.mismatch(found, runtime, _outcome(isolated, found, runtime))
    assert mismatch is None, mismatch


@pytest.mark.parametrize("found", SNIPPETS, ids=lambda found: found.name)
def test_no_golden_is_left_over(found: Snippet) -> None:
    used = {golden.find(found, runtime) for runtime in found.called_for}
    # What a run no longer draws is named with its golden: left over are pictures next to no golden of text.
    stems = {path.stem for path in used if path}
    drawn = {path for path in golden.existing(found) if path.suffix == ".svg"}
    used |= {path for path in drawn if path.name.rsplit(".", 2)[0] in stems}
    assert set(golden.existing(found)) == used


def test_every_golden_belongs_to_a_snippet() -> None:
    endings = {".out", ".err", ".svg"}
    files = {path for path in (ROOT / "snippets").rglob("*") if path.suffix in endings}
    assert files == {path for found in SNIPPETS for path in golden.existing(found)}


@pytest.fixture(scope="module")
def shown() -> set[str]:
    """The snippets that pages name."""
    pages = (ROOT / "docs" / "en").rglob("*.md")
    return {
        name for page in pages for name in re.findall(r'snippet="(.+?)"', page.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("found", SNIPPETS, ids=lambda found: found.name)
def test_every_snippet_stands_on_a_page(found: Snippet, shown: set[str]) -> None:
    assert found.name in shown


@pytest.mark.parametrize("found", SNIPPETS, ids=lambda found: found.name)
def test_every_snippet_has_a_test_module(found: Snippet) -> None:
    chapter, name = found.name.split("/")
    assert (ROOT / "tests" / chapter / f"test_{name}.py").is_file()
