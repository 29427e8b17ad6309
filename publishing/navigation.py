"""The navigation, most of which is the same on many pages: that is rendered once."""

import posixpath
from collections.abc import Callable
from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

Item = Section | Page | Link

_OF_MATERIAL = "item.render(nav_item, path, 1)"


class Navigation:
    """Renders the items at the top of a language's navigation."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}

    def render(
        self, render: Callable[[Item, str, int], str], item: Item, path: str, page: Page | None
    ) -> str:
        """An item with all that stands below it, as a page shows it.

        Args:
            render: Material's macro.
            item: The item.
            path: Its id.
            page: The page, if it is one. Links are relative to it: from all pages of a folder they are the
                same, unless they lead to the page itself or below it. What is active leads to it, too.
        """
        if page is None or any(url.startswith(page.url) for url in _urls(item)):
            return render(item, path, 1)
        key = (path, posixpath.dirname(page.url.rstrip("/")))
        if key not in self._known:
            self._known[key] = render(item, path, 1)
        return self._known[key]


def share(env: Environment) -> None:
    """Has the templates of a language render once what is the same on many pages."""
    env.globals["navigation"] = Navigation()
    env.add_extension(_Shared)


class _Shared(Extension):
    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        if name != "partials/nav.html":
            return source
        return source.replace(_OF_MATERIAL, "navigation.render(item.render, nav_item, path, page)")


def _urls(item: Any) -> list[str]:
    if isinstance(item, Section):
        return [url for child in item.children for url in _urls(child)]
    return [getattr(item, "url", None) or ""]
