"""A page as plain Markdown, with the outcomes of its snippets: what any reader of Markdown shows."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from textwrap import dedent

from executed_docs import fences
from executed_docs.execution.outcome import Figure, Outcome
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import Snippet
from executed_docs.pages import figures, outcome_blocks

_BLOCK = re.compile(r'(!!!|\?\?\?\+?|===[!+]?) *([\w -]*?) *(?:"(.*)")?')
_HEADING = re.compile(r"(#+ .*?)(?: \{ *#([\w-]+)[^}]*\})?")
_DIVISION = re.compile(r"</?div[^>]*>")
_ATTRIBUTES = re.compile(r" ?\{:? ?[.#][^{}]*\}$")
_CODE_SPAN = re.compile(r"((`+)(?!`).+?(?<!`)\2(?!`))")
_LINK = re.compile(r"(\]\(|\bhref=\"|\bsrc=\")([^)\"\s]+)")
_MARKER = re.compile(r"# \((\d+)\)!")
_SNIPPET = re.compile(r'snippet="([^"]+)"')
_PART = re.compile(r'\bpart="([^"]+)"')


@dataclass(frozen=True)
class Prose:
    """Some of a page's Markdown.

    Attributes:
        text: The Markdown.
        anchor: The id of the heading that it begins with, or nothing.
    """

    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Run:
    """A snippet where a page shows it.

    Attributes:
        snippet: The snippet.
        annotations: The texts of its markers, as an ordered list, or nothing.
        outcomes: What is shown of the outcomes of its runs, in the order in which they are shown.
        part: The part of the snippet that is shown; without one, it is the whole.
        alternatives: The text alternatives of the pictures, by the name of the file.
        absolute: Makes an absolute address of the address of a file in the site.
    """

    snippet: Snippet
    annotations: str
    outcomes: Mapping[Runtime, Outcome]
    part: str = ""
    alternatives: Mapping[str, str] = field(default_factory=dict)
    absolute: Callable[[str], str] = str

    @property
    def code(self) -> str:
        return commented(self.snippet.parts[self.part] if self.part else self.snippet.source)

    def image(self, figure: Figure) -> str:
        """A picture, as Markdown."""
        address = self.absolute(figures.address(self.snippet.name, figure))
        return f"![{self.alternatives.get(figure.name, '')}]({address})"


def commented(source: str) -> str:
    """Code with its markers as plain comments."""
    return _MARKER.sub(r"# (\1)", source.rstrip())


Part = Prose | Run
Runs = Callable[[str], tuple[Snippet, Mapping[Runtime, Outcome]] | str]
"""Gives a snippet and its outcomes by the snippet's name, or else a message about what is wrong."""


@dataclass(frozen=True)
class PageReader:
    """Takes a page's Markdown apart.

    Args:
        words: The words of the page's language.
        address: The page's own address.
        absolute: Makes an absolute address of what a link of the page has.
        runs: Gives the outcomes of snippets.
        described: Gives the API reference of an object as Markdown, by the object's path.
        asset: Makes an absolute address of the address of a file in the site.
    """

    words: Mapping[str, str]
    address: str
    absolute: Callable[[str], str]
    runs: Runs
    described: Callable[[str], str]
    asset: Callable[[str], str] = str

    def parts(self, markdown: str) -> list[Part]:
        """The parts of a page, in order; each heading begins one.

        Args:
            markdown: The page, its values expanded and its executed fences as the author wrote them.
        """
        return list(_joined(self._parts(markdown.split("\n"))))

    def _parts(self, lines: list[str]) -> Iterator[Part]:
        waiting = list(reversed(list(fences.lines("\n".join(lines)))))
        while waiting:
            line, header = waiting.pop()
            body: list[str] = []
            block, heading = _BLOCK.fullmatch(line), _HEADING.fullmatch(line)
            if header is not None:
                ticks = line.removesuffix(header).strip()
                while waiting and (not body or body[-1].strip() != ticks):
                    body.append(waiting.pop()[0])
                yield from self._fence(line, header, body)
            elif block:
                while waiting and (waiting[-1][0].startswith("    ") or not waiting[-1][0].strip()):
                    body.append(waiting.pop()[0])
                yield from self._block(block, dedent("\n".join(body)).split("\n"))
            elif heading:
                yield from (Prose(""), Prose(self._inline(heading[1]), heading[2] or ""), Prose(""))
            elif line.startswith("::: "):
                while waiting and waiting[-1][0].startswith("    "):
                    waiting.pop()
                yield from self._parts(self.described(line.removeprefix("::: ")).split("\n"))
            elif "<table>" in line:
                yield Prose(_table(line))
            elif _DIVISION.fullmatch(line):
                if "data-tool" in line:
                    yield Prose(self.words["tool"].format(address=self.address))
            else:
                yield Prose(self._inline(line))

    def _fence(self, line: str, header: str, body: list[str]) -> Iterator[Part]:
        if not fences.is_executed(header):
            language = re.sub(r"^\{ *\.([\w-]+).*", r"\1", header)
            yield Prose("\n".join([line.removesuffix(header).rstrip() + language, *body]))
            return
        name = _SNIPPET.search(header)
        found = self.runs(name[1] if name else "")
        if isinstance(found, str):
            yield from (Prose(""), Prose(fences.plain("text", found)), Prose(""))
            return
        # The last line ends the fence.
        annotations = "\n".join(map(self._inline, dedent("\n".join(body[:-1])).split("\n")))
        part = _PART.search(header)
        named = part[1] if part else ""
        if named and named not in found[0].parts:
            # What the page says instead stands in its HTML.
            return
        outcomes = outcome_blocks.of_part(found[1], named)
        drawn = [figure for outcome in outcomes.values() for figure in outcome.figures]
        texts = figures.alternatives(drawn, figures.options(header))
        yield Run(found[0], annotations, outcomes, named, texts, self.asset)

    def _block(self, block: re.Match[str], body: list[str]) -> Iterator[Part]:
        marker, kind, title = block.groups()
        title = kind.capitalize() if title is None else title
        label = [Prose(f"**{self._inline(title)}**"), Prose("")] if title else []
        if marker.startswith("==="):
            yield from (Prose(""), *label, *self._parts(body))
            return
        for part in _joined([*label, *self._parts(body)]):
            if isinstance(part, Prose):
                quoted = "\n".join(f"> {line}".rstrip() for line in part.text.split("\n"))
                yield from (Prose(""), Prose(quoted), Prose(""))
            else:
                yield part

    def _inline(self, line: str) -> str:
        """A line with absolute links, and without what only Python-Markdown understands."""
        pieces = _CODE_SPAN.split(_ATTRIBUTES.sub("", line))
        # Each code span comes as itself and its backticks.
        pieces[::3] = [_LINK.sub(lambda link: link[1] + self.absolute(link[2]), text) for text in pieces[::3]]
        del pieces[2::3]
        return "".join(pieces)


def text(parts: list[Part], words: Mapping[str, str]) -> str:
    """The parts as one text."""
    texts = (part.text if isinstance(part, Prose) else shown(part, words) for part in parts)
    return "\n\n".join(text.strip("\n") for text in texts) + "\n"


def shown(run: Run, words: Mapping[str, str]) -> str:
    """A snippet's code, annotations and outcomes, in the order in which the page has them."""
    parts = [f"`{run.snippet.filename}`:", fences.plain("python", run.code), run.annotations]
    for runtimes, caption in outcome_blocks.captions(run.snippet, run.outcomes, words, run.part):
        parts.append(outcome(run, runtimes[0], caption))
    return "\n\n".join(part for part in parts if part)


def _table(line: str) -> str:
    """A table of HTML, as Markdown has it."""
    # Parsers take long to import, and a page from the cache needs none.
    from lxml import html

    rows = [[cell.text_content() for cell in row] for row in html.fromstring(line).iter("tr")]
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def outcome(run: Run, runtime: Runtime, caption: str) -> str:
    """The outcome of a run in a runtime, below its versions."""
    shown = run.outcomes[runtime]
    text = [fences.plain("text", shown.text)] if shown.text else []
    return "\n\n".join([caption, *text, *map(run.image, shown.figures)])


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Prose that isn't interrupted, as one part; a heading begins another."""
    lines: list[Prose] = []
    for part in (*parts, None):
        if lines and (not isinstance(part, Prose) or part.anchor):
            shown = [line.text for before, line in pairwise([Prose(""), *lines]) if line.text or before.text]
            if shown:
                yield Prose("\n".join(shown).rstrip("\n"), lines[0].anchor)
            lines = []
        if isinstance(part, Prose):
            lines.append(part)
        elif part:
            yield part
