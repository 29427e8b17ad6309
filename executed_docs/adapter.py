"""From MkDocs's objects to the engine's own, which know nothing of MkDocs."""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.nav import Section as MkDocsSection
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url

from executed_docs.locale.words import Words
from executed_docs.pages.page import Page, Section, Site
from executed_docs.pages.source import Source


def language(config: MkDocsConfig) -> str:
    """The language of a site: Material has an option of its own for it, MkDocs's themes have a locale."""
    own = config.theme.get("language")
    return str(own or config.theme.locale.language)


def site(config: MkDocsConfig) -> Site:
    """The site of a language."""
    return Site(
        name=config.site_name,
        description=config.site_description or "",
        address=config.site_url or "",
        folder=Path(config.site_dir),
        language=language(config),
    )


def page(own: MkDocsPage, files: Files, *, notebooks: bool = True) -> Page:
    """A page, once its Markdown is converted.

    Args:
        own: MkDocs's page.
        files: The files of its language.
        notebooks: Whether pages may have notebooks.
    """

    def target(path: str) -> str | None:
        found = files.get_file_from_path(path)
        return found.url if found else None

    return Page(
        path=own.file.src_uri,
        url=own.file.url,
        file=own.file.dest_uri,
        title=str(own.title),
        description=str(own.meta.get("description", "")),
        has_notebook=notebooks and bool(own.meta.get("notebook")),
        target=target,
    )


def source(root: Path, own: MkDocsPage, files: Files) -> Source:
    """The source of a page.

    Args:
        root: The project's folder.
        own: MkDocs's page.
        files: The files of its language: what is linked to.
    """

    def link(path: str) -> str | None:
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(own.file.src_uri), path))
        target = files.get_file_from_path(uri)
        return target.url_relative_to(own.file) if target else None

    def asset(address: str) -> str:
        return get_relative_url(address, own.file.url)

    file = Path(own.file.abs_src_path or own.file.src_uri)
    return Source(file.relative_to(root).as_posix(), own.file.content_string, link, asset)


def sections(nav: Navigation, files: Files, words: Words, *, notebooks: bool = True) -> list[Section]:
    """The pages at the top of the navigation, then those of each of its sections."""
    top = [page(item, files, notebooks=notebooks) for item in nav.items if isinstance(item, MkDocsPage)]
    rest = [
        (item.title, [page(own, files, notebooks=notebooks) for own in _pages(item)])
        for item in nav.items
        if isinstance(item, MkDocsSection)
    ]
    return [(words["pages"], top), *rest]


def _pages(section: MkDocsSection) -> Iterator[MkDocsPage]:
    for item in section.children:
        if isinstance(item, MkDocsPage):
            yield item
        elif isinstance(item, MkDocsSection):
            yield from _pages(item)
