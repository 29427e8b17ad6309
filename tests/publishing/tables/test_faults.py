"""The authors' table of faults, as the build shows it."""

import json
import subprocess
import sys
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
    "said": "differs from `its` golden | here",
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


def test_rows_are_told_by_area_in_order(tmp_path: Path) -> None:
    written(tmp_path, [ROW, ROW | {"area": "goldens"}, ROW | {"id": "error"}])
    found = faults.areas(tmp_path)
    assert {area: [row["id"] for row in rows] for area, rows in found.items()} == {
        "snippets": ["output", "error"],
        "goldens": ["output"],
    }


@pytest.mark.parametrize(("language", "told"), [("en", "It prints something else"), ("zh", "打印的内容变了")])
def test_a_row_says_what_happens_what_is_run_and_what_it_says(language: str, told: str) -> None:
    endured = ROW | {"said": "", "endured": True}
    assert faults.markdown([ROW, endured], language, WORDS).splitlines() == [
        "| What | Check | Says |",
        "| --- | --- | --- |",
        f"| {told} | `make build & make build` | `` differs from `its` golden \\| here `` |",
        f"| {told} | `make build & make build` | The build succeeds, and the site is correct. |",
    ]


@pytest.mark.parametrize("damage", [None, "{"], ids=["missing", "damaged"])
def test_a_table_that_can_t_be_read_is_named_on_its_page(project: Path, damage: str | None) -> None:
    page = project / "docs" / "en" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ faults/snippets }}\n", encoding="utf-8")
    if damage:
        (project / faults.TABLE).write_text(damage)
    mkdocs = Path(sys.executable).with_name("mkdocs")
    built = subprocess.run([mkdocs, "build", "--strict"], cwd=project, capture_output=True, text=True)
    assert built.returncode == 1
    assert "docs/en/index.md, line 14: docs/faults.json can't be read" in built.stderr
    assert "Run `make faults`." in built.stderr
