"""The results of a bench: each is on disk as soon as it is measured, so a bench can be resumed."""

import json
from pathlib import Path
from typing import Any

from executed_docs.storage import files
from executed_docs.storage.fingerprint import digest, source_digests

FILE = Path(__file__).with_name("results.json")

_ROOT = Path(__file__).parents[2]
_PACKAGES = (_ROOT / "executed_docs", _ROOT / "publishing")

Cell = dict[str, Any]
"""What a tool took for a row with a number of snippets.

It has `seconds`, `processor` and `megabytes`, the medians of so many `rounds`, and the `bytes` of the
site; or `limit`, the seconds after which it was given up; or `unreached`, where a tool's first build
was given up, so that there was nothing to build again.
"""


class Results:
    """The results of this machine and of the code as it is: any others are begun anew.

    Args:
        file: The file that has them.
        machine: What describes the machine.
        versions: The versions of all tools.
    """

    def __init__(self, file: Path, machine: dict[str, object], versions: dict[str, str]) -> None:
        self._file = file
        code = [dict(source_digests(package)) for package in _PACKAGES]
        subject = digest(machine, versions, code)
        known = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        if known.get("subject") != subject:
            known = {"subject": subject, "machine": machine, "versions": versions, "cells": [], "rows": []}
        self._data = known

    @property
    def cells(self) -> list[Cell]:
        return list(self._data["cells"])

    def find(self, tool: str, snippets: int, row: str) -> Cell | None:
        """What was measured already."""
        place = {"tool": tool, "snippets": snippets, "row": row}
        return next((cell for cell in self.cells if place.items() <= cell.items()), None)

    def add(self, cell: Cell) -> None:
        """Adds what was measured."""
        self._data["cells"].append(cell)
        self._write()

    def set_rows(self, rows: list[tuple[str, ...]]) -> None:
        """Replaces the rows about this project's own site."""
        self._data["rows"] = rows
        self._write()

    def _write(self) -> None:
        files.write_atomically(self._file, json.dumps(self._data, ensure_ascii=False, indent=1) + "\n")
