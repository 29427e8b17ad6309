"""The licenses that a reader finds, held against the files that a reader gets."""

import importlib.metadata
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).resolve().parents[2]
MATERIAL = Path(str(importlib.metadata.distribution("mkdocs-material").locate_file("material/templates")))
HANDLERS = Path(
    str(importlib.metadata.distribution("mkdocstrings-python").locate_file("mkdocstrings_handlers/python"))
)


def listed(site: Path, language: str) -> list[str]:
    page = html.parse(str(site / language / "licenses" / "index.html"))
    return [summary.text_content() for summary in page.xpath("//article//details/summary")]


@pytest.mark.parametrize("language", ["", "zh"])
def test_each_language_lists_all_with_name_and_license(site: Path, language: str) -> None:
    found = listed(site, language)
    assert all(" · " in title for title in found)
    names = {title.split(" · ")[0].rpartition(" ")[0] or title.split(" · ")[0] for title in found}
    assert names >= {"katex", "mkdocs-material", "mkdocstrings-python", "KaTeX", "Material Design"}
    assert "KaTeX fonts · OFL-1.1" in found
    assert len(names) == len(found)


def test_the_texts_are_whole(site: Path) -> None:
    page = html.parse(str(site / "licenses" / "index.html"))
    texts = {
        details.find("summary").text_content(): details.text_content()
        for details in page.xpath("//article//details")
    }
    for title, text in texts.items():
        assert len(text) > 250, title
    assert any("END OF TERMS AND CONDITIONS" in text for text in texts.values())


def test_no_file_of_the_site_comes_from_a_package_that_is_not_listed(site: Path) -> None:
    listed_packages = {title.split(" · ")[0].partition(" ")[0] for title in listed(site, "")}
    known = {
        path.name: package
        for package, folder in {
            "mkdocs-material": MATERIAL / "assets",
            "katex": ROOT / "node_modules" / "katex" / "dist",
        }.items()
        for path in folder.rglob("*")
        if path.is_file()
    }
    for path in site.rglob("*"):
        if path.suffix in {".js", ".map", ".woff2", ".woff", ".ttf", ".png", ".ico"}:
            own = (ROOT / "theme" / "tools" / path.stem.partition("_")[0]).is_dir() or (
                ROOT / "theme" / "assets" / path.name
            ).is_file()
            assert own or known.get(path.name) in listed_packages, path


def test_what_the_search_does_not_use_is_not_shipped(site: Path) -> None:
    assert not [path for path in site.rglob("*") if "lunr" in path.parts]
