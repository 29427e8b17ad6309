"""What stands in both languages is found, with its places."""

from pathlib import Path

import pytest
from executed_docs.translation.errors import UnreadableError

from executed_docs.translation import sources

ENGLISH = """\
---
description: A page.
---

# Page {#page}

Text with `code`.

## Section {#section}

```python exec="on" snippet="chapter/sum"
1.  A note.
```

````md
# Shown {#shown}
````
"""
CHINESE = (
    "---\ndescription: 一页。\n---\n\n# 页 {#page}\n\n带 `code` 的文字。\n\n## 节 {#section}\n\n1.  说明。\n"
)

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

WORDS = """
WORDS = {
    "en": {"no output": "No output", "more": "More in {count} chapters"},
    "zh": {"no output": "无输出", "more": "详见 {count} 章"},
}
SIZES = {"en": 1}
LISTS: dict[str, dict[str, list[str]]] = {"en": {"all": ["one"]}, "zh": {"all": ["一"]}}
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


@pytest.fixture
def folder(project: Path) -> Path:
    for language, page in (("en", ENGLISH), ("zh", CHINESE)):
        add(project, f"docs/{language}/index.md", page)
    return project


def add(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def found(folder: Path, source: str) -> dict[str, dict[str, tuple[str, str]]]:
    """The passages of a source: by id and language, the place and the prose."""
    return {
        passage.id: {language: (text.place, text.prose) for language, text in passage.texts.items()}
        for passage in sources.passages(folder)
        if passage.source == source
    }


def test_a_section_holds_its_prose_and_the_first_begins_with_the_page(folder: Path) -> None:
    sections = found(folder, "index")
    assert list(sections) == ["page", "section"]
    assert sections["page"]["en"] == (
        "docs/en/index.md, line 1",
        "---\ndescription: A page.\n---\n\n# Page {#page}\n\nText with `code`.",
    )
    # Of a fence, the prose: the code is in a file, and which file is compared elsewhere.
    assert sections["section"]["en"] == (
        "docs/en/index.md, line 9",
        "## Section {#section}\n\n1.  A note.\n\n````md\n# Shown {#shown}\n````",
    )
    assert sections["section"]["zh"] == ("docs/zh/index.md, line 9", "## 节 {#section}\n\n1.  说明。")


def test_where_lines_end_says_nothing(folder: Path) -> None:
    (text, *_) = [p.texts["en"] for p in sources.passages(folder) if p.id == "page"]
    assert text.says(text.prose.replace(" with ", "\nwith  "))
    assert not text.says(text.prose.replace("with", "without"))


@pytest.mark.parametrize(("has", "lacks"), [("en", "zh"), ("zh", "en")])
def test_what_stands_in_one_language_only_is_a_passage_too(folder: Path, has: str, lacks: str) -> None:
    add(folder, f"docs/{has}/new.md", "# New {#new}\n")
    assert found(folder, "new") == {"new": {has: (f"docs/{has}/new.md, line 1", "# New {#new}")}}


def test_the_settings(folder: Path) -> None:
    words = found(folder, "mkdocs")
    assert words["site_name"] == {
        "en": ("mkdocs.yml, line 1", "Keras Backend, Executed"),
        "zh": ("mkdocs.zh.yml, line 3", "可执行的 Keras 后端文档"),
    }
    assert words["theme"]["en"][1] == "Switch to dark mode\nSwitch to light mode"
    assert words["theme"]["zh"][1] == "切换为深色模式\n切换为浅色模式"
    assert {*words} == {"site_name", "site_description", "theme"}


def test_docstrings(folder: Path) -> None:
    add(folder, "snippets/chapter/layer.py", '\nclass Layer:\n    """A layer.\n\n    Tell more.\n    """\n')
    add(folder, "publishing/docstrings.zh.toml", '# …\n"snippets.chapter.layer.Layer" = """\n一个层。\n"""\n')
    assert found(folder, "publishing/docstrings") == {
        "snippets.chapter.layer.Layer": {
            "en": ("snippets/chapter/layer.py, line 3", "A layer.\n\nTell more."),
            "zh": ("publishing/docstrings.zh.toml, line 2", "一个层。"),
        }
    }


def test_the_texts_of_the_atlas_stand_beside_each_other(folder: Path) -> None:
    add(folder, "snippets/atlas/reductions.py", ATLAS)
    assert found(folder, "snippets/atlas/reductions") == {
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


def test_the_words_of_the_machinery(folder: Path) -> None:
    add(folder, "publishing/atlas/words.py", WORDS)
    words = found(folder, "publishing/atlas/words")
    assert list(words) == ["WORDS.no-output", "WORDS.more", "LISTS.all"]
    assert words["WORDS.more"] == {
        "en": ("publishing/atlas/words.py, line 3", "More in {count} chapters"),
        "zh": ("publishing/atlas/words.py, line 4", "详见 {count} 章"),
    }


def test_the_words_of_a_tool(folder: Path) -> None:
    add(folder, "theme/tools/axes/words.js", SCRIPT)
    words = found(folder, "theme/tools/axes/words")
    assert words["name"] == {
        "en": ("theme/tools/axes/words.js, line 3", '"Explorer"'),
        "zh": ("theme/tools/axes/words.js, line 8", '"可视化"'),
    }
    place, prose = words["compared"]["en"]
    assert place == "theme/tools/axes/words.js, line 4"
    assert prose.endswith("`${size} elements`")
    assert len(words) == 2


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("docs/zh/index.md", b"# Page {#page}\n\xff", "docs/zh/index.md, line 2: this is not"),
        ("mkdocs.zh.yml", b"a: [", "mkdocs.zh.yml can't be read"),
        ("snippets/atlas/sums.py", b"\n(", "snippets/atlas/sums.py, line 2: '(' was never closed. Mend it."),
        ("publishing/docstrings.zh.toml", b"= no", "publishing/docstrings.zh.toml can't be read"),
    ],
)
def test_what_is_broken_is_named(folder: Path, path: str, content: bytes, message: str) -> None:
    add(folder, path, "")
    (folder / path).write_bytes(content)
    with pytest.raises(UnreadableError, match=f"^{message.replace('(', '[(]')}"):
        list(sources.passages(folder))
