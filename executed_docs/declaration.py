"""What options take, whether MkDocs reads them or another site generator."""

import difflib
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from executed_docs.errors import BuildError
from executed_docs.execution import runner

T = TypeVar("T")


@dataclass(frozen=True)
class Declaration(Generic[T]):
    """What an option takes.

    Attributes:
        kind: What it takes, in words.
        accepts: Whether it takes a value.
        default: Its default.
    """

    kind: str
    accepts: Callable[[object], bool]
    default: T

    @property
    def shown_default(self) -> str:
        """The default, as `mkdocs.yml` has it."""
        match self.default:
            case None:
                return "nothing"
            case bool():
                return f"`{str(self.default).lower()}`"
            case list():
                return f"`[{', '.join(self.default)}]`"
            case float():
                return f"`{self.default:g}`"
        return f"`{self.default}`"

    def problem(self, name: str, value: object) -> str | None:
        """What is wrong with a value of the option, with the cure; None if nothing is."""
        if self.accepts(value):
            return None
        return f"received {value!r}. Write {self.kind}, or leave {name!r} out for {self.shown_default}."


def text(default: str) -> Declaration[str]:
    return Declaration("a text", _is_text, default)


def optional_text() -> Declaration[str | None]:
    return Declaration("a text", _is_text, None)


def texts() -> Declaration[list[str]]:
    return Declaration("a list of texts", lambda value: _is_list(value, _is_text), [])


def flag(default: bool) -> Declaration[bool]:
    return Declaration("`true` or `false`", lambda value: isinstance(value, bool), default)


def number(default: float) -> Declaration[float]:
    return Declaration("a number above 0", _is_number, default)


def choice(*names: str) -> Declaration[str]:
    """One of several names; the first is the default."""
    return Declaration(_either(names), lambda value: value in names, names[0])


def choices(*names: str) -> Declaration[list[str]]:
    """Some of several names; all are the default."""
    return Declaration(
        f"a list of {_either(names)}", lambda value: _is_list(value, names.__contains__), [*names]
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: object) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and value > 0 and math.isfinite(value)
    )


def _is_list(value: object, accepts: Callable[[object], bool]) -> bool:
    return isinstance(value, list) and all(map(accepts, value))


def _either(names: Iterable[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)


# The options of pages, which both the plugin and the extension have.
SNIPPETS = text("snippets")
EXCLUDE = texts()
RUNTIMES = text("executed_docs.execution.runtime:DEFAULT")
GOLDENS = flag(True)
UNEXECUTED = choice("error", "allow")
LOCALE = texts()
MATH = flag(False)
TIMEOUT = number(runner.TIMEOUT)
MEMORY = number(6144)
OUTPUT_LIMIT = number(64)
FIGURE_LIMIT = number(64)
EXECUTOR = optional_text()


def unknown(name: object, known: Iterable[str]) -> str:
    """What is wrong with an option that there isn't, with the cure."""
    near = difflib.get_close_matches(str(name), known, n=1)
    cure = f"did you mean {near[0]!r}?" if near else f"Write one of: {', '.join(known)}."
    return f"there is no option {name!r}; {cure}"


def check_folders(
    root: Path, place: str, snippets: str, exclude: Iterable[str], locale: Iterable[str]
) -> None:
    """Checks that the folders are there which options name.

    Args:
        root: The project's folder.
        place: Where the options are, for the message.
        snippets: The folder of snippets.
        exclude: Folders in it.
        locale: Folders of words.

    Raises:
        BuildError: One is missing, or the folder of snippets can't be a package.
    """
    if not snippets.isidentifier():
        raise BuildError(
            f"{place}, snippets: {snippets!r} is no name of a package. "
            "Write the name of a folder in the project's folder."
        )
    if not (root / snippets).is_dir():
        raise BuildError(
            f"{place}, snippets: there is no folder {snippets!r} in {root}. Create it, or name another."
        )
    check_listed(root / snippets, f"{place}, exclude", exclude)
    check_listed(root, f"{place}, locale", locale)


def check_listed(root: Path, place: str, folders: Iterable[str]) -> None:
    """Checks that the folders of an option are there.

    Raises:
        BuildError: One is missing.
    """
    for folder in folders:
        if not (root / folder).is_dir():
            raise BuildError(f"{place}: there is no folder {folder!r} in {root}. Create it, or leave it out.")
