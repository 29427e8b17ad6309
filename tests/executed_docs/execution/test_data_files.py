"""Files of the project that a run reads: noted, part of the key from then on, and never written."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from executed_docs.execution import data_files
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import PYTHON
from executed_docs.storage.store import Store
from tests.conftest import Write

READ = "from pathlib import Path\n\nprint(Path(__file__).with_name('days.csv').read_text())\n"


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[[], Runner]]:
    """Starts runners that share a cache: each is another build."""
    runners: list[Runner] = []

    def started() -> Runner:
        runners.append(Runner(Store(folder / "cache")))
        return runners[-1]

    yield started
    for each in runners:
        each.close()


@pytest.fixture
def data(folder: Path) -> Path:
    """A file next to the snippets."""
    file = folder / "snippets" / "chapter" / "days.csv"
    file.write_text("1\n")
    return file


WAYS = {
    "next to the snippet": READ,
    "from the project's folder": "print(open('snippets/chapter/days.csv').read())",
    "by a module": "import snippets.chapter.module",
    "as bytes": "import os\n\nprint(os.read(os.open(b'snippets/chapter/days.csv', os.O_RDONLY), 9))",
    "by NumPy": "import numpy as np\n\nprint(np.loadtxt('snippets/chapter/days.csv'))",
}


@pytest.mark.parametrize("source", WAYS.values(), ids=WAYS)
def test_what_a_run_reads_is_noted(
    write: Write, start: Callable[[], Runner], data: Path, source: str
) -> None:
    write("chapter/module", READ)
    outcome = start().outcome(write("chapter/it", source), PYTHON)
    assert outcome.error is None, outcome.text
    name = "snippets/chapter/days.csv"
    assert outcome.files == {name: data_files.digest(data.parents[2], name)}
    assert "1" in outcome.text


def test_files_that_are_not_the_project_s_and_code_are_not_noted(
    write: Write, start: Callable[[], Runner]
) -> None:
    own = "open('own.txt', 'w').write('1')\nprint(open('own.txt').read())"
    source = f"import json, numpy\n\n{own}\nopen(json.__file__)"
    assert start().outcome(write("chapter/it", source), PYTHON).files == {}


def test_a_change_of_a_file_gives_another_key_and_the_old_content_the_old_outcome(
    write: Write, start: Callable[[], Runner], data: Path
) -> None:
    it = write("chapter/it", READ)
    (it.root / it.filename).with_suffix(".out").write_text("1\n\n")
    assert start().outcome(it, PYTHON).text == "1\n\n"
    again = start()
    assert again.is_cached(it, PYTHON)
    data.write_text("2\n")
    assert not again.is_cached(it, PYTHON)
    assert again.changes(it, PYTHON) == ["snippets/chapter/days.csv"]
    assert again.outcome(it, PYTHON).text == "2\n\n"
    data.write_text("1\n")
    last = start()
    assert last.outcome(it, PYTHON).text == "1\n\n"
    assert last.statistics() == ([], 1)


class SlowStore(Store):
    """What is stored after a run, in its thread, takes until `go` once `quick` entries are there."""

    def __init__(self, folder: Path, quick: int) -> None:
        super().__init__(folder)
        self.came, self.go = threading.Event(), threading.Event()
        self.quick = quick

    def put(self, key: str, text: str) -> None:
        if threading.current_thread() is not threading.main_thread():
            if self.quick:
                self.quick -= 1
            else:
                self.came.set()
                assert self.go.wait(10)
        super().put(key, text)


@pytest.mark.parametrize("quick", [0, 1], ids=["the names of files", "the outcome"])
def test_an_outcome_is_stored_and_not_run_again_though_another_thread_is_still_storing(
    write: Write, start: Callable[[], Runner], data: Path, folder: Path, quick: int
) -> None:
    it = write("chapter/it", READ)
    (it.root / it.filename).with_suffix(".out").write_text("1\n\n")
    store = SlowStore(folder / "cache", quick)
    slow = Runner(store)
    slow.start(it, PYTHON)
    assert store.came.wait(60)
    outcome, is_cached = slow.outcome(it, PYTHON), start().is_cached(it, PYTHON)
    store.go.set()
    slow.close()
    assert outcome.text == "1\n\n"
    assert is_cached
    assert slow.statistics()[0] == ["chapter/it in python"]


def test_an_outcome_is_stored_for_the_content_that_it_read(
    write: Write, start: Callable[[], Runner], data: Path
) -> None:
    it = write("chapter/it", READ)
    outcome = start().outcome(it, PYTHON)
    data.write_text("2\n")
    start().store_outcome(it, PYTHON, outcome)
    assert not start().is_cached(it, PYTHON)
    data.write_text("1\n")
    assert start().is_cached(it, PYTHON)


def test_a_file_that_is_gone_gives_another_key(write: Write, start: Callable[[], Runner], data: Path) -> None:
    it = write("chapter/it", READ)
    (it.root / it.filename).with_suffix(".out").write_text("1\n\n")
    start().outcome(it, PYTHON)
    data.unlink()
    outcome = start().outcome(it, PYTHON)
    assert outcome.error == "FileNotFoundError"


def test_a_new_file_is_another_key_for_who_lists_the_folder(
    write: Write, start: Callable[[], Runner], data: Path
) -> None:
    it = write("chapter/it", "import os\n\nprint(sorted(os.listdir('snippets/chapter')))")
    (it.root / it.filename).with_suffix(".out").write_text("['days.csv']\n")
    assert start().outcome(it, PYTHON).text == "['days.csv']\n"
    data.with_name("more.csv").touch()
    assert start().outcome(it, PYTHON).text == "['days.csv', 'more.csv']\n"


def test_a_run_that_fails_again_and_again_is_not_run_twice_in_a_build(
    write: Write, start: Callable[[], Runner], data: Path
) -> None:
    it, own = write("chapter/it", READ), start()
    own.outcome(it, PYTHON)
    own.outcome(it, PYTHON)
    assert own.statistics()[0] == ["chapter/it in python"]


def test_a_run_can_t_write_what_is_the_project_s(
    write: Write, start: Callable[[], Runner], data: Path
) -> None:
    outcome = start().outcome(
        write("chapter/it", "open('snippets/chapter/days.csv', 'a').write('2')"), PYTHON
    )
    message = "snippets/chapter/days.csv is the project's: a run may read it, and not write it"
    assert (outcome.error, outcome.message) == ("PermissionError", message)
    assert data.read_text() == "1\n"


def test_the_golden_of_a_picture_is_no_data(folder: Path) -> None:
    chapter = folder / "snippets" / "chapter"
    for name in (
        "it.py",
        "it.curve.svg",
        "it.keras3-jax.curve.svg",
        "map.svg",
        "other.curve.svg",
        "days.csv",
    ):
        (chapter / name).touch()
    assert data_files.of_chapter(chapter) == ["days.csv", "map.svg", "other.curve.svg"]
