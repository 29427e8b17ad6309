"""The project's snippets, each with what its runs gave."""

import functools
import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from publishing import golden, reference, snippet
from publishing.outcome import Outcome, RunError
from publishing.runner import Runner
from publishing.runtime import Runtime
from publishing.snippet import Snippet, SnippetError
from publishing.values import ValueReferenceError

log = logging.getLogger(f"mkdocs.plugins.{__name__}")

_SNIPPET_NAME = re.compile(r"\b(?=(\w+/\w+))")


class Executed:
    """Reads each snippet once a build, and what is known of its runs.

    Args:
        root: The project's folder.
        runner: What runs the snippets.

    Attributes:
        names: The names of all snippets.
        blocks: The HTML of what pages show of them, by its Markdown.
    """

    def __init__(self, root: Path, runner: Runner) -> None:
        self._root = root
        self._runner = runner
        self._snippets: dict[str, Snippet] = {}
        self._facts: dict[str, list[object]] = {}
        self.blocks: dict[str, str] = {}
        self.names = snippet.names(root)
        self._unknown: list[tuple[Snippet, Runtime]] = []
        for name in self.names:
            try:
                self._unknown += [run for run in self.runs(name) if not runner.recall(*run)]
            except SnippetError as error:
                log.debug("Left to the page that shows it: %s", error)

    def begin(self) -> None:
        """Begins all other runs at once: they go on while pages are made."""
        for run in self._unknown:
            self._runner.start(*run)

    def runs(self, name: str) -> Iterator[tuple[Snippet, Runtime]]:
        """A snippet with each of its runtimes.

        Raises:
            SnippetError: It can't be read.
        """
        if name not in self._snippets:
            self._snippets[name] = snippet.load(self._root, name)
        found = self._snippets[name]
        yield from ((found, runtime) for runtime in found.runtimes)

    def outcome(self, found: Snippet, runtime: Runtime) -> Outcome:
        """What a run gave.

        Raises:
            RunError: It gave nothing that a page can show.
        """
        return self._runner.outcome(found, runtime)

    def outcomes(self, name: str) -> tuple[Snippet, Mapping[Runtime, Outcome]] | str:
        """A snippet with all its outcomes, or what its page says is wrong with it."""
        try:
            runs = {runtime: self.outcome(found, runtime) for found, runtime in self.runs(name)}
            return self._snippets[name], runs
        except (SnippetError, RunError) as error:
            return str(error)

    def any_outcome(self, runtime: Runtime) -> Outcome | None:
        """The first outcome of a runtime, if a snippet runs in it.

        Raises:
            RunError: That run gave nothing.
        """
        for name in self.names:
            try:
                found = next((found for found, known in self.runs(name) if known == runtime), None)
            except SnippetError as error:
                log.debug("Left to the page that shows it: %s", error)
                continue
            if found:
                return self.outcome(found, runtime)
        return None

    def values(self, name: str) -> Mapping[str, Any]:
        """The values that a snippet's first run gave to prose and formulas.

        Raises:
            ValueReferenceError: There are none.
        """
        try:
            return self.outcome(*next(self.runs(name))).values
        except (SnippetError, RunError) as error:
            raise ValueReferenceError(str(error)) from error

    def facts(self, markdown: str, config: MkDocsConfig) -> list[object] | None:
        """What the fences and the API reference of a page show, if that can be told."""
        try:
            facts = reference.facts(self._root, config, markdown)
        except (SnippetError, OSError):
            return None
        for name in sorted({*_SNIPPET_NAME.findall(markdown)} & {*self.names}):
            if name not in self._facts:
                self._facts[name] = list(self._facts_of(name))
            facts += self._facts[name]
        return facts

    def _facts_of(self, name: str) -> Iterator[object]:
        try:
            for found, runtime in self.runs(name):
                outcome = self.outcome(found, runtime)
                complaint = golden.complaint(found, runtime, outcome)
                yield found.source, runtime.name, outcome.to_json(), complaint
        except (SnippetError, RunError) as error:
            yield str(error)


@functools.cache
def shared(root: Path, runner: Runner) -> Executed:
    """What both languages of a build have in common: clearing this cache begins another build."""
    return Executed(root, runner)
