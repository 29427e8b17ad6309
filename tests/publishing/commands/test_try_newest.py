"""What other packages would change: how they are chosen, and what is reported. Nothing is installed."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from publishing.commands import try_newest

PINNED = ["keras==3.15.1", "tf-keras==2.21.0", "mkdocs<2", "mkdocstrings[python]", "numpy==2.4.6"]


@pytest.mark.parametrize(
    ("wanted", "resolved"),
    [
        (["keras"], ["keras", "tf-keras", "mkdocs<2", "mkdocstrings[python]", "numpy"]),
        (
            ["keras==3.14.0", "jax"],
            ["keras==3.14.0", "jax", "tf-keras", "mkdocs<2", "mkdocstrings[python]", "numpy"],
        ),
        (["mkdocs"], ["mkdocs", "keras", "tf-keras", "mkdocstrings[python]", "numpy"]),
    ],
)
def test_what_is_wanted_takes_the_place_of_pins(wanted: list[str], resolved: list[str]) -> None:
    assert try_newest.resolved(PINNED, wanted) == resolved


def test_what_names_no_package_is_refused() -> None:
    with pytest.raises(SystemExit, match="'==3' names no package"):
        try_newest.resolved(PINNED, ["==3"])


SNIPPETS = {
    # What each prints where Keras is the pinned one, and what the newest makes of it.
    "same": ("print(1)", "1\n"),
    "changed": ("import os; print(os.environ['KERAS'])", "3.15.1\n"),
    "breaks": ("raise ValueError('gone')", "before\n"),
    "crashes": ("import os; os._exit(3)", "before\n"),
}


@pytest.fixture
def checkout(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose newest packages are this environment, so that nothing is installed."""
    folder = tmp_path / "checkout"
    chapter = folder / "snippets" / "chapter"
    chapter.mkdir(parents=True)
    for code in ("executed_docs", "publishing"):
        (folder / code).symlink_to(root / code)
    for package in (chapter, chapter.parent):
        (package / "__init__.py").touch()
    for name, (source, golden) in SNIPPETS.items():
        (chapter / f"{name}.py").write_text(source)
        (chapter / f"{name}.out").write_text(golden)
    (folder / "requirements.txt").write_text("keras==3.15.1 \\\n    --hash=sha256:0\nnumpy==2.4.6 \\\n")

    def installed(root: Path, folder: Path, lock: Path, wanted: list[str]) -> Path:
        lock.write_text("keras==4.0.0 \\\n    --hash=sha256:1\nnumpy==2.4.6 \\\n")
        return Path(sys.executable)

    monkeypatch.setattr(try_newest, "_installed", installed)
    monkeypatch.setenv("KERAS", "4.0.0")
    monkeypatch.delenv("SHARED_CACHE", raising=False)
    monkeypatch.chdir(folder)
    return folder


def test_the_difference_is_reported_and_the_goldens_stay(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert try_newest.main([]) == 0
    report = (checkout / ".cache" / "newest" / "report.md").read_text()
    assert capsys.readouterr().out == f"{report}\n"
    assert "| keras | 3.15.1 | 4.0.0 |" in report
    assert "numpy" not in report
    assert "Not accepted: chapter/breaks raised ValueError" in report
    assert "Not accepted: chapter/crashes in python " in report
    assert "## Goldens that differ: 1" in report
    difference = (checkout / ".cache" / "newest" / "goldens.diff").read_text()
    assert "--- a/snippets/chapter/changed.out\n+++ b/snippets/chapter/changed.out" in difference
    assert "-3.15.1\n+4.0.0\n" in difference
    for name, (_, golden) in SNIPPETS.items():
        assert (checkout / "snippets" / "chapter" / f"{name}.out").read_text() == golden


def test_a_run_of_all_that_fails_is_no_empty_difference(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def died(command: list[str], **options: Any) -> Any:
        return subprocess.CompletedProcess(command, -9, "", "out of memory\n")

    monkeypatch.setattr(subprocess, "run", died)
    assert try_newest.main([]) != 0
