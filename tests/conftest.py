"""What all tests share: an environment like a worker's, small projects to break, and one built site."""

import fcntl
import itertools
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from executed_docs.errors import BuildError
from executed_docs.execution import availability, worker
from executed_docs.execution.outcome import Outcome
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import DEFAULT, PYTHON, Runtime
from executed_docs.execution.snippet import Project, Snippet
from executed_docs.storage.store import Store
from publishing.keras.runtimes import RUNTIMES, TENSORFLOW

# Before a test module imports Keras.
os.environ |= worker.ENVIRONMENT | dict(TENSORFLOW.environment) | {"NO_MKDOCS_2_WARNING": "1"}

ROOT = Path(__file__).resolve().parents[1]

SEARCHING = {"tests/site/test_errors.py", "tests/site/test_search.py"}

Write = Callable[[str, str], Snippet]
"""Writes a snippet, given its name and its text."""


MadeOnce = Callable[[str, Callable[[Path], object]], Path]
"""A folder by its name, which is filled where it isn't yet."""


class Run(Protocol):
    """Runs a text as a snippet."""

    def __call__(self, source: str, runtime: Runtime = ...) -> Outcome: ...


def pytest_configure() -> None:
    """Without a runtime that CI requires, its tests would be skipped and nobody would notice."""
    try:
        availability.check(RUNTIMES)
    except BuildError as error:
        pytest.exit(str(error), 1)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of tests that run in several processes, those of a file share one, and with it their warm processes.

    The site's tests and the faults share nothing that is slow, so they go wherever there is time: but for
    the modules that ask the search thousands of queries first.
    """
    # pytest sets a variable to the name of the test that runs: no program could be started then.
    long = [f"{item.name[:60]}… in {item.path}" for item in items if len(item.name) > 1000]
    if long:
        raise pytest.UsageError(f"Give the parameters of these tests ids, the names are too long: {long}")
    for item in items:
        file = item.path.relative_to(ROOT).as_posix()
        if file in SEARCHING or not file.startswith(("tests/site/", "tests/scripts/test_faults.py")):
            item.add_marker(pytest.mark.xdist_group(file))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Snippets write where they run."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def home() -> str:
    """The address that the built site has: that of `make build`, so that the cached pages fit."""
    return "http://127.0.0.1:8000/"


@pytest.fixture(autouse=True)
def loggers() -> Iterator[None]:
    """Builds in this process forward what is logged: no other test finds that so."""
    all_loggers = [logging.getLogger(name) for name in ("mkdocs", "executed_docs", "publishing")]
    states = [(log.propagate, log.level, log.handlers.copy()) for log in all_loggers]
    yield
    for log, (propagate, level, handlers) in zip(all_loggers, states, strict=True):
        log.propagate, log.handlers = propagate, handlers
        log.setLevel(level)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """What is slow to make, and read only: of the processes that run tests, one makes it for all."""
    session = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        # Each process has a folder of its own in that of the session.
        session = session.parent

    def folder(name: str, make: Callable[[Path], object]) -> Path:
        place, done = session / name, session / f"{name}.done"
        with (session / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                # What an earlier attempt left that failed: the next test says why once more.
                shutil.rmtree(place, ignore_errors=True)
                make(place)
                done.touch()
        return place

    return folder


@pytest.fixture(scope="session")
def site(made_once: MadeOnce, home: str) -> Path:
    """Both languages, built strictly from the project as it stands."""

    def build(folder: Path) -> None:
        mkdocs = str(Path(sys.executable).with_name("mkdocs"))
        command = [mkdocs, "build", "--strict", "--site-dir", str(folder)]
        built = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"SITE_URL": home}
        )
        assert built.returncode == 0, built.stderr

    return made_once("site", build)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program: where there is none, tests are skipped, but not in CI.

    The one that has no windows takes half the time for each page.
    """
    programs = ("chromium-headless-shell", "chromium", "google-chrome")
    executable = next(filter(None, map(shutil.which, programs)), None)
    if executable is None:
        reason = "there is no Chromium: on Debian, apt-get install chromium-headless-shell fonts-noto-cjk"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return executable


@pytest.fixture(scope="session")
def runtimes() -> tuple[Runtime, ...]:
    """What the snippets of `write` and `run` may run in."""
    return DEFAULT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project's folder with nothing but an empty chapter."""
    return _with_empty_chapter(tmp_path / "folder")


@pytest.fixture
def write(folder: Path, runtimes: tuple[Runtime, ...]) -> Write:
    """Writes a snippet, given its name and its text."""
    return _writer(Project(folder, runtimes))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, runtimes: tuple[Runtime, ...]) -> Iterator[Run]:
    """Runs a text as a snippet in warm processes that a module's tests share."""
    folder = _with_empty_chapter(tmp_path_factory.mktemp("warm"))
    write, numbers = _writer(Project(folder, runtimes)), itertools.count()
    runner = Runner(Store(folder / ".cache"))
    # Each text is another snippet, so none is answered from the cache.
    yield lambda source, runtime=PYTHON: runner.outcome(write(f"chapter/it{next(numbers)}", source), runtime)
    runner.close()


def _with_empty_chapter(folder: Path) -> Path:
    (folder / "snippets" / "chapter").mkdir(parents=True)
    (folder / "snippets" / "__init__.py").touch()
    (folder / "snippets" / "chapter" / "__init__.py").touch()
    return folder


def _writer(project: Project) -> Write:
    def write(name: str, source: str) -> Snippet:
        (project.root / "snippets" / f"{name}.py").write_text(source, encoding="utf-8")
        return project.load(name)

    return write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project that a test may break: this site's configuration, theme and words, and one page.

    It has no code of its own, and no chapter but `snippets/chapter`.
    """
    folder = _with_empty_chapter(tmp_path / "project")
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        head, nav, rest = text.partition("nav:\n")
        if nav:
            text = head + "nav:\n  - index.md\n" + rest[rest.index("\ntheme:") :]
        for setting in SETTINGS:
            text = re.sub(rf"(?m)^(\s*)({setting.partition(':')[0]}):.*", rf"\g<1>{setting}", text)
        text = text.replace("    exclude: [atlas, upgrades]\n", "")
        (folder / name).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copytree(ROOT / "publishing" / "locale", folder / "locale")
    shutil.copy(ROOT / "publishing" / "keras" / "notebook_setup.py", folder)
    for name in ("engine", "locale"):
        shutil.copytree(ROOT / "upgrader" / name, folder / "upgrader" / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "snippets" / "chapter" / "sum.py").write_text("total = 1 + 2\nprint(total)\n")
    (folder / "snippets" / "chapter" / "sum.out").write_text("3\n")
    for language in ("en", "zh"):
        docs = folder / "docs" / language
        docs.mkdir(parents=True)
        (docs / "index.md").write_text(PAGE, encoding="utf-8")
    (folder / "docs" / "docstrings.zh.toml").touch()
    return folder


SETTINGS = (
    "watch: [docs, locale, mkdocs.zh.yml, snippets, theme]",
    "locale: [locale, upgrader/locale]",
    "set_up: notebook_setup.py",
)
"""What `mkdocs.yml` says otherwise in the small project, which has no packages."""

PAGE = """---
description: A page.
---

# Page {#page}

## Section {#section}

The sum is `{{ chapter/sum.total }}`, or $x = 3$.

```python exec="on" snippet="chapter/sum"
```
"""
