"""Goldens: the committed outcomes, in files next to their snippet.

`total.out` holds what a run of `total.py` prints, `total.err` what a run that must raise
prints; the ending is the expectation. A runtime that differs has a file of its own, for its
family (`total.frame2.out`) or for itself (`total.frame3-fast.out`).
"""

import difflib
from collections.abc import Mapping
from pathlib import Path

from executed_docs.execution.outcome import Outcome
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import Snippet
from executed_docs.storage import files


def find(snippet: Snippet, runtime: Runtime) -> Path | None:
    """The golden of a snippet in a runtime: the most specific one there is."""
    for level in (runtime.name, runtime.family, ""):
        # A new `.err` next to an old `.out` is how an author says that it raises from now on.
        for raised in (True, False):
            path = _path(snippet, level, raised)
            if path.exists():
                return path
    return None


def mismatch(snippet: Snippet, runtime: Runtime, outcome: Outcome) -> str | None:
    """Why an outcome is not the golden one, and what to do; None if it is, or if there are no goldens."""
    if not snippet.project.goldens:
        return None
    path = find(snippet, runtime)
    where = f"{snippet.name} in {runtime.name}"
    if path is None:
        return f"{where} has no golden yet. Read this outcome, then run {_command(snippet)}:\n{outcome.text}"
    relative = path.relative_to(snippet.root).as_posix()
    if path.suffix == ".err" and outcome.error is None:
        return f"{where} should raise and doesn't: fix it, or delete {relative} and run {_command(snippet)}."
    if path.suffix == ".out" and outcome.error is not None:
        return (
            f"{where} raised {outcome.error} and should not. Fix it; or, if readers should see the "
            f"error, run {_command(snippet)}, which tells how to say so.\n{outcome.text}"
        )
    expected = path.read_text(encoding="utf-8", errors="backslashreplace")
    if expected == outcome.golden:
        return None
    diff = difflib.unified_diff(
        expected.split("\n"), outcome.golden.split("\n"), relative, "this run", lineterm=""
    )
    return f"{where} differs from its golden. Fix it, or run {_command(snippet)}:\n" + "\n".join(diff)


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
    own = {runtime: _read(path) for runtime, path in absent.items() if path == _named(snippet, runtime, path)}
    levels = _by_level(own | dict(outcomes))
    for runtime, path in absent.items():
        # The file that it shared makes way for others.
        if not {runtime.name, runtime.family, ""} & levels.keys():
            levels[runtime.name] = _read(path)
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
    wanted = {_path(snippet, level, bool(outcome.error)): outcome.golden for level, outcome in levels.items()}
    for path, text in wanted.items():
        files.write_atomically(path, text)
    for path in existing(snippet):
        if path not in wanted:
            path.unlink()
    return []


def existing(snippet: Snippet) -> list[Path]:
    """All golden files that belong to a snippet."""
    file = snippet.root / snippet.filename
    return [
        path
        for path in file.parent.glob(f"{file.stem}.*")
        if path.suffix in {".out", ".err"} and path.name.partition(".")[0] == file.stem
    ]


def _command(snippet: Snippet) -> str:
    """What accepts outcomes in the snippet's project."""
    makefile = snippet.root / "Makefile"
    known = makefile.is_file() and "\naccept:" in makefile.read_text(encoding="utf-8")
    return "`make accept`" if known else "`python -m executed_docs.commands.accept`"


def _path(snippet: Snippet, level: str, raised: bool) -> Path:
    file = snippet.root / snippet.filename
    ending = ".err" if raised else ".out"
    return file.with_name(f"{file.stem}{'.' if level else ''}{level}{ending}")


def _named(snippet: Snippet, runtime: Runtime, path: Path) -> Path:
    return _path(snippet, runtime.name, path.suffix == ".err")


def _read(path: Path) -> Outcome:
    """A golden as the outcome that it is expected to be."""
    text = path.read_text(encoding="utf-8", errors="backslashreplace")
    return Outcome(text, "Error" if path.suffix == ".err" else None, {}, {})


def _shown(outcome: Outcome) -> tuple[str, bool]:
    return outcome.golden, bool(outcome.error)


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
