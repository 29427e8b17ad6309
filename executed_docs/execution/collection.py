"""The project's snippets, each with its outcomes."""

import functools
import logging
from collections.abc import Iterator, Mapping
from typing import Any

from executed_docs.execution.outcome import Outcome, RunError, ValueReferenceError
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import Project, Snippet, SnippetError

log = logging.getLogger(__name__)


class Collection:
    """Reads each snippet, and its cached outcomes, once a build.

    Args:
        project: The project.
        runner: What runs the snippets.

    Attributes:
        project: The project.
        names: The names of all snippets.
        blocks: The HTML of what pages show of them in this build, by its Markdown.
    """

    def __init__(self, project: Project, runner: Runner) -> None:
        self.project = project
        self._runner = runner
        self._snippets: dict[str, Snippet] = {}
        self.blocks: dict[str, str] = {}
        self.names = project.names()
        self._missing: list[tuple[Snippet, Runtime]] = []
        for name in self.names:
            try:
                self._missing += [run for run in self.runs(name) if not runner.is_cached(*run)]
            except SnippetError as error:
                log.debug("Left to the page that shows it: %s", error)

    def begin(self) -> None:
        """Begins all other runs at once: they go on while pages are made."""
        for run in self._missing:
            self._runner.start(*run)

    def runs(self, name: str) -> Iterator[tuple[Snippet, Runtime]]:
        """A snippet with each of its runtimes.

        Raises:
            SnippetError: It can't be read.
        """
        if name not in self._snippets:
            self._snippets[name] = self.project.load(name)
        found = self._snippets[name]
        yield from ((found, runtime) for runtime in found.runtimes)

    def outcome(self, found: Snippet, runtime: Runtime) -> Outcome:
        """The outcome of a run.

        Raises:
            RunError: It has none that a page can show.
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
            RunError: That run has none.
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
        """The values of a snippet's first run, for prose and formulas.

        Raises:
            ValueReferenceError: There are none.
        """
        try:
            return self.outcome(*next(self.runs(name))).values
        except (SnippetError, RunError) as error:
            raise ValueReferenceError(str(error)) from error


@functools.cache
def shared(project: Project, runner: Runner) -> Collection:
    """The snippets that all languages of a build share: clearing this cache begins another build."""
    return Collection(project, runner)
