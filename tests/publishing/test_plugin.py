"""The placeholders of this site: what can't be shown is named with its page and line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from publishing import glossary
from publishing.tables import benchmarks, faults

SHOWN = """
{{ faults/snippets }}

{{ measured/empty }}

| English | Chinese | Not |
| --- | --- | --- |
{{ glossary }}
"""


@pytest.fixture
def page(project: Path) -> Path:
    """A page that shows all of this site's tables."""
    found = project / "docs" / "en" / "index.md"
    found.write_text(found.read_text(encoding="utf-8") + SHOWN, encoding="utf-8")
    return found


def errors(project: Path) -> str:
    """What a strict build says, which fails."""
    mkdocs = Path(sys.executable).with_name("mkdocs")
    built = subprocess.run([mkdocs, "build", "--strict"], cwd=project, capture_output=True, text=True)
    assert built.returncode == 1
    return built.stderr


def test_a_missing_file_is_named(project: Path, page: Path) -> None:
    shown = errors(project)
    assert "docs/en/index.md, line 14: docs/faults.json can't be read" in shown
    assert "Run `make faults`." in shown
    assert f"docs/en/index.md, line 16: there is no {benchmarks.FILE}: run `make bench`" in shown
    assert f"docs/en/index.md, line 20: {glossary.FILE} can't be read" in shown


def test_a_damaged_file_is_named(project: Path, page: Path) -> None:
    (project / faults.TABLE).write_text("{")
    (project / glossary.FILE).write_text("[[term]")
    shown = errors(project)
    assert "docs/en/index.md, line 14: docs/faults.json can't be read" in shown
    assert f"docs/en/index.md, line 20: {glossary.FILE} can't be read" in shown


@pytest.mark.slow
def test_an_unknown_name_is_named_with_those_that_exist(project: Path, page: Path) -> None:
    page.write_text(
        page.read_text(encoding="utf-8").replace("measured/empty", "measured/gone"), encoding="utf-8"
    )
    file = project / benchmarks.FILE
    file.parent.mkdir(parents=True)
    file.write_text('{"cells": [], "machine": {}, "versions": {}}')
    assert "docs/en/index.md, line 16: nothing that was measured is called 'gone'" in errors(project)


@pytest.mark.slow
def test_a_value_that_is_no_model_is_named(project: Path) -> None:
    page = project / "docs" / "en" / "index.md"
    graphs = "\n{{ graph/chapter/sum.total }}\n\n{{ graph/chapter/smu.x }}\n"
    page.write_text(page.read_text(encoding="utf-8") + graphs, encoding="utf-8")
    shown = errors(project)
    none = "it is no functional model of Keras 3 at the end of the run, which has none."
    assert f"docs/en/index.md, line 14: chapter/sum.total can't be drawn: {none}" in shown
    assert (
        "docs/en/index.md, line 16: chapter/smu.x can't be drawn: there is no snippet 'chapter/smu'" in shown
    )


def test_what_the_site_loads_starts_no_thread(project: Path) -> None:
    """A process with threads can't be copied, and then the languages are built one after the other."""
    program = """
import os, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
from executed_docs.translation import parallel

def prepare(*_):
    print(len(os.listdir("/proc/self/task")))
    sys.exit()

parallel.prepare = prepare
config = load_config("mkdocs.yml")
config.plugins.on_startup(command="build", dirty=False)
build(config)
"""
    # As authors have it: what runs snippets here may have set how many threads libraries start.
    own = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=project, capture_output=True, text=True, env=own
    )
    assert run.stdout == "1\n", run.stderr
