"""Passages are found, with their places."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from executed_docs.errors import UnreadableError
from executed_docs.locale.languages import Languages
from executed_docs.translation import sources
from executed_docs.translation.passages import Documentation, Passage, Text

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

WORDS = {
    "en": '# …\nno-output = "No output"\n\n[more.words]\nmore = "More in {count} chapters"\n',
    "zh": 'no-output = "无输出"\n\n[more.words]\nmore = """\n详见\n{count} 章"""\n',
}


@pytest.fixture
def folder(project: Path) -> Path:
    for language, page in (("en", ENGLISH), ("zh", CHINESE)):
        add(project, f"docs/{language}/index.md", page)
    return project


def add(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def documentation(folder: Path, *languages: str) -> Documentation:
    return Documentation(folder, Languages(languages or ("en", "zh")), ("locale",))


def found(folder: Path, source: str, *languages: str) -> dict[str, dict[str, tuple[str, str]]]:
    """The passages of a source: by id and language, the place and the prose."""
    return {
        passage.id: {language: (text.place, text.prose) for language, text in passage.texts.items()}
        for passage in sources.passages(documentation(folder, *languages))
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
    for language, text in WORDS.items():
        add(folder, f"locale/{language}.toml", text)
    assert found(folder, "locale") == {
        "no-output": {
            "en": ("locale/en.toml, line 2", "No output"),
            "zh": ("locale/zh.toml, line 1", "无输出"),
        },
        "more.words.more": {
            "en": ("locale/en.toml, line 5", "More in {count} chapters"),
            "zh": ("locale/zh.toml, line 4", "详见\n{count} 章"),
        },
    }


def test_the_forms_of_a_plural_are_one_passage(folder: Path) -> None:
    add(folder, "locale/en.toml", 'a = "A"\nfiles.one = "{count} file"\nfiles.other = "{count} files"\n')
    add(folder, "locale/zh.toml", 'a = "甲"\nfiles.other = "{count} 个文件"\n')
    assert found(folder, "locale")["files"] == {
        "en": ("locale/en.toml, line 2", "{count} file\n{count} files"),
        "zh": ("locale/zh.toml, line 2", "{count} 个文件"),
    }


def test_what_a_site_reads_itself(folder: Path) -> None:
    def reader(root: Path) -> Iterator[Passage]:
        yield Passage("own", root.name, {"en": Text("own.txt", 1, "Words.")})

    documentation = Documentation(folder, Languages(("en", "zh")), (), (reader,))
    *_, last = sources.passages(documentation)
    assert (last.name, last.texts["en"].place) == (f"own#{folder.name}", "own.txt, line 1")


def test_three_languages(folder: Path) -> None:
    add(folder, "docs/de/index.md", "# Seite {#page}\n")
    add(folder, "mkdocs.de.yml", "INHERIT: mkdocs.yml\n\nsite_name: Eine Site\n")
    add(folder, "locale/de.toml", 'no_output = "Keine Ausgabe"\n')
    add(folder, "snippets/chapter/layer.py", 'class Layer:\n    """A layer."""\n')
    name = "snippets.chapter.layer.Layer"
    add(folder, "docs/docstrings.de.toml", f'"{name}" = "Eine Schicht."\n')
    languages = ("en", "zh", "de")
    page = found(folder, "index", *languages)
    assert page["page"]["de"] == ("docs/de/index.md, line 1", "# Seite {#page}")
    assert [*page["page"]] == ["en", "zh", "de"]
    assert [*page["section"]] == ["en", "zh"]
    settings = found(folder, "mkdocs", *languages)["site_name"]
    assert settings["de"] == ("mkdocs.de.yml, line 3", "Eine Site")
    assert [*settings] == ["en", "zh", "de"]
    assert {*found(folder, "docstrings", *languages)[name]} == {"en", "de"}
    assert found(folder, "locale", *languages)["no_output"] == {
        "de": ("locale/de.toml, line 1", "Keine Ausgabe")
    }


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("docs/zh/index.md", b"# Page {#page}\n\xff", "docs/zh/index.md, line 2: this is not"),
        ("mkdocs.zh.yml", b"a: [", "mkdocs.zh.yml can't be read"),
        ("locale/zh.toml", b"a = ", r".*/locale/zh\.toml can't be read"),
        ("docs/docstrings.zh.toml", b"= no", "docs/docstrings.zh.toml can't be read"),
    ],
)
def test_what_is_broken_is_named(folder: Path, path: str, content: bytes, message: str) -> None:
    add(folder, path, "")
    (folder / path).write_bytes(content)
    with pytest.raises(UnreadableError, match=f"^{message}"):
        list(sources.passages(documentation(folder)))
