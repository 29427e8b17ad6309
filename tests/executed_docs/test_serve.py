"""Each build of `mkdocs serve`: what it logs, and what is served after one that failed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.exceptions import Abort

from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import PYTHON
from executed_docs.execution.snippet import Project
from executed_docs.serve import Rebuilder
from executed_docs.storage.fingerprint import loaded_sources
from executed_docs.storage.store import Store


@pytest.fixture
def runner(folder: Path) -> Iterator[Runner]:
    made = Runner(Store(folder / "cache"))
    yield made
    made.close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    return folder


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    monkeypatch.setattr(Store, "read_only", False)
    for name in ("executed_docs.serve", "mkdocs", "mkdocs.commands", "mkdocs.livereload"):
        caplog.set_level("INFO", name)
    caplog.set_level("INFO", "executed_docs.execution.runner")


def test_a_build_logs_in_one_line_what_ran_and_how_much_was_cached(
    site: Path, runner: Runner, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "snippets/chapter/it.py").write_text("print(1)")

    def build() -> None:
        runner.outcome(Project(folder).load("chapter/it"), PYTHON)
        (site / "index.html").write_text("new")

    rebuild = Rebuilder(build, site, runner, [])
    rebuild()
    rebuild()
    lines = [record.getMessage().partition(": ")[2] for record in caplog.records]
    assert lines == [
        "ran chapter/it in python; 0 outcomes from the cache",
        "ran nothing; 1 outcomes from the cache",
    ]
    assert [path.name for path in site.parent.glob("site*")] == ["site"]
    assert (site / "index.html").read_text() == "new"


def broken_template() -> None:
    Environment().from_string("\n{% if %}")


def aborted() -> None:
    raise Abort("The configuration is broken.")


def fault() -> None:
    raise ValueError("a fault of our own")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (broken_template, "line 2: Expected an expression"),
        (aborted, "The configuration is broken."),
        (fault, "a fault of our own"),
    ],
)
def test_a_failed_build_logs_why_and_leaves_the_site(
    site: Path, runner: Runner, caplog: pytest.LogCaptureFixture, wrong: Callable[[], None], message: str
) -> None:
    def build() -> None:
        (site / "half.html").touch()
        wrong()

    Rebuilder(build, site, runner, [])()
    error, last = caplog.records
    assert error.levelname == "ERROR"
    assert message in error.getMessage()
    assert last.getMessage().endswith("Not built: see above. The site stays as it was.")
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert [path.name for path in site.parent.glob("site*")] == ["site"]


def test_an_interrupt_is_none_of_its_failures(site: Path, runner: Runner) -> None:
    def build() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Rebuilder(build, site, runner, [])()
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_changed_code_is_named_and_nothing_is_cached_until_the_restart(
    site: Path,
    runner: Runner,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "pages.py").write_text("x = 1")
    loaded_sources(package)
    store = Store(tmp_path / "cache")
    rebuild = Rebuilder(lambda: store.put("key", "text"), site, runner, [package])
    (package / "pages.py").write_text("x = 2")
    rebuild()
    assert "Stop the server, and start it again: package/pages.py changed." in caplog.text
    assert store.get("key") is None
    caplog.clear()
    (package / "pages.py").write_text("x = 1")
    rebuild()
    assert "again" not in caplog.text
    assert store.get("key") == "text"
