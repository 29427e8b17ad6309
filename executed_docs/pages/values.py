"""Values of runs in prose and formulas."""

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any

from executed_docs import fences
from executed_docs.execution.outcome import ValueReferenceError

_REFERENCES = re.compile(
    r"(?P<escape>\\?)\{\{ *(?P<value>\w+/\w+\.\w+) *\}\}"
    r"|\\tensor(?:\[axis=(?P<axis>[01]), winners=(?P<winners>\w+)\])?\{(?P<array>\w+/\w+\.\w+)\}"
)
_TEX_SPECIAL = re.compile(r"[_#$%&{}]")

Values = Callable[[str], Mapping[str, Any]]
"""Gives the values of a snippet's run by the snippet's name."""


def expand(markdown: str, values: Values, failed: Callable[[int, str], str]) -> str:
    r"""Puts values in the place of `{{ chapter/snippet.name }}` and `\tensor{chapter/snippet.name}`.

    Args:
        markdown: A page.
        values: Where the values come from.
        failed: Is given the line and the message of a reference that can't be resolved, and
            returns what stands in its place.
    """

    # Code that only shows how something is written stays as it is.
    return "\n".join(
        _expand_line(line, values, functools.partial(failed, number))
        if header is None or fences.is_executed(header)
        else line
        for number, (line, header) in enumerate(fences.lines(markdown), 1)
    )


def _expand_line(line: str, values: Values, failed: Callable[[str], str]) -> str:
    def replaced(match: re.Match[str]) -> str:
        if match["escape"]:
            return match[0].removeprefix("\\")
        try:
            if match["array"]:
                return _matrix(match, values)
            value = _value(values, match["value"])
            return value if isinstance(value, str) else repr(value)
        except ValueReferenceError as error:
            message = failed(str(error))
            if match["array"]:
                # Inside a formula: as text, or KaTeX would take the message for TeX.
                plain = message.replace("\\", "")
                message = r"\text{" + _TEX_SPECIAL.sub(r"\\\g<0>", plain) + "}"
            return message

    return _REFERENCES.sub(replaced, line)


def _matrix(match: re.Match[str], values: Values) -> str:
    rows = _value(values, match["array"])
    try:
        rows = rows if isinstance(rows[0], list) else [rows]
        # Whole numbers keep their digits.
        cells = [[f"{cell:{'d' if isinstance(cell, int) else 'g'}}" for cell in row] for row in rows]
        if match["winners"]:
            winners = _value(values, f"{match['array'].partition('.')[0]}.{match['winners']}")
            for position, winner in enumerate(winners):
                row, column = (winner, position) if match["axis"] == "0" else (position, winner)
                cells[row][column] = rf"\boxed{{{cells[row][column]}}}"
    except (TypeError, ValueError, IndexError) as error:
        raise ValueReferenceError(
            f"{match[0]} is not a matrix with winners along that axis: {error}"
        ) from error
    return r"\begin{bmatrix}" + r"\\".join("&".join(row) for row in cells) + r"\end{bmatrix}"


def _value(values: Values, reference: str) -> Any:
    snippet, _, name = reference.partition(".")
    given = values(snippet)
    if name not in given:
        known = ", ".join(sorted(given)) or "none"
        raise ValueReferenceError(f"snippet {snippet} has no value {name!r}; it has: {known}")
    return given[name]
