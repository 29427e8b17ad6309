"""The Markdown that a fence becomes."""

import re
from collections.abc import Callable, Mapping

import pytest

from executed_docs import fences
from executed_docs.execution.outcome import Outcome
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.execution.snippet import Snippet
from executed_docs.locale.words import WORDS
from executed_docs.pages import outcome_blocks
from publishing.keras.runtimes import JAX, KERAS2, KERAS3, NUMPY, TENSORFLOW

Write = Callable[[str, str], Snippet]

SECOND = {KERAS2: "TensorFlow 2.1", TENSORFLOW: "TensorFlow 2.2", JAX: "JAX 0.1", NUMPY: "NumPy 2.0"}


def outcome(runtime: Runtime, text: str, error: str | None = None) -> Outcome:
    name, _, version = SECOND.get(runtime, "NumPy 2.0").partition(" ")
    keras = {"tf_keras": "2.9"} if runtime is KERAS2 else {"Keras": "3.9"}
    return Outcome(text, error, {}, {**keras, name: version, "Python": "3.11"})


def markdown(
    found: Snippet, annotations: str, outcomes: Mapping[Runtime, Outcome], words: Mapping[str, str]
) -> str:
    return "\n\n".join(outcome_blocks.blocks(found, annotations, outcomes, words))


def titles(shown: str) -> list[str]:
    return re.findall(r'title="([^"]*)"', shown)


def test_code_comes_first_then_annotations_then_outcomes(write: Write) -> None:
    it = write("chapter/it", "import keras  # (1)!\n\n")
    shown = markdown(it, "1. A note.", {JAX: outcome(JAX, "text\n")}, WORDS["en"])
    positions = [
        shown.index(part) for part in ("import keras  # (1)!\n```", "\n\n1. A note.\n\n", "text\n```")
    ]
    assert positions == sorted(positions)
    assert titles(shown) == ["snippets/chapter/it.py", "Output · Keras 3.9 · JAX 0.1 · Python 3.11"]


@pytest.mark.parametrize(
    ("texts", "captions"),
    [
        ("aaaa", ["Output · tf_keras 2.9", "Output · the same code with import keras · Keras 3.9"]),
        (
            "abcb",
            [
                "Output · tf_keras 2.9 · TensorFlow 2.1 · Python 3.11",
                "* · Keras 3.9 · TensorFlow 2.2, NumPy 2.0 · Python 3.11",
                "* · Keras 3.9 · JAX 0.1 · Python 3.11",
            ],
        ),
    ],
)
def test_runtimes_of_a_family_that_agree_share_an_outcome(
    write: Write, texts: str, captions: list[str]
) -> None:
    it = write("chapter/it", "import tf_keras")
    outcomes = {each: outcome(each, text) for each, text in zip((KERAS2, *KERAS3), texts, strict=True)}
    found = titles(markdown(it, "", outcomes, WORDS["en"]))[1:]
    assert len(found) == len(captions)
    for title, caption in zip(found, captions, strict=True):
        assert caption.removeprefix("*") in title


def test_an_error_and_an_output_with_the_same_text_do_not_agree(write: Write) -> None:
    outcomes = {JAX: outcome(JAX, "a"), NUMPY: outcome(NUMPY, "a", "ValueError")}
    shown = markdown(write("chapter/it", "import keras"), "", outcomes, WORDS["en"])
    assert [title.partition(" ")[0] for title in titles(shown)[1:]] == ["Output", "Error"]
    assert "{.text .outcome .output .no-copy " in shown
    assert "{.pytb .outcome .error .no-copy " in shown


@pytest.mark.parametrize(
    ("language", "words"), [("en", "No output · Python 3.11"), ("zh", "无输出 · Python 3.11")]
)
def test_no_output_is_said(write: Write, language: str, words: str) -> None:
    silent = {PYTHON: Outcome("", None, {}, {"Python": "3.11"})}
    shown = markdown(write("chapter/it", "x = 1"), "", silent, WORDS[language])
    assert shown.endswith(f"{words}\n{{ .outcome .silent }}")


@pytest.mark.parametrize("text", ["```\nx\n```", "`" * 40, "a\n" + "`" * 8 + "\n# heading"])
def test_the_fence_is_longer_than_any_in_the_text(text: str) -> None:
    first, *_, last = fences.block("text", text, title="title").splitlines()
    assert set(last) == {"`"}
    assert last not in text
    assert first.startswith(f"{last} {{")


def test_both_languages_have_all_words() -> None:
    assert WORDS["en"].keys() == WORDS["zh"].keys()
    assert {"keras2", "python", *(each.name for each in KERAS3)} <= WORDS["en"].keys()
