"""What stands beside each page: its Markdown, its notebook, and the files that list and hold them all."""

import functools
import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from publishing import cache, edition, languages
from publishing.cache import digest
from publishing.edition import Prose, Reader, Runs
from publishing.kept import Kept

_COLAB = "https://colab.research.google.com/github"


@dataclass(frozen=True)
class Twins:
    """Makes the editions of a language's pages, if they aren't kept.

    Args:
        kept: Where editions are kept.
        config: The language's configuration.
        files: The language's files.
        words: The words of the language.
        runs: What the snippets gave.
        described: What the API reference says of an object, by the object's path.
    """

    kept: Kept
    config: MkDocsConfig
    files: Files
    words: Mapping[str, str]
    runs: Runs
    described: Callable[[str], str]

    def write(self, page: Page, markdown: str, inputs: str | None) -> str:
        """Writes a page's editions beside it.

        Args:
            page: The page.
            markdown: Its Markdown, with executed fences as the author wrote them.
            inputs: Stands for all else that they are made from, or None if that can't be told.

        Returns:
            Its Markdown edition.
        """
        step = f"{self.config.theme['language']} {page.file.src_uri}"
        own = [str(page.title), repr(page.meta), self.config.site_url, cache.versions("nbformat")]
        key = inputs and digest(inputs, markdown, own)
        made = self.kept.get(step, key) if key else None
        if made is None:
            made = self._made(page, markdown)
            if key:
                self.kept.put(step, key, made)
        file = Path(self.config.site_dir, page.file.dest_uri)
        file.with_name(twin(file.name)).write_text(made["markdown"], encoding="utf-8")
        if "notebook" in made:
            file.with_name(notebook_name(page)).write_text(made["notebook"], encoding="utf-8")
        return str(made["markdown"])

    def write_lists(self, nav: Navigation, texts: Mapping[str, str]) -> None:
        """Writes `llms.txt`, which lists what there is to read, and `llms-full.txt`, which holds it.

        Args:
            nav: The navigation.
            texts: The pages' Markdown editions, by their source's path.
        """
        sections = list(self._sections(nav))
        pages = [page for _, pages in sections for page in pages]
        site = Path(self.config.site_dir)
        (site / "llms.txt").write_text(self._listed(sections), encoding="utf-8")
        whole = "\n---\n\n".join(texts[page.file.src_uri] for page in pages)
        (site / "llms-full.txt").write_text(whole, encoding="utf-8")

    def _made(self, page: Page, markdown: str) -> dict[str, str]:
        address = self._address(page.file.url)
        reader = Reader(
            self.words, address, functools.partial(self._absolute, page), self.runs, self.described
        )
        parts = reader.parts(markdown)
        source = self.words["source"].format(address=address)
        made = {"markdown": edition.markdown([*parts, Prose(source)], self.words)}
        if page.meta.get("notebook"):
            # Importing it takes a third of a second: a build with nothing to make does without.
            from publishing import notebook

            made["notebook"] = notebook.written(parts, str(page.title), address, self.words)
        return made

    def _listed(self, sections: list[tuple[str, list[Page]]]) -> str:
        """The list, in the form of https://llmstxt.org."""

        def entry(title: str, address: str, description: str = "") -> str:
            return f"- [{title}]({address}){description and f': {description}'}"

        lines = [f"# {self.config.site_name}", f"> {self.config.site_description}", self.words["llms"]]
        for title, pages in sections:
            markdown = [self._address(twin(page.file.dest_uri)) for page in pages]
            entries = [
                entry(str(page.title), address, page.meta.get("description", ""))
                for page, address in zip(pages, markdown, strict=True)
            ]
            lines += [f"## {title}", "\n".join(entries)]
        chapters = [page for _, pages in sections for page in pages if page.meta.get("notebook")]
        if chapters:
            notebooks = [urljoin(self._address(page.file.url), notebook_name(page)) for page in chapters]
            entries = [
                entry(str(page.title), address) for page, address in zip(chapters, notebooks, strict=True)
            ]
            lines += [f"## {self.words['notebooks']}", "\n".join(entries)]
        language = self.config.theme["language"]
        entries = [entry("llms-full.txt", self._address("llms-full.txt"), self.words["whole"])]
        entries += [
            entry(other["name"], urljoin(other["link"], "llms.txt"))
            for other in languages.alternates(None, language, self.config.site_url or "/")
            if other["lang"] != language
        ]
        lines += ["## Optional", "\n".join(entries)]
        return "\n\n".join(lines) + "\n"

    def _sections(self, nav: Navigation) -> Iterator[tuple[str, list[Page]]]:
        """The pages at the top of the navigation, then those of each of its sections."""
        yield self.words["pages"], [item for item in nav.items if isinstance(item, Page)]
        for item in nav.items:
            if isinstance(item, Section):
                yield item.title, list(_pages(item))

    def _absolute(self, page: Page, link: str) -> str:
        path, mark, anchor = link.partition("#")
        source = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), path))
        target = self.files.get_file_from_path(source) if path else None
        if target is None:
            return urljoin(self._address(page.file.url), link)
        return self._address(target.url) + mark + anchor

    def _address(self, path: str) -> str:
        # The offline edition has no address; its notebooks are where all links begin.
        return urljoin(self.config.site_url or "", path)


def twin(path: str) -> str:
    """Where the Markdown of a page is, as https://llmstxt.org has it."""
    return f"{path}.md"


def notebook_name(page: Page) -> str:
    """The name of a page's notebook, which is in the page's folder."""
    return f"{Path(page.file.src_uri).stem}.ipynb"


def offer(page: Page, config: MkDocsConfig, language: str) -> dict[str, str]:
    """What the link to a page's notebook shows, if there is one.

    Colab opens notebooks of a repository: there the workflow puts them on a branch of their own.
    """
    if not page.meta.get("notebook"):
        return {}
    words = languages.WORDS[language]
    shown = {"name": notebook_name(page), "label": words["notebooks"], "download": words["download notebook"]}
    repository = config.extra.get("repository")
    if repository:
        folder = posixpath.dirname(page.file.dest_uri)
        path = posixpath.join(languages.folder(language), folder, notebook_name(page))
        shown["open"] = words["open in Colab"]
        shown["colab"] = f"{_COLAB}/{repository}/blob/notebooks/{path}"
    return shown


def _pages(section: Section) -> Iterator[Page]:
    for item in section.children:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item)
