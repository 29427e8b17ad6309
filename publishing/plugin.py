"""The MkDocs plugin: from fences, values and formulas to pages in two languages."""

import functools
import logging
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from textwrap import indent
from typing import Any

import markdown_exec
from jinja2 import Environment
from markdown import Markdown
from markdown_exec import MarkdownConverter, base_format
from markupsafe import Markup, escape
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from pymdownx.superfences import SuperFencesException

from publishing import (
    faults,
    fence,
    golden,
    kept,
    languages,
    loop,
    parity,
    reference,
    runner,
    snippet,
    tools,
    values,
)
from publishing.atlas import site as atlas
from publishing.atlas.words import anchor
from publishing.cache import Cache, digest
from publishing.formula import Katex
from publishing.kept import Kept
from publishing.loop import Loop
from publishing.outcome import Outcome, RunError
from publishing.runtime import RUNTIMES, Runtime
from publishing.snippet import Snippet, SnippetError

log = logging.getLogger(f"mkdocs.plugins.{__name__}")


# Half of a cached text is as good as none.
_END = "<!-- end -->"
_ATLAS = re.compile(r"^\{\{ atlas/(\w+) \}\}$", re.MULTILINE)
_FAULTS = re.compile(r"^\{\{ faults/(\w+) \}\}$", re.MULTILINE)
_SNIPPET_NAME = re.compile(r"\b(?=(\w+/\w+))")
_PAGE_LINK = re.compile(r"\]\(([^)#:\s]+\.md)(#[^)\s]*)?\)")


class Options(Config):  # type: ignore[no-untyped-call]
    """There are none: a class of its own is what MkDocs asks for."""


class ExecutedSnippets(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Executes the snippets that the pages of one language name."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.root = Path(config.config_file_path or "").resolve().parent
        self.language: str = config.theme["language"]
        self.words = languages.WORDS[self.language]
        self.katex = Katex(self.root, Cache(self.root / ".cache" / "formulas"))
        self.runner = runner.shared(self.root / ".cache" / "outcomes")
        # It tells how long it loaded its dictionary, at each build.
        logging.getLogger("jieba").setLevel(logging.WARNING)
        self.fences = Cache(self.root / ".cache" / "fences")
        self.markdown_key = kept.markdown_options(config)
        search = config.plugins.get("material/search")
        if search:
            search.search_index = kept.Index(
                Kept(Cache(self.root / ".cache" / "search")), search, self.language
            )
        self.snippets: dict[str, Snippet] = {}
        markdown_exec.formatters["python"] = self._format_fence
        config.extra["alternate"] = languages.alternates(None, self.language, config.site_url or "/")
        config.extra["scope"] = config.extra["alternate"][0]["path"]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.files = files
        for file in self.katex.assets(config):
            files.append(file)
        tools.add(files, config, self.root, Cache(self.root / ".cache" / "tools"))
        # All runs start before the first page is rendered, and go on while pages are.
        if self.language == languages.MAIN:
            self.runner.forget_failures()
        self.names = snippet.names(self.root)
        for name in self.names:
            try:
                for run in self._runs(name):
                    self.runner.start(*run)
            except SnippetError as error:
                log.debug("Left to the page that shows it: %s", error)
        if self.language == languages.MAIN:
            atlas.forget_failure()
        self.atlas = atlas.begin(self.root, self.runner)
        self.pages = kept.Pages(
            Kept(Cache(self.root / ".cache" / "pages")),
            config,
            files,
            functools.partial(self._facts, config=config),
        )
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        self.page = page
        page.render = functools.partial(self.pages.render, page)  # type: ignore[method-assign]
        front_matter = self._source().count("\n") - markdown.count("\n")
        markdown = values.expand(
            markdown,
            self._values,
            lambda line, message: self._failure(line + front_matter, message),
        )
        if "{{ runtimes }}" in markdown:
            try:
                table = self._runtimes_table()
            except RunError as error:
                table = self._failure(self._line_of("{{ runtimes }}"), str(error))
            markdown = markdown.replace("{{ runtimes }}", table)
        markdown = _ATLAS.sub(lambda part: self._atlas_part(part[1]), markdown)
        markdown = _FAULTS.sub(lambda part: self._faults(part[1]), markdown)
        return self._refuse_unexecuted(markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        def failed(tex: str, message: str) -> str:
            line = self._line_of(tex.splitlines()[0])
            return f"<code>{escape(self._failure(line, f'the formula {tex!r}: {message}'))}</code>"

        html = self.katex.render_page(html, failed)
        return self.atlas.result().put(html, self.language) if "data-atlas" in html else html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        env.bytecode_cache = kept.Templates(str(self.root / ".cache" / "templates"))
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        config.extra["alternate"] = languages.alternates(page, self.language, config.site_url or "/")
        config.extra["scope"] = languages.main_site(page, self.language)
        return context

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        server.builder = Loop(builder, Path(config.site_dir), self.runner)
        log.info("Serving %s and %s%s/", server.url, server.url, languages.TRANSLATION)
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.atlas.result().data:
            Path(config.site_dir, "atlas.json").write_text(self.atlas.result().data, encoding="utf-8")
        if self.language == languages.MAIN:
            # First, since a strict build of the translation ends at its own warnings.
            for _, message in self.atlas.result().complaints:
                log.error(message)
            with loop.quiet():
                languages.build_translation(config)
            site = Path(config.site_dir)
            for difference in list(parity.differences(self.root, site)):
                log.error(difference)
                parity.show(site, difference)

    def _refuse_unexecuted(self, markdown: str) -> str:
        shown, before = [], None
        for line, header in fence.lines(markdown):
            language = re.split(r"[\s{]", (header or "").lstrip("{ ."))[0]
            if header and header != before and language in {"py", "python"} and not fence.is_executed(header):
                message = (
                    "this code is not executed. Put it into snippets/ and name it: "
                    '```python exec="on" snippet="<chapter>/<name>"'
                )
                shown.append(f"{self._failure_block(self._line_of(line), message)}\n")
            shown.append(line)
            before = header
        return "\n".join(shown)

    def _format_fence(self, **options: Any) -> Markup:
        # What markdown-exec would do with these is not what stands on the page: refused below.
        for name in ("source", "result", "html", "session", "workdir"):
            value = options.pop(name)
            if value:
                options["extra"][name] = value
        run = functools.partial(self._rendered_fence, options["md"])
        try:
            return base_format(language="python", run=run, html=True, **options)
        except Exception as error:
            # Any other exception makes SuperFences take the fence for plain text, in silence.
            raise SuperFencesException(f"{self.page.file.src_uri}: {error!r}") from error

    def _rendered_fence(
        self, md: Markdown, annotations: str, *, returncode: int, session: str, id: str, **attributes: str
    ) -> str:
        """Stands where markdown-exec would run the fence's body: the code comes from a file."""
        text = self._run_fence(annotations, **attributes)
        key = digest(text, self.markdown_key)
        html = self.fences.get(key)
        if html is None or not html.endswith(_END):
            # Without a prefix: links to the page's own anchors stay as they are.
            html = str(MarkdownConverter(md).convert(text, id_prefix="")) + _END
            self.fences.put(key, html)
        return html

    def _run_fence(self, annotations: str, **attributes: str) -> str:
        name = attributes.pop("snippet", "")
        line = self._line_of(f'snippet="{name}"' if name else 'exec="on"')
        if not name or attributes:
            return self._failure_block(
                line, 'an executed fence reads: ```python exec="on" snippet="<chapter>/<name>"'
            )
        outcomes: dict[Runtime, Outcome] = {}
        complaints: dict[str, list[str]] = {}
        blocks = []
        try:
            for found, runtime in self._runs(name):
                try:
                    outcomes[runtime] = self.runner.outcome(found, runtime)
                except RunError as error:
                    blocks.append(self._failure_block(line, str(error)))
                else:
                    complaint = golden.complaint(found, runtime, outcomes[runtime])
                    if complaint:
                        what = complaint.removeprefix(f"{found.name} in {runtime.name}")
                        complaints.setdefault(what, []).append(runtime.name)
            for what, runtimes in complaints.items():
                blocks.append(self._failure_block(line, f"{name} in {', '.join(runtimes)}{what}"))
            linked = _PAGE_LINK.sub(lambda link: self._resolved(link, line), annotations)
            blocks.insert(0, fence.markdown(found, linked, outcomes, self.words))
        except SnippetError as error:
            return self._failure_block(line, str(error))
        return "\n\n".join(blocks)

    def _resolved(self, link: re.Match[str], line: int) -> str:
        """A link to a page, as MkDocs would write it: it doesn't see what stands in a fence."""
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.file.src_uri), link[1]))
        target = self.files.get_file_from_path(uri)
        if target is None:
            return self._failure(line, f"there is no page {link[1]!r} to link to")
        return f"]({target.url_relative_to(self.page.file)}{link[2] or ''})"

    def _atlas_part(self, name: str) -> str:
        """The index, the hazards, or the functions of a category with their headings."""
        made = self.atlas.result()
        if name not in {*made.categories, "index", "hazards"}:
            if made.complaints:
                return made.place("index")
            known = ", ".join(["index", "hazards", *made.categories])
            return self._failure(
                self._line_of(f"{{{{ atlas/{name}"), f"the atlas has no {name!r}; it has: {known}"
            )
        parts = []
        for function in made.categories.get(name, []):
            parts += [f"## K.{function} {{#{anchor(function)}}}", made.place(function)]
            if function in made.see:
                parts.append(self._see(made.see[function]))
        return "\n\n".join(parts) or made.place(name)

    def _see(self, target: str) -> str:
        page, _, section = target.partition("#")
        path = self.root / "docs" / self.language / page
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        title = re.search(rf"^#+ (.+) \{{#{section or '.*'}\}}$", text, re.MULTILINE)
        if title is None:
            return self._failure(self._line_of("{{ atlas/"), f"there is no section {target!r} to link to")
        return f"{self.words['more']}: [{title[1]}](../{target})"

    def _values(self, name: str) -> Mapping[str, Any]:
        if name == "atlas/summary":
            return self.atlas.result().summary
        if name == "faults/summary":
            return {"faults": sum(map(len, faults.areas(self.root).values()))}
        try:
            run = next(self._runs(name))
            return self.runner.outcome(*run).values
        except (SnippetError, RunError) as error:
            raise values.ValueReferenceError(str(error)) from error

    def _runtimes_table(self) -> str:
        rows = [f"| {self.words['runtime']} | {self.words['versions']} |", "| --- | --- |"]
        for runtime in RUNTIMES.values():
            for name in snippet.names(self.root):
                try:
                    found = self._snippet(name)
                    known = runtime in found.runtimes
                except SnippetError as error:
                    log.debug("Left to the page that shows it: %s", error)
                    continue
                if known:
                    outcomes = {runtime: self.runner.outcome(found, runtime)}
                    rows.append(f"| {self.words[runtime.name]} | {fence.versions([runtime], outcomes)} |")
                    break
        return "\n".join(rows)

    def _faults(self, area: str) -> str:
        try:
            # The first fault of a new area is written down by a run that builds this page.
            rows = faults.areas(self.root).get(area, [])
        except (OSError, ValueError) as error:
            line = self._line_of(f"{{{{ faults/{area}")
            return self._failure(line, f"{faults.TABLE} can't be read: {error}. Run `make faults`.")
        return faults.markdown(rows, self.language, self.words)

    def _facts(self, markdown: str, config: MkDocsConfig) -> list[object] | None:
        """What the fences and the API reference of a page show, if that can be told."""
        try:
            facts = reference.facts(self.root, config, markdown)
        except (SnippetError, OSError):
            return None
        for name in sorted({*_SNIPPET_NAME.findall(markdown)} & {*self.names}):
            try:
                for found, runtime in self._runs(name):
                    outcome = self.runner.outcome(found, runtime)
                    complaint = golden.complaint(found, runtime, outcome)
                    facts.append((found.source, runtime.name, outcome.to_json(), complaint))
            except (SnippetError, RunError) as error:
                facts.append(str(error))
        return facts

    def _runs(self, name: str) -> Iterator[tuple[Snippet, Runtime]]:
        found = self._snippet(name)
        yield from ((found, runtime) for runtime in found.runtimes)

    def _snippet(self, name: str) -> Snippet:
        if name not in self.snippets:
            self.snippets[name] = snippet.load(self.root, name)
        return self.snippets[name]

    def _failure_block(self, line: int, message: str) -> str:
        shown = fence.block("text", self._failure(line, message), "no-copy", title=self._place(line))
        return f'!!! failure ""\n\n{indent(shown, "    ")}'

    def _failure(self, line: int, message: str) -> str:
        log.error("%s: %s", self._place(line), message)
        return message

    def _place(self, line: int) -> str:
        file = Path(self.page.file.abs_src_path or self.page.file.src_uri)
        return f"{file.relative_to(self.root).as_posix()}, line {line}"

    def _line_of(self, text: str) -> int:
        """The line where a text stands, or as much of its beginning as the page's source has."""
        source = self._source()
        known = next(text[:end] for end in range(len(text), -1, -1) if text[:end] in source)
        return source.partition(known)[0].count("\n") + 1 if known else 1

    def _source(self) -> str:
        return self.page.file.content_string
