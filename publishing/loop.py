"""`mkdocs serve` after its start: a line for each build, and the site as it was if one fails."""

import contextlib
import logging
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import MkDocsException

from publishing import cache
from publishing.records import records
from publishing.runner import Runner

log = logging.getLogger(f"mkdocs.plugins.{__name__}")

_TALKATIVE = ("mkdocs.commands", "mkdocs.livereload", "mkdocs.plugins.publishing.runner")
_NAMED = 4


class Loop:
    """Builds the site again after each change.

    Args:
        build: Builds it.
        site: The folder that is served.
        runner: What runs the snippets.
    """

    def __init__(self, build: Callable[..., Any], site: Path, runner: Runner) -> None:
        self._build = build
        self._site = site
        self._runner = runner
        # It would be a change of the folders that are watched.
        sys.dont_write_bytecode = True
        _quieten(_TALKATIVE)

    def __call__(self) -> None:
        started, now = time.monotonic(), time.strftime("[%H:%M:%S]")
        self._runner.tally()
        changed = [name for name, text in cache.machinery().items() if cache.MACHINERY.get(name) != text]
        cache.read_only = bool(changed)
        with records(logging.WARNING) as problems:
            if changed:
                log.warning("Start `make serve` again: publishing/%s changed.", ", ".join(changed))
            built = self._built()
        ran, known = self._runner.tally()
        if not built:
            log.info("%s Not built: see above. The site stays as it was.", now)
            return
        runs = f"{len(ran)} runs" if len(ran) > _NAMED else ", ".join(ran) or "nothing"
        seen = f"; problems: {len(problems)}, see above" if problems else ""
        seconds = time.monotonic() - started
        log.info("%s Built in %.1f s: ran %s; %d outcomes from the cache%s", now, seconds, runs, known, seen)

    def _built(self) -> bool:
        try:
            with _last_site_kept(self._site):
                self._build()
        except TemplateSyntaxError as error:
            log.error("%s, line %d: %s", error.filename, error.lineno, error.message)
            return False
        except MkDocsException as error:
            log.error("%s", error)
            return False
        except Exception as error:
            log.exception("%s", error)
            return False
        return True


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keeps MkDocs from telling how a build goes on, unless all is to be told."""
    levels = _quieten(["mkdocs.commands"])
    try:
        yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


def _quieten(names: Any) -> dict[str, int]:
    levels = {name: logging.getLogger(name).level for name in names}
    if not logging.getLogger("mkdocs").isEnabledFor(logging.DEBUG):
        for name in names:
            logging.getLogger(name).setLevel(
                max(logging.WARNING, logging.getLogger(name).getEffectiveLevel())
            )
    return levels


@contextlib.contextmanager
def _last_site_kept(site: Path) -> Iterator[None]:
    last = site.with_name(f"{site.name}-last")
    site.rename(last)
    try:
        site.mkdir(0o700)
        yield
    except BaseException:
        shutil.rmtree(site)
        last.rename(site)
        raise
    shutil.rmtree(last)
