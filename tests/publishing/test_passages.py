"""The passages of the atlas and of the readers' tools."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from executed_docs.errors import UnreadableError
from executed_docs.translation.passages import Passage
from publishing import passages

ATLAS = """
from publishing.atlas.entry import Input, Tell, replaces

TIES = ("ties", "并列")
NAN = ("NaN", "NaN")


@replaces(
    en="Write `ops.max`. "
    "It is the same.",
    zh="改用 `ops.max`，结果相同。",
    inputs=[Input((1,), ("a circumstance", "一种情形"))],
    tells=[Tell("rename", "shape", "Told.", "说明。", ordinary=True)],
)
def max(x):
    return x
"""

SCRIPT = """\
const words = {
  en: {
    name: "Explorer",
    compared: (/** @type {number} */ size) =>
      `${size} elements`,
  },
  zh: {
    name: "可视化",
    compared: (/** @type {number} */ size) => `${size} 个元素`,
  },
};
"""


def add(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def found(
    reader: Callable[[Path], Iterator[Passage]], folder: Path, source: str
) -> dict[str, dict[str, tuple[str, str]]]:
    """The passages of a source: by id and language, the place and the prose."""
    return {
        passage.id: {language: (text.place, text.prose) for language, text in passage.texts.items()}
        for passage in reader(folder)
        if passage.source == source
    }


def test_the_texts_of_an_entry_are_paired(tmp_path: Path) -> None:
    add(tmp_path, "snippets/atlas/reductions.py", ATLAS)
    assert found(passages.of_atlas, tmp_path, "snippets/atlas/reductions") == {
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


def test_the_words_of_a_tool(tmp_path: Path) -> None:
    add(tmp_path, "theme/tools/axes/words.js", SCRIPT)
    words = found(passages.of_tools, tmp_path, "theme/tools/axes/words")
    assert words["name"] == {
        "en": ("theme/tools/axes/words.js, line 3", '"Explorer"'),
        "zh": ("theme/tools/axes/words.js, line 8", '"可视化"'),
    }
    place, prose = words["compared"]["en"]
    assert place == "theme/tools/axes/words.js, line 4"
    assert prose.endswith("`${size} elements`")
    assert len(words) == 2


def test_an_entry_that_can_t_be_parsed_is_named(tmp_path: Path) -> None:
    add(tmp_path, "snippets/atlas/sums.py", "\n(")
    message = r"^snippets/atlas/sums.py, line 2: '\(' was never closed. Fix it.$"
    with pytest.raises(UnreadableError, match=message):
        list(passages.of_atlas(tmp_path))


def test_an_entry_that_is_not_in_utf_8_is_named(tmp_path: Path) -> None:
    add(tmp_path, "snippets/atlas/sums.py", "")
    (tmp_path / "snippets" / "atlas" / "sums.py").write_bytes(b"\n# \xff")
    with pytest.raises(UnreadableError, match=r"^snippets/atlas/sums.py, line 2: "):
        list(passages.of_atlas(tmp_path))
