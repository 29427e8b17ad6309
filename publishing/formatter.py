"""What a page's Python fences become: markdown-exec's formatter, whose code comes from the snippets."""

import re
from typing import Any

from markdown import Markdown
from markdown_exec import base_format
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from pymdownx.superfences import SuperFencesException

from publishing import fence, golden
from publishing.executed import Executed
from publishing.languages import WORDS
from publishing.outcome import Outcome, RunError
from publishing.runtime import Runtime
from publishing.snippet import SnippetError
from publishing.source import Source

# What `fence.block` writes.
_TITLED = re.compile(r'(`{3,} \{[^"\n]*) title="(.*)"(?=\}\n)')


class Formatter:
    """Formats the fences of a language's pages.

    Args:
        language: The language.
        executed: The snippets.
        config: The configuration of the language's site.
        known: The HTML of blocks that were converted in this build. The languages share it, since a block of
            code differs by its title, if at all.

    Attributes:
        source: The page that is being made.
    """

    source: Source

    def __init__(
        self, language: str, executed: Executed, config: MkDocsConfig, known: dict[str, str]
    ) -> None:
        self._words = WORDS[language]
        self._executed = executed
        # One for all fences: loading the extensions takes as long as converting one.
        self._markdown = Markdown(
            extensions=[*config.markdown_extensions], extension_configs={**config.mdx_configs}
        )
        self._known = known

    def format(self, **options: Any) -> Markup:
        """What becomes of a fence: what SuperFences asks for."""
        # What markdown-exec would do with these is not what stands on the page: refused below.
        for name in ("source", "result", "html", "session", "workdir"):
            value = options.pop(name)
            if value:
                options["extra"][name] = value
        try:
            return base_format(language="python", run=self._converted, html=True, **options)
        except Exception as error:
            # Any other exception makes SuperFences take the fence for plain text, in silence.
            raise SuperFencesException(f"{self.source.page.file.src_uri}: {error!r}") from error

    def refuse_unexecuted(self, markdown: str) -> str:
        """A page with a failure above each Python fence that nothing executes."""
        shown, before = [], None
        for line, header in fence.lines(markdown):
            language = re.split(r"[\s{]", (header or "").lstrip("{ ."))[0]
            if header and header != before and language in {"py", "python"} and not fence.is_executed(header):
                message = (
                    "this code is not executed. Put it into snippets/ and name it: "
                    '```python exec="on" snippet="<chapter>/<name>"'
                )
                shown.append(f"{self.source.failure_block(self.source.line_of(line), message)}\n")
            shown.append(line)
            before = header
        return "\n".join(shown)

    def _converted(
        self, annotations: str, *, returncode: int, session: str, id: str, **attributes: str
    ) -> str:
        """Stands where markdown-exec would run the fence's body: the code comes from a file."""
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
        """Blocks of Markdown: the code, its annotations, what its runs gave, and what is wrong."""
        name = attributes.pop("snippet", "")
        line = self.source.line_of(f'snippet="{name}"' if name else 'exec="on"')
        if not name or attributes:
            reads = 'an executed fence reads: ```python exec="on" snippet="<chapter>/<name>"'
            return [self.source.failure_block(line, reads)]
        outcomes: dict[Runtime, Outcome] = {}
        complaints: dict[str, list[str]] = {}
        blocks = []
        try:
            for found, runtime in self._executed.runs(name):
                try:
                    outcomes[runtime] = self._executed.outcome(found, runtime)
                except RunError as error:
                    blocks.append(self.source.failure_block(line, str(error)))
                else:
                    complaint = golden.complaint(found, runtime, outcomes[runtime])
                    if complaint:
                        what = complaint.removeprefix(f"{found.name} in {runtime.name}")
                        complaints.setdefault(what, []).append(runtime.name)
            for what, runtimes in complaints.items():
                blocks.append(self.source.failure_block(line, f"{name} in {', '.join(runtimes)}{what}"))
            linked = self.source.linked(annotations, line)
            return [*fence.blocks(found, linked, outcomes, self._words), *blocks]
        except SnippetError as error:
            return [self.source.failure_block(line, str(error))]
