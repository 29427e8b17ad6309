"""Writes the editions of a page next to it: its Markdown, and its notebook."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass

from executed_docs.editions import markdown
from executed_docs.editions.markdown import PageReader, Prose, Runs
from executed_docs.execution.kernel import Kernel
from executed_docs.locale.words import Words
from executed_docs.pages.page import Page, Site
from executed_docs.storage.fingerprint import digest, package_versions
from executed_docs.storage.step_cache import StepCache

_COLAB = "https://colab.research.google.com/github"


@dataclass(frozen=True)
class EditionWriter:
    """Writes the editions of a language's pages, from the cache where nothing has changed.

    Args:
        cache: Where editions are cached.
        site: The language's site.
        words: The words of the language.
        kernel: What notebooks run in.
        runs: Gives the outcomes of snippets.
        described: Gives the API reference of an object as Markdown, by the object's path.
        forms: Which editions are written: `markdown`, `notebook`.
    """

    cache: StepCache
    site: Site
    words: Words
    kernel: Kernel
    runs: Runs
    described: Callable[[str], str]
    forms: frozenset[str] = frozenset({"markdown", "notebook"})

    def write(self, page: Page, text: str, key: str | None) -> str:
        """Writes a page's editions.

        Args:
            page: The page.
            text: Its Markdown, with executed fences as the author wrote them.
            key: The key of all else that they are made from, or None if that can't be determined.

        Returns:
            Its Markdown edition.
        """
        step = f"{self.site.language} {page.path}"
        own = [
            page.title,
            page.description,
            page.has_notebook,
            self.site.address,
            self.kernel.key,
            sorted(self.forms),
        ]
        whole = key and digest(key, text, own, package_versions("nbformat"))
        made = self.cache.get(step, whole) if whole else None
        if made is None:
            made = self._made(page, text)
            if whole:
                self.cache.put(step, whole, made)
        file = self.site.folder / page.markdown_file
        if "markdown" in self.forms:
            file.write_text(made["markdown"], encoding="utf-8")
        if "notebook" in made:
            file.with_name(page.notebook_name).write_text(made["notebook"], encoding="utf-8")
        return str(made["markdown"])

    def _made(self, page: Page, text: str) -> dict[str, str]:
        address = self.site.absolute(page.url)
        reader = PageReader(
            self.words,
            address,
            lambda link: page.absolute(link, self.site),
            self.runs,
            self.described,
            self.site.absolute,
        )
        parts = reader.parts(text)
        source = self.words["source"].format(address=address)
        made = {"markdown": markdown.text([*parts, Prose(source)], self.words)}
        if page.has_notebook and "notebook" in self.forms:
            # Importing it takes a third of a second: a build with nothing to make does without.
            from executed_docs.editions import notebook

            made["notebook"] = notebook.text(parts, page.title, address, self.words, self.kernel)
        return made


def notebook_links(page: Page, folder: str, repository: str, words: Words) -> dict[str, str]:
    """What the link to a page's notebook shows, if there is one.

    Colab opens notebooks of a repository: there the workflow puts them on a branch of their own.

    Args:
        page: The page.
        folder: The folder of the language's site, with a slash, or nothing.
        repository: The repository as owner/name on GitHub, or nothing.
        words: The words of the language.
    """
    if not page.has_notebook:
        return {}
    name = page.notebook_name
    shown = {"name": name, "label": words["notebooks"], "download": words["download_notebook"]}
    if repository:
        path = posixpath.join(folder, posixpath.dirname(page.file), name)
        shown["open"] = words["open_in_colab"]
        shown["colab"] = f"{_COLAB}/{repository}/blob/notebooks/{path}"
    return shown
