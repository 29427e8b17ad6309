"""`llms.txt`, which lists what there is to read, and `llms-full.txt`, which holds all of it."""

from collections.abc import Mapping
from urllib.parse import urljoin

from executed_docs.locale.words import Words
from executed_docs.pages.page import Section, Site


def write(
    site: Site,
    sections: list[Section],
    texts: Mapping[str, str],
    alternates: list[dict[str, str]],
    words: Words,
) -> None:
    """Writes both files into a language's site.

    Args:
        site: The site.
        sections: The navigation.
        texts: The pages' Markdown editions, by their source's path.
        alternates: The other languages, each with its `name` and the `link` to its home page.
        words: The words of the language.
    """
    (site.folder / "llms.txt").write_text(_listed(site, sections, alternates, words), encoding="utf-8")
    whole = "\n---\n\n".join(texts[page.path] for _, pages in sections for page in pages)
    (site.folder / "llms-full.txt").write_text(whole, encoding="utf-8")


def _listed(site: Site, sections: list[Section], alternates: list[dict[str, str]], words: Words) -> str:
    """The list, in the form of https://llmstxt.org."""
    lines = [f"# {site.name}", f"> {site.description}", words["llms"]]
    for title, pages in sections:
        entries = [_entry(page.title, site.absolute(page.markdown_file), page.description) for page in pages]
        lines += [f"## {title}", "\n".join(entries)]
    chapters = [page for _, pages in sections for page in pages if page.has_notebook]
    if chapters:
        entries = [
            _entry(page.title, urljoin(site.absolute(page.url), page.notebook_name)) for page in chapters
        ]
        lines += [f"## {words['notebooks']}", "\n".join(entries)]
    entries = [_entry("llms-full.txt", site.absolute("llms-full.txt"), words["whole"])]
    entries += [_entry(other["name"], urljoin(other["link"], "llms.txt")) for other in alternates]
    lines += ["## Optional", "\n".join(entries)]
    return "\n\n".join(lines) + "\n"


def _entry(title: str, address: str, description: str = "") -> str:
    return f"- [{title}]({address}){description and f': {description}'}"
