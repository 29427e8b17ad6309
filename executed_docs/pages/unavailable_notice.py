"""A notice below the title of a page that was built without an optional runtime."""

import re
from collections.abc import Sequence

from markupsafe import escape

from executed_docs.execution.runtime import Runtime
from executed_docs.locale.words import Words

_TITLE = re.compile(r"<h1.*?</h1>", re.DOTALL)


def text(missing: Sequence[Runtime], words: Words) -> str:
    """What a page says that was built without some runtimes.

    Args:
        missing: The runtimes.
        words: The words of the page's language.
    """
    names = words["comma"].join(words[f"runtimes.{runtime.name}"] for runtime in missing)
    return words["built_without"].format(runtimes=names)


def with_notice(html: str, missing: Sequence[Runtime], words: Words) -> str:
    """The HTML of a page's content, with the notice if a runtime is missing.

    Args:
        html: The content.
        missing: The runtimes that its snippets call for and that it was built without.
        words: The words of the page's language.
    """
    if not missing:
        return html
    notice = f'<p class="unavailable-notice" data-search-exclude="true">{escape(text(missing, words))}</p>'
    title = _TITLE.search(html)
    end = title.end() if title else 0
    return html[:end] + notice + html[end:]


def in_markdown(markdown: str, missing: Sequence[Runtime], words: Words) -> str:
    """The Markdown of a page, with the notice if a runtime is missing.

    Args:
        markdown: The Markdown, which begins with the page's title.
        missing: The runtimes that its snippets call for and that it was built without.
        words: The words of the page's language.
    """
    if not missing:
        return markdown
    before, title, after = markdown.partition("\n")
    return f"{before}\n\n*{text(missing, words)}*{title}{after}"
