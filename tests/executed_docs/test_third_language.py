"""A third language is data: pages, a settings file and a file of words, and no Python."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html
from mkdocs.__main__ import cli

from executed_docs.execution import runner
from executed_docs.execution.runner import Runner
from executed_docs.locale import words

SETTINGS = """\
site_name: How numbers round
docs_dir: docs/en
theme: {name: material, language: en, font: false}
plugins:
  - executed:
      languages: [en, zh, de]
      locale: [locale]
"""

TRANSLATION = """\
INHERIT: mkdocs.yml
docs_dir: docs/LANGUAGE
theme: {language: LANGUAGE}
"""

PAGE = """\
# TITLE {#page}

`{{ floats/tenths.total }}`

```python exec="on" snippet="floats/tenths"
```
"""

TITLES = {"en": "How numbers round", "zh": "数怎样取整", "de": "Wie Zahlen gerundet werden"}


def german(*folders: Path) -> str:
    """A file of words: the engine's and those of some folders, of which two are translated."""
    found = {**words.load("en", *folders), "language": "Deutsch", "output": "Ausgabe"}
    return "".join(f"{name} = {json.dumps(word)}\n" for name, word in found.items())


@pytest.fixture
def site(
    tmp_path: Path, root: Path, warm_runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Callable[[], Result]]:
    """A copy of the example in three languages, with how it is built."""
    folder = tmp_path / "other"
    left_out = shutil.ignore_patterns(".cache", ".executed", "site", "docs", "__pycache__")
    shutil.copytree(root / "examples" / "other-site", folder, ignore=left_out)
    (folder / "mkdocs.yml").write_text(SETTINGS)
    for language, title in TITLES.items():
        (folder / "docs" / language).mkdir(parents=True)
        (folder / "docs" / language / "index.md").write_text(PAGE.replace("TITLE", title), encoding="utf-8")
        (folder / f"mkdocs.{language}.yml").write_text(TRANSLATION.replace("LANGUAGE", language))
        (folder / "locale").mkdir(exist_ok=True)
        (folder / "locale" / f"{language}.toml").touch()
    (folder / "locale" / "de.toml").write_text(german(), encoding="utf-8")
    monkeypatch.setattr(runner, "shared", lambda *_: warm_runner)
    monkeypatch.chdir(folder)
    return folder, lambda: CliRunner().invoke(cli, ["build", "--strict"])


def test_the_example_is_built_in_a_third_language(site: tuple[Path, Callable[[], Result]]) -> None:
    folder, build = site
    built = build()
    assert built.exit_code == 0, built.output
    page = html.fromstring((folder / "site/de/index.html").read_text(encoding="utf-8"))
    assert page.get("lang") == "de"
    assert page.xpath("string(//h1)").startswith(TITLES["de"])
    assert page.xpath("string(//article/p/code)") == "0.30000000000000004"
    (caption,) = page.xpath("//div[contains(@class, 'outcome')]/span")
    assert caption.text.startswith("Ausgabe · ")
    chosen = page.xpath("//a[@hreflang]")
    assert {link.get("hreflang"): link.text.strip() for link in chosen} == {
        "en": "English",
        "zh": "中文",
        "de": "Deutsch",
    }


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_a_theme_without_a_language_switch_has_links_on_each_page(
    site: tuple[Path, Callable[[], Result]], theme: str
) -> None:
    folder, build = site
    for language in TITLES:
        (folder / f"mkdocs.{language}.yml").write_text(
            TRANSLATION.replace("language: LANGUAGE", "locale: LANGUAGE").replace("LANGUAGE", language)
        )
    settings = folder / "mkdocs.yml"
    own = f"{{name: {theme}, locale: en}}"
    settings.write_text(settings.read_text().replace("{name: material, language: en, font: false}", own))
    for language in TITLES:
        shutil.copy(folder / f"docs/{language}/index.md", folder / f"docs/{language}/second.md")
    built = build()
    assert built.exit_code == 0, built.output
    for language, path in (("en", ""), ("de", "de/")):
        for page in ("", "second/"):
            file = folder / "site" / path / page / "index.html"
            found = html.fromstring(file.read_text(encoding="utf-8")).xpath("//p[@class='languages']/a")
            assert [link.get("hreflang") for link in found] == [code for code in TITLES if code != language]
            for link in found:
                target = (file.parent / link.get("href") / "index.html").resolve()
                assert html.fromstring(target.read_text(encoding="utf-8")).get("lang") == link.get("hreflang")
    second = folder / "docs/de/second.md"
    second.write_text(second.read_text(encoding="utf-8").replace("`{{ floats/tenths.total }}`", "0"))
    built = build()
    difference = "docs/en/second.md, line 1: section #page has the inline code '0.30000000000000004' 1× more"
    assert difference in built.output
    shown = html.fromstring((folder / "site/second/index.html").read_text(encoding="utf-8"))
    assert difference in shown.xpath("string(//div[@class='admonition failure'])")


def test_what_the_third_language_lacks_is_an_error(site: tuple[Path, Callable[[], Result]]) -> None:
    folder, build = site
    page = folder / "docs/de/index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("`{{ floats/tenths.total }}`", "0"))
    built = build()
    assert built.exit_code != 0
    assert (
        "docs/en/index.md, line 1: section #page has the inline code '0.30000000000000004' 1× more"
        in built.output
    )


def test_a_word_that_the_third_language_lacks_is_named(site: tuple[Path, Callable[[], Result]]) -> None:
    folder, build = site
    file = folder / "locale" / "de.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("\noutput = ", "\noutputs = "), encoding="utf-8")
    built = build()
    assert built.exit_code != 0
    assert "locale/de.toml lacks words: output. Add them." in built.output
