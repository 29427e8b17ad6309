"""What is shown of the atlas's data."""

import json
from pathlib import Path

from lxml import html

from executed_docs.locale import words
from publishing.atlas.render import Templates

ROOT = Path(__file__).resolve().parents[3]


def test_the_checker_knows_what_is_ordinary_and_no_text_of_it_ends_the_template() -> None:
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
            {**tell, "subject": "torch", "ordinary": True},
            {**tell, "subject": "torch", "ordinary": False},
        ],
        "category": "shapes",
        "anchor": "k-tile",
    }
    versions = {"keras2": "2", "keras3": "3"}
    own = words.load("en", ROOT / "publishing" / "locale")
    text = Templates(ROOT, "en", own, versions, "html").checker([function])
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
        "told": [
            {"renamed": True, "on": "", "aspect": "shape", "text": "a < b && </template>"},
            {"renamed": False, "on": "PyTorch", "aspect": "shape", "text": "a < b && </template>"},
        ],
        "category": "shapes",
        "anchor": "k-tile",
    }
