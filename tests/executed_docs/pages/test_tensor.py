"""Tensors in three dimensions: what is drawn of them, and what is refused."""

import re
from typing import Any

import pytest
from lxml import html

from executed_docs.locale import words
from executed_docs.pages import tensor
from executed_docs.pages.tensor import Tensor

ENGLISH, CHINESE = words.load("en"), words.load("zh")
VALUE = [[[3, 1, 4, 1], [5, 9, 2, 6], [5, 3, 5, 8]], [[9, 7, 9, 3], [2, 3, 8, 4], [6, 2, 6, 4]]]
WINNERS = {
    0: [[1, 1, 1, 1], [0, 0, 1, 0], [1, 0, 1, 0]],
    1: [[1, 1, 2, 2], [0, 0, 0, 1]],
    2: [[2, 1, 3], [0, 2, 0]],
}


def drawn(tensor_: Tensor, language: Any = ENGLISH) -> html.HtmlElement:
    return html.fragment_fromstring(tensor.html(tensor_, language))


def texts(figure: html.HtmlElement, *, bold: bool = False) -> list[str]:
    return [each.text_content() for each in figure.iter("text") if not bold or each.get("font-weight")]


def test_all_entries_and_axes_are_drawn() -> None:
    figure = drawn(tensor.of_value(VALUE, None, None, ("sample", "row", "column")))
    entries = [str(entry) for sheet in VALUE for row in sheet for entry in row]
    assert texts(figure) == [*entries, "axis 0: sample", "axis 1: row", "axis 2: column"]
    assert not texts(figure, bold=True)
    assert not figure.xpath(".//line[@stroke-dasharray]")


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_winners_are_marked_and_the_axis_disappears(axis: int) -> None:
    block = tensor.of_value(VALUE, axis, WINNERS[axis], ())
    figure = drawn(block)
    shape = [2, 3, 4]
    count = 24 // shape.pop(axis)
    *marked, gone = texts(figure, bold=True)
    assert len(marked) == count
    assert gone == f"axis {axis}"
    assert len(figure.xpath(".//line[@stroke-dasharray]")) == 1
    # Along each line of the axis, it is the largest entry.
    largest = [max(line) for line in lines(axis)]
    assert sorted(map(int, marked)) == sorted(largest)
    assert texts(figure)[-1] == f"axis {axis} disappears: (2, 3, 4) → {tuple(shape)}"
    (struck,) = figure.xpath(".//tspan[@text-decoration='line-through']")
    assert int(struck.text) == (2, 3, 4)[axis]


def lines(axis: int) -> list[list[int]]:
    """The entries along an axis, one list for each place in the others."""
    found: dict[tuple[int, ...], list[int]] = {}
    for sheet, rows in enumerate(VALUE):
        for row, columns in enumerate(rows):
            for column, entry in enumerate(columns):
                index = (sheet, row, column)
                found.setdefault(index[:axis] + index[axis + 1 :], []).append(entry)
    return [*found.values()]


@pytest.mark.parametrize("axis", [None, 0, 1, 2])
@pytest.mark.parametrize("shape", [(1, 1, 1), (2, 3, 4), (4, 1, 2), (1, 5, 2)])
def test_nothing_is_drawn_outside_of_the_frame(shape: tuple[int, int, int], axis: int | None) -> None:
    sheets, rows, columns = shape
    value = [[[-1234567.5] * columns] * rows] * sheets
    svg = drawn(tensor.of_value(value, axis, None, ())).find("svg")
    assert svg is not None
    _, _, width, height = map(float, svg.get("viewbox", svg.get("viewBox", "")).split())
    for name, limit in (("x", width), ("x1", width), ("x2", width), ("y", height), ("y1", height)):
        for each in svg.iterfind(f".//*[@{name}]"):
            assert 0 <= float(each.get(name)) <= limit
    for each in svg.iter("rect"):
        assert float(each.get("x")) + float(each.get("width")) <= width
        assert float(each.get("y")) + float(each.get("height")) <= height


def test_sheets_don_t_cover_each_other() -> None:
    rectangles = drawn(tensor.of_value(VALUE, None, None, ())).xpath(".//rect")
    (front, back) = [(float(each.get("x")), float(each.get("width"))) for each in rectangles]
    assert front[0] + front[1] < back[0]


def test_it_is_described_with_its_entries() -> None:
    block = tensor.of_value([[[1, 2]], [[3, 4]]], 0, [[1, 1]], ())
    label = drawn(block).xpath("./svg/@aria-label")[0]
    assert label == (
        "A tensor of shape (2, 1, 2), drawn as a block: from front to back axis 0, downward axis 1, to the "
        "right axis 2. Its entries are [[[1, 2]], [[3, 4]]]. Axis 0 disappears: the result has the shape "
        "(1, 2). Along it, the entries at these indexes are marked: [[1, 1]]."
    )
    assert (
        drawn(block, CHINESE)
        .xpath("./svg/@aria-label")[0]
        .endswith("轴 0 消失，结果的形状是 (1, 2)。沿着这个轴，标出了下标为 [[1, 1]] 的元素。")
    )


def test_where_nothing_is_drawn_it_is_text() -> None:
    text = tensor.markdown(tensor.of_value([[[1, 22]], [[3, 4]]], 0, [[1, 0]], ()), ENGLISH)
    assert text.endswith(
        "\n\n```text\naxis 0 = 0:\n      1 [22]\naxis 0 = 1:\n    [3]    4\n```".replace(":\n", "\n")
    )


def test_names_are_text() -> None:
    shown = tensor.html(tensor.of_value([[[1]]], None, None, ("<b>", "&", '"')), ENGLISH)
    assert "<b>" not in shown
    assert texts(html.fragment_fromstring(shown))[1:] == ["axis 0: <b>", "axis 1: &", 'axis 2: "']


@pytest.mark.parametrize(
    ("value", "axis", "winners", "names", "message"),
    [
        ([[[]]], None, None, (), "it is empty"),
        ([[]], None, None, (), "it is empty"),
        ([[["a"]]], None, None, (), "it is not a tensor"),
        ([[[1, 2], [3]]], None, None, (), "its rows have different lengths"),
        ([[[1]], [[1], [2]]], None, None, (), "its rows have different lengths"),
        ([[[[1]]]], None, None, (), "it is not a tensor in three dimensions"),
        ([[[1] * 11] * 11], None, None, (), "it has 121 entries, and a drawing shows 120 at most"),
        (VALUE, None, None, ("a", "b"), "it has 3 axes, and names has 2"),
        (VALUE, None, [[1]], (), "winners are along an axis: write axis, too"),
        (VALUE, 1, WINNERS[0], (), "its winners along axis 1 have to have the shape (2, 4)"),
        (VALUE, 1, 3, (), "have to have the shape (2, 4)"),
        (VALUE, 0, [[2] * 4] * 3, (), "its winners along axis 0 have to be indexes below 2"),
        (VALUE, 0, [[0.5] * 4] * 3, (), "have to be indexes below 2"),
    ],
)
def test_what_can_t_be_drawn_is_refused(
    value: Any, axis: int | None, winners: Any, names: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        tensor.of_value(value, axis, winners, names)
