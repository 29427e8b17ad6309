"""Translated docstrings of the API reference."""

import logging
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import griffe
from griffe import Class, Extension, Function, GriffeLoader, Module, Object

from executed_docs.translation.catalog import catalog

log = logging.getLogger(__name__)


class TranslatedDocstrings(Extension):
    """Replaces the docstrings of a package by those of its project's catalog.

    Args:
        language: The language's code.
    """

    def __init__(self, language: str) -> None:
        self._catalog = catalog(language)

    def on_package(self, *, pkg: Module, loader: GriffeLoader, **kwargs: Any) -> None:
        """Is called by Griffe once a package is loaded.

        A docstring without a translation, or the reverse, is logged as an error, which a strict
        build turns into a failure.
        """
        assert isinstance(pkg.filepath, Path)
        root = pkg.filepath.parents[1]
        try:
            texts: dict[str, str] = tomllib.loads((root / self._catalog).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            log.error("%s can't be read: %s. The API reference is shown in English.", self._catalog, error)
            return
        for found in _documented(pkg):
            translation = texts.pop(found.path, None)
            if translation is None:
                place = Path(str(found.filepath)).relative_to(root)
                log.error(
                    "%s, line %s: the docstring of %s has no translation. Add it to %s.",
                    place,
                    found.lineno,
                    found.path,
                    self._catalog,
                )
            elif found.docstring:
                found.docstring.value = translation.strip()
        for path in texts:
            log.error("%s translates %s, which has no docstring. Remove or rename it.", self._catalog, path)


def pairs(root: Path, language: str) -> Iterator[tuple[Object, int, str]]:
    """Each documented object that has a translation, with its line in the catalog and its text.

    Raises:
        ValueError: The catalog is damaged.
    """
    text = (root / catalog(language)).read_text(encoding="utf-8")
    texts: dict[str, str] = tomllib.loads(text)
    package = griffe.load("snippets", search_paths=[root], allow_inspection=False)
    assert isinstance(package, Module)
    for found in _documented(package):
        if found.path in texts:
            line = text.partition(f'"{found.path}"')[0].count("\n") + 1
            yield found, line, texts[found.path].strip()


def _documented(module: Object) -> list[Object]:
    found: list[Object] = []
    for member in module.members.values():
        if isinstance(member, Class | Function) and member.docstring:
            found.append(member)
        if isinstance(member, Class | Module):
            found += _documented(member)
    return found
