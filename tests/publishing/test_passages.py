"""The passages of this site that stand in files of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from executed_docs.errors import UnreadableError
from executed_docs.translation.passages import Passage
from publishing import passages

ATLAS = """
from publishing.atlas.entry import Difference, Input, replaces

TIES = ("ties", "并列")
NAN = ("NaN", "NaN")


@replaces(
    en="Write `ops.max`. "
    "It is the same.",
    zh="改用 `ops.max`，结果相同。",
    inputs=[Input((1,), ("a circumstance", "一种情形"))],
    differences=[Difference("rename", "shape", "Told.", "说明。", ordinary=True)],
)
def max(x):
    return x
"""


def add(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def texts(found: Iterator[Passage], source: str) -> dict[str, dict[str, tuple[str, str]]]:
    """The passages of a source: by id and language, the place and the prose."""
    return {
        passage.id: {language: (text.place, text.prose) for language, text in passage.texts.items()}
        for passage in found
        if passage.source == source
    }


def test_the_texts_of_the_atlas_are_in_pairs(tmp_path: Path) -> None:
    add(tmp_path, "snippets/atlas/reductions.py", ATLAS)
    assert texts(passages.of_atlas(tmp_path), "snippets/atlas/reductions") == {
        "TIES": {
            "en": ("snippets/atlas/reductions.py, line 4", "ties"),
            "zh": ("snippets/atlas/reductions.py, line 4", "并列"),
        },
        "max": {
            "en": (
                "snippets/atlas/reductions.py, line 9",
                "Write `ops.max`. It is the same.\na circumstance\nTold.",
            ),
            "zh": ("snippets/atlas/reductions.py, line 11", "改用 `ops.max`，结果相同。\n一种情形\n说明。"),
        },
    }


def test_a_module_that_is_broken_is_named(tmp_path: Path) -> None:
    add(tmp_path, "snippets/atlas/sums.py", "\n(")
    message = r"^snippets/atlas/sums\.py, line 2: '\(' was never closed\. Fix it\.$"
    with pytest.raises(UnreadableError, match=message):
        list(passages.of_atlas(tmp_path))
