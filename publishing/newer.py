"""What tells a reader, below its heading, that a section is newer in the other language."""

import logging
import re
from pathlib import Path

from mkdocs.structure.pages import Page

from publishing import languages, ledger
from publishing.passages import UnreadableError

log = logging.getLogger(f"mkdocs.plugins.{__name__}")


def noticed(html: str, root: Path, page: Page, language: str) -> str:
    """The HTML of a page's content, with a notice in each section whose twin is newer."""
    try:
        newer = ledger.newer(root, page.file.src_uri, language)
    except UnreadableError as error:
        # Both languages read the same file.
        if language == languages.MAIN:
            log.error("%s", error)
        return html
    words = languages.WORDS[language]
    alternates = languages.alternates(page, language, "")
    twin = next(each for each in alternates if each["lang"] != language)
    for id in newer:
        link = f'<a class="twin" hreflang="{twin["lang"]}" href="{twin["path"]}#{id}">{words["twin"]}</a>'
        notice = words["newer"].format(twin=link)
        shown = f'<p class="newer" data-search-exclude="true">{notice}</p>'
        heading = re.compile(rf'<(h[1-6])[^>]* id="{re.escape(id)}".*?</\1>', re.DOTALL)
        html = heading.sub(lambda found, shown=shown: found[0] + shown, html, count=1)  # type: ignore[misc]
    return html
