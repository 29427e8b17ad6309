"""What takes the place of the last good site, and when."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from executed_docs.commands import build

CODE = {"mkdocs": 0}


@pytest.fixture(autouse=True)
def _fake_mkdocs(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place of `mkdocs build --strict --site-dir <folder>`: writes a page, and may fail."""

    def run(command: list[Path], **_: object) -> subprocess.CompletedProcess[str]:
        Path(command[-1]).mkdir()
        (Path(command[-1]) / "index.html").write_text(f"new {CODE['mkdocs']}")
        return subprocess.CompletedProcess([], CODE["mkdocs"])

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setitem(CODE, "mkdocs", 0)


@pytest.mark.parametrize("before", [[], ["index.html"], ["gone/index.html", "index.html"]])
def test_a_good_build_takes_the_whole_place(before: list[str]) -> None:
    for name in before:
        path = Path("site", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("old")
    assert build.main() == 0
    assert [path.read_text() for path in Path("site").rglob("*")] == ["new 0"]
    assert list(Path(".cache").iterdir()) == []


def test_a_failed_build_leaves_the_last_one_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build.main()
    monkeypatch.setitem(CODE, "mkdocs", 1)
    assert build.main() == 1
    assert "site/ is as it was" in capsys.readouterr().err
    assert Path("site/index.html").read_text() == "new 0"
    assert list(Path(".cache").iterdir()) == []


def test_what_a_full_disk_cut_off_of_the_compiled_code_is_gone_after_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = tmp_path / "executed_docs" / "pages" / "__pycache__" / "page.cpython-311.pyc"
    compiled.parent.mkdir(parents=True)
    compiled.write_bytes(b"half of")
    monkeypatch.setattr(build, "__file__", str(tmp_path / "executed_docs" / "commands" / "build.py"))
    build.main()
    assert compiled.exists()
    monkeypatch.setitem(CODE, "mkdocs", 1)
    build.main()
    assert not compiled.exists()


def test_builds_that_end_at_the_same_time_all_succeed() -> None:
    with ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(lambda _: build.main(), range(200)))
    assert set(codes) == {0}
    assert [path.name for path in Path("site").rglob("*")] == ["index.html"]
    assert list(Path(".cache").iterdir()) == []
