"""Snippets: the files that readers see, and what their text alone determines."""

import ast
import difflib
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from executed_docs.execution import availability, runtime
from executed_docs.execution.runtime import Runtime

_PART = re.compile(r"# %% (?P<name>\w+)[ \t]*")
"""The line that begins a part of a snippet: editors know it as the beginning of a cell."""


class SnippetError(Exception):
    """A snippet that can't be shown: the message says why and what to do."""


@dataclass(frozen=True)
class Project:
    """A documentation whose snippets are executed.

    Attributes:
        root: The project's folder, in which `snippets/` is.
        runtimes: What its snippets run in.
        exclude: The folders of `snippets/` whose modules are no snippets.
        folder: The name of the folder of snippets, which is the package that they are imported from.
        goldens: Whether outcomes are compared with goldens.
        output_limit: Bytes of output that a page can show.
        figure_limit: Bytes that a picture may have.
        cache: The folder of what is reused by the next build, from the root.
    """

    root: Path
    runtimes: tuple[Runtime, ...] = runtime.DEFAULT
    exclude: tuple[str, ...] = ()
    folder: str = "snippets"
    goldens: bool = True
    output_limit: int = 64 * 1024
    figure_limit: int = 64 * 1024
    cache: str = ".cache"

    def names(self) -> list[str]:
        """The names of all snippets, sorted."""
        files = (self.root / self.folder).glob("*/*.py")
        return sorted(
            f"{file.parent.name}/{file.stem}"
            for file in files
            if file.stem != "__init__" and file.parent.name not in self.exclude
        )

    def load(self, name: str) -> "Snippet":
        """Reads a snippet.

        Args:
            name: `<chapter>/<name>`.

        Raises:
            SnippetError: There is no such file, or it is not in UTF-8.
        """
        filename = f"{self.folder}/{name}.py"
        path = self.root / filename
        if not re.fullmatch(r"\w+/\w+", name, re.ASCII) or not path.is_file():
            near = difflib.get_close_matches(name, self.names(), n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"create {filename}"
            raise SnippetError(f"there is no snippet {name!r}: {hint}")
        return Snippet(self, name, _text(path, filename))


@dataclass(frozen=True)
class Snippet:
    """A file `snippets/<chapter>/<name>.py`.

    Attributes:
        project: The project.
        name: `<chapter>/<name>`, as fences and messages write it.
        source: The file's text.
    """

    project: Project
    name: str
    source: str

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.project.root

    @property
    def filename(self) -> str:
        """The file, relative to the project, as tracebacks show it."""
        return f"{self.project.folder}/{self.name}.py"

    @functools.cached_property
    def parts(self) -> Mapping[str, str]:
        """Its named parts, in their order, each without the line that names it; none if it has no such line.

        Raises:
            SnippetError: Two have the same name, or one begins within a statement or after other code.
        """
        starts = part_lines(self.source)
        if not starts:
            return {}
        lines = self.source.split("\n")
        first = next(iter(starts.values()))
        if before := next((number for number in range(1, first) if lines[number - 1].strip()), None):
            self._refuse_part(before, "this stands before the first part. Put it into a part")
        numbers = [number for number, line in enumerate(lines, 1) if _PART.fullmatch(line)]
        if len(numbers) > len(starts):
            again = next(number for number in numbers if number not in starts.values())
            self._refuse_part(again, "a part before it has the same name. Rename one")
        for node in _parsed(self.source, self.filename).body:
            for number in numbers:
                if node.lineno < number <= (node.end_lineno or node.lineno):
                    self._refuse_part(number, "a part can't begin within a statement. Move the line")
        ends = [*(number - 1 for number in numbers[1:]), len(lines)]
        return {
            name: "\n".join(lines[start:end]).strip("\n") + "\n"
            for (name, start), end in zip(starts.items(), ends, strict=True)
        }

    def _refuse_part(self, line: int, why: str) -> None:
        raise SnippetError(f"{self.filename}, line {line}: {why}.")

    @functools.cached_property
    def runtimes(self) -> tuple[Runtime, ...]:
        """The runtimes that it runs in: those that it calls for and that this machine has.

        Raises:
            SnippetError: No runtime offers all that it imports.
        """
        return tuple(each for each in self.called_for if availability.problem(each) is None)

    @functools.cached_property
    def called_for(self) -> tuple[Runtime, ...]:
        """The runtimes that its imports call for or, if these call for none, those of its local modules.

        Raises:
            SnippetError: No runtime offers all that it imports.
        """
        found: tuple[Runtime, ...] = ()
        for texts in ({self.filename: self.source}, self.local_modules):
            names = {name for filename, text in texts.items() for name in _imported(text, filename)}
            found = runtime.called_for(self.project.runtimes, {name.partition(".")[0] for name in names})
            if not found or found[0].imports:
                break
        if not found:
            raise SnippetError(
                f"{self.filename}: no runtime offers all that it imports. "
                "Import less, or declare a runtime that does."
            )
        return found

    @property
    def imports(self) -> frozenset[str]:
        """The packages and modules that its file imports, by their first names."""
        return frozenset(name.partition(".")[0] for name in _imported(self.source, self.filename))

    @functools.cached_property
    def local_modules(self) -> dict[str, str]:
        """The project's own modules that it imports, transitively: relative path to text."""
        found: dict[str, str] = {}
        waiting = [(self.source, self.filename)]
        while waiting:
            for name in _imported(*waiting.pop()):
                for path in _module_files(self.root, name):
                    relative = path.relative_to(self.root).as_posix()
                    if relative not in found:
                        found[relative] = _text(path, relative)
                        waiting.append((found[relative], relative))
        return found


def part_lines(source: str) -> dict[str, int]:
    """The line that begins each part of a snippet, by the part's name."""
    found: dict[str, int] = {}
    for number, line in enumerate(source.split("\n"), 1):
        if start := _PART.fullmatch(line):
            found.setdefault(start["name"], number)
    return found


def _text(path: Path, filename: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SnippetError(f"{filename} is not in UTF-8: {error}") from error


# Asked in both languages, and by each rebuild of `mkdocs serve`, of texts that rarely change.
@functools.cache
def _imported(source: str, filename: str) -> frozenset[str]:
    modules: set[str] = set()
    for node in ast.walk(_parsed(source, filename)):
        if isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from a import b` may mean the module a.b: both are looked for.
            modules.add(node.module)
            modules.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(modules)


def _parsed(source: str, filename: str) -> ast.Module:
    try:
        return ast.parse(source, filename)
    except SyntaxError as error:
        raise SnippetError(f"{filename}, line {error.lineno}: {error.msg}") from error
    except ValueError as error:  # Null bytes, in Python before 3.11.4.
        raise SnippetError(f"{filename}: {error}") from error


def _module_files(root: Path, module: str) -> list[Path]:
    parts = module.split(".")
    if not (root / parts[0]).is_dir() and not (root / f"{parts[0]}.py").is_file():
        return []
    packages = [root.joinpath(*parts[:end], "__init__.py") for end in range(1, len(parts) + 1)]
    candidates = [*packages, root.joinpath(*parts[:-1], f"{parts[-1]}.py")]
    return [path for path in candidates if path.is_file()]
