"""The ground that all pages stand on: for every reader, on every screen, and light to load."""

import json
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.server import compressed

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
LANGUAGES = ["/", "/zh/"]
CHAPTERS = [
    "tensors-shapes-axes",
    "keras-backend",
    "lambda-expressions",
    "lambda-layer",
    "from-tensorflow-to-keras",
    "k-function",
    "losses-metrics-optimizers",
    "frozen-layers",
    "intermediate-outputs",
]
HEAVIEST = "lambda-layer"
KB = 1024
FIRST_VISIT, SECOND_PAGE = 200 * KB, 25 * KB
# All messages are on one page, so that one can look through them, and so are all breakages: these are no
# chapters. The other one is the longest chapter, with its exercises.
LONGER = {
    "errors/index.html": 47 * KB,
    "breakages/index.html": 33 * KB,
    "lambda-layer/index.html": 27 * KB,
}

# The two schemes differ in nothing but colors.
COLORS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

# Fonts are there, tools stand in their places, and what moved because of them was reported.
MOUNTED = """async () => {
  await document.fonts.ready;
  const tools = [...document.querySelectorAll("[data-tool]")];
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return tools.every((tool) => tool.querySelector("input, select, textarea"));
}"""

CUT = """(path) => {
  const scrolled = (node) => node && (/auto|scroll/.test(getComputedStyle(node).overflowX)
    || scrolled(node.parentElement));
  const cut = [...document.querySelectorAll("article :is(h1, h2, h3, p, li, td, summary, label)")]
    .filter((node) => node.getBoundingClientRect().right > innerWidth && !scrolled(node));
  const wide = document.documentElement.scrollWidth > innerWidth ? [[path, innerWidth, "scrolls"]] : [];
  return [...wide, ...cut.map((node) => [path, innerWidth, "cut off", node.textContent])];
}"""


def pages(site: Path, language: str) -> list[str]:
    """All pages of a language, whoever made them."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [file for file in files if file.startswith("zh/") == (language == "/zh/")]


@pytest.fixture(scope="module")
def contexts(browser: Browser, address: str) -> dict[str, BrowserContext]:
    """Readers by day on a wide screen, and by night on a phone."""
    return {
        "light": browser.new_context(
            base_url=address, color_scheme="light", viewport={"width": 1280, "height": 900}
        ),
        "dark": browser.new_context(
            base_url=address, color_scheme="dark", viewport={"width": 390, "height": 844}
        ),
    }


@pytest.mark.slow
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
            """async ([path, only]) => {
              const options = { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };
              Object.assign(options, only);
              // The drawer's switch comes first in the page, where Material has it: outside of all landmarks.
              const { violations } = await axe.run({ exclude: ["#__drawer"] }, options);
              return violations.flatMap(({ id, help, nodes }) =>
                nodes.map(({ target, any }) => [path, id, help, target.join(" "), any[0]?.message]));
            }""",
            [path, COLORS if scheme == "dark" else {}],
        )
    page.close()
    assert not found


@pytest.mark.parametrize("language", ["/", pytest.param("/zh/", marks=pytest.mark.slow)])
def test_nothing_is_cut_off_and_nothing_shifts(
    site: Path, browser: Browser, address: str, language: str
) -> None:
    page = browser.new_page(base_url=address)
    page.add_init_script(
        """globalThis.shifts = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifts += value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )
    wrong = []
    for path in pages(site, language):
        page.set_viewport_size({"width": 320, "height": 512})
        page.goto(f"/{path}")
        page.wait_for_function(MOUNTED)
        wrong += page.evaluate(
            """(path) => {
              // A font that comes later has all of a page laid out anew.
              const late = performance.getEntriesByType("resource").map(({ name }) => name)
                .filter((name) => name.includes("/fonts/")).map((name) => [path, name]);
              return shifts >= 0.01 ? [...late, [path, "shifts", shifts]] : late;
            }""",
            path,
        )
        wrong += page.evaluate(CUT, path)
        # What 1280 pixels are when everything is twice as large.
        page.set_viewport_size({"width": 640, "height": 512})
        wrong += page.evaluate(CUT, path)
    page.close()
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_stylesheet_and_nothing_else_is_waited_for(site: Path, language: str) -> None:
    for path in pages(site, language):
        head = html.parse(str(site / path)).getroot().find("head")
        assert len(head.xpath("link[@rel='stylesheet'][not(@media='print')]")) == 1, path
        assert not head.xpath("script[@src][not(@defer or @async)]"), path


def _transferred(page: Page) -> list[tuple[str, int]]:
    """What is sent from now on, each with its bytes on the way."""
    sent: list[tuple[str, int]] = []
    page.context.on(
        "requestfinished",
        lambda request: sent.append((request.url, request.sizes()["responseBodySize"])),
    )
    return sent


@pytest.mark.parametrize(
    "chapter",
    # The others are lighter than the longest.
    [
        HEAVIEST,
        *(pytest.param(chapter, marks=pytest.mark.slow) for chapter in CHAPTERS if chapter != HEAVIEST),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_visit_is_light(browser: Browser, address: str, language: str, chapter: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    sent = _transferred(page)
    page.goto(f"{language}{chapter}/", wait_until="networkidle")
    # All formulas, and the tools.
    for _ in range(page.evaluate("Math.ceil(document.body.scrollHeight / innerHeight)")):
        page.mouse.wheel(0, 720)
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
    sent = _transferred(page)
    # On a busy machine, the network may be idle before the search's and the tool's scripts are asked for.
    with page.expect_event("requestfinished", lambda request: "/workers/search." in request.url):
        page.goto("/lambda-layer/", wait_until="networkidle")
    expect(page.locator("[data-tool] input").first).to_be_attached()
    # What was sent once is in the browser's cache.
    known = {url for url, _ in sent}
    page.locator(".md-nav--primary a[href$='keras-backend/']").click()
    expect(page.locator("#keras-backend")).to_be_visible()
    page.wait_for_load_state("networkidle")
    context.close()
    new = {url: size for url, size in sent if url not in known}
    assert list(new) == [f"{address}/keras-backend/"]
    assert sum(new.values()) <= SECOND_PAGE


def _tab(page: Page, most: int = 600) -> list[str]:
    """Presses Tab from the beginning to the end, and tells what was in focus; each has to be seen there."""
    stops: list[str] = []
    left = False
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """async () => {
              // Nobody presses keys faster than a screen is drawn.
              await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
              const node = document.activeElement;
              if (node === document.body) return "";
              // A note opens, and closes with what is in it when it loses the focus: see below.
              if (node.matches(".md-annotation")) return `md-annotation: ${node.ariaLabel}`;
              if (node.closest(".md-tooltip")) return `md-tooltip: ${node.innerText}`;
              // What is in focus shows it, or what stands for it does: a label, or the box around it.
              const { labels, nextElementSibling, parentElement, firstElementChild } = node;
              const shown = [node, ...(labels ?? []), nextElementSibling, parentElement, firstElementChild];
              const seen = shown.filter((each) => each?.checkVisibility({ visibilityProperty: true }));
              const style = (each) => JSON.stringify(
                ["outline", "boxShadow", "opacity", "backgroundColor", "color", "borderColor", "transform"]
                  .map((name) => getComputedStyle(each)[name]));
              const name = node.ariaLabel || node.innerText || node.title || node.placeholder || node.id;
              const focused = seen.map(style);
              node.blur();
              // Where one types, it is the caret that shows it.
              const caret = node.matches("input:not([type=radio], [type=checkbox]), textarea");
              const differs = caret || seen.some((each, i) => style(each) !== focused[i]);
              node.focus({ preventScroll: true, focusVisible: true });
              return `${differs ? "" : "unseen "}${node.classList[0] ?? node.tagName}: ${name.trim()}`;
            }"""
        )
        if not stop or stop.startswith(("md-annotation", "md-tooltip")):
            # Material opens and closes a note in its own time, which nobody has to wait for here.
            page.clock.run_for(700)
        if left and stop == stops[0]:
            return stops
        # After the last one, the page is left.
        left = not stop
        if stop:
            stops.append(stop)
    raise AssertionError(f"the focus never comes back to where it began: {stops[-5:]}")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("/zh/", 1280),
        ("/axis-explorer/", 1280),
        ("/zh/k-function/", 390),
        ("/zh/atlas/", 390),
        ("/lambda-layer/", 390),
        ("/lambda-layer/", 1280),
    ],
)
def test_all_that_can_be_used_is_reached_with_the_tab_key(page: Page, path: str, width: int) -> None:
    page.clock.install()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto(path)
    expect(page.locator("article h1")).to_be_visible()
    stops = _tab(page)
    assert [stop for stop in stops if stop.startswith("unseen ")] == []
    kinds = [stop.partition(":")[0] for stop in stops]
    assert "md-skip" in kinds[:2]
    buttons = [kind for kind in kinds if kind == "md-code__button"]
    assert len(buttons) == page.locator(".md-code__button").locator("visible=true").count()
    notes = [kind for kind in kinds if kind == "md-annotation"]
    assert len(notes) == page.locator(".md-annotation").locator("visible=true").count()
    assert page.locator("ol.annotations").count() == 0 or notes


def test_the_drawer_is_opened_read_and_closed_by_keys(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(reduced_motion="reduce")
    page.goto("/zh/lambda-layer/")
    drawer = page.get_by_role("checkbox", name="导航栏")
    link = page.locator(".md-nav--primary a[href$='/k-function/']")
    expect(link).not_to_be_visible()
    page.keyboard.press("Tab")
    expect(drawer).to_be_focused()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    link.focus()
    page.keyboard.press("Escape")
    expect(link).not_to_be_visible()
    drawer.focus()
    page.keyboard.press("Space")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/k-function/")
    expect(link).not_to_be_visible()


def test_the_search_is_named_opened_read_and_closed_by_keys(page: Page) -> None:
    page.goto("/zh/")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog", name="查找")).to_be_visible()
    page.keyboard.type("argmax")
    # Of the whole word: what the first letters found is replaced, and a focus on it is lost.
    result = page.locator(".md-search-result__link[href$='?h=argmax']").first
    expect(result).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(result).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize(("path", "name"), [("/lambda-layer/", "Note 1"), ("/zh/lambda-layer/", "注解 1")])
def test_a_note_in_the_code_has_a_name_and_is_read_whole(page: Page, path: str, name: str) -> None:
    page.goto(path)
    note = page.get_by_role("note", name=name).first
    note.focus()
    tip = page.locator(".md-tooltip--active").first
    expect(tip).to_be_visible()
    # Nothing of it is cut off by the box that the code is in.
    point = tip.evaluate(
        "tip => { const box = tip.getBoundingClientRect(); return [box.x + box.width / 2, box.bottom - 3] }"
    )
    assert page.evaluate(
        "([x, y]) => Boolean(document.elementFromPoint(x, y)?.closest('.md-tooltip'))", point
    )


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["/", "/lambda-layer/", "/zh/lambda-layer/", "/errors/"])
def test_formulas_and_code_are_as_high_before_they_are_laid_out(page: Page, path: str, width: int) -> None:
    heights = "(nodes) => nodes.map((node) => node.getBoundingClientRect().height)"
    # So that no code is prepared.
    page.add_init_script("globalThis.requestIdleCallback = () => {}")
    page.set_viewport_size({"width": width, "height": 100})
    page.goto(path)
    expect(page.locator("article h1")).to_be_visible()
    parts = page.locator("div.math, pre[style]:not([id])")
    assert parts.count()
    page.add_style_tag(
        content=".md-typeset :is(div.math, pre[style]) { content-visibility: hidden !important }"
    )
    before = parts.evaluate_all(heights)
    page.add_style_tag(
        content=".md-typeset :is(div.math, pre[style]) { content-visibility: visible !important }"
    )
    # Exponents, letters of other fonts and scrollbars may make it higher: by less than anybody sees go by.
    assert parts.evaluate_all(heights) == pytest.approx(before, abs=5)


def test_code_that_was_folded_away_is_ready_once_it_is_unfolded(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 400})
    page.goto("/atlas/reductions/")
    folded = page.locator("article details:has(pre)").first
    code = folded.locator("pre")
    ready = page.locator("pre[id]")
    expect(ready.last).to_be_attached()
    assert folded.locator(ready).count() == 0
    folded.locator("summary").first.click()
    expect(folded.locator(ready)).to_have_count(code.count())


def test_nothing_moves_for_who_asked_for_that(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/lambda-layer/")
    longest = page.evaluate(
        """Math.max(...[...document.querySelectorAll("*")].flatMap((node) => {
          const { transitionDuration, animationDuration } = getComputedStyle(node);
          return `${transitionDuration}, ${animationDuration}`.split(", ").map(parseFloat);
        }))"""
    )
    assert longest <= 0.001


def test_icons_are_seen_in_forced_colors(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/lambda-layer/")
    button = page.locator(".md-code__button").first
    button.scroll_into_view_if_needed()
    colors = button.evaluate(
        "node => [[node, '::after'], [document.body]].map((of) => getComputedStyle(...of).backgroundColor)"
    )
    assert colors[0] != colors[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_browser_s_own_frame_has_the_header_s_color(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto("/")
    color = page.locator("meta[name=theme-color]").get_attribute("content")
    red, green, blue = page.locator(".md-header").evaluate(
        "node => getComputedStyle(node).backgroundColor.match(/\\d+/g).map(Number)"
    )
    assert color == f"#{red:02x}{green:02x}{blue:02x}"
    scrollbars = page.evaluate("getComputedStyle(document.documentElement).colorScheme")
    assert scrollbars == ("dark" if scheme == "dark" else "normal")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/lambda-layer/", "/zh/atlas/reductions/"])
def test_styles_are_computed_once_as_a_page_loads(
    browser: Browser, page: Page, tmp_path: Path, path: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    trace = tmp_path / "trace.json"
    browser.start_tracing(page=page, path=trace, categories=["devtools.timeline"])
    page.goto(path)
    page.locator(".md-code__nav").last.wait_for(state="attached")
    browser.stop_tracing()
    events = json.loads(trace.read_text(encoding="utf-8"))["traceEvents"]
    computed = sum(event.get("args", {}).get("elementCount", 0) for event in events)
    elements = page.locator("*").count()
    assert 0.3 * elements < computed < 1.6 * elements
