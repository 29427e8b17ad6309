"""Pages whose Markdown an earlier build converted, and whose dependencies are still the same."""

import json
import logging
from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from executed_docs import adapter, patches
from executed_docs.incremental import autorefs_replay
from executed_docs.locale.words import Words
from executed_docs.logs import BUILD, captured
from executed_docs.storage.fingerprint import digest, loaded_sources, package_versions
from executed_docs.storage.step_cache import StepCache

TEXT_ONLY = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "tables",
        "toc",
        "pymdownx.arithmatex",
        "pymdownx.details",
        "pymdownx.highlight",
        "pymdownx.inlinehilite",
        "pymdownx.superfences",
        "pymdownx.tabbed",
        # These read docstrings and register what they find: see `autorefs_replay`.
        "AutorefsExtension",
        "DocstringFences",
        "MkdocstringsExtension",
    }
)
"""Extensions of Markdown that read nothing but the page and their options.

With any other, such as one that includes files, pages are converted anew in each build.
"""


class PageCache:
    """Converts the Markdown of a language's pages, or takes the result from the cache.

    Args:
        cache: Where results are cached.
        config: The language's configuration.
        files: The language's files: what is linked to.
        words: The words of the language.
        dependencies: Gives what else becomes part of a page when its Markdown is converted, or None if
            that can't be determined.

    Attributes:
        keys: The key of all that a page was converted from, by the path of its source, or None if that
            can't be determined.
    """

    def __init__(
        self,
        cache: StepCache,
        config: MkDocsConfig,
        files: Files,
        words: Words,
        dependencies: Callable[[str], list[object] | None],
    ) -> None:
        self._cache = cache
        self._dependencies = dependencies
        self._level = BUILD.getEffectiveLevel()
        self._language = adapter.language(config)
        extensions = {_name(extension) for extension in config.markdown_extensions}
        self._text_only = extensions <= TEXT_ONLY
        self.keys: dict[str, str | None] = {}
        self._shared = digest(
            markdown_options(config),
            repr(config.validation),
            dict(words),
            [(file.src_uri, file.dest_uri, file.url, file.inclusion.name) for file in files],
        )

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Does what `page.render` does."""
        markdown = page.markdown or ""
        dependencies = self._dependencies(markdown) if self._text_only else None
        self.keys[page.file.src_uri] = None
        if dependencies is None:
            Page.render(page, config, files)
            return
        # What is logged of a page depends on the level of the log, and so does what is recorded.
        # The address tells the editions apart, which have other links.
        step = f"{self._language} {self._level} {page.file.url}"
        key = digest(self._shared, markdown, dependencies)
        self.keys[page.file.src_uri] = key
        known = self._cache.get(step, key)
        if known is None:
            with captured(logging.NOTSET) as logged, autorefs_replay.recorded(config) as calls:
                Page.render(page, config, files)
            # What was logged has to be logged again, and backlinks are known at the end of a build only.
            if not logged and "<backlinks" not in (page.content or ""):
                self._cache.put(step, key, _recorded(page) | {"calls": calls})
            return
        autorefs_replay.replay(config, page, known["calls"])
        page.content = known["content"]
        page.toc = get_toc(known["toc"])
        patches.set_title(page, known["title"])
        page.present_anchor_ids = set(known["anchors"])
        if known["links"] is not None:
            links = {files.get_file_from_path(uri): anchors for uri, anchors in known["links"]}
            page.links_to_anchors = {file: anchors for file, anchors in links.items() if file}


def markdown_options(config: MkDocsConfig) -> str:
    """The digest of how Markdown is converted: extensions, their options, and the code of both."""
    return digest(
        json.dumps([config.markdown_extensions, config.mdx_configs], sort_keys=True, default=_name),
        dict(loaded_sources()),
        package_versions("mkdocs", "markdown-exec", "pymdown-extensions", "pygments"),
    )


def _name(option: Any) -> str:
    """What an option of a Markdown extension is called: its text holds an address."""
    return (
        option if isinstance(option, str) else str(getattr(option, "__qualname__", type(option).__qualname__))
    )


def _recorded(page: Page) -> dict[str, object]:
    links = None if page.links_to_anchors is None else page.links_to_anchors.items()
    return {
        "content": page.content,
        "toc": [_token(item) for item in page.toc.items],
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": None if links is None else [(file.src_uri, anchors) for file, anchors in links],
    }


def _token(item: AnchorLink) -> dict[str, object]:
    children = [_token(child) for child in item.children]
    return {"name": item.title, "id": item.id, "level": item.level, "children": children}
