"""Goldens: the committed outcomes, in files next to their snippet.

`total.out` holds what a run of `total.py` prints, `total.err` what a run that must raise
prints; the ending is the expectation. A runtime that differs has a file of its own, for its
family (`total.frame2.out`) or for itself (`total.frame3-fast.out`). A picture that the run draws
has a file next to the text: `total.curve.svg`, `total.frame2.curve.svg`.
"""

import difflib
import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from executed_docs import makefile
from executed_docs.execution.outcome import Figure, Outcome
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import Snippet
from executed_docs.storage import files

_FIGURE = re.compile(r"\w+(?:\.[\w-]+)?\.\w+\.svg", re.ASCII)
_AND = "\nand"
_DIFFERENCE_LIMIT = 20
"""Lines of the difference of two pictures that a message has: one moved curve changes hundreds."""


@dataclass(frozen=True)
class FigureChange:
    """A picture that isn't the golden one.

    Attributes:
        name: The name of the picture's file.
        golden: The golden's file, from the project's folder.
        drawn: Where the picture of this run is put, from there.
        expected: The golden picture; None if there is none.
        found: The picture of this run; None if it draws none of this name.
    """

    name: str
    golden: str
    drawn: str
    expected: str | None
    found: str | None


def names(folder: Path) -> Mapping[str, Collection[str]]:
    """The names of the files that may be goldens, by the name of their snippet, in one look at a folder."""
    found = defaultdict(list)
    for name in os.listdir(folder):  # noqa: PTH208
        found[name.partition(".")[0]].append(name)
    return found


def find(snippet: Snippet, runtime: Runtime, names: Collection[str] | None = None) -> Path | None:
    """The golden of a snippet in a runtime: the most specific one there is.

    Args:
        snippet: The snippet.
        runtime: The runtime.
        names: What `names` has for the snippet, if it is known.
    """
    name = _found(snippet, runtime, _names(snippet) if names is None else names)
    return (snippet.root / snippet.filename).with_name(name) if name else None


def _found(snippet: Snippet, runtime: Runtime, names: Collection[str]) -> str | None:
    for level in (runtime.name, runtime.family, ""):
        # A new `.err` next to an old `.out` is how an author says that it raises from now on.
        for raised in (True, False):
            name = _name(snippet, level, raised)
            if name in names:
                return name
    return None


def mismatch(
    snippet: Snippet, runtime: Runtime, outcome: Outcome, names: Collection[str] | None = None
) -> str | None:
    """Why an outcome is not the golden one, and what to do; None if it is, or if there are no goldens.

    Args:
        snippet: The snippet.
        runtime: The runtime.
        outcome: What a run of the snippet in the runtime printed and drew.
        names: What `names` has for the snippet, if it is known.
    """
    if not snippet.project.goldens:
        return None
    names = _names(snippet) if names is None else names
    name = _found(snippet, runtime, names)
    where = f"{snippet.name} in {runtime.name}"
    if name is None:
        return f"{where} has no golden yet. Read this outcome, then run {_command(snippet)}:\n{outcome.text}"
    path = (snippet.root / snippet.filename).with_name(name)
    relative = path.relative_to(snippet.root).as_posix()
    if path.suffix == ".err" and outcome.error is None:
        return f"{where} should raise and doesn't: fix it, or delete {relative} and run {_command(snippet)}."
    if path.suffix == ".out" and outcome.error is not None:
        return (
            f"{where} raised {outcome.error} and should not. Fix it; or, if readers should see the "
            f"error, run {_command(snippet)}, which tells how to say so.\n{outcome.text}"
        )
    expected = path.read_text(encoding="utf-8", errors="backslashreplace")
    found = []
    if expected != outcome.golden:
        diff = difflib.unified_diff(
            expected.split("\n"), outcome.golden.split("\n"), relative, "this run", lineterm=""
        )
        found.append(f" differs from its golden. Fix it, or run {_command(snippet)}:\n" + "\n".join(diff))
    found += [_changed(snippet, change) for change in _figure_changes(snippet, path, names, outcome)]
    return f"{where}{_AND.join(found)}" if found else None


def figure_changes(snippet: Snippet, runtime: Runtime, outcome: Outcome) -> list[FigureChange]:
    """The pictures of an outcome that aren't the golden ones; none if the outcome has no golden yet."""
    text = find(snippet, runtime) if snippet.project.goldens else None
    return _figure_changes(snippet, text, _names(snippet), outcome) if text else []


def _figure_changes(
    snippet: Snippet, text: Path, names: Collection[str], outcome: Outcome
) -> list[FigureChange]:
    """The same, given the golden's text and the names of the files that may be goldens."""
    goldens = {
        name.removeprefix(f"{text.stem}.") for name in names if _FIGURE.fullmatch(name) and _is_of(name, text)
    }
    drawn = {figure.name: figure.svg for figure in outcome.figures}
    changes = []
    for name in sorted({*goldens, *drawn}):
        path = text.with_name(f"{text.stem}.{name}")
        expected = path.read_text(encoding="utf-8", errors="replace") if name in goldens else None
        if expected != drawn.get(name):
            place = path.relative_to(snippet.root / snippet.project.folder)
            new = Path(snippet.project.cache, "figures", place).as_posix()
            relative = path.relative_to(snippet.root).as_posix()
            changes.append(FigureChange(name, relative, new, expected, drawn.get(name)))
    return changes


def _changed(snippet: Snippet, change: FigureChange) -> str:
    """The message about a picture that isn't the golden one, which is put where it can be looked at."""
    command = _command(snippet)
    if change.found is None:
        return f" draws no {change.name}. Fix it, or run {command}, which deletes {change.golden}."
    drawn = change.drawn
    try:
        files.write_atomically(snippet.root / drawn, change.found)
    except OSError as error:
        drawn = f"{drawn}, which can't be written ({error})"
    if change.expected is None:
        return f" has no golden yet for the picture {change.name}. Look at it in {drawn}, then run {command}."
    lines = difflib.unified_diff(
        change.expected.split("\n"), change.found.split("\n"), change.golden, change.drawn, lineterm=""
    )
    return (
        f" draws another {change.name} than its golden. Look at both, {change.golden} and {drawn}. "
        f"Fix it, or run {command}:\n" + "\n".join(islice(lines, _DIFFERENCE_LIMIT))
    )


def _is_of(name: str, text: Path) -> bool:
    """Whether the golden of a picture belongs to a golden of text."""
    return name.endswith(".svg") and name.rsplit(".", 2)[0] == text.stem


def accept(snippet: Snippet, outcomes: Mapping[Runtime, Outcome]) -> list[str]:
    """Makes the outcomes the goldens, unless one raises that shouldn't, or the reverse.

    Args:
        snippet: The snippet.
        outcomes: Its outcomes in the runtimes that it ran in. What a golden says of an optional one that is
            missing, this or another file goes on to say.

    Returns:
        The refusals; if there is one, no file was touched.
    """
    absent = {
        runtime: path
        for runtime in snippet.called_for
        if runtime.needs and runtime not in outcomes and (path := find(snippet, runtime))
    }
    # One that differs keeps the others from sharing a file with it.
    own = {
        runtime: _read(snippet, path)
        for runtime, path in absent.items()
        if path == _named(snippet, runtime, path)
    }
    levels = _by_level(own | dict(outcomes))
    for runtime, path in absent.items():
        # The file that it shared makes way for others.
        if not {runtime.name, runtime.family, ""} & levels.keys():
            levels[runtime.name] = _read(snippet, path)
    refusals: dict[str, str] = {}
    for runtime, outcome in outcomes.items():
        path = find(snippet, runtime)
        level = next(level for level in (runtime.name, runtime.family, "") if level in levels)
        where = f"{snippet.name}{' in ' if level else ''}{level}"
        if outcome.error and (path is None or path.suffix == ".out"):
            declaration = _path(snippet, level, True).relative_to(snippet.root).as_posix()
            refusals[level] = (
                f"{where} raised {outcome.error}. If readers should see that, "
                f"create an empty {declaration} and accept again.\n{outcome.text}"
            )
        elif path is not None and path.suffix == ".err" and outcome.error is None:
            refusals[level] = (
                f"{where} should raise and doesn't. If that is right now, "
                f"delete {path.relative_to(snippet.root).as_posix()} and accept again."
            )
    if refusals:
        return list(refusals.values())
    wanted = dict(pair for level, outcome in levels.items() for pair in _goldens(snippet, level, outcome))
    for path, text in wanted.items():
        files.write_atomically(path, text)
    for path in existing(snippet):
        if path not in wanted:
            path.unlink()
    return []


def existing(snippet: Snippet) -> list[Path]:
    """All golden files that belong to a snippet."""
    folder = (snippet.root / snippet.filename).parent
    return [
        folder / name
        for name in _names(snippet)
        if name.endswith((".out", ".err")) or _FIGURE.fullmatch(name)
    ]


def _names(snippet: Snippet) -> list[str]:
    """The names of the files that may be a snippet's goldens, in one look at its folder."""
    file = snippet.root / snippet.filename
    start = f"{file.stem}."
    # Names alone: a path for each of hundreds of files takes ten times as long.
    return [name for name in os.listdir(file.parent) if name.startswith(start)]  # noqa: PTH208


def _command(snippet: Snippet) -> str:
    """What accepts outcomes in the snippet's project."""
    return makefile.command(snippet.root, "accept", "python -m executed_docs.commands.accept")


def _path(snippet: Snippet, level: str, raised: bool) -> Path:
    return (snippet.root / snippet.filename).with_name(_name(snippet, level, raised))


def _name(snippet: Snippet, level: str, raised: bool) -> str:
    stem = snippet.name.rpartition("/")[2]
    return f"{stem}{'.' if level else ''}{level}{'.err' if raised else '.out'}"


def _named(snippet: Snippet, runtime: Runtime, path: Path) -> Path:
    return _path(snippet, runtime.name, path.suffix == ".err")


def _read(snippet: Snippet, path: Path) -> Outcome:
    """A golden as the outcome that it is expected to be."""
    text = path.read_text(encoding="utf-8", errors="backslashreplace")
    figures = tuple(
        Figure(each.name.removeprefix(f"{path.stem}."), each.read_text(encoding="utf-8", errors="replace"))
        for each in sorted(existing(snippet))
        if _is_of(each.name, path)
    )
    return Outcome(text, "Error" if path.suffix == ".err" else None, {}, {}, figures=figures)


def _goldens(snippet: Snippet, level: str, outcome: Outcome) -> Iterator[tuple[Path, str]]:
    """The files that hold an outcome, each with its text."""
    path = _path(snippet, level, bool(outcome.error))
    yield path, outcome.golden
    for figure in outcome.figures:
        yield path.with_name(f"{path.stem}.{figure.name}"), figure.svg


def _shown(outcome: Outcome) -> tuple[object, ...]:
    return outcome.golden, bool(outcome.error), outcome.figures


def _by_level(outcomes: Mapping[Runtime, Outcome]) -> dict[str, Outcome]:
    """The fewest files that hold the outcomes: one for all, one a family, or one a runtime."""
    if len({_shown(outcome) for outcome in outcomes.values()}) == 1:
        return {"": next(iter(outcomes.values()))}
    levels = {}
    for family in {runtime.family for runtime in outcomes}:
        members = {runtime: outcome for runtime, outcome in outcomes.items() if runtime.family == family}
        if len({_shown(outcome) for outcome in members.values()}) == 1:
            levels[family] = next(iter(members.values()))
        else:
            levels |= {runtime.name: outcome for runtime, outcome in members.items()}
    return levels
