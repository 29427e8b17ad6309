"""Pages of an earlier build that are not put through their template again.

What a template sees is part of the digest of its inputs, save what is another in each build: the
folder that the site is built into, and the time. With a plugin that could show templates more than
that, and with templates of this project that look at the time or at all pages, nothing is kept.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from babel.core import Locale
from jinja2 import Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.theme import Theme

from publishing import cache, kept
from publishing.cache import digest, fingerprint
from publishing.kept import Kept

KNOWN = frozenset(
    {"material/offline", "material/search", "markdown-exec", "mkdocstrings", "autorefs", "executed"}
)
"""Plugins that show templates nothing but pages and the configuration."""

_NOT_KEPT = re.compile(r"\{[{%][^}]*\b(build_date_utc|pages)\b")
_SETTINGS_APART = frozenset({"site_dir", "strict", "dev_addr", "extra", "markdown_extensions", "mdx_configs"})
_CONTEXT_APART = frozenset({"config", "nav", "page", "pages", "build_date_utc"})


class Rendered:
    """Renders the pages of a language, if it isn't known what becomes of them.

    Args:
        kept: Where pages are kept.
        config: The language's configuration.

    Attributes:
        keeps: Whether all that templates see can be told.
    """

    def __init__(self, kept: Kept, config: MkDocsConfig) -> None:
        self._kept = kept
        self._shared: str | None = None
        own = Path(str(config.theme.custom_dir))
        paths = sorted(path for path in own.rglob("*") if path.suffix in {".html", ".svg"})
        texts = [(path.relative_to(own).as_posix(), path.read_text(encoding="utf-8")) for path in paths]
        self.keeps = (
            {*config.plugins} <= KNOWN
            and not config.hooks
            and not any(_NOT_KEPT.search(text) for _, text in texts)
        )
        self._templates = digest(
            texts,
            cache.MACHINERY,
            cache.versions("mkdocs", "mkdocs-material", "jinja2", "mkdocstrings", "mkdocs-autorefs"),
        )

    def template_class(self) -> type[Template]:
        """What the templates of an environment have to be for their pages to be kept."""
        rendered = self

        class KeptTemplate(Template):
            def render(self, *args: Any, **kwargs: Any) -> str:
                return rendered._render(super().render, *args, **kwargs)

        return KeptTemplate

    def _render(self, render: Callable[..., str], context: dict[str, Any]) -> str:
        page = context["page"]
        inputs = self._inputs(context) if self.keeps and page else None
        if inputs is None:
            return render(context)
        step = f"{context['config'].theme['language']} {page.file.url}"
        known = self._kept.get(step, inputs)
        if known is None:
            known = render(context)
            self._kept.put(step, inputs, known)
        return str(known)

    def _inputs(self, context: dict[str, Any]) -> str | None:
        """Stands for all that a page's template sees, if that can be told."""
        config, page = context["config"], context["page"]
        try:
            # Once the first page is rendered, all are converted: their titles no longer change.
            self._shared = self._shared or digest(
                self._templates,
                kept.markdown_options(config),
                _told({name: config[name] for name in config if name not in _SETTINGS_APART}),
                _told(context["nav"].items),
            )
            others = {name: value for name, value in context.items() if name not in _CONTEXT_APART}
            own = [fingerprint(page.content), fingerprint(page.markdown), page.update_date]
            return digest(self._shared, own, *map(_told, (page, page.toc.items, config.extra, others)))
        except TypeError:
            return None


def _told(value: Any) -> Any:
    """What a template can see of something, as JSON has it.

    Raises:
        TypeError: That isn't known.
    """
    match value:
        case None | str() | int() | float():
            return value
        case list() | tuple():
            return [_told(each) for each in value]
        case set():
            return sorted(map(_told, value))
        case date() | Locale():
            return str(value)
        case Theme():
            return [value.name, _told(value.static_templates), _told(dict(value))]
        case BasePlugin():
            return _told(value.config)
        case Mapping():
            return [[_told(name), _told(each)] for name, each in value.items()]
        case AnchorLink():
            return [value.title, value.id, value.level, _told(value.children)]
        case Page():
            addresses = [value.file.src_uri, value.url, value.canonical_url, value.abs_url, value.edit_url]
            return [value.title, addresses, _told(value.meta)]
        case Link():
            return [value.title, value.url]
        case Section():
            return [value.title, _told(value.children)]
    raise TypeError(type(value))
