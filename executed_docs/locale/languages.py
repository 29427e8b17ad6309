"""The languages of a site: the main one at its root, each other in a folder of its own."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Languages:
    """The languages of a site.

    Attributes:
        codes: Their codes, such as `en`; the first is the main one.
    """

    codes: tuple[str, ...]

    @property
    def main(self) -> str:
        return self.codes[0]

    @property
    def translations(self) -> tuple[str, ...]:
        return self.codes[1:]

    def folder(self, code: str) -> str:
        """The folder of a language's site, with a slash, or nothing."""
        return "" if code == self.main else f"{code}/"

    def alternates(
        self, url: str, code: str, site_url: str, names: Mapping[str, str]
    ) -> list[dict[str, str]]:
        """The same page in each language: `link` for machines, `path` for readers.

        The path is relative, so it holds wherever the site is served from.

        Args:
            url: The page's address in its language's site, or nothing for the home page.
            code: The page's language.
            site_url: The address of that language's site.
            names: What each language is called in itself.
        """
        main = site_url.removesuffix(self.folder(code))
        return [
            {
                "lang": each,
                "name": names[each],
                "link": main + self.folder(each) + url,
                "path": relative(self.folder(each) + url, self.folder(code) + url),
            }
            for each in self.codes
        ]

    def main_site(self, url: str, code: str) -> str:
        """The way from a page to the main site: a reader's settings hold in all languages."""
        return relative("", self.folder(code) + url)


def links(alternates: Iterable[Mapping[str, str]], code: str) -> str:
    """Links to a page in the other languages, as HTML.

    Args:
        alternates: The page in each language.
        code: The page's language.
    """
    shown = [
        f'<a class="translation" hreflang="{each["lang"]}" lang="{each["lang"]}" '
        f'href="{escape(each["path"])}">{each["name"]}</a>'
        for each in alternates
        if each["lang"] != code
    ]
    return f'<p class="languages">{" · ".join(shown)}</p>\n'


def relative(target: str, here: str) -> str:
    """The relative address of a page, seen from another; both are given from the root of the site."""
    folder = posixpath.dirname(f"/{here}")
    way = posixpath.relpath(f"/{target}", folder)
    return f"{way}/" if not target or target.endswith("/") else way
