"""The proof: each program run in Keras 2, upgraded, run in Keras 3 on each backend, and compared."""

import contextlib
import json
import logging
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from executed_docs.execution import availability
from executed_docs.execution.outcome import UnavailableError
from executed_docs.execution.runner import Runner, environment_digest
from executed_docs.execution.runtime import Runtime
from executed_docs.storage.fingerprint import digest
from executed_docs.storage.store import Store
from publishing.keras.runtimes import KERAS2
from publishing.proof import comparison, keras2, programs, trial
from publishing.proof.programs import Era, Program
from publishing.proof.trial import Result, Trial
from publishing.proof.upgrader import Finding, Upgraded, Upgrader

log = logging.getLogger(__name__)

TIMEOUT = 120.0
"""Seconds that a program may take, the import of its runtime included."""


class ProofError(Exception):
    """A program that proves nothing: the message names it and says why."""


class Status(StrEnum):
    """How a backend's result compares with that of Keras 2."""

    EQUAL = "equal"
    DIFFERS = "differs"
    RAISES = "raises"


@dataclass(frozen=True)
class Verdict:
    """What an upgraded program does on one backend.

    Attributes:
        status: How it compares.
        detail: What differs, or the exception with its message; nothing if equal.
        line: The line of the upgraded program that raised.
        reported: Whether it is equal, or a finding said that it may differ. If it raises, the finding has to
            be on a line that was being executed then.
        used: How much of the tolerance an equal result uses up.
    """

    status: Status
    detail: str = ""
    line: int | None = None
    reported: bool = True
    used: float = 0.0


@dataclass(frozen=True)
class Row:
    """A program in the table.

    Attributes:
        program: Its name.
        shape: The kind of code that it represents.
        era: Which Keras 2 it was written for.
        lines: How many lines it has.
        findings: How many findings were reported.
        rewritten: How many of its lines were changed.
        left: What stands as it was or differs, with the reasons.
        results: For each backend on which it can run, how it compares.
    """

    program: str
    shape: str
    era: Era
    lines: int
    findings: int
    rewritten: int
    left: tuple[Finding, ...]
    results: dict[str, Verdict]

    @property
    def proved(self) -> bool:
        """Whether it computes the same on every backend, or a finding reported that it doesn't."""
        return all(verdict.reported for verdict in self.results.values())

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


class Proof:
    """Runs what isn't known yet.

    Args:
        root: The project's folder.
        runner: Where to run it.
        store: Where results are cached.
    """

    def __init__(self, root: Path, runner: Runner, store: Store) -> None:
        self._root = root
        self._runner = runner
        self._store = store

    def rows(self, corpus: Sequence[Program], upgrader: Upgrader) -> list[Row]:
        """The table, in the order of the programs; runs in all runtimes go side by side.

        Nothing runs in an optional runtime that this machine lacks, and the table says nothing of it.

        Raises:
            ProofError: Programs raise in Keras 2, hang or crash, or leave no result.
            UpgraderError: The command can't be used.
        """
        old = [self._start(program, KERAS2, program.era) for program in corpus]
        upgraded = upgrader.upgrade(corpus)
        new = [
            {
                runtime.name: self._start(after.program, runtime)
                for runtime in after.program.backends
                if availability.problem(runtime) is None
            }
            for after in upgraded
        ]
        rows, problems = [], []
        for parts in zip(corpus, old, upgraded, new, strict=True):
            try:
                rows.append(self._row(*parts))
            except ProofError as error:
                problems.append(str(error))
        if problems:
            raise ProofError("\n".join(problems))
        return rows

    def keras2(self, corpus: Sequence[Program], era: Era | None = None) -> list[Result]:
        """What programs give in Keras 2, whether they raise or not.

        Args:
            corpus: The programs.
            era: The Keras 2 to run them in, instead of the one that each was written for.
        """
        runs = [self._start(program, KERAS2, era or program.era) for program in corpus]
        return [self._result(program, run) for program, run in zip(corpus, runs, strict=True)]

    def keras3(self, corpus: Sequence[Program], runtime: Runtime) -> list[Result]:
        """What programs give in a runtime of Keras 3 as they are, whether they raise or not.

        Raises:
            UnavailableError: The runtime is optional, and this machine can't run it.
        """
        if problem := availability.problem(runtime):
            raise UnavailableError(problem)
        runs = [self._start(program, runtime) for program in corpus]
        return [self._result(program, run) for program, run in zip(corpus, runs, strict=True)]

    def _row(
        self, program: Program, old: Future[Result], upgraded: Upgraded, new: dict[str, Future[Result]]
    ) -> Row:
        before = self._result(program, old)
        if before.error:
            raise ProofError(
                f"{program.name}, line {before.line}: raises in Keras 2: {before.error}: {before.message}. "
                "Write it so that it runs there."
            )
        results = {}
        for name, run in new.items():
            with contextlib.suppress(UnavailableError):
                results[name] = _verdict(before, self._result(program, run), upgraded)
        return Row(
            program=program.name,
            shape=program.shape,
            era=program.era,
            lines=program.lines,
            findings=len(upgraded.findings),
            rewritten=upgraded.rewritten,
            left=upgraded.reported,
            results=results,
        )

    def _start(self, program: Program, runtime: Runtime, era: Era = Era.TF_KERAS) -> Future[Result]:
        key = _key(program, runtime, era)
        try:
            known: Future[Result] = Future()
            known.set_result(Result.from_json(json.loads(self._store.get(key) or "")))
            return known
        except ValueError:
            pass
        source = program.source
        task = Trial(str(self._root), runtime, program.name, source, era)
        run = self._runner.submit(runtime, f"{program.name} in {runtime.name}", trial.run, task)
        run.add_done_callback(lambda done: self._put(key, done))
        return run

    def _put(self, key: str, run: Future[Result]) -> None:
        if not run.cancelled() and not run.exception():
            self._store.put(key, json.dumps(run.result().to_json()))

    def _result(self, program: Program, run: Future[Result]) -> Result:
        try:
            return self._runner.result(run)
        except trial.ResultError as error:
            raise ProofError(str(error)) from error
        except UnavailableError:
            raise
        except Exception as error:
            raise ProofError(f"{program.name} {self._runner.reason(error)}") from error


def _verdict(old: Result, new: Result, upgraded: Upgraded) -> Verdict:
    if new.error:
        reported = any(map(upgraded.is_reported, new.lines))
        return Verdict(Status.RAISES, f"{new.error}: {new.message}", new.line, reported)
    different = comparison.difference(old, new)
    if different:
        return Verdict(Status.DIFFERS, different, None, bool(upgraded.reported))
    return Verdict(Status.EQUAL, used=round(comparison.largest_error(old, new), 3))


def _key(program: Program, runtime: Runtime, era: Era) -> str:
    """All that a result depends on."""
    modules = (trial, programs, *([keras2] if runtime == KERAS2 else []))
    code = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules]
    return digest(program.name, program.source, era, code, environment_digest(runtime))
