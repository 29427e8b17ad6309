"""Says for snippets whether their outcomes are cached, and what changed since they were if not."""

import sys
from collections.abc import Iterator
from pathlib import Path

from executed_docs import options
from executed_docs.errors import BuildError
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import Project, Snippet, SnippetError


def explained(project: Project, runner: Runner, names: list[str]) -> Iterator[str]:
    """A line for each run of some snippets.

    Args:
        project: The project.
        runner: What would run them.
        names: The names of the snippets.

    Raises:
        SnippetError: There is no such snippet, or it can't be read.
    """
    for name in names:
        snippet = project.load(name)
        for runtime in snippet.runtimes:
            yield f"{name} in {runtime.name}: {_state(runner, snippet, runtime)}"


def _state(runner: Runner, snippet: Snippet, runtime: Runtime) -> str:
    if runner.is_cached(snippet, runtime):
        return "cached"
    changes = runner.changes(snippet, runtime)
    if changes is None:
        return "runs, because it has never had the outcome of its golden here"
    if not changes:
        return "runs, because its outcome is no longer in the cache"
    return f"runs, because of what changed: {', '.join(changes)}"


def main(names: list[str]) -> int:
    """Explains the named snippets, or all that will run.

    Args:
        names: The snippets; without any, all are looked at.

    Returns:
        Zero, unless a snippet can't be read.
    """
    root = Path.cwd()
    try:
        given, _ = options.load(root)
        project = given.project(root)
        lines = list(explained(project, given.runner(root), names or project.names()))
    except (BuildError, SnippetError) as error:
        sys.exit(str(error))
    shown = [line for line in lines if names or not line.endswith(": cached")]
    print("\n".join(shown) or "All outcomes are cached: nothing will run.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
