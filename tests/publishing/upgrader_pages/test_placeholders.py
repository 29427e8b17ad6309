"""The placeholders of the pages about the upgrader, on a small page."""

from concurrent.futures import Future
from pathlib import Path

import pytest

from executed_docs.pages.placeholders import Placeholders
from executed_docs.pages.source import Source
from publishing.upgrader_pages.placeholders import DOWNLOADS, UpgraderPages
from publishing.upgrader_pages.site import Site

TITLES = {"training": [["add-loss", "model.add_loss(tensor)"], ["optimizer-lr", "SGD(lr=…)"]]}
PARTS = {"en": {"index": "<table>", "index.md": "| a |", "add-loss": "<p>loss</p>", "help": "$ a\n--diff"}}


def pages(made: Site, address: str = "https://example.org/") -> tuple[UpgraderPages, Placeholders]:
    placeholders = Placeholders(lambda name: {}, {})
    found = UpgraderPages(placeholders, "en", address)
    known: Future[Site] = Future()
    known.set_result(made)
    found.site = known
    return found, placeholders


@pytest.fixture
def made(tmp_path: Path) -> Site:
    wheel = tmp_path / "keras3_upgrade-1.0.0-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    return Site(PARTS, TITLES, {"rows": 2}, {"alone": 3}, str(wheel), [])


def expanded(placeholders: Placeholders, text: str) -> str:
    return placeholders.expand(text, Source("docs/en/a.md", text, lambda link: link))


def test_a_category_has_a_heading_for_each_row_with_its_id(made: Site) -> None:
    _, placeholders = pages(made)
    text = expanded(placeholders, "{{ breakages/training }}")
    assert "### `model.add_loss(tensor)` {#add-loss}" in text
    assert "### `SGD(lr=…)` {#optimizer-lr}" in text
    assert "<p>loss</p>" in placeholders.fill(text, "html")


def test_the_index_and_the_numbers_are_there(made: Site) -> None:
    _, placeholders = pages(made)
    text = expanded(
        placeholders, "{{ breakages/summary.rows }} {{ corpus/summary.alone }}\n\n{{ breakages/index }}"
    )
    assert text.startswith("2 3")
    assert placeholders.fill(text, "html").endswith("<table>")
    assert placeholders.fill(text, "md").endswith("| a |")


def test_the_command_line_is_shown_as_it_printed(made: Site) -> None:
    _, placeholders = pages(made)
    assert expanded(placeholders, "{{ upgrader/help }}") == "```text\n$ a\n--diff\n```"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://example.org/", "https://example.org/downloads/"),
        # From disk, it is next to the page.
        ("", "./downloads/"),
    ],
)
def test_the_line_to_install_names_the_wheel(made: Site, address: str, place: str) -> None:
    _, placeholders = pages(made, address)
    line = f"pipx install {place}keras3_upgrade-1.0.0-py3-none-any.whl"
    assert expanded(placeholders, "{{ upgrader/install }}") == f"```sh\n{line}\n```"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n{{ breakages/gone }}", "the table of breakages has no 'gone'; it has: index, training"),
        (
            "\n{{ upgrader/gone }}",
            "the upgrader has no 'gone'; it has: help, findings, diff, ignored, install",
        ),
    ],
)
def test_an_unknown_name_is_named_with_those_that_exist(
    made: Site, caplog: pytest.LogCaptureFixture, text: str, message: str
) -> None:
    _, placeholders = pages(made)
    assert message in expanded(placeholders, text)
    assert f"docs/en/a.md, line 2: {message}" in caplog.text


def test_what_is_wrong_stands_where_the_table_would(made: Site) -> None:
    parts = {"en": {"index": "<pre>wrong</pre>", "help": "<pre>wrong</pre>"}}
    _, placeholders = pages(Site(parts, {}, {}, {}, "", ["wrong"]))
    assert "wrong" in placeholders.fill(expanded(placeholders, "{{ breakages/training }}"), "html")
    assert expanded(placeholders, "{{ upgrader/help }}") == "<pre>wrong</pre>"


def test_the_wheel_is_put_into_the_site(made: Site, tmp_path: Path) -> None:
    found, _ = pages(made)
    found.copy_wheel(tmp_path / "site")
    (file,) = (tmp_path / "site" / DOWNLOADS).iterdir()
    assert (file.name, file.read_bytes()) == ("keras3_upgrade-1.0.0-py3-none-any.whl", b"wheel")
    nothing, _ = pages(Site({}, {}, {}, {}, "", []))
    nothing.copy_wheel(tmp_path / "other")
    assert not (tmp_path / "other").exists()
