"""Sites of 10, 100 and 1,000 snippets, built by this project's engine and by its peers."""

import functools
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
_CHEAP = 20.0
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
    site = _written(tool, pages, folder)
    place = {"tool": tool.name, "snippets": snippets}
    first = results.find(tool.name, snippets, ROWS[0])
    if first is None or "limit" not in first:
        # Also where it is known: the other rows build a site that was built before.
        first = place | {"row": ROWS[0]} | _cell([measure.run(tool.command, site, _LIMIT)], site)
        if results.find(tool.name, snippets, ROWS[0]) is None:
            results.add(first)
    yield first
    page, number = pages[len(pages) // 2], 0
    edits: dict[str, Callable[[], None]] = {
        "nothing changed": lambda: None,
        "one page edited": lambda: tool.edit_page(site, page, number),
        "one snippet edited": lambda: tool.edit_snippet(site, page, number),
    }
    for row, edit in edits.items():
        if "limit" in first:
            cell: Cell = {"unreached": True}
        else:
            costs: list[measure.Cost | None] = []
            while not costs or (len(costs) < _ROUNDS and costs[-1] and costs[-1].seconds < _CHEAP):
                number += 1
                edit()
                costs.append(measure.run(tool.command, site, _LIMIT))
            cell = _cell(costs, site)
        cell = place | {"row": row} | cell
        results.add(cell)
        yield cell


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


def _written(tool: Tool, pages: list[PageContent], folder: Path) -> Path:
    """A folder with what authors write, and nothing that was built."""
    ours, own = folder / sites.OURS.name, folder / tool.name.replace(" ", "-")
    if tool == sites.OURS or not ours.is_dir():
        _put_away(ours, folder)
        sites.OURS.write(ours, pages, lambda example: "")
        # What is committed next to the snippets, and what the pages without execution show.
        measure.run((sys.executable, "-m", "executed_docs.commands.accept"), ours)
        _put_away(ours / ".cache", folder)
    if tool != sites.OURS:
        _put_away(own, folder)
        tool.write(own, pages, functools.partial(_golden, ours))
    return own


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
