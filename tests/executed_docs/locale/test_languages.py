"""The same page in each language."""

import pytest

from executed_docs.locale.languages import Languages

SITE = "https://example.org/docs/"
NAMES = {"en": "English", "zh": "中文", "de": "Deutsch"}


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
    found = Languages(("en", "zh")).alternates(url, language, site_url, NAMES)
    assert [each["lang"] for each in found] == ["en", "zh"]
    assert [each["name"] for each in found] == ["English", "中文"]
    assert [each["path"] for each in found] == paths
    assert [each["link"] for each in found] == [SITE + url, f"{SITE}zh/{url}"]


@pytest.mark.parametrize(
    ("language", "paths"),
    [
        ("en", ["./", "../zh/page/", "../de/page/"]),
        ("zh", ["../../page/", "./", "../../de/page/"]),
        ("de", ["../../page/", "../../zh/page/", "./"]),
    ],
)
def test_each_of_three_languages_leads_to_all(language: str, paths: list[str]) -> None:
    languages = Languages(("en", "zh", "de"))
    found = languages.alternates("page/", language, SITE + languages.folder(language), NAMES)
    assert [each["path"] for each in found] == paths
    assert [each["link"] for each in found] == [f"{SITE}page/", f"{SITE}zh/page/", f"{SITE}de/page/"]


def test_the_first_language_is_the_main_one() -> None:
    languages = Languages(("de", "en", "zh"))
    assert (languages.main, languages.translations) == ("de", ("en", "zh"))
    assert [languages.folder(code) for code in languages.codes] == ["", "en/", "zh/"]


def test_what_is_no_page_leads_to_the_home_pages() -> None:
    found = Languages(("en", "zh")).alternates("", "zh", f"{SITE}zh/", NAMES)
    assert [each["link"] for each in found] == [SITE, f"{SITE}zh/"]


@pytest.mark.parametrize(
    ("language", "url", "way"),
    [("en", "", "./"), ("en", "a/", "../"), ("zh", "", "../"), ("zh", "a/", "../../")],
)
def test_the_way_to_the_main_site(language: str, url: str, way: str) -> None:
    assert Languages(("en", "zh")).main_site(url, language) == way
