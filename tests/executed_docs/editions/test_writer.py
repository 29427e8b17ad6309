"""The editions of the pages of a small site."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from lxml import html

from executed_docs.editions.writer import notebook_links
from executed_docs.locale import words
from executed_docs.pages.page import Page

Build = Callable[..., Result]


@pytest.fixture
def build(project: Path, build: Build) -> Build:
    """Builds the small project, whose only page has a notebook."""
    for language in ("en", "zh"):
        change(project, language, "description: A page.", "description: A page.\nnotebook: true")
    return build


def change(project: Path, language: str, old: str, new: str) -> None:
    file = project / "docs" / language / "index.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def offered(project: Path, folder: str = "") -> list[str]:
    page = html.fromstring((project / "site" / folder / "index.html").read_text(encoding="utf-8"))
    return [str(link) for link in page.xpath("//nav[@class='notebook']/a/@href")]


def test_both_editions_hold_values_code_and_outcomes(project: Path, build: Build) -> None:
    assert build("--strict").exit_code == 0
    markdown = (project / "site/index.html.md").read_text(encoding="utf-8")
    assert markdown.startswith("# Page\n\n## Section\n\nThe sum is `3`, or $x = 3$.\n\n")
    assert "```python\ntotal = 1 + 2\nprint(total)\n```" in markdown
    book = json.loads((project / "site/zh/index.ipynb").read_text(encoding="utf-8"))
    (cell,) = (cell for cell in book["cells"] if cell["id"] == "chapter-sum")
    assert cell["outputs"][0]["text"] == ["3\n"]


def test_colab_is_offered_where_the_repository_is_configured(
    project: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    build("--strict")
    assert offered(project) == ["index.ipynb"]
    monkeypatch.setenv("REPOSITORY", "owner/name")
    assert build("--strict").exit_code == 0
    colab = "https://colab.research.google.com/github/owner/name/blob/notebooks"
    assert offered(project) == ["index.ipynb", f"{colab}/index.ipynb"]
    assert offered(project, "zh") == ["index.ipynb", f"{colab}/zh/index.ipynb"]


def test_what_is_no_repository_is_refused(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPOSITORY", "https://host/owner/name")
    built = build()
    assert built.exit_code == 1
    assert "REPOSITORY is 'https://host/owner/name'. Write the repository as owner/name." in built.output


def test_colab_finds_on_the_branch_what_the_site_offers(
    root: Path, project: Path, build: Build, tmp_path: Path
) -> None:
    build("--strict")
    remote = tmp_path / "remote.git"
    git = {"GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", "init", "--quiet", "--bare", remote], check=True)
    for _ in range(2):  # The second time, the branch is replaced.
        subprocess.run([root / ".ci/notebooks", "site", remote], check=True, env=os.environ | git)
    tree = ["git", "--git-dir", str(remote), "ls-tree", "-r", "--name-only", "notebooks"]
    assert subprocess.check_output(tree, text=True).split() == ["index.ipynb", "zh/index.ipynb"]
    show = ["git", "--git-dir", str(remote), "show", "notebooks:zh/index.ipynb"]
    assert subprocess.check_output(show) == (project / "site/zh/index.ipynb").read_bytes()


def test_a_notebook_in_one_language_only_is_red(project: Path, build: Build) -> None:
    change(project, "zh", "notebook: true\n", "")
    built = build("--strict")
    assert built.exit_code == 1
    assert "has the link 'index.ipynb' 1× more" in built.output


def test_an_error_on_a_page_stands_in_its_editions(project: Path, build: Build) -> None:
    change(project, "en", "chapter/sum.total", "chapter/sum.totl")
    change(project, "en", 'snippet="chapter/sum"', 'snippet="chapter/sun"')
    assert build().exit_code == 0
    for name in ("index.html.md", "index.ipynb", "llms-full.txt"):
        text = (project / "site" / name).read_text(encoding="utf-8")
        assert "there is no snippet 'chapter/sun'" in text
        assert "has no value 'totl'" in text


def test_a_damaged_edition_in_the_cache_is_made_again(project: Path, build: Build) -> None:
    build("--strict")
    files = ["index.html.md", "index.ipynb", "llms.txt", "llms-full.txt"]
    first = [(project / "site" / name).read_bytes() for name in files]
    for path in (project / ".cache/editions").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-40])
    shutil.rmtree(project / "site")
    build("--strict")
    assert [(project / "site" / name).read_bytes() for name in files] == first


@pytest.mark.parametrize(
    ("path", "file", "folder", "colab"),
    [
        ("index.md", "index.html", "", "index.ipynb"),
        ("chapter/a.md", "chapter/a/index.html", "", "chapter/a/a.ipynb"),
        ("chapter/a.md", "chapter/a/index.html", "de/", "de/chapter/a/a.ipynb"),
    ],
)
def test_a_notebook_of_a_page_in_a_folder(path: str, file: str, folder: str, colab: str) -> None:
    page = Page(path, "", file, "A", "", has_notebook=True, target=lambda _: None)
    links = notebook_links(page, folder, "owner/name", words.load("en"))
    assert links["name"] == Path(path).with_suffix(".ipynb").name
    assert links["colab"] == f"https://colab.research.google.com/github/owner/name/blob/notebooks/{colab}"
