"""What is not made again: after any change the site is what it would be without anything kept."""

import difflib
import logging
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jinja2 import Environment, Template
from markdown import Markdown
from mkdocs.__main__ import cli
from mkdocs.config.base import load_config

from publishing import cache, kept, languages, runner
from publishing.atlas.site import Site
from publishing.cache import Cache
from publishing.kept import Kept
from publishing.records import records
from publishing.rendered import Rendered
from publishing.runner import Runner

Edit = Callable[[Path], object]
Build = Callable[[], dict[str, bytes]]

STEPS = ("pages", "search", "differences", "templates", "twins", "rendered")

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

{{ atlas/index }}
"""

INDEX = {"index": "<p>An index.</p>", "index.md": "An index."}
ATLAS = Site({}, dict.fromkeys(languages.NAMES, INDEX), {}, {}, "", [])


@pytest.fixture
def build(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Build]:
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
    (project / "publishing" / "docstrings.zh.toml").write_text(CATALOG, encoding="utf-8")
    for language in languages.NAMES:
        docs = project / "docs" / language
        (docs / "second.md").write_text(SECOND, encoding="utf-8")
        (docs / "reference.md").write_text(API)
    config(lambda text: text.replace("- index.md", "- index.md\n  - second.md\n  - reference.md"))(project)
    runs = Runner(Cache(project / ".cache" / "outcomes"))
    atlas(ATLAS, monkeypatch)
    monkeypatch.setattr(runner, "shared", lambda _: runs)
    monkeypatch.chdir(project)
    # The sitemap tells the day of the build: two builds around midnight would differ.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    log = logging.getLogger("mkdocs")
    propagate = log.propagate

    def build() -> dict[str, bytes]:
        built = CliRunner().invoke(cli, ["build"])
        assert built.exit_code == 0, built.output
        site = project / "site"
        return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    yield build
    log.propagate = propagate
    runs.close()


def atlas(made: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: Future[Site] = Future()
    begun.set_result(made)
    monkeypatch.setattr("publishing.atlas.site.begin", lambda *_: begun)


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
    "that golden, mended": (
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
    "a snippet that is mended": (
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
        changed("publishing/docstrings.zh.toml", "调用。", "叫它。"),
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
                for name in languages.NAMES
            ],
            config(lambda text: text.replace("- index.md", "- first.md")),
        ),
        "first/index.html",
    ),
    "the name in links": (
        both(*(changed(f"docs/{name}/second.md", "index.md", "first.md") for name in languages.NAMES)),
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
    "a snippet's name": (
        both(
            *(
                lambda project, ending=ending: (project / f"snippets/chapter/sum.{ending}").rename(
                    project / f"snippets/chapter/add.{ending}"
                )
                for ending in ("py", "out")
            ),
            *(changed(f"docs/{name}/first.md", "chapter/sum", "chapter/add") for name in languages.NAMES),
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
        (project / ".kept").mkdir()
        for step in STEPS:
            shutil.move(project / ".cache" / step, project / ".kept" / step)
        clean = build()
        differing = sorted(path for path in site.keys() | clean.keys() if site.get(path) != clean.get(path))
        assert not differing, f"{name}: {differing}\n{_difference(site, clean, differing[0])}"
        for step in STEPS:
            shutil.rmtree(project / ".cache" / step, ignore_errors=True)
            shutil.move(project / ".kept" / step, project / ".cache" / step)
        (project / ".kept").rmdir()
        before = site


def _difference(site: dict[str, bytes], clean: dict[str, bytes], path: str) -> str:
    old, new = (each.get(path, b"").decode(errors="backslashreplace").splitlines() for each in (site, clean))
    return "\n".join(difflib.unified_diff(old, new, "kept", "from nothing", lineterm="", n=0))


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


def test_what_did_not_change_is_not_made_again(
    project: Path,
    build: Build,
    converted: list[str],
    rendered: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = build()
    converted.clear()
    monkeypatch.setattr("material.plugins.search.plugin.SearchIndex.add_entry_from_context", None)
    monkeypatch.setattr("publishing.parity.sections", None)
    monkeypatch.setattr("publishing.edition.Reader.parts", None)
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


def test_each_edition_is_kept_beside_the_other(
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


@pytest.mark.parametrize(
    "change",
    [
        config(lambda text: text + "\nhooks: [hook.py]\n"),
        changed("mkdocs.yml", "  executed: {}", "  meta: {}\n  executed: {}"),
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


def test_with_a_value_that_can_t_be_told_pages_are_rendered_anew(
    project: Path, build: Build, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publishing.languages.main_site", lambda *_: object())
    build()
    rendered.clear()
    build()
    assert "index.html" in rendered


def test_this_site_s_plugins_and_templates_allow_rendered_pages_to_be_kept(root: Path) -> None:
    settings = load_config(str(root / "mkdocs.yml"))
    assert Rendered(Kept(Cache(root)), settings).keeps


def test_the_code_and_its_packages_are_part_of_all_keys(
    project: Path, build: Build, converted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    versions = cache.versions
    changes: dict[str, object] = {
        "MACHINERY": {"fence.py": "changed"},
        "versions": lambda *names: versions(*names) | {"markdown": "99"},
    }
    for name, change in changes.items():
        with monkeypatch.context() as patch:
            patch.setattr(cache, name, change)
            converted.clear()
            build()
            assert len([source for source in converted if "# Page {#page}" in source]) == 2


def test_a_changed_word_and_a_changed_atlas_are_on_the_page(
    project: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert b"<p>An index.</p>" in build()["second/index.html"]
    atlas(
        Site(
            {},
            {
                name: {"index": "<p>Another index.</p>", "index.md": "Another index."}
                for name in languages.NAMES
            },
            *({}, {}, "", []),
        ),
        monkeypatch,
    )
    monkeypatch.setitem(languages.WORDS["en"], "output", "Result")
    monkeypatch.setattr(cache, "MACHINERY", {"languages.py": "changed"})
    site = build()
    assert b"<p>Another index.</p>" in site["second/index.html"]
    for name in ("second/index.html.md", "second/second.ipynb", "llms-full.txt"):
        assert b"Another index." in site[name]
    for name in ("second/index.html", "second/index.html.md", "second/second.ipynb", "llms-full.txt"):
        assert b"Result \xc2\xb7 Python" in site[name]


def test_a_link_of_the_atlas_leads_to_a_page(
    project: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = '<a href="index.md#page">One.</a> <a href="third.md">Two.</a>'
    atlas(Site({}, {name: {"index": part} for name in languages.NAMES}, {}, {}, "", []), monkeypatch)
    with records(logging.ERROR) as errors:
        page = build()["second/index.html"]
    assert b'<a href="../#page">One.</a>' in page
    assert [error.getMessage() for error in errors][:1] == [
        "docs/en/second.md, line 16: there is no page 'third.md' to link to"
    ]


def test_what_is_wrong_with_a_page_is_said_in_each_build(project: Path, build: Build) -> None:
    changed("docs/en/second.md", "index.md#section), ", "nowhere.md), ")(project)
    for _ in range(2):
        built = CliRunner().invoke(cli, ["build", "--strict"])
        assert built.exit_code == 1
        assert "'nowhere.md', but the target is not found" in built.output


def test_what_was_not_said_by_a_quiet_build_is_said_by_the_next(project: Path, build: Build) -> None:
    changed("docs/en/second.md", "index.md#section), ", "nowhere.md), ")(project)
    CliRunner().invoke(cli, ["build", "--quiet"])
    built = CliRunner().invoke(cli, ["build", "--strict"])
    assert "'nowhere.md', but the target is not found" in built.output


def test_a_link_to_a_heading_that_is_gone_is_said_of_a_page_that_did_not_change(
    project: Path, build: Build
) -> None:
    build()
    changed("docs/en/second.md", "or $y$", "and $y$")(project)
    assert "anchor" not in CliRunner().invoke(cli, ["build"]).output
    changed("docs/en/index.md", "{#section}", "{#part}")(project)
    built = CliRunner().invoke(cli, ["build", "--strict"])
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


def test_this_site_s_extensions_all_allow_pages_to_be_kept(root: Path) -> None:
    settings = load_config(str(root / "mkdocs.yml"))
    assert set(settings.markdown_extensions) <= kept.TEXT_ONLY


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", '{"inputs": "a"}', "\0"])
def test_a_damaged_entry_is_a_miss_and_heals(tmp_path: Path, damage: str) -> None:
    store = Cache(tmp_path)
    them = Kept(store)
    them.put("step", "a", [1])
    assert (them.get("step", "a"), them.get("step", "b"), them.get("other", "a")) == ([1], None, None)
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    entry.write_text(damage)
    assert them.get("step", "a") is None
    them.put("step", "a", [2])
    assert them.get("step", "a") == [2]


def test_damaged_templates_are_compiled_again(project: Path, build: Build) -> None:
    first = build()
    templates = list((project / ".cache/templates").iterdir())
    for path in templates:
        path.write_bytes(path.read_bytes()[:-20])
    for path in templates[::2]:
        path.write_bytes(path.read_bytes()[:12])
    assert build() == first


def test_a_cache_that_can_t_be_written_is_no_failure(project: Path, build: Build) -> None:
    first = build()
    for step in STEPS:
        shutil.rmtree(project / ".cache" / step)
        (project / ".cache" / step).touch()
    assert build() == first
