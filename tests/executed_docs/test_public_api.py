"""What other projects may import of the engine."""

import importlib
import inspect
import re
import typing
from pathlib import Path

import pytest

import executed_docs


def test_the_names_are_those_that_the_readme_lists(root: Path) -> None:
    text = (root / "executed_docs" / "README.md").read_text(encoding="utf-8")
    section = text.partition("## Public API")[2].partition("\n## ")[0]
    listed = [
        name
        for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    ]
    assert sorted(listed) == sorted(executed_docs.__all__)


@pytest.mark.parametrize("name", executed_docs.__all__)
def test_each_name_is_there_documented_and_typed(name: str) -> None:
    found = getattr(executed_docs, name)
    if name.isupper():
        found = type(found)
    assert inspect.getdoc(found)
    for member, function in inspect.getmembers(found, inspect.isfunction):
        if not member.startswith("_") and function.__module__.startswith("executed_docs"):
            hints = typing.get_type_hints(function)
            assert {*inspect.signature(function).parameters, "return"} - {"self", "cls"} <= hints.keys(), (
                member
            )


def test_a_name_that_is_not_there_is_an_ordinary_error() -> None:
    with pytest.raises(AttributeError, match=r"^module 'executed_docs' has no attribute 'Runer'$"):
        _ = executed_docs.Runer
    with pytest.raises(ImportError):
        importlib.import_module("executed_docs.runer")
