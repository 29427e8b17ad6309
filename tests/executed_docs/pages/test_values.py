"""Values of runs in prose and formulas."""

from collections.abc import Mapping
from typing import Any

import pytest

from executed_docs.execution.outcome import ValueReferenceError
from executed_docs.pages.tensor import Tensor
from executed_docs.pages.values import expand

GIVEN = {
    "total": 3,
    "ratio": 0.5,
    "name": "argmax",
    "flag": True,
    "row": [1, 2, 3],
    "matrix": [[1, 5, 3], [4, 2, 6]],
    "columns": [1, 0, 1],
    "rows": [1, 2],
    "far": [9, 9],
    "empty": [],
    "large": [1234567, 89],
    "floats": [0.10000000149011612, 5.0],
    "flags": [True, False],
    "block": [[[1, 5, 3], [4, 2, 6]]],
    "along_rows": [[1, 0, 1]],
}


def values(name: str) -> Mapping[str, Any]:
    if name == "chapter/broken":
        raise ValueReferenceError("chapter/broken in python ended its process")
    return GIVEN


def shape(tensor: Tensor) -> str:
    return f"<{tensor.shape} {tensor.axis} {tensor.winners} {tensor.names}>"


def expanded(markdown: str) -> str:
    def failed(line: int, message: str) -> str:
        raise AssertionError(f"{line}: {message}")

    return expand(markdown, values, failed, shape)


def failures(markdown: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []

    def failed(line: int, message: str) -> str:
        found.append((line, message))
        return "FAILED"

    assert "FAILED" in expand(markdown, values, failed, shape)
    return found


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("It is {{ chapter/it.total }}.", "It is 3."),
        ("It is {{chapter/it.total}}.", "It is 3."),
        ("`{{ chapter/it.name }}`, {{ chapter/it.flag }}", "`argmax`, True"),
        ("{{ chapter/it.row }} {{ chapter/it.ratio }}", "[1, 2, 3] 0.5"),
        ("$x = {{ chapter/it.total }}$", "$x = 3$"),
        (r"\{{ chapter/it.total }} and {{ chapter/it.total }}", "{{ chapter/it.total }} and 3"),
        ("{{ runtimes }} {{ x }} {% raw %}", "{{ runtimes }} {{ x }} {% raw %}"),
        (r"\frac{1}{2}^{{ x }}", r"\frac{1}{2}^{{ x }}"),
        (r"$\tensor{chapter/it.row}$", r"$\begin{bmatrix}1&2&3\end{bmatrix}$"),
        (r"\tensor{chapter/it.matrix}", r"\begin{bmatrix}1&5&3\\4&2&6\end{bmatrix}"),
        (
            r"\tensor[axis=0, winners=columns]{chapter/it.matrix}",
            r"\begin{bmatrix}1&\boxed{5}&3\\\boxed{4}&2&\boxed{6}\end{bmatrix}",
        ),
        (
            r"\tensor[axis=1, winners=rows]{chapter/it.matrix}",
            r"\begin{bmatrix}1&\boxed{5}&3\\4&2&\boxed{6}\end{bmatrix}",
        ),
    ],
)
def test_a_value_stands_in_its_reference_s_place(markdown: str, text: str) -> None:
    assert expanded(markdown) == text


def test_code_that_only_shows_how_it_is_written_stays() -> None:
    shown = "```markdown\n{{ chapter/it.total }}\n```\n"
    assert expanded(f"{shown}{{{{ chapter/it.total }}}}") == f"{shown}3"


def test_an_executed_fence_s_annotations_are_prose() -> None:
    fence = '```python exec="on" snippet="chapter/it"\n1. {{ chapter/it.total }}\n```'
    assert "1. 3\n" in expanded(fence)


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        (
            "{{ chapter/it.totl }}",
            "snippet chapter/it has no value 'totl'; it has: along_rows, block, columns, empty, "
            "far, flag, flags, floats, large, matrix, name, ratio, row, rows, total",
        ),
        ("{{ chapter/broken.total }}", "chapter/broken in python ended its process"),
        (r"\tensor{chapter/broken.total}", "chapter/broken in python ended its process"),
        (r"\tensor{chapter/it.matirx}", "no value 'matirx'"),
        (r"\tensor[axis=0, winners=winers]{chapter/it.matrix}", "no value 'winers'"),
        (
            r"\tensor{chapter/it.block}",
            "is a drawing, since it has three dimensions. Write it alone",
        ),
        (r"\tensor[axis=1]{chapter/it.matrix}", "is a matrix: write winners after axis"),
        (r"\tensor[names=a/b]{chapter/it.matrix}", "is a matrix: write winners after axis, and names for"),
        (r"\tensor[axis=1, winners=far]{chapter/it.matrix}", "is not a matrix with winners along that axis"),
        (r"\tensor[axis=0, winners=total]{chapter/it.matrix}", "is not a matrix"),
        (r"\tensor{chapter/it.total}", "is not a matrix"),
        (r"\tensor{chapter/it.name}", "is not a matrix"),
        (r"\tensor{chapter/it.empty}", "is not a matrix"),
    ],
)
def test_a_reference_to_nothing_fails_with_its_line(reference: str, message: str) -> None:
    before = "{{ chapter/it.row }} " + r"$\tensor{chapter/it.matrix}$" + "\n\n"
    ((line, found),) = failures(f"{before}text {reference} text\n")
    assert line == 3
    assert message in found


def test_a_failure_inside_a_formula_is_text() -> None:
    shown = expand(r"$\tensor{a/b.c_d}$", values, lambda _, message: "no_such $ {value}", shape)
    assert shown == r"$\text{no\_such \$ \{value\}}$"


@pytest.mark.parametrize(
    ("name", "text"), [("large", "1234567&89"), ("floats", "0.1&5"), ("row", "1&2&3"), ("flags", "1&0")]
)
def test_numbers_in_formulas_are_as_readers_write_them(name: str, text: str) -> None:
    assert expanded(rf"\tensor{{chapter/it.{name}}}") == rf"\begin{{bmatrix}}{text}\end{{bmatrix}}"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (r"$$\tensor{chapter/it.block}$$", "<(1, 2, 3) None None ()>"),
        (r"    $$ \tensor[axis=2]{chapter/it.block} $$", "    <(1, 2, 3) 2 None ()>"),
        (
            r"$$\tensor[axis=1, winners=along_rows, names=样本/行/列]{chapter/it.block}$$",
            "<(1, 2, 3) 1 [[1, 0, 1]] ('样本', '行', '列')>",
        ),
        (r"$$\tensor[names=a/b/c]{chapter/it.block}$$", "<(1, 2, 3) None None ('a', 'b', 'c')>"),
        (r"$$\tensor{chapter/it.row}$$", r"$$\begin{bmatrix}1&2&3\end{bmatrix}$$"),
    ],
)
def test_a_tensor_in_three_dimensions_is_drawn(line: str, shown: str) -> None:
    assert expanded(line) == shown


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            r"$$\tensor[axis=1, winners=columns]{chapter/it.block}$$",
            "winners along axis 1 have to have the shape (1, 3)",
        ),
        (r"$$\tensor[names=a/b]{chapter/it.block}$$", "it has 3 axes, and names has 2"),
        (r"$$\tensor{chapter/it.blck}$$", "has no value 'blck'"),
    ],
)
def test_a_tensor_that_can_t_be_drawn_fails_with_its_line(line: str, message: str) -> None:
    ((number, found),) = failures(f"\n{line}\n")
    assert number == 2
    assert message in found
