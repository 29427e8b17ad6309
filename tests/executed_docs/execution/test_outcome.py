"""Outcomes on their way to disk and back."""

import math

import pytest

from executed_docs.execution.outcome import Figure, Outcome


@pytest.mark.parametrize("text", ["", "3\n", "维度 <b> \u2028 \\n", "\udcff"])
def test_what_was_written_is_read(text: str) -> None:
    figures = (Figure("a.svg", text, "part"),)
    outcome = Outcome(text, "ValueError", {"x": [1, 2.5, text]}, {"Python": "3.11.0"}, figures=figures)
    encoded = outcome.to_json().encode()
    assert Outcome.from_json(encoded.decode()) == outcome


def test_not_a_number_survives() -> None:
    assert math.isnan(Outcome.from_json(Outcome("", None, {"x": math.nan}, {}).to_json()).values["x"])


@pytest.mark.parametrize("text", ["", "{", "null", "[]", "3", '"text"', '{"text": "3"}', '{"other": 1}'])
def test_damage_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Outcome.from_json(text)


@pytest.mark.parametrize("figures", ["3", "[3]", '[{"name": "a.svg"}]', '[{"name": "a.svg", "svg": 3}]'])
def test_a_damaged_picture_is_a_value_error(figures: str) -> None:
    text = Outcome("", None, {}, {}).to_json()
    assert '"figures": []' in text
    with pytest.raises(ValueError, match="not an outcome"):
        Outcome.from_json(text.replace('"figures": []', f'"figures": {figures}'))


def test_half_of_it_is_a_value_error() -> None:
    whole = Outcome("3\n", None, {}, {}).to_json()
    for end in range(len(whole)):
        with pytest.raises(ValueError):  # noqa: PT011
            Outcome.from_json(whole[:end])


@pytest.mark.parametrize(
    ("printed", "traceback", "message"),
    [
        (
            "a\n",
            'Traceback (most recent call last):\n  File "snippets/a.py", line 1\n    b\nValueError: c\n',
            "c",
        ),
        (
            "",
            'Traceback (most recent call last):\n  File "a.py", line 1\n    b\nsome.ValueError: c: d\n\ne\n',
            "c: d\n\ne",
        ),
        ("a\n", "ValueError\n", ""),
        ("", "ValueError: b\n\n", "b\n"),
        ("a ValueError: b\n", "ValueError: c\n", "c"),
        ("Traceback (most recent call last):\n", "ValueError: ValueError: c\n", "ValueError: c"),
    ],
)
def test_the_text_is_split_into_what_was_printed_and_raised(
    printed: str, traceback: str, message: str
) -> None:
    outcome = Outcome(printed + traceback, "ValueError", {}, {})
    assert (outcome.printed, outcome.traceback, outcome.message) == (printed, traceback, message)


def test_without_an_error_all_was_printed() -> None:
    outcome = Outcome("ValueError: a\n", None, {}, {})
    assert (outcome.printed, outcome.traceback) == ("ValueError: a\n", "")
