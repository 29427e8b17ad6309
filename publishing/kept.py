"""What was made in an earlier build and is not made again, since all that it was made from is the same.

Each entry holds a digest of its inputs, and is used only if the digest of the inputs at hand is that
one. An input that is forgotten here makes a page stale, so what can't be told is not kept.
"""

import contextlib
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2.bccache import Bucket, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from publishing import cache, reference
from publishing.cache import Cache, digest
from publishing.records import records

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
        # These read docstrings and tell others what they found: see `reference`.
        "AutorefsExtension",
        "MkdocstringsExtension",
    }
)
"""Extensions of Markdown that read nothing but the page and their options.

With any other, such as one that includes files, pages are converted anew in each build.
"""


class Kept:
    """The latest result of each of some steps: as many as there are pages, however often they change.

    Args:
        store: Where results are kept.
    """

    def __init__(self, store: Cache) -> None:
        self._store = store

    def get(self, step: str, inputs: str) -> Any:
        """The result that a step had with these inputs, or None."""
        try:
            entry = json.loads(self._store.get(digest(step)) or "")
            return entry["result"] if entry["inputs"] == inputs else None
        except (ValueError, TypeError, KeyError):
            return None

    def put(self, step: str, inputs: str, result: object) -> None:
        self._store.put(digest(step), json.dumps({"inputs": inputs, "result": result}))


class Pages:
    """Converts the Markdown of a language's pages, if it isn't known what becomes of it.

    Args:
        kept: Where conversions are kept.
        config: The language's configuration.
        files: The language's files: what is linked to.
        facts: Gives what else becomes part of a page when its Markdown is converted, or None if
            that can't be told.

    Attributes:
        inputs: Stands for all that a page was converted from, by the path of its source, or is
            None if that can't be told.
    """

    def __init__(
        self, kept: Kept, config: MkDocsConfig, files: Files, facts: Callable[[str], list[object] | None]
    ) -> None:
        self._kept = kept
        self._facts = facts
        self._level = logging.getLogger("mkdocs").getEffectiveLevel()
        self._language = str(config.theme["language"])
        extensions = {_name(extension) for extension in config.markdown_extensions}
        self._text_only = extensions <= TEXT_ONLY
        self.inputs: dict[str, str | None] = {}
        self._surroundings = digest(
            markdown_options(config),
            repr(config.validation),
            [(file.src_uri, file.dest_uri, file.url, file.inclusion.name) for file in files],
        )

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Does what `page.render` does."""
        markdown = page.markdown or ""
        facts = self._facts(markdown) if self._text_only else None
        self.inputs[page.file.src_uri] = None
        if facts is None:
            Page.render(page, config, files)
            return
        # What is said of a page depends on the level of the log, and so does what is noted.
        # The address tells the editions apart, which have other links.
        step = f"{self._language} {self._level} {page.file.url}"
        inputs = digest(self._surroundings, markdown, facts)
        self.inputs[page.file.src_uri] = inputs
        known = self._kept.get(step, inputs)
        if known is None:
            with records(logging.NOTSET) as said, reference.told(config) as told:
                Page.render(page, config, files)
            # What was said has to be said again, and backlinks are known to the end of a build only.
            if not said and "<backlinks" not in (page.content or ""):
                self._kept.put(step, inputs, _noted(page) | {"told": told})
            return
        reference.tell(config, page, known["told"])
        page.content = known["content"]
        page.toc = get_toc(known["toc"])
        page._title_from_render = known["title"]
        page.present_anchor_ids = set(known["anchors"])
        if known["links"] is not None:
            links = {files.get_file_from_path(uri): anchors for uri, anchors in known["links"]}
            page.links_to_anchors = {file: anchors for file, anchors in links.items() if file}


class Templates(FileSystemBytecodeCache):
    """Compiled templates. What can't be read is compiled; what can't be written is not kept."""

    def get_source_checksum(self, source: str) -> str:
        # This project's code changes templates before they are compiled.
        return digest(source, cache.MACHINERY)

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


def markdown_options(config: MkDocsConfig) -> str:
    """Stands for how Markdown is converted: extensions, their options, and the code of both."""
    return digest(
        json.dumps([config.markdown_extensions, config.mdx_configs], sort_keys=True, default=_name),
        cache.MACHINERY,
        cache.versions("mkdocs", "markdown-exec", "pymdown-extensions", "pygments"),
    )


def _name(option: Any) -> str:
    """What an option of a Markdown extension is called: its text holds an address."""
    return (
        option if isinstance(option, str) else str(getattr(option, "__qualname__", type(option).__qualname__))
    )


def _noted(page: Page) -> dict[str, object]:
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
