"""Fences of Markdown: code on a page, read and written."""

import re
from collections.abc import Iterator

_FENCE = re.compile(r" *(`{3,}|~{3,})(.*)")
_SNIPPET = re.compile(r'snippet="([^"]*)"')


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


def located(page: str, path: str, first: int) -> str:
    """A page whose executed fences say where they stand, for whoever formats them.

    Args:
        page: The page's Markdown.
        path: The page's file.
        first: The number of the file's line that the Markdown begins with.
    """
    shown, before = [], None
    for number, (line, header) in enumerate(lines(page), first):
        if header and header != before and is_executed(header):
            line = f'{line.rstrip()} at="{path}:{number}"'
        shown.append(line)
        before = header
    return "\n".join(shown)


def is_executed(header: str) -> bool:
    """Whether a fence with this header runs code, so that its body is prose."""
    return 'exec="on"' in header


def snippets(page: str) -> list[str]:
    """The names of the snippets that a page's executed fences show, each once, sorted."""
    headers = {header for _, header in lines(page) if header and is_executed(header)}
    return sorted({found[1] for header in headers if (found := _SNIPPET.search(header))})


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


def _longest_ticks(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
