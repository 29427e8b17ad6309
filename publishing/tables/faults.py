"""The authors' table of faults: what a run of the faults saw of each."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TABLE = Path("docs", "faults.json")


def areas(root: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of each area, in the order of the file.

    Raises:
        OSError: There is no table.
        ValueError: It is damaged.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for row in json.loads((root / TABLE).read_text(encoding="utf-8")):
        found.setdefault(row["area"], []).append(row)
    return found


def markdown(rows: list[dict[str, Any]], language: str, words: Mapping[str, str]) -> str:
    """The table of an area."""
    lines = [f"| {words['fault']} | {words['check']} | {words['says']} |", "| --- | --- | --- |"]
    for row in rows:
        message = [_code(row["message"])] if row["message"] else []
        if row["endured"]:
            message.insert(0, words["endured"])
        lines.append(f"| {row[language]} | {_code(row['check'])} | {' '.join(message)} |")
    return "\n".join(lines)


def _code(text: str) -> str:
    ticks = "``" if "`" in text else "`"
    space = " " if "`" in text else ""
    return f"{ticks}{space}{text.replace('|', chr(92) + '|')}{space}{ticks}"
