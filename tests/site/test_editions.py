"""The editions of the built site: Markdown, and the lists of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import html

from executed_docs import fences
from executed_docs.editions import markdown
from executed_docs.execution import runner
from executed_docs.pages import figures, outcome_blocks
from tests.site.project import PROJECT, WORDS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").glob("*/**/*.md"))
LINK = re.compile(r"\]\((\S+?)\)|<(https?://[^>\s]+)>")


def built(source: str) -> str:
    """Where the page of a source is."""
    path = source.removeprefix("en/")
    return re.sub(r"(^|/)index/index\.html$", r"\1index.html", path.removesuffix(".md") + "/index.html")


def text(site: Path, source: str) -> str:
    return (site / f"{built(source)}.md").read_text(encoding="utf-8")


def links(markdown: str) -> Iterator[str]:
    """The links of a text, apart from those that stand in code."""
    for line, header in fences.lines(markdown):
        if header is None:
            for found in LINK.finditer(re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "", line)):
                yield found[1] or found[2]


def unresolved(site: Path, home: str, page: str, markdown: str) -> list[str]:
    """The links that lead to nothing on this site."""
    wrong = []
    for link in links(markdown):
        address, anchor = urldefrag(link)
        if not address.startswith(home):
            # Others are absolute too: there is no folder that they could be relative to.
            wrong += [] if re.match(r"https?://", address) else [link]
            continue
        path = site / unquote(address.removeprefix(home))
        file = path / "index.html" if address.endswith("/") else path
        if not file.is_file() or (anchor and f'id="{anchor}"' not in file.read_text(encoding="utf-8")):
            wrong.append(link)
    return wrong


def leftovers(markdown: str) -> list[str]:
    """What only this site's Markdown understands."""
    lines = [
        re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)|\$[^$]+\$", "", line)
        for line, header in fences.lines(markdown)
        if header is None
    ]
    wrong = re.compile(r"^ *(!!!|\?\?\?|===|:::)|\{ ?[#.:]|\{\{|\\tensor|</?(div|section|span)\b|data-block")
    return [line for line in lines if wrong.search(line)]


@pytest.mark.parametrize("source", SOURCES)
def test_every_page_has_its_markdown(site: Path, source: str) -> None:
    page = html.fromstring((site / built(source)).read_text(encoding="utf-8"))
    (link,) = page.xpath("//link[@type='text/markdown']/@href")
    assert urljoin(built(source), link) == f"{built(source)}.md"
    markdown = text(site, source)
    (title,) = re.findall(r"^# (.*)$", re.sub(r"^(`{3,}).*?^\1$", "", markdown, flags=re.M | re.S), re.M)
    assert page.xpath("//h1")[0].text_content().rstrip("¶") == title.replace("`", "")


@pytest.mark.parametrize("source", SOURCES)
def test_links_of_the_markdown_resolve(site: Path, home: str, source: str) -> None:
    assert unresolved(site, home, built(source), text(site, source)) == []


@pytest.mark.parametrize("source", SOURCES)
def test_the_markdown_is_plain(site: Path, source: str) -> None:
    markdown = text(site, source)
    assert leftovers(markdown) == []
    # Tracebacks quote lines as they are in the file.
    assert [line for line, header in fences.lines(markdown) if header == "python" and "# (1)!" in line] == []


@pytest.mark.parametrize("source", SOURCES)
def test_each_outcome_stands_in_the_markdown(site: Path, home: str, source: str) -> None:
    runs = runner.shared(ROOT / ".cache" / "outcomes")
    shown = [header for _, header in fences.lines((ROOT / "docs" / source).read_text(encoding="utf-8"))]
    fenced = {
        re.findall(r'^python exec="on" snippet="([^"]+)"(?: part="([^"]+)")?(?: alt\w*="[^"]*")*$', header)[
            0
        ]: header
        for header in shown
        if header and fences.is_executed(header) and header.startswith("python")
    }
    rest = text(site, source)
    for (name, part), header in fenced.items():
        found = PROJECT.load(name)
        whole = {each: runs.outcome(found, each) for each in found.runtimes}
        outcomes = outcome_blocks.of_part(whole, part)
        drawn = [figure for outcome in outcomes.values() for figure in outcome.figures]
        texts = figures.alternatives(drawn, figures.options(header))
        address = f"{home}{'zh/' if source.startswith('zh/') else ''}"
        block = markdown.Run(found, "", outcomes, part, texts, address.__add__)
        assert fences.plain("python", block.code) in rest, (name, part)
        words = WORDS[source.partition("/")[0]]
        for runtimes, caption in outcome_blocks.captions(found, outcomes, words, part):
            assert markdown.outcome(block, runtimes[0], caption) in rest, (name, part)


@pytest.mark.parametrize("source", [source for source in SOURCES if "/atlas/" in source])
def test_the_atlas_s_markdown_has_all_functions(site: Path, source: str) -> None:
    headings = html.fromstring((site / built(source)).read_text(encoding="utf-8")).xpath("//h2")
    found = re.findall(r"^## (.*)$", text(site, source), re.MULTILINE)
    assert found == [heading.text_content().rstrip("¶") for heading in headings]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_reference_s_markdown_is_in_its_language(site: Path, language: str) -> None:
    markdown = text(site, f"{language}/reference.md")
    assert "```python\nArgmax(axis=-1, **kwargs)\n```" in markdown
    assert f"**{WORDS[language]['parameters']}**" in markdown
    sentence = {"en": "Index of the largest entry along one axis", "zh": "沿一个轴取最大元素的下标"}
    assert sentence[language] in markdown


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_list_names_every_page_and_the_whole_holds_it(site: Path, home: str, language: str) -> None:
    folder = site / ("" if language == "en" else language)
    listed = (folder / "llms.txt").read_text(encoding="utf-8")
    title, _, summary, *_ = listed.split("\n")
    assert title.startswith("# ")
    assert summary.startswith("> ")
    assert unresolved(site, home, "llms.txt", listed) == []
    sources = [source for source in SOURCES if source.startswith(f"{language}/")]
    pages = [link for link in links(listed) if link.endswith(".html.md")]
    assert sorted(pages) == sorted(f"{home}{built(source)}.md" for source in sources)
    for line in listed.split("\n"):
        assert not line.startswith("- ") or ".html.md" not in line or re.search(r"\): \S.{10,}", line), line
    whole = (folder / "llms-full.txt").read_text(encoding="utf-8")
    assert [source for source in sources if text(site, source) not in whole] == []


BROKEN = {
    "a value that is not expanded": "The sum is {{ chapter/sum.total }}.",
    "an admonition": '!!! note "Title"',
    "a tab": '    === "Keras 2"',
    "an id": "## Title {#title}",
    "a class": "Text { .quiet }",
    "an array": r"\tensor{chapter/sum.total}",
    "a part of the atlas": '<div data-block="atlas/argmax"></div>',
    "a docstring": "::: snippets.chapter.sum",
}


@pytest.mark.parametrize("line", BROKEN.values(), ids=BROKEN)
def test_markup_that_is_left_over_is_found(line: str) -> None:
    assert leftovers(f"Text.\n\n{line}\n\nText.") == [line]


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<h1 id="a">A</h1>')
    page = (
        "[a](http://x/#a) [b](http://x/#b) [c](http://x/c/) [d](d.md) [e](https://y/) `[f](f)` <http://x/g>"
    )
    assert unresolved(tmp_path, "http://x/", "index.html", page) == [
        *("http://x/#b", "http://x/c/", "d.md", "http://x/g")
    ]
