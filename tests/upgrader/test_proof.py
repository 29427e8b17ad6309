"""The engine writes what the atlas compared: each case becomes the program that ran in Keras 3."""

import ast
import re
from collections import Counter
from typing import Any

import pytest

from publishing.atlas.programs import Case, Plan, Program
from publishing.atlas.results import Atlas
from tests.upgrader.conftest import Upgrade

pytestmark = pytest.mark.slow
BEFORE = """
import io
import math

import jax
import keras
import numpy as np
import tensorflow as tf
from keras import backend as K
from keras import ops

"""

STAYS = {
    # An argument that the replacement has no place for, and that mattered where the atlas gave it.
    ("function", "lossy"): 1,
    ("map_fn", "lossy"): 4,
    ("placeholder", "lossy"): 3,
    ("variable", "lossy"): 1,
    # A tuple times 2 is another thing than a tensor times 2.
    ("shape", "shape"): 3,
    # Between layers, what replaces it raises.
    ("rnn", "symbolic"): 1,
    # Without `training`, Keras 2 took it from the running model: None would always mean inference.
    ("in_train_phase", "training"): 4,
    ("in_test_phase", "training"): 1,
}
"""The calls that the engine doesn't write although the atlas does, with the reason, and in how many cases."""


@pytest.fixture(scope="module")
def plans(atlas: Atlas) -> list[Plan]:
    return atlas.plans()


@pytest.fixture(scope="module")
def cases(plans: list[Plan]) -> list[tuple[Plan, Case]]:
    return [(plan, case) for plan in plans for case in plan.cases]


@pytest.fixture(scope="module")
def made(cases: list[tuple[Plan, Case]], upgrade: Upgrade) -> list[dict[str, Any]]:
    return upgrade([program(case.before) for _, case in cases], always=True)


def program(code: Program) -> str:
    return f"{BEFORE}{code.setup}\nresult = ({code.expression})\n"


def test_every_case_becomes_the_program_that_ran(
    cases: list[tuple[Plan, Case]], made: list[dict[str, Any]]
) -> None:
    assert len({plan.name for plan, _ in cases}) == 147
    assert len(cases) > 4800
    stays: Counter[tuple[str, str]] = Counter()
    taken = unbounded = integers = bare = called = each = 0
    for (plan, case), result in zip(cases, made, strict=True):
        own = {(name, reason) for name, reason in result["left"] if (name, reason) in STAYS}
        if own:
            stays.update(own)
        elif "def call(self, inputs):" in str(case.before) and "_phase(" in str(case.before):
            # The same reason, in a layer: it takes `training`, which Keras hands to it.
            assert "def call(self, inputs, training=None):" in result["text"]
            assert " if training else " in result["text"]
            taken += 1
        elif plan.name == "clip" and "None" in case.before.expression:
            # The atlas shows that `ops.clip` takes no None; infinity is what Keras 2 made of it.
            infinite = re.sub(r'float\("-?inf"\)', "None", result["text"])
            assert infinite != result["text"]
            assert case.after
            assert tree(infinite) == tree(program(case.after))
            unbounded += 1
        elif any(finding["rule"] == "integer-uniform" for finding in result["findings"]):
            # The atlas shows that `keras.random.uniform` makes no integers; a rule of the table writes them.
            call = "keras.random.randint(" if "10" in case.before.expression else "K.random_uniform("
            written = case.before.expression.replace("K.random_uniform(", call)
            assert result["text"].endswith(f"\nresult = ({written})\n")
            integers += call.startswith("keras")
            bare += call.startswith("K.")
        elif plan.name in ("in_train_phase", "in_test_phase") and "lambda: " in case.before.expression:
            # The atlas shows that what is passed isn't called; the engine writes what it computes.
            assert case.after
            assert tree(result["text"]) == tree(program(case.after).replace("lambda: ", ""))
            called += 1
        elif "(variable) for variable in " in result["text"]:
            whole = re.sub(r"\[(\S+\()variable\) for variable in (.*)\]", r"\1\2)", result["text"])
            assert whole != result["text"]
            assert case.after
            assert tree(whole) == tree(program(case.after))
            each += 1
        elif case.after:
            assert tree(result["text"]) == tree(program(case.after)), f"{plan.name}:\n{case.before}"
        else:
            assert (plan.name, "none") in {tuple(left) for left in result["left"]}
    assert stays == STAYS
    assert taken == 2
    assert unbounded == 3
    assert (integers, bare) == (2, 1)
    assert (called, each) == (4, 4)


def test_what_stays_is_as_it_was(cases: list[tuple[Plan, Case]], made: list[dict[str, Any]]) -> None:
    for (plan, _), result in zip(cases, made, strict=True):
        for name, _ in result["left"]:
            assert f"K.{name}" in result["text"], plan.name


def test_twice_is_once(made: list[dict[str, Any]], upgrade: Upgrade) -> None:
    texts = [result["text"] for result in made]
    assert [result["text"] for result in upgrade(texts, always=True)] == texts


def tree(code: str) -> tuple[list[str], list[str], list[str]]:
    """What a program does: its functions, its inputs, and all else in its order.

    The order of functions, and of inputs that are plain values, is the same to a program.
    """
    statements = [node for node in ast.parse(code).body if not isinstance(node, ast.Import | ast.ImportFrom)]
    functions = [ast.dump(node) for node in statements if isinstance(node, ast.FunctionDef)]
    rest = [node for node in statements if not isinstance(node, ast.FunctionDef)]
    inputs = [ast.dump(node) for node in rest if isinstance(node, ast.Assign) and is_input(node.value)]
    others = [ast.dump(node) for node in rest if not (isinstance(node, ast.Assign) and is_input(node.value))]
    return sorted(functions), sorted(inputs), others


def is_input(node: ast.expr) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np"))):
            return True
        case ast.Constant() | ast.UnaryOp() | ast.List() | ast.Tuple():
            return True
    return False
