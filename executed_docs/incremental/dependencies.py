"""What a page shows besides its own Markdown: the outcomes of snippets, and docstrings."""

import re
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from executed_docs.execution.collection import Collection
from executed_docs.execution.snippet import Snippet, SnippetError
from executed_docs.storage.fingerprint import package_versions

_SNIPPET_NAME = re.compile(r"\b(?=(\w+/\w+))")
_IDENTIFIER = re.compile(r"^[ #]*::: ?(\S+)", re.MULTILINE)
_OF_A_SNIPPET = re.compile(r"(\w+)\.(\w+)\.(\w+)\.\w+")
# A string that begins a statement is a docstring, or might be one.
_DOCSTRING = re.compile(r"(?:^|:)[ \t(]*[rRuU]?[\"']", re.MULTILINE)


class Dependencies:
    """The dependencies of a language's pages.

    Args:
        collection: The snippets.
        config: The language's configuration.
        catalog: The text of the language's translated docstrings, or nothing.
    """

    def __init__(self, collection: Collection, config: MkDocsConfig, catalog: str) -> None:
        self._collection = collection
        self._names = frozenset(collection.names)
        self._config = config
        self._catalog = catalog

    def of_page(self, markdown: str) -> list[object] | None:
        """What the fences and the API reference of a page show, or None if that can't be determined."""
        try:
            documented = list(self._documented(markdown))
            found = self._of_reference(documented)
        except (SnippetError, OSError):
            return None
        # A docstring may have fences, too.
        texts = [
            markdown,
            *(text for each in documented for text in (each.source, *each.local_modules.values())),
        ]
        for name in self.snippets(*texts):
            found += self._collection.dependencies(name)
        return found

    def snippets(self, *texts: str) -> list[str]:
        """The names of the snippets that a page or docstrings name."""
        return sorted(
            self._names.intersection(name for text in texts for name in _SNIPPET_NAME.findall(text))
        )

    def _documented(self, markdown: str) -> Iterator[Snippet]:
        """The snippets whose docstrings `:::` puts on a page.

        Raises:
            SnippetError: One is of no snippet.
        """
        project = self._collection.project
        for identifier in _IDENTIFIER.findall(markdown):
            name = _OF_A_SNIPPET.fullmatch(identifier)
            if name is None or name[1] != project.folder:
                raise SnippetError(f"{identifier} is in no snippet")
            yield project.load(f"{name[2]}/{name[3]}")

    def _of_reference(self, documented: list[Snippet]) -> list[object]:
        """All that `:::` puts on a page, apart from what Markdown's own options say."""
        if not documented:
            return []
        project = self._collection.project
        shown = [(found.source, found.local_modules) for found in documented]
        # Whether all docstrings are translated is checked on the way.
        files = sorted((project.root / project.folder).rglob("*.py"))
        texts = [path.read_text(encoding="utf-8") for path in files]
        return [
            shown,
            [text for text in texts if _DOCSTRING.search(text)],
            self._catalog,
            repr(self._config.plugins["mkdocstrings"].config),
            package_versions("mkdocstrings", "mkdocstrings-python", "mkdocs-autorefs"),
        ]
