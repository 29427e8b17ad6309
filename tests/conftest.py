"""What all tests share: an environment like a worker's, and one built site."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publishing import worker

# Before a test module imports Keras.
os.environ |= worker.ENVIRONMENT | {"KERAS_BACKEND": "tensorflow", "NO_MKDOCS_2_WARNING": "1"}

ROOT = Path(__file__).resolve().parents[1]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of tests that run in several processes, those of a file share one, and with it what they keep warm.

    The site's tests and the faults share nothing that is slow, so they go wherever there is time.
    """
    for item in items:
        file = item.path.relative_to(ROOT).as_posix()
        if not file.startswith(("tests/site/", "tests/faults/")):
            item.add_marker(pytest.mark.xdist_group(file))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Snippets write where they run."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def home() -> str:
    """Where the built site says it stands: where `make build` says so too, so that it finds it all kept."""
    return "http://127.0.0.1:8000/"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, home: str) -> Path:
    """Both languages, built strictly from the project as it stands."""
    folder = tmp_path_factory.mktemp("site")
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    command = [mkdocs, "build", "--strict", "--site-dir", str(folder)]
    built = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"SITE_URL": home}
    )
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program: where there is none, tests are skipped, but not in CI.

    The one that has no windows takes half the time for each page.
    """
    programs = ("chromium-headless-shell", "chromium", "google-chrome")
    executable = next(filter(None, map(shutil.which, programs)), None)
    if executable is None:
        reason = "there is no Chromium: on Debian, apt-get install chromium-headless-shell fonts-noto-cjk"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return executable


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of its own that a test may break: this one's configuration, two pages."""
    folder = tmp_path / "project"
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        head, nav, rest = text.partition("nav:\n")
        if nav:
            text = head + "nav:\n  - index.md\n" + rest[rest.index("\ntheme:") :]
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copytree(ROOT / "upgrader" / "engine", folder / "upgrader" / "engine")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "snippets" / "chapter").mkdir(parents=True)
    (folder / "snippets" / "__init__.py").touch()
    (folder / "snippets" / "chapter" / "__init__.py").touch()
    (folder / "snippets" / "chapter" / "sum.py").write_text("total = 1 + 2\nprint(total)\n")
    (folder / "snippets" / "chapter" / "sum.out").write_text("3\n")
    for language in ("en", "zh"):
        docs = folder / "docs" / language
        docs.mkdir(parents=True)
        (docs / "index.md").write_text(PAGE, encoding="utf-8")
    (folder / "publishing").mkdir()
    (folder / "publishing" / "docstrings.zh.toml").touch()
    return folder


PAGE = """---
description: A page.
---

# Page {#page}

## Section {#section}

The sum is `{{ chapter/sum.total }}`, or $x = 3$.

```python exec="on" snippet="chapter/sum"
```
"""
