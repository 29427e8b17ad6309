"""A page as plain Markdown."""

from collections.abc import Callable, Mapping

import pytest

from executed_docs.editions import markdown
from executed_docs.editions.markdown import PageReader, Prose, Run
from executed_docs.execution.outcome import Figure, Outcome
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.execution.snippet import Snippet
from executed_docs.locale import words
from executed_docs.pages import figures

Write = Callable[[str, str], Snippet]
Read = Callable[[str], list[Prose | Run]]

ENGLISH = words.load("en")

FENCE = '```python exec="on" snippet="chapter/it"\n1.  [A note](other.md).\n```'


@pytest.fixture
def read(write: Write) -> Read:
    """Takes a page apart that knows one snippet; links get a slash in front."""
    it = write("chapter/it", "print(3)  # (1)!\n")
    outcomes: Mapping[Runtime, Outcome] = {PYTHON: Outcome("3\n", None, {}, {"Python": "3.11"})}

    def runs(name: str) -> tuple[Snippet, Mapping[Runtime, Outcome]] | str:
        return (it, outcomes) if name == it.name else f"there is no {name!r}"

    return PageReader(
        ENGLISH, "https://here/", lambda link: f"/{link}", runs, lambda name: f"## {name}"
    ).parts


def whole(parts: list[Prose | Run]) -> str:
    return markdown.text(parts, ENGLISH)


def test_code_notes_and_outcome_follow_each_other(read: Read) -> None:
    assert whole(read(f"Before.\n\n{FENCE}\n\nAfter.")) == (
        "Before.\n\n`snippets/chapter/it.py`:\n\n```python\nprint(3)  # (1)\n```\n\n"
        "1.  [A note](/other.md).\n\nOutput · Python 3.11\n\n```text\n3\n```\n\nAfter.\n"
    )


def test_what_is_wrong_with_a_snippet_stands_in_its_place(read: Read) -> None:
    text = whole(read(FENCE.replace("chapter/it", "chapter/that")))
    assert text == "```text\nthere is no 'chapter/that'\n```\n"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("# Title {#title}\n\nText.", "# Title\n\nText."),
        ("Text { .quiet }", "Text"),
        (
            "<div><table><tr><th>A</th><th>B</th></tr><tr><td>1 &lt; 2</td><td></td></tr></table></div>",
            "| A | B |\n| --- | --- |\n| 1 < 2 |  |",
        ),
        ("[a](b.md#c) and ![d](e.png)", "[a](/b.md#c) and ![d](/e.png)"),
        ("`[a](b)` and ``[`a`](b)`` and [a](b)", "`[a](b)` and ``[`a`](b)`` and [a](/b)"),
        ('<a href="b.json">a</a>', '<a href="/b.json">a</a>'),
        (
            '!!! note "Title"\n\n    Text.\n\n    More.\n\nAfter.',
            "> **Title**\n>\n> Text.\n>\n> More.\n\nAfter.",
        ),
        ("??? note\n    Text.", "> **Note**\n>\n> Text."),
        ('!!! note ""\n\n    Text.', "> Text."),
        ('=== "A"\n\n    One.\n\n=== "B"\n\n    Two.', "**A**\n\nOne.\n\n**B**\n\nTwo."),
        ("```` {.text title='a'}\n!!! x\n\n\n\n# y {#y}\n````", "````text\n!!! x\n\n\n\n# y {#y}\n````"),
        ("```\na\n```\n```\nb\n```", "```\na\n```\n```\nb\n```"),
        (
            '<div data-tool="axes" markdown>\n\nText.\n\n</div>',
            f"{ENGLISH['tool'].format(address='https://here/')}\n\nText.",
        ),
        ("::: a.b\n    options:\n      c: d\n\nText.", "## a.b\n\nText."),
        ("$$a_{b}$$ { #c }", "$$a_{b}$$"),
        ("$a^{.5}$", "$a^{.5}$"),
    ],
)
def test_what_only_python_markdown_understands_becomes_plain(read: Read, page: str, text: str) -> None:
    assert whole(read(page)) == f"{text}\n"


def test_code_in_a_note_interrupts_it(read: Read) -> None:
    fence = "\n".join(f"    {line}" for line in FENCE.split("\n"))
    first, code, last = read(f'!!! note "Title"\n\n    Text.\n\n{fence}\n\n    More.')
    assert (first, last) == (Prose("> **Title**\n>\n> Text."), Prose("> More."))
    assert isinstance(code, Run)
    assert code.annotations == "1.  [A note](/other.md)."


def test_each_heading_begins_a_part(read: Read) -> None:
    parts = read(f"# A {{#a}}\n\nText.\n\n## B {{#b}}\n\n{FENCE}\n\nMore.")
    assert [part.anchor for part in parts if isinstance(part, Prose)] == ["a", "b", ""]


def test_a_picture_is_an_image_with_its_alternative_and_an_absolute_address(write: Write) -> None:
    it, figure = write("chapter/it", "x = 1\n"), Figure("curve.svg", "<svg/>")
    outcomes = {PYTHON: Outcome("", None, {}, {"Python": "3.11"}, figures=(figure,))}
    reader = PageReader(
        ENGLISH, "https://here/", str, lambda _: (it, outcomes), str, lambda path: f"https://here/{path}"
    )
    text = whole(reader.parts('```python exec="on" snippet="chapter/it" alt="A curve"\n```'))
    assert text.endswith(
        f"Picture · Python 3.11\n\n![A curve](https://here/{figures.address('chapter/it', figure)})\n"
    )
