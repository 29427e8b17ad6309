"""What is logged meanwhile."""

import contextlib
import logging
import threading
from collections.abc import Collection, Iterator


@contextlib.contextmanager
def records(level: int) -> Iterator[Collection[logging.LogRecord]]:
    """Gathers what MkDocs and its plugins log in this thread: others tell how their runs go on.

    Args:
        level: Less important records are left out.
    """
    found: list[logging.LogRecord] = []
    handler = logging.Handler(level)
    own = threading.get_ident()
    handler.emit = lambda record: found.append(record) if record.thread == own else None  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
