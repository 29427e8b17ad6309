"""What a page shows besides its own Markdown: the outcomes of snippets, and docstrings."""

import re
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from executed_docs.execution import golden
from executed_docs.execution.collection import Collection
from executed_docs.execution.outcome import RunError
from executed_docs.execution.snippet import SnippetError
from executed_docs.storage.fingerprint import package_versions

_SNIPPET_NAME = re.compile(r"\b(?=(\w+/\w+))")
_IDENTIFIER = re.compile(r"^[ #]*::: ?(\S+)", re.MULTILINE)
_OF_A_SNIPPET = re.compile(r"snippets\.(\w+)\.(\w+)\.\w+")
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
        self._config = config
        self._catalog = catalog
        self._known: dict[str, list[object]] = {}

    def of_page(self, markdown: str) -> list[object] | None:
        """What the fences and the API reference of a page show, or None if that can't be determined."""
        try:
            found = self._of_reference(markdown)
        except (SnippetError, OSError):
            return None
        for name in self.snippets(markdown):
            if name not in self._known:
                self._known[name] = list(self._of_snippet(name))
            found += self._known[name]
        return found

    def snippets(self, markdown: str) -> list[str]:
        """The names of the snippets that a page names."""
        return sorted({*_SNIPPET_NAME.findall(markdown)} & {*self._collection.names})

    def _of_snippet(self, name: str) -> Iterator[object]:
        try:
            missing = self._collection.missing([name])
            yield [runtime.name for runtime in missing]
            for found, runtime in self._collection.runs(name):
                if runtime not in missing:
                    outcome = self._collection.outcome(found, runtime)
                    mismatch = golden.mismatch(found, runtime, outcome)
                    yield found.source, runtime.name, outcome.to_json(), mismatch
        except (SnippetError, RunError) as error:
            yield str(error)

    def _of_reference(self, markdown: str) -> list[object]:
        """All that `:::` puts on a page, apart from what Markdown's own options say.

        Raises:
            SnippetError: That can't be determined.
        """
        shown: list[object] = []
        project = self._collection.project
        for identifier in _IDENTIFIER.findall(markdown):
            name = _OF_A_SNIPPET.fullmatch(identifier)
            if name is None:
                raise SnippetError(f"{identifier} is in no snippet")
            found = project.load(f"{name[1]}/{name[2]}")
            shown.append((found.source, found.local_modules))
        if not shown:
            return []
        # Whether all docstrings are translated is checked on the way.
        files = sorted((project.root / "snippets").rglob("*.py"))
        texts = [path.read_text(encoding="utf-8") for path in files]
        return [
            shown,
            [text for text in texts if _DOCSTRING.search(text)],
            self._catalog,
            repr(self._config.plugins["mkdocstrings"].config),
            package_versions("mkdocstrings", "mkdocstrings-python", "mkdocs-autorefs"),
        ]
