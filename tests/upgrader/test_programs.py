"""The corpus: each program runs in the Keras 2 that it was written for, and gives the same each time."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from executed_docs.execution.isolated_executor import IsolatedExecutor
from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store
from publishing.proof import comparison
from publishing.proof.programs import Era, Program, load
from publishing.proof.proof import TIMEOUT, Proof
from publishing.proof.trial import Result

ROOT = Path(__file__).resolve().parents[2]
CORPUS = load(ROOT / "tests" / "upgrader" / "programs")

SHAPES = [
    "attention",
    "bert",
    "callbacks",
    "capsules",
    "clustering",
    "crf",
    "ctc",
    "gan",
    "generators",
    "grad_cam",
    "keras1",
    "layers",
    "losses",
    "metrics",
    "mixture",
    "normalization",
    "notebooks",
    "optimizers",
    "positional",
    "rnn",
    "saving",
    "schedules",
    "segmentation",
    "siamese",
    "spatial",
    "style",
    "tensorflow1",
    "transfer",
    "vae",
    "yolo",
]


@pytest.fixture(scope="module")
def together() -> Iterator[Proof]:
    """As the table is made: all programs one after another in one process."""
    runner = Runner(Store(ROOT / ".cache" / "outcomes"), timeout=TIMEOUT)
    yield Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))
    runner.close()


@pytest.fixture(scope="module")
def alone() -> Iterator[Proof]:
    """Each program in a process of its own."""
    with IsolatedExecutor() as executor:
        runner = Runner(Store(ROOT / ".cache" / "alone"), timeout=TIMEOUT, executor=executor)
        yield Proof(ROOT, runner, Store(ROOT / ".cache" / "proof-alone"))
        runner.close()


@pytest.fixture(scope="module")
def results(together: Proof) -> dict[str, Result]:
    return dict(zip([program.name for program in CORPUS], together.keras2(CORPUS), strict=True))


def test_there_are_programs_of_all_shapes() -> None:
    assert len(CORPUS) >= 60
    assert sorted({program.shape for program in CORPUS}) == SHAPES


def test_they_import_keras_in_all_the_ways_that_public_code_does() -> None:
    ways = (
        "from keras import backend as K",
        "import keras.backend as K",
        "import keras",
        "from keras.layers import *",
        "from tensorflow.keras import backend as K",
        "import tensorflow.keras.backend as K",
        "from tensorflow import keras",
        "from keras.layers.core import",
        "from keras.engine.topology import",
        "from keras.utils import np_utils",
    )
    found = Counter(
        way for program in CORPUS for way in ways if re.search(f"^ *{re.escape(way)}", program.source, re.M)
    )
    assert sorted(found) == sorted(ways)


@pytest.mark.parametrize("program", CORPUS, ids=lambda program: program.name)
def test_it_is_small(program: Program) -> None:
    assert 10 <= program.lines <= 60


@pytest.mark.parametrize("program", CORPUS, ids=lambda program: program.name)
def test_it_runs_in_keras_2(program: Program, results: dict[str, Result]) -> None:
    found = results[program.name]
    assert found.error is None, f"{program.name}, line {found.line}: {found.error}: {found.message}"
    assert sum(len(array.values) for array in found.arrays) > 0


@pytest.mark.parametrize("program", CORPUS, ids=lambda program: program.name)
def test_its_result_tells_values_apart(program: Program, results: dict[str, Result]) -> None:
    numbers = [value for array in results[program.name].arrays for value in array.values]
    assert set(numbers) - {0.0, 1.0}, "a result of zeros and ones is easily equal by chance"
    assert all(value == value for value in numbers), "NaN equals NaN, which proves nothing"


def test_old_programs_need_what_their_comment_says(together: Proof, results: dict[str, Result]) -> None:
    """Without it they raise, or compute something else: no comment is needless."""
    needless = []
    for era, without in ((Era.KERAS_2_2, Era.TF_KERAS), (Era.TENSORFLOW_1, Era.KERAS_2_2)):
        programs = [program for program in CORPUS if program.era == era]
        for program, found in zip(programs, together.keras2(programs, without), strict=True):
            if not found.error and comparison.difference(results[program.name], found) is None:
                needless.append(f"{program.name} gives the same in {without}: shorten its comment")
    assert not needless


@pytest.mark.slow
def test_alone_in_a_new_process_they_give_the_same(alone: Proof, results: dict[str, Result]) -> None:
    for program, found in zip(CORPUS, alone.keras2(CORPUS), strict=True):
        assert found.error is None, f"{program.name}: {found.error}: {found.message}"
        assert comparison.difference(results[program.name], found) is None, program.name
