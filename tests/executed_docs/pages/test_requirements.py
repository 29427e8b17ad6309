"""The line that installs what a page's snippets ran on."""

import importlib.metadata
from pathlib import Path

import pytest

from executed_docs.execution.collection import Collection
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.execution.snippet import Project
from executed_docs.pages import requirements
from executed_docs.storage.store import Store

OLD = Runtime(
    "old", imports=frozenset({"frame_old"}), packages=("PyYAML", "numpy"), extras=("matplotlib", "pydot")
)
NEW = Runtime("new", imports=frozenset({"frame_old", "frame"}), packages=("numpy", "lxml", "no-such-package"))
YAML, NUMPY, LXML = (f"{name}=={importlib.metadata.version(name)}" for name in ("PyYAML", "numpy", "lxml"))
DRAWN = f"matplotlib=={importlib.metadata.version('matplotlib')}"


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    folder = tmp_path / "snippets" / "chapter"
    folder.mkdir(parents=True)
    texts = {
        "old": "import frame_old",
        "new": "import frame",
        "plain": "x = 1",
        "drawn": "import frame_old\nimport matplotlib.pyplot as plt",
    }
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return Collection(Project(tmp_path, (PYTHON, OLD, NEW)), Runner(Store(tmp_path / ".cache")))


def page(*names: str) -> str:
    return "\n\n".join(f'```python exec="on" snippet="chapter/{name}"\n```' for name in names)


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        (page("new"), f"pip install {NUMPY} {LXML}"),
        # In the order of the runtimes, each package once.
        (page("new", "old"), f"pip install {YAML} {NUMPY} {LXML}"),
        (page("plain"), f"pip install {NUMPY}"),
        # What only some snippets use is installed for these.
        (page("drawn"), f"pip install {YAML} {NUMPY} {DRAWN} {LXML}"),
        ("No code.", ""),
        (page("gone"), ""),
        (page("gone", "new"), f"pip install {NUMPY} {LXML}"),
        # What only shows how a fence is written isn't run.
        (f"````md\n{page('new')}\n````", ""),
    ],
)
def test_what_the_snippets_of_a_page_ran_on(collection: Collection, markdown: str, line: str) -> None:
    assert requirements.line(markdown, collection) == line


def test_a_version_is_one_that_the_package_index_has(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requirements, "package_versions", lambda name: {name: "2.13.0+cpu"})
    assert requirements.line(page("plain"), collection) == "pip install numpy==2.13.0"
