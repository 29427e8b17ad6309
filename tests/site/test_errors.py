"""The page of error messages: its headings are what runs print, and the search finds them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
ENTRY = re.compile(
    r'^### `+ ?(?P<message>.+?) ?`+ \{#(?P<id>[\w-]+)\}\n\n```python exec="on" snippet="(?P<snippet>[\w/]+)"',
    re.MULTILINE,
)
ENTRIES = [
    pytest.param(found["message"], found["id"], found["snippet"], id=found["id"])
    for found in ENTRY.finditer((ROOT / "docs" / "en" / "errors.md").read_text(encoding="utf-8"))
]


def printed(snippet: str) -> list[str]:
    """The lines of a snippet's goldens, without the code that a traceback quotes."""
    files = [path for path in (ROOT / "snippets").glob(f"{snippet}.*") if path.suffix in {".err", ".out"}]
    return [line for file in files for line in file.read_text(encoding="utf-8").split("\n")]


def test_each_heading_is_an_entry() -> None:
    for language in ("en", "zh"):
        page = (ROOT / "docs" / language / "errors.md").read_text(encoding="utf-8")
        assert len(ENTRY.findall(page)) == page.count("\n### ") == len(ENTRIES) > 20
        assert [found["message"] for found in ENTRY.finditer(page)] == [entry.values[0] for entry in ENTRIES]


@pytest.mark.parametrize(("message", "anchor", "snippet"), ENTRIES)
def test_the_heading_is_what_the_run_printed(message: str, anchor: str, snippet: str) -> None:
    assert any(message in line for line in printed(snippet)), anchor


@pytest.mark.parametrize("language", ["/", "/zh/"])
@pytest.mark.parametrize(("message", "anchor", "snippet"), ENTRIES)
def test_a_pasted_line_leads_to_its_entry(
    page: Page, language: str, message: str, anchor: str, snippet: str
) -> None:
    for line in sorted({line for line in printed(snippet) if message in line}):
        expect_first(page, language, line, destination(anchor))


@pytest.mark.parametrize("language", ["/", "/zh/"])
@pytest.mark.parametrize(
    ("line", "anchor"),
    [
        ("TypeError: Could not locate function 'my_swish'.", "error-locate-function"),
        ('ValueError: Invalid input shape for input Tensor("data:0", shape=(32, 10))', "error-input-shape"),
        ("  File \"/home/me/train.py\", line 9\nNameError: name 'ops' is not defined", "error-lost-name"),
        (
            "ImportError: cannot import name 'flatten' from 'keras.backend' (/usr/lib/x.py)",
            "error-import-name",
        ),
        ("IndexError: axis 3 is out of bounds for array of dimension 3", "error-axis"),
    ],
)
def test_a_message_with_other_names_leads_to_the_entry(
    page: Page, language: str, line: str, anchor: str
) -> None:
    expect_first(page, language, line, destination(anchor))


def destination(anchor: str) -> str:
    # What is missing from `keras.backend` has entries of its own.
    return "atlas/reductions/.*#k-argmax" if anchor == "error-no-attribute" else f"errors/.*#{anchor}"


def expect_first(page: Page, language: str, line: str, location: str) -> None:
    page.goto(language)
    page.keyboard.press("s")
    page.evaluate("line => navigator.clipboard.writeText(line)", line)
    page.locator(".md-search__input").press("ControlOrMeta+V")
    section = page.locator(".md-search-result__link[href*='#']").first
    expect(section).to_have_attribute("href", re.compile(rf"{location}$"), timeout=5000)
