"""Passages: prose that readers see, and that stands twice, once in each language."""

import ast
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from publishing import docstrings, fence
from publishing.languages import MAIN, TRANSLATION

_HEADING = re.compile(r"#{1,6} .*\{#([^\s}]+)\}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SCRIPT_LANGUAGE = re.compile(r"^  (\w+): \{\n(.*?)^  \},?$", re.MULTILINE | re.DOTALL)
_SCRIPT_WORDS = re.compile(r"^    (\w+): ?(.*?),?\n(?=    \w|\Z)", re.MULTILINE | re.DOTALL)


class UnreadableError(Exception):
    """A file that can't be read; the message names its line and the cure."""


@dataclass(frozen=True)
class Text:
    """What a passage says in one language.

    Attributes:
        path: The file that it stands in, from the project's folder.
        line: The line where it begins.
        prose: The text, as authors write it.
    """

    path: str
    line: int
    prose: str

    @property
    def place(self) -> str:
        return f"{self.path}, line {self.line}"

    def says(self, prose: str) -> bool:
        """Whether another text is the same but for where its lines end."""
        return self.prose.split() == prose.split()


@dataclass(frozen=True)
class Passage:
    """A section of a page, a docstring, or another text that both languages have.

    Attributes:
        source: Where it stands: a page without its ending, or a file of the project without its own.
        id: What it is called there: a heading's id, or a name.
        texts: What it says, by language; if it stands in one only, that is an error of the author's.
    """

    source: str
    id: str
    texts: Mapping[str, Text]

    @property
    def name(self) -> str:
        return f"{self.source}#{self.id}"


def passages(root: Path) -> Iterator[Passage]:
    """All passages of a project, those of a source one after the other.

    Raises:
        UnreadableError: A file holds something else than it should.
    """
    pages = {
        path.relative_to(root / "docs" / language).as_posix()
        for language in (MAIN, TRANSLATION)
        for path in (root / "docs" / language).rglob("*.md")
    }
    for page in sorted(pages):
        yield from of_page(root, page)
    yield from _of_settings(root)
    yield from _of_docstrings(root)
    for kind, pattern in (
        (_beside_each_other, "snippets/atlas/*.py"),
        (_by_language, "publishing/**/*.py"),
        (_of_script, "theme/tools/*/words.js"),
    ):
        for path in sorted(root.glob(pattern)):
            yield from kind(root, path.relative_to(root))


def of_page(root: Path, page: str) -> Iterator[Passage]:
    """The sections of a page; the first begins where the page does.

    Args:
        root: The project's folder.
        page: The page's path in `docs/en`.

    Raises:
        UnreadableError: The page is not in UTF-8.
    """
    sections = {language: _sections(root, f"docs/{language}/{page}") for language in (MAIN, TRANSLATION)}
    yield from _paired(page.removesuffix(".md"), sections)


def _paired(source: str, texts: Mapping[str, Mapping[str, Text]]) -> Iterator[Passage]:
    for id in dict.fromkeys(id for own in texts.values() for id in own):
        yield Passage(source, id, {language: own[id] for language, own in texts.items() if id in own})


def _sections(root: Path, path: str) -> dict[str, Text]:
    if not (root / path).is_file():
        return {}
    page = _read(root, Path(path))
    starts, prose = dict[str, int](), defaultdict[str, list[str]](list)
    id = ""
    before: list[str] = []
    for number, (line, header) in enumerate(fence.lines(page), start=1):
        heading = _HEADING.fullmatch(line) if header is None else None
        if heading:
            id = heading[1]
            starts[id] = number if starts else 1
        # A fence that runs a snippet holds prose: what its annotations say.
        if header and fence.is_executed(header) and line.lstrip().startswith("```"):
            line = ""
        (prose[id] if id else before).append(line)
    for first in itertools.islice(starts, 1):
        prose[first] = before + prose[first]
    return {id: Text(path, line, _tidy(prose[id])) for id, line in starts.items()}


def _tidy(lines: list[str]) -> str:
    """Lines without white space at their ends, and never two empty ones on end."""
    shown = [line.rstrip() for line in lines]
    kept = [line for line, last in zip(shown, ["", *shown], strict=False) if line or last]
    return "\n".join(kept).strip("\n")


def _of_settings(root: Path) -> Iterator[Passage]:
    """What the configurations say to readers, such as the site's name."""
    paths = {MAIN: Path("mkdocs.yml"), TRANSLATION: Path(f"mkdocs.{TRANSLATION}.yml")}
    original, translation = (_composed(root, path) for path in paths.values())
    known = {key.value: value for key, value in original.value}
    for key, value in translation.value:
        together = _together(known[key.value], value) if key.value in known else ()
        pairs = [pair for pair in together if _CHINESE.search(pair[1].value)]
        texts = {
            language: Text(path.as_posix(), own[0].start_mark.line + 1, "\n".join(each.value for each in own))
            for (language, path), own in zip(paths.items(), zip(*pairs, strict=True), strict=False)
        }
        if texts:
            yield Passage("mkdocs", key.value, texts)


def _together(ours: yaml.Node, theirs: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The texts that stand at the same place of two settings."""
    if type(ours) is not type(theirs):
        return
    if isinstance(theirs, yaml.ScalarNode):
        yield ours, theirs
    elif isinstance(theirs, yaml.SequenceNode):
        for own, other in zip(ours.value, theirs.value, strict=False):
            yield from _together(own, other)
    else:
        known = {key.value: (key, value) for key, value in ours.value}
        for own, (key, value) in zip(ours.value, theirs.value, strict=False):
            # A title in the menu is a key, and has another name in the other language.
            own_key, own_value = known.get(key.value, own)
            yield own_key, key
            yield from _together(own_value, value)


def _composed(root: Path, path: Path) -> yaml.Node:
    try:
        return yaml.compose(_read(root, path), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise UnreadableError(f"{path} can't be read: {error}. Mend it.") from error


def _of_docstrings(root: Path) -> Iterator[Passage]:
    try:
        pairs = list(docstrings.pairs(root))
    except ValueError as error:
        raise UnreadableError(f"{docstrings.CATALOG} can't be read: {error}. Mend it.") from error
    for original, line, translation in pairs:
        path = Path(str(original.filepath)).relative_to(root).as_posix()
        assert original.docstring
        yield Passage(
            _source(docstrings.CATALOG),
            original.path,
            {
                MAIN: Text(path, original.docstring.lineno or 1, original.docstring.value),
                TRANSLATION: Text(docstrings.CATALOG.as_posix(), line, translation),
            },
        )


def _beside_each_other(root: Path, path: Path) -> Iterator[Passage]:
    """The texts of the atlas: in each statement, those with their Chinese beside them."""
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
                for language, own in zip((MAIN, TRANSLATION), zip(*pairs, strict=True), strict=True)
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


def _by_language(root: Path, path: Path) -> Iterator[Passage]:
    """The words of the machinery: dictionaries with one of the same keys for each language."""
    for name, statement in _statements(root, path):
        languages = _dictionary(getattr(statement, "value", None))
        if not {MAIN, TRANSLATION} <= {*languages}:
            continue
        words = {
            language: {
                f"{name}.{key.replace(' ', '-')}": Text(path.as_posix(), text.lineno, _written(text))
                for key, text in _dictionary(languages[language]).items()
            }
            for language in (MAIN, TRANSLATION)
        }
        yield from _paired(_source(path), words)


def _written(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ast.unparse(node)


def _dictionary(node: object) -> dict[str, ast.expr]:
    if not isinstance(node, ast.Dict):
        return {}
    entries = zip(node.keys, node.values, strict=True)
    return {str(key.value): value for key, value in entries if isinstance(key, ast.Constant)}


def _of_script(root: Path, path: Path) -> Iterator[Passage]:
    """The words of a reader's tool."""
    script = _read(root, path)
    words = {
        half[1]: {
            found[1]: Text(
                path.as_posix(), script.count("\n", 0, half.start(2) + found.start()) + 1, found[2]
            )
            for found in _SCRIPT_WORDS.finditer(half[2])
        }
        for half in _SCRIPT_LANGUAGE.finditer(script)
    }
    yield from _paired(_source(path), words)


def _statements(root: Path, path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """The statements of a module that give something a name."""
    try:
        module = ast.parse(_read(root, path))
    except SyntaxError as error:
        raise UnreadableError(f"{path}, line {error.lineno}: {error.msg}. Mend it.") from error
    for statement in module.body:
        if isinstance(statement, ast.FunctionDef):
            yield statement.name, statement
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            target = statement.target if isinstance(statement, ast.AnnAssign) else statement.targets[0]
            if isinstance(target, ast.Name):
                yield target.id, statement


def _read(root: Path, path: Path) -> str:
    try:
        return (root / path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"{path}, line {line}: this is not UTF-8. Save it as UTF-8.") from error


def _source(path: Path) -> str:
    return path.with_name(path.name.partition(".")[0]).as_posix()
