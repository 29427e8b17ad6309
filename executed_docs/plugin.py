"""The MkDocs plugin: translates MkDocs's events into calls of the engine."""

import functools
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from markdown import Markdown
from markupsafe import escape
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from executed_docs import adapter, fences, logs, patches, tried
from executed_docs.assets import bundles, licenses, origins, outcome_style
from executed_docs.editions import api_reference, llms, offline
from executed_docs.editions.writer import EditionWriter, notebook_links
from executed_docs.errors import BuildError
from executed_docs.execution import collection
from executed_docs.execution.collection import Collection
from executed_docs.execution.outcome import RunError
from executed_docs.execution.runtime import Runtime
from executed_docs.incremental.dependencies import Dependencies
from executed_docs.incremental.page_cache import PageCache
from executed_docs.incremental.template_cache import TemplateCache
from executed_docs.locale.languages import Languages, links
from executed_docs.material import minify, stylesheet, template_loader
from executed_docs.options import PLUGIN, Options
from executed_docs.pages import figures, front_matter, requirements, runtime_table, unavailable_notice
from executed_docs.pages.docstring_fences import DocstringFences
from executed_docs.pages.formatter import EXTENSIONS, Formatter, custom_fence
from executed_docs.pages.math import Katex
from executed_docs.pages.page import Page as OwnPage
from executed_docs.pages.placeholders import Placeholders
from executed_docs.pages.source import Source, of_docstring, of_fence
from executed_docs.serve import Rebuilder
from executed_docs.storage.fingerprint import loaded_sources
from executed_docs.storage.step_cache import StepCache
from executed_docs.storage.store import Store
from executed_docs.translation import outdated_notice, parallel, parity
from executed_docs.translation.catalog import catalog
from executed_docs.translation.passages import read

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger(__name__)


@contextmanager
def reported() -> Iterator[None]:
    """Ends a build at an error of the engine as at one of a plugin: with its message alone."""
    try:
        yield
    except BuildError as error:
        raise PluginError(str(error)) from error


class ExecutedDocs(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Executes the snippets that the pages of one language name.

    Attributes:
        root: The project's folder.
        language: The language's code.
        words: The words of the language.
        all_words: The words of each language.
        documentation: The documentation in all of its languages.
        runner: What runs the snippets.
        placeholders: The placeholders of the language's pages: other plugins register theirs in
            `on_config`, after this plugin's.
        packages: The folders of the packages whose code builds the site: other plugins add theirs.
    """

    @reported()
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        logs.forward("executed_docs")
        self.root = Path(config.config_file_path or "").resolve().parent
        if not Path(config.docs_dir).is_relative_to(self.root):
            raise BuildError(f"mkdocs.yml, docs_dir: {config.docs_dir} is not in {self.root}. Move it there.")
        logs.name_places(self.root, Path(config.docs_dir).relative_to(self.root).as_posix())
        self.language = adapter.language(config)
        self.packages = [Path(__file__).parent]
        loaded_sources(self.packages[0])
        self.project = self.config.project(self.root)
        self.documentation = self.config.documentation(self.root, config)
        if self.config.untried == "warn":
            for warning in tried.warnings(config.theme.name, PLUGIN):
                log.warning(warning)
        self.words = self.config.words(self.root, self.language)
        languages = self.documentation.languages
        self.is_main = self.language == languages.main
        self.all_words = {code: self.config.words(self.root, code) for code in languages.codes}
        if offline_enabled(config):
            config.site_url = None
            config.extra["polyfills"] = [offline.SHIM]
        self.notebooks = "notebook" in self.config.editions
        self._extend_markdown(config)
        self.runner = self.config.runner(self.root)
        self.katex = Katex(self.root, Store(self.cache_folder("formulas"))) if self.config.math else None
        if self.config.optimize:
            # It imports Material, which other sites need not have.
            from executed_docs.material import search_index

            template_loader.prepare(config.theme, self.cache_folder("compiled"))
            search_index.replace_index(config, StepCache(Store(self.cache_folder("search"))), self.root)
        self.shown: list[tuple[Page, str]] = []
        self.sources: dict[str, Source] = {}
        repository = config.extra.get("repository")
        if repository and not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
            raise BuildError(f"REPOSITORY is {repository!r}. Write the repository as owner/name.")
        # Of the pages that no event knows, such as 404.html.
        alternates = self._alternates("", config)
        several = bool(languages.translations)
        self.extra = {"alternate": alternates, "scope": alternates[0]["path"]} if several else {}
        config.extra.update(self.extra)
        self.placeholders = Placeholders(lambda name: self.collection.values(name), self.words)
        self.placeholders.register("runtimes", self._runtimes)
        self.placeholders.register("licenses", self._licenses)
        return config

    @reported()
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.files = files
        self.foreign: dict[str, str] = {}
        # MkDocs would end with a traceback that doesn't say which line, nor in which language.
        texts = [
            read(self.root, Path(file.abs_src_path or "").relative_to(self.root))
            for file in files.documentation_pages()
        ]
        if offline_enabled(config):
            shim = str(offline.shim(self.root))
            files.append(File.generated(config, offline.SHIM, abs_src_path=shim))
        if self.is_main:
            self.runner.forget_failures()
            collection.shared.cache_clear()
        self.collection = collection.shared(self.project, self.runner)
        if self.is_main:
            self.collection.read()
            translations = functools.partial(
                build_translations, config, self.documentation.languages, self.collection
            )
            begin_translations = parallel.prepare(translations, self.runner)
        # The languages share what is missing: it is logged once.
        with nullcontext() if self.is_main else logs.quiet("executed_docs.execution.collection"):
            self.collection.begin()
        if self.config.optimize:
            from executed_docs.material import search_index

            tools = Store(self.cache_folder("tools"))
            bundles.add(files, config, self.root, tools, self.words, self.config.scripts)
            search_index.replace_worker(files, config)
        markdown = Markdown(
            extensions=[*config.markdown_extensions], extension_configs={**config.mdx_configs}
        )
        in_docstring = functools.partial(of_docstring, self.root)
        self.formatter = Formatter(self.collection, self.words, markdown, self.sources, in_docstring)
        if "markdown-exec" in config.plugins:
            import markdown_exec

            markdown_exec.formatters["python"] = self.formatter.format
        if self.is_main:
            # Until the first runs are done there is nothing else to do, and the languages share it.
            self.formatter.convert_expected()
            if self.katex:
                self.katex.render_expected(texts)
            self.finish_translations = begin_translations(self.collection.blocks)
        translated = self.root / catalog(self.language)
        text = translated.read_text(encoding="utf-8") if translated.is_file() else ""
        self.dependencies = Dependencies(self.collection, config, text)
        pages = StepCache(Store(self.cache_folder("pages")))
        self.pages = PageCache(pages, config, files, self.words, self.dependencies.of_page)
        return files

    @reported()
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        patches.convert_by(page, reported()(functools.partial(PageCache.render, self.pages)))
        source = adapter.source(self.root, page, files)
        self.sources[source.path] = source
        # MkDocs takes front matter that it can't parse for text.
        if not page.meta and (wrong := front_matter.problem(source.text)):
            source.failure(wrong[0], f"the front matter is not YAML: {wrong[1]}. Fix it.")
        above = source.text.count("\n") - markdown.count("\n")
        markdown = fences.located(markdown, source.path, above + 1)
        markdown = self.placeholders.expand(markdown, source)
        markdown = self.formatter.refuse_disorder(markdown, source)
        if self.config.unexecuted == "error":
            markdown = self.formatter.refuse_unexecuted(markdown, source.place)
        self.shown.append((page, markdown))
        return markdown

    @reported()
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        source = adapter.source(self.root, page, files)

        def failed(tex: str, message: str) -> str:
            line = source.line_of(tex.splitlines()[0])
            return f"<code>{escape(source.failure(line, f'the formula {tex!r}: {message}'))}</code>"

        if self.katex:
            html = self.katex.render_page(html, failed)
        html = unavailable_notice.with_notice(html, self._missing(page.markdown or ""), self.words)
        if self.documentation.languages.translations:
            alternates = self._alternates(page.url, config)
            html = outdated_notice.with_notices(
                html, self.documentation, page.file.src_uri, self.language, alternates, self.words
            )
        filled = self.placeholders.fill(html, "html")
        if filled != html:
            html = source.linked(filled, source.line_of("{{ "))
        if self.documentation.languages.translations and config.theme.name in tried.WITHOUT_LANGUAGES:
            html = links(self._alternates(page.url, config), self.language) + html
        return minify.content(html) if self.config.optimize else html

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    # After mkdocstrings, which writes its stylesheet then.
    @event_priority(-100)
    @reported()
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        contents = [page.content or "" for page, _ in self.shown]
        for name, svg in figures.shown(contents, self.collection):
            files.append(File.generated(config, name, content=svg))
        for name, content in self.katex.assets().items() if self.katex else ():
            files.append(File.generated(config, name, content=content))
            if name.endswith(".css") and name not in config.extra_css:
                config.extra_css.append(name)
        if self.config.optimize:
            stylesheet.combine(files, config, self.root, Store(self.cache_folder("tools")))
        else:
            files.append(File.generated(config, outcome_style.NAME, content=outcome_style.text()))
            config.extra_css.append(outcome_style.NAME)
        env.globals["words"] = self.all_words
        pages = TemplateCache(
            StepCache(Store(self.cache_folder("templates"))), config, PLUGIN, self.all_words
        )
        patches.render_by(env, pages.template_class())
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        # Templates set these for the page before.
        config.extra.update(self.extra)
        own, languages = self._page(page), self.documentation.languages
        folder = languages.folder(self.language)
        context["alternates"] = self._alternates(page.url, config)  # type: ignore[typeddict-unknown-key]
        context["main_site"] = languages.main_site(page.url, self.language)  # type: ignore[typeddict-unknown-key]
        context["markdown_edition"] = Path(own.markdown_file).name  # type: ignore[typeddict-unknown-key]
        repository = config.extra.get("repository", "")
        context["notebook"] = notebook_links(own, folder, repository, self.words)  # type: ignore[typeddict-unknown-key]
        install = requirements.line(page.markdown or "", self.collection) if own.has_notebook else ""
        context["install"] = install  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        path = Path(config.docs_dir, page.file.src_uri).relative_to(self.root).as_posix()
        self._note_foreign(path, origins.of_page(output, config.site_url or ""))
        return output

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        self._note_foreign(template_name, origins.of_page(output_content, config.site_url or ""))
        return output_content

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> "LiveReloadServer":
        server.builder = Rebuilder(builder, Path(config.site_dir), self.runner, self.packages)
        # MkDocs watches the folder of pages alone.
        server.watch(str(self.root / self.project.folder))
        languages = self.documentation.languages
        addresses = [server.url + languages.folder(code) for code in languages.codes]
        log.info("Serving %s", " and ".join(addresses))
        return server

    @reported()
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.config.editions:
            self._write_editions(config)
        for file in Path(config.site_dir, "assets").rglob("*.css") if self.config.self_hosted else ():
            css = file.read_text(encoding="utf-8")
            path = file.relative_to(config.site_dir).as_posix()
            self._note_foreign(path, origins.of_style(css, config.site_url or ""))
        for address, path in self.foreign.items():
            log.error(
                "%s: it loads %s from another origin, which would learn of each reader. "
                "Put the file into docs/ or into the theme, and load it from there.",
                path,
                address,
            )
        if self.is_main:
            # First, since a strict build of a translation ends at its own warnings.
            self.finish_translations()
            site = Path(config.site_dir)
            for difference in list(
                parity.differences(self.documentation, site, self.cache_folder("differences"))
            ):
                log.error(difference)
                parity.show(self.documentation.languages, site, difference)

    def _write_editions(self, config: MkDocsConfig) -> None:
        site = adapter.site(config)
        cache = StepCache(Store(self.cache_folder("editions")))
        writer = EditionWriter(
            cache,
            site,
            self.words,
            self.config.kernel(self.root),
            self.collection.outcomes,
            lambda identifier: self._described(config, identifier),
            frozenset(self.config.editions),
        )
        texts = {}
        for page, markdown in self.shown:
            whole = self.placeholders.fill(markdown, "md")
            whole = unavailable_notice.in_markdown(whole, self._missing(markdown), self.words)
            key = self.pages.keys[page.file.src_uri]
            texts[page.file.src_uri] = writer.write(self._page(page), whole, key)
        if "markdown" not in self.config.editions:
            return
        sections = adapter.sections(self.nav, self.files, self.words, notebooks=self.notebooks)
        alternates = self._alternates("", config)
        others = [other for other in alternates if other["lang"] != self.language]
        llms.write(site, sections, texts, others, self.words)

    def _note_foreign(self, path: str, addresses: Iterable[str]) -> None:
        # What a template loads, all pages load: the first is named.
        for address in addresses if self.config.self_hosted else ():
            self.foreign.setdefault(address, path)

    def _described(self, config: MkDocsConfig, identifier: str) -> str:
        handler = config.plugins["mkdocstrings"].get_handler("python")  # type: ignore[attr-defined]
        shown = handler.collect(identifier, handler.get_options({}))
        members = handler.global_options.get("members")
        if not isinstance(members, list):
            members = [name for name in shown.members if not name.startswith("_")]
        return api_reference.markdown(shown, members, self.words)

    def _runtimes(self, _: re.Match[str], source: Source) -> str:
        try:
            return runtime_table.markdown(self.collection, self.words)
        except RunError as error:
            return source.failure(source.line_of("{{ runtimes }}"), str(error))

    def _missing(self, markdown: str) -> list[Runtime]:
        # Not those that prose names, as a table of files does: the page shows nothing of them.
        return self.collection.missing(fences.snippets(markdown))

    def _licenses(self, *_: object) -> str:
        return licenses.markdown(
            self.root, self.files, Store(self.cache_folder("licenses")), self.config.scripts
        )

    def _alternates(self, url: str, config: MkDocsConfig) -> list[dict[str, str]]:
        languages = self.documentation.languages
        names = {code: words["language"] for code, words in self.all_words.items()}
        return languages.alternates(url, self.language, config.site_url or "/", names)

    def cache_folder(self, name: str) -> Path:
        """The folder that caches one kind of results."""
        return self.root / self.config.cache / name

    def _page(self, page: Page) -> OwnPage:
        return adapter.page(page, self.files, notebooks=self.notebooks)

    def _refuse_in_docstring(self, markdown: str) -> str:
        return self.formatter.refuse_unexecuted(markdown, functools.partial(of_fence, self.root))

    def _extend_markdown(self, config: MkDocsConfig) -> None:
        """Adds what executed fences need, unless a site has markdown-exec's plugin, which does."""
        config.markdown_extensions += [name for name in EXTENSIONS if name not in config.markdown_extensions]
        if self.config.math:
            name = "pymdownx.arithmatex"
            config.markdown_extensions += [name] if name not in config.markdown_extensions else []
            # Any other form is for scripts.
            config.mdx_configs[name] = {**(config.mdx_configs.get(name) or {}), "generic": True}
        if self.config.unexecuted == "error":
            config.markdown_extensions.append(DocstringFences(self._refuse_in_docstring))
        if "markdown-exec" not in config.plugins:
            options = config.mdx_configs.setdefault("pymdownx.superfences", {})
            options.setdefault("custom_fences", []).append(custom_fence(lambda: self.formatter))


def offline_enabled(config: MkDocsConfig) -> bool:
    """Whether it is the offline edition that is being built."""
    plugin = config.plugins.get("material/offline")
    return plugin is not None and bool(plugin.config["enabled"])


def build_translations(
    config: MkDocsConfig, languages: Languages, shown: Collection, blocks: Mapping[str, str]
) -> None:
    """Builds the translations into folders of the main site, each as a site of its own.

    Args:
        config: The configuration of the main language.
        languages: The languages.
        shown: The snippets, which the languages share.
        blocks: The HTML of what pages show of them, as far as it was made by now.
    """
    shown.blocks.update(blocks)
    root = Path(config.config_file_path).parent
    for code in languages.translations:
        translated = load_config(
            str(root / f"mkdocs.{code}.yml"),
            site_dir=str(Path(config.site_dir, code)),
            site_url=config.site_url and f"{config.site_url}{code}/",
            strict=config.strict,
        )
        translated.plugins.on_startup(command="build", dirty=False)
        with logs.quiet("mkdocs.commands"):
            build(translated)
