"""The one stylesheet."""

import re
from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files

from executed_docs.assets import esbuild
from executed_docs.errors import BuildError
from executed_docs.material import stylesheet
from executed_docs.storage.store import Store


@pytest.fixture
def config(project: Path) -> MkDocsConfig:
    config = load_config(str(project / "mkdocs.yml"), extra_css=["assets/plugin.css", "assets/site.css"])
    config.plugins._current_plugin = "executed"
    plugin = Path(config.site_dir, "assets", "plugin.css")
    plugin.parent.mkdir(parents=True)
    plugin.write_text("b { color: #0000ff }")
    return config


SWITCHING = "[data-md-color-switching] *,[data-md-color-switching] :after{transition-duration:0ms!important}"
TABLES = ".md-typeset table:not([class])+*{margin-top:1em}.md-typeset table:not([class]) th{margin:1px}"
TABS = (
    ".tabbed-set>input:nth-child(2):checked~.tabbed-labels>:nth-child(2),.tabbed-labels>:first-child{margin:2px}"
    ".tabbed-set>input:nth-child(2):checked~.tabbed-content>:nth-child(2){margin:3px}"
)


def combined(
    project: Path,
    config: MkDocsConfig,
    site: str = "i { margin: 0px }",
    main: str = TABLES + TABS,
    palette: str = SWITCHING,
) -> Files:
    parts = {
        "assets/stylesheets/main.1.min.css": f"a{{color:red}}{main}\n/*# sourceMappingURL=1.css.map */",
        "assets/stylesheets/main.1.min.css.map": "{}",
        "assets/stylesheets/palette.1.min.css": f"a{{color:green}}{palette}",
        "assets/site.css": site,
    }
    files = Files([File.generated(config, name, content=text) for name, text in parts.items()])
    stylesheet.combine(files, config, project, Store(project / ".cache"))
    return files


MAIN = (
    "a{color:red}.md-typeset table.data th{margin:1px}"
    ".tabbed-set>input:nth-child(2):checked~.tabbed-labels>label:nth-child(2),"
    ".tabbed-labels>label:first-child{margin:2px}"
    ".tabbed-set>input:nth-child(2):checked~.tabbed-content>.tabbed-block:nth-child(2){margin:3px}"
)


def test_all_styles_are_in_one_in_their_order_and_the_parts_are_gone(
    project: Path, config: MkDocsConfig
) -> None:
    (file,) = combined(project, config)
    assert file.src_uri == stylesheet.NAME
    # Rules name the elements they mean, and what would have all styles computed again is left out.
    assert file.content_string.startswith(f"{MAIN}a{{color:green}}b{{color:#00f}}i{{margin:0}}")
    assert "sourceMapping" not in file.content_string
    assert config.extra_css == [stylesheet.NAME]
    assert not Path(config.site_dir, "assets", "plugin.css").exists()


@pytest.mark.parametrize(
    ("main", "palette", "pattern"),
    [
        (TABLES + TABS, "", "data-md-color-switching"),
        (TABS, SWITCHING, r"table:not\\(\\[class\\]\\)\\+"),
        (TABLES.partition("}")[0] + "}" + TABS, SWITCHING, r"'table:not\\(\\[class\\]\\)'"),
        (TABLES + TABS.replace("tabbed-labels>:", "tabs>:"), SWITCHING, "tabbed-labels"),
        (TABLES + TABS.replace("tabbed-content>:", "tabs>:"), SWITCHING, "tabbed-content"),
    ],
)
def test_what_material_no_longer_has_is_named(
    project: Path, config: MkDocsConfig, main: str, palette: str, pattern: str
) -> None:
    site = f"i {{ margin: 0px }} {SWITCHING} {TABLES} {TABS}"
    with pytest.raises(BuildError) as caught:
        combined(project, config, site, main, palette)
    assert str(caught.value).startswith("executed_docs/material/stylesheet.py: no style of Material matches ")
    assert pattern in str(caught.value)
    assert "`pip install mkdocs==" in str(caught.value)


def test_the_installed_material_has_all_that_is_changed(project: Path, config: MkDocsConfig) -> None:
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    stylesheet.combine(files, config, project, Store(project / ".cache"))
    styles = files.get_file_from_path(stylesheet.NAME)
    assert styles
    assert "md-color-switching]" not in styles.content_string
    assert "table:not([class])" not in styles.content_string
    assert ".md-typeset table.data" in styles.content_string


def test_a_site_of_another_theme_needs_no_rule_of_material(project: Path, config: MkDocsConfig) -> None:
    files = Files([File.generated(config, "assets/site.css", content="i { margin: 0px }")])
    stylesheet.combine(files, config, project, Store(project / ".cache"))
    (file,) = files
    assert file.content_string.startswith("b{color:#00f}i{margin:0}")


def test_with_other_packages_it_is_made_again(root: Path, project: Path, config: MkDocsConfig) -> None:
    combined(project, config)
    packages = (project / "node_modules").resolve()
    (project / "node_modules").unlink()
    (project / "node_modules").mkdir()
    for path in packages.iterdir():
        (project / "node_modules" / path.name).symlink_to(path)
    lock = project / "node_modules" / ".package-lock.json"
    lock.unlink()
    lock.write_text("{}")
    (project / "node_modules" / "@esbuild").unlink()
    other = project / esbuild.program(root).relative_to(root)
    other.parent.mkdir(parents=True)
    other.write_text("#!/bin/sh\necho made again\n")
    other.chmod(0o755)
    Path(config.site_dir, "assets", "plugin.css").write_text("b { color: #0000ff }")
    config.extra_css = ["assets/plugin.css", "assets/site.css"]
    (file,) = combined(project, config)
    assert file.content_string.startswith("made again")


def test_half_of_a_cached_stylesheet_is_made_again(project: Path, config: MkDocsConfig) -> None:
    (first,) = combined(project, config)
    for path in (project / ".cache").rglob("*"):
        if path.is_file():
            path.write_text(path.read_text(encoding="utf-8")[:10], encoding="utf-8")
    Path(config.site_dir, "assets", "plugin.css").write_text("b { color: #0000ff }")
    config.extra_css = ["assets/plugin.css", "assets/site.css"]
    (again,) = combined(project, config)
    assert again.content_string == first.content_string


def test_without_esbuild_the_cure_is_named(project: Path, config: MkDocsConfig) -> None:
    (project / "node_modules").unlink()
    missing = r"executed: esbuild for [a-z]+-\w+ is not in .*node_modules\."
    message = rf"{missing} Run `npm install esbuild`, or do without `optimize`"
    with pytest.raises(BuildError, match=message):
        combined(project, config)
    # With other packages of npm alone, too.
    (project / "node_modules").mkdir()
    (project / "node_modules" / ".package-lock.json").touch()
    # Or with those of another machine.
    other = project / "node_modules" / "@esbuild" / "plan9-mips" / "bin" / "esbuild"
    other.parent.mkdir(parents=True)
    other.touch()
    with pytest.raises(BuildError, match=message):
        combined(project, config)


@pytest.mark.parametrize(
    ("site", "place"),
    [
        ("i {\n  margin: 0px\n\nb {\n}\n", "assets/site.css:1:2:"),
        ("i {\n  margin 0px\n}\n", "assets/site.css:2:8:"),
    ],
    ids=["a brace that is missing", "a colon that is missing"],
)
def test_styles_that_would_drop_others_in_silence_are_named_with_their_line(
    project: Path, config: MkDocsConfig, site: str, place: str
) -> None:
    with pytest.raises(BuildError, match=re.escape(place)):
        combined(project, config, site)
