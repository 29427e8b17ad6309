"""What pages need of the atlas: kept while nothing changes, and never kept when something is wrong."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from lxml import html

from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store
from publishing.atlas import site
from publishing.atlas.render import Templates
from publishing.atlas.site import Site

WHOLE = Site({"shapes": ["tile"]}, {"en": {"tile": "<p>Tile</p>"}}, {}, {"functions": 1}, '{"schema": 1}', [])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "snippets" / "atlas").mkdir(parents=True)
    (tmp_path / "snippets" / "atlas" / "shapes.py").write_text("", encoding="utf-8")
    return tmp_path


@pytest.fixture
def idle(tmp_path: Path) -> Runner:
    """A runner that has nothing to do: it starts no process."""
    return Runner(Store(tmp_path / "outcomes"))


def test_a_function_that_is_missing_or_one_too_many_is_named() -> None:
    assert list(site._missing({"abs", "gone"}, {"abs", "tile"})) == [
        "snippets/atlas: keras.backend.tile of Keras 2 is not in the atlas. Write its entry.",
        "snippets/atlas: gone is in the atlas, but not in Keras 2's keras.backend. Delete its entry.",
    ]


def test_what_is_known_is_not_run_again(root: Path, idle: Runner) -> None:
    Store(root / ".cache" / "atlas").put(site._key(root), json.dumps(asdict(WHOLE)))
    assert site.begin(root, idle).result() == WHOLE
    assert idle._processes._pools == {}


def test_both_languages_of_a_build_share_one_run(
    root: Path, idle: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []

    def made(*_: object) -> Site:
        runs.append(1)
        return WHOLE

    monkeypatch.setattr(site, "_made", made)
    assert site.begin(root, idle).result() is site.begin(root, idle).result()
    assert runs == [1]


def test_a_change_of_an_entry_or_a_template_runs_it_again(root: Path) -> None:
    before = site._key(root)
    (root / "snippets" / "atlas" / "shapes.py").write_text("# changed", encoding="utf-8")
    after = site._key(root)
    (root / "theme" / "atlas").mkdir(parents=True)
    (root / "theme" / "atlas" / "entry.html").touch()
    assert len({before, after, site._key(root)}) == 3


def test_a_failure_is_tried_again_by_the_next_build(
    root: Path, idle: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Site({}, {}, {}, {}, "", [("", "wrong")])
    monkeypatch.setattr(site, "_made", lambda *_: wrong)
    assert site.begin(root, idle).result() is wrong
    monkeypatch.setattr(site, "_made", lambda *_: WHOLE)
    assert site.begin(root, idle).result() is wrong
    site.forget_failure()
    assert site.begin(root, idle).result() is WHOLE


def test_half_of_what_was_kept_is_as_good_as_none(
    root: Path, idle: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "_made", lambda *_: WHOLE)
    Store(root / ".cache" / "atlas").put(site._key(root), json.dumps(asdict(WHOLE))[:40])
    assert site.begin(root, idle).result() is WHOLE


def test_parts_stand_in_their_places() -> None:
    page = f"<h2>K.tile</h2>{WHOLE.place('tile')}"
    assert WHOLE.put(page, "en") == "<h2>K.tile</h2><p>Tile</p>"


def test_a_project_without_an_atlas_has_none(tmp_path: Path, idle: Runner) -> None:
    assert site.begin(tmp_path, idle).result().categories == {}


def test_the_checker_knows_what_is_ordinary_and_no_text_of_it_ends_the_template(tmp_path: Path) -> None:
    tell = {"aspect": "shape", "text": {"en": "a < b && </template>", "zh": "甲"}}
    function = {
        "name": "tile",
        "replacement": "ops.tile(x, n)",
        "about": {"en": "Write it.", "zh": "写。"},
        "verdict": "same",
        "hazard": "values",
        "ordinary_hazard": "same",
        "tells": [
            {**tell, "subject": "rename", "ordinary": True},
            {**tell, "subject": "rename", "ordinary": False},
            {**tell, "subject": "jax", "ordinary": True},
        ],
        "category": "shapes",
        "anchor": "k-tile",
    }
    versions = {"keras2": "2", "keras3": "3"}
    text = Templates(tmp_path, "en", versions, "html").checker([function])
    template = html.fromstring(text)
    assert template.tag == "template"
    assert "data-search-exclude" in template.attrib
    known = json.loads(template.text)
    assert known["versions"] == versions
    assert known["functions"]["tile"] == {
        "replacement": "ops.tile(x, n)",
        "about": "Write it.",
        "verdict": "same",
        "hazard": "values",
        "ordinary": False,
        "told": [{"renamed": True, "aspect": "shape", "text": "a < b && </template>"}],
        "category": "shapes",
        "anchor": "k-tile",
    }
