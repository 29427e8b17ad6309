"""The fences of docstrings, checked by an extension of Python-Markdown: mkdocstrings converts them itself."""

from collections.abc import Callable

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

# Before SuperFences, which takes fences away, and after tabs became spaces.
_PRIORITY = 26
_INNER = "MkdocstringsInnerExtension"
"""What converts docstrings, and no pages."""


class DocstringFences(Extension):  # type: ignore[misc]
    """Checks the fences of docstrings.

    Args:
        check: Gives the Markdown of a docstring with what is wrong in it.
    """

    def __init__(self, check: Callable[[str], str]) -> None:
        super().__init__()
        self._check = check

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers the check."""
        md.preprocessors.register(_Check(md, self._check), "executed-docstrings", _PRIORITY)


class _Check(Preprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, check: Callable[[str], str]) -> None:
        super().__init__(md)
        self._check = check

    def run(self, lines: list[str]) -> list[str]:
        if all(type(each).__name__ != _INNER for each in self.md.registeredExtensions):
            return lines
        return self._check("\n".join(lines)).split("\n")
