"""The plugin of this site: gives the engine the placeholders for the atlas and for this site's tables."""

import logging
import re
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from executed_docs import logs
from executed_docs.errors import UnreadableError
from executed_docs.execution.outcome import ValueReferenceError
from executed_docs.locale.words import section
from executed_docs.options import PLUGIN
from executed_docs.pages import unavailable_notice
from executed_docs.pages.source import Source
from executed_docs.plugin import ExecutedDocs
from executed_docs.storage.fingerprint import digest, loaded_sources
from executed_docs.storage.step_cache import StepCache
from executed_docs.storage.store import Store
from publishing import document, glossary, model_graph
from publishing.atlas import site as atlas
from publishing.atlas.names import anchor, dashed
from publishing.keras.runtimes import RUNTIMES
from publishing.model_graph import Graph, GraphError, Layout
from publishing.tables import architecture, benchmarks, faults
from publishing.upgrader import site as upgrader
from publishing.upgrader.store import RulesError
from publishing.upgrader_pages import site as upgrader_pages
from publishing.upgrader_pages.placeholders import UpgraderPages

log = logging.getLogger(__name__)

_LISTS = ("index", "hazards", "checker")


class Options(Config):  # type: ignore[no-untyped-call]
    """There are none: a class of its own is what MkDocs asks for."""


class KerasBackend(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Registers this site's placeholders with the engine."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        logs.forward("publishing")
        self.engine: ExecutedDocs = config.plugins[PLUGIN]  # type: ignore[assignment]
        self.root, self.language = self.engine.root, self.engine.language
        own = Path(__file__).parent
        loaded_sources(own)
        self.engine.packages.append(own)
        self.faults = section(self.engine.words, "faults")
        self.benchmarks = section(self.engine.words, "benchmarks")
        self.categories = section(self.engine.words, "categories")
        self.graphs: dict[str, Graph] = {}
        self.layout = Layout(self.root, Store(self.engine.cache_folder("graphs")))
        placeholders = self.engine.placeholders
        placeholders.register_values("atlas/summary", lambda: self.atlas.result().summary)
        placeholders.register_values("faults/summary", self._faults_summary)
        placeholders.register(r"glossary", self._glossary)
        placeholders.register(r"document/(\d+)", self._document)
        placeholders.register(r"atlas/(\w+)", self._atlas)
        placeholders.register(r"faults/(\w+)", self._faults)
        placeholders.register(r"measured/(\w+)", self._benchmarks, inline=True)
        placeholders.register(r"architecture/(rooms|way)", self._architecture)
        placeholders.register(r"graph/(?P<snippet>\w+/\w+)\.(?P<name>\w+)", self._graph)
        placeholders.register_blocks("graph", self._graph_block)
        placeholders.register_blocks("atlas", self._atlas_block)
        main = self.engine.documentation.languages.main
        address = (config.site_url or "").removesuffix("" if self.language == main else f"{self.language}/")
        self.upgrader = UpgraderPages(placeholders, self.language, address, self._notice)
        placeholders.register_blocks("architecture", self._architecture_block)
        return config

    # Before the engine, which copies this process for the translations: they get the atlas, too.
    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        runner, words = self.engine.runner, self.engine.all_words
        if self.engine.is_main:
            atlas.forget_failure()
            upgrader_pages.forget_failure()
        self.atlas: Future[atlas.Site] = atlas.begin(self.root, runner, words)
        self.rules = upgrader.begin(self.root, runner)
        self.upgrader.site = upgrader_pages.begin(self.root, runner, words, self.atlas, self.upgrader.address)
        return files

    # Before the engine, which ends a strict build at the warnings of a translation.
    @event_priority(50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        made = self.atlas.result()
        if made.data:
            Path(config.site_dir, "atlas.json").write_text(made.data, encoding="utf-8")
        self._write_rules(config)
        if self.engine.is_main:
            self.upgrader.copy_wheel(Path(config.site_dir))
            for message in [
                *(message for _, message in made.mismatches),
                *self.upgrader.site.result().mismatches,
            ]:
                log.error(message)

    def _write_rules(self, config: MkDocsConfig) -> None:
        try:
            rules = self.rules.result()
        except RulesError as error:
            # What is wrong with the atlas is logged with the atlas.
            if not self.atlas.result().mismatches:
                log.error(str(error))
            return
        if rules:
            script = Path(config.site_dir, upgrader.SCRIPT)
            script.write_text(upgrader.script(rules), encoding="utf-8")

    def _faults_summary(self) -> Mapping[str, Any]:
        return {"faults": sum(map(len, faults.areas(self.root).values()))}

    def _glossary(self, _: re.Match[str], source: Source) -> str:
        try:
            return glossary.rows(self.root)
        except UnreadableError as error:
            return f"| {source.failure(source.line_of('{{ glossary }}'), str(error))} | | |"

    def _document(self, found: re.Match[str], source: Source) -> str:
        try:
            return document.quoted(self.root, int(found[1]), self.language)
        except UnreadableError as error:
            return source.failure(source.line_of(found[0]), str(error))

    def _architecture(self, found: re.Match[str], _: Source) -> str:
        return self.engine.placeholders.block("architecture", found[1])

    def _architecture_block(self, name: str, form: str) -> str:
        label = self.engine.words[f"architecture.{name}"]
        # Measured on this site, nothing changed: 0.6 of 4.2 processor seconds saved.
        cache = StepCache(Store(self.engine.cache_folder("architecture")))
        step = f"{name} {form} {self.language}"
        key = digest(label, *(dict(loaded_sources(package)) for package in self.engine.packages))
        drawn = cache.get(step, key)
        if drawn is None:
            draw = architecture.rooms_drawing if name == "rooms" else architecture.way_drawing
            drawn = architecture.text(self.root, name) if form == "md" else draw(self.root, label)
            cache.put(step, key, drawn)
        return str(drawn)

    def _graph(self, found: re.Match[str], source: Source) -> str:
        """The graph of a model that a snippet makes."""
        try:
            graph = model_graph.of_run(self.engine.collection.values(found["snippet"]), found["name"])
        except (GraphError, ValueReferenceError) as error:
            message = f"{found['snippet']}.{found['name']} can't be drawn: {error}"
            return source.failure(source.line_of(found[0]), message)
        name = digest(graph.dot)
        self.graphs[name] = graph
        return self.engine.placeholders.block("graph", name)

    def _graph_block(self, name: str, form: str) -> str:
        graph, words = self.graphs[name], self.engine.words
        return self.layout.html(graph, words) if form == "html" else model_graph.markdown(graph, words)

    def _atlas_block(self, name: str, form: str) -> str:
        return self.atlas.result().part(name, self.language, form)

    def _atlas(self, found: re.Match[str], source: Source) -> str:
        """The index, the hazards, the links of the code checker, or a category's functions."""
        name, made, line = found[1], self.atlas.result(), source.line_of(found[0])
        if name not in {*made.categories, *_LISTS}:
            if made.mismatches:
                return self._block("index")
            known = ", ".join([*_LISTS, *made.categories])
            return source.failure(line, f"the atlas has no {name!r}; it has: {known}")
        if name == "checker":
            # The links are the page's own, so that they hold wherever the site is read, also from disk.
            links = [
                f"[{title}](atlas/{dashed(category)}.md){{ data-category={category} }}"
                for category, title in self.categories.items()
            ]
            return " · ".join(links)
        parts = [*filter(None, [self._notice()])]
        for function in made.categories.get(name, []):
            parts += [f"## K.{function} {{#{anchor(function)}}}", self._block(function)]
            if function in made.see:
                target = made.see[function]
                title = self._title(target)
                parts.append(
                    f"{self.engine.words['more']}: [{title}](../{target})"
                    if title
                    else source.failure(line, f"there is no section {target!r} to link to")
                )
        return "\n\n".join(parts if made.categories.get(name) else [*parts, self._block(name)])

    def _notice(self) -> str:
        """A notice that names the runtimes that the atlas was made without, or nothing."""
        missing = self.atlas.result().missing
        if not missing:
            return ""
        runtimes = [runtime for runtime in RUNTIMES if runtime.name in missing]
        notice = unavailable_notice.text(runtimes, self.engine.words)
        return f'{notice}\n{{ .unavailable-notice data-search-exclude="true" }}'

    def _block(self, name: str) -> str:
        return self.engine.placeholders.block("atlas", name)

    def _title(self, target: str) -> str | None:
        page, _, section = target.partition("#")
        path = self.root / "docs" / self.language / page
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        title = re.search(rf"^#+ (.+) \{{#{section or '.*'}\}}$", text, re.MULTILINE)
        return title and title[1]

    def _faults(self, found: re.Match[str], source: Source) -> str:
        try:
            # The first fault of a new area is written down by a run that builds this page.
            rows = faults.areas(self.root).get(found[1], [])
        except (OSError, ValueError) as error:
            message = f"{faults.TABLE} can't be read: {error}. Run `make faults`."
            return source.failure(source.line_of(found[0]), message)
        return faults.markdown(rows, self.language, self.faults)

    def _benchmarks(self, found: re.Match[str], source: Source) -> str:
        try:
            return benchmarks.table(self.root, found[1], self.benchmarks)
        except benchmarks.BenchmarkError as error:
            return source.failure(source.line_of(found[0]), str(error))
