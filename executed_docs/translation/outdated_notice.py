"""A notice below the heading of a section whose text is newer in another language."""

import logging
import re

from executed_docs.errors import UnreadableError
from executed_docs.locale.words import Words
from executed_docs.translation import ledger
from executed_docs.translation.passages import Documentation

log = logging.getLogger(__name__)


def with_notices(
    html: str,
    documentation: Documentation,
    page: str,
    language: str,
    alternates: list[dict[str, str]],
    words: Words,
) -> str:
    """The HTML of a page's content, with a notice in each outdated section.

    Args:
        html: The content.
        documentation: The documentation.
        page: The page's path in the folder of its language.
        language: The page's language.
        alternates: The same page in each language, with its `lang`, `name` and `path`.
        words: The words of the page's language.
    """
    try:
        outdated = ledger.outdated(documentation, page, language)
    except UnreadableError as error:
        # All languages read the same file.
        if language == documentation.languages.main:
            log.error("%s", error)
        return html
    by_language = {each["lang"]: each for each in alternates}
    for id, other in outdated:
        alternate = by_language[other]
        name = words.get(f"languages.{other}", alternate["name"])
        link = f'<a class="translation" hreflang="{other}" href="{alternate["path"]}#{id}">{name}</a>'
        notice = words["outdated"].format(other=link)
        shown = f'<p class="outdated-notice" data-search-exclude="true">{notice}</p>'
        heading = re.compile(rf'<(h[1-6])[^>]* id="{re.escape(id)}".*?</\1>', re.DOTALL)
        html = heading.sub(lambda found, shown=shown: found[0] + shown, html, count=1)  # type: ignore[misc]
    return html
