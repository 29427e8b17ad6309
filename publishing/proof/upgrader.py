"""The command that upgrades: what it is given, what it wrote, and what it reports."""

import difflib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from publishing.proof.programs import Program

_TIMEOUT = 120
"""Seconds for the whole corpus: a hundred times what an upgrader needs."""


class UpgraderError(Exception):
    """A command that can't be used: the message says which, and what it printed."""


class Kind(StrEnum):
    """What became of the code that a finding is about."""

    REWRITTEN = "rewritten"
    """It was rewritten, and computes the same."""

    NOTED = "noted"
    """It was rewritten, and the message says how it differs."""

    LEFT = "left"
    """It stands as it was, and the message says why."""

    TRAP = "trap"
    """It stands as it was, and the message says when it goes wrong."""

    BROKEN = "broken"
    """Python 3 can't parse it."""


@dataclass(frozen=True)
class Finding:
    """One thing that the upgrader reports.

    Attributes:
        line: The line of the original file, or of the cell.
        kind: What became of it.
        rule: What it is about, such as `K.sum`.
        message: The reason or the difference.
        cell: The cell of a notebook.
    """

    line: int
    kind: Kind
    rule: str
    message: str
    cell: int | None = None


@dataclass(frozen=True)
class Upgraded:
    """A program after the upgrade.

    Attributes:
        program: It, under the same name.
        findings: What was reported on the original.
        rewritten: How many lines of the original were changed.
    """

    program: Program
    findings: tuple[Finding, ...]
    rewritten: int

    @property
    def reported(self) -> tuple[Finding, ...]:
        """The findings that say that the result may differ from the original."""
        return tuple(finding for finding in self.findings if finding.kind != Kind.REWRITTEN)


@dataclass(frozen=True)
class Upgrader:
    """A program that upgrades files in place.

    Attributes:
        write: The command that rewrites the files whose paths are appended.
        report: The command that prints, as JSON, what it finds in the files whose paths are appended, or
            nothing if it reports nothing. It prints
            `{"findings": [{"file": …, "line": …, "kind": …, "rule": …, "message": …}]}`.
    """

    write: tuple[str, ...]
    report: tuple[str, ...] = ()

    def upgrade(self, programs: Sequence[Program]) -> list[Upgraded]:
        """Upgrades copies of programs, all at once.

        Raises:
            UpgraderError: A command failed, or printed no such JSON.
        """
        with tempfile.TemporaryDirectory(prefix="upgrade-") as name:
            folder = Path(name).resolve()
            paths = [folder / program.name for program in programs]
            for path, program in zip(paths, programs, strict=True):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(program.text, encoding="utf-8", newline="")
            findings = self._findings(folder, paths) if self.report else {}
            _called(self.write, folder, paths)
            return [
                _upgraded(program, path.read_text(encoding="utf-8"), findings.get(program.name, ()))
                for path, program in zip(paths, programs, strict=True)
            ]

    def _findings(self, folder: Path, paths: Sequence[Path]) -> dict[str, tuple[Finding, ...]]:
        printed = _called(self.report, folder, paths)
        found: dict[str, list[Finding]] = {}
        try:
            for each in json.loads(printed)["findings"]:
                name = (folder / each["file"]).relative_to(folder).as_posix()
                found.setdefault(name, []).append(
                    Finding(each["line"], Kind(each["kind"]), each["rule"], each["message"], each.get("cell"))
                )
        except (ValueError, KeyError, TypeError) as error:
            raise UpgraderError(
                f"{' '.join(self.report)} printed no findings ({error!r}): {printed[:300]}"
            ) from error
        return {name: tuple(findings) for name, findings in found.items()}


def of_project(root: Path) -> Upgrader:
    """The upgrader of this project, run by the Node of the running environment."""
    command = (str(Path(sys.executable).with_name("node")), str(root / "upgrader" / "cli" / "index.js"))
    return Upgrader((*command, "--write"), (*command, "--json"))


def _called(command: Sequence[str], folder: Path, paths: Sequence[Path]) -> str:
    try:
        done = subprocess.run(
            [*command, *map(str, paths)],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UpgraderError(f"{' '.join(command)} can't be run: {error}") from error
    # As of compilers: 1 says that something was found.
    if done.returncode not in (0, 1):
        output = (done.stderr or done.stdout)[-600:]
        raise UpgraderError(f"{' '.join(command)} ended with {done.returncode}: {output}")
    return done.stdout


def _upgraded(program: Program, text: str, findings: tuple[Finding, ...]) -> Upgraded:
    after = Program(program.name, text)
    pairs = difflib.SequenceMatcher(None, program.source.splitlines(), after.source.splitlines(), False)
    changed = sum(end - start for tag, start, end, *_ in pairs.get_opcodes() if tag != "equal")
    return Upgraded(after, findings, changed)
