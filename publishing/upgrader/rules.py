"""The rules of the upgrader as JSON: what the page and the command line know."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store, results_folder
from publishing.atlas import comparison
from publishing.atlas.names import anchor
from publishing.atlas.results import Atlas, Function
from publishing.atlas.situations import places, reference
from publishing.atlas.worker import Request
from publishing.keras.runtimes import KERAS2, NUMPY, TENSORFLOW
from publishing.upgrader import forms, names, store, upgrades
from publishing.upgrader.forms import Form, Forms
from publishing.upgrader.names import Names
from publishing.upgrader.store import RulesError

Data = dict[str, Any]

SCHEMA = 1

_HARMLESS = {"output", "seed", "kind", "width", "dtype"}
"""Aspects of a replacement in which a program's numbers are the same."""

_UNSIGNED = {"uint16", "uint32", "uint64"}
"""Dtypes that few programs have: a difference of these alone matters to no other program."""

_NAMING = {"name_scope"}
"""Functions of which a program's numbers don't depend, but only the names of what it computes."""

_CODE = re.compile(r"`(\w+)`")

_NONE = {"clip": {"min_value": 'float("-inf")', "max_value": 'float("inf")'}}
"""What None means to Keras 2 as an argument, where the replacement takes no None."""


def made(root: Path, runner: Runner) -> str:
    """The rules of a project, as they are cached, or else made of what the atlas runs.

    Args:
        root: The project's folder.
        runner: Where the atlas runs.

    Raises:
        RulesError: A function of the atlas can't be judged.
    """
    known = store.cached(root)
    if known is None:
        known = json.dumps(_made(root, runner), ensure_ascii=False, separators=(",", ":"))
        store.put(root, known)
    return known


def _made(root: Path, runner: Runner) -> Data:
    atlas = Atlas(root, runner, Store(results_folder(root, "atlas")))
    atlas.begin()

    def asked(runtime: Any, label: str, work: Any, modules: dict[str, str] | None = None) -> Any:
        request = Request(str(root), runtime)
        return runner.submit(runtime, label, work, request, modules)

    files = [root / "snippets" / "__init__.py", *(root / "snippets" / "atlas").glob("*.py")]
    files += (root / "snippets" / "upgrades").glob("*.py")
    modules = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}
    read = asked(NUMPY, "the replacements of the atlas", forms.read, modules)
    table = asked(NUMPY, "the table of upgrades", upgrades.read, modules)
    new = asked(TENSORFLOW, "the names of Keras 3", names.of_keras3)
    old = asked(KERAS2, "the names of Keras 2", names.of_keras2)
    functions = atlas.functions(atlas.plans())
    if problems := [problem for function in functions for problem in function.problems]:
        raise RulesError("\n\n".join(problems))
    return {
        "schema": SCHEMA,
        "versions": atlas.versions(),
        "backend": _backend(runner.result(read), functions),
        "helpers": {name: asdict(helper) for name, helper in runner.result(read).helpers.items()},
        "upgrades": [rule for upgrade in runner.result(table) for rule in upgrade.rules],
        "messages": {upgrade.id: {"en": upgrade.en, "zh": upgrade.zh} for upgrade in runner.result(table)},
        "names": _names(runner.result(old), runner.result(new)),
    }


def _backend(read: Forms, functions: list[Function]) -> Data:
    by_name = {function.plan.name: function for function in functions}
    found = {form.name: _function(form, by_name[form.name]) for form in read.forms}
    # What a Keras 2 of today has not can't be compared: what is known of it is what to write.
    return found | {
        form.name: asdict(form)
        | {
            "about": {"en": en, "zh": zh},
            "verdict": "",
            "hazards": [],
            "lossy": [],
            "none": {},
            "differences": [],
            "see": "",
        }
        for form, en, zh in read.older
    }


def _function(form: Form, function: Function) -> Data:
    plan = function.plan
    return asdict(form) | {
        "about": {"en": plan.en, "zh": plan.zh},
        "verdict": function.verdict,
        "category": plan.category,
        "anchor": anchor(plan.name),
        "replacement": plan.replacement,
        "lossy": sorted(_lossy(form, function)),
        "backends": function.backends,
        "hazards": [] if plan.name in _NAMING else _hazards(form, function),
        "see": plan.see,
        "none": _NONE.get(plan.name, {}),
        "differences": [
            {
                "subject": difference.subject,
                "aspect": difference.aspect,
                "text": {"en": difference.en, "zh": difference.zh},
                "dtypes": sorted(_UNSIGNED.intersection(_CODE.findall(difference.en))),
            }
            for difference in function.differences
            if difference.ordinary and difference.subject in ("replacement", "rename", "torch")
        ]
        + [
            {
                "subject": "replacement",
                "aspect": difference.aspect,
                "text": {"en": difference.en, "zh": difference.zh},
                "dtypes": [],
            }
            for difference in plan.situations
            if any(_is_lost(function, *place) for place in places(difference, function.situations))
        ],
    }


def _is_lost(function: Function, situation: str, backend: str) -> bool:
    """Whether a training step gives NaN as a weight where it gave a number in Keras 2."""
    old = reference(function.situations, backend, situation)
    new = function.situations[backend][situation]
    return situation == "weights" and old is not None and "nan" in new["text"] and "nan" not in old["text"]


def _lossy(form: Form, function: Function) -> set[str]:
    """The parameters that the expression leaves out although, where they are given, results differ."""
    if not form.code:
        return set()
    used = {node.id for node in ast.walk(ast.parse(form.code)) if isinstance(node, ast.Name)}
    dropped = {name for name, _ in form.parameters} - used
    found: set[str] = set()
    cases = zip(function.plan.cases, function.aspects("replacement"), strict=True)
    for case, aspects in cases:
        if aspects - _HARMLESS:
            for given in _given(form, str(case.before)):
                found |= {name for name in given if name in dropped or name not in dict(form.parameters)}
    return found


def _hazards(form: Form, function: Function) -> list[Data]:
    """By what a call gives, whether renaming changes numbers in silence.

    Each has the parameters that are given, those by keyword with `=` at the end, and how bad it is: on
    ordinary values, on rare ones, or not.
    """
    rows: dict[tuple[str, ...], dict[bool, set[str]]] = {}
    for case, aspects in zip(function.plan.cases, function.aspects("rename"), strict=True):
        for given in _given(form, str(case.before), "="):
            by_kind = rows.setdefault(tuple(sorted(given)), {True: set(), False: set()})
            by_kind[case.ordinary] |= aspects & set(comparison.SILENT)
    return [
        {
            "given": given,
            "ordinary": comparison.worst(kinds[True]),
            "rare": comparison.worst(kinds[False]),
        }
        for given, kinds in rows.items()
    ]


def _given(form: Form, code: str, mark: str = "") -> Iterator[set[str]]:
    """The parameters that each call of a function in some code gives, those by keyword with a mark."""
    names = [name for name, _ in form.parameters]
    for node in ast.walk(ast.parse(code)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == form.name
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "K"
        ):
            yield {*names[: len(node.args)], *(word.arg + mark for word in node.keywords if word.arg)}


def _names(old: Names, new: Names) -> Data:
    """Which public names there are, by module."""
    return {
        "keras3": {module: sorted(found) for module, found in new.public.items()},
        "keras2": {module: sorted(found) for module, found in old.public.items()},
        "tensorflow": {module: sorted(found) for module, found in new.legacy.items()},
        "synonyms": old.synonyms,
        "compat": new.compat,
    }
