"""The glossary's terms, as the authors' page shows them."""

from pathlib import Path

import pytest

from executed_docs.errors import UnreadableError
from publishing import glossary


def test_the_table_shows_the_terms(root: Path) -> None:
    rows = glossary.rows(root).split("\n")
    assert "| axis | 轴 | 维度、坐标轴、轴线 |" in rows
    assert len(rows) == len(glossary.read(root))


@pytest.mark.parametrize(
    ("text", "cause"),
    [(None, "No such file"), ("[[term]", "line 1"), ("", "'term'"), ("[[term]]\nno = 1\n", "'no'")],
)
def test_a_broken_glossary_is_named(tmp_path: Path, text: str | None, cause: str) -> None:
    if text is not None:
        (tmp_path / glossary.FILE).parent.mkdir()
        (tmp_path / glossary.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match=f"^docs/glossary.toml can't be read: .*{cause}.* Fix it.$"):
        glossary.rows(tmp_path)
