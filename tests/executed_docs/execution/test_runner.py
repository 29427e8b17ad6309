"""When a snippet is run, when it isn't, and what happens to the others if it goes wrong."""

import contextlib
import dataclasses
import importlib
import importlib.metadata
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from importlib.metadata import PackageMetadata
from pathlib import Path
from typing import Any

import pytest

from executed_docs.errors import BuildError
from executed_docs.execution import runner
from executed_docs.execution.outcome import Outcome, RunError
from executed_docs.execution.runner import Runner, run_key
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.execution.snippet import Project, Snippet, SnippetError
from executed_docs.storage import fingerprint
from executed_docs.storage.store import Store, results_folder
from tests.conftest import Write

DECLARED = Runtime("declared", packages=("mkdocs",), environment=(("MODE", "before"),))


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Runner]]:
    """Makes runners like those of one build after another."""
    made: list[Runner] = []

    def start(**options: float) -> Runner:
        made.append(Runner(Store(folder / "cache"), **options))  # type: ignore[arg-type]
        return made[-1]

    yield start
    for each in made:
        each.close()


@pytest.fixture(scope="module")
def threads() -> Iterator[Executor]:
    """An executor whose runs share the warm processes of this process."""
    with ThreadPoolExecutor(1) as executor:
        yield executor


@pytest.fixture
def warm(folder: Path, threads: Executor) -> Callable[[], Runner]:
    """Makes runners like those of one build after another, without the time that new processes take."""
    return lambda: Runner(Store(folder / "cache"), executor=threads)


def entries(folder: Path) -> list[Path]:
    """The cached outcomes, without those that another thread of a run is still writing."""
    files = [path for path in (folder / "cache").rglob("[!.]*") if path.is_file()]
    return [path for path in files if '"text": ' in path.read_text()]


def golden(it: Snippet, text: str, ending: str = "out") -> None:
    (it.root / it.filename).with_suffix(f".{ending}").write_text(text)


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a worker process was started")

    monkeypatch.setattr("pebble.ProcessPool", refuse)


def test_a_cached_outcome_starts_no_process(
    write: Write, start: Callable[[], Runner], request: pytest.FixtureRequest
) -> None:
    it = write("chapter/it", "x = 1\nprint(x)")
    golden(it, "1\n")
    first = start().outcome(it, PYTHON)
    request.getfixturevalue("no_process")
    assert start().outcome(it, PYTHON) == first
    assert first.values == {"x": 1}
    with pytest.raises(AssertionError, match="was started"):
        start().outcome(write("chapter/it", "x = 1\nprint(x) "), PYTHON)


FOREIGN = '{"text": 1, "error": null, "values": {}, "versions": {}}'


@pytest.mark.parametrize("damage", ["", "{", '{"text": "1"}', "[]", "\0", FOREIGN])
def test_a_damaged_entry_is_run_again_and_heals(
    write: Write, warm: Callable[[], Runner], damage: str, folder: Path
) -> None:
    it = write("chapter/it", "print(1)")
    golden(it, "1\n")
    warm().outcome(it, PYTHON)
    (entry,) = entries(folder)
    entry.write_text(damage)
    assert warm().outcome(it, PYTHON).text == "1\n"
    last = warm()
    assert last.outcome(it, PYTHON).text == "1\n"
    assert last.statistics() == ([], 1)


def test_a_cache_that_can_t_be_written_is_no_failure(
    write: Write, warm: Callable[[], Runner], folder: Path
) -> None:
    (folder / "cache").touch()
    it = write("chapter/it", "print(1)")
    golden(it, "1\n")
    assert warm().outcome(it, PYTHON).text == "1\n"


@pytest.mark.parametrize(
    ("source", "text", "ending", "cached"),
    [
        ("print(1)", "1\n", "out", True),
        ("print(1)", "2\n", "out", False),
        ("print(1)", "1\n", "err", False),
        ("raise SystemExit", "", "out", False),
        ("print(1)", None, "out", False),
    ],
)
def test_only_the_golden_outcome_is_cached(
    write: Write, warm: Callable[[], Runner], source: str, text: str | None, ending: str, cached: bool
) -> None:
    it = write("chapter/it", source)
    if text is not None:
        golden(it, text, ending)
    warm().outcome(it, PYTHON)
    assert bool(entries(it.root)) is cached


def test_a_failure_is_not_cached_and_tried_again_by_the_next_build(
    write: Write, start: Callable[[], Runner], folder: Path
) -> None:
    bad = folder / "bad"
    bad.touch()
    it = write("chapter/it", f"import os, pathlib\nif pathlib.Path({str(bad)!r}).exists(): os._exit(3)")
    golden(it, "")
    one = start()
    with pytest.raises(RunError, match="exit code 3"):
        one.outcome(it, PYTHON)
    assert entries(folder) == []
    bad.unlink()
    # Both languages of a build have the same outcome, and wait for it once.
    with pytest.raises(RunError, match="exit code 3"):
        one.outcome(it, PYTHON)
    one.forget_failures()
    assert one.outcome(it, PYTHON).error is None


LOOP = "import time\nend = time.monotonic() + 20\nwhile time.monotonic() < end: "
STUBBORN = "\n    try:\n        while time.monotonic() < end: pass\n    except BaseException: pass"


@pytest.mark.slow
# It ends long after it should have been stopped.
@pytest.mark.parametrize("source", [f"{LOOP}pass", LOOP + STUBBORN], ids=["loop", "stubborn loop"])
def test_an_endless_loop_is_stopped_and_named_and_the_next_one_runs(
    write: Write, start: Callable[..., Runner], source: str
) -> None:
    one, loop, after = start(timeout=2), write("chapter/loop", source), write("chapter/after", "print(1)")
    one.start(loop, PYTHON)
    one.start(after, PYTHON)
    with pytest.raises(RunError, match=r"^chapter/loop in python ran for more than 2 s .* endless loop"):
        one.outcome(loop, PYTHON)
    assert one.outcome(after, PYTHON).text == "1\n"


def test_a_crash_does_not_take_the_waiting_ones_along(write: Write, start: Callable[[], Runner]) -> None:
    crash = write("chapter/crash", "import ctypes; ctypes.string_at(0)")
    others = [write(f"chapter/other{number}", f"print({number})") for number in range(3)]
    one = start()
    for it in [others[0], crash, *others[1:]]:
        one.start(it, PYTHON)
    assert [one.outcome(it, PYTHON).text for it in others] == ["0\n", "1\n", "2\n"]
    with pytest.raises(
        RunError, match=r"^chapter/crash in python ended its process with the signal SIGSEGV\."
    ):
        one.outcome(crash, PYTHON)


def test_a_process_stays_warm(write: Write, start: Callable[[], Runner]) -> None:
    one = start()
    texts = {
        one.outcome(write(f"chapter/{name}", "import os; print(os.getpid())"), PYTHON).text for name in "ab"
    }
    assert len(texts) == 1


def test_a_warm_process_sees_a_changed_local_module(write: Write, start: Callable[[], Runner]) -> None:
    one, source = start(), "from snippets.chapter import module; print(module.x)"
    for number in range(2):
        write("chapter/module", f"x = {number}")
        assert one.outcome(write("chapter/it", source), PYTHON).text == f"{number}\n"


def test_a_warm_process_sees_a_module_that_is_new_in_a_known_folder(
    write: Write, warm: Callable[[], Runner], folder: Path
) -> None:
    one = warm()
    for number in range(3):
        write(f"chapter/module{number}", f"x = {number}")
        it = write(f"chapter/it{number}", f"from snippets.chapter.module{number} import x; print(x)")
        assert one.outcome(it, PYTHON).text == f"{number}\n"


def test_a_traceback_goes_through_local_modules_by_relative_names(
    write: Write, start: Callable[[], Runner]
) -> None:
    write("chapter/module", "import json\n\ndef parse(text):\n    return json.loads(text)\n")
    it = write("chapter/it", "from snippets.chapter.module import parse\n\nparse('{')\n")
    assert start().outcome(it, PYTHON).text.splitlines()[:5] == [
        "Traceback (most recent call last):",
        '  File "snippets/chapter/it.py", line 3, in <module>',
        "    parse('{')",
        '  File "snippets/chapter/module.py", line 4, in parse',
        "    return json.loads(text)",
    ]


def test_progress_says_what_ran_where_and_how_many_are_left(
    write: Write, start: Callable[[], Runner], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "executed_docs.execution.runner")
    one, snippets = start(), [write(f"chapter/{name}", "") for name in "ab"]
    for it in snippets:
        one.start(it, PYTHON)
    for it in snippets:
        one.outcome(it, PYTHON)
    one.close()  # The last line is logged after the last outcome was handed out.
    assert caplog.messages == ["Ran chapter/a in python, 1 to go", "Ran chapter/b in python, 0 to go"]


def test_hashes_are_the_same_in_every_process(write: Write, start: Callable[[], Runner]) -> None:
    texts = {start().outcome(write(f"chapter/{name}", "print(hash('x'))"), PYTHON).text for name in "ab"}
    assert len(texts) == 1


IMPORTING = "import snippets.chapter.module"


def metadata(changed: str) -> Callable[[str], PackageMetadata]:
    """`importlib.metadata.metadata`, with one package in another version."""
    real = importlib.metadata.metadata

    def found(name: str) -> PackageMetadata:
        it = real(name)
        if name == changed:
            it.replace_header("Version", "0")  # type: ignore[attr-defined]
        return it

    return found


CHANGES: dict[str, Callable[[Write, pytest.MonkeyPatch], object]] = {
    "its text": lambda write, _: write("chapter/it", f"{IMPORTING}  # (1)!"),
    "a module": lambda write, _: write("chapter/module", "import snippets.chapter.deeper  # more"),
    "a module of a module": lambda write, _: write("chapter/deeper", "x = 2"),
    "its package": lambda write, _: write("chapter/__init__", "x = 2"),
    "a package": lambda _, patch: patch.setattr("importlib.metadata.metadata", metadata("mkdocs")),
    "a package of a package": lambda _, patch: patch.setattr(
        "importlib.metadata.metadata", metadata("markupsafe")
    ),
    "the system": lambda _, patch: patch.setattr(platform, "system", lambda: "Plan 9"),
    "the processor": lambda _, patch: patch.setattr(platform, "machine", lambda: "m68k"),
    "Python": lambda _, patch: patch.setattr(platform, "python_version", lambda: "3.99.0"),
}


def _fresh() -> None:
    runner.environment_digest.cache_clear()
    runner.environment_components.cache_clear()
    fingerprint.package_versions.cache_clear()
    fingerprint.installed_package.cache_clear()
    fingerprint.loaded_sources.cache_clear()


@pytest.fixture(autouse=True)
def _fresh_keys() -> Iterator[None]:
    _fresh()
    yield
    _fresh()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_gives_another_key(
    write: Write, monkeypatch: pytest.MonkeyPatch, change: Callable[[Write, pytest.MonkeyPatch], object]
) -> None:
    def key() -> str:
        _fresh()
        return run_key(write("chapter/it", (folder / "it.py").read_text()), DECLARED)

    write("chapter/deeper", "x = 1")
    write("chapter/module", "import snippets.chapter.deeper")
    folder = write("chapter/it", IMPORTING).root / "snippets" / "chapter"
    before = key()
    assert key() == before
    with monkeypatch.context() as patch:
        change(write, patch)
        assert key() != before


@pytest.mark.parametrize(
    "path", ["snippets/chapter/other.py", "snippets/chapter/it.out", "docs.md", "snippets/chapter/module.txt"]
)
def test_what_it_does_not_import_does_not_change_the_key(write: Write, path: str) -> None:
    write("chapter/module", "")
    it = write("chapter/it", IMPORTING)
    before = run_key(it, PYTHON)
    (it.root / path).write_text("x = 2")
    assert run_key(write("chapter/it", IMPORTING), PYTHON) == before


def test_a_package_of_another_runtime_does_not_change_the_key(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    it = write("chapter/it", "")
    before = run_key(it, PYTHON)
    monkeypatch.setattr("importlib.metadata.metadata", metadata("mkdocs"))
    _fresh()
    assert run_key(it, PYTHON) == before


def test_runtimes_and_names_have_keys_of_their_own(write: Write) -> None:
    keys = {run_key(write(f"chapter/{name}", ""), each) for name in "ab" for each in (PYTHON, DECLARED)}
    assert len(keys) == 4


def session() -> None:
    """Resets nothing: only its source is part of a key."""


def describe(_: object) -> None:
    """Describes nothing: only its source is part of a key."""


DECLARATIONS: dict[str, dict[str, object]] = {
    "name": {"name": "other"},
    "imports": {"imports": frozenset({"library"})},
    "offers": {"offers": frozenset({"library"})},
    "packages": {"packages": ()},
    "extras": {"extras": ("numpy",)},
    "versions": {"versions": (("Library", "library"),)},
    "used versions": {"used_versions": (("Library", "library"),)},
    "environment": {"environment": (("MODE", "after"),)},
    "another variable": {"environment": (*DECLARED.environment, ("OTHER", "x"))},
    "rewrites": {"rewrites": (("old_library", "library"),)},
    "session": {"session": session},
    "describe": {"describe": describe},
}


@pytest.mark.parametrize("declared", DECLARATIONS.values(), ids=DECLARATIONS)
def test_each_declaration_of_a_runtime_is_part_of_the_key(write: Write, declared: dict[str, object]) -> None:
    # These decide whether it runs at all, and what to do if not.
    assert {field.name for field in dataclasses.fields(Runtime)} - {"needs", "install"} == {
        name for each in DECLARATIONS.values() for name in each
    }
    it = write("chapter/it", "print(1)")
    changed = dataclasses.replace(DECLARED, **declared)  # type: ignore[arg-type]
    assert run_key(it, changed) != run_key(it, DECLARED)


def test_the_source_of_a_session_is_part_of_the_key(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "declared_session.py"
    source.write_text("import contextlib\n\ndef session():\n    return contextlib.nullcontext()\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    module = importlib.import_module("declared_session")
    it, runtime = write("chapter/it", ""), dataclasses.replace(DECLARED, session=module.session)
    before = run_key(it, runtime)
    source.write_text(f"{source.read_text()}\n# Resets something else.\n")
    _fresh()
    assert run_key(it, runtime) != before


EXECUTION = Path(runner.__file__).parent
CODE = sorted(path.name for path in EXECUTION.iterdir() if path.is_file())


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the code that executes, which keys are computed from."""
    copy = tmp_path / "engine" / EXECUTION.name
    shutil.copytree(EXECUTION, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(runner, "__file__", str(copy / "runner.py"))
    return copy


@pytest.mark.parametrize("name", [*CODE, "new.py"])
def test_each_file_of_the_code_that_executes_is_part_of_the_key(write: Write, code: Path, name: str) -> None:
    it = write("chapter/it", "print(1)")
    before = run_key(it, PYTHON)
    with (code / name).open("a", encoding="utf-8") as file:
        file.write("# Changed.\n")
    _fresh()
    assert run_key(it, PYTHON) != before


def test_the_seed_of_hashes_is_part_of_the_key(write: Write, code: Path) -> None:
    it = write("chapter/it", "print(1)")
    before = run_key(it, PYTHON)
    pool = code / "process_pool.py"
    text = pool.read_text(encoding="utf-8")
    changed = text.replace('os.environ["PYTHONHASHSEED"] = "0"', 'os.environ["PYTHONHASHSEED"] = "1"')
    assert changed != text
    pool.write_text(changed, encoding="utf-8")
    _fresh()
    assert run_key(it, PYTHON) != before


def test_what_one_checkout_ran_is_cached_for_another_that_shares_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("SHARED_CACHE", str(tmp_path / "shared"))
    outcomes = []
    for place in ("one", "two/deeper"):
        chapter = tmp_path / place / "snippets" / "chapter"
        chapter.mkdir(parents=True)
        for package in (chapter, chapter.parent):
            (package / "__init__.py").touch()
        (chapter / "module.py").write_text("x = 1\n")
        (chapter / "it.py").write_text("from snippets.chapter.module import x\n\nprint(x)\n")
        (chapter / "it.out").write_text("1\n")
        it = Project(tmp_path / place).load("chapter/it")
        runs = Runner(Store(results_folder(tmp_path / place, "outcomes")))
        outcomes.append(runs.outcome(it, PYTHON))
        runs.close()
        # From now on nothing can run.
        if place == "one":
            request.getfixturevalue("no_process")
    assert outcomes[0] == outcomes[1]
    assert not (tmp_path / "one" / ".cache").exists()


def test_an_accepted_outcome_is_cached(write: Write, start: Callable[[], Runner], no_process: None) -> None:
    it, outcome = write("chapter/it", "print(1)"), Outcome("other\n", None, {}, {})
    start().store_outcome(it, PYTHON, outcome)
    assert start().outcome(it, PYTHON) == outcome


def test_a_broken_snippet_is_a_snippet_error_before_any_process(
    write: Write, start: Callable[[], Runner], no_process: None
) -> None:
    with pytest.raises(SnippetError, match="line 1"):
        start().start(write("chapter/it", "x = ("), PYTHON)


def test_the_shared_runner_is_one_per_folder(tmp_path: Path) -> None:
    assert runner.shared(tmp_path / "a") is runner.shared(tmp_path / "a")
    assert runner.shared(tmp_path / "a") is not runner.shared(tmp_path / "b")


def test_python_is_the_one_that_runs(write: Write, start: Callable[[], Runner]) -> None:
    it = write("chapter/it", "import sys; version = list(sys.version_info[:3])")
    assert start().outcome(it, PYTHON).values["version"] == list(sys.version_info[:3])


@pytest.mark.parametrize(
    "changed",
    [
        {"environment": (("NAME", "value"),)},
        {"rewrites": (("one", "two"),)},
        {"versions": (("Python", "sys"),)},
        {"session": contextlib.nullcontext},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_change_of_a_declaration_gives_another_key(write: Write, changed: dict[str, Any]) -> None:
    it = write("chapter/it", "")
    assert run_key(it, dataclasses.replace(PYTHON, **changed)) != run_key(it, PYTHON)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere:IT", "'nowhere:IT' can't be imported: No module named 'nowhere'"),
        ("pathlib:Path", "pathlib:Path makes no concurrent.futures.Executor"),
    ],
)
def test_an_executor_that_is_none_is_refused(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(BuildError, match=re.escape(message)):
        runner.shared(tmp_path, executor=name)


def test_the_variable_that_replaces_an_executor_is_the_one_that_is_blamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCHEDULER", "10.0.0.1:8786")
    with pytest.raises(BuildError, match=r"^the environment, SCHEDULER: '10\.0\.0\.1:8786' can't be"):
        runner.shared(tmp_path, executor="concurrent.futures:Executor", place="mkdocs.yml, executor")


def test_a_site_s_executor_gets_the_runs(tmp_path: Path) -> None:
    shared = runner.shared(tmp_path, executor="concurrent.futures:ThreadPoolExecutor")
    assert isinstance(shared.executor, ThreadPoolExecutor)
    shared.close()


def test_the_limit_of_memory_is_the_site_s(write: Write, folder: Path) -> None:
    runs = Runner(Store(folder / "cache"), memory=700 * 1024**2)
    try:
        source = "import numpy as np\n\nprint(np.ones(10).sum())\nnp.ones(200_000_000)"
        outcome = runs.outcome(write("chapter/it", source), PYTHON)
    finally:
        runs.close()
    assert "10.0" in outcome.text
    assert outcome.error is not None
    assert "MemoryError" in outcome.error


def test_the_limit_of_output_is_the_site_s(folder: Path, warm: Callable[[], Runner]) -> None:
    (folder / "snippets/chapter/it.py").write_text("print('x' * 3000)")
    it = Project(folder, output_limit=2048).load("chapter/it")
    with pytest.raises(RunError, match=r"printed more than 2 KiB: a page can't show that"):
        warm().outcome(it, PYTHON)
