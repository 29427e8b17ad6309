"""What a page asks the build for, as `{{ … }}`: values, tables, and the atlas's functions."""

import re
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from mkdocs.structure.files import Files

from publishing import faults, fence, glossary, licenses, measured, values
from publishing.atlas.site import Site
from publishing.atlas.words import CATEGORIES, anchor, dashed
from publishing.cache import Cache
from publishing.executed import Executed
from publishing.languages import WORDS
from publishing.outcome import RunError
from publishing.passages import UnreadableError
from publishing.runtime import RUNTIMES
from publishing.source import Source

_ATLAS = re.compile(r"^\{\{ atlas/(\w+) \}\}$", re.MULTILINE)
_MEASURED = re.compile(r"\{\{ measured/(\w+) \}\}")
_FAULTS = re.compile(r"^\{\{ faults/(\w+) \}\}$", re.MULTILINE)


class Parts:
    """Makes the parts of a language's pages.

    Args:
        root: The project's folder.
        language: The language.
        files: The language's files.
        executed: The snippets.
        atlas: Will give the atlas.
    """

    def __init__(
        self, root: Path, language: str, files: Files, executed: Executed, atlas: Future[Site]
    ) -> None:
        self._root = root
        self._language = language
        self._words = WORDS[language]
        self._files = files
        self._executed = executed
        self._atlas = atlas

    def put(self, markdown: str, source: Source) -> str:
        """A page's Markdown with the parts in their places; what can't be made is told there.

        Args:
            markdown: The page, without its front matter.
            source: Its source.
        """
        front_matter = source.text.count("\n") - markdown.count("\n")
        markdown = values.expand(
            markdown, self._values, lambda line, message: source.failure(line + front_matter, message)
        )
        wholes = {"runtimes": self._runtimes, "licenses": self._licenses, "glossary": self._glossary}
        for name, made in wholes.items():
            if f"{{{{ {name} }}}}" in markdown:
                markdown = markdown.replace(f"{{{{ {name} }}}}", made(source))
        markdown = _ATLAS.sub(lambda part: self._of_atlas(part[1], source), markdown)
        markdown = _FAULTS.sub(lambda part: self._faults(part[1], source), markdown)
        return _MEASURED.sub(lambda part: self._measured(part[1], source), markdown)

    def _values(self, name: str) -> Mapping[str, Any]:
        if name == "atlas/summary":
            return self._atlas.result().summary
        if name == "faults/summary":
            return {"faults": sum(map(len, faults.areas(self._root).values()))}
        return self._executed.values(name)

    def _runtimes(self, source: Source) -> str:
        rows = [f"| {self._words['runtime']} | {self._words['versions']} |", "| --- | --- |"]
        try:
            for runtime in RUNTIMES.values():
                outcome = self._executed.any_outcome(runtime)
                if outcome:
                    versions = fence.versions([runtime], {runtime: outcome})
                    rows.append(f"| {self._words[runtime.name]} | {versions} |")
        except RunError as error:
            return source.failure(source.line_of("{{ runtimes }}"), str(error))
        return "\n".join(rows)

    def _licenses(self, source: Source) -> str:
        return licenses.markdown(self._root, self._files, Cache(self._root / ".cache" / "licenses"))

    def _glossary(self, source: Source) -> str:
        try:
            return glossary.rows(self._root)
        except UnreadableError as error:
            return f"| {source.failure(source.line_of('{{ glossary }}'), str(error))} | | |"

    def _of_atlas(self, name: str, source: Source) -> str:
        """The index, the hazards, what the code checker knows, or a category's functions."""
        made, line = self._atlas.result(), source.line_of(f"{{{{ atlas/{name}")
        if name not in {*made.categories, "index", "hazards", "checker"}:
            if made.complaints:
                return made.place("index")
            known = ", ".join(["index", "hazards", "checker", *made.categories])
            return source.failure(line, f"the atlas has no {name!r}; it has: {known}")
        if name == "checker":
            # The links are the page's own, so that they hold wherever the site is read, also from disk.
            links = [
                f"[{title}](atlas/{dashed(category)}.md){{ data-category={category} }}"
                for category, title in CATEGORIES[self._language].items()
            ]
            return f"{' · '.join(links)}\n\n{made.place(name)}"
        parts = []
        for function in made.categories.get(name, []):
            parts += [f"## K.{function} {{#{anchor(function)}}}", made.place(function)]
            if function in made.see:
                title = self._title(made.see[function])
                parts.append(
                    f"{self._words['more']}: [{title}](../{made.see[function]})"
                    if title
                    else source.failure(line, f"there is no section {made.see[function]!r} to link to")
                )
        return "\n\n".join(parts) or made.place(name)

    def _title(self, target: str) -> str | None:
        page, _, section = target.partition("#")
        path = self._root / "docs" / self._language / page
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        title = re.search(rf"^#+ (.+) \{{#{section or '.*'}\}}$", text, re.MULTILINE)
        return title and title[1]

    def _faults(self, area: str, source: Source) -> str:
        try:
            # The first fault of a new area is written down by a run that builds this page.
            rows = faults.areas(self._root).get(area, [])
        except (OSError, ValueError) as error:
            message = f"{faults.TABLE} can't be read: {error}. Run `make faults`."
            return source.failure(source.line_of(f"{{{{ faults/{area}"), message)
        return faults.markdown(rows, self._language, self._words)

    def _measured(self, name: str, source: Source) -> str:
        try:
            return measured.part(self._root, name, self._language)
        except measured.MeasuredError as error:
            return source.failure(source.line_of(f"{{{{ measured/{name}"), str(error))
