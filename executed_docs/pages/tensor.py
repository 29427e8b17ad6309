"""A tensor in three dimensions: a block of sheets, drawn from the value of a run."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import product
from typing import Any

_LIMIT = 120
"""Entries that a drawing shows: more can't be read on a phone."""

_HEIGHT, _GAP, _RISE = 26, 22, 24
_LEFT, _BELOW, _MARGIN = 34, 62, 4
_FONT = 13

Point = tuple[float, float]


@dataclass(frozen=True)
class Tensor:
    """A tensor with what is shown of it.

    Attributes:
        entries: Its entries as texts: sheets of rows.
        axis: The axis along which it is reduced, or None.
        winners: The indexes of the marked entries along that axis, in the shape of the result; None if no
            entry is marked.
        names: What its axes are called, or nothing.
    """

    entries: list[list[list[str]]]
    axis: int | None = None
    winners: list[list[int]] | None = None
    names: tuple[str, ...] = ()

    @property
    def shape(self) -> tuple[int, int, int]:
        """Its shape."""
        return len(self.entries), len(self.entries[0]), len(self.entries[0][0])

    @property
    def reduced_shape(self) -> tuple[int, ...]:
        """Its shape without the axis along which it is reduced."""
        return tuple(length for axis, length in enumerate(self.shape) if axis != self.axis)

    def is_marked(self, index: tuple[int, ...]) -> bool:
        """Whether the entry at an index is marked."""
        if self.winners is None or self.axis is None:
            return False
        first, second = (place for axis, place in enumerate(index) if axis != self.axis)
        return self.winners[first][second] == index[self.axis]


def of_value(value: Any, axis: int | None, winners: Any, names: tuple[str, ...]) -> Tensor:
    """The tensor of a run's value.

    Args:
        value: A list of lists of lists of numbers.
        axis: As of `Tensor`.
        winners: As of `Tensor`.
        names: As of `Tensor`.

    Raises:
        ValueError: It has another form, or the winners have, or there are too many entries.
    """
    try:
        entries = [[[number(entry) for entry in row] for row in sheet] for sheet in value]
    except (TypeError, ValueError) as error:
        raise ValueError("it is not a tensor in three dimensions") from error
    tensor = Tensor(entries, axis, winners, names)
    if not all((entries, *entries, *(row for sheet in entries for row in sheet))):
        raise ValueError("it is empty")
    if (
        len({len(sheet) for sheet in entries}) > 1
        or len({len(row) for sheet in entries for row in sheet}) > 1
    ):
        raise ValueError("its rows have different lengths")
    count = sum(len(row) for sheet in entries for row in sheet)
    if count > _LIMIT:
        raise ValueError(f"it has {count} entries, and a drawing shows {_LIMIT} at most. Draw a smaller one")
    if names and len(names) != len(tensor.shape):
        raise ValueError(f"it has {len(tensor.shape)} axes, and names has {len(names)}")
    if winners is not None:
        _check_winners(tensor)
    return tensor


def number(value: Any) -> str:
    """A number as readers write it: whole ones keep their digits."""
    return f"{value:{'d' if isinstance(value, int) else 'g'}}"


def _check_winners(tensor: Tensor) -> None:
    if tensor.axis is None:
        raise ValueError("winners are along an axis: write axis, too")
    found, length = tensor.winners, tensor.shape[tensor.axis]
    rows, columns = tensor.reduced_shape
    rectangular = (
        isinstance(found, list)
        and len(found) == rows
        and all(isinstance(row, list) and len(row) == columns for row in found)
    )
    if not rectangular:
        raise ValueError(
            f"its winners along axis {tensor.axis} have to have the shape {tensor.reduced_shape}"
        )
    if not all(isinstance(place, int) and 0 <= place < length for row in found or () for place in row):
        raise ValueError(f"its winners along axis {tensor.axis} have to be indexes below {length}")


def html(tensor: Tensor, words: Mapping[str, str]) -> str:
    """The drawing, in the colors of the text around it.

    Args:
        tensor: The tensor.
        words: The words of the page's language.
    """
    width, height = _size(tensor, words)
    lines = [*_depth(tensor), *_sheets(tensor), *_axes(tensor, words), _result(tensor, height, words)]
    return (
        f'<figure class="drawing" data-search-exclude="true"><svg role="img" '
        f'aria-label="{escape(described(tensor, words))}" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" style="max-width:100%;height:auto" fill="none" '
        f'stroke="currentColor" font-size="{_FONT}" text-anchor="middle">{"".join(lines)}</svg></figure>'
    )


def markdown(tensor: Tensor, words: Mapping[str, str]) -> str:
    """What takes the place of the drawing where only text can be: its sheets, one below the other."""
    cells = {index: _cell(tensor, index) for index in _indexes(tensor)}
    widest = max(map(len, cells.values()))
    sheets, rows, columns = tensor.shape
    lines = []
    for sheet in range(sheets):
        lines.append(f"{_axis(tensor, 0, words)} = {sheet}")
        for row in range(rows):
            own = (cells[sheet, row, column] for column in range(columns))
            lines.append(" ".join(["  ", *(f"{cell:>{widest}}" for cell in own)]))
    return "\n".join([described(tensor, words), "", "```text", *lines, "```"])


def described(tensor: Tensor, words: Mapping[str, str]) -> str:
    """The drawing in words, with all of its entries."""
    axes = [_axis(tensor, axis, words) for axis in range(3)]
    entries = _listed(_listed(map(_listed, sheet)) for sheet in tensor.entries)
    parts = [words["tensor.block"].format(*axes, shape=tensor.shape, entries=entries)]
    if tensor.axis is not None:
        parts.append(words["tensor.reduced"].format(number=tensor.axis, shape=tensor.reduced_shape))
    if tensor.winners is not None:
        parts.append(words["tensor.winners"].format(winners=tensor.winners))
    return words["tensor.between"].join(parts)


def _listed(texts: Iterable[str]) -> str:
    return f"[{', '.join(texts)}]"


def _indexes(tensor: Tensor) -> Iterator[tuple[int, int, int]]:
    sheets, rows, columns = tensor.shape
    yield from product(range(sheets), range(rows), range(columns))


def _cell(tensor: Tensor, index: tuple[int, int, int]) -> str:
    sheet, row, column = index
    text = tensor.entries[sheet][row][column]
    return f"[{text}]" if tensor.is_marked(index) else text


def _axis(tensor: Tensor, axis: int, words: Mapping[str, str]) -> str:
    name = words["tensor.axis"].format(number=axis)
    return f"{name}{words['colon']}{tensor.names[axis]}" if tensor.names else name


def _cell_width(tensor: Tensor) -> int:
    longest = max(len(text) for sheet in tensor.entries for row in sheet for text in row)
    return max(28, 8 * longest + 12)


def _size(tensor: Tensor, words: Mapping[str, str]) -> Point:
    sheets, rows, columns = tensor.shape
    across = sheets * columns * _cell_width(tensor) + (sheets - 1) * _GAP
    labels = [_axis(tensor, axis, words) for axis in (0, 2)]
    if tensor.axis is not None:
        shapes = f"{tensor.shape} → {tensor.reduced_shape}"
        labels.append(words["tensor.disappears"].format(number=tensor.axis, shapes=shapes))
    above = (sheets - 1) * _RISE + _FONT + 12
    below = _BELOW if tensor.axis is not None else _BELOW - 22
    return _LEFT + max(across, *map(_length, labels)) + _MARGIN, above + rows * _HEIGHT + below


def _length(text: str) -> float:
    """About how wide a text is: Chinese characters are as wide as high."""
    return sum(_FONT if ord(letter) > 0x2E7F else 0.52 * _FONT for letter in text)


def _corner(tensor: Tensor, sheet: int) -> Point:
    """Where the upper left corner of a sheet is: the first is in front, the others are behind it."""
    sheets, _, columns = tensor.shape
    left = _LEFT + sheet * (columns * _cell_width(tensor) + _GAP)
    return left, (sheets - 1 - sheet) * _RISE + _FONT + 12


def _depth(tensor: Tensor) -> Iterator[str]:
    """The edges of the block between its first and its last sheet."""
    sheets, rows, columns = tensor.shape
    (left, top), (to_left, to_top) = _corner(tensor, 0), _corner(tensor, sheets - 1)
    for right, down in product((0, columns * _cell_width(tensor)), (0, rows * _HEIGHT)):
        start, end = (left + right, top + down), (to_left + right, to_top + down)
        yield _line(start, end, 'stroke-opacity=".35"')


def _sheets(tensor: Tensor) -> Iterator[str]:
    _, rows, columns = tensor.shape
    cell = _cell_width(tensor)
    for sheet in range(tensor.shape[0]):
        left, top = _corner(tensor, sheet)
        size = f'width="{columns * cell:g}" height="{rows * _HEIGHT:g}"'
        # The edges of the block end at a sheet: they are seen between sheets only.
        ground = 'style="fill:var(--md-default-bg-color,Canvas)"'
        yield f'<rect x="{left:g}" y="{top:g}" {size} {ground}/>'
    for index in _indexes(tensor):
        left, top = _corner(tensor, index[0])
        x, y = left + index[2] * cell, top + index[1] * _HEIGHT
        weight = ""
        if tensor.is_marked(index):
            weight = ' font-weight="bold"'
            box = f'x="{x + 3:g}" y="{y + 3:g}" width="{cell - 6:g}" height="{_HEIGHT - 6:g}"'
            yield f'<rect {box} stroke-width="1.8"/>'
        yield _text((x + cell / 2, y + 18), tensor.entries[index[0]][index[1]][index[2]], weight)


def _axes(tensor: Tensor, words: Mapping[str, str]) -> Iterator[str]:
    """An arrow along each axis, with its name; the axis that disappears is dashed."""
    sheets, rows, columns = tensor.shape
    width, height = columns * _cell_width(tensor), rows * _HEIGHT
    (left, top), (to_left, to_top) = _corner(tensor, 0), _corner(tensor, sheets - 1)
    arrows = (
        ((left, top - 6), (to_left + 14, to_top - 6 - 14 * _RISE / (width + _GAP))),
        ((left - 10, top), (left - 10, top + height)),
        ((left, top + height + 10), (left + width, top + height + 10)),
    )
    middle = top + height / 2
    labels = (
        ((left, max(top - 6 - _RISE, _FONT)), ' text-anchor="start"'),
        ((left - 18, middle), f' transform="rotate(-90 {left - 18:g} {middle:g})"'),
        ((left, top + height + 28), ' text-anchor="start"'),
    )
    for axis, (arrow, (place, attributes)) in enumerate(zip(arrows, labels, strict=True)):
        gone = axis == tensor.axis
        dashes = 'stroke-width="1.8" stroke-dasharray="4 3"' if gone else ""
        yield _line(*arrow, dashes) + _head(*arrow)
        weight = ' font-weight="bold"' if gone else ""
        yield _text(place, _axis(tensor, axis, words), attributes + weight)


def _head(start: Point, end: Point) -> str:
    """The head of an arrow."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = (across**2 + down**2) ** 0.5 or 1
    x, y = across / length * 6, down / length * 6
    one = f"{end[0] - x - y / 2:.1f} {end[1] - y + x / 2:.1f}"
    other = f"{end[0] - x + y / 2:.1f} {end[1] - y - x / 2:.1f}"
    return f'<path d="M{one}L{end[0]:.1f} {end[1]:.1f}L{other}"/>'


def _result(tensor: Tensor, height: float, words: Mapping[str, str]) -> str:
    """The shape before and after, if an axis disappears."""
    if tensor.axis is None:
        return ""
    lengths = [
        f'<tspan text-decoration="line-through">{length}</tspan>' if axis == tensor.axis else f"{length}"
        for axis, length in enumerate(tensor.shape)
    ]
    shapes = f"({', '.join(lengths)}) → {tensor.reduced_shape}"
    shown = escape(words["tensor.disappears"]).format(number=tensor.axis, shapes=shapes)
    place = f'x="{_LEFT}" y="{height - 8:g}" text-anchor="start"'
    return f'<text {place} stroke="none" fill="currentColor">{shown}</text>'


def _line(start: Point, end: Point, attributes: str) -> str:
    places = f'x1="{start[0]:.4g}" y1="{start[1]:.4g}" x2="{end[0]:.4g}" y2="{end[1]:.4g}"'
    return f"<line {places} {attributes}/>".replace(" />", "/>")


def _text(place: Point, text: str, attributes: str = "") -> str:
    where = f'x="{place[0]:g}" y="{place[1]:g}"'
    return f'<text {where} stroke="none" fill="currentColor"{attributes}>{escape(text)}</text>'
