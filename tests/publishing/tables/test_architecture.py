"""The drawings of the architecture, which are made from the code."""

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree

from publishing.tables import architecture


@pytest.fixture
def engine(root: Path, tmp_path: Path) -> Path:
    """A project with a copy of the engine, which a test may change."""
    shutil.copytree(root / "executed_docs", tmp_path / "executed_docs")
    return tmp_path


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def texts(drawing: str) -> list[str]:
    return [element.text or "" for element in etree.fromstring(drawing).iter("text")]


def test_a_room_is_above_all_that_it_imports_and_none_is_left_out(root: Path) -> None:
    rooms = architecture.imported(root)
    heights = {room: height for height, floor in enumerate(architecture.floors(rooms)) for room in floor}
    assert all(heights[room] < heights[target] for room, targets in rooms.items() for target in targets)
    folders = {path.parent.name for path in (root / "executed_docs").glob("*/__init__.py")}
    modules = {path.stem for path in (root / "executed_docs").glob("*.py")} - {"__init__"}
    assert rooms.keys() == folders | modules
    shown = texts(architecture.rooms_drawing(root, "Rooms"))
    assert sorted(shown) == sorted([*(f"{name}/" for name in folders), *(f"{name}.py" for name in modules)])


def test_a_line_is_drawn_to_what_no_other_room_leads_to() -> None:
    rooms = {"top": {"middle", "ground"}, "middle": {"ground"}, "ground": set[str]()}
    assert architecture.direct(rooms) == {"top": {"middle"}, "middle": {"ground"}, "ground": set()}
    assert architecture.floors(rooms) == [["top"], ["middle"], ["ground"]]


def test_a_new_room_and_a_new_import_are_drawn(engine: Path) -> None:
    before = architecture.rooms_drawing(engine, "Rooms")
    (engine / "executed_docs" / "clock.py").write_text("from executed_docs import logs\n")
    after = architecture.rooms_drawing(engine, "Rooms")
    assert {*texts(after)} - {*texts(before)} == {"clock.py"}
    assert after.count("<line") == before.count("<line") + 1


def test_the_way_is_drawn_from_the_page_to_the_outcome(root: Path) -> None:
    shown = texts(architecture.way_drawing(root, "Way"))
    assert shown[0] == "extension"
    assert shown[-1] == "outcome.Outcome"
    assert architecture.text(root, "way").count("\n") > 5


GONE = {
    "a function that was renamed": (
        *("execution/golden.py", "def mismatch(", "def difference("),
        "the engine has no execution.golden.mismatch any more",
    ),
    "a method that was renamed": (
        *("execution/process_pool.py", "    def submit(", "    def begin("),
        "the engine has no execution.process_pool.ProcessPool.submit any more",
    ),
    "a module that isn't imported": (
        *("execution/entry.py", "    from executed_docs.execution import worker\n", ""),
        "executed_docs/execution/entry.py uses execution.worker.execute no longer",
    ),
    "a function that isn't used": (
        *("execution/collection.py", "golden.mismatch(", "golden.find("),
        "executed_docs/execution/collection.py uses execution.golden.mismatch no longer",
    ),
}


@pytest.mark.parametrize(("path", "old", "new", "message"), GONE.values(), ids=GONE)
def test_a_drawing_that_the_code_contradicts_is_an_error(
    engine: Path, path: str, old: str, new: str, message: str
) -> None:
    replace(engine / "executed_docs" / path, old, new)
    with pytest.raises(architecture.ArchitectureError, match=f"^{re.escape(message)}"):
        architecture.way_drawing(engine, "Way")


@pytest.mark.parametrize(
    ("code", "module"),
    [
        ("from executed_docs.pages import tensor", "pages.tensor"),
        ("from executed_docs.pages.values import shown", "pages.values"),
        ("import executed_docs.logs", "logs"),
    ],
)
def test_a_step_that_is_new_is_an_error_until_it_is_drawn_or_named(
    engine: Path, code: str, module: str
) -> None:
    formatter = engine / "executed_docs" / "pages" / "formatter.py"
    formatter.write_text(f"{formatter.read_text(encoding='utf-8')}\n\ndef new():\n    {code}\n")
    message = rf"^executed_docs/pages/formatter\.py imports {module}, which isn't drawn .* Add it to WAY"
    with pytest.raises(architecture.ArchitectureError, match=message):
        architecture.way_drawing(engine, "Way")
