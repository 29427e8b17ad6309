"""`make accept`, from runs to goldens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from executed_docs.commands import accept
from executed_docs.execution import golden, runner
from executed_docs.execution.runtime import PYTHON
from executed_docs.execution.snippet import Project
from executed_docs.storage.store import Store
from tests.conftest import Write


@pytest.fixture(autouse=True)
def _closed(folder: Path) -> Iterator[None]:
    yield
    runner.shared(folder / ".cache" / "outcomes").close()


def test_what_ran_becomes_golden_and_is_cached_for_the_next_build(
    write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    it = write("chapter/it", "print(1)")
    assert accept.accept(Project(folder)) == []
    assert (folder / "snippets/chapter/it.out").read_text() == "1\n"
    monkeypatch.setattr("pebble.ProcessPool", None)
    again = runner.Runner(Store(folder / ".cache" / "outcomes"))
    assert golden.mismatch(it, PYTHON, again.outcome(it, PYTHON)) is None


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("import os; os._exit(3)", "chapter/it in python ended its process with exit code 3"),
        ("print('x' * 100_000)", "chapter/it in python printed more than 64 KiB"),
        ("raise ValueError('no')", "chapter/it raised ValueError"),
        ("x = (", "snippets/chapter/it.py, line 1"),
        ("import snippets.chapter.broken", "snippets/chapter/broken.py, line 1"),
    ],
)
def test_what_failed_is_named_and_its_golden_stays_while_the_others_are_written(
    write: Write, folder: Path, source: str, problem: str
) -> None:
    write("chapter/other", "print(2)")
    write("chapter/it", source)
    if "broken" in source:
        (folder / "snippets/chapter/broken.py").write_text("x = (")
    (folder / "snippets/chapter/it.out").write_text("before\n")
    problems = accept.accept(Project(folder))
    assert any(each.startswith(problem) for each in problems)
    assert (folder / "snippets/chapter/it.out").read_text() == "before\n"
    assert (folder / "snippets/chapter/other.out").read_text() == "2\n"


def test_the_command_prints_what_is_wrong_and_fails(
    write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: Small\nplugins: [executed]\n")
    write("chapter/it", "raise ValueError('no')")
    assert accept.main() == 1
    assert "Not accepted: chapter/it raised ValueError" in capsys.readouterr().err
    (folder / "snippets/chapter/it.err").touch()
    assert accept.main() == 0
    assert "git diff" in capsys.readouterr().out
    found = golden.find(Project(folder).load("chapter/it"), PYTHON)
    assert found
    assert found.read_text().endswith("ValueError: no\n")
