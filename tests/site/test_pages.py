"""The built site, read as files."""

import functools
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from tests.site.project import PROJECT

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "en"
NAMES = sorted(path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md"))
# `atlas/index` is at `atlas/`, and `index` at the root.
FOLDERS = [re.sub("(^|/)index/$", r"\1", f"{name}/") for name in NAMES]
PAGES = [f"{language}{folder}index.html" for language in ("", "zh/") for folder in FOLDERS]
FENCE = re.compile(
    r'^ *```python exec="on" snippet="([^"]+)"(?: part="[^"]+")?(?: alt\w*="[^"]*")*$', re.MULTILINE
)


def _parsed(site: Path, page: str) -> html.HtmlElement:
    return html.fromstring((site / page).read_text(encoding="utf-8"))


def _source(page: str) -> str:
    language, name = ("zh", page.removeprefix("zh/")) if page.startswith("zh/") else ("en", page)
    return (
        ROOT / "docs" / language / f"{NAMES[FOLDERS.index(name.removesuffix('index.html'))]}.md"
    ).read_text(encoding="utf-8")


def _target(site: Path, home: str, page: str, link: str) -> tuple[Path, str]:
    """The file and the anchor that a link of a page leads to."""
    url = urlsplit(urljoin(home + page, link))
    path = site / unquote(url.path).lstrip("/")
    return (path / "index.html" if url.path.endswith("/") else path), unquote(url.fragment)


@functools.cache
def _anchors(file: Path) -> set[str]:
    return set(html.fromstring(file.read_text(encoding="utf-8")).xpath("//@id | //@name"))


@pytest.mark.parametrize("page", [*PAGES, "404.html", "zh/404.html"])
def test_links_and_anchors_resolve(site: Path, home: str, page: str) -> None:
    broken = []
    for element, attribute, link, _ in _parsed(site, page).iterlinks():
        if urljoin(home + page, link).startswith(home):
            file, anchor = _target(site, home, page, link)
            found = file.is_file()
            if found and anchor and file.suffix == ".html":
                found = anchor in _anchors(file)
            if not found:
                broken.append((element.tag, attribute, link))
    assert not broken


@pytest.mark.parametrize("page", [*PAGES, "404.html", "zh/404.html"])
def test_nothing_is_loaded_from_another_origin(site: Path, page: str) -> None:
    not_loaded = {"canonical", "alternate ", "prev", "next"}
    foreign = [
        link
        for element, _, link, _ in _parsed(site, page).iterlinks()
        if element.tag != "a" and element.get("rel") not in not_loaded and urlsplit(link).netloc
    ]
    assert not foreign


def test_no_style_or_script_names_another_origin(site: Path) -> None:
    urls = re.compile(r"url\(\s*['\"]?(?:https?:)?//|@import")
    assert not [path for path in site.rglob("*.css") if urls.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", PAGES)
def test_no_markup_is_left_over(site: Path, page: str) -> None:
    article = _parsed(site, page).xpath("//article")[0]
    for shown in article.xpath(".//pre | .//code | .//*[contains(@class, 'math')]"):
        shown.drop_tree()
    text = article.text_content()
    assert not re.search(r"\$|\\[a-z(\[]|```|\*\*|\{\{|\{#|\{ ?\.|:::|!!!|===|\]\(|&[a-z]+;", text)
    assert "arithmatex" not in html.tostring(article, encoding="unicode")


@pytest.mark.parametrize("page", PAGES)
def test_every_executed_fence_has_its_code_and_outcome(site: Path, page: str) -> None:
    fences = FENCE.findall(
        re.sub(r"^( *)````md\n.*?^\1````$", "", _source(page), flags=re.DOTALL | re.MULTILINE)
    )
    article = _parsed(site, page).xpath("//article")[0]
    titles = article.xpath(".//span[@class='filename'][starts-with(text(), 'snippets/')]")
    assert [title.text for title in titles] == [f"snippets/{name}.py" for name in fences]
    for name, title in zip(fences, titles, strict=True):
        following = title.getparent().getnext()
        if following is not None and following.tag == "ol":
            following = following.getnext()
        shown = following is not None and "outcome" in following.get("class", "")
        # Where this machine lacks all that it runs in, there is nothing to show.
        assert shown == bool(PROJECT.load(name).runtimes), name


@pytest.mark.parametrize("page", PAGES)
def test_the_code_shown_is_the_file(site: Path, page: str) -> None:
    shown: dict[str, list[str]] = {}
    for title in _parsed(site, page).xpath(
        "//article//span[@class='filename'][starts-with(text(), 'snippets/')]"
    ):
        code = title.getparent().xpath(".//code")[0].text_content()
        shown.setdefault(title.text, []).append(code.strip())
    for name, codes in shown.items():
        source = (ROOT / name).read_text(encoding="utf-8")
        # Of a program in parts, the lines that begin them aren't shown.
        parts = [part.strip() for part in re.split(r"^# %% .*\n", source, flags=re.MULTILINE)]
        assert codes == parts[1:] or {*codes} == {*parts}, name


@pytest.mark.parametrize("page", PAGES)
def test_every_page_describes_itself(site: Path, page: str) -> None:
    head = _parsed(site, page).xpath("//head")[0]

    def content(name: str) -> str:
        return str(head.xpath(f".//meta[@name='{name}' or @property='{name}']/@content")[0])

    assert 40 <= len(content("description")) <= 155 or page.startswith("zh/")
    assert content("og:description") == content("description")
    assert content("og:locale") == ("zh_CN" if page.startswith("zh/") else "en_US")
    languages = dict.fromkeys(head.xpath(".//link[@hreflang]/@hreflang"))
    assert list(languages) == ["en", "x-default", "zh"]
    canonical = head.xpath(".//link[@rel='canonical']/@href")
    language = "zh" if page.startswith("zh/") else "en"
    assert canonical == head.xpath(f".//link[@hreflang='{language}']/@href")


def test_descriptions_and_titles_are_unique(site: Path) -> None:
    heads = [_parsed(site, page).xpath("//head")[0] for page in PAGES]
    for query in (".//meta[@name='description']/@content", ".//title/text()"):
        counts = Counter(head.xpath(query)[0] for head in heads)
        assert max(counts.values()) == 1, counts


@pytest.mark.parametrize("page", PAGES)
def test_ids_are_unique(site: Path, page: str) -> None:
    counts = Counter(_parsed(site, page).xpath("//@id"))
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_link_says_where_it_leads(site: Path, page: str) -> None:
    # Who listens to a list of a page's links hears nothing else of them.
    mute = {"here", "this", "more", "learn more", "read more", "see more", "这里", "此处", "更多", "点击这里"}
    links = _parsed(site, page).xpath("//article//a[@href]")
    assert [link.get("href") for link in links if link.text_content().strip().lower() in mute] == []


@pytest.mark.parametrize("page", PAGES)
def test_headings_have_explicit_ids(page: str) -> None:
    source = re.sub(r"^( *)```.*?^\1```", "", _source(page), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ .*$", source, re.MULTILINE)
    assert headings
    assert [heading for heading in headings if not re.search(r" \{#[a-z0-9-]+\}$", heading)] == []


@pytest.mark.parametrize("folder", ["", "zh"])
def test_each_language_has_its_own_search_index_and_sitemap(site: Path, home: str, folder: str) -> None:
    index = json.loads((site / folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    titles = {entry["location"]: entry["title"] for entry in index["docs"]}
    chinese = [title for title in titles.values() if re.search(r"[一-鿿]", title)]
    assert bool(chinese) == (folder == "zh")
    authors = {"licenses/", "faults/", "how-fast-it-is/", "how-this-site-is-made/", "architecture/"}
    unlisted = {*authors, "the-document/"}
    assert {location.partition("#")[0] for location in titles} == set(FOLDERS) - unlisted
    sitemap = (site / folder / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<loc>") == len(NAMES)
    assert all(url.startswith(f"{home}{folder}") for url in re.findall(r"<loc>(.*?)</loc>", sitemap))


@pytest.mark.parametrize("language", ["", "zh/"])
def test_every_function_has_its_anchor_and_its_row(site: Path, language: str) -> None:
    data = json.loads((site / language / "atlas.json").read_text(encoding="utf-8"))
    assert len(data["functions"]) == 147
    rows = set(_parsed(site, f"{language}atlas/index.html").xpath("//tbody/tr/td[1]/a/@href"))
    for function in data["functions"]:
        folder = function["category"].replace("_", "-")
        assert f"{folder}/#{function['anchor']}" in rows
        entry = _parsed(site, f"{language}atlas/{folder}/index.html").xpath(
            f"//h2[@id='{function['anchor']}']"
        )
        assert entry[0].text == f"K.{function['name']}"
        shown = entry[0].getnext().text_content()
        assert function["kept"]["text"] in shown
        assert function["about"]["zh" if language else "en"].replace("`", "") in shown


@pytest.mark.parametrize("language", ["", "zh/"])
def test_every_function_is_under_one_of_the_verdicts(site: Path, language: str) -> None:
    page = _parsed(site, f"{language}atlas/index.html")
    counts = page.xpath("//h2[@id='verdicts']/following::table[1]/tbody/tr/td[2]/text()")
    assert sum(int(count) for count in counts) == 147


def test_the_atlas_index_is_small(site: Path) -> None:
    for language in ("", "zh/"):
        page = (site / language / "atlas" / "index.html").read_bytes()
        assert len(gzip.compress(page)) < 300_000


def test_hazards_come_worst_first(site: Path) -> None:
    data = json.loads((site / "atlas.json").read_text(encoding="utf-8"))
    known = {f"k-{f['name']}".replace("_", "-"): f for f in data["functions"]}
    sections = _parsed(site, "atlas/hazards/index.html").xpath("//section/@id")
    shown = [known[name.replace("hazard-", "k-")] for name in sections]
    assert {f["name"] for f in shown} == {f["name"] for f in known.values() if f["hazard"] != "same"}
    ordinary = [f["ordinary_hazard"] for f in shown]
    order = ["values", "distribution", "shape", "zero", "same"]
    assert ordinary == sorted(ordinary, key=order.index)
