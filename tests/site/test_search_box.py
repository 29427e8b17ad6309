"""The search box in a browser: a message without an entry, and whatever else people paste."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.search_engine import ROOT
from tests.site.test_search import BAD

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

NOTICES = {
    "/": "No entry for this message. The nearest ones:",
    "/zh/": "没有这条报错的条目，下面是最接近的几条：",
}
ANSWERS = re.compile("matching document|No entry|Type to start|符合条件的结果|没有这条|键入以开始")
UNKNOWN = (
    "ValueError: Data cardinality is ambiguous. Make sure all arrays contain the same number of samples."
)
MISSING = "module 'keras.src.backend' has no attribute 'cast'"


def _paste(page: Page, text: str) -> Locator:
    box = page.locator(".md-search__input")
    box.fill("")
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    box.press("Control+V")
    return box


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", NOTICES)
def test_a_message_without_an_entry_is_told_and_enter_opens_nothing(
    page: Page, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{language}k-function/")
    page.keyboard.press("/")
    box = _paste(page, UNKNOWN)
    # Screen readers say it too.
    expect(page.locator(".md-search").get_by_role("status")).to_have_text(NOTICES[language])
    nearest = page.locator(".md-search-result__link[href*='/errors/'][href*='#error-']")
    expect(nearest.first).to_be_visible()
    # Once the search has opened: while it does, Material's header is wider than a phone.
    page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")
    box.press("Enter")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    assert page.url.endswith(f"{language}k-function/")
    # The next message has an entry, and Enter opens it.
    box = _paste(page, MISSING)
    expect(page.locator(".md-search").get_by_role("status")).not_to_have_text(NOTICES[language])
    expect(page.locator(".md-search-result__link[href$='#k-cast']").first).to_be_visible()
    box.press("Enter")
    page.wait_for_url(re.compile(rf"{language}atlas/creation/.*#k-cast$"))


@pytest.mark.slow
@pytest.mark.parametrize("language", NOTICES)
def test_whatever_is_pasted_has_an_answer_and_freezes_nothing(page: Page, language: str) -> None:
    page.goto(f"{language}k-function/")
    page.keyboard.press("/")
    page.evaluate("answers = 0; component$.subscribe(({ items }) => { answers += items ? 1 : 0 })")
    for text in BAD.values():
        _paste(page, "argmax")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        before = page.evaluate("answers")
        _paste(page, text)
        # The longest wait for a frame, until the answer is there.
        longest = page.evaluate(
            """async (before) => {
              let longest = 0;
              const start = performance.now();
              for (let last = start; answers === before; last = performance.now()) {
                await new Promise(requestAnimationFrame);
                longest = Math.max(longest, performance.now() - last);
                if (last > start + 5_000) return Infinity;
              }
              return longest;
            }""",
            before,
        )
        assert longest < 1_000, text[:80]
        expect(page.locator(".md-search-result__meta")).to_have_text(ANSWERS)
    # The box still works.
    _paste(page, MISSING)
    expect(page.locator(".md-search-result__link[href$='#k-cast']").first).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", NOTICES)
def test_axe_finds_nothing_in_the_box(page: Page, language: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{language}k-function/")
    page.keyboard.press("/")
    for text in (UNKNOWN, "gradients"):
        _paste(page, text)
        expect(page.locator(".md-search-result__meta")).to_have_text(ANSWERS)
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        page.evaluate(AXE)
        assert page.evaluate("axe.run('.md-search').then(({ violations }) => violations)") == []


@pytest.mark.parametrize(("start", "words"), [("/", "gradients"), ("/zh/", "批次轴")])
def test_what_was_searched_for_is_marked_on_the_page(page: Page, start: str, words: str) -> None:
    page.goto(start)
    page.keyboard.press("/")
    box = _paste(page, words)
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    box.press("Enter")
    page.wait_for_url("**?h=*")
    marked = page.locator("article mark[data-md-highlight]")
    expect(marked.first).to_have_text(re.compile(words, re.IGNORECASE))


def test_a_word_is_completed_by_the_right_arrow(page: Page) -> None:
    page.goto("/zh/")
    page.keyboard.press("/")
    page.keyboard.type("permute_dim")
    expect(page.locator(".md-search__suggest")).to_have_text("permute_dimensions")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".md-search__input")).to_have_value("permute_dimensions")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["", "zh/"])
def test_from_disk_too_a_message_without_an_entry_is_told(disk: Page, language: str) -> None:
    disk.goto(f"{language}lambda-layer.html")
    disk.keyboard.press("s")
    _paste(disk, UNKNOWN)
    expect(disk.locator(".md-search").get_by_role("status")).to_have_text(NOTICES[f"/{language}"])
    expect(disk.locator(".md-search-result__link[href*='#error-']").first).to_be_visible()
