"""Whose work the site contains, and what becomes of a package whose license nobody has read."""

import json
from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.structure.files import File, Files, get_files

from executed_docs.assets import licenses
from executed_docs.errors import BuildError
from executed_docs.storage.store import Store

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def files(project: Path) -> Files:
    config = load_config(str(project / "mkdocs.yml"))
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    return files


def names(project: Path, files: Files) -> dict[str, str]:
    """The licenses by what they are of, versions aside."""
    found = licenses.shipped(project, files, Store(project / ".cache" / "licenses"))
    assert all(each.text for each in found)
    return {each.name.partition(" ")[0]: each.title for each in found}


def bundle(project: Path, package: Path) -> None:
    """Makes a tool of the site import a package."""
    modules = project / "node_modules"
    modules.unlink()
    modules.mkdir()
    for path in (ROOT / "node_modules").iterdir():
        (modules / path.name).symlink_to(path)
    package.mkdir()
    (package / "index.js").write_text('export const word = "hello";\n')
    (package / "package.json").write_text('{"name": "hello", "version": "1.2.0", "license": "Zlib"}')
    tool = project / "theme" / "tools" / "hello"
    tool.mkdir()
    (tool / "index.js").write_text('import { word } from "hello";\nexport const mount = () => word;\n')


def test_what_the_theme_contains_is_listed(project: Path, files: Files) -> None:
    found = names(project, files)
    assert (
        found.items()
        >= {"mkdocs-material": "MIT", "lunr": "MIT", "rxjs": "Apache-2.0", "tslib": "0BSD"}.items()
    )


def test_a_package_that_a_tool_imports_is_listed_when_it_is_and_no_longer(
    project: Path, files: Files
) -> None:
    assert "hello" not in names(project, files)
    package = project / "node_modules" / "hello"
    bundle(project, package)
    (package / "LICENSE").write_text("Do as you like.")
    assert names(project, files)["hello"] == "Zlib"
    (project / "theme" / "tools" / "hello" / "index.js").write_text("export const mount = () => 1;\n")
    assert "hello" not in names(project, files)


def test_without_esbuild_the_cure_is_named(project: Path, files: Files) -> None:
    (project / "node_modules").unlink()
    (project / "node_modules" / "katex").mkdir(parents=True)
    with pytest.raises(BuildError, match=r"esbuild for .* Run `\S+ \S+.*`, or do without"):
        names(project, files)


def test_a_package_without_a_license_is_refused(project: Path, files: Files) -> None:
    bundle(project, project / "node_modules" / "hello")
    with pytest.raises(BuildError, match="hello would be part of the site, and its license was not found"):
        names(project, files)


def test_what_a_bundle_of_the_theme_newly_contains_is_refused(project: Path, files: Files) -> None:
    folder = project / "site-packages" / "material"
    folder.mkdir(parents=True)
    (folder / "bundle.js.map").write_text(json.dumps({"sources": ["node_modules/@new/thing/index.js"]}))
    files.append(File("bundle.js.map", str(folder), str(project / "site"), True))
    with pytest.raises(BuildError, match="@new/thing would be part of the site"):
        names(project, files)


def test_a_file_from_nowhere_is_refused(project: Path, files: Files, tmp_path: Path) -> None:
    (tmp_path / "found.js").write_text("1")
    files.append(File("found.js", str(tmp_path), str(project / "site"), True))
    with pytest.raises(
        BuildError, match=r"found\.js goes into the site\. Say in executed_docs/assets/licenses\.py"
    ):
        names(project, files)
