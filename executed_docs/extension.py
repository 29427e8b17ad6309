"""Executed fences, values and formulas as an extension of Python-Markdown, for sites without MkDocs."""

import functools
import logging
import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from executed_docs import declaration, fences
from executed_docs.assets import outcome_style
from executed_docs.declaration import Declaration
from executed_docs.errors import BuildError, placed
from executed_docs.execution import collection, runner, runtime
from executed_docs.execution.collection import Collection
from executed_docs.execution.runner import Runner
from executed_docs.execution.snippet import Project
from executed_docs.locale import words
from executed_docs.pages.formatter import EXTENSIONS, Formatter
from executed_docs.pages.math import Katex
from executed_docs.pages.placeholders import Placeholders
from executed_docs.pages.source import Source, of_docstring
from executed_docs.storage.store import Store, results_folder

_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_FORMULAS = "pymdownx.arithmatex"
_FIRST, _LAST = 200, -10

PLACE = "executed_docs.extension"
"""Where its options are, for messages."""

OPTIONS: Mapping[str, tuple[Declaration[Any], str]] = {
    "root": (declaration.text("."), "The project's folder, in which the folder of snippets is."),
    "docs": (declaration.text("docs"), "The folder of pages, from there."),
    "strict": (declaration.flag(True), "Whether what is wrong with a page ends the build."),
    "language": (declaration.text("en"), "The language of the pages."),
    "snippets": (declaration.SNIPPETS, "As the option of the plugin for MkDocs, and so are all below."),
    "exclude": (declaration.EXCLUDE, ""),
    "runtimes": (declaration.RUNTIMES, ""),
    "goldens": (declaration.GOLDENS, ""),
    "unexecuted": (declaration.UNEXECUTED, ""),
    "locale": (declaration.LOCALE, ""),
    "math": (declaration.MATH, ""),
    "timeout": (declaration.TIMEOUT, ""),
    "memory": (declaration.MEMORY, ""),
    "output_limit": (declaration.OUTPUT_LIMIT, ""),
    "figure_limit": (declaration.FIGURE_LIMIT, ""),
    "cache": (declaration.text(".executed"), ""),
    "executor": (declaration.EXECUTOR, ""),
}
"""The options of the extension: each with its declaration and its meaning."""


class ExecutedDocsExtension(Extension):  # type: ignore[misc]
    """Shows snippets with their outcomes, and values of runs.

    Args:
        options: See `OPTIONS`.

    Raises:
        BuildError: There is no such option, or it doesn't take its value.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {name: [own.default, text] for name, (own, text) in OPTIONS.items()}
        super().__init__(**options)

    def setConfig(self, key: str, value: Any) -> None:
        """Sets an option; one without a value keeps its default."""
        if key not in OPTIONS:
            raise BuildError(f"{PLACE}: {declaration.unknown(key, OPTIONS)}")
        if value is None:
            return
        if problem := OPTIONS[key][0].problem(key, value):
            raise BuildError(f"{PLACE}, {key}: {problem}")
        self.config[key][0] = value

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers what converts a page, and the extensions that the blocks of executed fences need."""
        loaded = {type(each).__module__ for each in md.registeredExtensions}
        missing = [
            name for name in EXTENSIONS if name not in loaded and f"markdown.extensions.{name}" not in loaded
        ]
        md.registerExtensions(missing, {})
        options = self.getConfigs()
        root = Path(options["root"]).resolve()
        declaration.check_listed(Path.cwd(), f"{PLACE}, root", [options["root"]])
        declaration.check_folders(root, PLACE, options["snippets"], options["exclude"], options["locale"])
        declaration.check_listed(root, f"{PLACE}, docs", [options["docs"]])
        with placed(f"{PLACE}, language"):
            words.load(options["language"], *(root / folder for folder in options["locale"]))
        with placed(f"{PLACE}, runtimes"):
            runtime.load(options["runtimes"])
        _runner(root, options)
        md.preprocessors.register(_Fences(md, root, options), "executed", _FIRST)
        if options["math"]:
            md.registerExtensions([_FORMULAS], {_FORMULAS: {"generic": True}})
            katex = Katex(root, Store(root / options["cache"] / "formulas"))
            md.postprocessors.register(_Formulas(md, katex), "executed", _LAST)


class _Fences(Preprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, root: Path, options: Mapping[str, Any]) -> None:
        super().__init__(md)
        self._root = root
        self._options = options

    def run(self, lines: list[str]) -> list[str]:
        # As the source ends, or else lines would be counted wrongly.
        text = "\n".join(lines).rstrip("\n")
        source = _source(self._root, self._root / self._options["docs"], text)
        options, found = self._options, self._collection()
        own = words.load(options["language"], *(self._root / folder for folder in options["locale"]))
        formatter = Formatter(
            found, own, self.md, {source.path: source}, functools.partial(of_docstring, self._root)
        )
        above = source.text.count("\n") - text.count("\n")
        with _failures() as failures:
            text = fences.located(text, source.path, above + 1)
            placeholders = Placeholders(found.values, own)
            text = placeholders.fill(placeholders.expand(text, source), "html")
            text = formatter.refuse_disorder(text, source)
            if options["unexecuted"] == "error":
                text = formatter.refuse_unexecuted(text, source.place)
            shown = "\n".join(_replaced(text, formatter))
        if any(header and fences.is_executed(header) for _, header in fences.lines(text)):
            shown += f"\n\n<style>{' '.join(outcome_style.text().split())}</style>"
        if failures and options["strict"]:
            raise BuildError("\n".join(failures))
        return shown.split("\n")

    def _collection(self) -> Collection:
        options = self._options
        project = Project(
            self._root,
            runtime.load(options["runtimes"]),
            tuple(options["exclude"]),
            options["snippets"],
            options["goldens"],
            int(options["output_limit"] * 1024),
            int(options["figure_limit"] * 1024),
            options["cache"],
        )
        return collection.Collection(project, _runner(self._root, options))


class _Formulas(Postprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, katex: Katex) -> None:
        super().__init__(md)
        self._katex = katex

    def run(self, text: str) -> str:
        def failed(tex: str, message: str) -> str:
            raise BuildError(f"the formula {tex!r}: {message}")

        return self._katex.render_page(text, failed)


def _runner(root: Path, options: Mapping[str, Any]) -> Runner:
    """What runs the snippets, which this process shares."""
    folder, memory = results_folder(root, "outcomes", options["cache"]), int(options["memory"] * 1024**2)
    place = f"{PLACE}, executor"
    return runner.shared(folder, float(options["timeout"]), memory, options["executor"], place)


def _replaced(text: str, formatter: Formatter) -> Iterator[str]:
    """The lines of a page, with the blocks of its executed fences in their places."""
    body: list[str] | None = None
    start = before = ""
    for line, header in fences.lines(text):
        if header is None or not fences.is_executed(header):
            yield line
        elif body is None:
            body, start, before = [], line, header
        elif line.strip() == start.strip().removesuffix(before).strip():
            space = start[: len(start) - len(start.lstrip())]
            blocks = formatter.blocks(dedent("\n".join(body)), dict(_ATTRIBUTE.findall(before)))
            yield indent("\n\n".join(["", *blocks, ""]), space)
            body = None
        else:
            body.append(line)


def _source(root: Path, docs: Path, text: str) -> Source:
    """The file of a page: Python-Markdown is given the page's text alone."""

    def link(folder: Path, path: str) -> str | None:
        return path if (folder / path).is_file() else None

    for path in sorted(docs.rglob("*.md")):
        whole = path.read_text(encoding="utf-8", errors="replace").rstrip()
        if whole.endswith(text.strip()):
            return Source(path.relative_to(root).as_posix(), whole, functools.partial(link, path.parent))
    return Source("a page", text, functools.partial(link, docs))


class _failures:
    """Gathers what is logged of a page in this thread."""

    def __enter__(self) -> list[str]:
        found: list[str] = []
        own = threading.get_ident()
        self._handler = logging.Handler(logging.ERROR)
        self._handler.emit = (  # type: ignore[method-assign]
            lambda record: found.append(record.getMessage()) if record.thread == own else None
        )
        logging.getLogger(fences.__name__.partition(".")[0]).addHandler(self._handler)
        return found

    def __exit__(self, *_: object) -> None:
        logging.getLogger(fences.__name__.partition(".")[0]).removeHandler(self._handler)


def makeExtension(**options: Any) -> ExecutedDocsExtension:
    """Makes the extension: Python-Markdown asks for it by this name."""
    return ExecutedDocsExtension(**options)
