"""What to install in order to run a page's snippets: one line for pip."""

import re
from collections.abc import Iterator

from executed_docs import fences
from executed_docs.execution.collection import Collection
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import SnippetError
from executed_docs.storage.fingerprint import package_versions

_SNIPPET = re.compile(r'snippet="([^"]*)"')


def line(markdown: str, collection: Collection) -> str:
    """The command that installs what the snippets of a page ran on, in the versions that ran.

    Args:
        markdown: The page, with its executed fences.
        collection: The snippets.

    Returns:
        The command; nothing if no snippet needs a package.
    """
    used = set(_runtimes(markdown, collection))
    # Packages stand in the order in which the site declares its runtimes, so that all pages have the same.
    packages = dict.fromkeys(
        name for runtime in collection.project.runtimes if runtime in used for name in runtime.packages
    )
    pins = [
        f"{name}=={version}"
        for name in packages
        if (version := next(iter(package_versions(name).values()), None))
    ]
    return " ".join(["pip install", *pins]) if pins else ""


def _runtimes(markdown: str, collection: Collection) -> Iterator[Runtime]:
    headers = {header for _, header in fences.lines(markdown) if header and fences.is_executed(header)}
    for name in sorted({found[1] for header in headers if (found := _SNIPPET.search(header))}):
        try:
            yield from (runtime for _, runtime in collection.runs(name))
        except SnippetError:
            # The page says what is wrong with it, in its place.
            continue
