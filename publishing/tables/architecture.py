"""Drawings of the engine, made from its code: its rooms, and the way of a fence from page to HTML."""

import ast
import functools
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from pathlib import Path

from executed_docs.errors import BuildError

_ENGINE = "executed_docs"

_PAGE, _EXTENSION = "plugin.ExecutedDocs.on_page_markdown", "extension._Fences.run"
_LOCATED, _EXPAND = "fences.located", "pages.placeholders.Placeholders.expand"
_FORMATTER = "pages.formatter.Formatter"
_COLLECTION, _GOLDEN = "execution.collection.Collection", "execution.golden.mismatch"
_RUNNER, _STORE = "execution.runner.Runner.outcome", "storage.store.Store.get"
_POOL, _ENTRY = "execution.process_pool.ProcessPool.submit", "execution.entry.execute"
_WORKER, _OUTCOME = "execution.worker.execute", "execution.outcome.Outcome"
_BLOCKS = "pages.outcome_blocks.blocks"

WAY = (
    *((start, end) for start in (_PAGE, _EXTENSION) for end in (_LOCATED, _EXPAND, _FORMATTER)),
    *((_FORMATTER, end) for end in (_COLLECTION, _BLOCKS)),
    *((_COLLECTION, end) for end in (_RUNNER, _GOLDEN)),
    *((_RUNNER, end) for end in (_STORE, _POOL, _ENTRY)),
    (_ENTRY, _WORKER),
    (_WORKER, _OUTCOME),
)
"""What a fence goes through: which function or class of the engine uses which, as the code has to confirm."""

NO_STEPS = {"execution.runtime", "execution.snippet", "pages.figures", "pages.source"}
"""What the formatter imports besides: what the steps are given, and what only pictures need."""

_BOX_WIDTH, _BOX_HEIGHT, _SPACE, _WIDTH = 210, 30, 12, 720

Place = tuple[float, float, float]
"""The left, the top and the width of a box."""


class ArchitectureError(BuildError):
    """The code is no longer as it is drawn."""


def imported(root: Path) -> dict[str, set[str]]:
    """The rooms of the engine, each with the rooms that it imports.

    Args:
        root: The project's folder.
    """
    folder = root / _ENGINE
    rooms = {
        path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    found: dict[str, set[str]] = {room: set() for room in sorted(rooms - {"__init__"})}
    for room, targets in found.items():
        files = [folder / f"{room}.py", *(folder / room).rglob("*.py")]
        for file in filter(Path.is_file, files):
            modules = {name.split(".")[1] for name in _imports(file) if "." in name}
            targets |= modules & found.keys() - {room}
    return found


def direct(rooms: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The rooms, each without those imports that it also has by way of another room."""

    def reached(room: str) -> set[str]:
        return rooms[room].union(*map(reached, rooms[room]))

    return {room: targets - set().union(*map(reached, targets)) for room, targets in rooms.items()}


def floors(rooms: Mapping[str, set[str]]) -> list[list[str]]:
    """The rooms from the top floor to the ground: each is above all that it imports."""

    def height(room: str) -> int:
        return 1 + max(map(height, rooms[room]), default=-1)

    by_height = sorted(rooms, key=lambda room: (-height(room), room))
    return [list(own) for _, own in groupby(by_height, key=height)]


def way(root: Path) -> list[tuple[str, str]]:
    """The steps of `WAY`.

    Args:
        root: The project's folder.

    Raises:
        ArchitectureError: A function isn't there any more, isn't used where it was, or may be a new step.
    """
    for name in dict.fromkeys(name for step in WAY for name in step):
        _require(root, name)
    for start, end in WAY:
        file = _file(root, start)
        if f"{_ENGINE}.{_module(root, end)}" not in _imports(file) or not _uses(file, *end.split(".")[-2:]):
            raise ArchitectureError(
                f"{file.relative_to(root).as_posix()} uses {end} no longer, which is drawn on the page about "
                "the architecture. Correct WAY in publishing/tables/architecture.py."
            )
    formatter, steps = _file(root, _FORMATTER), {_module(root, name) for step in WAY for name in step}
    used = {name.partition(".")[2] for name in _imports(formatter)}
    for module in sorted(used - steps - NO_STEPS):
        if (root / _ENGINE / f"{module.replace('.', '/')}.py").is_file():
            raise ArchitectureError(
                f"{formatter.relative_to(root).as_posix()} imports {module}, which isn't drawn on the page "
                "about the architecture. Add it to WAY in publishing/tables/architecture.py, or to NO_STEPS."
            )
    return [*WAY]


def rooms_drawing(root: Path, label: str) -> str:
    """The rooms on their floors, with lines to what they import, as SVG.

    Args:
        root: The project's folder.
        label: What the drawing is called, for those who can't see it.
    """
    rooms = imported(root)
    names = {room: f"{room}/" if (root / _ENGINE / room).is_dir() else f"{room}.py" for room in rooms}
    edges = [(room, target) for room, targets in direct(rooms).items() for target in sorted(targets)]
    return _svg(floors(rooms), edges, names, label)


def way_drawing(root: Path, label: str) -> str:
    """The way of a fence, from above, as SVG.

    Args:
        root: The project's folder.
        label: What the drawing is called, for those who can't see it.

    Raises:
        ArchitectureError: The code is no longer as it is drawn.
    """
    edges = way(root)
    users: dict[str, set[str]] = {name: set() for edge in edges for name in edge}
    for start, end in edges:
        users[end].add(start)
    # From where it begins, unlike rooms: what is used last is at the bottom.
    rows = floors(users)[::-1]
    return _svg(rows, edges, {name: _short(name) for name in users}, label)


def text(root: Path, name: str) -> str:
    """A drawing for the editions that show none, as a list of what uses what.

    Args:
        root: The project's folder.
        name: Which one: `rooms` or `way`.
    """
    if name == "way":
        steps = groupby(way(root), lambda edge: edge[0])
        shown = [f"{_short(start)}: {', '.join(_short(end) for _, end in own)}" for start, own in steps]
        return "\n".join(["```text", *shown, "```"])
    rooms = imported(root)
    reduced = direct(rooms)
    imports = [
        f"{room}: {', '.join(sorted(reduced[room]))}" for own in floors(rooms) for room in own if rooms[room]
    ]
    return "\n".join(["```text", *imports, "```"])


# Each drawing asks for each file many times, in each language.
@functools.cache
def _tree(text: str) -> ast.Module:
    return ast.parse(text)


def _imports(file: Path) -> frozenset[str]:
    """The modules that a file imports, those inside functions included."""
    return _imported_by(file.read_text(encoding="utf-8"))


@functools.cache
def _imported_by(text: str) -> frozenset[str]:
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return frozenset(name for name in found if name.partition(".")[0] == _ENGINE)


def _uses(file: Path, owner: str, name: str) -> bool:
    """Whether a file's code names something of a module, or a method of a class."""
    tree = _tree(file.read_text(encoding="utf-8"))
    own = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == name:
            # What an object is, its name doesn't say.
            if owner[:1].isupper() or (isinstance(node.value, ast.Name) and node.value.id == owner):
                return True
        elif isinstance(node, ast.Name) and node.id == name and name in own:
            return True
    return False


def _file(root: Path, name: str) -> Path:
    parts = name.split(".")
    alone = root / _ENGINE / f"{parts[0]}.py"
    return alone if alone.is_file() else root / _ENGINE / parts[0] / f"{parts[1]}.py"


def _module(root: Path, name: str) -> str:
    return ".".join(_file(root, name).relative_to(root / _ENGINE).with_suffix("").parts)


def _require(root: Path, name: str) -> None:
    file = _file(root, name)
    parts: Iterable[str] = name.split(".")[len(file.relative_to(root / _ENGINE).parts) :]
    node: ast.AST | None = _tree(file.read_text(encoding="utf-8")) if file.is_file() else None
    for part in parts:
        node = next((each for each in getattr(node, "body", []) if getattr(each, "name", "") == part), None)
    if node is None:
        raise ArchitectureError(
            f"the engine has no {name} any more, which is drawn on the page about the architecture. "
            "Correct WAY in publishing/tables/architecture.py."
        )


def _short(name: str) -> str:
    return ".".join(part for part in name.split(".")[-2:] if not part.startswith("_")).replace(
        "run", "extension"
    )


def _svg(rows: list[list[str]], edges: list[tuple[str, str]], names: Mapping[str, str], label: str) -> str:
    most = max(map(len, rows))
    width = min(_BOX_WIDTH, (_WIDTH - 2 - (most - 1) * _SPACE) / most)
    places: dict[str, Place] = {}
    for number, row in enumerate(rows):
        left = (_WIDTH - len(row) * (width + _SPACE) + _SPACE) / 2
        for position, name in enumerate(row):
            places[name] = (
                round(left + position * (width + _SPACE), 1),
                1 + number * 2.2 * _BOX_HEIGHT,
                width,
            )
    parts = [*(_line(places[start], places[end]) for start, end in edges)]
    parts += [_box(place, names[name]) for name, place in places.items()]
    height = ((len(rows) - 1) * 2.2 + 1) * _BOX_HEIGHT + 2
    drawn = "".join(parts)
    return (
        f'<svg role="img" aria-label="{escape(label)}" viewBox="0 0 {_WIDTH} {height:g}" '
        f'data-search-exclude="true">{drawn}</svg>'
    )


def _line(start: Place, end: Place) -> str:
    x, y = start[0] + start[2] / 2, start[1] + _BOX_HEIGHT
    to = f'x2="{end[0] + end[2] / 2:g}" y2="{end[1]:g}"'
    return f'<line x1="{x:g}" y1="{y:g}" {to} stroke="currentColor" stroke-opacity=".5"/>'


def _box(place: Place, name: str) -> str:
    left, top, width = place
    return (
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{_BOX_HEIGHT}" rx="4" '
        'style="fill:var(--md-default-bg-color)" stroke="currentColor"/>'
        f'<text x="{left + width / 2:g}" y="{top + 19:g}" text-anchor="middle" '
        f'fill="currentColor" font-size="12">{escape(name)}</text>'
    )
