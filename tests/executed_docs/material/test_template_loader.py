"""What becomes of Material's templates: pages show what they would show without."""

from collections.abc import Callable
from pathlib import Path

import material
import pytest
from executed_docs.material.navigation_cache import Navigation
from mkdocs.commands.build import build
from mkdocs.config.base import load_config

from executed_docs.material import navigation_cache, template_loader

PAGES = ("index", "about", "one/a", "one/b", "one/b/below", "two/index", "two/c", "two/deeper/d")
NAV = [
    {"Home": "index.md"},
    {"About": "about.md"},
    {"One": [{"A": "one/a.md"}, {"B": "one/b.md"}]},
    # An address below that of another page, in another section.
    {"Below": [{"Below": "one/b/below.md"}]},
    {"Two": [{"Two": "two/index.md"}, {"C": "two/c.md"}, {"Deeper": [{"D": "two/deeper/d.md"}]}]},
    {"Elsewhere": "https://example.org/"},
]

Built = Callable[[], dict[str, str]]


@pytest.fixture(params=[True, False], ids=["folders", "files"])
def built(tmp_path: Path, request: pytest.FixtureRequest) -> Built:
    """Builds a site whose pages stand at different depths; gives the text of each."""
    (tmp_path / "mkdocs.yml").touch()
    for name in PAGES:
        path = tmp_path / "docs" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n\n## Section\n")

    def built() -> dict[str, str]:
        config = load_config(
            str(tmp_path / "mkdocs.yml"),
            site_name="Site",
            docs_dir=str(tmp_path / "docs"),
            site_dir=str(tmp_path / "site"),
            nav=NAV,
            theme={"name": "material", "font": False},
            plugins=[],
            use_directory_urls=request.param,
        )
        template_loader.prepare(config.theme, tmp_path / "compiled")
        build(config)
        pages = (tmp_path / "site").rglob("*.html")
        return {path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in pages}

    return built


def test_the_navigation_is_on_each_page_what_it_would_be_by_itself(
    built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, render = [], Navigation.render

    def counted(self: Navigation, *item: object) -> str:
        text = render(self, *item)  # type: ignore[arg-type]
        known.append(len(self._known))
        return text

    monkeypatch.setattr(Navigation, "render", counted)
    shared = built()
    assert 0 < known[-1] < len(known), "no item was rendered once for two pages"
    monkeypatch.setattr(Navigation, "render", lambda self, render, item, path, page: render(item, path, 1))
    assert built() == shared


def test_material_still_has_what_is_replaced() -> None:
    template = Path(material.__file__).parent / "templates" / "partials" / "nav.html"
    assert navigation_cache._OF_MATERIAL in template.read_text(encoding="utf-8")


def test_all_that_a_site_copies_is_listed(tmp_path: Path) -> None:
    for name in ("a.html", "part/b.css", "part/.hidden/c.svg", ".icons/d.svg", "part/.e"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    loader = template_loader.Loader([tmp_path])
    assert loader.list_templates() == ["a.html", "part/.e", "part/b.css"]
    assert loader.get_source(None, ".icons/d.svg")  # type: ignore[arg-type]
