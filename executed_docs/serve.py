"""Rebuilds: `mkdocs serve` after its start. A line for each build, and the last site if one fails."""

import contextlib
import logging
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import MkDocsException

from executed_docs.errors import BuildError
from executed_docs.execution.runner import Runner
from executed_docs.logs import captured, quieten
from executed_docs.storage.fingerprint import loaded_sources, source_digests
from executed_docs.storage.store import Store

log = logging.getLogger(__name__)

_VERBOSE = ("mkdocs.commands", "mkdocs.livereload", "executed_docs.execution.runner")
_NAMED = 4


class Rebuilder:
    """Builds the site again after each change.

    Args:
        build: Builds it.
        site: The folder that is served.
        runner: What runs the snippets.
        packages: The folders of the packages whose code builds the site.
    """

    def __init__(
        self, build: Callable[..., Any], site: Path, runner: Runner, packages: Sequence[Path]
    ) -> None:
        self._build = build
        self._site = site
        self._runner = runner
        self._packages = packages
        # It would be a change of the folders that are watched.
        sys.dont_write_bytecode = True
        quieten(_VERBOSE)

    def __call__(self) -> None:
        started, now = time.monotonic(), time.strftime("[%H:%M:%S]")
        self._runner.statistics()
        changed = [name for package in self._packages for name in _changed(package)]
        Store.read_only = bool(changed)
        with captured(logging.WARNING) as problems:
            if changed:
                log.warning("Stop the server, and start it again: %s changed.", ", ".join(changed))
            built = self._built()
        ran, known = self._runner.statistics()
        if not built:
            log.info("%s Not built: see above. The site stays as it was.", now)
            return
        runs = f"{len(ran)} runs" if len(ran) > _NAMED else ", ".join(ran) or "nothing"
        seen = f"; problems: {len(problems)}, see above" if problems else ""
        seconds = time.monotonic() - started
        log.info("%s Built in %.1f s: ran %s; %d outcomes from the cache%s", now, seconds, runs, known, seen)

    def _built(self) -> bool:
        try:
            with _last_site_restored(self._site):
                self._build()
        except TemplateSyntaxError as error:
            log.error("%s, line %d: %s", error.filename, error.lineno, error.message)
            return False
        except (MkDocsException, BuildError) as error:
            log.error("%s", error)
            return False
        except Exception as error:
            log.exception("%s", error)
            return False
        return True


def _changed(package: Path) -> list[str]:
    """The files of a package that are no longer what this process runs."""
    loaded = loaded_sources(package)
    return [name for name, digest in source_digests(package).items() if loaded.get(name) != digest]


@contextlib.contextmanager
def _last_site_restored(site: Path) -> Iterator[None]:
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
