"""The ground that all pages stand on: for every reader, on every screen, and light to load."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.server import compressed

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
LANGUAGES = ["/", "/zh/"]
CHAPTERS = ["keras-backend", "lambda-expressions", "lambda-layer", "from-tensorflow-to-keras", "k-function"]
KB = 1024
FIRST_VISIT, SECOND_PAGE = 200 * KB, 25 * KB
# All messages are on one page, so that one can look through them: it is no chapter.
LONGER = {"errors/index.html": 36 * KB}


def pages(site: Path, language: str) -> list[str]:
    """All pages of a language, whoever made them."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [file for file in files if file.startswith("zh/") == (language == "/zh/")]


@pytest.fixture(scope="module")
def contexts(browser: Browser, address: str) -> Iterator[dict[str, BrowserContext]]:
    """Readers by day on a wide screen, and by night on a phone."""
    wide, phone = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
    yield {
        "light": browser.new_context(base_url=address, color_scheme="light", viewport=wide),
        "dark": browser.new_context(base_url=address, color_scheme="dark", viewport=phone),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(
    site: Path, contexts: dict[str, BrowserContext], language: str, scheme: str
) -> None:
    page = contexts[scheme].new_page()
    found = []
    for path in pages(site, language):
        page.goto(f"/{path}")
        page.evaluate(AXE)
        found += page.evaluate(
            """async (path) => {
              const options = { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };
              const { violations } = await axe.run(document, options);
              return violations.flatMap(({ id, help, nodes }) =>
                nodes.map(({ target, any }) => [path, id, help, target.join(" "), any[0]?.message]));
            }""",
            path,
        )
    page.close()
    assert not found


@pytest.mark.parametrize("width", [320, 640], ids=["320 px", "1280 px at 200 %"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_and_nothing_shifts(
    site: Path, browser: Browser, address: str, language: str, width: int
) -> None:
    page = browser.new_page(base_url=address, viewport={"width": width, "height": 512})
    page.add_init_script(
        """globalThis.shifts = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifts += value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    wrong = []
    for path in pages(site, language):
        page.goto(f"/{path}")
        page.wait_for_function("document.fonts.status === 'loaded'")
        wrong += page.evaluate(
            """(path) => {
              const scrolled = (node) => node && (/auto|scroll/.test(getComputedStyle(node).overflowX)
                || scrolled(node.parentElement));
              const cut = [...document.querySelectorAll("article :is(h1, h2, h3, p, li, td, summary, label)")]
                .filter((node) => node.getBoundingClientRect().right > innerWidth && !scrolled(node));
              const wide = document.documentElement.scrollWidth > innerWidth ? [[path, "scrolls"]] : [];
              const moved = shifts >= 0.01 ? [[path, "shifts", shifts]] : [];
              return [...wide, ...moved, ...cut.map((node) => [path, "cut off", node.textContent])];
            }""",
            path,
        )
    page.close()
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_stylesheet_and_nothing_else_is_waited_for(site: Path, language: str) -> None:
    for path in pages(site, language):
        head = html.parse(str(site / path)).getroot().find("head")
        assert len(head.xpath("link[@rel='stylesheet']")) == 1, path
        assert not head.xpath("script[@src][not(@defer or @async)]"), path


def _transferred(page: Page) -> list[tuple[str, int]]:
    """What is sent from now on, each with its bytes on the way."""
    sent: list[tuple[str, int]] = []
    page.context.on(
        "requestfinished",
        lambda request: sent.append((request.url, request.sizes()["responseBodySize"])),
    )
    return sent


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_visit_is_light(browser: Browser, address: str, language: str, chapter: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    sent = _transferred(page)
    page.goto(f"{language}{chapter}/", wait_until="networkidle")
    # All formulas, and the tools.
    for _ in range(100):
        page.mouse.wheel(0, 2000)
    page.wait_for_load_state("networkidle")
    assert not [url for url, _ in sent if url.endswith("search_index.json")]
    page.keyboard.press("/")
    page.keyboard.type("argmax")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    context.close()
    assert [url for url, _ in sent if url.endswith("search_index.json")]
    assert sum(size for _, size in sent) <= FIRST_VISIT, sent


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_page_is_lighter(site: Path, language: str) -> None:
    heavy = {}
    for path in pages(site, language):
        size = len(compressed((site / path).read_bytes()))
        if size > LONGER.get(path.removeprefix("zh/"), SECOND_PAGE):
            heavy[path] = size
    assert not heavy


def test_another_page_is_all_that_is_sent(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto("/lambda-layer/", wait_until="networkidle")
    sent = _transferred(page)
    page.locator(".md-nav--primary a[href$='keras-backend/']").click()
    expect(page.locator("#keras-backend")).to_be_visible()
    page.wait_for_load_state("networkidle")
    context.close()
    assert [url for url, _ in sent] == [f"{address}/keras-backend/"]
    assert sum(size for _, size in sent) <= SECOND_PAGE
