"""What a page says that was built without an optional runtime."""

import json
import re
from pathlib import Path

import pytest
from lxml import html

from executed_docs.execution.availability import REQUIRED
from executed_docs.execution.runtime import Runtime
from executed_docs.pages import unavailable_notice
from tests.executed_docs.conftest import Build

MISSING = [Runtime("frame-a"), Runtime("frame-b")]
WORDS = {
    "built_without": "Built without {runtimes}.",
    "comma": ", ",
    "runtimes.frame-a": "A & co",
    "runtimes.frame-b": "B",
}
DECLARED = """
from executed_docs.execution.runtime import PYTHON, Runtime

IMPORTS = frozenset({"library"})
RUNTIMES = (
    PYTHON,
    Runtime("frame-here", imports=IMPORTS, packages=("numpy",)),
    Runtime("frame-absent", imports=IMPORTS, needs=("no-such-package==1.0",), install="make frame"),
    Runtime("alone", imports=frozenset({"lonely"}), needs=("no-such-package==1.0",)),
)
"""
SOURCE = "try:\n    import library\nexcept ImportError:\n    print('ran')\n"
NOTICE = {
    "": "This page was built without Frame, Alone, so what runs there is not shown.",
    "zh": "构建本页时没有安装 Frame、Alone，因此不显示相应的结果。",
}


def test_the_notice_stands_below_the_title() -> None:
    page = '<h1 id="a">Title</h1>\n<p>Text</p>'
    notice = '<p class="unavailable-notice" data-search-exclude="true">Built without A &amp; co, B.</p>'
    assert unavailable_notice.with_notice(page, MISSING, WORDS) == page.replace("</h1>", f"</h1>{notice}")
    assert unavailable_notice.in_markdown("# Title\n\nText\n", MISSING, WORDS) == (
        "# Title\n\n*Built without A & co, B.*\n\nText\n"
    )


def test_where_nothing_is_missing_nothing_is_added() -> None:
    assert unavailable_notice.with_notice("<h1>T</h1>", [], WORDS) == "<h1>T</h1>"
    assert unavailable_notice.in_markdown("# T\n", [], WORDS) == "# T\n"


@pytest.fixture
def declared(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project with two runtimes, one of which this machine lacks, and a page of their own."""
    monkeypatch.delenv(REQUIRED, raising=False)
    folder = tmp_path / "path"
    folder.mkdir()
    (folder / "runtimes_of_the_notice.py").write_text(DECLARED)
    monkeypatch.syspath_prepend(str(folder))
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    option = "  executed:\n    runtimes: runtimes_of_the_notice:RUNTIMES\n"
    settings.write_text(text.replace("  executed:\n", option), encoding="utf-8")
    for language in ("en", "zh"):
        locale = project / "locale" / f"{language}.toml"
        text = locale.read_text(encoding="utf-8")
        own = '[runtimes]\nframe-here = "Frame here"\nframe-absent = "Frame"\nalone = "Alone"\n'
        locale.write_text(text.replace("[runtimes]\n", own), encoding="utf-8")
        page = project / "docs" / language / "index.md"
        fences = [f'```python exec="on" snippet="chapter/{name}"\n```' for name in ("it", "lonely")]
        text = "\n\n".join([page.read_text(encoding="utf-8"), *fences, "{{ runtimes }}"])
        page.write_text(f"{text}\n", encoding="utf-8")
    (project / "snippets" / "chapter" / "it.py").write_text(SOURCE)
    (project / "snippets" / "chapter" / "lonely.py").write_text("import lonely\n")
    (project / "snippets" / "chapter" / "it.frame-here.out").write_text("ran\n")
    (project / "snippets" / "chapter" / "it.frame-absent.out").write_text("never ran here\n")
    return project


def test_a_page_without_a_runtime_says_so_and_claims_nothing_of_it(declared: Path, build: Build) -> None:
    # From the cache, too.
    for _ in range(2):
        done = build("--strict")
        assert done.exit_code == 0, done.output
        for folder, notice in NOTICE.items():
            page = declared / "site" / folder / "index.html"
            article = html.fromstring(page.read_text(encoding="utf-8")).xpath("//article")[0]
            assert [each.text_content() for each in article.xpath('.//p[@class="unavailable-notice"]')] == [
                notice
            ]
            markdown = page.with_name("index.html.md").read_text(encoding="utf-8")
            assert markdown.count(notice) == 1
            for text in (article.text_content(), markdown):
                assert "ran" in text
                assert "never ran here" not in text
                # What runs nowhere is shown all the same.
                assert "import lonely" in text
    golden = declared / "snippets" / "chapter" / "it.frame-absent.out"
    assert golden.read_text() == "never ran here\n"


def test_a_page_that_only_names_a_snippet_has_no_notice(declared: Path, build: Build) -> None:
    for language in ("en", "zh"):
        page = declared / "docs" / language / "index.md"
        text = page.read_text(encoding="utf-8")
        named = re.sub(r"```python exec.*snippet=\"(.*)\"\n```", r"See `snippets/\1.py`.", text)
        page.write_text(named, encoding="utf-8")
    assert build().exit_code == 0
    for folder in NOTICE:
        for name in ("index.html", "index.html.md"):
            shown = (declared / "site" / folder / name).read_text(encoding="utf-8")
            assert "snippets/chapter/lonely.py" in shown
            assert NOTICE[folder] not in shown


def test_the_search_finds_nothing_of_the_notice(declared: Path, build: Build) -> None:
    assert build("--strict").exit_code == 0
    index = (declared / "site" / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "built without" not in json.dumps(json.loads(index))


def test_a_build_that_requires_it_fails_and_names_it(
    declared: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(REQUIRED, "all")
    done = build("--strict")
    assert done.exit_code != 0
    assert "Nothing runs in frame-absent: no-such-package is not installed. To install it: `make frame`." in (
        done.output
    )
