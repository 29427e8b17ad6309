"""What the archive of the offline edition holds, and when it takes the place of the last one."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import html

from executed_docs.commands import archive

ARCHIVE = Path("site-of-this-test.zip")


def write(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}", encoding="utf-8")
    return folder


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    names = ["index.html", "zh/index.html", "assets/site.css"]
    first, second = (write(tmp_path / each / "site", *names) for each in "ab")
    for path in sorted(second.rglob("*"), reverse=True):
        os.utime(path, (2_000_000_000, 2_000_000_000))
        path.chmod(0o700)
    for site in (first, second):
        archive.pack(site, site.with_suffix(".zip"))
    assert first.with_suffix(".zip").read_bytes() == second.with_suffix(".zip").read_bytes()


def test_it_holds_one_folder_with_what_pages_need(tmp_path: Path) -> None:
    needed = ["assets/a.js", "index.html", "search/search_index.js", "zh/index.html"]
    left_out = ["404.html", "zh/404.html", "sitemap.xml", "sitemap.xml.gz", "assets/a.js.map"]
    site = write(
        tmp_path / "site",
        *needed,
        *left_out,
        "search/search_index.json",
        "objects.inv",
        "llms.txt",
        "a.html.md",
    )
    archive.pack(site, tmp_path / "site.zip")
    with zipfile.ZipFile(tmp_path / "site.zip") as packed:
        assert packed.namelist() == [f"site/{name}" for name in needed]
        assert packed.read("site/index.html") == b"text of index.html"
        packed.extractall(tmp_path / "unpacked")
    assert (tmp_path / "unpacked" / "site" / "index.html").stat().st_mode & 0o444 == 0o444


def test_a_good_build_becomes_the_archive(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(folder: Path, **environment: str) -> int:
        assert environment == {"OFFLINE": "true"}
        write(folder, "index.html")
        return 0

    monkeypatch.setattr(archive, "build", build)
    ARCHIVE.write_text("old")
    assert archive.main("site-of-this-test") == 0
    with zipfile.ZipFile(ARCHIVE) as packed:
        assert packed.namelist() == ["site-of-this-test/index.html"]
    assert "open site-of-this-test/index.html" in capsys.readouterr().out
    assert list(Path(".cache").iterdir()) == []


def test_a_failed_build_leaves_the_last_archive_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(folder: Path, **_: str) -> int:
        write(folder, "index.html")
        return 1

    monkeypatch.setattr(archive, "build", build)
    ARCHIVE.write_text("old")
    assert archive.main("site-of-this-test") == 1
    assert "site-of-this-test.zip is as it was" in capsys.readouterr().err
    assert ARCHIVE.read_text() == "old"
    assert list(Path(".cache").iterdir()) == []


@pytest.mark.slow
def test_the_home_pages_link_to_a_published_archive(project: Path) -> None:
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    links = []
    for address in ("", "https://example.org/keras-backend-executed.zip"):
        command = [mkdocs, "build", "--strict", "--site-dir", "site"]
        built = subprocess.run(
            command, cwd=project, capture_output=True, text=True, env=os.environ | {"ARCHIVE_URL": address}
        )
        assert built.returncode == 0, built.stderr
        for page in ("index.html", "zh/index.html"):
            text = (project / "site" / page).read_text(encoding="utf-8")
            links.append(html.fromstring(text).xpath("//article//a[contains(@href, '.zip')]/@href"))
    assert links == [[], [], [address], [address]]
