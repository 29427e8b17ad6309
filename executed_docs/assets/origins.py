"""What a page loads from another origin: it would ask that site about its readers."""

import re
from collections.abc import Iterator

_TAG = re.compile(
    r"<(script|link|img|source|video|audio|track|iframe|embed|object|input|image|use)\b(.*//.*)",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""\b(?:src|srcset|href|data|poster)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_RELATION = re.compile(r"""\brel\s*=\s*["']?([\w -]+)""", re.IGNORECASE)
_STYLE = re.compile(r"""<style\b[^>]*>(.*?)</style>|\bstyle\s*=\s*"([^"]*)\"""", re.IGNORECASE | re.DOTALL)
_URL = re.compile(
    r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?:)?//[^\s,]+", re.IGNORECASE)

# Links that say where something is, and load nothing.
_NOT_LOADED = {"alternate", "author", "canonical", "help", "license", "next", "prev", "search"}


def of_page(html: str, own: str) -> Iterator[str]:
    """The addresses at other origins that a page loads a script, a style sheet, an image or a font from.

    Args:
        html: The page.
        own: The address of the site.
    """
    # Each up to the end of a tag. Few of the thousands have an address, and the expressions take long.
    parts = [part for part in html.split(">") if "//" in part]
    for tag in filter(None, map(_TAG.search, parts)):
        relation = _RELATION.search(tag[2]) if tag[1].lower() == "link" else None
        if relation and set(relation[1].lower().split()) <= _NOT_LOADED:
            continue
        for attribute in _ATTRIBUTE.finditer(tag[2]):
            value = next(filter(None, attribute.groups()), "")
            if re.match(r"\s*(?:https?:)?//", value, re.IGNORECASE) or "srcset" in attribute[0].lower():
                yield from _foreign(_ADDRESS.findall(value), own)
    for style in _STYLE.finditer(html) if any(map(_URL.search, parts)) else ():
        yield from of_style(style[1] or style[2] or "", own)


def of_style(css: str, own: str) -> Iterator[str]:
    """The same of a style sheet."""
    yield from _foreign(_URL.findall(css), own)


def _foreign(addresses: list[str], own: str) -> Iterator[str]:
    yield from (address for address in addresses if not own or not address.startswith(own))
