"""Translated docstrings of the API reference."""

from pathlib import Path

import griffe
import pytest

from executed_docs.translation.docstrings import TranslatedDocstrings

MODULE = '''
class Layer:
    """A layer."""

    def call(self):
        """Calls it."""

    def build(self): ...


def function():
    """A function."""
'''

WHOLE = {"Layer": "一个层。", "Layer.call": "调用。", "function": "一个函数。"}


def load(folder: Path, catalog: dict[str, str]) -> griffe.Object:
    """Loads a package whose project has these translations."""
    for path in ("docs", "package"):
        (folder / path).mkdir(parents=True, exist_ok=True)
    (folder / "package/__init__.py").touch()
    (folder / "package/module.py").write_text(MODULE)
    lines = [f'"package.module.{name}" = "{text}"\n' for name, text in catalog.items()]
    (folder / "docs/docstrings.zh.toml").write_text("".join(lines), encoding="utf-8")
    extensions = griffe.load_extensions(TranslatedDocstrings(language="zh"))
    found = griffe.load("package", search_paths=[folder], extensions=extensions)
    assert isinstance(found, griffe.Object)
    return found


def test_docstrings_are_replaced(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    package = load(tmp_path, WHOLE)
    found = {name: package[f"module.{name}"].docstring.value for name in WHOLE}
    assert found == WHOLE
    assert caplog.text == ""


@pytest.mark.parametrize("name", WHOLE)
def test_a_docstring_without_a_translation_is_an_error(
    tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    load(tmp_path, {key: text for key, text in WHOLE.items() if key != name})
    (record,) = caplog.records
    line = next(i for i, text in enumerate(MODULE.split("\n"), 1) if f" {name.rpartition('.')[2]}" in text)
    assert record.levelname == "ERROR"
    assert record.getMessage() == (
        f"package/module.py, line {line}: the docstring of package.module.{name} has no translation. "
        "Add it to docs/docstrings.zh.toml."
    )


def test_a_translation_without_a_docstring_is_an_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    load(tmp_path, WHOLE | {"Layer.build": "构建。"})
    (record,) = caplog.records
    assert record.levelname == "ERROR"
    assert "docs/docstrings.zh.toml translates package.module.Layer.build" in record.getMessage()


@pytest.mark.parametrize("damage", [b"= no", b"\xff"])
def test_a_damaged_catalog_is_named(tmp_path: Path, damage: bytes, caplog: pytest.LogCaptureFixture) -> None:
    load(tmp_path, WHOLE)
    (tmp_path / "docs/docstrings.zh.toml").write_bytes(damage)
    griffe.load(
        "package",
        search_paths=[tmp_path],
        extensions=griffe.load_extensions(TranslatedDocstrings(language="zh")),
    )
    assert "docs/docstrings.zh.toml can't be read" in caplog.text
