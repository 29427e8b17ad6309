"""What this engine changes of objects of MkDocs and of its plugins, where they offer no other way.

Each function fails loudly when what it changes is no longer there. What is changed of Material's texts, its
templates and styles, is in `executed_docs.material`, and fails in the same way.
"""

import functools
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from executed_docs import tried
from executed_docs.errors import BuildError


def require(owner: object, attribute: str) -> None:
    """Makes sure that an object or a class has what this engine replaces or overrides.

    Raises:
        BuildError: It has no such attribute.
    """
    if not hasattr(owner, attribute):
        kind = owner if isinstance(owner, type) else type(owner)
        raise outdated(
            f"{kind.__module__}.{kind.__qualname__} has no {attribute!r}", "executed_docs/patches.py"
        )


def outdated(reason: str, file: str) -> BuildError:
    """The error of a patch that no longer matches.

    Args:
        reason: What is missing.
        file: The file with the patch.
    """
    return BuildError(
        f"{file}: {reason} any more, which this engine replaces. "
        f"Install the versions that it was tried with, {tried.INSTALL}, or adapt the patch."
    )


def replace(owner: object, attribute: str, new: Any) -> Any:
    """Replaces an attribute, and returns the one that was there.

    Raises:
        BuildError: The owner has no such attribute.
    """
    require(owner, attribute)
    old = getattr(owner, attribute)
    setattr(owner, attribute, new)
    return old


def convert_by(page: Page, render: Callable[[Page, MkDocsConfig, Files], None]) -> None:
    """Lets a page be converted by a function: MkDocs has no event in which a conversion can be skipped."""
    replace(page, "render", functools.partial(render, page))


def set_title(page: Page, title: str | None) -> None:
    """Sets the title that a page's first heading has: MkDocs finds it by converting the page."""
    replace(page, "_title_from_render", title)


def prepare_templates(theme: Theme, prepare: Callable[[Environment], None]) -> None:
    """Prepares each environment that MkDocs and its plugins ask a theme for: `on_env` comes too late.

    By then, MkDocs has loaded templates with it.
    """

    def prepared() -> Environment:
        env: Environment = get_env()
        prepare(env)
        return env

    get_env = replace(theme, "get_env", prepared)


def render_by(env: Environment, template_class: type[Template]) -> None:
    """Lets the templates of an environment be of a class that may skip rendering."""
    replace(env, "template_class", template_class)
