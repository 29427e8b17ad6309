"""Each fault is seen, and the authors' table says what was seen."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

import autocorrect_py
import pytest

from scripts.faults.fault import (
    BUILD,
    TABLE,
    Fault,
    Original,
    appended,
    copy_project,
    original,
    run,
    seen,
    state,
    together,
    what_is_wrong,
)
from scripts.faults.faults import FAULTS
from tests.conftest import MadeOnce

ROWS = {row["id"]: row for row in json.loads(TABLE.read_text(encoding="utf-8"))}
# Of a broken machine there is no unbroken copy: setting up is tried on broken ones only.
BROKEN = ("ulimit", "make setup", "PIP_", "PYTHONPATH")
CHECKS = {fault.check for fault in FAULTS if not fault.check.startswith(BROKEN)}
# What checks the checks: they change more rarely than what they check.
pytestmark = pytest.mark.slow
HARMLESS = Fault("harmless", "snippets", "", "", appended("README.md", "\n"), BUILD, "README.md")


@pytest.fixture(scope="session")
def unbroken(made_once: MadeOnce) -> Iterator[Original]:
    """What the broken copies are made of, and share files with."""
    made = original(made_once("unbroken", copy_project))
    before = state(made.folder)
    yield made
    assert state(made.folder) == before, "a fault was written into a file that all copies share"


def _needs(command: str, request: pytest.FixtureRequest) -> None:
    if any(name in command for name in ("test_browser.py", "test_errors.py", "test_offline.py")):
        request.getfixturevalue("chromium")


@pytest.mark.parametrize(
    "faults",
    [
        pytest.param(group, id=group[0].id if len(group) == 1 else f"{group[0].area} by {group[0].check}")
        for group in together(FAULTS)
    ],
)
def test_faults_are_seen(
    faults: list[Fault], tmp_path: Path, unbroken: Original, request: pytest.FixtureRequest
) -> None:
    _needs(faults[0].check, request)
    for row in map(asdict, seen(faults, unbroken, tmp_path / "copy")):
        name = row["id"]
        assert row == ROWS.get(name), f"docs/faults.json has another row: run `make faults ONLY={name}`"


@pytest.mark.parametrize("faults", together(FAULTS), ids=lambda faults: faults[0].id)
def test_what_is_said_of_a_fault_is_said_of_no_other_in_the_copy(faults: list[Fault]) -> None:
    names = ", ".join(fault.id for fault in faults)
    assert len({fault.says for fault in faults}) == len(faults), f"set alone=True on some of {names}"


def _in_one_run(checks: Iterable[str]) -> list[str]:
    """The same checks, of which those of pytest are one."""
    modules, chosen, others = set(), [], []
    for check in sorted(checks):
        if by_pytest := re.fullmatch(r"pytest (?:-\w )?(\S+)(?: -k '?([^']+)'?)?", check):
            modules.add(by_pytest[1])
            module = Path(by_pytest[1]).name
            chosen.append(f"({module} and ({by_pytest[2]}))" if by_pytest[2] else module)
        else:
            others.append(check)
    return [*others, f"pytest {' '.join(sorted(modules))} -k '{' or '.join(chosen)}'"]


@pytest.mark.parametrize("check", _in_one_run(CHECKS), ids=lambda check: check.partition(" -k ")[0][:60])
def test_without_a_fault_a_check_is_green(
    check: str, tmp_path: Path, unbroken: Original, request: pytest.FixtureRequest
) -> None:
    _needs(check, request)
    done = run(check, unbroken.copied(tmp_path / "copy"))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("check", [BUILD, "make accept", "pytest tests/executed_docs/storage/test_store.py"])
def test_what_is_checked_is_the_copy(check: str, tmp_path: Path, unbroken: Original) -> None:
    folder = unbroken.copied(tmp_path / "copy")
    appended("executed_docs/storage/store.py", '\nraise SystemExit(f"the code of {__file__}")\n')(folder)
    assert f"the code of {folder}/executed_docs/storage/store.py" in run(check, folder).stdout


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (replace(HARMLESS, change=lambda folder: None), "harmless changes nothing"),
        (replace(HARMLESS, change=appended("README.md", "")), "harmless changes nothing"),
        (HARMLESS, "harmless is not seen by `make build`"),
        (replace(HARMLESS, change=appended("mkdocs.yml", "[")), "does not say 'README.md'"),
        (replace(HARMLESS, check="pytest tests/test_document.py -k nothing"), "harmless is not seen by"),
        (replace(HARMLESS, check="false", endured=True), "harmless is not endured by"),
        (replace(HARMLESS, check="true", endured=True), "harmless: the site has other files"),
        (replace(HARMLESS, check="rm -r site; false"), "harmless: the last site is lost"),
    ],
    ids=[
        "nothing broken",
        "written as it was",
        "green",
        "another place",
        "no test",
        "red",
        "another site",
        "site lost",
    ],
)
def test_a_fault_that_is_not_caught_is_red(
    fault: Fault, message: str, tmp_path: Path, unbroken: Original
) -> None:
    with pytest.raises(AssertionError, match=re.escape(message)):
        seen([fault], unbroken, tmp_path / "copy")


def test_what_a_build_only_mentions_is_not_caught_because_of_another_fault(
    tmp_path: Path, unbroken: Original
) -> None:
    missing = next(fault for fault in FAULTS if fault.id == "golden-missing")
    mentioned = replace(HARMLESS, says="Cleaning site directory")
    with pytest.raises(AssertionError, match="does not say 'Cleaning site directory' of harmless"):
        seen([missing, mentioned], unbroken, tmp_path / "copy")


def test_each_fault_of_a_copy_has_to_change_something(tmp_path: Path, unbroken: Original) -> None:
    nothing = replace(HARMLESS, id="nothing", change=appended("README.md", ""))
    with pytest.raises(AssertionError, match="nothing changes nothing"):
        seen([HARMLESS, nothing], unbroken, tmp_path / "copy")


def test_what_is_wrong_is_said_in_warnings_and_errors_with_all_their_lines() -> None:
    wrong = "WARNING -  a link\nERROR   -  a snippet differs:\n--- golden\n+++ this run\n"
    assert what_is_wrong(f"INFO    -  Building\n  a page\n{wrong}INFO    -  Built\n") == wrong


def test_the_table_has_all_faults_in_order_and_no_other() -> None:
    assert list(ROWS) == [fault.id for fault in FAULTS]
    assert len(FAULTS) >= 40


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_area_stands_on_the_page(root: Path, language: str) -> None:
    page = (root / "docs" / language / "faults.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\{\{ faults/(\w+) \}\}$", page, re.MULTILINE)
    assert shown == list(dict.fromkeys(fault.area for fault in FAULTS))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_a_fault_is_described_in_both_languages(fault: Fault) -> None:
    assert autocorrect_py.format(fault.zh) == fault.zh
    assert re.search("[一-鿿]", fault.zh)
    assert not re.search("[一-鿿]", fault.en)
    assert re.findall("`[^`]+`", fault.en) == re.findall("`[^`]+`", fault.zh)
