"""The engine alone: no test of it needs the site that is built on it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jinja2 import Environment
from mkdocs.__main__ import cli

from executed_docs.execution import runner
from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store

Build = Callable[..., Result]
"""Builds the small project with some options of `mkdocs build`."""

PLUGIN = """\
  executed:
    languages: [en, zh]
    locale: [locale, upgrader/locale]
    math: true
    optimize: true
    self_hosted: true
"""

SHARED = ("formulas", "tools", "compiled")
"""Caches of what is the same in all small projects: making it takes ten times as long as their pages."""


@pytest.fixture
def project(project: Path) -> Path:
    """The small project with the engine's plugin alone, and plain Python."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text, found = re.subn(r"^  executed:\n.*?(?=^  offline:)", PLUGIN, text, flags=re.MULTILINE | re.DOTALL)
    assert found
    settings.write_text(text, encoding="utf-8")
    return project


@pytest.fixture(scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The caches that the builds of all small projects share."""
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(scope="session")
def warm_runner(caches: Path) -> Iterator[Runner]:
    """A runner whose warm process the builds of all small projects share."""
    shared = Runner(Store(caches / "outcomes"), timeout=3)
    yield shared
    shared.close()


@pytest.fixture(scope="session")
def templates_compiled_once() -> Iterator[None]:
    """Compiles no template twice: nothing that changes between builds of small projects goes into that.

    It takes half of such a build.
    """
    compile, compiled = Environment.compile, {}

    def once(self: Environment, source: str, *rest: Any) -> Any:
        key = (self.autoescape, self.trim_blocks, *self.extensions, source, *rest)
        if key not in compiled:
            compiled[key] = compile(self, source, *rest)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", once)
        yield


@pytest.fixture
def build(
    project: Path,
    caches: Path,
    warm_runner: Runner,
    templates_compiled_once: None,
    monkeypatch: pytest.MonkeyPatch,
) -> Build:
    """Builds the small project as `mkdocs build` does, in this process."""
    (project / ".cache").mkdir()
    for name in SHARED:
        (caches / name).mkdir(exist_ok=True)
        (project / ".cache" / name).symlink_to(caches / name)
    monkeypatch.setattr(runner, "shared", lambda *_: warm_runner)
    monkeypatch.chdir(project)
    # The sitemap tells the day of the build: two builds around midnight would differ.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return lambda *options: CliRunner().invoke(cli, ["build", *options])


Draw = Callable[..., None]
"""Writes a snippet that draws a picture, given its name and the picture."""


@pytest.fixture
def draw(project: Path) -> Draw:
    """Writes a snippet of the small project that draws `curve.svg`; its golden is the text alone."""

    def draw(name: str, svg: str, **files: str) -> None:
        file = project / "snippets" / "chapter" / f"{name}.py"
        written = f'Path("curve.svg").write_text({svg!r}, encoding="utf-8")'
        file.write_text(f"from pathlib import Path\n\n{written}\n", encoding="utf-8")
        for ending, text in files.items() or [("out", "")]:
            file.with_suffix(f".{ending.replace('_', '.')}").write_text(text, encoding="utf-8")

    return draw
