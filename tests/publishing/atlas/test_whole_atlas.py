"""The whole atlas, judged by runs of its own: none of the build's."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store
from publishing.atlas.programs import Plan
from publishing.atlas.render import described
from publishing.atlas.results import Atlas, Function, mismatches
from tests.runtimes import BACKENDS

ROOT = Path(__file__).resolve().parents[3]
SABOTAGES = [
    # A replacement that is wrong, and the aspect in which that must be seen.
    ("argmax", "ops.argmax", "ops.argmin", "values"),
    ("cos", "ops.cos", "ops.sin", "values"),
    ("gather", "axis=0", "axis=-1", "values|shape|raises"),
    ("hard_sigmoid", "0.2", "0.25", "values"),
    ("l2_normalize", "epsilon=1e-06", "epsilon=0.1", "values"),
    ("sin", "ops.sin", "ops.cos", "values"),
    ("floatx", "keras.config.floatx()", "'float16'", "values"),
]


@pytest.fixture(scope="module")
def atlas() -> Iterator[Atlas]:
    runner = Runner(Store(ROOT / ".cache" / "outcomes"), timeout=300)
    yield Atlas(ROOT, runner, Store(ROOT / ".cache" / "atlas-isolated"))
    runner.close()


@pytest.fixture(scope="module")
def plans(atlas: Atlas) -> list[Plan]:
    return atlas.plans()


@pytest.fixture(scope="module")
def functions(atlas: Atlas, plans: list[Plan]) -> dict[str, Function]:
    return {function.plan.name: function for function in atlas.functions(plans)}


def test_every_function_of_keras_2_is_there_and_no_other(atlas: Atlas, plans: list[Plan]) -> None:
    names = atlas.names()
    assert sorted(plan.name for plan in plans) == names
    assert len(names) == 147


def test_each_difference_is_documented_and_shown(
    functions: dict[str, Function],
) -> None:
    messages = [message for f in functions.values() for message in [*f.problems, *mismatches(f)]]
    assert not messages, "\n\n".join(messages)


@pytest.mark.parametrize(("name", "right", "wrong", "aspect"), SABOTAGES, ids=lambda value: str(value)[:20])
def test_a_wrong_replacement_is_red(
    atlas: Atlas, plans: list[Plan], name: str, right: str, wrong: str, aspect: str
) -> None:
    (plan,) = [plan for plan in plans if plan.name == name]
    text = json.dumps([str(case.after) for case in plan.cases])
    assert right in text
    cases = [
        replace(
            case,
            after=replace(case.after, expression=case.after.expression.replace(right, wrong))
            if case.after
            else None,
        )
        for case in plan.cases
    ]
    (function,) = atlas.functions([replace(plan, cases=cases)])
    found = "\n".join([*function.problems, *mismatches(function)])
    seen = f"{name}: the (replacement|jax|torch|numpy) differs in ({aspect})(| on ordinary values too), "
    assert re.search(f"{seen}which isn't documented", found)


def test_no_verdict_hides_what_differs_in_a_model(functions: dict[str, Function]) -> None:
    hidden = {}
    for name, function in functions.items():
        data = described(function)
        documented = {
            (one["aspect"], each) for one in data["situations"]["differences"] for each in one["backends"]
        }
        shown = {
            (one["aspect"], each)
            for one in data["elsewhere"]
            if one["place"] == "models"
            for each in one["backends"]
        }
        if {each for each in documented if each[0] != "accepts"} != shown:
            hidden[name] = (documented, shown)
    assert not hidden
    assert (
        functions["sqrt"].verdict == functions["std"].verdict == functions["l2_normalize"].verdict == "same"
    )
    for name, backends in {
        "sqrt": ["jax", "torch"],
        "std": ["jax"],
        "l2_normalize": ["jax", "torch"],
    }.items():
        tried = [each for each in backends if each in BACKENDS]
        assert functions[name].elsewhere["models", "values"] == tried


def test_the_data_follow_their_schema(functions: dict[str, Function]) -> None:
    schema = json.loads((ROOT / "theme" / "atlas.schema.json").read_text(encoding="utf-8"))
    versions: dict[str, dict[str, str]] = {
        name: {} for name in ("keras2", "keras3-tensorflow", "keras3-jax", "keras3-numpy")
    }
    data = {
        "schema": 1,
        "versions": versions,
        "functions": [described(function) for function in functions.values()],
    }
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(json.dumps(data)), schema)


def test_entries_are_in_both_languages(plans: list[Plan]) -> None:
    chinese, code = re.compile(r"[\u4e00-\u9fff]"), re.compile("`[^`]+`")
    for plan in plans:
        for english, translated in [
            (plan.en, plan.zh),
            *((difference.en, difference.zh) for difference in plan.differences),
            *((difference.en, difference.zh) for difference in plan.situations),
        ]:
            assert chinese.search(translated), f"{plan.name}: not in Chinese: {translated}"
            assert not chinese.search(english), f"{plan.name}: not in English: {english}"
            assert sorted(code.findall(english)) == sorted(code.findall(translated)), (
                f"{plan.name}: {english}"
            )


def test_a_hazard_is_shown_by_a_case(functions: dict[str, Function]) -> None:
    for name in ("argmax", "concatenate", "cumsum", "gather", "hard_sigmoid", "l2_normalize", "repeat"):
        assert functions[name].ordinary_hazard in {"values", "shape"}, name
