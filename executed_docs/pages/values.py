"""Values of runs in prose and formulas."""

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any

from executed_docs import fences
from executed_docs.execution.outcome import ValueReferenceError
from executed_docs.pages import tensor
from executed_docs.pages.tensor import Tensor

_REFERENCES = re.compile(
    r"(?P<escape>\\?)\{\{ *(?P<value>\w+/\w+\.\w+) *\}\}"
    r"|\\tensor(?:\[axis=(?P<axis>[012])(?:, winners=(?P<winners>\w+))?(?P<names>, names=[^\]]+)?\]"
    r"|\[names=(?P<only_names>[^\]]+)\])?\{(?P<array>\w+/\w+\.\w+)\}"
)
_ALONE = re.compile(r"(?P<space>\s*)\$\$\s*(?P<tensor>\\tensor[^$]*)\$\$\s*")
_TEX_SPECIAL = re.compile(r"[_#$%&{}]")

Values = Callable[[str], Mapping[str, Any]]
"""Gives the values of a snippet's run by the snippet's name."""

Draw = Callable[[Tensor], str]
"""Gives what stands on a page for a tensor in three dimensions."""


def expand(markdown: str, values: Values, failed: Callable[[int, str], str], draw: Draw) -> str:
    r"""Puts values in the place of `{{ chapter/snippet.name }}` and `\tensor{chapter/snippet.name}`.

    Args:
        markdown: A page.
        values: Where the values come from.
        failed: Is given the line and the message of a reference that can't be resolved, and
            returns what stands in its place.
        draw: Draws a tensor in three dimensions, which stands alone in a formula on a line of its own.
    """

    # Code that only shows how something is written stays as it is.
    return "\n".join(
        _expand_line(line, values, functools.partial(failed, number), draw)
        if header is None or fences.is_executed(header)
        else line
        for number, (line, header) in enumerate(fences.lines(markdown), 1)
    )


def _expand_line(line: str, values: Values, failed: Callable[[str], str], draw: Draw) -> str:
    alone = _ALONE.fullmatch(line)
    drawn = alone and _REFERENCES.fullmatch(alone["tensor"].strip())
    if alone and drawn:
        try:
            block = _block(drawn, values)
        except ValueReferenceError as error:
            return alone["space"] + failed(str(error))
        if block:
            return alone["space"] + draw(block)

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


def _block(match: re.Match[str], values: Values) -> Tensor | None:
    """The tensor of a reference; None if it is a matrix, which is part of a formula.

    Raises:
        ValueReferenceError: It has no such value, or the value isn't as it says.
    """
    value = _value(values, match["array"])
    if not _is_block(value):
        return None
    axis = int(match["axis"]) if match["axis"] else None
    names = match["only_names"] or (match["names"] or "").removeprefix(", names=")
    try:
        return tensor.of_value(value, axis, _winners(match, values), tuple(filter(None, names.split("/"))))
    except ValueError as error:
        raise ValueReferenceError(f"{match[0]} can't be drawn: {error}.") from error


def _is_block(value: Any) -> bool:
    """Whether a value is a list of lists of lists."""
    for _ in range(2):
        if not isinstance(value, list) or not value:
            return False
        value = value[0]
    return isinstance(value, list)


def _winners(match: re.Match[str], values: Values) -> Any:
    if not match["winners"]:
        return None
    return _value(values, f"{match['array'].partition('.')[0]}.{match['winners']}")


def _matrix(match: re.Match[str], values: Values) -> str:
    rows = _value(values, match["array"])
    if _is_block(rows):
        raise ValueReferenceError(
            f"{match[0]} is a drawing, since it has three dimensions. Write it alone on a line: $$…$$"
        )
    if match["names"] or match["only_names"] or (match["axis"] and not match["winners"]):
        raise ValueReferenceError(
            f"{match[0]} is a matrix: write winners after axis, and names for three dimensions only."
        )
    try:
        rows = rows if isinstance(rows[0], list) else [rows]
        cells = [[tensor.number(cell) for cell in row] for row in rows]
        if match["winners"]:
            winners = _winners(match, values)
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
