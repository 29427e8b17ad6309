"""The same page in each language."""

from types import SimpleNamespace
from typing import cast

import pytest
from mkdocs.structure.pages import Page

from executed_docs.locale.languages import alternates, main_site

SITE = "https://example.org/docs/"


def page(url: str) -> Page:
    return cast(Page, SimpleNamespace(url=url))


@pytest.mark.parametrize(
    ("language", "url", "paths"),
    [
        ("en", "", ["./", "zh/"]),
        ("zh", "", ["../", "./"]),
        ("en", "page/", ["./", "../zh/page/"]),
        ("zh", "page/", ["../../page/", "./"]),
        ("en", "a/b/", ["./", "../../zh/a/b/"]),
        ("zh", "a/b/", ["../../../a/b/", "./"]),
    ],
)
def test_a_page_leads_to_itself_in_the_other_language(language: str, url: str, paths: list[str]) -> None:
    site_url = SITE if language == "en" else f"{SITE}zh/"
    found = alternates(page(url), language, site_url)
    assert [each["lang"] for each in found] == ["en", "zh"]
    assert [each["path"] for each in found] == paths
    assert [each["link"] for each in found] == [SITE + url, f"{SITE}zh/{url}"]


def test_what_is_no_page_leads_to_the_home_pages() -> None:
    assert [each["link"] for each in alternates(None, "zh", f"{SITE}zh/")] == [SITE, f"{SITE}zh/"]


@pytest.mark.parametrize(
    ("language", "url", "way"),
    [("en", "", "./"), ("en", "a/", "../"), ("zh", "", "../"), ("zh", "a/", "../../")],
)
def test_the_way_to_the_main_site(language: str, url: str, way: str) -> None:
    assert main_site(page(url), language) == way
