"""The table of upgrades, run: each program breaks as the table says, and what the engine writes works."""

import json
import re
import warnings
from typing import Any

import pytest

from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import Runtime
from publishing.atlas import comparison, worker
from publishing.atlas.programs import Program
from publishing.atlas.worker import Batch, Result
from publishing.keras.runtimes import KERAS2, NUMPY, TENSORFLOW
from publishing.upgrader import upgrades
from publishing.upgrader.upgrades import Row
from tests.conftest import ROOT
from tests.upgrader.conftest import Upgrade

BEFORE = "import keras\nimport numpy as np\n\n"
HARMLESS = {"kind", "dtype", "output", "width"}

ADVICE = {
    "optimizer-decay",
    "gone",
    "checkpoint-period",
    "add-loss",
    "add-metric",
    "get-output-at",
    "internals",
    "trainable-weights",
    "merge",
    "layer-weights",
    "variable-in-call",
    "arange-symbolic",
    "training-false",
    "integer-uniform",
    "custom-optimizer",
    "train-step",
    "model-from-json",
    "metric-of-labels",
}
"""Breakages that the engine only names: what to write depends on what is meant."""


BEFORE_TODAY = {"merge", "optimizer-decay", "trainable-weights"}
"""What worked in an earlier Keras 2, and raises in the latest."""

EARLIER = {"optimizer-lr": 0.5}
"""What an earlier Keras 2 gave, where the latest ignores the argument with a warning."""


@pytest.fixture(scope="module")
def rows(runner: Runner) -> list[Row]:
    files = [ROOT / "snippets" / "__init__.py", *(ROOT / "snippets" / "upgrades").glob("*.py")]
    modules = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}
    request = worker.Request(str(ROOT), NUMPY)
    found: list[Row] = runner.result(runner.submit(NUMPY, "the table", upgrades.read, request, modules))
    return found


@pytest.fixture(scope="module")
def programs(rows: list[Row]) -> dict[str, Program]:
    return {row.id: row.program for row in rows if row.program}


@pytest.fixture(scope="module")
def made(programs: dict[str, Program], upgrade: Upgrade) -> dict[str, dict[str, Any]]:
    """By row, what the engine makes of its program."""
    texts = [f"{BEFORE}{code.setup}\nresult = {code.expression}\n" for code in programs.values()]
    return dict(zip(programs, upgrade(texts), strict=True))


@pytest.fixture(scope="module")
def results(
    runner: Runner, programs: dict[str, Program], made: dict[str, dict[str, Any]]
) -> dict[str, dict[str, Result]]:
    """By row, what its program gives in Keras 2 and in Keras 3, and what the upgraded one gives there."""

    def run(runtime: Runtime, codes: list[Program]) -> list[Result]:
        batch = Batch(str(ROOT), runtime, tuple(codes), False)
        found: list[Result] = runner.result(runner.submit(runtime, "the table", worker.run, batch))
        return found

    after = [Program(made[name]["text"], "result") for name in programs]
    found = {
        "keras2": run(KERAS2, list(programs.values())),
        "keras3": run(TENSORFLOW, list(programs.values())),
        "after": run(TENSORFLOW, after),
    }
    return {name: {what: results[i] for what, results in found.items()} for i, name in enumerate(programs)}


def test_rows_have_programs_unless_no_keras_2_of_today_runs_them(rows: list[Row]) -> None:
    without = {row.id for row in rows if not row.program}
    assert without == {
        "backend-tf",
        "constraint-names",
        "cudnn",
        "keras-1-keywords",
        "keras-shape",
        "kernel-size",
        "multi-gpu-model",
        "nb-epoch",
        "predict-classes",
        "tf-contrib",
        "tf1",
        "variable-in-loss",
    }
    assert len(rows) >= 25


def test_each_program_runs_in_keras_2(results: dict[str, dict[str, Result]], rows: list[Row]) -> None:
    wrong = {name for name, found in results.items() if found["keras2"]["kind"] == "error"}
    assert wrong == BEFORE_TODAY


def test_each_program_breaks_in_keras_3_as_the_table_says(
    results: dict[str, dict[str, Result]], rows: list[Row]
) -> None:
    for row in rows:
        if row.program:
            found = results[row.id]
            raised = found["keras3"]["kind"] == "error"
            assert raised == (row.breaks == "raises"), (row.id, found["keras3"]["text"])
            if row.breaks == "silent":
                assert comparison.aspects(found["keras2"], found["keras3"]) & {"values", "shape"}, row.id


def test_what_warns_warns(programs: dict[str, Program], rows: list[Row]) -> None:
    import keras
    import numpy as np

    for row in rows:
        if row.breaks == "warns":
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                names: dict[str, Any] = {"keras": keras, "np": np}
                exec(programs[row.id].setup, names)
                eval(programs[row.id].expression, names)
            assert any(re.search("ignored|deprecated", str(warning.message)) for warning in caught), row.id


def test_what_the_engine_writes_gives_what_keras_2_gave(
    results: dict[str, dict[str, Result]], made: dict[str, dict[str, Any]], rows: list[Row]
) -> None:
    for row in rows:
        if not row.program:
            continue
        findings = [finding for finding in made[row.id]["findings"] if finding["rule"] == row.id]
        assert findings, row.id
        states = {finding["state"] for finding in findings}
        if row.id in ADVICE:
            assert states == {"left"}, row.id
            continue
        assert states == {"rewritten"}, row.id
        found = results[row.id]
        assert found["after"]["kind"] != "error", (row.id, found["after"]["text"], made[row.id]["text"])
        if row.id in EARLIER:
            assert found["after"]["values"] == EARLIER[row.id]
            continue
        assert not comparison.aspects(found["keras2"], found["after"]) - HARMLESS, (row.id, json.dumps(found))
