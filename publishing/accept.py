"""`make accept`: runs all snippets and makes what they give the goldens, for git to review."""

import logging
import sys
from pathlib import Path

from publishing import cache, golden, runner, snippet
from publishing.outcome import RunError
from publishing.runner import ExecutorLostError
from publishing.snippet import Snippet, SnippetError


def accept(root: Path) -> list[str]:
    """Writes the goldens of all snippets that ran as their goldens' endings say.

    Args:
        root: The project's folder.

    Returns:
        What kept a snippet's goldens as they were: runs that failed, and outcomes that raise
        where none was expected or the reverse.
    """
    runs = runner.shared(cache.of_runs(root, "outcomes"))
    found: list[Snippet] = []
    problems: list[str] = []
    for name in snippet.names(root):
        try:
            loaded = snippet.load(root, name)
            for runtime in loaded.runtimes:
                runs.start(loaded, runtime)
            found.append(loaded)
        except SnippetError as error:
            problems.append(str(error))
    for loaded in found:
        try:
            outcomes = {runtime: runs.outcome(loaded, runtime) for runtime in loaded.runtimes}
        except RunError as error:
            problems.append(str(error))
            continue
        refusals = golden.accept(loaded, outcomes)
        problems += refusals
        if not refusals:
            for runtime, outcome in outcomes.items():
                runs.keep(loaded, runtime, outcome)
    return problems


def main() -> int:
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        problems = accept(Path.cwd())
    except ExecutorLostError as error:
        sys.exit(str(error))
    for problem in problems:
        print(f"Not accepted: {problem}", file=sys.stderr)
    print("Review the goldens with `git diff`." if not problems else "The other goldens are written.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
