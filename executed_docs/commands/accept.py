"""Runs all snippets and makes their outcomes the goldens, for git to review."""

import contextlib
import logging
import sys
from pathlib import Path

from executed_docs import options
from executed_docs.errors import BuildError
from executed_docs.execution import availability, golden, runner
from executed_docs.execution.outcome import Outcome, RunError, UnavailableError
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import Project, Snippet, SnippetError
from executed_docs.storage import store

log = logging.getLogger(__name__)


def accept(project: Project, runs: Runner | None = None) -> list[str]:
    """Writes the goldens of all snippets that ran as their goldens' endings say.

    Args:
        project: The project.
        runs: What runs the snippets; by default, this machine with the default limits.

    Returns:
        Why a snippet's goldens stay as they were: runs that failed, and outcomes that raise where none was
        expected or the reverse.

    Raises:
        BuildError: The machine can't run a runtime that it has to.
    """
    availability.check(project.runtimes)
    for problem in filter(None, map(availability.problem, project.runtimes)):
        log.info("%s Its goldens stay as they are.", problem)
    runs = runs or runner.shared(store.results_folder(project.root, "outcomes"))
    found: list[Snippet] = []
    problems: list[str] = []
    for name in project.names():
        try:
            loaded = project.load(name)
            for runtime in loaded.runtimes:
                runs.start(loaded, runtime)
            found.append(loaded)
        except SnippetError as error:
            problems.append(str(error))
    for loaded in found:
        outcomes: dict[Runtime, Outcome] = {}
        try:
            for runtime in loaded.runtimes:
                # Its goldens stay: the runner has logged why.
                with contextlib.suppress(UnavailableError):
                    outcomes[runtime] = runs.outcome(loaded, runtime)
        except RunError as error:
            problems.append(str(error))
            continue
        if not outcomes:
            continue
        refusals = golden.accept(loaded, outcomes)
        problems += refusals
        if not refusals:
            for runtime, outcome in outcomes.items():
                runs.store_outcome(loaded, runtime, outcome)
    return problems


def main() -> int:
    try:
        given, _ = options.load(Path.cwd())
        return report(given.project(Path.cwd()), given.runner(Path.cwd()))
    except BuildError as error:
        sys.exit(str(error))


def report(project: Project, runs: Runner | None = None) -> int:
    """Accepts a project's outcomes, prints what was left, and returns zero if that is nothing."""
    # Of MkDocs, nothing but warnings: the runs log how they go on.
    logging.basicConfig(format="%(message)s")
    logging.getLogger("executed_docs").setLevel(logging.INFO)
    problems = accept(project, runs)
    for problem in problems:
        print(f"Not accepted: {problem}", file=sys.stderr)
    print("Review the goldens with `git diff`." if not problems else "The other goldens are written.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
