"""Optional runtimes: which ones a machine can run, and what becomes of the others."""

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from importlib.metadata import version
from pathlib import Path

import pytest

from executed_docs.errors import BuildError
from executed_docs.execution import availability, golden
from executed_docs.execution.availability import REQUIRED
from executed_docs.execution.collection import Collection
from executed_docs.execution.outcome import Outcome, RunError, UnavailableError, ValueReferenceError
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.execution.snippet import Project, Snippet
from executed_docs.storage.store import Store
from tests.conftest import Write


def broken() -> AbstractContextManager[None]:
    """A session whose packages can't be imported."""
    raise ImportError("libframe.so: cannot open shared object file.\nSee the manual.")


LIBRARY = frozenset({"library"})
INSTALLED = f"numpy=={version('numpy')}"
HERE, ALSO = (Runtime(f"new-{name}", imports=LIBRARY) for name in ("here", "also"))
ABSENT = Runtime("new-absent", imports=LIBRARY, needs=("no-such-package==1.0",), install="make library")
OTHER = Runtime("new-other", imports=LIBRARY, needs=(INSTALLED, "pytest==0.1"), install="make library")
BROKEN = Runtime("new-broken", imports=LIBRARY, needs=(INSTALLED,), session=broken, install="make library")
PRESENT = Runtime("new-present", imports=LIBRARY, needs=(INSTALLED,), session=nullcontext)
NOT_INSTALLED = "Nothing runs in new-absent: no-such-package is not installed. To install it: `make library`."
ANOTHER_VERSION = (
    f"Nothing runs in new-other: pytest {version('pytest')} is installed instead of pytest==0.1. "
    "To install it: `make library`."
)
NOT_IMPORTED = (
    f"Nothing runs in new-broken: {INSTALLED} can't be imported (ImportError: libframe.so: cannot open "
    "shared object file). To install it: `make library`."
)
SOURCE = "try:\n    import library\nexcept ImportError:\n    print(3)"


@pytest.fixture(autouse=True)
def _none_required(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is anything in the environment of CI."""
    monkeypatch.delenv(REQUIRED, raising=False)


@pytest.fixture(scope="session")
def runtimes() -> tuple[Runtime, ...]:
    """All kinds, and one that is for nothing else than the packages that are missing."""
    alone = Runtime("alone", imports=frozenset({"lonely"}), needs=("no-such-package==1.0",))
    return PYTHON, HERE, ALSO, ABSENT, OTHER, BROKEN, PRESENT, alone


@pytest.fixture
def it(write: Write) -> Snippet:
    return write("chapter/it", SOURCE)


@pytest.fixture
def runner(folder: Path) -> Iterator[Runner]:
    runner = Runner(Store(folder / "cache"))
    yield runner
    runner.close()


def printed(text: str) -> Outcome:
    return Outcome(text, None, {}, {})


@pytest.mark.parametrize(
    ("runtime", "problem"),
    [
        (HERE, None),
        (PRESENT, None),
        (ABSENT, NOT_INSTALLED),
        (OTHER, ANOTHER_VERSION),
        # Only an import shows that.
        (BROKEN, None),
    ],
    ids=lambda each: each.name if isinstance(each, Runtime) else "",
)
def test_what_is_missing_is_named_with_the_cure(runtime: Runtime, problem: str | None) -> None:
    assert availability.problem(runtime) == problem


@pytest.mark.parametrize(("installed", "fits"), [("3.1+cpu", True), ("3.1", True), ("3.1.1+cpu", False)])
def test_a_build_of_the_pinned_version_fits(
    installed: str, fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(availability, "installed_package", lambda _: (installed, []))
    assert (availability.problem(Runtime("it", needs=("frame==3.1",))) is None) is fits


def test_a_snippet_runs_in_what_there_is(it: Snippet) -> None:
    assert it.runtimes == (HERE, ALSO, BROKEN, PRESENT)
    assert it.called_for == (HERE, ALSO, ABSENT, OTHER, BROKEN, PRESENT)


@pytest.mark.parametrize("names", ["all", "new-absent", "new-present, new-absent", "new-present new-absent"])
def test_what_is_required_and_missing_ends_the_build(names: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REQUIRED, names)
    with pytest.raises(BuildError) as error:
        availability.check([PYTHON, PRESENT, ABSENT])
    assert str(error.value) == f"{NOT_INSTALLED} REQUIRED_RUNTIMES asks for it."


@pytest.mark.parametrize("names", ["", "new-present", "new-here"])
def test_what_isn_t_required_may_be_missing(names: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REQUIRED, names)
    availability.check([PYTHON, HERE, PRESENT, ABSENT, OTHER])


def test_a_required_runtime_that_doesn_t_exist_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(REQUIRED, "new-present new-persent")
    with pytest.raises(BuildError, match=r"^REQUIRED_RUNTIMES names new-persent, which is no runtime of"):
        availability.check([PYTHON, PRESENT])


def test_what_can_t_be_imported_is_named_once_and_the_others_go_on(
    write: Write, runner: Runner, caplog: pytest.LogCaptureFixture
) -> None:
    snippets = [write(f"chapter/{name}", SOURCE) for name in "ab"]
    with caplog.at_level(logging.INFO, "executed_docs"):
        for each in snippets:
            for _ in range(2):
                with pytest.raises(UnavailableError) as error:
                    runner.outcome(each, BROKEN)
                assert str(error.value) == NOT_IMPORTED
            assert runner.outcome(each, PRESENT).text == "3\n"
    assert caplog.messages.count(NOT_IMPORTED) == 1


def test_what_can_t_be_imported_fails_where_it_is_required(
    it: Snippet, runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(REQUIRED, "all")
    with pytest.raises(RunError) as error:
        runner.outcome(it, BROKEN)
    assert not isinstance(error.value, UnavailableError)
    assert str(error.value) == f"chapter/it: {NOT_IMPORTED} REQUIRED_RUNTIMES asks for it."


def test_a_runtime_that_isn_t_optional_fails_if_it_can_t_be_imported(it: Snippet, runner: Runner) -> None:
    with pytest.raises(RunError, match=r"^chapter/it in new-fails broke its worker: ImportError"):
        runner.outcome(it, Runtime("new-fails", session=broken))


def test_a_collection_knows_what_is_missing(
    it: Snippet, runner: Runner, caplog: pytest.LogCaptureFixture
) -> None:
    collection = Collection(it.project, runner)
    with caplog.at_level(logging.INFO, "executed_docs"):
        collection.begin()
        assert collection.missing(["chapter/it"]) == [ABSENT, OTHER, BROKEN]
    found = collection.outcomes("chapter/it")
    assert not isinstance(found, str)
    assert [each.name for each in found[1]] == ["new-here", "new-also", "new-present"]
    assert collection.any_outcome(PRESENT) == found[1][PRESENT]
    assert caplog.messages.count(NOT_INSTALLED) == caplog.messages.count(ANOTHER_VERSION) == 1
    for runtime in (ABSENT, BROKEN):
        with pytest.raises(UnavailableError):
            collection.any_outcome(runtime)
    # Which no snippet calls for.
    assert not [message for message in caplog.messages if "alone" in message]


def test_a_snippet_of_a_missing_runtime_alone_has_no_outcome_and_no_values(
    write: Write, runner: Runner
) -> None:
    lonely = write("chapter/lonely", "import lonely\nvalue = 3")
    collection = Collection(lonely.project, runner)
    assert lonely.runtimes == ()
    assert collection.outcomes("chapter/lonely") == (lonely, {})
    assert [each.name for each in collection.missing(["chapter/lonely"])] == ["alone"]
    with pytest.raises(ValueReferenceError, match=r"^Nothing runs in alone: no-such-package"):
        collection.values("chapter/lonely")


FEW = (HERE, ALSO, ABSENT)


@pytest.mark.parametrize(
    ("before", "outcomes", "after"),
    [
        # Its own golden stays, and so do the files of the others that it needs.
        (
            {"new-here.out": "1", "new-also.out": "1", "new-absent.err": "e"},
            {HERE: "1", ALSO: "1"},
            {"new-here.out": "1", "new-also.out": "1", "new-absent.err": "e"},
        ),
        (
            {"new-here.out": "1", "new-also.out": "2", "new-absent.out": "3"},
            {HERE: "4", ALSO: "4"},
            {"new-here.out": "4", "new-also.out": "4", "new-absent.out": "3"},
        ),
        ({"new-here.out": "1", "new-absent.out": "1"}, {HERE: "1", ALSO: "1"}, {"out": "1"}),
        # One that it shares is whatever the others give.
        ({"out": "1"}, {HERE: "1", ALSO: "1"}, {"out": "1"}),
        ({"new.out": "1"}, {HERE: "2", ALSO: "2"}, {"out": "2"}),
        # Where they no longer agree, it has what it had.
        (
            {"out": "1"},
            {HERE: "1", ALSO: "2"},
            {"new-here.out": "1", "new-also.out": "2", "new-absent.out": "1"},
        ),
        # Nothing is known of it.
        ({}, {HERE: "1", ALSO: "1"}, {"out": "1"}),
    ],
)
def test_accepting_leaves_what_a_missing_runtime_gives(
    folder: Path, before: dict[str, str], outcomes: dict[Runtime, str], after: dict[str, str]
) -> None:
    file = folder / "snippets" / "chapter" / "it.py"
    file.write_text(SOURCE)
    for ending, text in before.items():
        file.with_suffix(f".{ending}").write_text(text)
    it = Project(folder, FEW).load("chapter/it")
    expected = {each: golden.find(it, each) for each in FEW}[ABSENT]
    assert golden.accept(it, {runtime: printed(text) for runtime, text in outcomes.items()}) == []
    assert {path.name.partition(".")[2]: path.read_text() for path in golden.existing(it)} == after
    assert bool(expected) <= bool(golden.find(it, ABSENT))
