"""Why a build ends: messages that name a place and the cure."""

from collections.abc import Iterator
from contextlib import contextmanager


class BuildError(Exception):
    """Something without which no page can be made; the message names the place and the cure."""


class UnreadableError(BuildError):
    """A file that can't be read; the message names its line and the cure."""


@contextmanager
def placed(place: str) -> Iterator[None]:
    """Puts a place before the message of an error that doesn't know its own."""
    try:
        yield
    except BuildError as error:
        raise BuildError(f"{place}: {error}") from error
