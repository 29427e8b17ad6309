"""What `make bench` measured, as tables whose cells are bars: a chart and its numbers in one."""

import json
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any

FILE = "scripts/bench/results.json"
OURS, PLAIN = "executed", "not executed"

_ROWS = {
    "empty": "from empty",
    "unchanged": "nothing changed",
    "page": "one page edited",
    "snippet": "one snippet edited",
}


class BenchmarkError(Exception):
    """A table that can't be made."""


def table(root: Path, name: str, words: Mapping[str, str]) -> str:
    """A table for a page, as HTML.

    Args:
        root: The project's folder.
        name: A row of the bench, for its times; `processor`, `memory` and `bytes`; `peers`, `execution` and
            `added` for what was to be reached; `machine` and `versions`, which are text.
        words: The words of the page's language, of the section `benchmarks`.

    Raises:
        BenchmarkError: There is no such table, or nothing was measured yet.
    """
    file = root / FILE
    if not file.is_file():
        raise BenchmarkError(f"there is no {FILE}: run `make bench`, or take this from the page")
    results = json.loads(file.read_text(encoding="utf-8"))
    table = _Table(results["cells"], words)
    if name in _ROWS:
        return table.bars(_ROWS[name], "seconds", lambda seconds: f"{seconds:.1f} s")
    makers: dict[str, Callable[[], str]] = {
        "processor": lambda: table.bars("from empty", "processor", lambda seconds: f"{seconds:.1f} s"),
        "memory": lambda: table.bars("nothing changed", "megabytes", lambda size: f"{size} MB"),
        "bytes": lambda: table.bars("nothing changed", "bytes", lambda size: f"{size / 1e6:.1f} MB"),
        "peers": table.peers,
        "execution": table.execution,
        "added": table.added,
        "machine": lambda: words["machine"].format(**results["machine"]),
        "versions": lambda: ", ".join(f"{name} {version}" for name, version in results["versions"].items()),
    }
    if name not in makers:
        known = ", ".join([*_ROWS, *makers])
        raise BenchmarkError(f"nothing that was measured is called {name!r}; there is: {known}")
    return makers[name]()


class _Table:
    def __init__(self, cells: list[dict[str, Any]], words: Mapping[str, str]) -> None:
        self._cells = {(cell["tool"], cell["snippets"], cell["row"]): cell for cell in cells}
        self._tools = list(dict.fromkeys(cell["tool"] for cell in cells))
        self._sizes = sorted({cell["snippets"] for cell in cells})
        self._words = words

    def bars(self, row: str, measure: str, shown: Callable[[Any], str]) -> str:
        """A tool a line, a number of snippets a column; bars of a column share its scale."""
        lines = []
        for tool in self._tools:
            cells = [self._bar(tool, size, row, measure, shown) for size in self._sizes]
            lines.append((self._words.get(tool.replace(" ", "_"), tool), cells))
        return self._html(self._words["tool"], lines)

    def peers(self) -> str:
        """The times of the fastest peer, in multiples of this site's."""

        def cell(size: int, row: str) -> str:
            times = {tool: self._value(tool, size, row, "seconds") for tool in self._tools}
            own = times.pop(OURS, None)
            times.pop(PLAIN, None)
            whole = {tool: time for tool, time in times.items() if time is not None}
            if not own or not whole:
                return self._plain(self._words["not_measured"])
            fastest = min(whole, key=lambda tool: whole[tool])
            return self._plain(f"{whole[fastest] / own:.1f}× ({fastest})")

        return self._by_row(cell)

    def execution(self) -> str:
        """This site's times, in multiples of what the pages take without execution."""

        def cell(size: int, row: str) -> str:
            own, plain = (self._value(tool, size, row, "seconds") for tool in (OURS, PLAIN))
            return self._plain(f"{own / plain:.2f}×" if own and plain else self._words["not_measured"])

        return self._by_row(cell)

    def added(self) -> str:
        """What an edit adds to the time of a build in which nothing changed."""

        def cell(size: int, row: str) -> str:
            own, unchanged = (self._value(OURS, size, each, "seconds") for each in (row, "nothing changed"))
            known = own is not None and unchanged is not None
            # Adding zero makes a negative one positive.
            return self._plain(
                f"{round(own - unchanged, 1) + 0:.1f} s" if known else self._words["not_measured"]
            )

        return self._by_row(cell, ["one page edited", "one snippet edited"])

    def _by_row(self, cell: Callable[[int, str], str], rows: list[str] | None = None) -> str:
        lines = [
            (self._words[row.replace(" ", "_")], [cell(size, row) for size in self._sizes])
            for row in rows or _ROWS.values()
        ]
        return self._html(self._words["row"], lines)

    def _bar(self, tool: str, size: int, row: str, measure: str, shown: Callable[[Any], str]) -> str:
        cell = self._cells.get((tool, size, row), {})
        if "unreached" in cell:
            return self._plain(self._words["not_reached"])
        if "limit" in cell:
            text = f"&gt; {cell['limit']:.0f} s" if measure == "seconds" else self._words["not_reached"]
            return f'<td class="bar endless" style="--share: 100%">{text}</td>'
        if not cell:
            return self._plain(self._words["not_measured"])
        most = max(self._value(each, size, row, measure) or 0 for each in self._tools)
        most = (
            max(most, *(self._limit(each, size, row) for each in self._tools))
            if measure == "seconds"
            else most
        )
        return f'<td class="bar" style="--share: {cell[measure] / most:.1%}">{shown(cell[measure])}</td>'

    def _value(self, tool: str, size: int, row: str, measure: str) -> Any:
        return self._cells.get((tool, size, row), {}).get(measure)

    def _limit(self, tool: str, size: int, row: str) -> float:
        return float(self._cells.get((tool, size, row), {}).get("limit", 0))

    def _plain(self, text: str) -> str:
        return f"<td>{escape(text)}</td>"

    def _html(self, corner: str, lines: list[tuple[str, list[str]]]) -> str:
        heads = "".join(
            f'<th scope="col">{self._words["snippets"].format(f"{size:,}")}</th>' for size in self._sizes
        )
        rows = "".join(
            f'<tr><th scope="row">{escape(head)}</th>{"".join(cells)}</tr>' for head, cells in lines
        )
        return (
            f'<div class="measured"><table><thead><tr><th scope="col">{corner}</th>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )
