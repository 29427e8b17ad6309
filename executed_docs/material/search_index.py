"""Material's search index, with what people look for: they wait for all of it."""

import copy
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

from material.plugins.search.plugin import SearchIndex, SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from executed_docs import patches
from executed_docs.pages.math import without_formulas
from executed_docs.storage.fingerprint import digest, loaded_sources, package_versions, text_digest
from executed_docs.storage.step_cache import StepCache

_SCRIPTS = "assets/javascripts/"
_STEMMERS = f"{_SCRIPTS}lunr/"
_NAME = re.compile(r"[A-Za-z_]\w+(?:\.\w+)*")
_MESSAGE = re.compile(r"[\w.]*(?:Error|Warning): ")
_TEXT = re.compile(r'"[^"\n]*"' + r"|'[^'\n]*'")


class Index(SearchIndex):  # type: ignore[misc]
    """Material's search index, which reads only the pages that changed.

    Args:
        cache: Where entries are cached.
        plugin: The plugin whose index this is.
        language: The language of the pages.
    """

    def __init__(self, cache: StepCache, plugin: SearchPlugin, language: str) -> None:
        super().__init__(**plugin.config)
        self._cache = cache
        self._language = language
        paths = [Path(path) for path in (plugin.config.jieba_dict, plugin.config.jieba_dict_user) if path]
        dictionaries = [path.read_text(encoding="utf-8") for path in paths if path.is_file()]
        self._shared = digest(
            dict(loaded_sources()), package_versions("mkdocs-material", "jieba"), dictionaries
        )

    def generate_search_index(self, prev: SearchIndex | None) -> str:
        index = json.loads(super().generate_search_index(prev))
        # A letter and not its number: a Chinese index is half as long.
        return json.dumps(index, separators=(",", ":"), ensure_ascii=False)

    def add_entry_from_context(self, page: Page) -> None:
        step = f"{self._language} {page.file.url}"
        toc = [[item.id for item in _flat(page.toc.items)], repr(page.meta), page.title, page.url]
        inputs = digest(self._shared, text_digest(page.content or ""), toc)
        entries = self._cache.get(step, inputs)
        if entries is None:
            before = len(self.entries)
            cut = copy.copy(page)
            cut.content = searched(without_formulas(page.content or ""))
            super().add_entry_from_context(cut)
            self._cache.put(step, inputs, self.entries[before:])
        else:
            self.entries += entries


def replace(config: MkDocsConfig, cache: StepCache, language: str) -> None:
    """Puts this index in the place of the one that Material's plugin makes, if a site has that plugin.

    Args:
        config: The configuration of a language's site.
        cache: Where entries are cached.
        language: The language.

    Raises:
        BuildError: Material's index is another one than this was written for.
    """
    # It logs how long it loaded its dictionary, at each build.
    logging.getLogger("jieba").setLevel(logging.WARNING)
    plugin = config.plugins.get("material/search")
    if plugin:
        for method in ("add_entry_from_context", "generate_search_index"):
            patches.require(SearchIndex, method)
        patches.replace(plugin, "search_index", Index(cache, plugin, language))


def load_dictionary(language: str) -> None:
    """Loads what the search index of a language needs, which takes a second for Chinese."""
    if language == "zh":
        import jieba  # type: ignore[import-untyped]

        jieba.initialize()


def remove_stemmers(files: Files) -> None:
    """Leaves out the stemmers, of a license of their own, which a search without stemming doesn't load.

    Raises:
        BuildError: Material has them elsewhere.
    """
    scripts = [file for file in files if file.src_uri.startswith(_SCRIPTS)]
    stemmers = [file for file in scripts if file.src_uri.startswith(_STEMMERS)]
    if scripts and not stemmers:
        raise patches.outdated(f"Material has no {_STEMMERS}", "executed_docs/material/search_index.py")
    for file in stemmers:
        files.remove(file)


def searched(page: str) -> str:
    """A page without what nobody looks for.

    What others meet too is kept as it is: sentences, and messages. Of code and outputs, the numbers go,
    and each name is found in the first section that has it.

    Args:
        page: The HTML of a page's content.
    """
    # A parser takes long to import, and pages from the cache need none.
    from lxml import etree, html

    root = html.fragment_fromstring(page, create_parent="div")
    # Material does the first of these too, up to the end of the first element of the same kind inside.
    for unsought in root.xpath(".//*[@data-search-exclude] | .//span[@class='filename']"):
        if unsought.getparent() is not None:
            unsought.drop_tree()
    names: set[str] = set()
    for block in root.iter("pre"):
        kind = block.getparent().get("class", "")
        said: list[str] = []
        rest: list[str] = []
        for line in block.text_content().removeprefix("Traceback (most recent call last):").splitlines():
            whole = _MESSAGE.match(line) or ("error" in kind and line[:1].strip())
            (said if whole else rest).append(line)
        new = dict.fromkeys(_NAME.findall(_TEXT.sub("", "\n".join(rest)))).keys() - names
        names |= new
        said.append(" ".join(sorted(new)))
        tail = block.tail
        block.clear()
        block.tail = tail
        etree.SubElement(block, "code").text = "\n".join(said)
    # Not the element around it: Material would take that for a section before the first heading.
    return (root.text or "") + "".join(html.tostring(part, encoding="unicode") for part in root)


def _flat(items: list[AnchorLink]) -> Iterator[AnchorLink]:
    for item in items:
        yield item
        yield from _flat(item.children)
