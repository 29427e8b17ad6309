"""The source of a page: where something stands in it, and what is shown in its place if that is wrong."""

import ast
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from executed_docs import fences

log = logging.getLogger(__name__)

_PAGE_LINK = re.compile(r"""(\]\(|href=")([^)"#:\s]+\.md)(?=[#)"])""")


@dataclass(frozen=True)
class Source:
    """The file that a page is written in.

    Attributes:
        path: The file, relative to the project.
        text: The whole file, front matter included.
        link: Gives the address of another page, relative to this one, for the path that a link of this
            page has; None if there is no such page.
        asset: Gives the address, relative to this page, of a file of the site; None if the page's own isn't
            known.
    """

    path: str
    text: str
    link: Callable[[str], str | None]
    asset: Callable[[str], str | None] = lambda _: None

    def line_of(self, text: str) -> int:
        """The line where a text stands, or as much of its beginning as the file has."""
        known = next(text[:end] for end in range(len(text), -1, -1) if text[:end] in self.text)
        return self.text.partition(known)[0].count("\n") + 1 if known else 1

    def place(self, fence: Sequence[str]) -> tuple["Source", int]:
        """This source, and the line of a fence of it by the fence's lines."""
        return self, self.line_of("\n".join(fence))

    def failure(self, line: int, message: str) -> str:
        """Logs what is wrong, and returns what stands on the page in its place."""
        log.error("%s, line %d: %s", self.path, line, message)
        return message

    def failure_block(self, line: int, message: str) -> str:
        """The same, as a block of its own."""
        place = f"{self.path}, line {line}"
        shown = fences.block("text", self.failure(line, message), "no-copy", title=place)
        return f'!!! failure ""\n\n{indent(shown, "    ")}'

    def linked(self, text: str, line: int) -> str:
        """A text with its links to pages resolved, where a site generator doesn't see them: in fences."""

        def resolved(link: re.Match[str]) -> str:
            address = self.link(link[2])
            if address is None:
                return self.failure(line, f"there is no page {link[2]!r} to link to")
            return link[1] + address

        return _PAGE_LINK.sub(resolved, text)


def of_docstring(root: Path, snippet: str) -> tuple[Source, int]:
    """The module whose docstring has a fence that names a snippet, and its line.

    Args:
        root: The project's folder.
        snippet: The snippet's name.
    """
    for path, text in _modules(root):
        before, found, _ = text.partition(f'snippet="{snippet}"')
        if found:
            return _of_module(root, path, text), before.count("\n") + 1
    return Source("a docstring", "", lambda _: None), 1


def of_fence(root: Path, fence: Sequence[str]) -> tuple[Source, int] | None:
    """The module of a project that has a fence in a docstring, and its line; None if none has.

    Args:
        root: The project's folder.
        fence: The fence's lines, however they are indented.
    """
    wanted = _without_space(fence)
    for path, text in _modules(root):
        for line, string in _strings(text) if fence[0].strip() in text else ():
            before, found, _ = _without_space(string.split("\n")).partition(wanted)
            if found:
                return _of_module(root, path, text), line + before.count("\n")
    return None


def _modules(root: Path) -> Iterator[tuple[Path, str]]:
    for folder, folders, names in os.walk(root):
        # In place: an environment or node_modules takes longer to be listed than a site to be built.
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in {"node_modules", "site-packages"}
        )
        for name in sorted(names):
            if name.endswith(".py"):
                yield Path(folder, name), Path(folder, name).read_text(encoding="utf-8", errors="replace")


def _of_module(root: Path, path: Path, text: str) -> Source:
    return Source(path.relative_to(root).as_posix(), text, lambda _: None)


def _strings(module: str) -> Iterator[tuple[int, str]]:
    """The strings of a module, each with the line that it begins in."""
    try:
        tree = ast.parse(module)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _without_space(lines: Iterable[str]) -> str:
    return "".join(f"\n{' '.join(line.split())}" for line in lines)
