"""The random calls: valid in Keras 2, and written in all the ways in which people write calls."""

import ast
import re
from pathlib import Path

import pytest

from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store
from publishing.proof.programs import Program
from publishing.proof.proof import TIMEOUT, Proof
from tests.upgrader.calls import RECIPES, SIGNATURES, calls, drawn, expressions, outcomes, program

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow
COUNT = 25


def call_in(text: str) -> ast.Call:
    tree = ast.parse(text, mode="eval").body
    assert isinstance(tree, ast.Call)
    return tree


def test_there_is_a_recipe_for_each_function_of_the_atlas() -> None:
    assert sorted(RECIPES) == sorted(SIGNATURES)
    assert len(RECIPES) == 147


@pytest.mark.parametrize("name", RECIPES)
def test_each_is_a_call_that_fits_the_signature(name: str) -> None:
    parameters = [parameter.name for parameter in SIGNATURES[name]]
    required = {parameter.name for parameter in SIGNATURES[name] if parameter.required}
    for text in drawn(calls(name), COUNT):
        call = call_in(text)
        assert ast.unparse(call.func) == f"K.{name}"
        positional = sum(
            len(argument.value.elts)
            if isinstance(argument, ast.Starred) and isinstance(argument.value, ast.List)
            else 1
            for argument in call.args
        )
        keywords: list[str] = []
        for keyword in call.keywords:
            match keyword:
                case ast.keyword(arg=str(arg)):
                    keywords.append(arg)
                case ast.keyword(value=ast.Dict(keys=keys)):
                    keywords += [str(ast.literal_eval(key)) for key in keys if key]
                case ast.keyword(value=ast.Call(keywords=inner)):
                    keywords += [str(each.arg) for each in inner]
        given = [*parameters[:positional], *keywords]
        assert len(given) == len(set(given)), text
        assert required <= set(given) <= set(parameters), text


@pytest.mark.parametrize("name", RECIPES)
def test_an_expression_contains_the_call(name: str) -> None:
    for text in drawn(expressions(name), COUNT):
        assert any(
            isinstance(node, ast.Call) and ast.unparse(node.func) == f"K.{name}"
            for node in ast.walk(ast.parse(text, mode="eval"))
        )


WAYS = {
    "by keyword": r"K\.sum\(x=",
    "in another order": r"keepdims=\w+, x=",
    "starred": r"K\.sum\((\n +)?\*\[",
    "with packed keywords": r"\*\*\{",
    "with keywords of dict": r"\*\*dict\(",
    "over several lines": r"\(\n    .*,\n",
    "with a comment of its own line": r"\(\n +# 参数\n",
    "with a comment after an argument": r",  # the first",
    "with spaces": r"K\.sum \( ",
    "nested": r"K\.sum\((\n +)?K\.\w+\(",
}


@pytest.mark.parametrize("way", WAYS)
def test_they_are_written_in_all_ways(way: str) -> None:
    assert any(re.search(WAYS[way], text) for text in drawn(calls("sum"), 300))


def test_they_are_the_same_each_time_and_none_twice() -> None:
    texts = drawn(calls("mean"), COUNT)
    assert texts == drawn(calls("mean"), COUNT)
    assert len(texts) == len(set(texts)) > COUNT / 2


def test_keras_2_accepts_them(request: pytest.FixtureRequest) -> None:
    runner = Runner(Store(ROOT / ".cache" / "outcomes"), timeout=TIMEOUT)
    request.addfinalizer(runner.close)
    texts = {name: drawn(calls(name), COUNT) for name, recipe in RECIPES.items() if not recipe.context}
    programs = [Program(f"calls/{name}.py", program(name, calls)) for name, calls in texts.items()]
    results = Proof(ROOT, runner, Store(ROOT / ".cache" / "proof")).keras2(programs)
    for name, result in zip(texts, results, strict=True):
        assert result.error is None, f"{name}: {result.message}"
        found = outcomes(result)
        assert len(found) == len(texts[name])
        for text, outcome in zip(texts[name], found, strict=True):
            assert outcome.error is None, f"{text}\nraises {outcome.error}: {outcome.message}"
            assert outcome.arrays, f"{text}\ngives nothing"
