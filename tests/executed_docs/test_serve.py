"""Each build of `mkdocs serve`: what it says, and what is served after one that failed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.exceptions import Abort

from executed_docs.execution import snippet
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import PYTHON
from executed_docs.serve import Rebuilder
from executed_docs.storage import fingerprint, store
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
    monkeypatch.setattr(store, "read_only", False)
    caplog.set_level("INFO", "mkdocs.plugins.publishing.loop")
    for name in ("mkdocs", "mkdocs.commands", "mkdocs.livereload", "mkdocs.plugins.publishing.runner"):
        caplog.set_level("INFO", name)


def test_a_build_says_in_one_line_what_ran_and_what_was_known(
    site: Path, runner: Runner, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "snippets/chapter/it.py").write_text("print(1)")

    def build() -> None:
        runner.outcome(snippet.load(folder, "chapter/it"), PYTHON)
        (site / "index.html").write_text("new")

    loop = Rebuilder(build, site, runner)
    loop()
    loop()
    said = [record.getMessage().partition(": ")[2] for record in caplog.records]
    assert said == [
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
def test_a_failed_build_says_why_and_leaves_the_site(
    site: Path, runner: Runner, caplog: pytest.LogCaptureFixture, wrong: Callable[[], None], message: str
) -> None:
    def build() -> None:
        (site / "half.html").touch()
        wrong()

    Rebuilder(build, site, runner)()
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
        Rebuilder(build, site, runner)()
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_changed_code_is_named_and_nothing_is_kept_until_the_restart(
    site: Path,
    runner: Runner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    store = Store(tmp_path / "kept")
    loop = Rebuilder(lambda: store.put("key", "text"), site, runner)
    with monkeypatch.context() as patch:
        patch.setattr(store, "machinery", lambda: fingerprint.SOURCE_DIGESTS | {"fence.py": "changed"})
        loop()
    assert "Start `make serve` again: publishing/fence.py changed." in caplog.text
    assert store.get("key") is None
    caplog.clear()
    loop()
    assert "again" not in caplog.text
    assert store.get("key") == "text"
