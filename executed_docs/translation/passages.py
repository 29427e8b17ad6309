"""Passages: prose that readers see, once in each language."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from executed_docs import fences
from executed_docs.errors import UnreadableError
from executed_docs.locale.languages import Languages

_HEADING = re.compile(r"#{1,6} .*\{#([^\s}]+)\}")


@dataclass(frozen=True)
class Text:
    """What a passage says in one language.

    Attributes:
        path: The file that it stands in, from the project's folder.
        line: The line where it begins.
        prose: The text, as authors write it.
    """

    path: str
    line: int
    prose: str

    @property
    def place(self) -> str:
        return f"{self.path}, line {self.line}"

    def says(self, prose: str) -> bool:
        """Whether another text is the same but for where its lines end."""
        return self.prose.split() == prose.split()


@dataclass(frozen=True)
class Passage:
    """A section of a page, a docstring, or another text that all languages have.

    Attributes:
        source: Where it stands: a page without its ending, or a file of the project without its own.
        id: What it is called there: a heading's id, or a name.
        texts: What it says, by language; that one is missing is an error of the author's.
    """

    source: str
    id: str
    texts: Mapping[str, Text]

    @property
    def name(self) -> str:
        return f"{self.source}#{self.id}"


Reader = Callable[[Path], Iterator[Passage]]
"""Reads the passages of files that only a site knows, given the project's folder."""


@dataclass(frozen=True)
class Documentation:
    """A documentation in all of its languages.

    Attributes:
        root: The project's folder, with a folder of pages for each language in `docs`.
        languages: The languages.
        locales: The site's folders of words, relative to the project.
        readers: Read passages that stand in other files.
    """

    root: Path
    languages: Languages
    locales: tuple[str, ...] = ()
    readers: tuple[Reader, ...] = ()

    def pages(self) -> list[str]:
        """The pages that any language has, from the folder of its pages, sorted."""
        folders = [self.root / "docs" / code for code in self.languages.codes]
        return sorted({path.relative_to(own).as_posix() for own in folders for path in own.rglob("*.md")})


def of_page(documentation: Documentation, page: str) -> Iterator[Passage]:
    """The sections of a page; the first begins where the page does.

    Args:
        documentation: The documentation.
        page: The page's path in the folder of a language.

    Raises:
        UnreadableError: The page is not in UTF-8.
    """
    yield from paired(
        page.removesuffix(".md"),
        {
            code: _sections(documentation.root, f"docs/{code}/{page}")
            for code in documentation.languages.codes
        },
    )


def paired(source: str, texts: Mapping[str, Mapping[str, Text]]) -> Iterator[Passage]:
    """The passages of a source, from its texts by language and id."""
    for id in dict.fromkeys(id for own in texts.values() for id in own):
        yield Passage(source, id, {language: own[id] for language, own in texts.items() if id in own})


def read(root: Path, path: Path) -> str:
    """The text of a file.

    Args:
        root: The project's folder.
        path: The file, from there.

    Raises:
        UnreadableError: It is not in UTF-8.
    """
    try:
        return (root / path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"{path}, line {line}: this is not UTF-8. Save it as UTF-8.") from error


def _sections(root: Path, path: str) -> dict[str, Text]:
    if not (root / path).is_file():
        return {}
    page = read(root, Path(path))
    starts, prose = dict[str, int](), defaultdict[str, list[str]](list)
    id = ""
    before: list[str] = []
    for number, (line, header) in enumerate(fences.lines(page), start=1):
        heading = _HEADING.fullmatch(line) if header is None else None
        if heading:
            id = heading[1]
            starts[id] = number if starts else 1
        # A fence that runs a snippet holds prose: what its annotations say.
        if header and fences.is_executed(header) and line.lstrip().startswith("```"):
            line = ""
        (prose[id] if id else before).append(line)
    for first in itertools.islice(starts, 1):
        prose[first] = before + prose[first]
    return {id: Text(path, line, _tidy(prose[id])) for id, line in starts.items()}


def _tidy(lines: list[str]) -> str:
    """Lines without white space at their ends, and never two empty ones on end."""
    shown = [line.rstrip() for line in lines]
    whole = [line for line, last in zip(shown, ["", *shown], strict=False) if line or last]
    return "\n".join(whole).strip("\n")
