"""Pages on paper: a clean handout, whatever the screen shows."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

Paper = Callable[..., Page]
pytestmark = pytest.mark.slow
CHAPTERS = ["/lambda-layer/", "/zh/lambda-layer/"]
KINDS = [
    f"{language}{page}" for language in ("/", "/zh/") for page in ("k-function/", "atlas/", "atlas/shapes/")
]
# As wide as what A4 leaves between its margins.
WIDTH = 672


@pytest.fixture
def paper(page: Page) -> Paper:
    """Opens a page, lets a reader do something with it, and begins to print it."""

    def paper(path: str, scheme: Any = "dark", act: Callable[[Page], Any] = lambda page: None) -> Page:
        page.set_viewport_size({"width": WIDTH, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(path)
        act(page)
        page.emulate_media(media="print", color_scheme=scheme)
        # On a screen, notes are made anew once their code has another height. Paper tells of no height.
        page.evaluate(
            """async () => {
              for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame);
              dispatchEvent(new Event("beforeprint"));
            }"""
        )
        return page

    return paper


def test_nothing_but_the_page_is_printed(paper: Paper) -> None:
    for path in [*CHAPTERS, *KINDS, "/axis-explorer/"]:
        page = paper(path)
        assert (
            page.locator("header, footer, nav, form, button, iframe, .md-sidebar, .md-top, .headerlink")
            .locator("visible=true")
            .count()
            == 0
        )
        floating = page.evaluate(
            """[...document.querySelectorAll("body *")].filter(node => node.checkVisibility()
              && ["fixed", "sticky"].includes(getComputedStyle(node).position)).map(node => node.className)"""
        )
        assert floating == []


@pytest.mark.parametrize("path", CHAPTERS)
def test_a_handout_says_where_it_is_from(paper: Paper, path: str, home: str) -> None:
    page = paper(path, act=lambda page: expect(page.locator(".handout")).to_be_hidden())
    expect(page.locator(".handout")).to_be_visible()
    expect(page.locator(".handout")).to_contain_text(f"· {home.rstrip('/')}{path}")


@pytest.mark.parametrize("path", CHAPTERS)
def test_all_tabs_are_printed_each_under_its_label(paper: Paper, path: str) -> None:
    page = paper(path)
    for tabs in page.locator(".tabbed-set").all():
        labels, blocks = tabs.locator(".tabbed-labels > label").all(), tabs.locator(".tabbed-block").all()
        assert len(labels) == len(blocks) == 2
        boxes = [
            box for pair in zip(labels, blocks, strict=True) for box in (each.bounding_box() for each in pair)
        ]
        ends = [box["y"] + box["height"] for box in boxes if box]
        assert all(box and box["height"] > 10 for box in boxes)
        assert all(box and box["y"] >= end - 1 for box, end in zip(boxes[1:], ends, strict=False))


@pytest.mark.parametrize("path", CHAPTERS)
def test_annotations_are_lists_even_if_one_was_opened(paper: Paper, site: Path, path: str) -> None:
    def open_one(page: Page) -> None:
        page.locator(".md-annotation__index").locator("visible=true").first.click()
        expect(page.locator(".md-tooltip--active, .md-tooltip2--active").first).to_be_visible()

    page = paper(path, act=open_one)
    assert page.locator(".highlight:not(.no-copy) pre > code:first-child").count() == 0
    built = html.fromstring((site / path.strip("/") / "index.html").read_text(encoding="utf-8"))
    texts = [
        " ".join(item.text_content().split())
        for item in built.xpath("//div[@class='highlight']/following-sibling::*[1][self::ol]/li")
    ]
    printed = page.locator(".highlight + ol > li").locator("visible=true")
    expect(printed).to_have_count(len(texts))
    assert [" ".join(text.split()) for text in printed.all_inner_texts()] == texts
    assert page.locator(".md-tooltip, .md-tooltip2").locator("visible=true").count() == 0


@pytest.mark.parametrize("path", [*CHAPTERS, *KINDS])
def test_nothing_is_cut_off(paper: Paper, path: str) -> None:
    page = paper(path)
    parts = page.locator("article :is(p, li, pre, code, table, .math, .katex-html > *)").locator(
        "visible=true"
    )
    # The padding of inline code reaches into the margin, and so does a space at the end of its line.
    cut = parts.evaluate_all(
        """(nodes, width) => nodes
          .map((node) => [node.getBoundingClientRect(), node.outerHTML.slice(0, 200)])
          .filter(([box]) => box.left < -20 || box.right > width + 20)""",
        WIDTH,
    )
    assert cut == []
    scrolling = page.locator("article :is(pre, div.math, .md-typeset__scrollwrap)").evaluate_all(
        "nodes => nodes.filter((node) => getComputedStyle(node).overflow !== 'visible').length"
    )
    assert scrolling == 0


# The colors of all visible texts of an article, over the paper's.
INKS = """() => {
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const found = { [getComputedStyle(document.body).backgroundColor]: "paper" };
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() && node.checkVisibility())
      found[getComputedStyle(node).color] = `${node.tagName} ${node.className}`;
  }
  return found;
}"""


def _luminance(color: str) -> float:
    """Of what a color is on white, by the definition of WCAG."""
    red, green, blue, *alpha = (float(part) for part in re.findall(r"[\d.]+", color))
    opacity = alpha[0] if alpha else 1.0
    parts = [(part * opacity + 255 * (1 - opacity)) / 255 for part in (red, green, blue)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ink_is_dark_and_the_paper_white(paper: Paper, scheme: str) -> None:
    for path in [*CHAPTERS, *KINDS, "/axis-explorer/"]:
        inks = paper(path, scheme).evaluate(INKS)
        (white,) = [color for color, place in inks.items() if place == "paper"]
        assert _luminance(white) == 1
        del inks[white]
        assert inks
        assert {place: ink for ink, place in inks.items() if 1.05 / (_luminance(ink) + 0.05) < 4.5} == {}


@pytest.mark.parametrize(("path", "brackets"), [("/lambda-layer/", "()"), ("/zh/lambda-layer/", "（）")])
def test_links_to_other_sites_and_no_others_say_where_they_lead(
    paper: Paper, home: str, path: str, brackets: str
) -> None:
    links = (
        paper(path)
        .locator("article a:visible")
        .evaluate_all("links => links.map((link) => [link.href, getComputedStyle(link, '::after').content])")
    )
    for link, shown_after in links:
        shown = "none" if link.startswith(home) else f"{brackets[0]}{link}{brackets[1]}"
        # Some browsers give the parts, others the whole.
        assert re.sub(r'[" ]', "", shown_after) == shown
    assert {link.startswith(home) for link, _ in links} == {True, False}


@pytest.mark.parametrize("path", CHAPTERS)
def test_an_outcome_stays_with_its_code(paper: Paper, path: str) -> None:
    page = paper(path)
    breaks = page.locator(
        "article .highlight:not(.outcome):has(+ .outcome), article .highlight + ol"
    ).evaluate_all(
        "nodes => nodes.map(node => [getComputedStyle(node).breakAfter, getComputedStyle(node).breakInside])"
    )
    assert {tuple(each) for each in breaks} == {("avoid", "avoid")}
    headings = page.locator("article :is(h1, h2, h3), article .tabbed-labels > label")
    assert set(headings.evaluate_all("nodes => nodes.map(node => getComputedStyle(node).breakAfter)")) == {
        "avoid"
    }


@pytest.mark.parametrize("path", ["/axis-explorer/", "/zh/axis-explorer/"])
def test_the_axis_explorer_is_printed_as_it_stands(paper: Paper, path: str) -> None:
    page = paper(path, act=lambda page: page.get_by_label("x[0, 2]", exact=True).fill("9.5"))
    explorer = page.locator(".axes")
    expect(explorer.get_by_label("x[0, 2]", exact=True)).to_have_value("9.5")
    expect(explorer.locator("section").nth(1).locator("td")).to_have_text(["2", "0"])
    expect(explorer.locator("pre")).to_contain_text("[[1, 5, 9.5], [7, 0, 3]]")
    assert explorer.locator("button, select, [type=radio]").locator("visible=true").count() == 0


@pytest.mark.parametrize("path", CHAPTERS)
def test_all_is_printed_without_javascript(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.emulate_media(media="print")
    page.goto(address + path)
    for part in page.locator("article :is(.highlight, .highlight + ol, .tabbed-block, .math)").all():
        expect(part).to_be_visible()
    page.close()


@pytest.mark.parametrize(("name", "size"), [("A4", [595, 842]), ("Letter", [612, 792])])
def test_the_printer_s_paper_is_used(page: Page, name: str, size: list[int]) -> None:
    page.goto("/")
    printed = page.pdf(format=name, prefer_css_page_size=True).decode("latin-1")
    (printed_size,) = {*re.findall(r"/MediaBox \[0 0 ([^]]+)\]", printed)}
    assert [float(length) for length in printed_size.split()] == pytest.approx(size, abs=1)
