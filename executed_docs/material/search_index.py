"""The search index of a language, and the worker that searches it in the place of Material's.

Material's plugin divides pages into sections and writes the index. What each section holds is decided
here, so that readers download no more than what they may look for.
"""

import builtins
import copy
import json
import keyword
import logging
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from material.plugins.search.plugin import SearchIndex, SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from executed_docs import patches, tried
from executed_docs.errors import BuildError
from executed_docs.pages.math import without_formulas
from executed_docs.storage.fingerprint import digest, loaded_sources, package_versions, text_digest
from executed_docs.storage.step_cache import StepCache

log = logging.getLogger(__name__)

Json = dict[str, Any]

_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")
_BUNDLE = "assets/search.js"
_NAME = re.compile(r"[A-Za-z_]\w+(?:\.\w+)*")
_MESSAGE = re.compile(r"[\w.]*(?:Error|Warning): ")
_OWN = {*keyword.kwlist, *dir(builtins)} - {"lambda"}
"""Python's own names are in all code; a lambda is something that people look for."""
_TEXT = re.compile(r'"""[\s\S]*?"""|"[^"\n]*"' + r"|'[^'\n]*'")


class Index(SearchIndex):  # type: ignore[misc]
    """Material's search index, which reads only the pages that changed.

    A page's front matter can say more than Material knows of, under `search`: with `messages`, the
    sections whose titles have code are entries of error messages.

    Args:
        cache: Where entries are cached.
        plugin: The plugin whose index this is.
        config: The configuration of the language's site. Its `extra.search` may name `lookups`, the
            wordings in which names are asked for (see `theme/tools/search/lookups.js`), and `hints`,
            a TOML file with words and messages that sections don't have, and `exclude`, the ids of
            sections that are not searched.
        root: The project's folder.
    """

    def __init__(self, cache: StepCache, plugin: SearchPlugin, config: MkDocsConfig, root: Path) -> None:
        super().__init__(**plugin.config)
        self._cache = cache
        self._language: str = config.theme["language"]
        self._options: Json = config.extra.get("search") or {}
        self._root = root
        # The worker segments the index and the query in the same way, which no dictionary here could know.
        self._segments = not (root / "theme" / "tools" / "search").is_dir()
        packages = package_versions("mkdocs-material", *(["jieba"] if self._segments else []))
        self._shared = digest(dict(loaded_sources()), packages, self._segments)
        self._locations: dict[str, str] = {}

    def generate_search_index(self, prev: SearchIndex | None) -> str:
        config = json.loads(super().generate_search_index(prev))["config"]
        excluded = self._options.get("exclude", [])
        found = [entry for entry in self.entries if entry["location"].partition("#")[2] not in excluded]
        if not self._segments:
            found = [{**entry, "text": _packed(entry["text"])} for entry in found]
        sections = {entry["location"]: entry for entry in found}
        for location, hints in self._hints(sections):
            words = ", ".join(hints.get(self._language, []))
            sections[location] |= {"words": words} if words else {}
            sections[location] |= {"messages": hints["messages"]} if "messages" in hints else {}
        config["lookups"] = [self._lookup(lookup) for lookup in self._options.get("lookups", [])]
        # A letter and not its number: a Chinese index is half as long.
        return json.dumps({"config": config, "docs": found}, separators=(",", ":"), ensure_ascii=False)

    def add_entry_from_context(self, page: Page) -> None:
        name = page.file.src_uri.removesuffix(".md")
        self._locations |= {f"{name}#{item.id}": f"{page.url}#{item.id}" for item in _flat(page.toc.items)}
        self._locations[name] = page.url
        step = f"{self._language} {page.file.url}"
        toc = [[item.id for item in _flat(page.toc.items)], repr(page.meta), page.title, page.url]
        key = digest(self._shared, text_digest(page.content or ""), toc)
        entries = self._cache.get(step, key)
        if entries is None:
            before = len(self.entries)
            cut = copy.copy(page)
            options = page.meta.get("search") or {}
            cut.content = searched(without_formulas(page.content or ""), code=not options.get("messages"))
            super().add_entry_from_context(cut)
            for entry in self.entries[before:]:
                entry |= _flags(entry, options)
            self._cache.put(step, key, self.entries[before:])
        else:
            self.entries += entries

    def _segment_chinese(self, data: str) -> str:
        return str(super()._segment_chinese(data)) if self._segments else data

    def _hints(self, sections: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
        path = self._root / self._options.get("hints", "")
        if not path.is_file():
            return
        text = path.read_text(encoding="utf-8")
        for name, hints in tomllib.loads(text).items():
            location = self._locations.get(name)
            if location is not None and location in sections:
                yield location, hints
                continue
            line = text[: text.find(f'["{name}"]')].count("\n") + 1
            log.warning(
                "%s, line %d: the search has no section %r. Write page#heading, or delete it.",
                *(path.relative_to(self._root).as_posix(), line, name),
            )

    def _lookup(self, lookup: Json) -> Json:
        otherwise = self._locations.get(lookup.get("otherwise", ""))
        return {key: lookup[key] for key in ("messages", "words", "title")} | (
            {"otherwise": otherwise} if otherwise else {}
        )


def replace_index(config: MkDocsConfig, cache: StepCache, root: Path) -> None:
    """Puts this index in the place of the one that Material's plugin makes, if a site has that plugin.

    Args:
        config: The configuration of the language's site.
        cache: Where entries are cached.
        root: The project's folder.

    Raises:
        BuildError: Material's index is another one than this was written for.
    """
    # It logs how long it loaded its dictionary, at each build.
    logging.getLogger("jieba").setLevel(logging.WARNING)
    plugin = config.plugins.get("material/search")
    if plugin:
        for method in ("add_entry_from_context", "generate_search_index", "_segment_chinese"):
            patches.require(SearchIndex, method)
        patches.replace(plugin, "search_index", Index(cache, plugin, config, root))


def replace_worker(files: Files, config: MkDocsConfig) -> None:
    """Puts the project's worker in the place of Material's, for which the search box asks by its name.

    Args:
        files: The site's files, with the bundle of `theme/tools/search`, if the project has one.
        config: The site's configuration.

    Raises:
        BuildError: Material's worker is not where it was.
    """
    bundle = files.get_file_from_path(_BUNDLE)
    if not bundle:
        return
    workers = [file for file in files if _WORKER.fullmatch(file.src_uri)]
    if len(workers) != 1:
        raise BuildError(
            f"executed_docs/material/search_index.py: Material has {len(workers)} workers like "
            f"{_WORKER.pattern}, and one is to be replaced. Install the versions that were tried, "
            f"{tried.INSTALL}, or look where this version has it."
        )
    name = workers[0].src_uri
    # Nor is its source map of any use, nor are stemmers.
    for file in list(files):
        if file in (bundle, *workers) or file.src_uri == f"{name}.map" or "/lunr/" in file.src_uri:
            files.remove(file)
    files.append(File.generated(config, name, content=bundle.content_string))


def searched(page: str, code: bool = True) -> str:
    """A page without what nobody looks for.

    What others meet too stays as it is: sentences, and messages, which are in `pre`. Of code and
    outputs, the numbers and Python's own names go, and each name is found in the first section that has it.

    Args:
        page: The HTML of a page's content.
        code: Whether the names in code are looked for; an entry of a message is found by what it says.
    """
    # Parsers take long to import, and a page that is cached needs none.
    from lxml import etree, html

    root = html.fragment_fromstring(page, create_parent="div")
    # Material does the first of these too, up to the end of the first element of the same kind inside.
    for unsought in root.xpath(".//*[@data-search-exclude] | .//span[@class='filename']"):
        if unsought.getparent() is not None:
            unsought.drop_tree()
    names: set[str] = set()
    for block in root.iter("pre"):
        kind = block.getparent().get("class", "")
        messages: list[str] = []
        rest: list[str] = []
        for line in block.text_content().removeprefix("Traceback (most recent call last):").splitlines():
            whole = _MESSAGE.match(line) or ("error" in kind and line[:1].strip())
            (messages if whole else rest).append(line)
        found = _NAME.findall(_TEXT.sub("", "\n".join(rest))) if code else []
        new = {*found} - names - _OWN
        names |= new
        tail = block.tail
        block.clear()
        block.tail = tail
        for tag, text in (("pre", "\n".join(messages)), ("p", " ".join(sorted(new)))):
            if text:
                etree.SubElement(etree.SubElement(block, tag), "code").text = text
        block.tag = "div"
    # Not the element around it: Material would take that for a section before the first heading.
    return (root.text or "") + "".join(html.tostring(part, encoding="unicode") for part in root)


def _packed(text: str) -> str:
    """A section for the worker, with its code between backticks: the index is smaller by a fiftieth."""
    parts = re.split(r"(<pre>.*?</pre>)", text, flags=re.DOTALL)
    for i in range(0, len(parts), 2):
        parts[i] = re.sub("</?code>", "`", parts[i].replace("`", "&grave;"))
    return "".join(parts)


def _flags(entry: Json, search: Mapping[str, Any]) -> Json:
    return {"entry": True} if search.get("messages") and "<code>" in entry["title"] else {}


def _flat(items: list[AnchorLink]) -> Iterator[AnchorLink]:
    for item in items:
        yield item
        yield from _flat(item.children)
