"""All of the document stands on the site, as the document has it."""

import re
from pathlib import Path

import pytest
from lxml import html

from executed_docs.errors import UnreadableError
from publishing import document

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "docs" / "document.zh.md"
BLOCKS = [
    block.strip("\n").splitlines()
    for block in re.findall(
        r"^```Python\n(.*?)^```", SOURCE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
]
SNIPPETS = sorted((ROOT / "snippets").glob("*/document_*.py"))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block[-1])
def test_every_block_stands_in_a_snippet_unchanged(block: list[str]) -> None:
    assert any(
        _lines(path)[start : start + len(block)] == block
        for path in SNIPPETS
        for start in range(len(_lines(path)))
    )


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda path: path.stem)
def test_only_imports_are_added(path: Path) -> None:
    of_the_document = {line for block in BLOCKS for line in block}
    added = [line for line in _lines(path) if line not in of_the_document and line]
    imports = {"import numpy as np", "import tf_keras as keras", "from tf_keras import backend as K"}
    assert set(added) <= imports


@pytest.mark.parametrize("language", ["", "zh"])
def test_every_sentence_stands_on_the_page_in_its_order(site: Path, language: str) -> None:
    page = html.parse(str(site / language / "the-document" / "index.html")).getroot()
    quotes = page.xpath("//div[@class='document'][@lang='zh']")
    # Formulas are compared as TeX, and what Markdown means by its marks isn't text.
    shown = [_text(quote) for quote in quotes]
    written = [re.sub(r"\*\*|\$\$", "", each) for each in document.paragraphs(ROOT)]
    assert [re.sub(r"\s+", "", each) for each in shown] == [re.sub(r"\s+", "", each) for each in written]
    prose = re.sub(
        r"^```.*?^```|^#.*?$", "", SOURCE.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    sentences = [each for each in re.split(r"(?<=[。：？])|\n{2,}", prose) if each.strip()]
    assert len(sentences) > 20
    whole = re.sub(r"\s+", "", "".join(shown))
    assert [each for each in sentences if re.sub(r"\*\*|\$\$|\s+", "", each) not in whole] == []


@pytest.mark.parametrize("language", ["", "zh"])
def test_every_line_of_its_code_stands_on_the_page(site: Path, language: str) -> None:
    page = html.parse(str(site / language / "the-document" / "index.html")).getroot()
    shown = {line for code in page.xpath("//article//code") for line in code.text_content().splitlines()}
    assert [line for block in BLOCKS for line in block if line and line not in shown] == []
    headings = re.findall(
        r"^#+ (.+)$", re.sub(r"^```.*?^```", "", SOURCE.read_text("utf-8"), flags=re.S | re.M), re.M
    )
    titles = [each.text_content().strip("¶") for each in page.xpath("//article//h2")]
    assert titles == headings


def test_a_paragraph_that_is_not_there_is_named() -> None:
    with pytest.raises(UnreadableError, match=r"document.zh.md has no paragraph 17: it has 1 to 16"):
        document.quoted(ROOT, 17)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"document.zh.md can't be read: .* Restore it."):
        document.paragraphs(tmp_path)


def test_a_translation_has_one_paragraph_for_each(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / document.FILE).write_text("# 一\n\n二\n\n三", encoding="utf-8")
    assert "*" not in document.quoted(tmp_path, 2, "en")
    translation = tmp_path / document.translation("en")
    translation.write_text("Two\n\nThree", encoding="utf-8")
    assert document.quoted(tmp_path, 2, "en").endswith("> 三\n\n</div>\n\n*Three*")
    translation.write_text("Two", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"document.en.md has 1 paragraphs, and .* has 2"):
        document.quoted(tmp_path, 2, "en")


def _text(quote: html.HtmlElement) -> str:
    for formula in quote.xpath(".//*[contains(@class, 'math')]"):
        [tex] = formula.xpath(".//*[local-name()='annotation']")
        tail = formula.tail or ""
        source = "".join(tex.itertext())
        formula.clear()
        formula.text, formula.tail = source, tail
    return str(quote.text_content())
