"""Whether all languages say the same, as far as the built pages show it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from executed_docs.locale.languages import Languages
from executed_docs.storage.fingerprint import digest, loaded_sources, package_versions, text_digest
from executed_docs.storage.step_cache import StepCache
from executed_docs.storage.store import Store
from executed_docs.translation.passages import Documentation

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PLACE = re.compile(r"docs/(\w+)/(\S+\.md), line")
_SNIPPET_FILE = re.compile(r"\w+/\w+/\w+\.py")
# Material's, or that of MkDocs's own themes.
_START = re.compile('<article[^>]*>|<[^>]* role="main"[^>]*>')
_KATEX_SOURCE = './/*[local-name()="annotation"]'


@dataclass
class Section:
    """What a section of a page holds, apart from its words.

    Attributes:
        level: `h1` to `h6`.
        id: The heading's id.
        things: How often each thing stands there; a thing is its kind and its text.
    """

    level: str
    id: str
    things: Counter[tuple[str, str]] = field(default_factory=Counter)


def differences(documentation: Documentation, site: Path, cache_folder: Path | None = None) -> Iterator[str]:
    """What stands in the main language or in a translation only, each with its page, line and section.

    Args:
        documentation: The documentation.
        site: A built site, with each translation in a folder of its own.
        cache_folder: Where they are cached; by default, in `.cache` of the project.
    """
    root, languages = documentation.root, documentation.languages
    cache = StepCache(Store(cache_folder or root / ".cache" / "differences"))
    for translation in languages.translations:
        pair = (languages.main, translation)
        ours, theirs = (
            {path.relative_to(root / "docs" / code) for path in (root / "docs" / code).rglob("*.md")}
            for code in pair
        )
        for page in sorted(ours ^ theirs):
            has, lacks = pair if page in ours else reversed(pair)
            place = f"docs/{has}/{page}, line 1"
            yield f"{place}: there is no docs/{lacks}/{page}. Write it, or delete this page."
        for page in sorted(ours & theirs):
            files = [_built(site, languages.folder(code), page) for code in pair]
            built = [file.read_text(encoding="utf-8") for file in files]
            # They name lines of the sources.
            written = [(root / "docs" / code / page).read_text(encoding="utf-8") for code in pair]
            code = dict(loaded_sources(Path(__file__).parent))
            key = digest(code, package_versions("lxml"), *map(text_digest, [*built, *written]))
            step = f"{translation} {files[0].relative_to(site).as_posix()}"
            known = cache.get(step, key)
            if known is None:
                known = list(_page_differences(root, page, pair, *map(sections, built)))
                cache.put(step, key, known)
            yield from known


def show(languages: Languages, site: Path, difference: str) -> None:
    """Puts a difference on top of the built page that it names, for the author to see."""
    language, page = _PLACE.match(difference).groups()  # type: ignore[union-attr]
    file = _built(site, languages.folder(language), Path(page))
    notice = f'<div class="admonition failure"><p class="admonition-title">{escape(difference)}</p></div>'
    text = file.read_text(encoding="utf-8")
    file.write_text(_START.sub(lambda start: start[0] + notice, text, count=1), encoding="utf-8")


def _built(site: Path, folder: str, page: Path) -> Path:
    file = site / folder / page.with_suffix(".html")
    # In the offline edition, or an index: or else a page has a folder of its own.
    return file if file.is_file() or page.stem == "index" else file.with_suffix("") / "index.html"


def sections(page: str) -> list[Section]:
    """The sections of a built page, in order."""
    found: list[Section] = [Section("", "")]
    for element in _elements(_content(page)):
        if element.tag in _HEADINGS and element.get("id"):
            found.append(Section(element.tag, element.get("id", "")))
        found[-1].things.update(_things(element))
    return found


def _content(page: str) -> "HtmlElement":
    # A parser takes long to import, and pages that were compared before need none.
    from lxml import html

    if "<article" in page:
        return html.fromstring(page[page.find("<article") : page.rfind("</article>")])
    whole = html.fromstring(page)
    return next(iter(whole.xpath('//*[@role="main"]')), whole)


def _page_differences(
    root: Path, page: Path, pair: tuple[str, str], ours: list[Section], theirs: list[Section]
) -> Iterator[str]:
    main, translation = pair
    for language, counterpart, own, others in (
        (main, f"docs/{translation}/{page}", ours, theirs),
        (translation, f"docs/{main}/{page}", theirs, ours),
    ):
        known = {(section.level, section.id): section for section in others}
        for section in own:
            other = known.get((section.level, section.id))
            if other is None:
                missing = f"the section {section.level} #{section.id} does not stand in {counterpart}."
                yield f"{_place(root, language, page, section.id)}: {missing}"
                continue
            for (kind, text), count in sorted((section.things - other.things).items()):
                more = f"section #{section.id} has the {kind} {text!r} {count}× more"
                yield f"{_place(root, language, page, section.id)}: {more} than {counterpart}."
    order = [section.id for section in ours]
    if order != [section.id for section in theirs] and sorted(order) == sorted(s.id for s in theirs):
        yield (f"docs/{translation}/{page}, line 1: its sections stand in another order than in docs/{main}.")


def _place(root: Path, language: str, page: Path, section: str) -> str:
    source = (root / "docs" / language / page).read_text(encoding="utf-8")
    before = max(source.find(f"{{#{section}}}"), 0)
    return f"docs/{language}/{page}, line {source.count(chr(10), 0, before) + 1}"


def _elements(element: "HtmlElement") -> "Iterator[HtmlElement]":
    """What stands in an element; most elements of a page are parts of a formula or of code."""
    for child in element:
        if isinstance(child.tag, str):
            yield child
            if child.tag == "pre":
                yield from child.iter("a", "img")
            elif "math" not in _classes(child):
                yield from _elements(child)


def _things(element: "HtmlElement") -> Iterator[tuple[str, str]]:
    classes = set((element.get("class") or "").split())
    tag = element.tag
    if "filename" in classes and _SNIPPET_FILE.fullmatch(element.text_content()):
        yield "snippet", element.text_content()
    elif "outcome" in classes:
        yield "outcome", element.text_content().partition("\n")[2]
    elif "math" in classes:
        yield "formula", "".join(element.xpath(_KATEX_SOURCE)[0].itertext())
    elif "drawing" in classes:
        yield "drawing", " ".join(_NUMBER.findall(element.text_content()))
    elif "admonition" in classes or tag == "details":
        yield "admonition", " ".join(sorted(classes - {"admonition"}))
    elif tag == "table" and "highlighttable" not in classes:
        rows = element.findall(".//tr")
        yield "table", f"{len(rows)} rows × {len(rows[0]) if rows else 0} columns"
    elif tag == "ol" and "highlight" in _classes(element.getprevious()):
        yield "annotations", f"{len(element)} items"
    elif tag == "a" and not classes & {"headerlink", "colab", "translation"}:
        yield "link", element.get("href", "")
    elif tag == "img":
        yield "image", element.get("src", "")
    elif tag == "code" and not _inside(element, "pre"):
        yield "inline code", element.text_content()
    if tag in {"p", "li", "td", "th", "dd", "summary"} | _HEADINGS:
        for number in _NUMBER.findall(" ".join(_own_text(element))):
            yield "number", number


def _own_text(element: "HtmlElement") -> Iterator[str]:
    """The words of a block, without code and formulas, which are compared as wholes."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag in {"a", "em", "strong", "del", "mark", "sup", "sub"}:
            yield from _own_text(child)
        yield child.tail or ""


def _classes(element: "HtmlElement | None") -> set[str]:
    return set() if element is None else set((element.get("class") or "").split())


def _inside(element: "HtmlElement", tag: str) -> bool:
    return any(ancestor.tag == tag for ancestor in element.iterancestors())
