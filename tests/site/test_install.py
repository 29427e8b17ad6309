"""The line at the top of a chapter that installs what its code ran on."""

import re
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.site.test_ground import CHAPTERS, LANGUAGES

# What captions call the packages.
CALLED = {
    "Keras": "keras",
    "tf_keras": "tf-keras",
    "TensorFlow": "tensorflow",
    "JAX": "jax",
    "NumPy": "numpy",
}


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_the_versions_of_all_captions(site: Path, language: str, chapter: str) -> None:
    page = html.parse(str(site / language.strip("/") / chapter / "index.html")).getroot()
    [line] = (code.text_content() for code in page.xpath("//details[@class='install']//code"))
    captions = " · ".join(page.xpath("//*[contains(@class, 'outcome')]//span[@class='filename']/text()"))
    shown = {
        f"{CALLED[name]}=={version}"
        for name, version in re.findall(rf"\b({'|'.join(CALLED)}) (\d[\w.]*)", captions)
    }
    assert shown
    assert line.startswith("pip install ")
    assert shown <= set(line.removeprefix("pip install ").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_copied(page: Page, language: str) -> None:
    page.goto(f"{language}k-function/")
    page.locator("details.install summary").click()
    line = page.locator("details.install code")
    expect(line).to_be_visible()
    page.locator("details.install [data-clipboard-target]").click()
    page.wait_for_function(
        "async (text) => (await navigator.clipboard.readText()) === text", arg=line.text_content()
    )
