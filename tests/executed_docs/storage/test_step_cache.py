"""The latest result of each step of a build."""

from pathlib import Path

import pytest

from executed_docs.storage.step_cache import StepCache
from executed_docs.storage.store import Store


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", '{"key": "a"}', "\0"])
def test_a_damaged_entry_is_a_miss_and_heals(tmp_path: Path, damage: str) -> None:
    steps = StepCache(Store(tmp_path))
    steps.put("step", "a", [1])
    assert (steps.get("step", "a"), steps.get("step", "b"), steps.get("other", "a")) == ([1], None, None)
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    entry.write_text(damage)
    assert steps.get("step", "a") is None
    steps.put("step", "a", [2])
    assert steps.get("step", "a") == [2]
