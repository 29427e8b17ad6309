"""The store on disk, and all that can be wrong with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from executed_docs.storage.fingerprint import digest
from executed_docs.storage.store import Store, results_folder

KEY = digest("key")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def entry(store: Store) -> Path:
    return store.folder / KEY[:1] / KEY[1:]


def test_what_was_put_is_got(store: Store) -> None:
    store.put(KEY, "维度\n\n")
    assert store.get(KEY) == "维度\n\n"
    assert store.get(digest("other")) is None


def test_what_is_used_is_no_longer_old(store: Store) -> None:
    store.put(KEY, "text")
    os.utime(entry(store), (0, 0))
    store.get(KEY)
    assert entry(store).stat().st_mtime > 0


def test_results_are_cached_in_the_project_unless_a_folder_is_shared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SHARED_CACHE", raising=False)
    assert results_folder(tmp_path, "outcomes") == tmp_path / ".cache" / "outcomes"
    monkeypatch.setenv("SHARED_CACHE", "/mnt/runs")
    assert results_folder(tmp_path, "outcomes") == Path("/mnt/runs/outcomes")


def test_an_entry_that_is_no_text_is_a_miss_and_heals(store: Store) -> None:
    store.put(KEY, "text")
    entry(store).write_bytes(b"\xff\xfe\x00")
    assert store.get(KEY) is None
    store.put(KEY, "text")
    assert store.get(KEY) == "text"


def test_an_entry_that_is_a_folder_is_a_miss(store: Store) -> None:
    entry(store).mkdir(parents=True)
    assert store.get(KEY) is None
    store.put(KEY, "text")


@pytest.mark.parametrize("blocked", [".", KEY[:1]])
def test_a_folder_that_can_t_be_written_is_logged_and_no_failure(
    store: Store, blocked: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "executed_docs.storage.store")
    path = store.folder / blocked
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    store.put(KEY, "text")
    assert store.get(KEY) is None
    assert [record.levelname for record in caplog.records] == ["INFO"]
    assert f"The cache {store.folder} can't be written" in caplog.text


def test_a_full_disk_leaves_what_was_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError("No space left on device")

    store.put(KEY, "before")
    monkeypatch.setattr(Path, "replace", full)
    store.put(KEY, "after")
    assert store.get(KEY) == "before"
    assert list(entry(store).parent.iterdir()) == [entry(store)]


@pytest.mark.parametrize(
    ("moment", "before"), [("write_bytes", "self.write_text('aft')"), ("replace", "self.read_text()")]
)
def test_a_writer_that_dies_leaves_what_was_there(store: Store, moment: str, before: str) -> None:
    store.put(KEY, "before")
    script = f"""
import os, pathlib, sys
from executed_docs.storage.store import Store
pathlib.Path.{moment} = lambda self, *_, **__: ({before}, os._exit(9))
Store(pathlib.Path(sys.argv[1])).put(sys.argv[2], "after")
"""
    died = subprocess.run([sys.executable, "-c", script, store.folder, KEY])
    assert died.returncode == 9
    assert store.get(KEY) == "before"


def test_two_writers_of_one_key_never_show_half_of_it(store: Store) -> None:
    script = """
import pathlib, sys
from executed_docs.storage.store import Store
for _ in range(200):
    Store(pathlib.Path(sys.argv[1])).put(sys.argv[2], sys.argv[3] * 100_000)
"""
    command = [sys.executable, "-c", script, str(store.folder), KEY]
    writers = [subprocess.Popen([*command, letter]) for letter in "ab"]
    seen = {store.get(KEY)}
    while any(writer.poll() is None for writer in writers):
        seen.add(store.get(KEY))
    assert [writer.returncode for writer in writers] == [0, 0]
    assert seen - {None} <= {"a" * 100_000, "b" * 100_000}
    assert list(entry(store).parent.iterdir()) == [entry(store)]
