"""The words that pages show, in each language: the engine's, with a site's own over them."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from executed_docs.errors import UnreadableError

FOLDER = Path(__file__).parent
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of Unicode's CLDR: a section of them is one word, in its forms."""

_NAMES = "languages."
_ARGUMENT = re.compile(r"\{(\w*)\}")

Words = Mapping[str, str]
"""Words by their name; one in a section of its file is named `section.name`."""


def load(language: str, *folders: Path) -> Words:
    """The words of a language.

    Args:
        language: The language's code, such as `en`.
        folders: Folders of a site, each with a file `<language>.toml`; words of a later one replace those
            of the same name. Of a language that the engine doesn't know, they hold all words.

    Raises:
        UnreadableError: A file is missing or damaged, or lacks words of the engine.
    """
    files = [folder / f"{language}.toml" for folder in (FOLDER, *folders)]
    found: dict[str, str] = {}
    for file in files if files[0].is_file() or not folders else files[1:]:
        found |= read(file)
    lacking = [name for name in read(FOLDER / "en.toml") if name not in found and not name.startswith(_NAMES)]
    if lacking:
        raise UnreadableError(f"{files[-1]} lacks words: {', '.join(lacking)}. Add them.")
    return found


def read(file: Path) -> dict[str, str]:
    """The words of one file.

    Raises:
        UnreadableError: It is missing or damaged.
    """
    try:
        return {**_parsed(file.read_text(encoding="utf-8"))}
    except FileNotFoundError as error:
        raise UnreadableError(f"there is no {file}: write it, with the words of that language.") from error
    except ValueError as error:
        raise UnreadableError(f"{file} can't be read: {error}. Fix it.") from error


def section(words: Words, name: str) -> dict[str, str]:
    """The words of a section, without its name before theirs."""
    start = f"{name}."
    return {key.removeprefix(start): word for key, word in words.items() if key.startswith(start)}


def without_category(name: str, words: Words) -> str:
    """The name of a word, given that of one of its forms; each language has forms of its own.

    Args:
        name: The name of a word.
        words: All words of its file: what has no form `other` has no forms.
    """
    start, _, last = name.rpartition(".")
    return start if last in CATEGORIES and f"{start}.other" in words else name


def arguments(text: str) -> set[str]:
    """The arguments of a word, which it has in braces."""
    return {*_ARGUMENT.findall(text)}


# Each language asks for the words of all, in each rebuild of `mkdocs serve`.
@functools.cache
def _parsed(text: str) -> Words:
    return dict(_flat(tomllib.loads(text)))


def _flat(table: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{start}{name}.")
        else:
            yield start + name, str(value)
