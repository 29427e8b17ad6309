"""What to install in order to run a page's snippets: one line for pip."""

from collections.abc import Iterator

from executed_docs import fences
from executed_docs.execution.collection import Collection
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import Snippet, SnippetError
from executed_docs.storage.fingerprint import package_versions


def line(markdown: str, collection: Collection) -> str:
    """The command that installs what the snippets of a page ran on, in the versions that ran.

    Args:
        markdown: The page, with its executed fences.
        collection: The snippets.

    Returns:
        The command; nothing if no snippet needs a package.
    """
    runs = list(_runs(markdown, collection))
    # Packages stand in the order in which the site declares its runtimes, so that all pages have the same.
    packages = [
        name
        for runtime in collection.project.runtimes
        for name in (*runtime.packages, *runtime.extras)
        if any(
            used == runtime and (name in runtime.packages or name in snippet.imports)
            for snippet, used in runs
        )
    ]
    # Without what a build calls itself, as in `2.13.0+cpu`: the package index doesn't have each build.
    pins = [
        f"{name}=={version.partition('+')[0]}"
        for name in dict.fromkeys(packages)
        if (version := next(iter(package_versions(name).values()), None))
    ]
    return " ".join(["pip install", *pins]) if pins else ""


def _runs(markdown: str, collection: Collection) -> Iterator[tuple[Snippet, Runtime]]:
    for name in fences.snippets(markdown):
        try:
            yield from collection.runs(name)
        except SnippetError:
            # The page says what is wrong with it, in its place.
            continue
