"""How Material's templates are found, changed, and compiled."""

from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.theme import Theme

from executed_docs.material import template_loader


def test_all_that_a_site_copies_is_listed(tmp_path: Path) -> None:
    for name in ("a.html", "part/b.css", "part/.hidden/c.svg", ".icons/d.svg", "part/.e"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    loader = template_loader.Loader([tmp_path])
    assert loader.list_templates() == ["a.html", "part/.e", "part/b.css"]
    assert loader.get_source(None, ".icons/d.svg")  # type: ignore[arg-type]


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "own.html").write_text("<p>\n  {{ 'a' | patched('a', word) }}\n</p>\n")
    theme = Theme(name="mkdocs", custom_dir=str(tmp_path / "theme"))
    template_loader.prepare(theme, tmp_path / "compiled")
    return theme


def rendered(theme: Theme) -> str:
    return theme.get_env().get_template("own.html").render(word="b")


def test_each_environment_is_prepared_and_its_templates_are_compiled_once(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rendered(theme) == "<p>\nb\n</p>"
    monkeypatch.setattr(Environment, "compile", None)
    assert rendered(theme) == "<p>\nb\n</p>"


def test_a_template_that_changed_is_compiled_again(theme: Theme, tmp_path: Path) -> None:
    rendered(theme)
    (tmp_path / "theme" / "own.html").write_text("{{ word }}")
    assert rendered(theme) == "b"


@pytest.mark.parametrize("length", [0, 12, -20])
def test_a_damaged_compiled_template_is_compiled_again(theme: Theme, tmp_path: Path, length: int) -> None:
    first = rendered(theme)
    for path in (tmp_path / "compiled").iterdir():
        path.write_bytes(path.read_bytes()[:length])
    assert rendered(theme) == first


def test_compiled_templates_that_can_t_be_written_are_no_failure(theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "compiled").touch()
    assert rendered(theme) == "<p>\nb\n</p>"
