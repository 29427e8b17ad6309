"""The corpus, upgraded by this project alone: it computes the same, or a finding says that it may not."""

import ast
from pathlib import Path

import pytest

from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store
from publishing.proof.programs import load
from publishing.proof.proof import Proof, Row
from publishing.proof.upgrader import Upgraded, Upgrader, of_project

ROOT = Path(__file__).resolve().parents[2]
CORPUS = load(ROOT / "tests" / "upgrader" / "programs")
NAMES = [program.name for program in CORPUS]


@pytest.fixture(scope="module")
def upgrader(runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> Upgrader:
    return of_project(ROOT, runner, tmp_path_factory.mktemp("upgrader"))


@pytest.fixture(scope="module")
def upgraded(upgrader: Upgrader) -> dict[str, Upgraded]:
    return dict(zip(NAMES, upgrader.upgrade(CORPUS), strict=True))


@pytest.fixture(scope="module")
def rows(upgrader: Upgrader, runner: Runner) -> dict[str, Row]:
    proof = Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))
    return dict(zip(NAMES, proof.rows(CORPUS, upgrader), strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_equal_or_the_difference_was_reported(name: str, rows: dict[str, Row]) -> None:
    unreported = {
        runtime: f"{verdict.status}: {verdict.detail}"
        for runtime, verdict in rows[name].results.items()
        if not verdict.reported
    }
    assert not unreported


@pytest.mark.parametrize("name", NAMES)
def test_it_parses(name: str, upgraded: dict[str, Upgraded]) -> None:
    ast.parse(upgraded[name].program.source, name)


def test_upgrading_twice_changes_nothing(upgrader: Upgrader, upgraded: dict[str, Upgraded]) -> None:
    once = [upgraded[name].program for name in NAMES]
    assert [again.program for again in upgrader.upgrade(once)] == once


def test_at_least_half_of_the_programs_are_upgraded_alone(rows: dict[str, Row]) -> None:
    """Not all that is left to the reader is a proof."""
    alone = [name for name, row in rows.items() if all(v.status == "equal" for v in row.results.values())]
    assert len(alone) >= len(NAMES) / 2
