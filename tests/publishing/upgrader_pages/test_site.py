"""What pages need of the upgrader: stored while nothing changes, and never stored when something is wrong."""

import os
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from executed_docs.execution.runner import Runner
from executed_docs.locale import words as locale
from executed_docs.locale.words import Words
from executed_docs.storage.store import Store
from publishing.atlas.site import Site as Atlas
from publishing.proof.programs import Era
from publishing.proof.proof import ProofError, Row, Status, Verdict
from publishing.upgrader_pages import site
from publishing.upgrader_pages.site import Site

ROOT = Path(__file__).resolve().parents[3]
ATLAS = Atlas({}, {}, {}, {}, "", [])

Begin = Callable[..., Site]


@pytest.fixture
def words() -> dict[str, Words]:
    return {language: locale.load(language, ROOT / "publishing" / "locale") for language in ("en", "zh")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one file of each kind that the pages depend on."""
    for name in (
        "package-lock.json",
        "theme/breakages/entry.html",
        "theme/corpus/table.html",
        "snippets/upgrades/layers.py",
        f"{site.CORPUS}/vae/vae.py",
        "upgrader/package/pyproject.toml",
        "upgrader/engine/upgrade.js",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


@pytest.fixture
def made(root: Path) -> Site:
    """What a run would make."""
    wheel = root / ".cache" / "wheel" / "key" / "keras3_upgrade.whl"
    wheel.parent.mkdir(parents=True)
    wheel.write_bytes(b"wheel")
    parts = {"en": {"index": "<p>", "index.md": "text"}}
    return Site(parts, {"layers": [["merge", "merge"]]}, {"rows": 1}, {"alone": 2}, str(wheel), [])


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, made: Site) -> list[Site | Exception]:
    """What each run gives, in order; the first of them is taken."""
    given: list[Site | Exception] = [made]

    def run(*_: Any) -> Site:
        found = given.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr(site, "_run", run)
    return given


@pytest.fixture
def begin(root: Path, words: Mapping[str, Words]) -> Begin:
    """Begins as a new process would."""

    def begun(
        words: Mapping[str, Words] = words,
        atlas: Atlas = ATLAS,
        *,
        again: bool = True,
        address: str = "https://example.org/",
        folder: Path = root,
    ) -> Site:
        if again:
            site.forget()
        after: Future[Atlas] = Future()
        after.set_result(atlas)
        return site.begin(folder, Runner(Store(folder / "outcomes")), words, after, address).result()

    return begun


def test_a_project_without_an_upgrader_has_nothing(root: Path, begin: Begin) -> None:
    (root / "upgrader" / "package").rename(root / "elsewhere")
    assert begin() == site.NOTHING


def test_what_is_stored_is_not_run_again(begin: Begin, runs: list[Site | Exception], made: Site) -> None:
    assert begin() == made
    assert begin() == made
    assert made.part("index", "en", "html") == "<p>"
    assert made.part("index", "en", "md") == "text"


def test_all_languages_of_a_build_share_one_run(begin: Begin, runs: list[Site | Exception]) -> None:
    assert begin() is begin(again=False)


@pytest.mark.parametrize(
    "path",
    [
        "package-lock.json",
        "theme/breakages/entry.html",
        "theme/corpus/table.html",
        "snippets/upgrades/layers.py",
        f"{site.CORPUS}/vae/vae.py",
        "upgrader/package/pyproject.toml",
        "upgrader/engine/upgrade.js",
        "locale",
    ],
)
def test_a_change_of_anything_runs_it_again(
    root: Path,
    begin: Begin,
    runs: list[Site | Exception],
    made: Site,
    words: Mapping[str, Words],
    path: str,
) -> None:
    begin()
    runs.append(made)
    if path == "locale":
        begin({language: {**own, "more": "Changed"} for language, own in words.items()})
    else:
        (root / path).write_text("changed", encoding="utf-8")
        begin()
    assert runs == []


def test_each_address_has_a_wheel_of_its_own(begin: Begin, runs: list[Site | Exception], made: Site) -> None:
    begin()
    runs.append(made)
    begin(address="")
    assert runs == []
    assert begin() == begin(address="")


def test_the_latest_wheels_are_cached(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / str(number)).mkdir()
        os.utime(tmp_path / str(number), (number, number))
    site._prune(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["3", "4", "5"]


def test_a_wheel_that_is_gone_is_built_again(begin: Begin, runs: list[Site | Exception], made: Site) -> None:
    begin()
    runs.append(made)
    Path(made.wheel).unlink()
    begin()
    assert runs == []


def test_a_copy_of_the_project_finds_what_is_stored(
    begin: Begin,
    runs: list[Site | Exception],
    made: Site,
    root: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    begin()
    copy = shutil.copytree(root, tmp_path_factory.mktemp("copy") / "project")
    wheel = copy / Path(made.wheel).relative_to(root)
    assert begin(folder=copy) == replace(made, wheel=str(wheel))


def test_what_is_wrong_is_shown_and_tried_again(
    begin: Begin, runs: list[Site | Exception], made: Site
) -> None:
    runs.insert(0, ProofError("vae.py, line 3: raises in Keras 2: <b>"))
    wrong = begin()
    assert wrong.mismatches == ["vae.py, line 3: raises in Keras 2: <b>"]
    for language in ("en", "zh"):
        for part in ("index", "corpus", "findings"):
            assert "raises in Keras 2: &lt;b&gt;" in wrong.part(part, language, "html")
    assert begin(again=False) is wrong
    site.forget_failure()
    assert begin(again=False) == made


def test_a_mismatch_is_not_stored(begin: Begin, runs: list[Site | Exception], made: Site) -> None:
    runs.insert(0, Site({}, {}, {}, {}, made.wheel, ["merge: it differs"]))
    assert begin().mismatches == ["merge: it differs"]
    assert begin() == made


def test_an_atlas_that_is_wrong_is_not_asked(begin: Begin, runs: list[Site | Exception]) -> None:
    assert begin(atlas=Atlas({}, {}, {}, {}, "", [("sum", "differs")])) == site.NOTHING
    assert len(runs) == 1


def test_the_corpus_is_counted_by_what_became_of_it() -> None:
    equal, differs = Verdict(Status.EQUAL), Verdict(Status.DIFFERS)
    unreported = Verdict(Status.DIFFERS, reported=False)

    def row(*verdicts: Verdict) -> Row:
        return Row("a/b.py", "a", Era.TF_KERAS, 10, 1, 4, (), dict(zip("abc", verdicts, strict=False)))

    counts = site._of_corpus([row(equal, equal), row(equal, differs), row(equal, unreported), row(equal)])
    assert [counts[name] for name in ("programs", "alone", "reported", "unreported")] == [4, 2, 1, 1]
    assert [counts[name] for name in ("lines", "rewritten", "runs")] == [40, 16, 7]
