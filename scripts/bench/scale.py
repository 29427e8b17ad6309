"""Sites of 10, 100 and 1,000 snippets, built by this project's engine and by its peers."""

import functools
import itertools
import os
import secrets
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.bench import content, measure, sites
from scripts.bench.content import Example, PageContent
from scripts.bench.results import Cell, Results
from scripts.bench.sites import Tool

ROWS = ("from empty", "nothing changed", "one page edited", "one snippet edited")

_LIMIT = 300.0
_CHEAP = 30.0
_ROUNDS = 3
_AWAY = "put-away"

_FAST = sites.TOOLS[:4]
_SLOW = sites.TOOLS[4:]
# What takes a kernel for each page comes last: it takes most of the time.
ORDER = (
    *((tool, 1000) for tool in _FAST),
    *((tool, snippets) for snippets in (100, 10) for tool in _FAST),
    *((tool, 10) for tool in _SLOW),
    (_SLOW[0], 100),
    *((tool, 1000) for tool in _SLOW),
    (_SLOW[1], 100),
)


def measure_all(folder: Path, results: Results, show: Callable[[Cell], None]) -> None:
    """Measures what isn't measured yet.

    Args:
        folder: Where sites are built.
        results: What is measured.
        show: Is given each cell, old and new.
    """
    for tool, snippets in ORDER:
        known = [results.find(tool.name, snippets, row) for row in ROWS]
        if all(known):
            cells: Iterator[Cell] = (cell for cell in known if cell)
        else:
            cells = _measured(tool, snippets, folder / str(snippets), results)
        for cell in cells:
            show(cell)
    for away in folder.glob(f"*/{_AWAY}"):
        shutil.rmtree(away)


def _measured(tool: Tool, snippets: int, folder: Path, results: Results) -> Iterator[Cell]:
    pages = list(content.pages(snippets))
    place = {"tool": tool.name, "snippets": snippets}
    site = folder / tool.name.replace(" ", "-")
    write = functools.partial(_write, tool, pages, folder, site)
    first = results.find(tool.name, snippets, ROWS[0])
    if first is None:
        first = place | {"row": ROWS[0]} | _cell(_rounds(tool, site, write), site)
        results.add(first)
    elif "limit" not in first:
        # The other rows build a site that was built before.
        write()
        measure.run(tool.command, site, _LIMIT)
    yield first
    page, numbers = pages[len(pages) // 2], itertools.count(1)
    edits: dict[str, Callable[[], None]] = {
        "nothing changed": lambda: None,
        "one page edited": lambda: tool.edit_page(site, page, next(numbers)),
        "one snippet edited": lambda: tool.edit_snippet(site, page, next(numbers)),
    }
    for row, edit in edits.items():
        if "limit" in first:
            cell: Cell = {"unreached": True}
        else:
            cell = _cell(_rounds(tool, site, edit), site)
        cell = place | {"row": row} | cell
        results.add(cell)
        yield cell


def _rounds(tool: Tool, site: Path, prepare: Callable[[], None]) -> list[measure.Cost | None]:
    """What a build takes, several times if it is short: on a machine that others use, one time is chance."""
    costs: list[measure.Cost | None] = []
    while not costs or (len(costs) < _ROUNDS and costs[-1] and costs[-1].seconds < _CHEAP):
        prepare()
        # Or else the disk is busy with what was written while the build is measured.
        os.sync()
        costs.append(measure.run(tool.command, site, _LIMIT))
    return costs


def _cell(costs: list[measure.Cost | None], site: Path) -> Cell:
    whole = [cost for cost in costs if cost]
    if len(whole) < len(costs):
        return {"limit": _LIMIT}
    return {
        "seconds": round(statistics.median(cost.seconds for cost in whole), 2),
        "processor": round(statistics.median(cost.processor for cost in whole), 2),
        "megabytes": round(statistics.median(cost.megabytes for cost in whole)),
        "rounds": len(whole),
        "bytes": measure.size(site / "site"),
    }


def _write(tool: Tool, pages: list[PageContent], folder: Path, site: Path) -> None:
    """Writes what authors write into a folder that has nothing that was built."""
    ours = folder / sites.OURS.name
    if tool == sites.OURS or not ours.is_dir():
        _put_away(ours, folder)
        sites.OURS.write(ours, pages, lambda example: "")
        # What is committed next to the snippets, and what the pages without execution show.
        measure.run((sys.executable, "-m", "executed_docs.commands.accept"), ours)
        _put_away(ours / ".cache", folder)
    if tool != sites.OURS:
        _put_away(site, folder)
        tool.write(site, pages, functools.partial(_golden, ours))


def _put_away(made: Path, folder: Path) -> None:
    """Moves what was made earlier, if it was, to where it is deleted once all is measured.

    ext4 doesn't use an inode again that was deleted in the last minutes (`recently_deleted` of its
    `ialloc.c`), and looking for others costs whoever then makes thousands of files seconds.
    """
    if made.exists():
        (folder / _AWAY).mkdir(parents=True, exist_ok=True)
        made.rename(folder / _AWAY / secrets.token_hex(8))


def _golden(ours: Path, example: Example) -> str:
    return (ours / "snippets" / f"{example.name}.out").read_text(encoding="utf-8")
