"""The atlas's replacements in the form in which the upgrader writes them."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from executed_docs.execution import worker
from publishing.atlas import programs
from publishing.atlas.entry import Entry, Function
from publishing.atlas.worker import Request
from publishing.upgrader.entry import Older

_MODULES = ("ops", "keras", "np", "math", "tf", "jax")
"""The names that replacements use and a program has to import."""


@dataclass(frozen=True)
class Helper:
    """A function that a program is given.

    Attributes:
        name: Its name.
        source: Its code.
        calls: The helpers that it calls.
        needs: The modules that it uses, by the names of `_MODULES`.
    """

    name: str
    source: str
    calls: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """A replacement, ready to be written.

    Attributes:
        name: The function's name in Keras 2's backend.
        parameters: Its parameters, each with the code of its default or None.
        open: Whether it takes any other keyword too.
        code: The replacing expression, or nothing if the helper of the same name is called.
        droppable: Of the expression, callee, keyword and parameter of each argument that hands on a
            default which the callee has too.
        direct: A function of Keras 3 that can be passed where the old one was passed, or nothing.
        calls: The helpers that the expression calls.
        needs: The modules that the expression uses.
        replaced: Whether there is a replacement at all.
    """

    name: str
    parameters: tuple[tuple[str, str | None], ...]
    open: bool
    code: str
    droppable: tuple[tuple[str, str, str], ...]
    direct: str
    calls: tuple[str, ...]
    needs: tuple[str, ...]
    replaced: bool


@dataclass(frozen=True)
class Forms:
    """All forms, and the helpers of all by name.

    Attributes:
        forms: Of the functions of the atlas.
        older: Of functions that no Keras 2 of today has, each with what to know in both languages.
        helpers: By name.
    """

    forms: tuple[Form, ...]
    older: tuple[tuple[Form, str, str], ...]
    helpers: dict[str, Helper]


def read(request: Request) -> Forms:
    """The forms of a project's atlas, read in a worker that has Keras 3."""
    with worker.fresh_state(request.runtime, request.root, "upgrader.py"):
        return forms(Path(request.root, "snippets", "atlas"))


def forms(folder: Path) -> Forms:
    """The forms of an atlas, and of functions that only older versions had.

    Args:
        folder: The package that holds its modules; it can be imported, and so can Keras 3.

    Raises:
        CaseError: A module can't be imported.
    """
    programs.functions_of.cache_clear()
    entries = [entry for path in sorted(folder.glob("*.py")) for entry in programs.entries_of(path)]
    older: list[Older] = importlib.import_module("snippets.upgrades.backend").OLDER
    helpers: dict[str, Helper] = {}
    known: list[Entry | Older] = [*entries, *older]
    for entry in known:
        for function in _reachable(entry):
            helpers[function.__name__] = _helper(function)
    return Forms(
        forms=tuple(map(_form, entries)),
        older=tuple((_form(entry), entry.en, entry.zh) for entry in older),
        helpers=helpers,
    )


def _form(entry: Entry | Older) -> Form:
    function = entry.replacement
    replaced = programs.body_of(function) is not None
    expression = programs.expression_of(function) if replaced else None
    signature = inspect.signature(function)
    positional = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
    tree = programs.syntax_of(function).args
    defaults = [None] * (len(tree.args) - len(tree.defaults)) + [
        programs.code_of(default) for default in tree.defaults
    ]
    return Form(
        name=entry.name,
        parameters=tuple((p.name, code) for p, code in zip(positional, defaults, strict=True)),
        open=len(positional) < len(signature.parameters),
        code=programs.code_of(expression) if expression else "",
        droppable=tuple(_droppable(function, expression)) if expression else (),
        direct=_direct(function, expression) if expression else "",
        calls=tuple(called.__name__ for called in programs.called_by(function, expression))
        if expression
        else (),
        needs=_needs([expression]) if expression else (),
        replaced=replaced,
    )


def _reachable(entry: Entry | Older) -> list[Function]:
    """The replacement, and all functions of its module that it calls in turn."""
    if programs.body_of(entry.replacement) is None:
        return []
    found: list[Function] = []
    waiting = [entry.replacement]
    while waiting:
        function = waiting.pop()
        if function not in found:
            found.append(function)
            waiting += programs.called_by(function, None)
    return found


def _helper(function: Function) -> Helper:
    called = [other.__name__ for other in programs.called_by(function, None) if other is not function]
    source = programs.source_of(function)
    return Helper(function.__name__, source, tuple(called), _needs([ast.parse(source)]))


def _needs(trees: list[Any]) -> tuple[str, ...]:
    return tuple(name for name in programs.names_in(trees) if name in _MODULES)


def _droppable(function: Function, expression: ast.expr) -> Iterator[tuple[str, str, str]]:
    parameters = inspect.signature(function).parameters
    for node in ast.walk(expression):
        if isinstance(node, ast.Call):
            defaults = programs.defaults_of(function, node.func)
            for keyword in node.keywords:
                value = keyword.value
                if (
                    keyword.arg in defaults
                    and isinstance(value, ast.Name)
                    and value.id in parameters
                    and repr(defaults[keyword.arg]) == repr(parameters[value.id].default)
                ):
                    yield ast.unparse(node.func), keyword.arg, value.id


def _direct(function: Function, expression: ast.expr) -> str:
    """The callee of an expression that hands on all parameters, if it takes them as the old one did."""
    if not isinstance(expression, ast.Call) or isinstance(expression.func, ast.Call):
        return ""
    parameters = list(inspect.signature(function).parameters.values())
    values = [*expression.args, *(keyword.value for keyword in expression.keywords)]
    handed = [value.id if isinstance(value, ast.Name) else "" for value in values]
    if handed != [parameter.name for parameter in parameters] or not parameters:
        return ""
    try:
        callee = eval(ast.unparse(expression.func), dict(function.__globals__))
        theirs = list(inspect.signature(callee).parameters.values())
    except (AttributeError, TypeError, ValueError):
        return ""
    # One without a default is passed by position: its name may be another one.
    alike = [
        repr(mine.default) == repr(other.default)
        and (mine.default is mine.empty or mine.name == other.name)
        and mine.kind == other.kind
        for mine, other in zip(parameters, theirs, strict=False)
    ]
    return ast.unparse(expression.func) if len(alike) == len(parameters) and all(alike) else ""
