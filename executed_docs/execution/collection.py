"""The project's snippets, each with its outcomes."""

import contextlib
import functools
import logging
from collections import abc
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from executed_docs.execution import availability, golden
from executed_docs.execution.outcome import Outcome, RunError, UnavailableError, ValueReferenceError
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
        waiting: The runs whose outcome wasn't cached when the build began.
        blocks: The HTML of what pages show of them in this build, by its Markdown.
    """

    def __init__(self, project: Project, runner: Runner) -> None:
        self.project = project
        self._runner = runner
        self._snippets: dict[str, Snippet] = {}
        self._outcomes: dict[tuple[str, str], Outcome] = {}
        self._mismatches: dict[tuple[str, str], str | None] = {}
        # Listing a folder for each of its thousand snippets takes a build from empty half a second.
        self._golden_names = functools.cache(golden.names)
        self.blocks: dict[str, str] = {}
        self._dependencies: dict[str, list[object]] = {}
        self.names = project.names()
        self._missing_of: dict[str, frozenset[Runtime]] = {}
        self.waiting: list[tuple[Snippet, Runtime]] = []
        for name in self.names:
            try:
                self.waiting += [run for run in self.runs(name) if not runner.is_cached(*run)]
            except SnippetError as error:
                log.debug("Left to the page that shows it: %s", error)

    def read(self) -> None:
        """Reads what is cached, so that a copy of this process has it too."""
        waiting = {found.name for found, _ in self.waiting}
        for name in self.names:
            # A golden that can't be read is left to the page that shows it.
            with contextlib.suppress(OSError):
                if name not in waiting:
                    self.dependencies(name)

    def begin(self) -> None:
        """Begins all other runs at once: they go on while pages are made."""
        for runtime in self.project.runtimes:
            problem = availability.problem(runtime)
            if problem and self.any_snippet(runtime):
                log.info("%s", problem)
        for run in self.waiting:
            self._runner.start(*run)

    def runs(self, name: str) -> Iterator[tuple[Snippet, Runtime]]:
        """A snippet with each of its runtimes.

        Raises:
            SnippetError: It can't be read.
        """
        found = self.load(name)
        yield from ((found, runtime) for runtime in found.runtimes)

    def load(self, name: str) -> Snippet:
        """A snippet, which may run nowhere on this machine.

        Raises:
            SnippetError: It can't be read.
        """
        if name not in self._snippets:
            self._snippets[name] = self.project.load(name)
        return self._snippets[name]

    def missing(self, names: Iterable[str]) -> list[Runtime]:
        """The optional runtimes that snippets call for and that this machine can't run."""
        found: set[Runtime] = set()
        for name in names:
            if name not in self._missing_of:
                self._missing_of[name] = frozenset(self._missing_runtimes(name))
            found |= self._missing_of[name]
        return [runtime for runtime in self.project.runtimes if runtime in found]

    def _missing_runtimes(self, name: str) -> Iterator[Runtime]:
        try:
            runs = [runtime for _, runtime in self.runs(name)]
        except SnippetError as error:
            log.debug("Left to the page that shows it: %s", error)
            return
        for runtime in self.load(name).called_for:
            if runtime not in runs or (runtime.needs and not self._can_run(name, runtime)):
                yield runtime

    def _can_run(self, name: str, runtime: Runtime) -> bool:
        try:
            self.outcome(self._snippets[name], runtime)
        except UnavailableError:
            return False
        except RunError as error:
            log.debug("Left to the page that shows it: %s", error)
        return True

    def outcome(self, found: Snippet, runtime: Runtime) -> Outcome:
        """The outcome of a run.

        Raises:
            RunError: It has none that a page can show.
            UnavailableError: The runtime is optional, and this machine can't run it.
        """
        run = found.name, runtime.name
        if run not in self._outcomes:
            self._outcomes[run] = self._runner.outcome(found, runtime)
        return self._outcomes[run]

    def mismatch(self, found: Snippet, runtime: Runtime) -> str | None:
        """Why the outcome of a run is not the golden one, and what to do; None if it is.

        Raises:
            RunError: It has no outcome that a page can show.
            UnavailableError: The runtime is optional, and this machine can't run it.
        """
        run = found.name, runtime.name
        if run not in self._mismatches:
            outcome = self.outcome(found, runtime)
            self._mismatches[run] = golden.mismatch(found, runtime, outcome, self._names_of(found))
        return self._mismatches[run]

    def golden(self, found: Snippet, runtime: Runtime) -> Path | None:
        """The golden of a run, if it has one."""
        return golden.find(found, runtime, self._names_of(found))

    def _names_of(self, found: Snippet) -> abc.Collection[str]:
        file = found.root / found.filename
        return self._golden_names(file.parent).get(file.stem, ())

    def outcomes(self, name: str) -> tuple[Snippet, Mapping[Runtime, Outcome]] | str:
        """A snippet with all its outcomes, or what its page says is wrong with it."""
        try:
            runs = {}
            for found, runtime in self.runs(name):
                with contextlib.suppress(UnavailableError):
                    runs[runtime] = self.outcome(found, runtime)
            return self._snippets[name], runs
        except (SnippetError, RunError) as error:
            return str(error)

    def any_snippet(self, runtime: Runtime) -> Snippet | None:
        """The first snippet that calls for a runtime, if there is one."""
        for name in self.names:
            try:
                next(self.runs(name), None)
            except SnippetError as error:
                log.debug("Left to the page that shows it: %s", error)
                continue
            if runtime in self._snippets[name].called_for:
                return self._snippets[name]
        return None

    def any_outcome(self, runtime: Runtime) -> Outcome | None:
        """The first outcome of a runtime, if a snippet calls for it.

        Raises:
            RunError: That run has none.
            UnavailableError: The runtime is optional, and this machine can't run it.
        """
        found = self.any_snippet(runtime)
        if found is None:
            return None
        if problem := availability.problem(runtime):
            raise UnavailableError(problem)
        return self.outcome(found, runtime)

    def dependencies(self, name: str) -> list[object]:
        """What a page that shows a snippet depends on, as JSON has it."""
        if name not in self._dependencies:
            self._dependencies[name] = list(self._shown(name))
        return self._dependencies[name]

    def _shown(self, name: str) -> Iterator[object]:
        try:
            missing = self.missing([name])
            yield [runtime.name for runtime in missing]
            for found, runtime in self.runs(name):
                if runtime in missing:
                    continue
                outcome = self.outcome(found, runtime)
                mismatch = self.mismatch(found, runtime)
                yield found.source, runtime.name, outcome.to_json(), mismatch, found.project.goldens
        except (SnippetError, RunError) as error:
            yield str(error)

    def values(self, name: str) -> Mapping[str, Any]:
        """The values of a snippet's first run, for prose and formulas.

        Raises:
            ValueReferenceError: There are none.
        """
        try:
            for run in self.runs(name):
                return self.outcome(*run).values
        except (SnippetError, RunError) as error:
            raise ValueReferenceError(str(error)) from error
        problems = map(availability.problem, self._snippets[name].called_for)
        raise ValueReferenceError(" ".join(filter(None, problems)))


@functools.cache
def shared(project: Project, runner: Runner) -> Collection:
    """The snippets that all languages of a build share: clearing this cache begins another build."""
    return Collection(project, runner)
