"""The table of breakages, run: each program in Keras 2, in Keras 3, and upgraded."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from executed_docs.execution.outcome import UnavailableError
from executed_docs.execution.runner import Runner
from publishing.atlas.programs import Program as Made
from publishing.atlas.worker import Request
from publishing.keras.runtimes import NUMPY
from publishing.proof import comparison
from publishing.proof.programs import Program
from publishing.proof.proof import Proof, Status, Verdict
from publishing.proof.trial import Result
from publishing.proof.upgrader import Finding, Kind, Upgrader
from publishing.upgrader import upgrades
from publishing.upgrader.upgrades import Row


@dataclass(frozen=True)
class Breakage:
    """A row of the table with what its program gives.

    Attributes:
        row: The row.
        before: The Keras 2 program.
        after: What the upgrader makes of it.
        findings: What the upgrader reports of it.
        keras2: What the program gives in Keras 2.
        keras3: What it gives in Keras 3, by runtime.
        upgraded: What the upgraded program gives there.
        alternative: The Keras 3 program that the row's advice comes to, or None.
        alternatives: What that gives, by runtime.
    """

    row: Row
    before: Program
    after: Program
    findings: tuple[Finding, ...]
    keras2: Result
    keras3: dict[str, Result]
    upgraded: dict[str, Result]
    alternative: Program | None
    alternatives: dict[str, Result]

    @property
    def rewritten(self) -> bool:
        """Whether the upgrader rewrites it, or only reports it."""
        return bool(self.own) and {finding.kind for finding in self.own} <= {Kind.REWRITTEN, Kind.NOTED}

    @property
    def own(self) -> list[Finding]:
        """The findings that are of this row, or of the function that is its title."""
        return [finding for finding in self.findings if finding.rule in (self.row.id, self.row.title)]

    @property
    def broken_in(self) -> str:
        """The first runtime in which it breaks, or the first of all."""
        return next((name for name in self.keras3 if self._breaks(name)), next(iter(self.keras3)))

    @property
    def breaks(self) -> str:
        """What Keras 3 does: `raises`, `warns`, `silent` if it only gives something else, or nothing."""
        return self._breaks(self.broken_in)

    def _breaks(self, runtime: str) -> str:
        new = self.keras3[runtime]
        if new.error:
            return "raises"
        if {*new.warnings} - {*self.keras2.warnings}:
            return "warns"
        return "silent" if self.keras2.error or comparison.difference(self.keras2, new) else ""

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """By runtime, how the upgraded program compares with the old one in Keras 2."""
        return {name: self._verdict(new) for name, new in self.upgraded.items()}

    @property
    def shown_verdicts(self) -> dict[str, Verdict]:
        """The same of the program that the page shows for Keras 3: that of the advice, if there is one.

        Where that isn't equal, the site isn't built.
        """
        if not self.alternatives:
            return self.verdicts
        return dict.fromkeys(self.alternatives, Verdict(Status.EQUAL))

    def _verdict(self, new: Result) -> Verdict:
        if new.error:
            return Verdict(Status.RAISES, f"{new.error}: {new.message}", new.line)
        different = comparison.difference(self.keras2, new)
        return Verdict(Status.DIFFERS, different) if different else Verdict(Status.EQUAL)


def program(row: Row) -> Program:
    """A row's program as a file.

    Raises:
        ValueError: It has none.
    """
    if row.program is None:
        raise ValueError(f"{row.id} has no program")
    return _file(row.id, row.program, row.era)


def _file(name: str, made: Made, era: str = "") -> Program:
    setup, expression = made.setup, made.expression
    text = f"{setup}\n{expression}"
    head = [f"# {era}"] if era else []
    head += ["import keras", *(["import numpy as np"] if "np." in text else [])]
    head += ["from keras import ops"] if "ops." in text.replace("keras.ops.", "") else []
    code = [*([setup] if setup else []), f"result = {expression}"]
    return Program(f"breakages/{name}.py", "\n".join([*head, "", *code, ""]))


def rows(root: Path, runner: Runner) -> list[Row]:
    """The table of a project, read in a worker.

    Raises:
        RunError: It can't be read.
    """
    folder = root / "snippets"
    files = [folder / "__init__.py", *(folder / "upgrades").glob("*.py")]
    modules = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}
    asked = runner.submit(NUMPY, "the table of breakages", upgrades.read, Request(str(root), NUMPY), modules)
    return [*runner.result(asked)]


def run(table: Sequence[Row], proof: Proof, upgrader: Upgrader) -> list[Breakage]:
    """The rows that have a program, run.

    Raises:
        ProofError: A program leaves no result, or one that can't be compared.
        UpgraderError: The upgrader can't be used.
    """
    shown = [row for row in table if row.program]
    before = [program(row) for row in shown]
    upgraded = upgrader.upgrade(before)
    old = proof.keras2(before)
    new = _in_keras3(before, proof)
    after = _in_keras3([made.program for made in upgraded], proof)
    alternatives = {row.id: _file(f"{row.id}-instead", row.alternative) for row in shown if row.alternative}
    given = _in_keras3([*alternatives.values()], proof)
    return [
        Breakage(
            row,
            made.original,
            made.program,
            made.findings,
            keras2,
            new[made.original],
            after[made.program],
            alternatives.get(row.id),
            given[alternatives[row.id]] if row.id in alternatives else {},
        )
        for row, made, keras2 in zip(shown, upgraded, old, strict=True)
    ]


def _in_keras3(programs: Sequence[Program], proof: Proof) -> dict[Program, dict[str, Result]]:
    found: dict[Program, dict[str, Result]] = {each: {} for each in programs}
    runtimes = list(dict.fromkeys(runtime for each in programs for runtime in each.backends))
    for runtime in runtimes:
        own = [each for each in programs if runtime in each.backends]
        # The page says once which runtimes it was made without.
        with contextlib.suppress(UnavailableError):
            for each, result in zip(own, proof.keras3(own, runtime), strict=True):
                found[each][runtime.name] = result
    return found


def mismatches(breakage: Breakage) -> Iterator[str]:
    """What the table says and the runs don't show."""
    row = breakage.row
    place = f"snippets/upgrades/{row.category}.py: {row.id}"
    is_run = not row.only or row.only in breakage.keras3
    if breakage.breaks != row.breaks and is_run:
        new = breakage.keras3[breakage.broken_in]
        shown = f"{new.error}: {new.message}" if new.error else " ".join(new.warnings) or "no message"
        found = breakage.breaks or "gives the same as in Keras 2"
        yield (
            f"{place}: it says that Keras 3 {row.breaks}, and it {found} ({shown}). Write by={found!r}, "
            f"or a program that breaks:\n{breakage.before.text}"
        )
    if not breakage.own:
        yield f"{place}: the upgrader reports nothing of it in this program:\n{breakage.before.text}"
    for runtime, verdict in breakage.verdicts.items():
        if breakage.rewritten and not breakage.keras2.error and verdict.status != Status.EQUAL:
            yield (
                f"{place}: upgraded, it {verdict.status} in {runtime} ({verdict.detail}). Fix the rule:\n"
                f"{breakage.after.text}"
            )
    if breakage.alternative is None:
        return
    if breakage.rewritten:
        yield f"{place}: the upgrader rewrites it. Leave out the program to write instead."
    for runtime, new in breakage.alternatives.items():
        different = "" if breakage.keras2.error else comparison.difference(breakage.keras2, new)
        if new.error or different:
            found = f"raises {new.error}: {new.message}" if new.error else f"differs ({different})"
            yield (
                f"{place}: the program to write instead {found} in {runtime}. Fix it, or the advice:\n"
                f"{breakage.alternative.text}"
            )
