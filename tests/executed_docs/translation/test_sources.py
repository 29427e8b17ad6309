"""Passages are found in pages, settings, docstrings and words, with their places."""

import re
from pathlib import Path

import pytest

from executed_docs.errors import UnreadableError
from executed_docs.locale.languages import Languages
from executed_docs.translation import sources
from executed_docs.translation.passages import Documentation, Passage

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


@pytest.fixture
def folder(project: Path) -> Path:
    for language, page in (("en", ENGLISH), ("zh", CHINESE)):
        add(project, f"docs/{language}/index.md", page)
    return project


def documentation(folder: Path) -> Documentation:
    return Documentation(folder, Languages(("en", "zh")), ("locale",))


def add(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def found(folder: Path, source: str) -> dict[str, dict[str, tuple[str, str]]]:
    """The passages of a source: by id and language, the place and the prose."""
    return {
        passage.id: {language: (text.place, text.prose) for language, text in passage.texts.items()}
        for passage in sources.passages(documentation(folder))
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


def test_where_lines_end_makes_no_difference(folder: Path) -> None:
    (text, *_) = [p.texts["en"] for p in sources.passages(documentation(folder)) if p.id == "page"]
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
    add(folder, "docs/docstrings.zh.toml", '# …\n"snippets.chapter.layer.Layer" = """\n一个层。\n"""\n')
    assert found(folder, "docstrings") == {
        "snippets.chapter.layer.Layer": {
            "en": ("snippets/chapter/layer.py, line 3", "A layer.\n\nTell more."),
            "zh": ("docs/docstrings.zh.toml, line 2", "一个层。"),
        }
    }


def test_the_words_of_the_site(folder: Path) -> None:
    add(folder, "locale/en.toml", 'more = "More"\n\n[faults]\nfault = "What happens"\n')
    add(folder, "locale/zh.toml", '# …\nmore = "更多"\n\n[faults]\nfault = "出了什么问题"\n')
    assert found(folder, "locale") == {
        "more": {"en": ("locale/en.toml, line 1", "More"), "zh": ("locale/zh.toml, line 2", "更多")},
        "faults.fault": {
            "en": ("locale/en.toml, line 4", "What happens"),
            "zh": ("locale/zh.toml, line 5", "出了什么问题"),
        },
    }


def test_passages_that_only_the_site_knows(folder: Path) -> None:
    own = Passage("own", "one", {})
    site = Documentation(folder, Languages(("en", "zh")), (), (lambda root: iter([own]),))
    assert own in sources.passages(site)


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("docs/zh/index.md", b"# Page {#page}\n\xff", "docs/zh/index.md, line 2: this is not"),
        ("mkdocs.zh.yml", b"a: [", "mkdocs.zh.yml can't be read"),
        ("locale/zh.toml", b"= no", "locale/zh.toml can't be read"),
        ("docs/docstrings.zh.toml", b"= no", "docs/docstrings.zh.toml can't be read"),
    ],
)
def test_what_is_broken_is_named(folder: Path, path: str, content: bytes, message: str) -> None:
    add(folder, path, "")
    (folder / path).write_bytes(content)
    with pytest.raises(UnreadableError, match=re.escape(message)):
        list(sources.passages(documentation(folder)))
