"""What pages need of the atlas: stored while nothing changes, and never stored when something is wrong."""

import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import Runtime
from executed_docs.locale import words as locale
from executed_docs.locale.words import Words
from executed_docs.storage.store import Store
from publishing.atlas import site
from publishing.atlas.site import Site

ROOT = Path(__file__).resolve().parents[3]


class Answers(Runner):
    """A runner that starts no process: it answers what an atlas without entries asks.

    Attributes:
        names: The functions of Keras 2's backend.
        asked: The names of the functions that workers would have run.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(Store(folder))
        self.names: list[str] = []
        self.asked: list[str] = []

    def submit(
        self,
        runtime: Runtime,
        label: str,
        work: Callable[[Any], Any],
        argument: object,
        modules: Mapping[str, str] | None = None,
        data: Mapping[str, bytes] | None = None,
    ) -> Future[Any]:
        self.asked.append(work.__name__)
        answer: Future[Any] = Future()
        answer.set_result({"read": [], "names": self.names, "versions": {}}[work.__name__])
        return answer


@pytest.fixture
def words() -> dict[str, Words]:
    return {language: locale.load(language, ROOT / "publishing" / "locale") for language in ("en", "zh")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose atlas has no entries."""
    (tmp_path / "snippets" / "atlas").mkdir(parents=True)
    (tmp_path / "snippets" / "__init__.py").touch()
    (tmp_path / "snippets" / "atlas" / "shapes.py").touch()
    shutil.copytree(ROOT / "theme" / "atlas", tmp_path / "theme" / "atlas")
    return tmp_path


@pytest.fixture
def runner(tmp_path: Path) -> Answers:
    return Answers(tmp_path / "outcomes")


@pytest.fixture(autouse=True)
def _new_process() -> None:
    site.forget()


def test_a_function_that_is_missing_or_one_too_many_is_named() -> None:
    assert list(site.missing({"abs", "gone"}, {"abs", "tile"})) == [
        "snippets/atlas: keras.backend.tile of Keras 2 is not in the atlas. Write its entry.",
        "snippets/atlas: gone is in the atlas, but not in Keras 2's keras.backend. Delete its entry.",
    ]


def test_what_is_missing_is_shown_in_the_index(
    root: Path, runner: Answers, words: Mapping[str, Words]
) -> None:
    runner.names = ["tile"]
    made = site.begin(root, runner, words).result()
    ((function, message),) = made.mismatches
    assert function == ""
    assert "keras.backend.tile of Keras 2 is not in the atlas" in message
    for language in words:
        assert message in made.part("index", language, "html")


def test_what_is_stored_is_not_run_again(root: Path, runner: Answers, words: Mapping[str, Words]) -> None:
    made = site.begin(root, runner, words).result()
    assert made.mismatches == []
    assert "names" in runner.asked
    site.forget()
    runner.asked.clear()
    assert site.begin(root, runner, words).result() == made
    assert runner.asked == []


def test_all_languages_of_a_build_share_one_run(
    root: Path, runner: Answers, words: Mapping[str, Words]
) -> None:
    assert site.begin(root, runner, words).result() is site.begin(root, runner, words).result()
    assert runner.asked.count("names") == 1


@pytest.mark.parametrize("path", ["snippets/atlas/shapes.py", "theme/atlas/entry.html", "locale"])
def test_a_change_of_an_entry_a_template_or_a_word_runs_it_again(
    root: Path, runner: Answers, words: Mapping[str, Words], path: str
) -> None:
    site.begin(root, runner, words).result()
    runner.asked.clear()
    if path == "locale":
        words = {language: {**own, "more": "Changed"} for language, own in words.items()}
    else:
        (root / path).write_text("# changed", encoding="utf-8")
    site.begin(root, runner, words).result()
    assert "names" in runner.asked


def test_a_failure_is_tried_again_by_the_next_build(
    root: Path, runner: Answers, words: Mapping[str, Words]
) -> None:
    runner.names = ["tile"]
    wrong = site.begin(root, runner, words).result()
    assert wrong.mismatches
    runner.names = []
    assert site.begin(root, runner, words).result() is wrong
    site.forget_failure()
    assert site.begin(root, runner, words).result().mismatches == []


def test_a_damaged_entry_is_made_again(root: Path, runner: Answers, words: Mapping[str, Words]) -> None:
    made = site.begin(root, runner, words).result()
    (entry,) = (path for path in (root / ".cache" / "atlas").rglob("*") if path.is_file())
    entry.write_text(entry.read_text(encoding="utf-8")[:40], encoding="utf-8")
    site.forget()
    runner.asked.clear()
    assert site.begin(root, runner, words).result() == made
    assert "names" in runner.asked


def test_a_part_has_a_form_for_pages_and_one_for_their_markdown() -> None:
    parts = {"en": {"tile": "<p>Tile</p>", "tile.md": "Tile"}}
    whole = Site({"shapes": ["tile"]}, parts, {}, {"functions": 1}, '{"schema": 1}', [])
    assert whole.part("tile", "en", "html") == "<p>Tile</p>"
    assert whole.part("tile", "en", "md") == "Tile"
    assert whole.part("tile", "zh", "md") == whole.part("abs", "en", "html") == ""


def test_a_project_without_an_atlas_has_none(tmp_path: Path, runner: Answers) -> None:
    assert site.begin(tmp_path, runner, {}).result().categories == {}
