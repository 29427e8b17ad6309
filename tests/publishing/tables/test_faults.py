"""The authors' table of faults, as the build shows it."""

import json
from pathlib import Path
from typing import Any

import pytest

from publishing.tables import faults

ROW = {
    "id": "output",
    "area": "snippets",
    "en": "It prints something else",
    "zh": "打印的内容变了",
    "check": "make build & make build",
    "message": "differs from `its` golden | here",
    "endured": False,
}
WORDS = {
    "fault": "What",
    "check": "Check",
    "says": "Says",
    "endured": "The build succeeds, and the site is correct.",
}


def written(root: Path, rows: list[dict[str, Any]]) -> None:
    (root / faults.TABLE).parent.mkdir(exist_ok=True)
    (root / faults.TABLE).write_text(json.dumps(rows))


def test_rows_are_grouped_by_area_in_their_order(tmp_path: Path) -> None:
    written(tmp_path, [ROW, ROW | {"area": "goldens"}, ROW | {"id": "error"}])
    found = faults.areas(tmp_path)
    assert {area: [row["id"] for row in rows] for area, rows in found.items()} == {
        "snippets": ["output", "error"],
        "goldens": ["output"],
    }


@pytest.mark.parametrize(
    ("language", "happens"), [("en", "It prints something else"), ("zh", "打印的内容变了")]
)
def test_a_row_says_what_happens_what_is_run_and_what_it_says(language: str, happens: str) -> None:
    endured = ROW | {"message": "", "endured": True}
    assert faults.markdown([ROW, endured], language, WORDS).splitlines() == [
        "| What | Check | Says |",
        "| --- | --- | --- |",
        f"| {happens} | `make build & make build` | `` differs from `its` golden \\| here `` |",
        f"| {happens} | `make build & make build` | The build succeeds, and the site is correct. |",
    ]
