"""What a build logs: where it goes, and how to capture it."""

import contextlib
import logging
import threading
from collections.abc import Collection, Iterable, Iterator

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
