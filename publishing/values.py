"""Values of runs in prose and formulas."""

import re
from collections.abc import Callable, Mapping
from typing import Any

_REFERENCE = re.compile(r"(\\?)\{\{ (?P<snippet>\w+/\w+)\.(?P<name>\w+) \}\}")
_TENSOR = re.compile(
    r"\\tensor(?:\[axis=(?P<axis>\d), winners=(?P<winners>\w+)\])?\{(?P<snippet>\w+/\w+)\.(?P<name>\w+)\}"
)

Values = Callable[[str], Mapping[str, Any]]
"""Gives the values of a snippet's run by the snippet's name."""


class ValueReferenceError(Exception):
    """A reference to a value that no run gave."""


def expand(markdown: str, values: Values, failed: Callable[[int, str], str]) -> str:
    r"""Puts values in the place of `{{ chapter/snippet.name }}` and `\tensor{chapter/snippet.name}`.

    Args:
        markdown: A page.
        values: Where the values come from.
        failed: Is given the line and the message of a reference that can't be resolved, and
            returns what stands in its place.
    """

    def replaced(match: re.Match[str], text: Callable[[re.Match[str]], str]) -> str:
        try:
            return text(match)
        except ValueReferenceError as error:
            message = failed(markdown.count("\n", 0, match.start()) + 1, str(error))
            return r"\text{" + re.sub(r"([_#$%&{}])", r"\\\1", message) + "}" if text is matrix else message

    def literal(match: re.Match[str]) -> str:
        if match[1]:
            return match[0].removeprefix("\\")
        value = _value(values(match["snippet"]), match["snippet"], match["name"])
        return value if isinstance(value, str) else repr(value)

    def matrix(match: re.Match[str]) -> str:
        given, snippet = values(match["snippet"]), match["snippet"]
        rows = _value(given, snippet, match["name"])
        rows = rows if isinstance(rows[0], list) else [rows]
        cells = [[str(cell) for cell in row] for row in rows]
        if match["winners"]:
            for position, winner in enumerate(_value(given, snippet, match["winners"])):
                row, column = (winner, position) if match["axis"] == "0" else (position, winner)
                cells[row][column] = rf"\boxed{{{cells[row][column]}}}"
        return r"\begin{bmatrix}" + r"\\".join("&".join(row) for row in cells) + r"\end{bmatrix}"

    expanded = _TENSOR.sub(lambda match: replaced(match, matrix), markdown)
    return _REFERENCE.sub(lambda match: replaced(match, literal), expanded)


def _value(values: Mapping[str, Any], snippet: str, name: str) -> Any:
    if name not in values:
        known = ", ".join(sorted(values)) or "none"
        raise ValueReferenceError(f"snippet {snippet} has no value {name!r}; it has: {known}")
    return values[name]
