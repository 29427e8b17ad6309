"""The passages of this site that stand in files of its own: the atlas."""

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from executed_docs.errors import UnreadableError
from executed_docs.translation.passages import Passage, Text, read

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def of_atlas(root: Path) -> Iterator[Passage]:
    """The texts of the atlas's entries.

    Args:
        root: The project's folder.

    Raises:
        UnreadableError: A module has a syntax error, or is not in UTF-8.
    """
    for path in sorted([*root.glob("snippets/atlas/*.py"), *root.glob("snippets/upgrades/*.py")]):
        yield from _side_by_side(root, path.relative_to(root))


def _side_by_side(root: Path, path: Path) -> Iterator[Passage]:
    """The texts of the atlas: in each statement, those each followed by its Chinese."""
    for name, statement in _statements(root, path):
        pairs = sorted(
            pair
            for node in ast.walk(statement)
            for pair in itertools.pairwise(_strings(node))
            if [bool(_CHINESE.search(text)) for *_, text in pair] == [False, True]
        )
        if pairs:
            texts = {
                language: Text(path.as_posix(), own[0][0], "\n".join(text for *_, text in own))
                for language, own in zip(("en", "zh"), zip(*pairs, strict=True), strict=True)
            }
            yield Passage(_source(path), name, texts)


def _strings(node: ast.AST) -> list[tuple[int, int, str]]:
    """The strings among the direct parts of a call or a tuple, each with its line and column."""
    parts: list[ast.expr] = []
    if isinstance(node, ast.Call):
        parts = [*node.args, *(keyword.value for keyword in node.keywords)]
    elif isinstance(node, ast.Tuple):
        parts = node.elts
    return [
        (part.lineno, part.col_offset, part.value)
        for part in parts
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def _statements(root: Path, path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """The statements of a module that give something a name."""
    try:
        module = ast.parse(read(root, path))
    except SyntaxError as error:
        raise UnreadableError(f"{path}, line {error.lineno}: {error.msg}. Fix it.") from error
    for statement in module.body:
        if isinstance(statement, ast.FunctionDef):
            yield statement.name, statement
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            target = statement.target if isinstance(statement, ast.AnnAssign) else statement.targets[0]
            if isinstance(target, ast.Name):
                yield target.id, statement


def _source(path: Path) -> str:
    return path.with_suffix("").as_posix()
