"""Fences of Markdown."""

import pytest

from executed_docs import fences

RUN = '```python exec="on" snippet="a/b"'


@pytest.mark.parametrize("text", ["```\nx\n```", "`" * 40, "a\n" + "`" * 8 + "\n# heading"])
def test_the_fence_is_longer_than_any_in_the_text(text: str) -> None:
    first, *_, last = fences.block("text", text, title="title").splitlines()
    assert set(last) == {"`"}
    assert last not in text
    assert first.startswith(f"{last} {{")


def test_each_line_has_the_header_of_its_fence() -> None:
    page = "a\n````md\n```py\n```\n````\nb"
    assert [header for _, header in fences.lines(page)] == [None, "md", "md", "md", "md", None]
    page = "~~~python\n```\n~~~\nb"
    assert [header for _, header in fences.lines(page)] == ["python", "python", "python", None]


def test_executed_fences_name_their_place_and_others_stay() -> None:
    page = f"a\n\n{RUN}\n1. Text.\n```\n\n```python\nx\n```\n\n    {RUN}\n    ```"
    assert fences.located(page, "docs/en/x.md", 5).split("\n") == [
        *("a", "", f'{RUN} at="docs/en/x.md:7"', "1. Text.", "```", "", "```python", "x", "```", ""),
        f'    {RUN} at="docs/en/x.md:15"',
        "    ```",
    ]


def test_a_fence_that_is_shown_in_another_is_not_executed() -> None:
    page = f"````md\n{RUN}\n```\n````"
    assert fences.located(page, "docs/en/x.md", 1) == page
