"""The table of runtimes: what a site's snippets run in, with the versions that their runs reported."""

from collections.abc import Mapping

from executed_docs.execution.collection import Collection
from executed_docs.execution.outcome import UnavailableError
from executed_docs.pages import outcome_blocks


def markdown(collection: Collection, words: Mapping[str, str]) -> str:
    """The runtimes that snippets call for, as a table.

    Args:
        collection: The snippets.
        words: The words of the page's language.

    Raises:
        RunError: A run has no outcome.
    """
    rows = [f"| {words['runtime']} | {words['versions']} |", "| --- | --- |"]
    for runtime in collection.project.runtimes:
        try:
            outcome = collection.any_outcome(runtime)
        except UnavailableError:
            rows.append(f"| {words[f'runtimes.{runtime.name}']} | {words['not_installed']} |")
            continue
        if outcome:
            versions = outcome_blocks.versions([runtime], {runtime: outcome})
            rows.append(f"| {words[f'runtimes.{runtime.name}']} | {versions} |")
    return "\n".join(rows)
