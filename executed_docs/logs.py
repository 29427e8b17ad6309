"""What a build logs: where it goes, and how to capture it."""

import contextlib
import logging
import re
import threading
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

BUILD = logging.getLogger("mkdocs")
"""Where builds log: MkDocs counts its warnings, by which a strict build fails."""


class _Forward(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        logging.getLogger(f"{BUILD.name}.plugins").handle(record)


def forward(package: str) -> None:
    """Lets a build log what a package logs, at the level of the build."""
    logger = logging.getLogger(package)
    if not any(isinstance(handler, _Forward) for handler in logger.handlers):
        logger.addHandler(_Forward())
        logger.propagate = False
    logger.setLevel(BUILD.getEffectiveLevel())


_PLACES = (
    "mkdocs.structure.pages",
    "mkdocs.structure.nav",
    "mkdocs.structure.files",
    "mkdocs.commands.build",
)
"""Loggers of MkDocs that name a page by its path in the folder of its language."""

_NAMED = re.compile(
    r"(?P<before>\b(?:[Dd]oc file|the doc|the target|page|file:|(?:reference|path) to) ')"
    r"(?P<quoted>[^'\n]+\.md)(?=')"
    r"|(?<=\n  - )(?P<listed>\S+\.md)(?=\n|$)"
)
_LINK = re.compile(r"(?P<page>Doc file '[^'\n]+')(?P<has> contains an?(?: \w+)* link '(?P<link>[^'\n]+)')")


class _Places(logging.Filter):
    """Names pages in MkDocs's messages by their paths in the project: each language has the same names.

    Args:
        root: The project's folder.
        folder: The folder of a language's pages, from there.
    """

    def __init__(self, root: Path, folder: str) -> None:
        super().__init__()
        self._root = root
        self._folder = folder

    def filter(self, record: logging.LogRecord) -> bool:
        # A record of a translation is logged once more by the process that began it.
        if record.levelno >= logging.WARNING and not hasattr(record, "placed"):
            record.placed = True
            record.msg, record.args = _LINK.sub(self._with_line, record.getMessage()), None
            record.msg = _NAMED.sub(self._whole, record.msg)
        return True

    def _whole(self, found: re.Match[str]) -> str:
        return f"{found['before'] or ''}{self._folder}/{found['quoted'] or found['listed']}"

    def _with_line(self, found: re.Match[str]) -> str:
        file = self._root / self._folder / found["page"].removeprefix("Doc file '").removesuffix("'")
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        before, link, _ = text.partition(found["link"])
        return f"{found['page']}, line {before.count(chr(10)) + 1},{found['has']}" if link else found[0]


def name_places(root: Path, folder: str) -> None:
    """Lets what MkDocs logs of the next build name each page by its path in the project.

    Args:
        root: The project's folder.
        folder: The folder of the language's pages, from there.
    """
    unname_places()
    for name in _PLACES:
        logging.getLogger(name).addFilter(_Places(root, folder))


def unname_places() -> None:
    """Lets MkDocs log as it does by itself."""
    for name in _PLACES:
        logger = logging.getLogger(name)
        for last in [each for each in logger.filters if isinstance(each, _Places)]:
            logger.removeFilter(last)


@contextlib.contextmanager
def captured(level: int) -> Iterator[Collection[logging.LogRecord]]:
    """Captures what a build logs in this thread: other threads log how their runs go on.

    Args:
        level: Less important records are left out.
    """
    found: list[logging.LogRecord] = []
    handler = logging.Handler(level)
    own = threading.get_ident()
    handler.emit = lambda record: found.append(record) if record.thread == own else None  # type: ignore[method-assign]
    BUILD.addHandler(handler)
    try:
        yield found
    finally:
        BUILD.removeHandler(handler)


def quieten(names: Iterable[str]) -> dict[str, int]:
    """Stops loggers from logging less than warnings, unless the build logs everything.

    Returns:
        The level that each of them had.
    """
    levels = {name: logging.getLogger(name).level for name in names}
    if not BUILD.isEnabledFor(logging.DEBUG):
        for name in levels:
            logger = logging.getLogger(name)
            logger.setLevel(max(logging.WARNING, logger.getEffectiveLevel()))
    return levels


@contextlib.contextmanager
def quiet(*names: str) -> Iterator[None]:
    """Stops loggers from logging less than warnings meanwhile."""
    levels = quieten(names)
    try:
        yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
