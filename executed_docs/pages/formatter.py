"""Formats executed fences: a formatter of markdown-exec whose code comes from the snippets."""

import re
from collections.abc import Mapping
from typing import Any

from markdown import Markdown
from markdown_exec import base_format
from markupsafe import Markup, escape
from pymdownx.superfences import SuperFencesException

from executed_docs import fences
from executed_docs.execution import golden
from executed_docs.execution.collection import Collection
from executed_docs.execution.outcome import Outcome, RunError, UnavailableError
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import SnippetError
from executed_docs.pages import outcome_blocks
from executed_docs.pages.source import Source

# What `fences.block` writes.
_TITLED = re.compile(r'(`{3,} \{[^"\n]*) title="(.*)"(?=\}\n)')


class Formatter:
    """Formats the fences of a language's pages.

    Args:
        collection: The snippets.
        words: The words of the language.
        markdown: Converts the blocks. One for all fences: loading its extensions takes as long as
            converting one.
        sources: The pages, by their path: a fence says where it stands.
    """

    def __init__(
        self,
        collection: Collection,
        words: Mapping[str, str],
        markdown: Markdown,
        sources: Mapping[str, Source],
    ) -> None:
        self._collection = collection
        self._words = words
        self._markdown = markdown
        self._sources = sources
        # The languages share it: a block of code differs by its title, if at all.
        self._known = collection.blocks

    def format(self, **options: Any) -> Markup:
        """Formats a fence, as SuperFences asks for it."""
        # What markdown-exec would do with these is not what stands on the page: refused below.
        for name in ("source", "result", "html", "session", "workdir"):
            value = options.pop(name)
            if value:
                options["extra"][name] = value
        try:
            return base_format(language="python", run=self._converted, html=True, **options)
        except Exception as error:
            # Any other exception makes SuperFences take the fence for plain text, in silence.
            raise SuperFencesException(f"{options['extra'].get('at')}: {error!r}") from error

    def refuse_unexecuted(self, markdown: str, source: Source) -> str:
        """A page's Markdown with a failure above each Python fence that nothing executes."""
        shown, before = [], None
        for line, header in fences.lines(markdown):
            language = re.split(r"[\s{}]", (header or "").lstrip("{ ."))[0]
            if (
                header
                and header != before
                and language in {"py", "python"}
                and not fences.is_executed(header)
            ):
                message = (
                    "this code is not executed. Put it into snippets/ and name it: "
                    '```python exec="on" snippet="<chapter>/<name>"'
                )
                shown.append(f"{source.failure_block(source.line_of(line), message)}\n")
            shown.append(line)
            before = header
        return "\n".join(shown)

    def _converted(
        self, annotations: str, *, returncode: int, session: str, id: str, **attributes: str
    ) -> str:
        """What markdown-exec calls in place of running the fence's body: the code comes from a file."""
        html = "\n".join(map(self._html, self._shown(annotations, **attributes)))
        return html.replace("<ol>", '<ol class="annotations">', 1) if annotations.strip() else html

    def _html(self, block: str) -> str:
        titled = _TITLED.match(block)
        if not titled:
            return self._converted_once(block)
        html = self._converted_once(titled[1] + block[titled.end() :])
        return html.replace(">", f'><span class="filename">{escape(titled[2])}</span>', 1)

    def _converted_once(self, block: str) -> str:
        if block not in self._known:
            self._known[block] = self._markdown.reset().convert(block)
        return self._known[block]

    def _shown(self, annotations: str, **attributes: str) -> list[str]:
        """Blocks of Markdown: the code, its annotations, its outcomes, and what is wrong."""
        name = attributes.pop("snippet", "")
        path, _, number = attributes.pop("at").rpartition(":")
        source, line = self._sources[path], int(number)
        if not name or attributes:
            reads = 'an executed fence reads: ```python exec="on" snippet="<chapter>/<name>"'
            return [source.failure_block(line, reads)]
        outcomes: dict[Runtime, Outcome] = {}
        mismatches: dict[str, list[str]] = {}
        blocks = []
        try:
            # It may run nowhere on this machine, and is shown all the same.
            found = self._collection.project.load(name)
            for _, runtime in self._collection.runs(name):
                try:
                    outcomes[runtime] = self._collection.outcome(found, runtime)
                except UnavailableError:
                    # The page says so once: see `unavailable_notice`.
                    continue
                except RunError as error:
                    blocks.append(source.failure_block(line, str(error)))
                else:
                    mismatch = golden.mismatch(found, runtime, outcomes[runtime])
                    if mismatch:
                        what = mismatch.removeprefix(f"{found.name} in {runtime.name}")
                        mismatches.setdefault(what, []).append(runtime.name)
            for what, runtimes in mismatches.items():
                blocks.append(source.failure_block(line, f"{name} in {', '.join(runtimes)}{what}"))
            linked = source.linked(annotations, line)
            return [*outcome_blocks.blocks(found, linked, outcomes, self._words), *blocks]
        except SnippetError as error:
            return [source.failure_block(line, str(error))]
