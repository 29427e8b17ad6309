"""The fence that shows a snippet and what its runs gave, as Markdown."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from publishing.outcome import Outcome
from publishing.runtime import KERAS3, Runtime
from publishing.snippet import Snippet

_FENCE = re.compile(r" *(`{3,})(.*)")


def lines(page: str) -> Iterator[tuple[str, str | None]]:
    """The lines of a page's Markdown, each with the header of the fence that it stands in."""
    ticks, header = "", None
    for line in page.split("\n"):
        found = _FENCE.fullmatch(line)
        if found and not ticks:
            ticks, header = found[1], found[2].strip()
            yield line, header
        elif found and found[1] == ticks:
            yield line, header
            ticks, header = "", None
        else:
            yield line, header


def is_executed(header: str) -> bool:
    """Whether a fence with this header runs code, so that its body is prose."""
    return 'exec="on"' in header


def blocks(
    snippet: Snippet, annotations: str, outcomes: Mapping[Runtime, Outcome], words: Mapping[str, str]
) -> Iterator[str]:
    """The code, its annotations, and one block for each different outcome, as Markdown.

    Args:
        snippet: The snippet.
        annotations: An ordered list, one item for each `# (n)!` in the code, or nothing.
        outcomes: The outcomes in the order in which they are shown.
        words: The words of the page's language.
    """
    yield block("python", snippet.source, title=snippet.filename)
    if annotations.strip():
        yield annotations
    for runtimes, title in captions(snippet, outcomes, words):
        outcome = outcomes[runtimes[0]]
        if outcome.text:
            lexer, kind = ("pytb", "error") if outcome.error else ("text", "output")
            yield block(lexer, outcome.text, "outcome", kind, "no-copy", title=title)
        else:
            yield f"{title}\n{{ .outcome .silent }}"


def captions(
    snippet: Snippet, outcomes: Mapping[Runtime, Outcome], words: Mapping[str, str]
) -> Iterator[tuple[list[Runtime], str]]:
    """The runtimes that share an outcome, for each different one, and what stands above it."""
    by_outcome = sorted(outcomes, key=lambda runtime: _first_alike(runtime, outcomes))
    for _, group in groupby(by_outcome, key=lambda runtime: _first_alike(runtime, outcomes)):
        runtimes = list(group)
        outcome = outcomes[runtimes[0]]
        caption = [words["error" if outcome.error else "output"] if outcome.text else words["no output"]]
        if snippet.source_for(runtimes[0]) != snippet.source:
            caption.append(words["rewritten import"])
        caption.append(versions(runtimes, outcomes))
        yield runtimes, " · ".join(caption)


def block(lexer: str, text: str, *classes: str, title: str) -> str:
    """A code block with what Material shows of it."""
    attributes = " ".join(f".{name}" for name in (lexer, *classes))
    return plain(f' {{{attributes} title="{title}"}}', text)


def plain(header: str, text: str) -> str:
    """A code block; its fence is longer than any in the text."""
    text = text.rstrip("\n")
    ticks = "`" * max(3, _longest_ticks(text) + 1)
    return f"{ticks}{header}\n{text}\n{ticks}"


def span(text: str) -> str:
    """Code in a line of prose; line breaks become spaces."""
    ticks = "`" * (_longest_ticks(text) + 1)
    space = " " if len(ticks) > 1 else ""
    return f"{ticks}{space}{' '.join(text.split())}{space}{ticks}"


def versions(runtimes: list[Runtime], outcomes: Mapping[Runtime, Outcome]) -> str:
    """The runtimes that share an outcome, with the versions that their runs reported."""
    first = outcomes[runtimes[0]].versions
    shared = [f"{name} {version}" for name, version in first.items()]
    if runtimes[0] in KERAS3:
        backends = [list(outcomes[runtime].versions.items())[1] for runtime in runtimes]
        shared[1] = ", ".join(f"{name} {version}" for name, version in backends)
    return " · ".join(shared)


def _longest_ticks(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _first_alike(runtime: Runtime, outcomes: Mapping[Runtime, Outcome]) -> int:
    """The position of the first runtime of the family whose readers see the same."""
    own = outcomes[runtime]
    return next(
        position
        for position, (other, outcome) in enumerate(outcomes.items())
        if (other.family, outcome.text, outcome.error) == (runtime.family, own.text, own.error)
    )
