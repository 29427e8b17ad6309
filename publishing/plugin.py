"""The MkDocs plugin: what each of MkDocs's events means for this site."""

import functools
import logging
import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown_exec
from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from publishing import (
    beside,
    cache,
    executed,
    kept,
    languages,
    lean,
    newer,
    offline,
    parity,
    reference,
    runner,
    search_index,
    stylesheet,
    templates,
    tools,
    twins,
)
from publishing.atlas import site as atlas
from publishing.cache import Cache
from publishing.formatter import Formatter
from publishing.formula import Katex
from publishing.kept import Kept
from publishing.loop import Loop
from publishing.parts import Parts
from publishing.rendered import Rendered
from publishing.source import Source

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger(f"mkdocs.plugins.{__name__}")


class Options(Config):  # type: ignore[no-untyped-call]
    """There are none: a class of its own is what MkDocs asks for."""


class ExecutedSnippets(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Executes the snippets that the pages of one language name."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.root = Path(config.config_file_path or "").resolve().parent
        self.language: str = config.theme["language"]
        offline.prepare(config)
        templates.prepare(config.theme, self.root / ".cache" / "templates")
        self.katex = Katex(self.root, Cache(self.root / ".cache" / "formulas"))
        self.runner = runner.shared(cache.of_runs(self.root, "outcomes"))
        search = config.plugins.get("material/search")
        if search:
            entries = Kept(Cache(self.root / ".cache" / "search"))
            search.search_index = search_index.Index(entries, search, config, self.root)
        self.shown: list[tuple[Page, str]] = []
        repository = config.extra.get("repository")
        if repository and not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
            raise PluginError(f"REPOSITORY is {repository!r}. Write the repository as owner/name.")
        config.extra["alternate"] = languages.alternates(None, self.language, config.site_url or "/")
        config.extra["scope"] = config.extra["alternate"][0]["path"]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.files = files
        for file in offline.assets(config, self.root):
            files.append(file)
        tools.add(files, config, self.root, Cache(self.root / ".cache" / "tools"))
        search_index.replace_worker(files, config)
        if self.language == languages.MAIN:
            self.runner.forget_failures()
            atlas.forget_failure()
            executed.shared.cache_clear()
        self.executed = executed.shared(self.root, self.runner)
        self.atlas = atlas.begin(self.root, self.runner)
        if self.language == languages.MAIN:
            self.finish_translation = beside.begin(
                functools.partial(languages.build_translation, config), self.runner
            )
        self.executed.begin()
        self.parts = Parts(self.root, self.language, files, self.executed, self.atlas)
        self.formatter = Formatter(self.language, self.executed, config, self.executed.blocks)
        markdown_exec.formatters["python"] = self.formatter.format
        self.pages = kept.Pages(
            Kept(Cache(self.root / ".cache" / "pages")),
            config,
            files,
            functools.partial(self.executed.facts, config=config),
        )
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        page.render = functools.partial(self.pages.render, page)  # type: ignore[method-assign]
        self.source = self.formatter.source = Source(self.root, page, files)
        markdown = self.formatter.refuse_unexecuted(self.parts.put(markdown, self.source))
        self.shown.append((page, markdown))
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        def failed(tex: str, message: str) -> str:
            line = self.source.line_of(tex.splitlines()[0])
            return f"<code>{escape(self.source.failure(line, f'the formula {tex!r}: {message}'))}</code>"

        html = newer.noticed(self.katex.render_page(html, failed), self.root, page, self.language)
        if "data-atlas" in html:
            html = self.atlas.result().put(html, self.language)
            html = self.source.linked(html, self.source.line_of("{{ atlas/"))
        return lean.content(html)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    # After mkdocstrings, which writes its stylesheet then.
    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        for file in self.katex.assets(config):
            files.append(file)
        stylesheet.combine(files, config, self.root, Cache(self.root / ".cache" / "tools"))
        pages = Rendered(Kept(Cache(self.root / ".cache" / "rendered")), config)
        env.template_class = pages.template_class()
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        config.extra["alternate"] = languages.alternates(page, self.language, config.site_url or "/")
        config.extra["scope"] = languages.main_site(page, self.language)
        config.extra["markdown"] = posixpath.basename(twins.twin(page.file.dest_uri))
        config.extra["notebook"] = twins.offer(page, config, self.language)
        return context

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> "LiveReloadServer":
        server.builder = Loop(builder, Path(config.site_dir), self.runner)
        log.info("Serving %s and %s%s/", server.url, server.url, languages.TRANSLATION)
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.atlas.result().data:
            Path(config.site_dir, "atlas.json").write_text(self.atlas.result().data, encoding="utf-8")
        self._write_twins(config)
        if self.language == languages.MAIN:
            # First, since a strict build of the translation ends at its own warnings.
            for _, message in self.atlas.result().complaints:
                log.error(message)
            self.finish_translation()
            site = Path(config.site_dir)
            for difference in list(parity.differences(self.root, site)):
                log.error(difference)
                parity.show(site, difference)

    def _write_twins(self, config: MkDocsConfig) -> None:
        words = languages.WORDS[self.language]
        made = twins.Twins(
            Kept(Cache(self.root / ".cache" / "twins")),
            config,
            self.files,
            words,
            self.executed.outcomes,
            lambda identifier: reference.described(config, identifier, words),
        )
        texts = {}
        for page, markdown in self.shown:
            whole = self.atlas.result().put(markdown, self.language, ".md")
            texts[page.file.src_uri] = made.write(page, whole, self.pages.inputs[page.file.src_uri])
        made.write_lists(self.nav, texts)
