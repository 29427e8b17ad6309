"""The glossary: what each term is called in Chinese."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from executed_docs.errors import UnreadableError

FILE = Path("docs", "glossary.toml")


@dataclass(frozen=True, eq=False)
class Term:
    """A term of the glossary.

    Attributes:
        en: The term in English, then its other forms.
        zh: What it is called in Chinese, the preferred rendering first.
        never: Renderings that mean something else.
        elsewhere: Phrases of either language in which the words mean something else.
        introduce: Whether a page's first mention carries the English in parentheses.
    """

    en: list[str]
    zh: list[str]
    never: list[str]
    elsewhere: list[str]
    introduce: bool


def read(root: Path) -> list[Term]:
    """The terms, in the order of the file.

    Raises:
        UnreadableError: The file is damaged.
    """
    try:
        terms = tomllib.loads((root / FILE).read_text(encoding="utf-8"))["term"]
        return [Term(**{"never": [], "elsewhere": [], "introduce": False} | term) for term in terms]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableError(f"{FILE} can't be read: {error}. Fix it.") from error


def rows(root: Path) -> str:
    """The rows of a table with the terms, their Chinese, and what not to write for them."""
    return "\n".join(f"| {term.en[0]} | {term.zh[0]} | {'、'.join(term.never)} |" for term in read(root))
