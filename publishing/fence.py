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


def markdown(
    snippet: Snippet, annotations: str, outcomes: Mapping[Runtime, Outcome], words: Mapping[str, str]
) -> str:
    """The code, its annotations, and one block for each different outcome.

    Args:
        snippet: The snippet.
        annotations: An ordered list, one item for each `# (n)!` in the code, or nothing.
        outcomes: The outcomes in the order in which they are shown.
        words: The words of the page's language.
    """
    parts = [block("python", snippet.source.rstrip(), title=snippet.filename), annotations]
    by_outcome = sorted(outcomes, key=lambda runtime: _first_alike(runtime, outcomes))
    for _, group in groupby(by_outcome, key=lambda runtime: _first_alike(runtime, outcomes)):
        runtimes = list(group)
        outcome = outcomes[runtimes[0]]
        kind = "error" if outcome.error else "output"
        caption = [words[kind] if outcome.text else words["no output"]]
        if snippet.source_for(runtimes[0]) != snippet.source:
            caption.append(words["rewritten import"])
        caption.append(versions(runtimes, outcomes))
        title = " · ".join(caption)
        if outcome.text:
            lexer = "pytb" if outcome.error else "text"
            parts.append(block(lexer, outcome.text.rstrip("\n"), "outcome", kind, "no-copy", title=title))
        else:
            parts.append(f"{title}\n{{ .outcome .silent }}")
    return "\n\n".join(parts)


def block(lexer: str, text: str, *classes: str, title: str) -> str:
    """A code block; its fence is longer than any in the text."""
    ticks = "`" * (max(map(len, re.findall("`+", text)), default=0) + 3)
    attributes = " ".join(f".{name}" for name in (lexer, *classes))
    return f'{ticks} {{{attributes} title="{title}"}}\n{text}\n{ticks}'


def versions(runtimes: list[Runtime], outcomes: Mapping[Runtime, Outcome]) -> str:
    """The runtimes that share an outcome, with the versions that their runs reported."""
    first = outcomes[runtimes[0]].versions
    shared = [f"{name} {version}" for name, version in first.items()]
    if runtimes[0] in KERAS3:
        backends = [list(outcomes[runtime].versions.items())[1] for runtime in runtimes]
        shared[1] = ", ".join(f"{name} {version}" for name, version in backends)
    return " · ".join(shared)


def _first_alike(runtime: Runtime, outcomes: Mapping[Runtime, Outcome]) -> int:
    """The position of the first runtime of the family whose readers see the same."""
    own = outcomes[runtime]
    return next(
        position
        for position, (other, outcome) in enumerate(outcomes.items())
        if (other.family, outcome.text, outcome.error) == (runtime.family, own.text, own.error)
    )
