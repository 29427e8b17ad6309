"""Minifies pages: what nobody sees is sent, parsed and laid out all the same."""

import operator
import re

from jinja2 import Environment
from jinja2.ext import Extension

# Names, spaces, punctuation and operators are most of all code, and have the color of its text.
_PLAIN = re.compile(r'<span class="(?:n|w|p|o|kc)">([^<]*)</span>')
# HTML knows what `svg` and `math` are.
_NAMESPACE = re.compile(r'(<(?:svg|math)) xmlns="[^"]*"')
# Material's script does this to each table once it runs, and styles of whole pages are computed again.
_TABLE = re.compile("<table>(.*?)</table>", re.DOTALL)
_SCROLLING = (
    '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">'
    r'<table class="data">\1</table></div></div>'
)
_SNIPPET = re.compile(
    r'(<div class="highlight"><span class="filename">[^<]*</span><pre)(>.*?)(?=\n?</code>)', re.DOTALL
)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def content(html: str) -> str:
    """A page's content, whose code has elements only for what is colored."""
    html = _PLAIN.sub(operator.itemgetter(1), html.replace("<span></span>", ""))
    html = _TABLE.sub(_SCROLLING, _NAMESPACE.sub(r"\1", html))
    # What is scrolled can be scrolled by keys. Material takes this from code that fits, once it is near.
    html = html.replace("<pre><code>", '<pre><code tabindex="0">')
    return _SNIPPET.sub(_measured, html)


def _measured(snippet: re.Match[str]) -> str:
    """A snippet that tells how high it is: a browser can lay it out when it comes near to sight."""
    start, code = snippet.groups()
    return f'{start} style="--lines:{code.count(chr(10)) + 1}"{code}'


def trim(env: Environment) -> None:
    """Leaves the templates' own indentation and empty lines out of the pages."""
    env.trim_blocks = True
    env.add_extension(_Trimmed)


class _Trimmed(Extension):
    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _NAMESPACE.sub(r"\1", _INDENT.sub("", source))
