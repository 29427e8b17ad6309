"""Figures on pages: their text alternatives, their addresses, and what is shown when one has changed."""

import base64
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html

from executed_docs.execution.collection import Collection
from executed_docs.execution.outcome import Figure
from executed_docs.execution.runner import Runner
from executed_docs.execution.snippet import Project
from executed_docs.pages import figures
from executed_docs.pages.figures import AlternativeError
from tests.executed_docs.conftest import Draw

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"></svg>\n'
CURVE, SLOPE = Figure("curve.svg", SVG), Figure("slope.svg", SVG)


def test_another_picture_has_another_address() -> None:
    first = figures.address("chapter/it", CURVE)
    assert first.startswith("assets/figures/chapter/it.curve.")
    assert first != figures.address("chapter/it", Figure("curve.svg", SVG.replace("20", "30")))
    assert first == figures.address("chapter/it", CURVE)


def test_a_picture_has_its_size_and_its_alternative() -> None:
    (image,) = html.fragment_fromstring(figures.element(CURVE, 'A "curve" < 1', "../a.svg")).xpath(".//img")
    assert dict(image.attrib) == {
        "src": "../a.svg",
        "alt": 'A "curve" < 1',
        "width": "20",
        "height": "10",
        "loading": "lazy",
    }


def test_a_page_whose_address_is_unknown_contains_the_picture() -> None:
    source = html.fragment_fromstring(figures.element(CURVE, "A curve")).xpath(".//img")[0].get("src")
    kind, _, data = source.partition(",")
    assert (kind, base64.b64decode(data).decode()) == ("data:image/svg+xml;base64", SVG)


@pytest.mark.parametrize(
    ("drawn", "given", "texts"),
    [
        ([CURVE], {"alt": "A curve"}, {"curve.svg": "A curve"}),
        ([CURVE, CURVE], {"alt_curve": "A curve"}, {"curve.svg": "A curve"}),
        ([CURVE, SLOPE], {"alt_curve": "A", "alt_slope": "B"}, {"curve.svg": "A", "slope.svg": "B"}),
        ([], {}, {}),
    ],
)
def test_each_picture_has_an_alternative(
    drawn: list[Figure], given: Mapping[str, str], texts: dict[str, str]
) -> None:
    figures.check("chapter/it", drawn, given)
    assert figures.alternatives(drawn, given) == texts


@pytest.mark.parametrize(
    ("drawn", "given", "message"),
    [
        ([CURVE], {}, 'chapter/it draws curve.svg, which has no text alternative.*: alt="…"'),
        ([CURVE], {"alt": " "}, "no text alternative"),
        ([CURVE, SLOPE], {"alt_curve": "A"}, 'draws slope.svg, which has no .*: alt_slope="…"'),
        ([CURVE, SLOPE], {"alt": "A"}, 'draws curve.svg, which has no .*: alt_curve="…"'),
        (
            [CURVE],
            {"alt": "A", "alt_slope": "B"},
            "alt_slope is the .* of no picture of .*: it draws curve.svg",
        ),
        (
            [],
            {"alt": "A"},
            "alt is the text alternative of no picture of chapter/it: it draws no picture here",
        ),
    ],
)
def test_what_is_missing_or_too_much_is_named(
    drawn: list[Figure], given: Mapping[str, str], message: str
) -> None:
    with pytest.raises(AlternativeError, match=message):
        figures.check("chapter/it", drawn, given)


def test_the_files_are_those_of_the_pictures_that_pages_show(
    project: Path, warm_runner: Runner, draw: Draw
) -> None:
    draw("shown", SVG)
    draw("hidden", SVG)
    collection = Collection(Project(project), warm_runner)
    address = figures.address("chapter/shown", CURVE)
    pages = [
        f'<img src="../{address}">',
        f'<img src="{address}">',
        '<img src="assets/figures/a/b.c.12345678.svg">',
    ]
    assert list(figures.shown(pages, collection)) == [(address, SVG)]
