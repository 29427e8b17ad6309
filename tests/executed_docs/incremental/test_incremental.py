"""Reuse of what an earlier build made: after any change the site is what a build from nothing makes."""

import difflib
import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from jinja2 import Environment, Template
from markdown import Markdown
from material.plugins.search.plugin import SearchIndex
from mkdocs.config.defaults import MkDocsConfig

from executed_docs.editions.markdown import PageReader
from executed_docs.incremental import page_cache
from executed_docs.locale.languages import Languages
from executed_docs.logs import captured
from executed_docs.translation import parity

Edit = Callable[[Path], object]
Build = Callable[[], dict[str, bytes]]
Invoke = Callable[..., Result]

LANGUAGES = ("en", "zh")
STEPS = ("pages", "search", "differences", "templates", "editions")

LAYER = '''"""A module."""

from snippets.chapter.base import Base


class Layer(Base):
    """A layer."""

    def call(self, x=1):
        """Calls it."""
        return x
'''

API = """# API {#api}

::: snippets.chapter.layer.Layer

::: snippets.chapter.base.Base
    options:
      show_if_no_docstring: true
"""

CATALOG = '"snippets.chapter.layer.Layer" = "一个层。"\n"snippets.chapter.layer.Layer.call" = "调用。"\n'

SECOND = """---
description: Another page.
notebook: true
---

# Second {#second}

See [the section](index.md#section), [the layer][snippets.chapter.layer.Layer] and HTML, or $y$.

*[HTML]: A language

```python exec="on" snippet="chapter/twice"
1.  [There](index.md#section).
```

{{ own/index }}
"""

BLOCKS = """\
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin


class Options(Config):
    pass


class Blocks(BasePlugin[Options]):
    def on_config(self, config):
        placeholders = config.plugins["executed"].placeholders
        placeholders.register(r"own/(\\w+)", lambda found, _: placeholders.block("own", found[1]))
        placeholders.register_blocks("own", lambda name, form: Path(f"{name}.{form}").read_text())
"""
"""A plugin of another package, which shows files of the project."""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Installs that plugin."""
    (tmp_path / "own_blocks.py").write_text(BLOCKS)
    monkeypatch.syspath_prepend(tmp_path)
    entry = EntryPoint("own", "own_blocks:Blocks", "mkdocs.plugins")
    monkeypatch.setitem(MkDocsConfig.plugins.installed_plugins, "own", entry)  # type: ignore[attr-defined]
    yield
    sys.modules.pop("own_blocks", None)


@pytest.fixture
def invoke(build: Invoke) -> Invoke:
    """Builds the project with options."""
    return build


@pytest.fixture
def build(project: Path, invoke: Invoke, plugin: None) -> Build:
    """Builds a project with a bit of everything; gives what each file of the site holds."""
    chapter = project / "snippets" / "chapter"
    (chapter / "module.py").write_text("factor = 2\n")
    (chapter / "module.out").touch()
    (chapter / "twice.py").write_text("from snippets.chapter.module import factor\n\nprint(factor)  # (1)!\n")
    (chapter / "twice.out").write_text("2\n")
    (chapter / "base.py").write_text("class Base:\n    def call(self, y=1): ...\n")
    (chapter / "base.out").touch()
    (chapter / "layer.py").write_text(LAYER)
    (chapter / "layer.out").touch()
    (project / "docs" / "docstrings.zh.toml").write_text(CATALOG, encoding="utf-8")
    for language in LANGUAGES:
        docs = project / "docs" / language
        (docs / "second.md").write_text(SECOND, encoding="utf-8")
        (docs / "reference.md").write_text(API)
    (project / "index.html").write_text("<p>An index.</p>")
    (project / "index.md").write_text("An index.")
    changed("mkdocs.yml", "  offline:", "  own: {}\n  offline:")(project)
    config(lambda text: text.replace("- index.md", "- index.md\n  - second.md\n  - reference.md"))(project)

    def built() -> dict[str, bytes]:
        done = invoke()
        assert done.exit_code == 0, done.output
        site = project / "site"
        return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    return built


def changed(path: str, old: str, new: str) -> Edit:
    def edit(project: Path) -> None:
        text = (project / path).read_text(encoding="utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def config(change: Callable[[str], str]) -> Edit:
    def edit(project: Path) -> None:
        for name in ("mkdocs.yml", "mkdocs.zh.yml"):
            text = (project / name).read_text(encoding="utf-8")
            (project / name).write_text(change(text), encoding="utf-8")

    return edit


def both(*edits: Edit) -> Edit:
    return lambda project: [edit(project) for edit in edits]


EDITS: dict[str, tuple[Edit, str]] = {
    "prose": (changed("docs/en/index.md", "The sum", "Their sum"), "index.html"),
    "prose of the translation": (changed("docs/zh/index.md", "The sum", "Their sum"), "zh/index.html"),
    "a title, in the navigation of others": (
        changed("docs/en/second.md", "# Second", "# Other"),
        "reference/index.html",
    ),
    "a description": (changed("docs/en/second.md", "Another", "One more"), "second/index.html"),
    "an abbreviation": (changed("docs/en/second.md", "A language", "A markup"), "second/index.html"),
    "a formula": (changed("docs/en/second.md", "$y$", "$z$"), "second/index.html"),
    "a snippet": (changed("snippets/chapter/sum.py", "1 + 2", "2 + 2"), "index.html"),
    "its golden": (lambda project: (project / "snippets/chapter/sum.out").write_text("4\n"), "index.html"),
    "a golden of a page that was right": (
        lambda project: (project / "snippets/chapter/sum.out").write_text("5\n"),
        "index.html",
    ),
    "that golden, corrected": (
        lambda project: (project / "snippets/chapter/sum.out").write_text("4\n"),
        "index.html",
    ),
    "a module that a snippet imports": (
        changed("snippets/chapter/module.py", "factor = 2", "factor = 3"),
        "second/index.html",
    ),
    "a snippet that is broken": (
        changed("snippets/chapter/twice.py", "print(", "print(("),
        "zh/second/index.html",
    ),
    "a snippet that is corrected": (
        changed("snippets/chapter/twice.py", "print((", "print("),
        "zh/second/index.html",
    ),
    "its new golden": (
        lambda project: (project / "snippets/chapter/twice.out").write_text("3\n"),
        "second/index.html",
    ),
    "a note on code": (changed("docs/en/second.md", "[There]", "[Here]"), "second/index.html"),
    "a docstring": (changed("snippets/chapter/layer.py", "A layer.", "My layer."), "reference/index.html"),
    "code that the reference shows": (
        changed("snippets/chapter/layer.py", "return x", "return -x"),
        "zh/reference/index.html",
    ),
    "code that the reference shows, without a docstring": (
        changed("snippets/chapter/base.py", "y=1", "y=2"),
        "reference/index.html",
    ),
    "a translated docstring": (
        changed("docs/docstrings.zh.toml", "调用。", "叫它。"),
        "zh/reference/index.html",
    ),
    "an id that others link to": (changed("docs/en/index.md", "{#section}", "{#part}"), "index.html"),
    "the search's entry": (
        changed("docs/en/index.md", "Section {", "Part {"),
        "search/search_index.json",
    ),
    "a page's name": (
        both(
            lambda project: [
                (project / "docs" / name / "index.md").rename(project / "docs" / name / "first.md")
                for name in LANGUAGES
            ],
            config(lambda text: text.replace("- index.md", "- first.md")),
        ),
        "first/index.html",
    ),
    "the name in links": (
        both(*(changed(f"docs/{name}/second.md", "index.md", "first.md") for name in LANGUAGES)),
        "second/index.html",
    ),
    "a page in one language": (
        lambda project: (project / "docs/en/new.md").write_text("# New {#new}\n"),
        "new/index.html",
    ),
    "a page that is gone": (lambda project: (project / "docs/en/new.md").unlink(), "sitemap.xml"),
    "the navigation": (
        config(lambda text: text.replace("  - second.md\n", "  - 2nd: second.md\n")),
        "reference/index.html",
    ),
    "an option of an extension": (
        changed("mkdocs.yml", "permalink: true", "permalink: '§'"),
        "first/index.html",
    ),
    "an option of the reference": (
        changed("mkdocs.yml", "show_source: true", "show_source: false"),
        "reference/index.html",
    ),
    "the search's options": (
        changed("mkdocs.yml", "title: K.{name}", "title: k_{name}"),
        "search/search_index.json",
    ),
    "the search's hints": (
        lambda project: (project / "docs/search.toml").write_text('["second"]\nen = ["next"]\n'),
        "search/search_index.json",
    ),
    "the site's name": (changed("mkdocs.yml", "site_name: ", "site_name: My "), "second/index.html"),
    "a template": (changed("theme/main.html", "og:type", "og:kind"), "second/index.html"),
    "a part of a template": (
        changed("theme/partials/alternate.html", "md-select__inner", "md-select__inner other"),
        "zh/reference/index.html",
    ),
    "a template for one page": (
        both(
            lambda project: (project / "theme/own.html").write_text('{% extends "main.html" %}<!-- own -->'),
            changed("docs/en/second.md", "description", "template: own.html\ndescription"),
        ),
        "second/index.html",
    ),
    "what the navigation says of a page": (
        changed("docs/en/second.md", "description", "status: new\ndescription"),
        "reference/index.html",
    ),
    "the order of the pages": (
        config(
            lambda text: text.replace("  - reference.md\n", "").replace("nav:\n", "nav:\n  - reference.md\n")
        ),
        "first/index.html",
    ),
    "a section of the navigation": (
        config(lambda text: text.replace("  - reference.md\n", "  - A part:\n      - reference.md\n")),
        "first/index.html",
    ),
    "a link in the navigation": (
        config(lambda text: text.replace("nav:\n", "nav:\n  - There: https://example.org/\n")),
        "first/index.html",
    ),
    "a feature of the theme": (changed("mkdocs.yml", "    - navigation.footer\n", ""), "first/index.html"),
    "a setting": (config(lambda text: text + "\ncopyright: Nobody's\n"), "first/index.html"),
    "a setting for templates": (
        config(lambda text: text + "\nextra:\n  generator: false\n"),
        "first/index.html",
    ),
    "an address of all pages": (changed("mkdocs.yml", "127.0.0.1:8000", "example.org"), "first/index.html"),
    "a style of its own": (
        both(
            lambda project: (project / "theme/assets/own.css").write_text("q { color: red }\n"),
            changed("mkdocs.yml", "  - assets/site.css\n", "  - assets/site.css\n  - assets/own.css\n"),
        ),
        "assets/stylesheet.css",
    ),
    "a style": (
        lambda project: (project / "theme/assets/site.css").write_text("p { color: red }\n"),
        "assets/stylesheet.css",
    ),
    "a word of the site": (
        changed("locale/en.toml", "[runtimes]", 'output = "Result"\n\n[runtimes]'),
        "second/second.ipynb",
    ),
    "what another plugin shows": (
        lambda project: [
            (project / "index.html").write_text("<p>Another index.</p>"),
            (project / "index.md").write_text("Another index."),
        ],
        "second/index.html.md",
    ),
    "a snippet's name": (
        both(
            *(
                lambda project, ending=ending: (project / f"snippets/chapter/sum.{ending}").rename(
                    project / f"snippets/chapter/add.{ending}"
                )
                for ending in ("py", "out")
            ),
            *(changed(f"docs/{name}/first.md", "chapter/sum", "chapter/add") for name in LANGUAGES),
        ),
        "first/index.html",
    ),
}


@pytest.mark.slow
def test_after_each_change_the_site_is_what_a_build_from_nothing_makes(project: Path, build: Build) -> None:
    before = build()
    for name, (edit, file) in EDITS.items():
        edit(project)
        site = build()
        assert site.get(file) != before.get(file), f"{name}: {file} is as it was"
        (project / ".earlier").mkdir()
        for step in STEPS:
            shutil.move(project / ".cache" / step, project / ".earlier" / step)
        clean = build()
        differing = sorted(path for path in site.keys() | clean.keys() if site.get(path) != clean.get(path))
        assert not differing, f"{name}: {differing}\n{_difference(site, clean, differing[0])}"
        for step in STEPS:
            shutil.rmtree(project / ".cache" / step, ignore_errors=True)
            shutil.move(project / ".earlier" / step, project / ".cache" / step)
        (project / ".earlier").rmdir()
        before = site


def _difference(site: dict[str, bytes], clean: dict[str, bytes], path: str) -> str:
    old, new = (each.get(path, b"").decode(errors="backslashreplace").splitlines() for each in (site, clean))
    return "\n".join(difflib.unified_diff(old, new, "after the change", "from nothing", lineterm="", n=0))


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes what goes through Markdown."""
    seen: list[str] = []
    convert = Markdown.convert

    def noted(self: Markdown, source: str) -> str:
        seen.append(source)
        return str(convert(self, source))

    monkeypatch.setattr(Markdown, "convert", noted)
    return seen


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes which pages go through their template."""
    seen: list[str] = []
    render = Template.render

    def noted(self: Template, *contexts: Any, **values: Any) -> str:
        for context in contexts:
            if context.get("page"):
                seen.append(context["page"].file.abs_dest_path.partition("/site/")[2])
        return render(self, *contexts, **values)

    monkeypatch.setattr(Template, "render", noted)
    return seen


def refused(*_: object) -> None:
    raise AssertionError("made again")


def test_what_did_not_change_is_not_made_again(
    project: Path,
    build: Build,
    converted: list[str],
    rendered: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = build()
    converted.clear()
    monkeypatch.setattr(SearchIndex, "add_entry_from_context", refused)
    monkeypatch.setattr(parity, "sections", refused)
    monkeypatch.setattr(PageReader, "parts", refused)
    compile, compiled = Environment.compile, []

    def noted(self: Environment, source: str, name: str, *rest: Any) -> Any:
        compiled.append(name)
        return compile(self, source, name, *rest)

    monkeypatch.setattr(Environment, "compile", noted)
    rendered.clear()
    assert build() == first
    assert "main.html" not in compiled
    assert rendered == []
    assert converted == []


@pytest.mark.slow
def test_the_offline_edition_has_entries_of_its_own(
    project: Path, build: Build, converted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    online = build()
    monkeypatch.setenv("OFFLINE", "true")
    offline = build()
    assert b'href="second.html' in offline["index.html"]
    assert b'href="second/' in online["index.html"]
    monkeypatch.delenv("OFFLINE")
    converted.clear()
    assert build() == online
    monkeypatch.setenv("OFFLINE", "true")
    assert build() == offline
    assert converted == []


def test_only_the_page_that_changed_is_made_again(
    project: Path, build: Build, converted: list[str], rendered: list[str]
) -> None:
    build()
    converted.clear()
    rendered.clear()
    changed("docs/en/index.md", "The sum", "Their sum")(project)
    build()
    starts = [source.lstrip().partition("\n")[0] for source in converted]
    # Its fences are parts of it.
    assert [start for start in starts if not start.startswith("```")] == ["# Page {#page}"]
    assert rendered == ["index.html"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        config(lambda text: text + "\nhooks: [hook.py]\n"),
        changed("mkdocs.yml", "  executed:", "  tags: {}\n  executed:"),
        changed("theme/main.html", '"base.html" %}', '"base.html" %}{% set _ = pages %}'),
        changed("theme/main.html", '"base.html" %}', '"base.html" %}{{ build_date_utc.year }}'),
    ],
)
def test_with_what_could_show_a_template_anything_pages_are_rendered_anew(
    project: Path, build: Build, rendered: list[str], change: Edit
) -> None:
    (project / "hook.py").touch()
    change(project)
    build()
    rendered.clear()
    build()
    assert "index.html" in rendered


def test_with_a_value_of_an_unknown_kind_pages_are_rendered_anew(
    project: Path, build: Build, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Languages, "main_site", lambda *_: object())
    build()
    rendered.clear()
    build()
    assert "index.html" in rendered


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("loaded_sources", {"executed_docs/pages/formatter.py": "changed"}),
        ("package_versions", {"markdown": "99"}),
    ],
)
def test_the_code_and_its_packages_are_part_of_the_keys_of_pages(
    project: Path,
    build: Build,
    converted: list[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    change: dict[str, str],
) -> None:
    build()
    monkeypatch.setattr(page_cache, name, lambda *_: change)
    converted.clear()
    build()
    assert len([source for source in converted if "# Page {#page}" in source]) == 2


def test_a_block_of_another_plugin_is_in_all_editions(project: Path, build: Build) -> None:
    site = build()
    assert b"<p>An index.</p>" in site["second/index.html"]
    for name in ("second/index.html.md", "second/second.ipynb", "llms-full.txt"):
        assert b"An index." in site[name]
        assert b"data-block" not in site[name]


def test_a_link_of_a_block_leads_to_a_page(project: Path, build: Build) -> None:
    block = '<a href="index.md#page">One.</a> <a href="third.md">Two.</a>'
    (project / "index.html").write_text(block)
    with captured(logging.ERROR) as errors:
        page = build()["second/index.html"]
    assert b'<a href="../#page">One.</a>' in page
    assert [error.getMessage() for error in errors][:1] == [
        "docs/en/second.md, line 16: there is no page 'third.md' to link to"
    ]


def test_what_is_wrong_with_a_page_is_logged_in_each_build(
    project: Path, build: Build, invoke: Invoke
) -> None:
    changed("docs/en/second.md", "index.md#section), ", "nowhere.md), ")(project)
    for _ in range(2):
        built = invoke("--strict")
        assert built.exit_code == 1
        assert "'nowhere.md', but the target is not found" in built.output


def test_what_a_quiet_build_does_not_log_is_logged_by_the_next(
    project: Path, build: Build, invoke: Invoke
) -> None:
    changed("docs/en/second.md", "index.md#section), ", "nowhere.md), ")(project)
    invoke("--quiet")
    built = invoke("--strict")
    assert "'nowhere.md', but the target is not found" in built.output


def test_a_link_to_a_heading_that_is_gone_is_logged_of_a_page_that_did_not_change(
    project: Path, build: Build, invoke: Invoke
) -> None:
    build()
    changed("docs/en/second.md", "or $y$", "and $y$")(project)
    assert "anchor" not in invoke().output
    changed("docs/en/index.md", "{#section}", "{#part}")(project)
    built = invoke("--strict")
    assert "does not contain an anchor '#section'" in built.output


def test_with_an_extension_that_may_read_other_files_pages_are_converted_anew(
    project: Path, build: Build
) -> None:
    changed("mkdocs.yml", "  pymdownx.tabbed:", "  pymdownx.snippets: {}\n  pymdownx.tabbed:")(project)
    page = project / "docs/en/second.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n--8<-- "part.txt"\n', encoding="utf-8")
    (project / "part.txt").write_text("One part.")
    assert b"One part." in build()["second/index.html"]
    (project / "part.txt").write_text("Another part.")
    assert b"Another part." in build()["second/index.html"]


def test_a_cache_that_can_t_be_written_is_no_failure(project: Path, build: Build) -> None:
    first = build()
    for step in STEPS:
        shutil.rmtree(project / ".cache" / step)
        (project / ".cache" / step).touch()
    assert build() == first
