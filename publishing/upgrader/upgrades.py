"""The table of upgrades, read from the snippets."""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from executed_docs.execution import worker
from publishing.atlas import programs
from publishing.atlas.programs import CaseError, Program
from publishing.atlas.worker import Request
from publishing.upgrader import entry
from publishing.upgrader.entry import Upgrade


@dataclass(frozen=True)
class Row:
    """A breakage, as the rules and the tests need it.

    Attributes:
        id: Its name.
        category: The module that it stands in.
        title: The code that a reader has, in short.
        rules: What the engine looks for, as it reads it.
        program: The Keras 2 program that breaks, or None where none can be run here.
        era: Which Keras 2 the program needs, or nothing if it is the one of today.
        en: What to know, in English.
        zh: The same in Chinese.
        breaks: What Keras 3 does with it: `raises`, `warns` or `silent`.
        only: The optional runtime that it breaks in, if no other does, or nothing.
        alternative: The Keras 3 program that the advice comes to, or None.
    """

    id: str
    category: str
    title: str
    rules: list[dict[str, Any]]
    program: Program | None
    era: str
    en: str
    zh: str
    breaks: str
    only: str
    alternative: Program | None


def read(request: Request) -> list[Row]:
    """The table of a project, read in a worker that has Keras 3."""
    with worker.fresh_state(request.runtime, request.root, "upgrader.py"):
        return list(rows(Path(request.root, "snippets", "upgrades")))


def rows(folder: Path) -> Iterator[Row]:
    """The rows of all modules, in the order of the files' names and then as they stand there.

    Raises:
        CaseError: A row is there twice, or lacks a language.
    """
    programs.functions_of.cache_clear()
    seen: set[str] = set()
    for path in sorted(folder.glob("[!_]*.py")):
        module = importlib.import_module(f"snippets.upgrades.{path.stem}")
        for upgrade in getattr(module, "UPGRADES", []):
            if upgrade.id in seen or not (upgrade.en and upgrade.zh):
                raise CaseError(
                    f"snippets/upgrades/{path.name}: {upgrade.id} is there twice, or lacks a language."
                )
            seen.add(upgrade.id)
            yield _row(path.stem, upgrade)


def _row(category: str, upgrade: Upgrade) -> Row:
    return Row(
        id=upgrade.id,
        category=category,
        title=upgrade.title,
        rules=upgrade.data(),
        program=_program(upgrade.program),
        era=upgrade.era,
        en=upgrade.en,
        zh=upgrade.zh,
        breaks=upgrade.breaks,
        only=upgrade.only,
        alternative=_program(upgrade.alternative),
    )


def _program(function: entry.Program | None) -> Program | None:
    if function is None or programs.body_of(function) is None:
        return None
    return programs.rewritten_from(function, {}).on(())
