"""What converting a page registers with the plugins of the API reference: recorded once, replayed later."""

import contextlib
import functools
from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from executed_docs import patches

# In place of the page, which is another object in each build.
_PAGE = "\0page"

Calls = list[list[Any]]
"""Calls that a page made: of what, and the arguments."""


@contextlib.contextmanager
def recorded(config: MkDocsConfig) -> Iterator[Calls]:
    """Records what pages register with the cross-references and the inventory meanwhile."""
    calls: Calls = []

    def noted(target: str, function: Any, *arguments: Any, **named: Any) -> None:
        calls.append([target, [_PAGE if isinstance(each, Page) else each for each in arguments], named])
        function(*arguments, **named)

    listeners = _listeners(config)
    for target, (owner, method) in listeners.items():
        patches.require(owner, method)
        patches.replace(owner, method, functools.partial(noted, target, getattr(owner, method)))
    try:
        yield calls
    finally:
        for owner, method in listeners.values():
            delattr(owner, method)


def replay(config: MkDocsConfig, page: Page, calls: Calls) -> None:
    """Registers the same for a page that isn't converted again."""
    listeners = _listeners(config)
    for target, arguments, named in calls:
        owner, method = listeners[target]
        getattr(owner, method)(*(page if each == _PAGE else each for each in arguments), **named)


def _listeners(config: MkDocsConfig) -> dict[str, tuple[Any, str]]:
    found: dict[str, tuple[Any, str]] = {}
    if "autorefs" in config.plugins:
        found["anchor"] = config.plugins["autorefs"], "register_anchor"
    if "mkdocstrings" in config.plugins:
        found["inventory"] = config.plugins["mkdocstrings"].handlers.inventory, "register"  # type: ignore[attr-defined]
    return found
