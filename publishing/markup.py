"""What templates of this site have in common: prose, code, and outcomes."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from executed_docs import fences


def environment(*folders: Path) -> Environment:
    """What renders the templates of some folders."""
    made = Environment(
        loader=FileSystemLoader(folders),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"prose": prose, "code": highlighted, "fenced": fenced, "span": fences.span}
    return made


def compact(html: str) -> str:
    """HTML without the indentation of templates, which would be text in the search index."""
    return re.sub(r"(?<=>)\n\s*(?=<(?!span|pre))", "", html)


def prose(text: str) -> Markup:
    """Prose, with what stands between backticks as code."""
    parts = re.split("`([^`]+)`", text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if odd else escape(part)
        for part, odd in zip(parts, [False, True] * len(parts), strict=False)
    )


def highlighted(code: str, title: str) -> Markup:
    """Python code, below its title if it has one."""
    body = highlight(code, PythonLexer(), HtmlFormatter(nowrap=True)).rstrip("\n")
    name = f'<span class="filename">{escape(title)}</span>' if title else ""
    # Without a title it is one of many small ones.
    kind = "highlight" if title else "highlight no-copy"
    return Markup(f'<div class="{kind}">{name}<pre><span></span><code>{body}</code></pre></div>')


def fenced(text: str, language: str) -> str:
    """A block of code for the Markdown edition."""
    return fences.plain(language, text)
