"""The atlas as data, as HTML, and as Markdown."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from executed_docs.locale.words import Words, section
from publishing import markup
from publishing.atlas import comparison, situations
from publishing.atlas.entry import BACKENDS, SituationDifference
from publishing.atlas.names import anchor, dashed
from publishing.atlas.results import COMPARED, Function
from publishing.atlas.worker import Result

Data = dict[str, Any]

OTHERS = tuple(backend for backend in BACKENDS if backend != "tensorflow")
"""The backends that are compared with TensorFlow."""


def described(function: Function) -> Data:
    """A function as `atlas.json` has it, and as the templates show it."""
    plan = function.plan
    example = plan.cases[0]
    differences = {subject: _differences(function, subject) for subject in function.subjects}
    return {
        "name": plan.name,
        "anchor": anchor(plan.name),
        "category": plan.category,
        "about": {"en": plan.en, "zh": plan.zh},
        "replacement": plan.replacement,
        "source": plan.source,
        "rename": plan.rename,
        "backends": function.backends,
        "verdict": function.verdict,
        "hazard": function.hazard,
        "ordinary_hazard": function.ordinary_hazard,
        "elsewhere": [
            {"place": place, "aspect": aspect, "backends": backends}
            for (place, aspect), backends in function.elsewhere.items()
        ],
        "edges": _edges(function),
        "count": len(plan.cases),
        "silent": sum(bool(aspects & set(comparison.SILENT)) for aspects in function.aspects("rename")),
        "example": {
            "before": str(example.before),
            "after": str(example.after or ""),
            "results": {what: _public(result) for what, result in function.results[0].items()},
        },
        "kept": _public(function.results[0]["kept"]),
        "instead": {"code": str(plan.instead), "result": _public(function.instead)}
        if function.instead
        else None,
        "renamed": _renamed(function),
        "tells": [
            {
                "subject": difference.subject,
                "aspect": difference.aspect,
                "ordinary": difference.ordinary,
                "text": {"en": difference.en, "zh": difference.zh},
            }
            for difference in function.differences
        ],
        "differences": differences,
        "differs_on": [subject for subject in OTHERS if differences.get(subject)],
        "situations": {
            "tried": {
                backend: [name for name in situations.SITUATIONS if name in results]
                for backend, results in function.situations.items()
                if backend in BACKENDS
            },
            "differences": list(_in_situations(function)),
        },
    }


def _public(result: Result) -> Result:
    """A result without what only comparing it needs."""
    items = {"items": [_public(item) for item in result["items"]]} if "items" in result else {}
    return {key: value for key, value in result.items() if key != "values"} | items


def _circumstance(circumstance: tuple[str, str]) -> Data:
    return dict(zip(("en", "zh"), circumstance, strict=True))


def _edges(function: Function) -> list[Data]:
    """The circumstances in which Keras 3 differs otherwise than on ordinary values."""
    verdict = {function.verdict, "accepts"}
    found = {
        case.circumstance
        for case, aspects in zip(function.plan.cases, function.aspects("replacement"), strict=True)
        if aspects - verdict and not case.ordinary
    }
    return [_circumstance(circumstance) for circumstance in sorted(found)]


def _renamed(function: Function) -> Data | None:
    """The case that shows best what renaming does.

    A silent one, if there is one; rather one where the replacement does better; rather on ordinary
    values; and the worst of these.
    """
    aspects = function.aspects("rename")

    def weight(position: int) -> tuple[bool, bool, bool, int, int]:
        case = function.plan.cases[position]
        silent = aspects[position] & set(comparison.SILENT)
        worst = comparison.worst(silent or aspects[position])
        return bool(silent), bool(case.renamed), case.ordinary, comparison.SEVERITY.index(worst), -position

    if not any(aspects):
        return None
    position = max(range(len(aspects)), key=weight)
    case, results = function.plan.cases[position], function.results[position]
    return {
        "code": str(case.renamed or case.after),
        "right": case.after.expression if case.after and case.renamed else "",
        "before": _public(results["before"]),
        "result": _public(results["renamed" if case.renamed else "after"]),
    }


def _differences(function: Function, subject: str) -> list[Data]:
    """One case for each way of being different, with all the circumstances in which it occurs."""
    old, new = COMPARED[subject]
    rows: dict[frozenset[str], Data] = {}
    cases = zip(function.plan.cases, function.results, function.aspects(subject), strict=True)
    for case, results, aspects in cases:
        if not aspects:
            continue
        if subject == "rename" and not case.renamed:
            # Told of the replacement.
            continue
        program = {"replacement": case.before, "rename": case.renamed}.get(subject, case.after)
        row = rows.setdefault(
            aspects,
            {
                "circumstances": [],
                "aspects": sorted(aspects, key=comparison.SEVERITY.index),
                "code": str(program),
                "old": _public(results[old]),
                "new": _public(results[new]),
                "found": 0,
            },
        )
        row["found"] += 1
        circumstance = _circumstance(case.circumstance)
        if circumstance not in row["circumstances"]:
            row["circumstances"].append(circumstance)
    return list(rows.values())


def _in_situations(function: Function) -> Iterator[Data]:
    """The documented differences in models, each with the first run that shows it."""
    plan = function.plan
    for difference in plan.situations:
        places = situations.places(difference, function.situations)
        shown = next(iter(places), None)
        # One that no run shows is reported as a mismatch.
        if not shown:
            continue
        situation, backend = shown
        results = function.situations[backend]
        yield {
            "situations": list(difference.situations),
            "backends": list(dict.fromkeys(backend for _, backend in places)),
            "aspect": difference.aspect,
            "text": {"en": difference.en, "zh": difference.zh},
            "shown": situation,
            "code": str(situations.programs(plan, backend)[situation]),
            "old": _public(situations.reference(function.situations, backend, situation) or {}),
            "new": _public(results[situation]),
            "advised": list(_advised(function, difference, shown)),
        }


def _advised(function: Function, difference: SituationDifference, shown: tuple[str, str]) -> Iterator[Data]:
    """What is advised for a situation, with what it gives on the backend that shows the difference."""
    situation, backend = shown
    for code in situations.advised(difference):
        name = situations.advice(situation, code)
        backends = [
            each
            for each, own in function.situations.items()
            if name in own
            and (old := situations.reference(function.situations, each, situation))
            and old["kind"] != "error"
        ]
        if backends:
            yield {
                "code": code,
                "backends": backends,
                "result": _public(function.situations[backend][name]),
            }


class Templates:
    """Renders the atlas in one language.

    Args:
        root: The project's folder.
        language: `en` or `zh`.
        words: The words of the language.
        versions: The versions shown with outcomes, by `keras2` and `keras3`.
        kind: `html` or `md`.
        missing: The backends that nothing was run on.
    """

    def __init__(
        self,
        root: Path,
        language: str,
        words: Words,
        versions: Mapping[str, str],
        kind: str,
        missing: frozenset[str] = frozenset(),
    ) -> None:
        own = section(words, "atlas")
        self._environment = markup.environment(root / "theme" / "atlas")
        self._environment.filters |= {"dashed": dashed}
        self._environment.globals |= {
            "words": own,
            "language": language,
            "sides": {
                "replacement": (own["before"], own["after"]),
                "rename": (own["before"], own["renamed_differs"]),
                **{each: (own["backends.tensorflow"], own[f"backends.{each}"]) for each in OTHERS},
            },
            "others": OTHERS,
            "everywhere": [each for each in BACKENDS if each not in missing],
            "titled": self._titled,
            "versions": versions,
            "places": self._places,
            "shape": lambda sizes: f"({', '.join(map(str, sizes))}{',' if len(sizes) == 1 else ''})",
        }
        self._language = language
        self._words = own
        self._categories = section(words, "categories")
        self._kind = kind

    def entry(self, function: Data) -> str:
        return self._render("entry", function=function)

    def index(self, functions: Iterable[Data]) -> str:
        functions = sorted(functions, key=lambda function: function["name"])
        known = {function["category"] for function in functions}
        found = {function["verdict"] for function in functions}
        return self._render(
            "index",
            functions=functions,
            categories={name: title for name, title in self._categories.items() if name in known},
            verdicts=[verdict for verdict in (*comparison.SEVERITY, "none") if verdict in found],
        )

    def hazards(self, functions: Iterable[Data]) -> str:
        """The functions whose renaming is silent, the worst first.

        What happens on ordinary values comes before what happens elsewhere, and wrong numbers of
        the right shape before all else.
        """

        def badness(function: Data) -> tuple[int, int, float]:
            ranks = [comparison.SEVERITY.index(function[key]) for key in ("ordinary_hazard", "hazard")]
            return ranks[0], ranks[1], function["silent"] / function["count"]

        hazards = [function for function in functions if function["hazard"] != "same"]
        hazards.sort(key=badness, reverse=True)
        return self._render("hazards", hazards=hazards)

    def _places(self, difference: Data, tried: Data) -> str:
        """Where a difference in models is found: the situations, and the backends if not all show it."""
        names = difference["situations"]
        if {"known_batch", "unknown_batch"} <= {*names}:
            names = ["functional_model", *(name for name in names if not name.endswith("_batch"))]
        comma = self._words["comma"]
        where = comma.join(self._words[name] for name in names)
        able = {backend for backend, own in tried.items() if {*difference["situations"]} <= {*own}}
        if {*difference["backends"]} == able:
            return where
        return f"{where} · {self._titled(difference['backends'])}"

    def _titled(self, backends: Iterable[str]) -> str:
        return self._words["comma"].join(self._words[f"backends.{backend}"] for backend in backends)

    def _render(self, template: str, **values: Any) -> str:
        text = self._environment.get_template(f"{template}.{self._kind}").render(**values)
        return text if self._kind == "md" else markup.compact(text)
