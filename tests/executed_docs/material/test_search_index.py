"""What the search index holds of a page, and whose worker searches it."""

import html
import importlib.metadata
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files

from executed_docs.errors import BuildError
from executed_docs.material import search_index
from executed_docs.material.search_index import searched
from tests.executed_docs.conftest import Build

Json = dict[str, Any]

MATERIAL = str(importlib.metadata.distribution("mkdocs-material").locate_file("material/templates"))


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", searched(page))).split())


def code(text: str, kind: str = "") -> str:
    title = '<span class="filename">x.py</span>'
    return f'<div class="highlight {kind}">{title}<pre><code>{text}</code></pre></div>'


def test_sentences_are_kept_and_what_is_excluded_goes_with_all_that_is_in_it() -> None:
    excluded = "<div data-search-exclude='true'><div>no</div>no</div>"
    page = f"<h1 id='a'>A</h1>{excluded}<p>One &lt; <code>two</code>!</p>"
    assert words(page) == "A One < two !"
    assert searched(page).startswith("<h1")


def test_a_name_in_the_code_is_found_once_and_numbers_and_texts_are_not() -> None:
    page = code('rows = np.array([[1, 2]], "float32")\nrows') + code("np.array(columns)")
    assert words(page) == "np.array rows columns"


def test_of_python_s_own_names_only_a_lambda_is_looked_for() -> None:
    page = code("from keras import ops\nfor row in rows: print(lambda x: not x)")
    assert words(page) == "keras lambda ops row rows"


def test_entries_of_messages_are_found_by_what_they_say() -> None:
    page = searched(code("rows = 1") + code("  f(rows)\nValueError: No.", "outcome error"), code=False)
    assert "rows" not in page
    assert "ValueError: No." in page


def test_outputs_give_their_names_and_warnings_whole() -> None:
    page = code(
        "UserWarning: It is 3 or 'four'.\n[[1 2]] <KerasTensor>".replace("<", "&lt;"), "outcome output"
    )
    assert words(page) == "UserWarning: It is 3 or 'four'. KerasTensor"


def test_of_errors_the_messages_are_kept_whole_and_of_the_traceback_the_names() -> None:
    page = code(
        'Traceback (most recent call last):\n  File "x.py", line 2, in &lt;module&gt;\n    f(1)\n'
        "ValueError: Found 2 of 'b'.\n\nIt goes on: 3.",
        "outcome error",
    )
    assert words(page) == "ValueError: Found 2 of 'b'. It goes on: 3. File line module"


def test_of_a_docstring_in_code_nothing_is_listed() -> None:
    function = 'def scale(rows):\n    """Says\n\n    what it does."""\n    return rows'
    assert words(code(function)) == "rows scale"


def test_messages_and_names_are_told_apart() -> None:
    page = searched(code("ValueError: Found 2.\nf(rows)", "outcome error"))
    assert "<pre><code>ValueError: Found 2.\nf(rows)</code></pre>" in page
    assert "<p><code>rows total</code></p>" in searched(code("total(rows)"))


@pytest.fixture
def files(project: Path) -> tuple[Files, MkDocsConfig]:
    """The files of a site with Material's worker and another."""
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins._current_plugin = "executed"
    found = get_files(config)
    found.add_files_from_theme(config.theme.get_env(), config)
    found.append(File.generated(config, "assets/search.js", content="1;"))
    return found, config


def test_the_worker_stands_in_the_place_of_material_s(files: tuple[Files, MkDocsConfig]) -> None:
    found, config = files
    search_index.replace_worker(found, config)
    (worker,) = (file for file in found if "/workers/" in file.src_uri)
    assert worker.content_string == "1;"
    assert worker.src_uri in Path(MATERIAL, "base.html").read_text(encoding="utf-8")
    assert not [
        file.src_uri for file in found if "lunr" in file.src_uri or file.src_uri == "assets/search.js"
    ]


def test_a_material_whose_worker_is_elsewhere_is_refused(files: tuple[Files, MkDocsConfig]) -> None:
    found, config = files
    for file in list(found):
        if "/workers/" in file.src_uri:
            found.remove(file)
    with pytest.raises(
        BuildError, match=r"search_index\.py: Material has 0 workers like .*pip install mkdocs=="
    ):
        search_index.replace_worker(found, config)


def test_without_a_worker_of_its_own_a_site_has_material_s(files: tuple[Files, MkDocsConfig]) -> None:
    found, config = files
    for file in list(found):
        if file.src_uri == "assets/search.js":
            found.remove(file)
    search_index.replace_worker(found, config)
    assert [file.src_uri for file in found if "/lunr/" in file.src_uri]


def indexed(project: Path, build: Build) -> tuple[Json, str]:
    """Builds a project, and returns its index and what was printed."""
    built = build("--strict")
    index = project / "site" / "search" / "search_index.json"
    return json.loads(index.read_text(encoding="utf-8")) if index.is_file() else {}, built.output


def test_hints_and_flags_are_in_the_index(project: Path, build: Build) -> None:
    page = project / "docs" / "en" / "index.md"
    text = page.read_text(encoding="utf-8").replace("## Section", "## `Section`")
    page.write_text(text.replace("---\n\n", "search:\n  messages: true\n---\n\n"), encoding="utf-8")
    (project / "docs" / "search.toml").write_text(
        '["index"]\nen = ["start", "home"]\n["index#section"]\nzh = ["节"]\nmessages = ["No …"]\n',
        encoding="utf-8",
    )
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("errors#error-no-attribute", "index#section")
    settings.write_text(text, encoding="utf-8")
    # The second time, sections come from the cache.
    for _ in range(2):
        index, _ = indexed(project, build)
        first, second = index["docs"]
        assert first["words"] == "start, home"
        assert {"entry", "messages"}.isdisjoint(first)
        assert (second["entry"], second["messages"]) == (True, ["No …"])
        assert "words" not in second
        assert index["config"]["lookups"][0]["otherwise"] == "#section"


def test_sections_that_are_excluded_are_not_searched(project: Path, build: Build) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("[recap, exercises]", "[section]")
    settings.write_text(text.replace("errors#error-no-attribute", "index"), encoding="utf-8")
    index, _ = indexed(project, build)
    assert [entry["location"] for entry in index["docs"]] == [""]


def test_a_hint_for_a_section_that_is_not_there_is_named(project: Path, build: Build) -> None:
    hints = '["index"]\nen = ["start"]\n\n["index#nowhere"]\nen = ["lost"]\n'
    (project / "docs" / "search.toml").write_text(hints)
    _, printed = indexed(project, build)
    assert (
        "docs/search.toml, line 4: the search has no section 'index#nowhere'. Write page#heading" in printed
    )
    assert "Aborted with 2 warnings" in printed or "Aborted with 1 warnings" in printed


def test_the_worker_gets_code_between_backticks(project: Path, build: Build) -> None:
    page = project / "docs" / "en" / "index.md"
    with page.open("a", encoding="utf-8") as file:
        file.write("\n`a < b` and \\`c\\`.\n\n<pre><code>ValueError: no `d`</code></pre>\n")
    index, _ = indexed(project, build)
    text = index["docs"][-1]["text"]
    assert "<p>`a &lt; b` and &grave;c&grave;.</p>" in text
    assert "<pre><code>ValueError: no `d`</code></pre>" in text
    shutil.rmtree(project / "theme" / "tools" / "search")
    assert "<code>a &lt; b</code> and `c`" in indexed(project, build)[0]["docs"][-1]["text"]


def test_chinese_is_segmented_for_material_s_worker_only(
    project: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    material = "material.plugins.search.plugin"
    monkeypatch.setattr(f"{material}.jieba", object())
    monkeypatch.setattr(f"{material}.SearchIndex._segment_chinese", lambda self, data: f"segmented {data}")
    assert indexed(project, build)[0]["docs"][0]["title"] == "Page"
    shutil.rmtree(project / "theme" / "tools" / "search")
    index, _ = indexed(project, build)
    assert index["docs"][0]["title"] == "segmented Page"
    # What Material's worker asks for besides.
    assert {"lang", "separator", "pipeline", "fields"} <= index["config"].keys()
