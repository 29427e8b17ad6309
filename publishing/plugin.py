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
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from pymdownx.superfences import SuperFencesException

from publishing import (
    cache,
    faults,
    fence,
    glossary,
    golden,
    kept,
    languages,
    lean,
    ledger,
    licenses,
    loop,
    measured,
    offline,
    parity,
    reference,
    runner,
    snippet,
    stylesheet,
    tools,
    twins,
    values,
)
from publishing.atlas import site as atlas
from publishing.atlas.words import CATEGORIES, anchor, dashed
from publishing.cache import Cache, digest
from publishing.formula import Katex
from publishing.kept import Kept
from publishing.loop import Loop
from publishing.outcome import Outcome, RunError
from publishing.passages import UnreadableError
from publishing.rendered import Rendered
from publishing.runtime import RUNTIMES, Runtime
from publishing.snippet import Snippet, SnippetError

log = logging.getLogger(f"mkdocs.plugins.{__name__}")


# Half of a cached text is as good as none.
_END = "<!-- end -->"
_ATLAS = re.compile(r"^\{\{ atlas/(\w+) \}\}$", re.MULTILINE)
_MEASURED = re.compile(r"\{\{ measured/(\w+) \}\}")
_FAULTS = re.compile(r"^\{\{ faults/(\w+) \}\}$", re.MULTILINE)
_SNIPPET_NAME = re.compile(r"\b(?=(\w+/\w+))")
_PAGE_LINK = re.compile(r"""(\]\(|href=")([^)"#:\s]+\.md)(?=[#)"])""")


class Options(Config):  # type: ignore[no-untyped-call]
    """There are none: a class of its own is what MkDocs asks for."""


class ExecutedSnippets(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Executes the snippets that the pages of one language name."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.root = Path(config.config_file_path or "").resolve().parent
        self.language: str = config.theme["language"]
        offline.prepare(config)
        self.words = languages.WORDS[self.language]
        self.katex = Katex(self.root, Cache(self.root / ".cache" / "formulas"))
        self.runner = runner.shared(cache.of_runs(self.root, "outcomes"))
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
        self.shown: list[tuple[Page, str]] = []
        markdown_exec.formatters["python"] = self._format_fence
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
        # Stemmers, of a license of their own, which this site's search doesn't use.
        for file in list(files):
            if file.src_uri.startswith("assets/javascripts/lunr/"):
                files.remove(file)
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
        if "{{ licenses }}" in markdown:
            known = Cache(self.root / ".cache" / "licenses")
            markdown = markdown.replace("{{ licenses }}", licenses.markdown(self.root, files, known))
        if "{{ glossary }}" in markdown:
            try:
                rows = glossary.rows(self.root)
            except UnreadableError as error:
                rows = f"| {self._failure(self._line_of('{{ glossary }}'), str(error))} | | |"
            markdown = markdown.replace("{{ glossary }}", rows)
        markdown = _ATLAS.sub(lambda part: self._atlas_part(part[1]), markdown)
        markdown = _FAULTS.sub(lambda part: self._faults(part[1]), markdown)
        markdown = _MEASURED.sub(lambda part: self._measured_part(part[1]), markdown)
        markdown = self._refuse_unexecuted(markdown)
        self.shown.append((page, markdown))
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        def failed(tex: str, message: str) -> str:
            line = self._line_of(tex.splitlines()[0])
            return f"<code>{escape(self._failure(line, f'the formula {tex!r}: {message}'))}</code>"

        html = self._with_notices(self.katex.render_page(html, failed))
        if "data-atlas" in html:
            line = self._line_of("{{ atlas/")
            html = self.atlas.result().put(html, self.language)
            html = _PAGE_LINK.sub(lambda link: self._resolved(link, line), html)
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
        lean.trim(env)
        env.bytecode_cache = kept.Templates(str(self.root / ".cache" / "trimmed"))
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
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
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
            with loop.quiet():
                languages.build_translation(config)
            site = Path(config.site_dir)
            for difference in list(parity.differences(self.root, site)):
                log.error(difference)
                parity.show(site, difference)

    def _write_twins(self, config: MkDocsConfig) -> None:
        made = twins.Twins(
            Kept(Cache(self.root / ".cache" / "twins")),
            config,
            self.files,
            self.words,
            self._outcomes,
            lambda identifier: reference.described(config, identifier, self.words),
        )
        texts = {}
        for page, markdown in self.shown:
            whole = self.atlas.result().put(markdown, self.language, ".md")
            texts[page.file.src_uri] = made.write(page, whole, self.pages.inputs[page.file.src_uri])
        made.write_lists(self.nav, texts)

    def _outcomes(self, name: str) -> tuple[Snippet, Mapping[Runtime, Outcome]] | str:
        """A snippet with its outcomes, or what its page says is wrong with it."""
        try:
            runs = {runtime: self.runner.outcome(found, runtime) for found, runtime in self._runs(name)}
            return self._snippet(name), runs
        except (SnippetError, RunError) as error:
            return str(error)

    def _with_notices(self, html: str) -> str:
        """Tells the reader, below its heading, of a section that is newer in the other language."""
        try:
            newer = ledger.newer(self.root, self.page.file.src_uri, self.language)
        except UnreadableError as error:
            # Both languages read the same file.
            if self.language == languages.MAIN:
                log.error("%s", error)
            return html
        alternates = languages.alternates(self.page, self.language, "")
        twin = next(each for each in alternates if each["lang"] != self.language)
        for id in newer:
            link = (
                f'<a class="twin" hreflang="{twin["lang"]}" href="{twin["path"]}#{id}">'
                f"{self.words['twin']}</a>"
            )
            notice = self.words["newer"].format(twin=link)
            shown = f'<p class="newer" data-search-exclude="true">{notice}</p>'
            heading = re.compile(rf'<(h[1-6])[^>]* id="{re.escape(id)}".*?</\1>', re.DOTALL)
            html = heading.sub(lambda found, shown=shown: found[0] + shown, html, count=1)  # type: ignore[misc]
        return html

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
            if annotations.strip():
                html = html.replace("<ol>", '<ol class="annotations">', 1)
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
        """A link to a page, as MkDocs would write it: it doesn't see fences, nor the atlas."""
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.file.src_uri), link[2]))
        target = self.files.get_file_from_path(uri)
        if target is None:
            return self._failure(line, f"there is no page {link[2]!r} to link to")
        return link[1] + target.url_relative_to(self.page.file)

    def _atlas_part(self, name: str) -> str:
        """The index, the hazards, what the code checker knows, or a category's functions."""
        made = self.atlas.result()
        if name not in {*made.categories, "index", "hazards", "checker"}:
            if made.complaints:
                return made.place("index")
            known = ", ".join(["index", "hazards", "checker", *made.categories])
            return self._failure(
                self._line_of(f"{{{{ atlas/{name}"), f"the atlas has no {name!r}; it has: {known}"
            )
        if name == "checker":
            # The links are the page's own, so that they hold wherever the site is read, also from disk.
            links = [
                f"[{title}](atlas/{dashed(category)}.md){{ data-category={category} }}"
                for category, title in CATEGORIES[self.language].items()
            ]
            return f"{' · '.join(links)}\n\n{made.place(name)}"
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

    def _measured_part(self, name: str) -> str:
        try:
            return measured.part(self.root, name, self.language)
        except measured.MeasuredError as error:
            return self._failure(self._line_of(f"{{{{ measured/{name}"), str(error))

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
