"""The command that upgrades: how it is called, and what is read from it."""

import sys
from pathlib import Path

import pytest

from publishing.proof.programs import Program
from publishing.proof.upgrader import Finding, Kind, Upgraded, Upgrader, UpgraderError

PROGRAMS = [Program("a/one.py", "x = 1\ny = 2\n"), Program("b/two.py", "z = 3\n")]


def command(folder: Path, name: str, body: str) -> tuple[str, ...]:
    """A program that gets paths as its arguments."""
    script = folder / name
    script.write_text(f"import json, pathlib, sys\npaths = [*map(pathlib.Path, sys.argv[1:])]\n{body}\n")
    return (sys.executable, str(script))


def test_all_programs_are_upgraded_in_place_at_once(tmp_path: Path) -> None:
    count = tmp_path / "count"
    body = (
        f"open({str(count)!r}, 'a').write('.')\nfor p in paths: p.write_text(p.read_text().replace('2', '5'))"
    )
    one, two = Upgrader(command(tmp_path, "write.py", body)).upgrade(PROGRAMS)
    assert (one.program.text, one.rewritten) == ("x = 1\ny = 5\n", 1)
    assert (two.program, two.rewritten) == (PROGRAMS[1], 0)
    assert count.read_text() == "."


def finding(file: str, line: int, kind: str) -> dict[str, object]:
    return {"file": file, "line": line, "kind": kind, "rule": "K.sum", "message": "why", "cell": None}


def test_findings_are_read_of_the_originals(tmp_path: Path) -> None:
    body = (
        "assert paths[0].read_text() == 'x = 1\\ny = 2\\n'\n"
        f"found = [{finding('a/one.py', 2, 'left')}, {finding('a/one.py', 1, 'rewritten')}]\n"
        f"found += [{finding('', 1, 'trap')} | {{'file': str(paths[1])}}]\n"
        "print(json.dumps({'findings': found}))\nsys.exit(1)"
    )
    write = command(tmp_path, "write.py", "paths[0].write_text('')")
    one, two = Upgrader(write, command(tmp_path, "report.py", body)).upgrade(PROGRAMS)
    assert one.findings == (
        Finding(2, Kind.LEFT, "K.sum", "why"),
        Finding(1, Kind.REWRITTEN, "K.sum", "why"),
    )
    assert one.reported == one.findings[:1]
    assert [found.kind for found in two.findings] == [Kind.TRAP]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("print('all is well')", "printed no findings"),
        ("print(json.dumps({'findings': [{'file': 'a/one.py'}]}))", "printed no findings"),
        (
            f"print(json.dumps({{'findings': [{finding('a/one.py', 1, 'guessed')}]}}))",
            "'guessed' is not a valid",
        ),
        (f"print(json.dumps({{'findings': [{finding('/etc/passwd', 1, 'left')}]}}))", "printed no findings"),
        ("sys.exit('no such rule')", "printed no findings"),
        ("sys.stderr.write('out of memory'); sys.exit(3)", "ended with 3: out of memory"),
    ],
)
def test_a_report_that_is_none_is_an_error(body: str, words: str, tmp_path: Path) -> None:
    upgrader = Upgrader(("true",), command(tmp_path, "report.py", body))
    with pytest.raises(UpgraderError, match=words):
        upgrader.upgrade(PROGRAMS)


OLD = "import keras\n\nx = keras.sum(\n    [1],\n    axis=0,\n)\nif x:\n    y = x\n"
NEW = "import keras\nfrom keras import ops\n\nx = ops.sum(\n    [1],\n    axis=0,\n)\nif x:\n    y = x\n"


@pytest.mark.parametrize(
    ("finding", "lines"),
    [
        # One on any line of a statement is one on all of them, and on none of another.
        (3, {4, 5, 6, 7}),
        (5, {4, 5, 6, 7}),
        (8, {9}),
        (7, {8}),
        (1, {1}),
    ],
)
def test_a_finding_belongs_to_the_statement_that_came_of_its_own(finding: int, lines: set[int]) -> None:
    program = Program("a/one.py", OLD)
    upgraded = Upgraded(program, Program("a/one.py", NEW), (Finding(finding, Kind.LEFT, "K.sum", "why"),))
    assert {line for line in range(1, 10) if upgraded.is_reported(line)} == lines


def test_what_was_rewritten_with_a_difference_was_not_left_to_raise() -> None:
    program = Program("a/one.py", OLD)
    upgraded = Upgraded(program, program, (Finding(1, Kind.NOTED, "K.sum", "why"),))
    assert upgraded.reported
    assert not upgraded.is_reported(1)


def test_a_command_that_does_not_exist_is_named() -> None:
    with pytest.raises(UpgraderError, match="no-such-command can't be run"):
        Upgrader(("no-such-command",)).upgrade(PROGRAMS)
