"""The random calls, upgraded by this project: each result parses, and equals on ordinary values."""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store
from publishing.keras.runtimes import TENSORFLOW
from publishing.proof import comparison
from publishing.proof.programs import Program
from publishing.proof.proof import Proof
from publishing.proof.trial import Result
from publishing.proof.upgrader import Upgraded, Upgrader, of_project
from tests.upgrader.calls import RECIPES, calls, drawn, expressions, outcomes, program, spans

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow
COUNT = 25
ALONE = [name for name, recipe in RECIPES.items() if not recipe.context]


@dataclass(frozen=True)
class Run:
    """The calls of a function before and after the upgrade."""

    texts: list[str]
    upgraded: Upgraded
    original: Program
    before: Result
    after: Result


@pytest.fixture(scope="module")
def upgrader(runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> Upgrader:
    return of_project(ROOT, runner, tmp_path_factory.mktemp("upgrader"))


@pytest.fixture(scope="module")
def runs(upgrader: Upgrader, runner: Runner) -> dict[str, Run]:
    proof = Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))
    texts = {name: drawn(calls(name), COUNT) for name in ALONE}
    originals = [Program(f"calls/{name}.py", program(name, texts[name])) for name in ALONE]
    upgraded = upgrader.upgrade(originals)
    after = proof.keras3([each.program for each in upgraded], TENSORFLOW)
    parts = zip(ALONE, upgraded, originals, proof.keras2(originals), after, strict=True)
    return {name: Run(texts[name], made, old, first, second) for name, made, old, first, second in parts}


@pytest.mark.parametrize("name", ALONE)
def test_each_call_is_equal_or_the_difference_was_reported(name: str, runs: dict[str, Run]) -> None:
    run = runs[name]
    assert run.after.error is None, f"line {run.after.line}: {run.after.error}: {run.after.message}"
    reported = {finding.line for finding in run.upgraded.reported}
    wrong = []
    cases = zip(
        run.texts,
        spans(run.original.text),
        outcomes(run.before),
        outcomes(run.after),
        strict=True,
    )
    for text, lines, before, after in cases:
        different = (
            f"raises {after.error}: {after.message}" if after.error else comparison.difference(before, after)
        )
        if different and not reported & set(lines):
            wrong.append(f"{text}\n{different}")
    assert not wrong, "\n\n".join(wrong)


@pytest.fixture(scope="module")
def rewritten(upgrader: Upgrader) -> dict[str, str]:
    code = {
        name: "from keras import backend as K\n\n"
        + "".join(f"value_{at} = {text}\n" for at, text in enumerate(drawn(expressions(name), COUNT)))
        for name in RECIPES
    }
    upgraded = upgrader.upgrade([Program(f"calls/{name}.py", text) for name, text in code.items()])
    return {name: each.program.text for name, each in zip(code, upgraded, strict=True)}


@pytest.mark.parametrize("name", RECIPES)
def test_what_is_written_for_an_expression_parses(name: str, rewritten: dict[str, str]) -> None:
    tree = ast.parse(rewritten[name])
    assert sum(isinstance(node, ast.Assign) for node in tree.body) >= len(drawn(expressions(name), COUNT))
