"""What a page's Python fences become: markdown-exec's formatter, whose code comes from the snippets."""

import functools
import re
from typing import Any

from markdown import Markdown
from markdown_exec import MarkdownConverter, base_format
from markupsafe import Markup
from pymdownx.superfences import SuperFencesException

from publishing import fence, golden
from publishing.cache import Cache, digest
from publishing.executed import Executed
from publishing.languages import WORDS
from publishing.outcome import Outcome, RunError
from publishing.runtime import Runtime
from publishing.snippet import SnippetError
from publishing.source import Source

# Half of a cached text is as good as none.
_END = "<!-- end -->"


class Formatter:
    """Formats the fences of a language's pages.

    Args:
        language: The language.
        executed: The snippets.
        known: Where converted fences are kept.
        options: Stands for how Markdown is converted.

    Attributes:
        source: The page that is being made.
    """

    source: Source

    def __init__(self, language: str, executed: Executed, known: Cache, options: str) -> None:
        self._words = WORDS[language]
        self._executed = executed
        self._known = known
        self._options = options

    def format(self, **options: Any) -> Markup:
        """What becomes of a fence: what SuperFences asks for."""
        # What markdown-exec would do with these is not what stands on the page: refused below.
        for name in ("source", "result", "html", "session", "workdir"):
            value = options.pop(name)
            if value:
                options["extra"][name] = value
        run = functools.partial(self._converted, options["md"])
        try:
            return base_format(language="python", run=run, html=True, **options)
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
        self, md: Markdown, annotations: str, *, returncode: int, session: str, id: str, **attributes: str
    ) -> str:
        """Stands where markdown-exec would run the fence's body: the code comes from a file."""
        text = self._markdown(annotations, **attributes)
        key = digest(text, self._options)
        html = self._known.get(key)
        if html is None or not html.endswith(_END):
            # Without a prefix: links to the page's own anchors stay as they are.
            html = str(MarkdownConverter(md).convert(text, id_prefix="")) + _END
            if annotations.strip():
                html = html.replace("<ol>", '<ol class="annotations">', 1)
            self._known.put(key, html)
        return html

    def _markdown(self, annotations: str, **attributes: str) -> str:
        name = attributes.pop("snippet", "")
        line = self.source.line_of(f'snippet="{name}"' if name else 'exec="on"')
        if not name or attributes:
            return self.source.failure_block(
                line, 'an executed fence reads: ```python exec="on" snippet="<chapter>/<name>"'
            )
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
            blocks.insert(0, fence.markdown(found, linked, outcomes, self._words))
        except SnippetError as error:
            return self.source.failure_block(line, str(error))
        return "\n\n".join(blocks)
