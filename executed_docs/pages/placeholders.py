"""Placeholders of a page, `{{ … }}`: values of runs, and whatever a site registers."""

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from textwrap import indent
from typing import Any

from executed_docs.pages import tensor as drawing
from executed_docs.pages import values
from executed_docs.pages.source import Source
from executed_docs.pages.tensor import Tensor
from executed_docs.storage.fingerprint import digest

Maker = Callable[[re.Match[str], Source], str]
"""Makes the Markdown that takes the place of a placeholder, given its match and its page."""

Content = Callable[[str, str], str]
"""Makes a block, given its name and either `html` or `md`."""

# In an admonition, Markdown takes a block for a paragraph.
_BLOCK = re.compile(
    r'(?P<space>^[ \t]+)?(?P<start><p>)?<div data-block="(?P<kind>\w+)/(?P<name>\w+)"></div>(?(start)</p>)',
    re.MULTILINE,
)


class Placeholders:
    """The placeholders of a language's pages.

    Args:
        snippet_values: Gives the values of a snippet's run by the snippet's name.
        words: The words of the language.
    """

    def __init__(self, snippet_values: values.Values, words: Mapping[str, str]) -> None:
        self._snippet_values = snippet_values
        self._words = words
        self._tensors: dict[str, Tensor] = {}
        self._values: dict[str, Callable[[], Mapping[str, Any]]] = {}
        self._makers: list[tuple[re.Pattern[str], Maker]] = []
        self._blocks: dict[str, Content] = {"tensor": self._tensor}

    def register(self, pattern: str, maker: Maker, *, inline: bool = False) -> None:
        """Registers a placeholder.

        Args:
            pattern: A regular expression of what stands between the braces. On a line of its own, the
                placeholder may be indented, as in an admonition; so is what takes its place.
            maker: Makes what takes its place.
            inline: Whether it may stand within a line, and not only on a line of its own.
        """
        whole = r"\{\{ " + pattern + r" \}\}"
        if inline:
            self._makers.append((re.compile(whole), maker))
        else:
            own_line = re.compile(rf"(?:^|(?<=    )){whole}$", re.MULTILINE)
            self._makers.append((own_line, functools.partial(_indented, maker)))

    def register_values(self, name: str, given: Callable[[], Mapping[str, Any]]) -> None:
        """Registers values that no snippet has: `{{ name.key }}` is replaced by one of them."""
        self._values[name] = given

    def register_blocks(self, kind: str, content: Content) -> None:
        """Registers blocks, which are put into a page's HTML after its Markdown is converted: see `block`."""
        self._blocks[kind] = content

    def block(self, kind: str, name: str) -> str:
        """What stands in a page's Markdown for a block, until `fill`."""
        return f'<div data-block="{kind}/{name}"></div>'

    def expand(self, markdown: str, source: Source) -> str:
        """A page's Markdown with its placeholders replaced; an error is logged, and shown in its place.

        Args:
            markdown: The page, without its front matter.
            source: Its source.
        """
        front_matter = source.text.count("\n") - markdown.count("\n")
        markdown = values.expand(
            markdown,
            self._given,
            lambda line, message: source.failure(line + front_matter, message),
            self._drawn,
        )
        # Most pages have none left, and each expression is tried at each character.
        for pattern, maker in self._makers if "{{ " in markdown else ():
            markdown = pattern.sub(lambda found, maker=maker: maker(found, source), markdown)  # type: ignore[misc]
        return markdown

    def fill(self, text: str, form: str) -> str:
        """A page's HTML, or with the form `md` its Markdown, with the blocks in their places."""
        # Most pages have none, and the expression is tried at each character.
        return (
            _BLOCK.sub(lambda block: self._filled(block, form), text) if "<div data-block=" in text else text
        )

    def _filled(self, block: re.Match[str], form: str) -> str:
        content, space = self._blocks[block["kind"]](block["name"], form), block["space"] or ""
        # In an admonition or a list, all lines of Markdown are indented.
        return indent(content, space) if form == "md" else space + content

    def _drawn(self, tensor: Tensor) -> str:
        name = digest(asdict(tensor))
        self._tensors[name] = tensor
        return self.block("tensor", name)

    def _tensor(self, name: str, form: str) -> str:
        draw = drawing.html if form == "html" else drawing.markdown
        return draw(self._tensors[name], self._words)

    def _given(self, name: str) -> Mapping[str, Any]:
        return self._values[name]() if name in self._values else self._snippet_values(name)


def _indented(maker: Maker, found: re.Match[str], source: Source) -> str:
    """What takes the place of a placeholder on a line of its own, indented as the placeholder is."""
    text = found.string
    before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    return found[0] if before.strip() else maker(found, source).replace("\n", f"\n{before}")
