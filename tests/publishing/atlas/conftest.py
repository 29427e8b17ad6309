"""A small atlas to break."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store
from publishing.atlas.programs import Plan
from publishing.atlas.results import Atlas, Function

Planned = Callable[[str], list[Plan]]
Judged = Callable[[str], list[Function]]

HEAD = """
import keras
import numpy as np
from keras import ops

from publishing.atlas.entry import K, Input, Difference, Trial, replaces

ROWS = Input((np.array([[3, 1, 2], [0, 5, 4]], "float32"),))
WHOLE = Input((np.array([1, 2], "int32"),), ("integers", "整数"))
"""


@dataclass(frozen=True)
class Small:
    """A small atlas.

    Attributes:
        root: The project's folder.
        atlas: The atlas.
    """

    root: Path
    atlas: Atlas


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Small]:
    """An atlas whose processes stay warm; its only module is written by each test."""
    root = tmp_path_factory.mktemp("atlas")
    (root / "snippets" / "atlas").mkdir(parents=True)
    (root / "snippets" / "__init__.py").touch()
    (root / "snippets" / "atlas" / "__init__.py").touch()
    runner = Runner(Store(root / "outcomes"), timeout=40)
    yield Small(root, Atlas(root, runner, Store(root / "results")))
    runner.close()


@pytest.fixture
def planned(small: Small) -> Planned:
    """The plans of a text that is the atlas's only module."""

    def plan(text: str) -> list[Plan]:
        (small.root / "snippets" / "atlas" / "chapter.py").write_text(HEAD + text, encoding="utf-8")
        return small.atlas.plans()

    return plan


@pytest.fixture
def judged(small: Small, planned: Planned) -> Judged:
    """The functions of a text, run in all runtimes."""
    return lambda text: small.atlas.functions(planned(text))
