"""What MkDocs logs names a page by its path in the project."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from executed_docs import logs

Log = Callable[[str], str]


@pytest.fixture
def log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    """Logs what MkDocs would log of the Chinese pages, and returns what a person reads."""
    (tmp_path / "docs" / "zh").mkdir(parents=True)
    (tmp_path / "docs" / "zh" / "page.md").write_text("# 页\n\n[更多](nowhere.md)\n", encoding="utf-8")
    logs.name_places(tmp_path, "docs/en")
    logs.name_places(tmp_path, "docs/zh")
    logger = logging.getLogger("mkdocs.structure.pages")

    def logged(message: str) -> str:
        caplog.clear()
        logger.warning(message)
        (record,) = caplog.records
        # The process that began the build of a language logs its records again.
        logger.handle(record)
        return record.getMessage()

    yield logged
    logs.unname_places()


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        (
            "Doc file 'page.md' contains a link 'nowhere.md', but the target is not found.",
            "Doc file 'docs/zh/page.md', line 3, contains a link 'nowhere.md', but the target is not found.",
        ),
        (
            "Doc file 'page.md' contains an unrecognized relative link 'gone', it was left as is.",
            "Doc file 'docs/zh/page.md' contains an unrecognized relative link 'gone', it was left as is.",
        ),
        (
            "Doc file 'a.md' contains a link 'b.md#c', but the doc 'b.md' does not contain an anchor '#c'.",
            "Doc file 'docs/zh/a.md' contains a link 'b.md#c', but the doc 'docs/zh/b.md' does not contain "
            "an anchor '#c'.",
        ),
        (
            "The following pages are not included in the nav configuration:\n  - a.md\n  - b/c.md",
            "The following pages are not included in the nav configuration:\n  - docs/zh/a.md\n"
            "  - docs/zh/b/c.md",
        ),
        (
            "A reference to 'a.md' is included in the 'nav' configuration, which is not found.",
            "A reference to 'docs/zh/a.md' is included in the 'nav' configuration, which is not found.",
        ),
        ("Error reading page 'a.md': it is empty", "Error reading page 'docs/zh/a.md': it is empty"),
        ("Something else about 100 % of a.md", "Something else about 100 % of a.md"),
    ],
)
def test_a_page_is_named_with_its_language(log: Log, message: str, shown: str) -> None:
    assert log(message) == shown
