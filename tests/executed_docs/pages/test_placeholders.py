"""Placeholders of a page: values, what a site registers, and blocks."""

import logging
from collections.abc import Mapping
from typing import Any

import pytest

from executed_docs.execution.outcome import ValueReferenceError
from executed_docs.locale import words
from executed_docs.pages.placeholders import Placeholders
from executed_docs.pages.source import Source


def values(name: str) -> Mapping[str, Any]:
    if name != "chapter/sum":
        raise ValueReferenceError(f"there is no snippet {name!r}")
    return {"total": 3}


@pytest.fixture
def placeholders() -> Placeholders:
    made = Placeholders(values, words.load("en"))
    made.register_values("own/summary", lambda: {"count": 7})
    made.register(r"own/(\w+)", lambda found, source: f"{found[1]} of {source.path}")
    made.register("table", lambda *_: "| a |\n| - |")
    made.register(r"short", lambda *_: "inline", inline=True)
    made.register_blocks("own", lambda name, form: f"<{name} {form}>")
    return made


def source(text: str) -> Source:
    return Source("docs/en/x.md", text, lambda _: None)


@pytest.mark.parametrize(
    ("markdown", "expanded"),
    [
        ("a {{ chapter/sum.total }} b", "a 3 b"),
        ("a {{ own/summary.count }} b", "a 7 b"),
        ("{{ own/list }}", "list of docs/en/x.md"),
        ("??? info\n\n    {{ table }}\n\nb", "??? info\n\n    | a |\n    | - |\n\nb"),
        ("text    {{ table }}", "text    {{ table }}"),
        ("a\n\n{{ own/list }}\n\nb", "a\n\nlist of docs/en/x.md\n\nb"),
        ("a {{ own/list }}", "a {{ own/list }}"),
        ("a {{ short }}", "a inline"),
        ("{{ unknown }}", "{{ unknown }}"),
    ],
)
def test_each_is_replaced(placeholders: Placeholders, markdown: str, expanded: str) -> None:
    assert placeholders.expand(markdown, source(markdown)) == expanded


def test_what_is_wrong_is_logged_with_the_line_of_the_file(
    placeholders: Placeholders, caplog: pytest.LogCaptureFixture
) -> None:
    page = "a\n\n{{ chapter/sun.total }}"
    shown = placeholders.expand(page, source(f"---\ntitle: b\n---\n{page}"))
    assert shown == "a\n\nthere is no snippet 'chapter/sun'"
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.getMessage() == "docs/en/x.md, line 6: there is no snippet 'chapter/sun'"


@pytest.mark.parametrize("form", ["html", "md"])
def test_blocks_are_filled_in_once_the_page_is_converted(placeholders: Placeholders, form: str) -> None:
    block = placeholders.block("own", "list")
    assert placeholders.expand(block, source(block)) == block
    assert placeholders.fill(f"<p>a</p>{block}{block}", form) == f"<p>a</p><list {form}><list {form}>"


def test_a_block_in_a_list_stays_there_as_markdown(placeholders: Placeholders) -> None:
    placeholders.register_blocks("lines", lambda *_: "1\n\n2")
    block = placeholders.block("lines", "two")
    assert placeholders.fill(f"a\n\n    {block}\nb", "md") == "a\n\n    1\n\n    2\nb"
    assert placeholders.fill(f"a\n\n    {block}\nb", "html") == "a\n\n    1\n\n2\nb"


def test_a_tensor_in_three_dimensions_is_drawn_or_written() -> None:
    placeholders = Placeholders(lambda _: {"block": [[[1, 2], [3, 4]]]}, words.load("zh"))
    line = r"$$\tensor[axis=2]{chapter/it.block}$$"
    expanded = placeholders.expand(line, source(line))
    assert placeholders.fill(expanded, "html").startswith('<figure class="drawing"')
    assert placeholders.fill(expanded, "md").endswith("```text\n轴 0 = 0\n   1 2\n   3 4\n```")
