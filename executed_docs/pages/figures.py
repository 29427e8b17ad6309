"""Figures on a page: the pictures that runs have drawn, each a file of the site, with a text alternative."""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from executed_docs.execution.collection import Collection
from executed_docs.execution.figures import size
from executed_docs.execution.golden import FigureChange
from executed_docs.execution.outcome import Figure, RunError
from executed_docs.execution.snippet import SnippetError
from executed_docs.storage.fingerprint import text_digest

_FOLDER = "assets/figures/"
_ADDRESS = re.compile(rf"{_FOLDER}(\w+/\w+)\.\w+\.[0-9a-f]{{8}}\.svg", re.ASCII)
_OPTION = re.compile(r'\b(alt(?:_\w+)?)="([^"]*)"')


class AlternativeError(Exception):
    """A picture without a text alternative, or a text alternative without a picture."""


def address(snippet: str, figure: Figure) -> str:
    """The address of a picture in its site: another one for another picture, since browsers cache it.

    Args:
        snippet: The name of the snippet that draws it.
        figure: The picture.
    """
    return f"{_FOLDER}{snippet}.{_stem(figure)}.{text_digest(figure.svg)[:8]}.svg"


def shown(html: Iterable[str], collection: Collection) -> Iterator[tuple[str, str]]:
    """The files of the pictures that pages show: the address and the text of each.

    Args:
        html: The pages.
        collection: The snippets.
    """
    found = {match[0]: match[1] for text in html for match in _ADDRESS.finditer(text)}
    for snippet in sorted(set(found.values())):
        for figure in _of_snippet(snippet, collection):
            if found.pop(address(snippet, figure), None):
                yield address(snippet, figure), figure.svg


def _of_snippet(name: str, collection: Collection) -> Iterator[Figure]:
    try:
        for run in collection.runs(name):
            yield from collection.outcome(*run).figures
    except (SnippetError, RunError):
        # The page that shows it says so.
        return


def element(figure: Figure, alternative: str, source: str | None = None) -> str:
    """A picture as HTML.

    Args:
        figure: The picture.
        alternative: Its text alternative.
        source: Its address, relative to the page; without one, the page contains the picture.
    """
    width, height = size(figure.svg)
    data = f"data:image/svg+xml;base64,{base64.b64encode(figure.svg.encode()).decode()}"
    return (
        f'<figure class="outcome drawn"><img src="{escape(source or data)}" alt="{escape(alternative)}" '
        f'width="{width}" height="{height}" loading="lazy"></figure>'
    )


def golden_blocks(change: FigureChange) -> Iterator[str]:
    """The golden picture where a run has drawn another one, as Markdown, for its author to compare."""
    if change.expected is None:
        return
    try:
        picture = element(Figure(change.name, change.expected), change.golden)
    except ValueError:
        # The message about the difference shows its text.
        return
    yield f'!!! failure "{change.golden}"\n\n    {picture}'


def options(header: str) -> dict[str, str]:
    """The options of a fence that give text alternatives, by name."""
    return dict(_OPTION.findall(header))


def is_option(name: str) -> bool:
    """Whether an option of a fence gives a text alternative."""
    return name == "alt" or name.startswith("alt_")


def alternatives(figures: Iterable[Figure], given: Mapping[str, str]) -> dict[str, str]:
    """The text alternatives that a fence gives, by the name of the picture's file.

    Args:
        figures: The pictures that the fence shows.
        given: Its options that give them: `alt` if there is one picture, or else `alt_<name>`.
    """
    stems = sorted({_stem(figure) for figure in figures})
    only = given.get("alt", "") if len(stems) == 1 else ""
    return {f"{stem}.svg": (given.get(f"alt_{stem}") or only).strip() for stem in stems}


def check(snippet: str, figures: Iterable[Figure], given: Mapping[str, str]) -> None:
    """Refuses a picture without a text alternative, and the reverse.

    Args:
        snippet: The name of the snippet.
        figures: As of `alternatives`.
        given: As of `alternatives`.

    Raises:
        AlternativeError: The message says which, and the cure.
    """
    found = alternatives(figures, given)
    for name, text in found.items():
        if not text:
            option = "alt" if len(found) == 1 else f"alt_{name.removesuffix('.svg')}"
            raise AlternativeError(
                f"{snippet} draws {name}, which has no text alternative. Say what it shows, for those who "
                f'can\'t see it: {option}="…"'
            )
    for option in given:
        stem = option.removeprefix("alt").removeprefix("_")
        if (stem and f"{stem}.svg" not in found) or (not stem and len(found) != 1):
            drawn = f"it draws {', '.join(found)}" if found else "it draws no picture here"
            raise AlternativeError(f"{option} is the text alternative of no picture of {snippet}: {drawn}")


def _stem(figure: Figure) -> str:
    return figure.name.removesuffix(".svg")
