"""The whole atlas: every function's cases run in every runtime, compared, and judged."""

import contextlib
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from executed_docs.execution import availability
from executed_docs.execution.outcome import UnavailableError
from executed_docs.execution.runner import ExecutorLostError, Runner, environment_digest
from executed_docs.execution.runtime import Runtime
from executed_docs.storage.fingerprint import digest
from executed_docs.storage.store import Store
from publishing.atlas import comparison, situations, worker
from publishing.atlas.entry import Difference
from publishing.atlas.programs import Case, Plan, Program
from publishing.atlas.worker import Batch, Result
from publishing.keras.runtimes import JAX, KERAS2, NUMPY, RUNTIMES, TENSORFLOW, TORCH, backend

log = logging.getLogger(__name__)

COMPARED = {
    "replacement": ("before", "after"),
    "rename": ("before", "renamed"),
    "jax": ("after", "jax"),
    "torch": ("after", "torch"),
    "numpy": ("after", "numpy"),
}
"""What is compared: by subject, the old result and the new one."""


@dataclass(frozen=True)
class Function:
    """A function with what its cases returned.

    Attributes:
        plan: What was run.
        results: For each case, the results by what was run: `before`, `after`, `renamed`, `kept`,
            `jax`, `torch`, `numpy`.
        instead: What to do where there is no replacement returned.
        problems: What keeps it from being judged: messages for the author.
        situations: What the replacement returned on arrays and in models, by backend and situation.
        missing: The backends that it couldn't be run on: nothing is known of them.
    """

    plan: Plan
    results: list[dict[str, Result]]
    instead: Result | None
    problems: list[str]
    situations: dict[str, dict[str, Result]]
    missing: frozenset[str] = frozenset()

    @property
    def subjects(self) -> list[str]:
        """What was compared."""
        return [subject for subject in COMPARED if subject not in self.missing]

    @property
    def differences(self) -> list[Difference]:
        """The documented differences of what was compared."""
        return [each for each in self.plan.differences if each.subject not in self.missing]

    @property
    def backends(self) -> list[str]:
        """The backends that the replacement was run on."""
        return [each for each in self.plan.backends if each not in self.missing]

    def aspects(self, subject: str) -> list[frozenset[str]]:
        """For each case, how a subject differs from what it is compared with."""
        old, new = COMPARED[subject]
        found: list[frozenset[str]] = []
        for case, results in zip(self.plan.cases, self.results, strict=True):
            # Where the replacement is nothing but the new name, its result is that of renaming.
            same = new == "renamed" and self.plan.rename and not case.renamed
            other = results.get("after" if same else new)
            if other is None or old not in results:
                found.append(frozenset())
            else:
                found.append(comparison.aspects(results[old], other, subject))
        return found

    def found(self) -> dict[tuple[str, str], Case]:
        """The disagreements to be documented, as subject and aspect, each with the case that shows it best.

        Of a rename, those that raise no message and aren't the replacement's too; all of the
        others, but for the one that all of JAX's have in common.
        """
        shown: dict[tuple[str, str], Case] = {}
        for subject in COMPARED:
            for case, aspects in zip(self.plan.cases, self.aspects(subject), strict=True):
                if subject == "rename":
                    aspects = aspects & set(comparison.SILENT) if case.renamed else frozenset()
                for aspect in aspects - {"width"}:
                    best = shown.setdefault((subject, aspect), case)
                    if case.ordinary and not best.ordinary:
                        shown[subject, aspect] = case
        return shown

    @property
    def verdict(self) -> str:
        """How the replacement compares on ordinary values: an aspect, or `same`, or `none`."""
        if not self.plan.replacement:
            return "none"
        return comparison.worst(set().union(*self._ordinary("replacement")))

    @property
    def hazard(self) -> str:
        """The worst that a rename does in silence, or `same`."""
        return comparison.worst(set().union(*self.aspects("rename")) & set(comparison.SILENT))

    @property
    def ordinary_hazard(self) -> str:
        """The worst that a rename does in silence on ordinary values, or `same`."""
        return comparison.worst(set().union(*self._ordinary("rename")) & set(comparison.SILENT))

    @property
    def elsewhere(self) -> dict[tuple[str, str], list[str]]:
        """What the verdict, about arrays on TensorFlow, leaves out: by place and aspect, the backends.

        The places are `arrays`, with the worst that ordinary values show on another backend, and `models`.
        It isn't counted that a backend accepts more, or that JAX halves the width.
        """
        found: dict[tuple[str, str], list[str]] = {}
        in_models = situations.found(self.situations)
        for name in self.backends:
            places = {("models", one.aspect) for one in in_models if one.backend == name}
            if name in COMPARED:
                aspects = set().union(*self._ordinary(name)) - {"accepts", "width"}
                places.add(("arrays", comparison.worst(aspects)))
            for place, aspect in places:
                if aspect not in {"same", "accepts"}:
                    found.setdefault((place, aspect), []).append(name)
        return dict(sorted(found.items()))

    def _ordinary(self, subject: str) -> list[frozenset[str]]:
        pairs = zip(self.plan.cases, self.aspects(subject), strict=True)
        return [aspects for case, aspects in pairs if case.ordinary]


def mismatches(function: Function) -> Iterator[str]:
    """What is found and not documented, and what is documented and not found."""
    documented = {
        (difference.subject, difference.aspect): difference.ordinary for difference in function.differences
    }
    found = function.found()
    place = f"snippets/atlas/{function.plan.category}.py: {function.plan.name}"
    for (subject, aspect), case in sorted(found.items(), key=lambda item: item[0]):
        result = function.results[function.plan.cases.index(case)]
        old, new = COMPARED[subject]
        example = f"For example:\n{case.before}\n{old}: {_shown(result[old])}\n{new}: {_shown(result[new])}"
        if (subject, aspect) not in documented:
            ordinary = ", ordinary=True" if case.ordinary else ""
            yield (
                f"{place}: the {subject} differs in {aspect}, which isn't documented. "
                f"Fix the replacement, or add Difference({subject!r}, {aspect!r}, …{ordinary}). {example}"
            )
        elif case.ordinary and not documented[subject, aspect]:
            yield (
                f"{place}: the {subject} differs in {aspect} on ordinary values too, which isn't documented. "
                f"Fix the replacement, or give its Difference ordinary=True. {example}"
            )
        elif documented[subject, aspect] and not case.ordinary:
            yield (
                f"{place}: it says that the {subject} differs in {aspect} on ordinary values, "
                "which no case shows. Delete ordinary=True."
            )
    for subject, aspect in sorted(documented.keys() - found.keys()):
        yield f"{place}: it says that the {subject} differs in {aspect}, which no case shows. Delete it."
    yield from situations.mismatches(function.plan, function.situations, function.missing)


def _shown(result: Result) -> str:
    return f"{result['kind']} {result.get('dtype', '')} {result.get('shape', '')} {result['text'][:300]}"


class Atlas:
    """Runs what isn't known yet.

    Args:
        root: The project's folder.
        runner: Where to run it.
        store: Where results are cached.

    Attributes:
        missing: The optional runtimes that this machine can't run, as far as is known.
    """

    def __init__(self, root: Path, runner: Runner, store: Store) -> None:
        self._root = root
        self._runner = runner
        self._store = store
        self._versions: dict[str, Future[dict[str, str]]] = {}
        self.missing = {runtime for runtime in RUNTIMES if availability.problem(runtime)}

    def begin(self) -> None:
        """Begins the slow imports of all runtimes, for `versions` to ask."""
        for runtime in RUNTIMES:
            if runtime.session and runtime not in self.missing:
                label = f"the versions of {runtime.name}"
                self._versions[runtime.name] = self._asked(runtime, label, worker.versions)

    def plans(self) -> list[Plan]:
        """What is to be run.

        Raises:
            CaseError: A case can't be made into a program.
        """
        folder = self._root / "snippets"
        files = [folder / "__init__.py", *(folder / "atlas").glob("*.py")]
        modules = {
            path.relative_to(self._root).as_posix(): path.read_text(encoding="utf-8") for path in files
        }
        read = self._asked(NUMPY, "the cases of the atlas", worker.read, modules)
        return list(self._runner.result(read))

    def versions(self) -> dict[str, dict[str, str]]:
        """The versions of each runtime's packages, after `begin`."""
        found = {}
        for name, versions in self._versions.items():
            with contextlib.suppress(UnavailableError):
                found[name] = self._runner.result(versions)
        return found

    def names(self) -> list[str]:
        """The functions of Keras 2's backend."""
        return list(self._runner.result(self._asked(KERAS2, "the list of functions", worker.names)))

    def functions(self, plans: list[Plan]) -> list[Function]:
        """All functions, in the order of the plans; runs in all runtimes go side by side."""
        started = [
            (
                plan,
                {each: self._start(plan, each) for each in programs(plan) if each not in self.missing},
            )
            for plan in plans
        ]
        # After all cases: a process runs what it is given in this order, and most edits concern a case.
        in_models = [
            {
                runtime: self._submitted(plan, runtime, own)
                for runtime, own in _in_models(plan).items()
                if runtime not in self.missing
            }
            for plan in plans
        ]
        return [
            self._function(plan, runs, models)
            for (plan, runs), models in zip(started, in_models, strict=True)
        ]

    def _asked(
        self,
        runtime: Runtime,
        label: str,
        work: Callable[[worker.Request], Any],
        modules: Mapping[str, str] | None = None,
    ) -> Future[Any]:
        return self._runner.submit(runtime, label, work, worker.Request(str(self._root), runtime), modules)

    def _start(self, plan: Plan, runtime: Runtime) -> Future[list[Result]]:
        wanted = [program for _, _, program in programs(plan)[runtime]]
        return self._submitted(plan, runtime, wanted)

    def _submitted(self, plan: Plan, runtime: Runtime, programs: list[Program]) -> Future[list[Result]]:
        key = _key(programs, runtime, plan.random)
        known = self._store.get(key)
        if known:
            future: Future[list[Result]] = Future()
            try:
                future.set_result(json.loads(known))
                return future
            except ValueError:
                log.debug("The cached results of %s are damaged, so it runs again", plan.name)
        trials = Batch(str(self._root), runtime, tuple(programs), plan.random)
        return self._runner.submit(runtime, f"{plan.name} in {runtime.name}", worker.run, trials)

    def _function(
        self,
        plan: Plan,
        runs: dict[Runtime, Future[list[Result]]],
        models: dict[Runtime, Future[list[Result]]],
    ) -> Function:
        results: list[dict[str, Result]] = [{} for _ in plan.cases]
        instead: Result | None = None
        problems: list[str] = []
        for runtime, run in runs.items():
            wanted = programs(plan)[runtime]
            codes = [program for _, _, program in wanted]
            given = self._given(plan, runtime, codes, run, problems)
            for (position, what, program), result in zip(wanted, given, strict=True):
                if result is None:
                    continue
                if what == "before" and result["kind"] == "error" and plan.cases[position].ordinary:
                    reason = f"raises on ordinary values: {result['text']}. Name a circumstance, or fix it."
                    problems.append(_problem(plan, program, runtime, reason))
                elif what == "instead":
                    instead = result
                else:
                    results[position][what] = result
        in_models: dict[str, dict[str, Result]] = {}
        for runtime, run in models.items():
            name = situations.KERAS2 if runtime == KERAS2 else backend(runtime)
            own = situations.programs(plan, name)
            given = self._given(plan, runtime, [*own.values()], run, problems)
            if given:
                in_models[name] = {
                    situation: result for situation, result in zip(own, given, strict=True) if result
                }
        missing = frozenset(map(backend, self.missing))
        return Function(plan, results, instead, problems, in_models, missing)

    def _given(
        self,
        plan: Plan,
        runtime: Runtime,
        codes: list[Program],
        run: Future[list[Result]],
        problems: list[str],
    ) -> list[Result | None]:
        """What programs returned; None where that is a problem, which is added to the others.

        Nothing where this machine can't run the runtime, which is then one of those missing.
        """
        try:
            given: list[Result | None] = [*self._runner.result(run)]
            self._store.put(_key(codes, runtime, plan.random), json.dumps(given))
        except ExecutorLostError:
            raise
        except UnavailableError as error:
            if availability.is_required(runtime):
                problems.append(f"{plan.name}: {error}")
            self.missing.add(runtime)
            return []
        except Exception:
            # Which of them it was, each shows by itself.
            given = []
            for program in codes:
                alone = self._submitted(plan, runtime, [program])
                try:
                    given += [*self._runner.result(alone)]
                except ExecutorLostError:
                    raise
                except Exception as error:
                    given.append(None)
                    problems.append(_problem(plan, program, runtime, self._runner.reason(error)))
        for position, (program, result) in enumerate(zip(codes, given, strict=True)):
            if result is None:
                continue
            if result["kind"] == "incomparable":
                reason = f"gives {result['text']}, which can't be compared. Return a tensor or a number."
            elif result.get("type") == "NameError":
                reason = f"raises {result['text']}"
            else:
                continue
            problems.append(_problem(plan, program, runtime, reason))
            given[position] = None
        return given


def _problem(plan: Plan, program: Program, runtime: Runtime, reason: str) -> str:
    return f"snippets/atlas/{plan.category}.py: {plan.name} in {runtime.name} {reason} The case:\n{program}"


def programs(plan: Plan) -> dict[Runtime, list[tuple[int, str, Program]]]:
    """What to run in each runtime, with the position of its case and its place among the results."""
    found: dict[Runtime, list[tuple[int, str, Program]]] = {}
    # JAX compiles for each shape and dtype, twenty times as long as the others run: of each
    # trial it gets one input for each circumstance, and one with 64 bits, which it narrows.
    kinds = [(case.trial, case.circumstance, "64" in case.before.setup) for case in plan.cases]
    on_jax = {kinds.index(kind) for kind in kinds}
    for position, case in enumerate(plan.cases):
        found.setdefault(KERAS2, []).append((position, "before", case.before))
        for what, program in (("after", case.after), ("renamed", case.renamed), ("kept", case.kept)):
            if program:
                found.setdefault(TENSORFLOW, []).append((position, what, program))
        for runtime in (JAX, TORCH, NUMPY):
            if case.after and backend(runtime) in plan.backends and (runtime != JAX or position in on_jax):
                found.setdefault(runtime, []).append((position, backend(runtime), case.after))
    if plan.instead:
        found.setdefault(TENSORFLOW, []).append((0, "instead", plan.instead))
    return found


def _in_models(plan: Plan) -> dict[Runtime, list[Program]]:
    """What to run of a function in models, in each runtime."""
    found = {
        runtime: [*situations.programs(plan, backend(runtime)).values()]
        for runtime in (TENSORFLOW, JAX, TORCH, NUMPY)
    }
    found[KERAS2] = [*situations.programs(plan, situations.KERAS2).values()]
    return {runtime: programs for runtime, programs in found.items() if programs}


def _key(programs: list[Program], runtime: Runtime, random: bool) -> str:
    source = Path(worker.__file__).read_text(encoding="utf-8")
    return digest([asdict(program) for program in programs], random, source, environment_digest(runtime))
