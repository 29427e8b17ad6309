"""The blocks of a page that show a snippet and its outcomes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from executed_docs.execution.outcome import Figure, Outcome
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.execution.snippet import Snippet
from executed_docs.locale import words
from executed_docs.pages import outcome_blocks

Write = Callable[[str, str], Snippet]

ENGLISH = words.load("en")
OLD = Runtime("old", imports=frozenset({"frame_old"}))
FAST, SMALL, PLAIN = (
    Runtime(f"new-{name}", imports=frozenset({"frame_old", "frame"}), rewrites=(("frame_old", "frame"),))
    for name in ("fast", "small", "plain")
)
NEW = (FAST, SMALL, PLAIN)
SECOND = {OLD: "Tensors 2.1", FAST: "Tensors 2.2", SMALL: "Small 0.1", PLAIN: "NumPy 2.0"}


def outcome(runtime: Runtime, text: str, error: str | None = None) -> Outcome:
    name, _, version = SECOND[runtime].partition(" ")
    frame = {"Old frame": "2.9"} if runtime is OLD else {"Frame": "3.9"}
    return Outcome(text, error, {}, {**frame, name: version, "Python": "3.11"})


def markdown(
    found: Snippet, annotations: str, outcomes: Mapping[Runtime, Outcome], words: Mapping[str, str]
) -> str:
    return "\n\n".join(outcome_blocks.blocks(found, annotations, outcomes, words))


def titles(shown: str) -> list[str]:
    return re.findall(r'title="([^"]*)"', shown)


def test_code_comes_first_then_annotations_then_outcomes(write: Write) -> None:
    it = write("chapter/it", "import frame  # (1)!\n\n")
    shown = markdown(it, "1. A note.", {SMALL: outcome(SMALL, "text\n")}, ENGLISH)
    positions = [
        shown.index(part) for part in ("import frame  # (1)!\n```", "\n\n1. A note.\n\n", "text\n```")
    ]
    assert positions == sorted(positions)
    assert titles(shown) == ["snippets/chapter/it.py", "Output · Frame 3.9 · Small 0.1 · Python 3.11"]


@pytest.mark.parametrize(
    ("texts", "captions"),
    [
        (
            "aaaa",
            ["Output · Old frame 2.9", "Output · the same code, rewritten for this runtime · Frame 3.9"],
        ),
        (
            "abcb",
            [
                "Output · Old frame 2.9 · Tensors 2.1 · Python 3.11",
                "* · Frame 3.9 · Tensors 2.2, NumPy 2.0 · Python 3.11",
                "* · Frame 3.9 · Small 0.1 · Python 3.11",
            ],
        ),
    ],
)
def test_runtimes_of_a_family_that_agree_share_an_outcome(
    write: Write, texts: str, captions: list[str]
) -> None:
    it = write("chapter/it", "import frame_old")
    outcomes = {each: outcome(each, text) for each, text in zip((OLD, *NEW), texts, strict=True)}
    found = titles(markdown(it, "", outcomes, ENGLISH))[1:]
    assert len(found) == len(captions)
    for title, caption in zip(found, captions, strict=True):
        assert caption.removeprefix("*") in title


def test_an_error_and_an_output_with_the_same_text_do_not_agree(write: Write) -> None:
    outcomes = {SMALL: outcome(SMALL, "a"), PLAIN: outcome(PLAIN, "a", "ValueError")}
    shown = markdown(write("chapter/it", "import frame"), "", outcomes, ENGLISH)
    assert [title.partition(" ")[0] for title in titles(shown)[1:]] == ["Output", "Error"]
    assert "{.text .outcome .output .no-copy " in shown
    assert "{.pytb .outcome .error .no-copy " in shown


@pytest.mark.parametrize(
    ("language", "caption"), [("en", "No output · Python 3.11"), ("zh", "无输出 · Python 3.11")]
)
def test_no_output_has_a_caption(write: Write, language: str, caption: str) -> None:
    silent = {PYTHON: Outcome("", None, {}, {"Python": "3.11"})}
    shown = markdown(write("chapter/it", "x = 1"), "", silent, words.load(language))
    assert shown.endswith(f"{caption}\n{{ .outcome .silent }}")


def test_runtimes_that_draw_differently_share_no_outcome(write: Write) -> None:
    def drawn(runtime: Runtime, svg: str) -> Outcome:
        return replace(outcome(runtime, "1\n"), figures=(Figure("a.svg", svg),))

    outcomes = {FAST: drawn(FAST, "<svg>1</svg>"), SMALL: drawn(SMALL, "<svg>2</svg>")}
    outcomes |= {PLAIN: drawn(PLAIN, "<svg>1</svg>")}
    blocks = list(outcome_blocks.blocks(write("chapter/it", "import frame"), "", outcomes, ENGLISH))
    assert [titles(block) or block for block in blocks][1:] == [
        ["Output · Frame 3.9 · Tensors 2.2, NumPy 2.0 · Python 3.11"],
        "<svg>1</svg>",
        ["Output · Frame 3.9 · Small 0.1 · Python 3.11"],
        "<svg>2</svg>",
    ]


@pytest.mark.parametrize(
    ("language", "caption"), [("en", "Picture · Python 3.11"), ("zh", "图 · Python 3.11")]
)
def test_a_picture_alone_has_a_caption(write: Write, language: str, caption: str) -> None:
    drawn = {PYTHON: Outcome("", None, {}, {"Python": "3.11"}, figures=(Figure("a.svg", "<svg/>"),))}
    shown = markdown(write("chapter/it", "x = 1"), "", drawn, words.load(language))
    assert shown.endswith(f"{caption}\n{{ .outcome .silent }}\n\n<svg/>")
