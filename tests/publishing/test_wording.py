"""What is worded badly is named, with the word to write instead."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from executed_docs.errors import UnreadableError
from executed_docs.locale.languages import Languages
from executed_docs.translation.passages import Documentation
from publishing import glossary, wording

ENGLISH = "---\ndescription: A page of {}.\n---\n\n# Page {{#page}}\n\n## Section {{#section}}\n\n{}\n"
CHINESE = "---\ndescription: 一页。\n---\n\n# 页 {{#page}}\n\n## 节 {{#section}}\n\n{}\n"


@pytest.fixture
def folder(project: Path, root: Path) -> Path:
    """A project with this one's glossary and dictionary."""
    for name in (glossary.FILE, wording.WORDS):
        shutil.copy(root / name, project / name)
    (project / "README.md").write_text("# A project\n", encoding="utf-8")
    return project


def documentation(folder: Path) -> Documentation:
    return Documentation(folder, Languages(("en", "zh")), ("locale",))


Check = Callable[..., list[str]]


@pytest.fixture
def check(folder: Path) -> Check:
    """The mismatches of two texts that stand in a section of a page."""

    def mismatches(english: str = "Text.", chinese: str = "文字。", description: str = "text") -> list[str]:
        page = folder / "docs" / "{}" / "index.md"
        for language, text in (("en", ENGLISH.format(description, english)), ("zh", CHINESE.format(chinese))):
            Path(str(page).format(language)).write_text(text, encoding="utf-8")
        return list(wording.mismatches(documentation(folder)))

    return mismatches


@pytest.mark.parametrize(
    ("word", "instead"),
    [
        ("behaviour", "behavior"),
        ("colour", "color"),
        ("initialise", "initialize"),
        ("labelled", "labeled"),
        ("catalogue", "catalog"),
        ("recieve", "receive"),
        ("tensro's", "tensor"),
    ],
)
def test_what_is_no_us_english_is_named_with_its_line(check: Check, word: str, instead: str) -> None:
    (found,) = check(f"First.\n\nThe {word} of it.")
    assert found.startswith(
        f"docs/en/index.md, line 11: {word.removesuffix(chr(39) + 's')!r} is not US English."
    )
    assert found.endswith(" If it is right, add it to docs/words.txt.")
    assert instead == "catalog" or instead in found


@pytest.mark.parametrize(
    "text",
    [
        "It's Keras's backend; we don't. NumPy's dtypes: “quotes”, well-known, `colour`, ``a ` colour``.",
        "[x](colour.md#colour) <i class='colour'>x</i> https://example.org/colour {{ a/b.colour }}",
        "$\\colour$ and\n\n$$\n\\colour\n$$",
        "```text\ncolour\n```\n\n    ````md\n    colour\n    ````",
        "keras.ops.colour and colour_of and docs/colour and [keras-team/keras#7479](x)",
        "Backends and backends, JAX and NaN.",
    ],
)
def test_code_names_and_known_words_are_no_mistakes(check: Check, text: str) -> None:
    assert check(text, "后端。") == []


def test_the_notes_of_a_fence_and_a_description_are_read(check: Check) -> None:
    found = check('```python exec="on" snippet="chapter/sum"\n1.  Colour.\n```', description="flavour")
    assert [message.partition(" is")[0] for message in found] == [
        "docs/en/index.md, line 2: 'flavour'",
        "docs/en/index.md, line 10: 'Colour'",
    ]


def test_the_readme_is_read(folder: Path) -> None:
    (folder / "README.md").write_text("# A project\n\nIts colour.\n", encoding="utf-8")
    (found,) = wording.mismatches(documentation(folder))
    assert found.startswith("README.md, line 3: 'colour' is not US English. Did you mean color")


@pytest.mark.parametrize(
    ("english", "chinese", "message"),
    [
        (
            "Every backend.",
            "每一个。",
            "line 7: #section doesn't say 后端 for 'backend', which docs/en/index.md",
        ),
        ("Two axes.", "两个维度。", "line 9: write 轴 for 'axes', not 维度."),
        ("Two axes.", "两个轴，即维度。", "line 9: write 轴 for 'axes', not 维度."),
        ("The first index.", "第一个下标，即索引。", "line 9: write 下标 for 'index', not 索引."),
        ("A Lambda layer.", "一个 Lambda 图层。", "line 9: write 层 for 'layer', not 图层."),
        ("Text.", "请您看。", "line 9: write 你, not 您."),
        ("Text.", "一个ops函数,", "line 9: write '一个 ops 函数，', not '一个ops函数,'."),
        ("Tensors.\n\nText.", "张量。\n\n共3个。", "line 11: write '共 3 个。', not '共3个。'."),
        (
            "A symbolic tensor.",
            "符号张量。",
            "line 9: the page first says 符号张量 here. Write 符号张量（symbolic",
        ),
    ],
)
def test_chinese_follows_the_glossary_and_its_copywriting(
    check: Check, english: str, chinese: str, message: str
) -> None:
    (found,) = check(english, chinese)
    assert found.startswith(f"docs/zh/index.md, {message}")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("An axis is not a dimension.", "轴不是维度。"),
        ("A 3-dimensional tensor.", "三维张量。"),
        ("The search index.", "搜索索引。"),
        ("`backend`, keras.backend and backend_name.", "文字。"),
        ("The graph.", "计算图（graph），以后就是计算图。"),
        ("The graph.", "[“计算图”（graph）](#page)。"),
    ],
)
def test_what_the_glossary_allows(check: Check, english: str, chinese: str) -> None:
    assert check(english, chinese) == []


def test_a_heading_introduces_no_term(check: Check) -> None:
    (found,) = check("### Graphs {#graphs}\n\nA graph.", "### 计算图 {#graphs}\n\n计算图。")
    assert found.startswith("docs/zh/index.md, line 11: the page first says 计算图 here.")


def test_words_of_the_site_are_read(folder: Path) -> None:
    (folder / "locale" / "en.toml").write_text('# …\na = "the colour"\n', encoding="utf-8")
    (folder / "locale" / "zh.toml").write_text('a = "ops函数"\n', encoding="utf-8")
    english, chinese = wording.mismatches(documentation(folder))
    assert english.startswith("locale/en.toml, line 2: 'colour' is not US English.")
    assert chinese == "locale/zh.toml, line 1: write 'ops 函数', not 'ops函数'."


@pytest.mark.parametrize("content", ["[[term]", "", '[[term]]\nzh = ["x"]\n', "[[term]]\nno = 1\n"])
def test_a_broken_glossary_is_named(folder: Path, content: str) -> None:
    (folder / glossary.FILE).write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"^docs/glossary.toml can't be read: .*\. Fix it\.$"):
        list(wording.mismatches(documentation(folder)))


def test_a_dictionary_that_is_not_installed_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "spelling.mjs"
    shutil.copy(wording.SCRIPT, script)
    monkeypatch.setattr(wording, "SCRIPT", script)
    with pytest.raises(UnreadableError, match=r"^Node can't read the dictionary. Run `make setup`."):
        list(wording.mismatches(documentation(folder)))
