"""The source of a page: where something stands in it, and what is shown in its place if that is wrong."""

import logging
import posixpath
import re
from pathlib import Path
from textwrap import indent

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from publishing import fence

log = logging.getLogger(f"mkdocs.plugins.{__name__}")

_PAGE_LINK = re.compile(r"""(\]\(|href=")([^)"#:\s]+\.md)(?=[#)"])""")


class Source:
    """The file that a page is written in.

    Args:
        root: The project's folder.
        page: The page.
        files: The language's files: what is linked to.
    """

    def __init__(self, root: Path, page: Page, files: Files) -> None:
        self._root = root
        self._files = files
        self.page = page

    @property
    def text(self) -> str:
        """The whole file, front matter included."""
        return self.page.file.content_string

    def line_of(self, text: str) -> int:
        """The line where a text stands, or as much of its beginning as the file has."""
        known = next(text[:end] for end in range(len(text), -1, -1) if text[:end] in self.text)
        return self.text.partition(known)[0].count("\n") + 1 if known else 1

    def failure(self, line: int, message: str) -> str:
        """Tells the author what is wrong, and gives what stands on the page in its place."""
        log.error("%s: %s", self._place(line), message)
        return message

    def failure_block(self, line: int, message: str) -> str:
        """The same, as a block of its own."""
        shown = fence.block("text", self.failure(line, message), "no-copy", title=self._place(line))
        return f'!!! failure ""\n\n{indent(shown, "    ")}'

    def linked(self, text: str, line: int) -> str:
        """A text with its links to pages as MkDocs would write them: it doesn't see fences, nor the atlas."""

        def resolved(link: re.Match[str]) -> str:
            uri = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.file.src_uri), link[2]))
            target = self._files.get_file_from_path(uri)
            if target is None:
                return self.failure(line, f"there is no page {link[2]!r} to link to")
            return link[1] + target.url_relative_to(self.page.file)

        return _PAGE_LINK.sub(resolved, text)

    def _place(self, line: int) -> str:
        file = Path(self.page.file.abs_src_path or self.page.file.src_uri)
        return f"{file.relative_to(self._root).as_posix()}, line {line}"
