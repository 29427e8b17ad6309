"""The notebooks of the built site: what they hold, and that running them gives what they say."""

import copy
import inspect
import json
import os
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from lxml import html
from nbclient import NotebookClient
from nbformat import NotebookNode, v4
from playwright.sync_api import Page

from executed_docs.execution import figures, worker
from executed_docs.execution.runner import environment_digest
from executed_docs.storage.fingerprint import digest, package_versions
from executed_docs.storage.store import Store
from publishing.keras.runtimes import KERAS2, TENSORFLOW
from tests.site.project import WORDS
from tests.site.test_editions import leftovers, unresolved

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(
    path.stem
    for path in (ROOT / "docs" / "en").glob("*.md")
    if "\nnotebook: true\n" in path.read_text(encoding="utf-8").split("---\n")[1]
)
BOTH = [f"{folder}{name}" for name in NAMES for folder in ("", "zh/")]


def read(site: Path, page: str) -> NotebookNode:
    return nbformat.read(site / page / f"{page.rpartition('/')[2]}.ipynb", as_version=nbformat.NO_CONVERT)


def prose(book: NotebookNode) -> str:
    return "\n\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown")


def code(book: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in book.cells if cell.cell_type == "code"]


def test_the_chapters_have_notebooks() -> None:
    assert {"keras-backend", "lambda-expressions", "lambda-layer", "k-function", "errors"} <= {*NAMES}


@pytest.mark.parametrize("page", BOTH)
def test_it_is_a_valid_notebook(site: Path, page: str) -> None:
    book = read(site, page)
    nbformat.validate(book)
    assert (book.nbformat, book.nbformat_minor) == (4, 5)
    assert book.metadata.kernelspec.name == "python3"
    assert book.metadata.language_info.name == "python"


@pytest.mark.parametrize("page", BOTH)
def test_its_prose_is_plain_and_its_links_resolve(site: Path, home: str, page: str) -> None:
    text = prose(read(site, page))
    assert leftovers(text) == []
    assert unresolved(site, home, page, text) == []
    assert not [cell.id for cell in code(read(site, page)) if re.search(r"# \(1\)!$", cell.source, re.M)]


@pytest.mark.parametrize("page", BOTH)
def test_it_holds_what_the_page_s_markdown_holds(site: Path, page: str) -> None:
    book = read(site, page)
    text = prose(book)
    markdown = (site / page / "index.html.md").read_text(encoding="utf-8")
    assert re.findall(r"^#+ .*", markdown.partition("\n")[0]) == re.findall(r"^# .*", text, re.M)[:1]
    # A formula, a caption, a sentence: each line outside of code stands in the prose.
    fenced = re.sub(r"^(> )?(`{3,}).*?^(> )?\2$", "", markdown, flags=re.M | re.S)
    # Pictures are outputs.
    lines = [line for line in fenced.split("\n") if line and not line.startswith(("`snippets/", "> ", "!["))]
    assert [line for line in lines[:-1] if line not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_cells_that_raise_are_tagged(site: Path, name: str) -> None:
    cells = code(read(site, name))
    raising = [cell.id for cell in cells if cell.metadata.get("tags") == ["raises-exception"]]
    assert raising == [cell.id for cell in cells if shown(cell)[1]]


@pytest.mark.parametrize("name", NAMES)
def test_code_and_outputs_are_the_same_in_both_languages(site: Path, name: str) -> None:
    ours, theirs = (read(site, page) for page in (name, f"zh/{name}"))
    for cell in (*code(ours), *code(theirs)):
        for output in cell.outputs:
            # What a picture shows, for those who can't see it, is in the page's language.
            output.get("data", {}).pop("text/plain", None)
    assert code(ours) == code(theirs)
    assert [cell.id for cell in ours.cells] == [cell.id for cell in theirs.cells]


@pytest.mark.parametrize("page", BOTH)
def test_the_page_offers_it(site: Path, page: str) -> None:
    links = html.fromstring((site / page / "index.html").read_text(encoding="utf-8")).xpath(
        "//article/nav[@aria-label]/a"
    )
    assert [(link.get("href"), link.get("download")) for link in links] == [
        (f"{page.rpartition('/')[2]}.ipynb", "")
    ]


def test_it_can_be_downloaded(page: Page, site: Path) -> None:
    page.goto("/zh/lambda-layer/")
    with page.expect_download() as download:
        page.get_by_role("link", name=WORDS["zh"]["download_notebook"]).click()
    assert download.value.suggested_filename == "lambda-layer.ipynb"
    assert nbformat.read(download.value.path(), as_version=4) == read(site, "zh/lambda-layer")


Shown = tuple[str, list[str] | None, list[str]]


def shown(cell: NotebookNode) -> Shown:
    """What a cell printed, the error that it ended with, and the pictures that it drew."""
    printed = "".join(
        each.text for each in cell.outputs if each.output_type == "stream" and each.name == "stdout"
    )
    errors = [[each.ename, each.evalue] for each in cell.outputs if each.output_type == "error"]
    drawn = [
        figures.normalized(each.data["image/svg+xml"])
        for each in cell.outputs
        if each.output_type == "display_data" and "image/svg+xml" in each.data
    ]
    return printed, errors[0] if errors else None, drawn


def executed(book: NotebookNode, folder: Path) -> list[Any]:
    """What its cells show when it is run from the top, in an environment that nobody prepared."""
    book = copy.deepcopy(book)
    ours = worker.ENVIRONMENT.keys() | {"KERAS_BACKEND", "PYTHONHASHSEED", "NO_MKDOCS_2_WARNING"}
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    environment["TMPDIR"] = str(folder)
    client = NotebookClient(
        book, timeout=300, kernel_name="python3", allow_errors=True, resources={"metadata": {"path": folder}}
    )
    client.execute(env=environment)

    def plain(text: str) -> str:
        text = re.sub(rf"{folder}/(ipykernel_\d+/\d+\.py|tmp\w+/?)", "", text)
        return worker.without_places(text, str(folder), str(ROOT))

    results = []
    for cell in code(book):
        printed, error, drawn = shown(cell)
        results.append([plain(printed), error and [plain(part) for part in error], drawn])
    return results


@pytest.mark.parametrize("name", NAMES)
def test_running_it_gives_what_it_says(site: Path, name: str, tmp_path: Path) -> None:
    """Kept under all that the outputs depend on, and only if they are right."""
    book = read(site, name)
    store = Store(ROOT / ".cache" / "notebooks")
    sources = [cell.source for cell in code(book)]
    key = digest(
        sources,
        inspect.getsource(executed),
        inspect.getsource(shown),
        [environment_digest(KERAS2), environment_digest(TENSORFLOW)],
        package_versions("nbclient", "ipykernel"),
    )
    known = store.get(key)
    results = json.loads(known) if known else executed(book, tmp_path)
    assert differing(book, results) == []
    store.put(key, json.dumps(results))


def differing(book: NotebookNode, results: list[Any]) -> list[tuple[str, Any, Any]]:
    """The cells that gave something else than what they hold: id, what they hold, what they gave."""
    pairs = zip(code(book), results, strict=True)
    found = [(cell.id, list(shown(cell)), result) for cell, result in pairs]
    return [each for each in found if each[1] != each[2]]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 10"></svg>'
SAVE = f"from IPython.display import SVG, display\n\ndisplay(SVG('{SVG}'))"


def test_an_output_that_is_not_what_the_cell_gives_is_seen(tmp_path: Path) -> None:
    def cell(id: str, source: str, **output: object) -> NotebookNode:
        return v4.new_code_cell(source, id=id, outputs=[v4.new_output(**output)])

    error = {"output_type": "error", "ename": "ValueError", "traceback": []}
    printed = {"output_type": "stream", "name": "stdout"}
    book = v4.new_notebook(
        cells=[
            cell("right", "print(3)", **printed, text="3\n"),
            cell("changed", "print(3)", **printed, text="4\n"),
            cell("raised", "raise ValueError('a')", **error, evalue="a"),
            cell("message", "raise ValueError('a')", **error, evalue="b"),
            cell("silent", "pass", **error, evalue="a"),
            cell(
                "picture", SAVE.format(20), output_type="display_data", data={"image/svg+xml": SVG.format(30)}
            ),
            cell(
                "drawn", SAVE.format(20), output_type="display_data", data={"image/svg+xml": SVG.format(20)}
            ),
            cell("path", "print(__import__('tempfile').mkdtemp())", **printed, text="\n"),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    seen = differing(book, executed(book, tmp_path))
    assert [id for id, _, _ in seen] == ["changed", "message", "silent", "picture"]
