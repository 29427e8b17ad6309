"""This site's runs on Dask's workers."""

from collections.abc import Iterator
from pathlib import Path

import dask
import pytest
from distributed import LocalCluster

from executed_docs.execution import golden
from executed_docs.execution.dask_executor import DaskExecutor
from executed_docs.execution.runner import Runner
from executed_docs.execution.snippet import Project
from executed_docs.storage.store import Store
from publishing.atlas.results import Atlas, mismatches
from publishing.keras.runtimes import RUNTIMES
from tests.conftest import Write


@pytest.fixture(scope="module")
def several() -> Iterator[str]:
    """The address of a scheduler with two worker processes."""
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=2,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=60,
        ) as local,
    ):
        yield local.scheduler_address


@pytest.mark.slow
def test_snippets_of_this_site_give_their_goldens(tmp_path: Path, several: str, root: Path) -> None:
    project = Project(root, RUNTIMES, ("atlas", "upgrades"))
    one = Runner(Store(tmp_path / "cache"), timeout=300, executor=DaskExecutor(several))
    names = [name for name in project.names() if name.startswith(("home/", "lambda_expressions/"))]
    runs = [(found, each) for found in (project.load(name) for name in names) for each in found.runtimes]
    for run in runs:
        one.start(*run)
    needed = {"python", "keras2", "keras3-tensorflow", "keras3-jax", "keras3-numpy"}
    assert {each.name for _, each in runs if not each.needs} == needed
    assert [golden.mismatch(*run, one.outcome(*run)) for run in runs] == [None] * len(runs)
    one.close()


ATLAS = """
import numpy as np
from keras import ops

from publishing.atlas.entry import K, Input, replaces


@replaces(
    en="x", zh="x",
    trials=[lambda x: K.sum(x, axis=1)], inputs=[Input((np.array([[3, 1], [0, 5]], "float32"),))],
)
def sum(x, axis=None, keepdims=False):
    return ops.sum(x, axis=axis, keepdims=keepdims)
"""


@pytest.mark.slow
def test_the_atlas_runs_there_too(write: Write, folder: Path, tmp_path: Path, several: str) -> None:
    (folder / "snippets" / "atlas").mkdir()
    (folder / "snippets" / "atlas" / "__init__.py").touch()
    (folder / "snippets" / "atlas" / "chapter.py").write_text(ATLAS)
    one = Runner(Store(tmp_path / "outcomes"), timeout=300, executor=DaskExecutor(several))
    atlas = Atlas(folder, one, Store(tmp_path / "results"))
    (function,) = atlas.functions(atlas.plans())
    assert function.problems == []
    assert list(mismatches(function)) == []
    assert function.verdict == "same"
    texts = {name: result["text"] for name, result in function.results[0].items()}
    assert texts.items() >= dict.fromkeys(["before", "after", "jax", "numpy"], "[4. 5.]").items()
    one.close()
