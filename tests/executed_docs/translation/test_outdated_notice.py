"""The notice in a section whose text is newer in another language."""

import logging
from pathlib import Path

import pytest

from executed_docs.commands import confirm
from executed_docs.locale import words
from executed_docs.locale.languages import Languages
from executed_docs.translation import outdated_notice
from executed_docs.translation.passages import Documentation

NAMES = {"en": "English", "zh": "中文", "de": "Deutsch"}
HTML = '<h1 id="page">Page <a href="#page">¶</a></h1><p>a</p><h2 id="section">Section</h2><p>b</p>'


@pytest.fixture
def documentation(tmp_path: Path) -> Documentation:
    languages = Languages(tuple(NAMES))
    for code in languages.codes:
        (tmp_path / "docs" / code).mkdir(parents=True)
        (tmp_path / "docs" / code / "index.md").write_text(
            "# Page {#page}\n\na\n\n## Section {#section}\n\nb\n"
        )
        name = "mkdocs.yml" if code == languages.main else f"mkdocs.{code}.yml"
        (tmp_path / name).write_text("theme: material\n")
    documentation = Documentation(tmp_path, languages)
    confirm.confirm(documentation)
    return documentation


def noticed(documentation: Documentation, language: str) -> str:
    alternates = documentation.languages.alternates("", language, "/", NAMES)
    read = words.load(language if language in {"en", "zh"} else "en")
    return outdated_notice.with_notices(HTML, documentation, "index.md", language, alternates, read)


def change(documentation: Documentation, language: str) -> None:
    file = documentation.root / "docs" / language / "index.md"
    file.write_text(file.read_text(encoding="utf-8").replace("\nb\n", "\nc\n"), encoding="utf-8")


def test_it_stands_below_the_heading_and_leads_to_the_section(documentation: Documentation) -> None:
    assert noticed(documentation, "zh") == HTML
    change(documentation, "en")
    notice = (
        '<h2 id="section">Section</h2><p class="outdated-notice" data-search-exclude="true">本节的'
        '<a class="translation" hreflang="en" href="../#section">英文版</a>较新。</p>'
    )
    assert notice in noticed(documentation, "zh").replace("英文</a>版", "英文版</a>")
    assert noticed(documentation, "en") == HTML


def test_a_language_that_has_no_word_is_called_as_it_calls_itself(documentation: Documentation) -> None:
    change(documentation, "de")
    assert 'is newer in <a class="translation" hreflang="de" href="de/#section">Deutsch</a>.' in noticed(
        documentation, "en"
    )


def test_a_damaged_ledger_is_logged_once_and_shows_no_notice(
    documentation: Documentation, caplog: pytest.LogCaptureFixture
) -> None:
    (documentation.root / "docs/confirmed/index.yml").write_text("\n>>>>>>> theirs\n")
    assert [noticed(documentation, code) for code in NAMES] == [HTML] * 3
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert "docs/confirmed/index.yml, line 2: a merge is not resolved here." in record.getMessage()
