"""Every finding links to a section that the site has."""

import json
import re
import subprocess
import tomllib
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.upgrader.conftest import NODE

PAGES = sorted((ROOT / "docs" / "en").rglob("*.md"))
CODE = """
import { SESSIONS, TRAPS } from "./upgrader/engine/links.js";
console.log(JSON.stringify({ traps: TRAPS, others: [SESSIONS.link] }));
"""


@pytest.fixture(scope="module")
def links() -> dict[str, Any]:
    """The links of traps and of other findings, and the names of all traps."""
    command = [NODE, "--input-type=module", "--eval", CODE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    words = tomllib.loads((ROOT / "upgrader" / "locale" / "en.toml").read_text(encoding="utf-8"))
    return {**json.loads(done.stdout), "known": [*words["scripts"]["upgrader"]["traps"]]}


def test_every_trap_has_a_link(links: dict[str, Any]) -> None:
    assert links["traps"].keys() == {*links["known"]}


def test_a_trap_links_to_where_its_row_on_the_page_does(links: dict[str, Any]) -> None:
    row = re.compile(r"\]\(([\w-]+)\.md#([\w-]+)\)\{ data-trap=([\w-]+) \}")
    rows = [found for page in PAGES for found in row.findall(page.read_text(encoding="utf-8"))]
    assert links["traps"] == {name: f"{page}/#{anchor}" for page, anchor, name in rows}


def test_every_link_leads_to_a_heading(links: dict[str, Any]) -> None:
    for link in [*links["traps"].values(), *links["others"]]:
        page, anchor = link.split("/#")
        assert f"{{#{anchor}}}" in (ROOT / "docs" / "en" / f"{page}.md").read_text(encoding="utf-8"), link


def test_every_module_of_the_table_is_on_its_page() -> None:
    modules = {path.stem for path in (ROOT / "snippets" / "upgrades").glob("[!_]*.py")}
    for language in ("en", "zh"):
        page = (ROOT / "docs" / language / "breakages.md").read_text(encoding="utf-8")
        shown = {*re.findall(r"\{\{ breakages/(\w+) \}\}", page)} - {"index"}
        # What that one has are functions of the backend: a row of `names` is about them.
        assert shown == modules - {"backend"}
