"""The snippets of a build: what is read once, and when."""

import pytest

from executed_docs.execution.collection import Collection
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import PYTHON
from executed_docs.execution.snippet import Snippet
from executed_docs.storage.store import Store
from tests.conftest import Write


@pytest.fixture
def cached(write: Write) -> Snippet:
    """A snippet whose outcome is cached, next to one that was never run and one that can't be read."""
    found = write("chapter/cached", "print(1 + 1)")
    (found.root / "snippets" / "chapter" / "cached.out").write_text("2\n", encoding="utf-8")
    runner = Runner(Store(found.root / ".cache"))
    runner.outcome(found, PYTHON)
    runner.close()
    write("chapter/new", "print(3)")
    (found.root / "snippets" / "chapter" / "unread.py").write_bytes(b"\xff")
    return found


def test_what_is_cached_is_read_before_anything_runs(cached: Snippet) -> None:
    runner = Runner(Store(cached.root / ".cache"))
    collection = Collection(cached.project, runner)
    assert [found.name for found, _ in collection.waiting] == ["chapter/new"]
    collection.read()
    # What is read later is another build's.
    (cached.root / "snippets" / "chapter" / "cached.out").write_text("4\n", encoding="utf-8")
    assert collection.dependencies("chapter/cached") == [
        [],
        (cached.source, "python", collection.outcome(cached, PYTHON).to_json(), None, True),
    ]
    assert "chapter/unread" in str(collection.dependencies("chapter/unread"))
    assert runner.statistics()[0] == []


def test_a_golden_that_can_t_be_read_is_left_to_the_page(cached: Snippet) -> None:
    golden = cached.root / "snippets" / "chapter" / "cached.out"
    golden.unlink()
    golden.mkdir()
    collection = Collection(cached.project, Runner(Store(cached.root / ".cache")))
    collection.read()
    with pytest.raises(IsADirectoryError):
        collection.dependencies("chapter/cached")
