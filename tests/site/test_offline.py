"""The offline edition, unpacked from its archive and opened from disk, without a network."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import nbformat
import pytest
from lxml import html
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
# Names that Windows keeps for devices, whatever their ending.
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def _pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def _parsed(page: Path) -> html.HtmlElement:
    return html.fromstring(page.read_text(encoding="utf-8"))


def test_all_pages_are_there_under_names_of_files(unpacked: Path) -> None:
    sources = {path.relative_to(ROOT / "docs") for path in (ROOT / "docs").glob("*/**/*.md")}
    expected = {
        Path(*(path.parts[1:] if path.parts[0] == "en" else path.parts)).with_suffix(".html")
        for path in sources
    }
    assert {page.relative_to(unpacked) for page in _pages(unpacked)} == expected


def test_every_link_leads_to_a_file_and_an_anchor_of_the_archive(unpacked: Path) -> None:
    home = "file:///archive/"
    anchors = {path: {*_parsed(path).xpath("//@id | //@name")} for path in _pages(unpacked)}
    broken = []
    for page in _pages(unpacked):
        here = page.relative_to(unpacked).as_posix()
        for element, attribute, link, _ in _parsed(page).iterlinks():
            if element.tag == "a" and urlsplit(link).scheme in {"http", "https"}:
                continue
            url = urlsplit(urljoin(home + here, link))
            target = unpacked / unquote(url.path).removeprefix("/archive/")
            known = url.scheme == "file" and target.is_file()
            if not known or (url.fragment and unquote(url.fragment) not in anchors.get(target, ())):
                broken.append((here, element.tag, attribute, link))
    assert not broken


def test_notebooks_lead_to_pages_of_the_archive(unpacked: Path) -> None:
    links = [
        (notebook, unquote(link.partition("#")[0]))
        for notebook in sorted(unpacked.rglob("*.ipynb"))
        for cell in nbformat.read(notebook, as_version=4).cells
        if cell.cell_type == "markdown"
        for link in re.findall(r"\]\(([^)\s]+)\)|<(\S+\.html)>", cell.source)
        for link in link
        if link and not urlsplit(link).scheme
    ]
    assert {notebook.parent for notebook, _ in links} == {unpacked, unpacked / "zh"}
    assert not [link for link in links if link[1] and not (link[0].parent / link[1]).is_file()]


def test_what_styles_load_is_in_the_archive(unpacked: Path) -> None:
    missing = [
        (style.name, url)
        for style in unpacked.rglob("*.css")
        for url in re.findall(r"url\(['\"]?([^)'\"]+)", style.read_text(encoding="utf-8"))
        if not url.startswith("data:") and not (style.parent / url).is_file()
    ]
    assert not missing


def test_no_page_claims_an_address(unpacked: Path) -> None:
    claims = "//link[@rel='canonical' or @hreflang] | //meta[@property='og:url']"
    assert not [page for page in _pages(unpacked) if _parsed(page).xpath(claims)]


def test_names_hold_on_windows(unpacked: Path) -> None:
    names = [path.relative_to(unpacked.parent).as_posix() for path in unpacked.rglob("*")]
    parts = {part for name in names for part in name.split("/")}
    assert not [part for part in parts if DEVICES.fullmatch(part) or re.search(r"[. ]$|[^\w. ()-]", part)]
    assert len({name.lower() for name in names}) == len(names)
    # Of 260 letters, half are left for where it is unpacked.
    assert max(map(len, names)) <= 130


@pytest.mark.parametrize(("start", "other", "language"), [("", "zh/", "zh"), ("zh/", "", "en")])
def test_the_language_switch_keeps_page_and_section(
    disk: Page, unpacked: Path, start: str, other: str, language: str
) -> None:
    disk.goto(f"{start}lambda-layer.html#saving")
    disk.get_by_role("button", name=re.compile("language|语言")).hover()
    disk.locator(f".md-select__link[hreflang={language}]").click()
    disk.wait_for_url(f"{unpacked.as_uri()}/{other}lambda-layer.html#saving")
    assert disk.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize("language", ["", "zh/"])
def test_pages_lead_to_each_other(disk: Page, unpacked: Path, language: str) -> None:
    disk.goto(f"{language}index.html")
    disk.locator(".md-nav--primary a[href$='k-function.html']").click()
    disk.wait_for_url(f"{unpacked.as_uri()}/{language}k-function.html")
    disk.locator(".md-header__button.md-logo").click()
    disk.wait_for_url(f"{unpacked.as_uri()}/{language}index.html")


@pytest.mark.parametrize(
    ("language", "words", "location"),
    [
        ("", "gradients", "k-function.html"),
        ("", "permute_dimensions", "atlas/shapes.html#k-permute-dimensions"),
        ("zh/", "匿名函数", "zh/lambda-expressions.html"),
        ("zh/", "批次轴", "zh/lambda-layer.html"),
    ],
)
def test_search_finds_a_word(disk: Page, unpacked: Path, language: str, words: str, location: str) -> None:
    disk.goto(f"{language}atlas/hazards.html")
    disk.locator(".md-search__input").fill(words)
    disk.locator(".md-search__input").press("End")
    page, _, section = location.partition("#")
    first = disk.locator(
        f".md-search-result__link[href*='#{section}']" if section else ".md-search-result__link"
    )
    expect(first.first).to_have_attribute(
        "href", re.compile(rf"^{re.escape(unpacked.as_uri())}/{page}(\?.*)?(#{section})?$")
    )


@pytest.mark.parametrize("language", ["", "zh/"])
@pytest.mark.parametrize(
    ("message", "location"),
    [
        ("AttributeError: 'tuple' object has no attribute 'as_list'", "errors.html#error-as-list"),
        (
            "AttributeError: module 'keras.backend' has no attribute 'argmax'",
            "atlas/reductions.html#k-argmax",
        ),
    ],
)
def test_a_pasted_message_gives_its_entry_first(
    disk: Page, unpacked: Path, language: str, message: str, location: str
) -> None:
    disk.goto(f"{language}lambda-layer.html")
    disk.keyboard.press("s")
    disk.evaluate("text => navigator.clipboard.writeText(text)", message)
    disk.locator(".md-search__input").press("Control+V")
    page, _, section = location.partition("#")
    results = disk.locator(".md-search-result__item").first.locator(".md-search-result__link")
    expect(results.nth(1)).to_have_attribute("href", re.compile(rf"/{language}{page}\?.*#{section}$"))
    results.nth(1).click()
    disk.wait_for_url(re.compile(rf"^{re.escape(unpacked.as_uri())}/{language}{page}\?.*#{section}$"))
    expect(disk.locator(f"#{section}")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["", "zh/"])
def test_the_axis_explorer_works_and_its_link_restores_it(disk: Page, language: str) -> None:
    disk.goto(f"{language}axis-explorer.html")
    disk.get_by_label("x[0, 2]", exact=True).fill("9.5")
    results = disk.locator(".axes section").nth(1).locator("td")
    expect(results).to_have_text(["2", "0"])
    disk.wait_for_url("**/axis-explorer.html?x=*")
    link = disk.url
    disk.goto(f"{language}index.html")
    disk.goto(link)
    expect(disk.get_by_label("x[0, 2]", exact=True)).to_have_value("9.5")
    expect(results).to_have_text(["2", "0"])


@pytest.mark.parametrize(
    ("language", "diff", "patch"),
    [("", "Show as a diff", "Save .patch"), ("zh/", "以对比方式显示", "保存 .patch")],
)
def test_code_is_upgraded_and_its_patch_saved(
    disk: Page, tmp_path: Path, language: str, diff: str, patch: str
) -> None:
    disk.goto(f"{language}code-checker.html")
    (tmp_path / "model.py").write_text("from keras import backend as K\ny = K.argmax(x)\n", encoding="utf-8")
    disk.locator(".checker input[type=file]").first.set_input_files(tmp_path / "model.py")
    expect(disk.locator(".checker-finding")).to_have_count(1)
    disk.get_by_role("button", name=diff).click()
    expect(disk.locator(".checker-diff ins").last).to_have_text("y = ops.argmax(x, axis=-1)")
    with disk.expect_download() as download:
        disk.get_by_role("button", name=patch).click()
    assert "+y = ops.argmax(x, axis=-1)\n" in download.value.path().read_text(encoding="utf-8")
    disk.locator(".checker-primary").click()
    disk.locator(".checker-finding a").first.click()
    expect(disk).to_have_url(re.compile(r"/atlas/reductions\.html#k-argmax$"))


@pytest.mark.parametrize("language", ["", "zh/"])
def test_the_atlas_is_filtered_and_a_link_holds_it(disk: Page, unpacked: Path, language: str) -> None:
    disk.goto(f"{language}atlas/index.html")
    rows = disk.locator(".atlas-index tbody tr")
    disk.locator(".atlas-index input").fill("argm")
    expect(rows.locator("visible=true")).to_have_text([re.compile(r"K\.argmax"), re.compile(r"K\.argmin")])
    disk.wait_for_url("**/index.html?name=argm")
    disk.goto(disk.url)
    expect(rows.locator("visible=true")).to_have_count(2)
    rows.locator("visible=true").locator("td:first-child a").first.click()
    disk.wait_for_url(f"{unpacked.as_uri()}/{language}atlas/reductions.html#k-argmax")
    expect(disk.locator("#k-argmax")).to_be_in_viewport()


def test_code_is_copied(disk: Page) -> None:
    disk.goto("index.html")
    disk.locator(".highlight:not(.outcome) .md-code__button").first.click()
    copied = disk.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == (ROOT / "snippets" / "home" / "before.py").read_text(encoding="utf-8").strip()


def test_scheme_and_keras_hold_on_all_pages(disk: Page) -> None:
    disk.goto("lambda-layer.html")
    disk.locator("label[for^=__palette]").locator("visible=true").click()
    disk.get_by_text("Keras 3", exact=True).locator("visible=true").first.click()
    disk.goto("zh/lambda-layer.html")
    assert disk.evaluate("document.body.dataset.mdColorScheme") == "slate"
    chosen = disk.locator(".tabbed-set").first.locator("input:checked")
    expect(disk.locator(f"label[for={chosen.get_attribute('id')}]")).to_have_text("Keras 3")


def test_formulas_have_their_font(disk: Page) -> None:
    disk.goto("zh/lambda-layer.html")
    disk.locator("div.math .katex-html").first.scroll_into_view_if_needed()
    disk.wait_for_function("document.fonts.check('1em KaTeX_Main') && document.fonts.size > 0")
    assert disk.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
