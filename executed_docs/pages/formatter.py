"""Formats executed fences, whose code comes from the snippets: a custom fence of SuperFences."""

import contextlib
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import Any

from markdown import Markdown
from markupsafe import Markup, escape
from pymdownx.superfences import SuperFencesException

from executed_docs import fences
from executed_docs.execution import golden
from executed_docs.execution.collection import Collection
from executed_docs.execution.golden import FigureChange
from executed_docs.execution.outcome import Figure, Outcome, RunError, UnavailableError
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import SnippetError
from executed_docs.pages import figures, outcome_blocks
from executed_docs.pages.figures import AlternativeError
from executed_docs.pages.source import Source

EXTENSIONS = ("admonition", "attr_list", "pymdownx.highlight", "pymdownx.superfences")
"""The extensions of Python-Markdown that executed fences need."""

Place = Callable[[Sequence[str]], tuple[Source, int] | None]
"""Gives the source and the line of a fence by its lines, or None if it isn't the project's."""

_NAMED = re.compile(r'snippet="(?P<snippet>[^"]+)" part="(?P<part>[^"]+)".* at="[^"]*:(?P<line>\d+)"')

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
        docstrings: Gives the source and the line of a docstring's fence by the name of its snippet: such a
            fence doesn't say where it stands.
    """

    def __init__(
        self,
        collection: Collection,
        words: Mapping[str, str],
        markdown: Markdown,
        sources: Mapping[str, Source],
        docstrings: Callable[[str], tuple[Source, int]] = lambda _: (
            Source("a docstring", "", lambda _: None),
            1,
        ),
    ) -> None:
        self._collection = collection
        self._words = words
        self._markdown = markdown
        self._sources = sources
        self._docstrings = docstrings
        # The languages share it: a block of code differs by its title, if at all.
        self._known = collection.blocks

    def format(self, code: str, extra: dict[str, str], **options: Any) -> Markup:
        """Formats a fence.

        Args:
            code: The fence's body.
            extra: What its header says besides that it is executed.
            options: What else markdown-exec would do, if a site has that plugin.
        """
        # What markdown-exec would do with these is not what stands on the page: refused below.
        refused = ("source", "result", "html", "session", "workdir")
        extra = extra | {name: options[name] for name in refused if options.get(name)}
        try:
            return Markup(self._converted(code, **extra))
        except Exception as error:
            # Any other exception makes SuperFences take the fence for plain text, in silence.
            raise SuperFencesException(f"{extra.get('at')}: {error!r}") from error

    def convert_expected(self) -> None:
        """Converts what pages will show of the runs that go on, while there is no outcome to show."""
        for found, runtime in self._collection.waiting:
            # What is wrong, the page that shows it says, with its place.
            with contextlib.suppress(Exception):
                for block in outcome_blocks.expected(found, self._collection.golden(found, runtime)):
                    self._html(block)

    def refuse_disorder(self, markdown: str, source: Source) -> str:
        """A page's Markdown with a failure where parts of a snippet are out of order or left out."""
        shown: list[str] = []
        following: dict[str, tuple[list[str], int, int]] = {}
        before = None
        for line, header in fences.lines(markdown):
            named = (
                _NAMED.search(header) if header and header != before and fences.is_executed(header) else None
            )
            if named:
                name, part, number = named["snippet"], named["part"], int(named["line"])
                parts, position, _ = following.get(name) or (self._parts(name), 0, 0)
                if part in parts:
                    due = parts[position] if position < len(parts) else None
                    if part != due:
                        after = f"{due!r} comes next" if due else "all parts stand above"
                        message = (
                            f"the part {part!r} of {name} is out of order: {after}. Show each, in its order"
                        )
                        shown.append(f"{source.failure_block(number, message)}\n")
                    following[name] = parts, parts.index(part) + 1, number
            shown.append(line)
            before = header
        for name, (parts, position, number) in following.items():
            if position < len(parts):
                message = (
                    f"the page leaves out the part {parts[position]!r} of {name}. Show each, in its order"
                )
                shown.append(f"\n{source.failure_block(number, message)}")
        return "\n".join(shown)

    def _parts(self, name: str) -> list[str]:
        try:
            return [*next(self._collection.runs(name))[0].parts]
        except SnippetError:
            # The fence itself says so.
            return []

    def refuse_unexecuted(self, markdown: str, place: Place) -> str:
        """Markdown with a failure above each Python fence that nothing executes.

        Args:
            markdown: The Markdown of a page or of a docstring.
            place: Where its fences stand.
        """
        lines = list(fences.lines(markdown))
        shown, before = [], None
        for number, (line, header) in enumerate(lines):
            language = re.split(r"[\s{}]", (header or "").lstrip("{ ."))[0]
            if (
                header
                and header != before
                and language in {"py", "python"}
                and not fences.is_executed(header)
            ):
                message = (
                    f"this code is not executed. Put it into {self._collection.project.folder}/ and name it: "
                    '```python exec="on" snippet="<chapter>/<name>"'
                )
                if found := place(_first_fence(lines[number:])):
                    shown.append(f"{found[0].failure_block(found[1], message)}\n")
            shown.append(line)
            before = header
        return "\n".join(shown)

    def _converted(self, annotations: str, **attributes: str) -> str:
        """The HTML of a fence, whose body is prose: the code comes from a file."""
        html = "\n".join(map(self._html, self._shown(annotations, **attributes)))
        return html.replace("<ol>", '<ol class="annotations">', 1) if annotations.strip() else html

    def blocks(self, annotations: str, attributes: dict[str, str]) -> list[str]:
        """What stands on a page for a fence, as blocks of Markdown.

        Args:
            annotations: The fence's body.
            attributes: What its header says.
        """
        named = {name: value for name, value in attributes.items() if name != "exec"}
        return self._shown(annotations, **named)

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
        name, part = attributes.pop("snippet", ""), attributes.pop("part", "")
        given = {option: attributes.pop(option) for option in [*attributes] if figures.is_option(option)}
        path, _, number = attributes.pop("at", "").rpartition(":")
        source, line = (self._sources[path], int(number)) if path else self._docstrings(name)
        if not name or attributes:
            reads = 'an executed fence reads: ```python exec="on" snippet="<chapter>/<name>"'
            return [source.failure_block(line, reads)]
        outcomes: dict[Runtime, Outcome] = {}
        mismatches: dict[str, list[str]] = {}
        changed: dict[FigureChange, None] = {}
        blocks = []
        try:
            # It may run nowhere on this machine, and is shown all the same.
            found = self._collection.load(name)
            if part and part not in found.parts:
                known = ", ".join(found.parts) or "none: write `# %% <part>` above each"
                message = f"{found.filename} has no part {part!r}; it has: {known}"
                return [source.failure_block(line, message)]
            for _, runtime in self._collection.runs(name):
                try:
                    outcomes[runtime] = self._collection.outcome(found, runtime)
                except UnavailableError:
                    # The page says so once: see `unavailable_notice`.
                    continue
                except RunError as error:
                    blocks.append(source.failure_block(line, str(error)))
                else:
                    # A golden holds all parts: what differs stands below the last.
                    last = not part or part == [*found.parts][-1]
                    mismatch = self._collection.mismatch(found, runtime) if last else None
                    if mismatch:
                        what = mismatch.removeprefix(f"{found.name} in {runtime.name}")
                        mismatches.setdefault(what, []).append(runtime.name)
                        changed |= dict.fromkeys(golden.figure_changes(found, runtime, outcomes[runtime]))
            for what, runtimes in mismatches.items():
                blocks.append(source.failure_block(line, f"{name} in {', '.join(runtimes)}{what}"))
            blocks += [block for change in changed for block in figures.golden_blocks(change)]
            drawn = [
                figure
                for outcome in outcome_blocks.of_part(outcomes, part).values()
                for figure in outcome.figures
            ]
            if outcomes:
                try:
                    figures.check(name, drawn, given)
                except AlternativeError as error:
                    blocks.append(source.failure_block(line, str(error)))
            texts = figures.alternatives(drawn, given)

            def element(figure: Figure) -> str:
                address = source.asset(figures.address(name, figure))
                return figures.element(figure, texts[figure.name], address)

            linked = source.linked(annotations, line)
            return [*outcome_blocks.blocks(found, linked, outcomes, self._words, part, element), *blocks]
        except SnippetError as error:
            return [source.failure_block(line, str(error))]


def _first_fence(lines: list[tuple[str, str | None]]) -> list[str]:
    """The lines of the fence that lines begin with."""
    header = lines[0][1]
    return [text for text, _ in takewhile(lambda each: each[1] is header, lines)]


def validate(
    _language: str,
    inputs: dict[str, str],
    options: dict[str, Any],
    _attributes: dict[str, Any],
    _md: Markdown,
) -> bool:
    """Whether SuperFences gives a fence to the formatter: it says that it is executed."""
    if inputs.pop("exec", "") != "on":
        return False
    options["extra"] = dict(inputs)
    return True


def custom_fence(formatter: Callable[[], Formatter]) -> dict[str, Any]:
    """The custom fence of SuperFences that formats executed fences.

    Args:
        formatter: Gives the formatter, which may not be made yet.
    """

    def formatted(
        source: str, _language: str, _class: str, options: dict[str, Any], _md: Markdown, **_: Any
    ) -> Markup:
        return formatter().format(source, **options)

    return {"name": "python", "class": "python", "validator": validate, "format": formatted}
