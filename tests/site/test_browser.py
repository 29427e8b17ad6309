"""The built site, read by a person: in Chromium, both languages, phone and wide, light and dark."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "en"
NAMES = sorted(path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md"))
# `atlas/index` is at `atlas/`, and `index` at the root.
FOLDERS = [re.sub("(^|/)index/$", r"\1", f"{name}/") for name in NAMES]
# The templates are the same in both languages.
VISITED = [
    *(f"/{folder}" for folder in FOLDERS),
    *(pytest.param(f"/zh/{folder}", marks=pytest.mark.slow) for folder in FOLDERS),
]
COVERED = """
  [...document.querySelectorAll("article .outcome")].filter((outcome) => {
    let before = outcome.previousElementSibling;
    while (before && !before.offsetHeight) before = before.previousElementSibling;
    const code = before?.querySelector("pre");
    return code && outcome.getBoundingClientRect().top < code.getBoundingClientRect().bottom - 1;
  }).map((outcome) => outcome.innerText)
"""
"""Outcomes that begin before the code above them ends."""
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.mark.parametrize("path", VISITED)
def test_the_page_is_readable(same_page: Page, path: str) -> None:
    page = same_page
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(WIDE)
    page.goto(path)
    expect(page.locator("article h1")).to_be_visible()
    for viewport in (WIDE, PHONE):
        page.set_viewport_size(viewport)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), viewport
        assert page.evaluate(COVERED) == [], viewport
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


@pytest.mark.parametrize("path", ["/", "/zh/"])
def test_by_day_a_page_is_light(page: Page, path: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(path)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"


@pytest.mark.parametrize("path", ["/lambda-layer/", "/zh/lambda-layer/"])
def test_formulas_are_drawn_in_their_own_font(page: Page, path: str) -> None:
    page.goto(path)
    formula = page.locator("div.math .katex-html").first
    formula.scroll_into_view_if_needed()
    expect(formula).to_be_visible()
    page.wait_for_function("document.fonts.check('1em KaTeX_Main') && document.fonts.size > 0")
    assert formula.evaluate("node => getComputedStyle(node).fontFamily").startswith("KaTeX_Main")
    # The winners are marked, and screen readers are told the same matrix.
    assert page.locator("div.math .fbox, div.math .boxpad").count() > 0
    assert page.locator("div.math math mtable").count() > 0


@pytest.mark.parametrize(("start", "other", "language"), [("/", "/zh/", "zh"), ("/zh/", "/", "en")])
def test_the_language_switch_keeps_page_and_section(
    page: Page, start: str, other: str, language: str
) -> None:
    page.goto(f"{start}lambda-layer/#saving")
    page.get_by_role("button", name=re.compile("language|语言")).hover()
    page.locator(f".md-select__link[hreflang={language}]").click()
    page.wait_for_url(f"**{other}lambda-layer/#saving")
    assert page.locator("html").get_attribute("lang") == language


def _search(page: Page, words: str) -> None:
    box = page.locator(".md-search__input")
    box.fill(words)
    # The search listens for keys, which filling doesn't press.
    box.press("End")


@pytest.mark.parametrize(
    ("start", "words", "location"),
    [
        ("/", "could not automatically infer the shape", "/lambda-layer/"),
        ("/", "serialization lambda", "/lambda-layer/"),
        ("/", "argmax", "argmax"),
        ("/", "permute_dimensions", "/keras-backend/"),
        ("/zh/", "permute_dimensions", "/zh/keras-backend/"),
        ("/zh/", "匿名函数", "/zh/lambda-expressions/"),
        ("/zh/", "符号张量", "/zh/from-tensorflow-to-keras/"),
        ("/zh/", "automatically infer", "/zh/lambda-layer/"),
        ("/zh/", "批次轴", "/zh/lambda-layer/"),
    ],
)
def test_search_finds_words_of_its_language(page: Page, start: str, words: str, location: str) -> None:
    page.goto(start)
    _search(page, words)
    # How many were found: at once, also if that is none.
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("matching|符合条件"))
    found = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    assert any(location in link for link in found)
    assert all(("/zh/" in link) == (start == "/zh/") for link in found)


def test_a_word_of_the_other_language_is_not_found(page: Page) -> None:
    page.goto("/")
    # No word of the glossary, which stands on the authors' page in both languages.
    _search(page, "语法糖")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("No matching"))


def test_the_copy_button_copies_code_that_runs(page: Page) -> None:
    page.goto("/")
    page.locator(".highlight:not(.outcome) button[data-clipboard-target], .md-code__button").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == (ROOT / "snippets" / "home" / "before.py").read_text(encoding="utf-8").strip()


def test_outcomes_have_no_copy_button(page: Page) -> None:
    page.goto("/lambda-layer/")
    page.wait_for_function("document.querySelectorAll('.highlight .md-code__nav').length > 0")
    assert page.locator(".highlight.outcome .md-code__nav").count() == 0


# Safari has no `requestIdleCallback`.
@pytest.mark.parametrize("without", ["", "delete globalThis.requestIdleCallback"], ids=["Chromium", "Safari"])
def test_code_is_prepared_two_screens_before_or_by_the_tab_key(page: Page, without: str) -> None:
    page.add_init_script(without)
    page.goto("/lambda-layer/")
    unprepared = ".highlight:not(.no-copy) pre:has(> code:first-child)"
    page.wait_for_function(
        f"""[...document.querySelectorAll("{unprepared}")]
          .filter((code) => code.checkVisibility())
          .every((code) => code.getBoundingClientRect().top > 2.9 * innerHeight)"""
    )
    expect(page.locator(unprepared)).not_to_have_count(0)
    # With the next one far away, its buttons have to be there before the key moves the focus.
    page.keyboard.press("Tab")
    expect(page.locator(unprepared)).to_have_count(0)


def test_an_annotation_opens_at_its_line(page: Page) -> None:
    page.goto("/lambda-layer/")
    marker = page.locator(".md-annotation__index").locator("visible=true").first
    marker.click()
    expect(page.locator(".md-tooltip--active, .md-tooltip2--active").first).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("other", ["/k-function/", "/zh/lambda-layer/"])
def test_the_chosen_keras_is_remembered(page: Page, other: str) -> None:
    page.goto("/lambda-layer/")
    page.get_by_text("Keras 3", exact=True).locator("visible=true").first.click()
    page.goto(other)
    chosen = page.locator(".tabbed-set").first.locator("input:checked")
    label = page.locator(f"label[for={chosen.get_attribute('id')}]")
    expect(label).to_have_text("Keras 3")


def test_the_chosen_scheme_holds_in_both_languages(page: Page) -> None:
    page.goto("/")
    page.locator("label[for^=__palette]").locator("visible=true").click()
    chosen = page.evaluate("document.body.dataset.mdColorScheme")
    page.goto("/zh/k-function/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == chosen == "slate"


@pytest.fixture(scope="module")
def page_without_javascript(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", VISITED)
def test_everything_can_be_read_without_javascript(page_without_javascript: Page, path: str) -> None:
    page = page_without_javascript
    page.goto(path)
    # Answers are folded away; a browser unfolds them by itself, as it does here.
    folded = page.locator("article details:has(.outcome):not([open])")
    folded.evaluate_all("(nodes) => nodes.forEach((node) => (node.open = true))")
    shown = page.locator("article .highlight.outcome, article .highlight + ol, article .math")
    hidden = shown.evaluate_all(
        """(nodes) => nodes.filter((node) => !node.closest("div.tabbed-block"))
          .filter((node) => !node.checkVisibility({ visibilityProperty: true }) || !node.offsetHeight)
          .map((node) => node.textContent)"""
    )
    assert not hidden


@pytest.mark.parametrize(("path", "title"), [("/nowhere/", "Page not found"), ("/zh/nowhere/", "页面不存在")])
def test_a_missing_page_answers_in_its_language(
    browser: Browser, address: str, path: str, title: str
) -> None:
    page = browser.new_page()
    answer = page.goto(address + path)
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text(title)
    page.close()


@pytest.mark.parametrize(("path", "silent"), [("/atlas/", "Silent hazards"), ("/zh/atlas/", "悄悄出错")])
def test_the_atlas_is_filtered_as_one_types_and_a_link_holds_it(page: Page, path: str, silent: str) -> None:
    page.goto(path)
    rows = page.locator(".atlas-index tbody tr")
    assert rows.count() == 147
    page.locator(".atlas-index input").fill("argm")
    expect(rows.locator("visible=true")).to_have_text([re.compile(r"K\.argmax"), re.compile(r"K\.argmin")])
    page.locator(".atlas-index input").fill("")
    page.locator(".atlas-index [name=category]").select_option("reductions")
    page.locator(".atlas-index [name=verdict]").select_option(label=silent)
    expect(rows.locator("visible=true").first).to_be_visible()
    names = rows.locator("visible=true").locator("td:first-child").all_inner_texts()
    assert "K.cumsum" in names
    assert "K.gather" not in names
    page.goto(page.url)
    assert rows.locator("visible=true").locator("td:first-child").all_inner_texts() == names
    rows.locator("visible=true").locator("td:first-child a").first.click()
    page.wait_for_url(f"**{path}reductions/#k-*")


@pytest.mark.parametrize(
    ("words", "location"),
    [
        ("K.in_train_phase", "atlas/training-phase/#k-in-train-phase"),
        ("permute_dimensions", "atlas/shapes/#k-permute-dimensions"),
        ("AttributeError: module 'keras.backend' has no attribute 'argmax'", "atlas/reductions/#k-argmax"),
    ],
)
@pytest.mark.parametrize("language", ["/", pytest.param("/zh/", marks=pytest.mark.slow)])
def test_search_leads_to_the_function(page: Page, language: str, words: str, location: str) -> None:
    page.goto(language)
    page.keyboard.press("s")
    page.evaluate("words => navigator.clipboard.writeText(words)", words)
    page.locator(".md-search__input").press("Control+V")
    # The first result is the page, and right below it stands its best section.
    section = page.locator(".md-search-result__link[href*='#']").first
    expect(section).to_have_attribute("href", re.compile(rf"{location.replace('#', '.*#')}$"))


def test_what_was_measured_is_drawn_as_bars(page: Page) -> None:
    page.goto("/how-fast-it-is/")
    widths = page.locator(".measured .bar").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell)).map(({ backgroundImage, backgroundSize }) =>"
        " backgroundImage.includes('gradient') ? backgroundSize.split(' ')[0] : null)"
    )
    assert "100%" in widths
    assert None not in widths
