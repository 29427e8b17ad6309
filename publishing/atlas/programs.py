"""From the cases, which are code, to the programs that run and that readers see."""

import ast
import copy
import functools
import importlib
import inspect
import traceback
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from publishing.atlas.entry import (
    ORDINARY,
    Difference,
    Entry,
    Function,
    Input,
    SituationDifference,
    Trial,
)


class CaseError(Exception):
    """A case that can't be made into a program: the message names it and says what to do."""


@dataclass(frozen=True)
class Program:
    """Code, as it runs and as it is shown.

    Attributes:
        setup: Statements, or nothing.
        expression: The code whose value is the result.
    """

    setup: str
    expression: str

    def __str__(self) -> str:
        return f"{self.setup}\n{self.expression}".strip()


@dataclass(frozen=True)
class Given:
    """A value that a case is run on.

    Attributes:
        name: The variable that holds it.
        code: Code that makes it.
        shape: An array's shape, or None for what is no array.
        dtype: An array's dtype, or nothing.
    """

    name: str
    code: str
    shape: tuple[int, ...] | None
    dtype: str

    def __str__(self) -> str:
        return f"{self.name} = {self.code}"


@dataclass(frozen=True)
class Parts:
    """What a program consists of.

    Attributes:
        sources: The functions that it calls, or nothing.
        given: What it is run on.
        statements: What comes before the result.
        expression: The result.
    """

    sources: str
    given: tuple[Given, ...]
    statements: tuple[str, ...]
    expression: str

    @property
    def program(self) -> Program:
        sources = [self.sources] if self.sources else []
        return Program("\n".join([*sources, *map(str, self.given), *self.statements]), self.expression)


@dataclass(frozen=True)
class Case:
    """One trial on one input.

    Attributes:
        trial: Which of the function's trials it belongs to.
        circumstance: What is special about it, in English and Chinese.
        before: The Keras 2 code.
        after: The same with each function replaced, or None where there is no replacement.
        renamed: The same with the function only renamed, or None where no name is near.
        kept: The Keras 2 code, for Keras 3; only for the case that is shown.
        parts: What `after` consists of.
        old_parts: What `before` consists of.
    """

    trial: int
    circumstance: tuple[str, str]
    before: Program
    after: Program | None
    renamed: Program | None
    kept: Program | None
    parts: Parts | None = None
    old_parts: Parts | None = None

    @property
    def ordinary(self) -> bool:
        return self.circumstance == ORDINARY


@dataclass(frozen=True)
class Plan:
    """All that is to be run for one function.

    Attributes:
        name: The function's name.
        category: The module that it stands in.
        en: What to know, in English.
        zh: The same in Chinese.
        replacement: The replacement's code, as the index shows it, or nothing.
        source: The replacement as a function, where it is more than an expression.
        rename: The nearest name, or nothing.
        instead: What to do where there is no replacement.
        cases: What it is tried on, the first of them shown.
        differences: The expected differences.
        backends: The backends that the replacement is for.
        random: Whether results are compared as samples.
        see: The section of a chapter with more about it, or nothing.
        constants: The arrays of its trials that are no batch of data, by name.
        situations: The expected differences in models.
        advised: What the functions that they advise consist of, by the code that is in their place.
    """

    name: str
    category: str
    en: str
    zh: str
    replacement: str
    source: str
    rename: str
    instead: Program | None
    cases: list[Case]
    differences: list[Difference]
    backends: tuple[str, ...]
    random: bool
    see: str
    constants: tuple[str, ...] = ()
    situations: tuple[SituationDifference, ...] = ()
    advised: Mapping[str, Parts] = field(default_factory=dict)


def plans(folder: Path) -> list[Plan]:
    """The plans of all functions, in the order of the files' names and then as they stand there.

    Args:
        folder: The package that holds the modules of the atlas; it can be imported.

    Raises:
        CaseError: A module can't be imported, or a case can't be made into a program.
    """
    # The files may have changed since they were read last.
    functions_of.cache_clear()
    entries = [(path.stem, entry) for path in sorted(folder.glob("*.py")) for entry in entries_of(path)]
    known: dict[str, Entry] = {}
    for _, entry in entries:
        if entry.name in known:
            raise CaseError(f"{_place(entry.replacement)}: {entry.name} is in the atlas twice. Delete one.")
        known[entry.name] = entry
    return [_plan(category, entry, known) for category, entry in entries]


def entries_of(path: Path) -> list[Entry]:
    try:
        module = importlib.import_module(f"snippets.atlas.{path.stem}")
    except Exception as error:
        lines = [
            frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)
        ]
        line = error.lineno if isinstance(error, SyntaxError) else lines[-1] if lines else 1
        reason = error.msg if isinstance(error, SyntaxError) else error
        message = (
            f"snippets/atlas/{path.name}, line {line}: it can't be imported: {type(error).__name__}: {reason}"
        )
        raise CaseError(message) from error
    return list(getattr(module, "ENTRIES", []))


def _plan(category: str, entry: Entry, known: dict[str, Entry]) -> Plan:
    if not (entry.en and entry.zh):
        raise CaseError(f"{_place(entry.replacement)}: {entry.name} needs a sentence in both languages.")
    rename = _nearest(entry)
    cases = [case for number in range(len(entry.trials)) for case in _cases(entry, number, known, rename)]
    if not cases:
        raise CaseError(f"{_place(entry.replacement)}: {entry.name} is tried on nothing. Give it trials.")
    cases[0] = replace(cases[0], kept=cases[0].before)
    exists = body_of(entry.replacement) is not None
    expression = expression_of(entry.replacement) if exists else None
    advised: dict[str, Parts] = {}
    return Plan(
        name=entry.name,
        category=category,
        en=entry.en,
        zh=entry.zh,
        replacement=code_of(expression) if expression else f"{entry.name}(…)" if exists else "",
        source="" if expression or not exists else _sources([entry.replacement]),
        rename=code_of(rename) if rename else "",
        instead=rewritten_from(entry.instead, {}).on(()) if entry.instead else None,
        cases=cases,
        differences=list(entry.differences),
        backends=entry.backends,
        random=entry.random,
        see=entry.see,
        constants=entry.constants,
        situations=tuple(
            replace(difference, advised=tuple(_code_advised(each, advised) for each in difference.advised))
            for difference in entry.situations
        ),
        advised=advised,
    )


def _code_advised(advised: str | Function, functions: dict[str, Parts]) -> str:
    """What an entry advises, as code without arrays; what a function consists of is added to the others."""
    if isinstance(advised, str):
        return advised
    parts = rewritten_from(advised, {}).parts_on(())
    code = str(replace(parts, given=()).program)
    functions[code] = parts
    return code


def _cases(entry: Entry, number: int, known: dict[str, Entry], rename: ast.expr | None) -> Iterator[Case]:
    """The cases of a trial: one for each input, if it has parameters."""
    trial = entry.trials[number]
    if not isinstance(trial, Trial):
        trial = Trial(trial)
    takes_inputs = bool(inspect.signature(trial.code).parameters)
    if takes_inputs and not entry.inputs:
        raise CaseError(f"{_place(trial.code)}: this trial has parameters, but {entry.name} no inputs.")
    try:
        before = rewritten_from(trial.code, {})
        exists = body_of(entry.replacement) is not None
        after = rewritten_from(trial.code, known) if exists else None
        renamed = rewritten_from(trial.code, known | {entry.name: rename}) if rename else None
        for given in entry.inputs if takes_inputs else [Input(())]:
            special = [kind for kind in (trial.circumstance, given.circumstance) if kind != ORDINARY]
            # Two programs that both are no Python would be the same.
            ast.parse(str(before.on(given.values)))
            parts = after.parts_on(given.values) if after else None
            old_parts = before.parts_on(given.values)
            yield Case(
                trial=number,
                circumstance=special[0] if special else ORDINARY,
                before=old_parts.program,
                after=parts.program if parts else None,
                renamed=renamed.on(given.values) if renamed and renamed != after else None,
                kept=None,
                parts=parts,
                old_parts=old_parts,
            )
    except (TypeError, KeyError, ValueError, SyntaxError) as error:
        raise CaseError(f"{_place(trial.code)}: this trial of {entry.name} can't be read: {error}") from error


@dataclass(frozen=True)
class _Rewritten:
    """The code of a trial with functions of K replaced, without what it is run on.

    Attributes:
        parameters: The names of the trial's parameters.
        sources: The functions that it calls.
        inputs: The inputs that it names.
        statements: What comes before the result.
        expression: The result.
    """

    parameters: tuple[str, ...]
    sources: str
    inputs: tuple[Given, ...]
    statements: tuple[str, ...]
    expression: str

    def on(self, values: tuple[Any, ...]) -> Program:
        return self.parts_on(values).program

    def parts_on(self, values: tuple[Any, ...]) -> Parts:
        given = tuple(_given_value(*pair) for pair in zip(self.parameters, values, strict=True))
        return Parts(self.sources, (*given, *self.inputs), self.statements, self.expression)


def rewritten_from(function: Function, replaced: Mapping[str, Entry | ast.expr | None]) -> _Rewritten:
    tree = copy.deepcopy(syntax_of(function))
    rewriter = _Rewriter(replaced)
    if isinstance(tree, ast.Lambda):
        statements: list[ast.stmt] = []
        expression = rewriter.visit(tree.body)
    else:
        *statements, last = [rewriter.visit(node) for node in tree.body]
        if not isinstance(last, ast.Return) or last.value is None:
            raise CaseError(f"{_place(function)}: a trial ends with what it returns.")
        expression = last.value
    # Functions that the replacement or the trial calls, and inputs that it names.
    needed = [*rewriter.called, *called_by(function, None)]
    named = {name: function.__globals__.get(name) for name in names_in([*statements, expression])}
    lower = _Lower(function.__globals__)
    return _Rewritten(
        parameters=tuple(inspect.signature(function).parameters),
        sources=_sources(needed) if needed else "",
        inputs=tuple(
            _given_value(name.lower(), value.values[0])
            for name, value in named.items()
            if isinstance(value, Input)
        ),
        statements=tuple(code_of(lower.visit(node)) for node in statements),
        expression=code_of(lower.visit(expression)),
    )


def _given_value(name: str, value: Any) -> Given:
    array = isinstance(value, np.ndarray)
    return Given(name, literal(value), value.shape if array else None, value.dtype.name if array else "")


def literal(value: Any) -> str:
    """Code that makes a value.

    An array is written with its elements, or, if they are many and all alike, with `np.full`.
    """
    if isinstance(value, np.ndarray):
        elements = value.tolist()
        if value.dtype in ("float16", "float32"):
            # 0.1, and not the digits that double precision adds to it.
            elements = value.astype(str).astype("float64").tolist()
        if value.dtype.kind == "f" and np.isfinite(value).all():
            whole = value.astype("int64")
            # A negative zero is no whole number: it would lose its sign.
            if ((whole == value) & ~((value == 0) & np.signbit(value))).all():
                elements = whole.tolist()
        if value.size > 32 and (value == value.flat[0]).all():
            return f'np.full({value.shape}, {_number(np.ravel(elements)[0].item())}, "{value.dtype}")'
        if value.size == 0:
            return f'np.zeros({value.shape}, "{value.dtype}")'
        return f'np.array({_number(elements)}, "{value.dtype}")'
    return _number(value)


def _number(value: Any) -> str:
    text = repr(value).replace("'", '"')
    return text.replace("nan", "np.nan").replace("inf", "np.inf") if not isinstance(value, str) else text


class _Rewriter(ast.NodeTransformer):
    """Replaces calls of K's functions."""

    def __init__(self, replaced: Mapping[str, Entry | ast.expr | None]) -> None:
        self._replaced = replaced
        self.called: list[Function] = []

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        name = _k_name(node.func)
        by = self._replaced.get(name) if name else None
        if not isinstance(by, Entry):
            return node
        expression = expression_of(by.replacement)
        arguments = _bound(by.replacement, node) if expression else None
        inlined = None
        if expression and arguments is not None:
            given = _given(by.replacement, node)
            inlined = _inlined(_without_defaults(by.replacement, expression, given), arguments)
        if inlined is not None:
            self.called += called_by(by.replacement, expression)
            return inlined
        self.called.append(by.replacement)
        node.func = ast.Name(by.name)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        name = _k_name(node)
        by = self._replaced.get(name) if name else None
        if isinstance(by, ast.expr):
            return copy.deepcopy(by)
        return node


class _Lower(ast.NodeTransformer):
    """Writes the names of inputs, which are constants of a module, as a script would."""

    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(node.id.lower()) if isinstance(self._names.get(node.id), Input) else node


class _Substitute(ast.NodeTransformer):
    def __init__(self, arguments: dict[str, ast.expr]) -> None:
        self._arguments = arguments

    def visit_Name(self, node: ast.Name) -> ast.AST:
        given = self._arguments.get(node.id)
        return copy.deepcopy(given) if given else node


class _Fold(ast.NodeTransformer):
    """Shortens `None or x` and `"int32" or x`, which no reader would write."""

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        first, rest = node.values[0], node.values[1:]
        if not isinstance(node.op, ast.Or) or not isinstance(first, ast.Constant):
            return node
        if first.value:
            return first
        return rest[0] if len(rest) == 1 else ast.BoolOp(ast.Or(), rest)


def _k_name(node: ast.expr) -> str | None:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "K":
        return node.attr
    return None


def _bound(function: Function, call: ast.Call) -> dict[str, ast.expr] | None:
    """The arguments of a call by parameter, or None where the function doesn't take them so."""
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    if None in keywords or any(isinstance(argument, ast.Starred) for argument in call.args):
        return None
    try:
        bound = inspect.signature(function).bind(*call.args, **keywords)  # type: ignore[arg-type]
    except TypeError:
        return None
    tree = syntax_of(function).args
    names = [argument.arg for argument in tree.args]
    defaults = dict(zip(names[len(names) - len(tree.defaults) :], tree.defaults, strict=True))
    return defaults | bound.arguments


def _given(function: Function, call: ast.Call) -> set[str]:
    """The parameters that a call names or fills by position."""
    names = [argument.arg for argument in syntax_of(function).args.args]
    return {*names[: len(call.args)], *(keyword.arg for keyword in call.keywords if keyword.arg)}


def _without_defaults(function: Function, expression: ast.expr, given: set[str]) -> ast.expr:
    """An expression without the arguments that hand on a default which the callee has too."""
    parameters = inspect.signature(function).parameters
    result = copy.deepcopy(expression)
    for node in ast.walk(result):
        if isinstance(node, ast.Call):
            defaults = defaults_of(function, node.func)
            node.keywords = [
                keyword
                for keyword in node.keywords
                if not isinstance(keyword.value, ast.Name)
                or keyword.value.id in given
                or keyword.value.id not in parameters
                or keyword.arg not in defaults
                or repr(defaults[keyword.arg]) != repr(parameters[keyword.value.id].default)
            ]
    return result


def defaults_of(function: Function, callee: ast.expr) -> dict[str, Any]:
    try:
        value = eval(ast.unparse(callee), dict(function.__globals__))
        return {name: given.default for name, given in inspect.signature(value).parameters.items()}
    except (NameError, AttributeError, TypeError, ValueError):
        return {}


def _inlined(expression: ast.expr, arguments: dict[str, ast.expr]) -> ast.expr | None:
    """An expression with the arguments in place, or None if one would be computed twice."""
    used = [node.id for node in ast.walk(expression) if isinstance(node, ast.Name)]
    if any(used.count(name) > 1 and not _is_plain(given) for name, given in arguments.items()):
        return None
    result = _Fold().visit(_Substitute(arguments).visit(copy.deepcopy(expression)))
    return result if isinstance(result, ast.expr) else None


def _is_plain(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Constant | ast.UnaryOp | ast.Attribute) or (
        isinstance(node, ast.Tuple | ast.List) and all(map(_is_plain, node.elts))
    )


def _nearest(entry: Entry) -> ast.expr | None:
    """What `K.<name>` becomes if only the name is changed."""
    if entry.rename:
        tree = syntax_of(entry.rename)
        return tree.body if isinstance(tree, ast.Lambda) else None
    keras = importlib.import_module("keras")
    for module in ("ops", "random", "config", "utils", "losses", "activations"):
        if hasattr(getattr(keras, module), entry.name):
            text = f"ops.{entry.name}" if module == "ops" else f"keras.{module}.{entry.name}"
            return ast.parse(text, mode="eval").body
    for node in _walk_in_order(body_of(entry.replacement) or []):
        # Not `keras.layers.X(…)(x)`, which is no name.
        if isinstance(node, ast.Call) and not isinstance(node.func, ast.Call):
            text = ast.unparse(node.func)
            helpers = ("ops.cast", "ops.convert_to_tensor", "ops.shape", "ops.reshape", "ops.ndim")
            known = text.startswith(("ops.", "keras.")) and not text.startswith("keras.tree.")
            if known and text not in helpers and "(" not in text:
                return node.func
    return None


def _walk_in_order(nodes: list[ast.stmt]) -> list[ast.AST]:
    found: list[ast.AST] = []

    def visit(node: ast.AST) -> None:
        found.append(node)
        for child in ast.iter_child_nodes(node):
            visit(child)

    for node in nodes:
        visit(node)
    return found


def body_of(function: Function) -> list[ast.stmt] | None:
    """The statements of a function after its docstring, or None if it has but an ellipsis."""
    tree = syntax_of(function)
    if isinstance(tree, ast.Lambda):
        return [ast.Return(tree.body)]
    body = tree.body[1:] if ast.get_docstring(tree) is not None else tree.body
    only = body[0] if len(body) == 1 else None
    if isinstance(only, ast.Expr) and isinstance(only.value, ast.Constant) and only.value.value is ...:
        return None
    return body


def expression_of(function: Function) -> ast.expr | None:
    """What a function returns, if it does nothing else."""
    body = body_of(function) or []
    only = body[0] if len(body) == 1 else None
    return only.value if isinstance(only, ast.Return) else None


def called_by(function: Function, expression: ast.expr | None) -> list[Function]:
    """The functions of its own module that a function calls, or that an expression of its body does."""
    body: list[Any] = [expression] if expression else list(body_of(function) or [])
    # Parameters and local variables hide functions of the same name.
    own = set(function.__code__.co_varnames)
    found = [function.__globals__.get(name) for name in names_in(body) if name not in own]
    return [
        other
        for other in found
        if isinstance(other, types.FunctionType) and other.__module__ == function.__module__
    ]


def names_in(nodes: list[Any]) -> list[str]:
    found = [node.id for tree in nodes for node in ast.walk(tree) if isinstance(node, ast.Name)]
    return list(dict.fromkeys(found))


def _sources(functions: list[Function]) -> str:
    """The code of functions and of those of their module that they call, called ones first."""
    waiting = list(functions)
    ordered: list[Function] = []
    while waiting:
        function = waiting.pop(0)
        if function in ordered:
            ordered.remove(function)
        ordered.insert(0, function)
        waiting += [other for other in called_by(function, None) if other is not function]
    return "\n\n".join(map(source_of, ordered))


def source_of(function: Function) -> str:
    """The text of a function, without decorators and docstring."""
    tree = syntax_of(function)
    lines = Path(function.__code__.co_filename).read_text(encoding="utf-8").splitlines()
    if isinstance(tree, ast.Lambda):
        return code_of(tree)
    first = tree.body[0]
    ignored = (
        set(range(first.lineno, (first.end_lineno or 0) + 1))
        if ast.get_docstring(tree) is not None
        else set()
    )
    kept = [
        lines[number - 1]
        for number in range(tree.lineno, (tree.end_lineno or 0) + 1)
        if number not in ignored
    ]
    return "\n".join(kept)


def code_of(tree: ast.AST) -> str:
    text = ast.unparse(ast.fix_missing_locations(tree))
    # As the project's formatter has it, and as readers write.
    return text if '"' in text else text.replace("'", '"')


@functools.cache
def functions_of(path: str) -> dict[tuple[Any, ...], ast.Lambda | ast.FunctionDef]:
    """The functions of a file, by what their code objects record: name and line, or a lambda's span."""
    found: dict[tuple[Any, ...], ast.Lambda | ast.FunctionDef] = {}
    for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"), path)):
        if isinstance(node, ast.FunctionDef):
            lines = [node.lineno, *(decorator.lineno for decorator in node.decorator_list)]
            found[node.name, min(lines)] = node
        elif isinstance(node, ast.Lambda):
            body = node.body
            found[body.lineno, body.end_lineno, body.col_offset, body.end_col_offset] = node
    return found


def syntax_of(function: Function) -> ast.Lambda | ast.FunctionDef:
    """The syntax tree of a function."""
    code = function.__code__
    known = functions_of(code.co_filename)
    for key in [(function.__name__, code.co_firstlineno), *code.co_positions()]:
        if key in known:
            return known[key]
    raise CaseError(f"{_place(function)}: the code of this function can't be found.")


def _place(function: Function) -> str:
    path = Path(function.__code__.co_filename)
    return f"snippets/atlas/{path.name}, line {function.__code__.co_firstlineno}"
