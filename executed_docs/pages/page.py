"""A page and its site, as far as what is made of them has to know."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin


@dataclass(frozen=True)
class Site:
    """The site of one language.

    Attributes:
        name: Its name.
        description: Its description.
        address: Where it is served; nothing in the offline edition.
        folder: The folder that it is built into.
        language: The code of its language.
    """

    name: str
    description: str
    address: str
    folder: Path
    language: str

    def absolute(self, path: str) -> str:
        """The address of a file of the site."""
        # The offline edition has no address; its notebooks are where all links begin.
        return urljoin(self.address, path)


@dataclass(frozen=True)
class Page:
    """A page of a language's site.

    Attributes:
        path: Its source, from the folder of its language's pages.
        url: Its address in the site.
        file: Where its HTML is in the site's folder.
        title: Its title.
        description: Its description, or nothing.
        has_notebook: Whether it has a notebook.
        target: Gives the address in the site of another page, for the path of its source; None if there is
            no such page.
    """

    path: str
    url: str
    file: str
    title: str
    description: str
    has_notebook: bool
    target: Callable[[str], str | None]

    @property
    def markdown_file(self) -> str:
        """Where the Markdown edition is, as https://llmstxt.org has it."""
        return f"{self.file}.md"

    @property
    def notebook_name(self) -> str:
        """The name of the notebook, which is in the page's folder."""
        return f"{Path(self.path).stem}.ipynb"

    def absolute(self, link: str, site: Site) -> str:
        """The address that a link of the page leads to."""
        path, mark, anchor = link.partition("#")
        source = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))
        target = self.target(source) if path else None
        if target is None:
            return urljoin(site.absolute(self.url), link)
        return site.absolute(target) + mark + anchor


Section = tuple[str, list[Page]]
"""A section of the navigation: its title and its pages."""
