"""The table of breakages and the corpus as HTML and as Markdown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from executed_docs.locale.words import Words, section
from publishing import markup
from publishing.atlas.names import dashed
from publishing.keras.runtimes import JAX, NUMPY, TENSORFLOW, TORCH
from publishing.proof.proof import Row as Proved
from publishing.proof.proof import Status
from publishing.proof.trial import Array, Result
from publishing.upgrader.upgrades import Row
from publishing.upgrader_pages.breakages import Breakage

Data = dict[str, Any]

BACKENDS = {TENSORFLOW.name: "TensorFlow", JAX.name: "JAX", TORCH.name: "PyTorch", NUMPY.name: "NumPy"}

_DETAIL = 90
"""Characters of what differs that a table of many programs shows."""


def described(row: Row, breakage: Breakage | None) -> Data:
    """A row as the templates show it."""
    return {
        "id": row.id,
        "title": row.title,
        "category": row.category,
        "about": {"en": row.en, "zh": row.zh},
        "breaks": row.breaks,
        "state": "rewritten" if breakage and breakage.rewritten else "left",
        "rules": [_rule(rule) for rule in row.rules],
    } | (_run(breakage) if breakage else {})


def _run(breakage: Breakage) -> Data:
    instead = breakage.alternative
    verdicts = breakage.shown_verdicts
    unequal: dict[str, list[str]] = {}
    for name, verdict in verdicts.items():
        if verdict.status != Status.EQUAL:
            unequal.setdefault(verdict.detail.rstrip(" :"), []).append(BACKENDS[name])
    return {
        "before": breakage.before.text.rstrip("\n"),
        "keras2": shown(breakage.keras2),
        "keras3": shown(breakage.keras3[breakage.broken_in]),
        "where": BACKENDS[breakage.broken_in],
        "after": _shown_code(breakage),
        "written": "instead" if instead else "upgraded",
        "agree": _agreement(breakage),
        "upgraded": shown(next(iter((breakage.alternatives or breakage.upgraded).values()))),
        "backends": [BACKENDS[name] for name in verdicts],
        "unequal": [{"backends": backends, "detail": detail} for detail, backends in unequal.items()],
    }


def _shown_code(breakage: Breakage) -> str:
    if breakage.alternative:
        return breakage.alternative.text.rstrip("\n")
    return breakage.after.text.rstrip("\n") if _is_changed(breakage) else ""


def _agreement(breakage: Breakage) -> str:
    """The name of the sentence that says how the program for Keras 3 compares."""
    if not breakage.alternative:
        return "agree"
    return "runs_instead" if breakage.keras2.error else "agree_instead"


def _is_changed(breakage: Breakage) -> bool:
    """Whether the upgrader changed more than it marked."""
    lines = breakage.after.text.splitlines()
    code = [line for line in lines if not line.strip().startswith("# Keras 3: ")]
    return code != breakage.before.text.splitlines()


def shown(result: Result) -> Data:
    """What a program gave, as a reader sees it."""
    if result.error:
        text = f"{result.error}: {result.message}".rstrip(" :")
        return {"kind": "error", "facts": "", "text": text}
    only = result.arrays[0] if len(result.arrays) == 1 else None
    # Of a plain number, there is nothing more to say.
    facts = f"{only.dtype} · {only.shape}" if only and only.shape else ""
    values = "\n".join(map(_text, result.arrays))
    return {"kind": "value", "facts": facts, "text": "\n".join([*result.warnings, values])}


def _text(array: Array) -> str:
    if array.dtype == "text":
        return repr(array.values[0])
    values = np.asarray(array.values, array.dtype).reshape(array.shape)
    return np.array2string(values, threshold=40, edgeitems=2, precision=6, max_line_width=60, separator=" ")


def _rule(rule: Mapping[str, Any]) -> Data:
    """A rule as the code that it looks for and the code that it writes."""
    old, new = rule["old"], rule["new"]
    of = rule.get("of", "")
    match rule["kind"]:
        case "keyword":
            texts = (f"{old}=", f"{new}=" if new else "")
        case "method":
            texts = (f".{old}(…)", f".{new}(…)" if new else "")
        case "property":
            texts = (f".{old}()", f".{new}")
        case "attribute":
            texts = (f".{old} = …" if of == "assigned" else f".{old}", f".{new}" if new else "")
            of = ""
        case "kernel":
            texts = ("(n, 3, 3)", "(n, (3, 3))")
        case "pair":
            texts = (", ".join(f"{name}=" for name in old.split()), f"{new}=(…, …)")
        case "length":
            texts = (f"{old}=n", f"{new}=(n,)")
        case "positional":
            name = rule["parameters"][0]
            texts = (f'{of}("…", …)', f'{of}({name}="…", …)')
            of = f"{rule['base']}*" if rule["base"] else ""
        case "order":
            texts = (f"{of.split()[0]}(…)", f"{of.split()[0]}({', '.join(new.split())})")
            of = ""
        case "default":
            texts = (f"{of.split()[0]}(…)", "")
            of = ""
        case "identifier":
            texts = (f'"{old}"', new and f'"{new}"')
            of = f"{of} {rule['arguments'].split()[0]}="
        case "operation":
            texts = (old.split()[0].replace("tensorflow", "tf"), f"ops.{new}")
        case "weights":
            texts = ('"….h5"', '"….weights.h5"')
        case "loss":
            texts = (f".{old}(…)", "")
        case "cast":
            texts = (f"{old}(x)", f"tf.cast(x, tf.{new})")
        case _:
            texts = (old, new)
    does = "left_out" if rule.get("drop") else "left_out_if_zero" if rule.get("zero") else "reported"
    return {"old": texts[0], "new": texts[1], "of": of, "does": does}


def proved(row: Proved, links: Mapping[str, str], missing: Collection[str] = ()) -> Data:
    """A program of the corpus as the templates show it.

    Args:
        row: The program with its results.
        links: By the rule of a finding, the section that it is in, as `page#section`.
        missing: The names of the runtimes that nothing was run in.
    """
    rules = list(dict.fromkeys(finding.rule for finding in row.left))
    results = [row.results.get(name) for name in BACKENDS if name not in missing]
    return {
        "program": row.program,
        "lines": row.lines,
        "rewritten": row.rewritten,
        "left": [{"rule": rule, "link": links.get(rule, "")} for rule in rules],
        "results": [verdict and asdict(verdict) | {"detail": _short(verdict.detail)} for verdict in results],
    }


def _short(text: str) -> str:
    return text if len(text) <= _DETAIL else text[:_DETAIL].rstrip() + "…"


class Templates:
    """Renders the pages of the upgrader in one language.

    Args:
        root: The project's folder.
        words: The words of the language.
        language: `en` or `zh`.
        versions: The versions shown with outcomes, by `keras2` and `keras3`.
        kind: `html` or `md`.
        missing: The names of the runtimes that nothing was run in.
    """

    def __init__(
        self,
        root: Path,
        words: Words,
        language: str,
        versions: Mapping[str, str],
        kind: str,
        missing: Collection[str] = (),
    ) -> None:
        self._kind = kind
        self._words = words
        self._breakages = markup.environment(root / "theme" / "breakages")
        self._corpus = markup.environment(root / "theme" / "corpus")
        self._breakages.globals |= {
            "words": section(words, "breakages"),
            "language": language,
            "versions": versions,
        }
        self._corpus.globals |= {
            "words": section(words, "corpus"),
            "backends": [title for name, title in BACKENDS.items() if name not in missing],
        }
        self._corpus.filters["address"] = self._address

    def index(self, rows: Sequence[Data]) -> str:
        return self._finished(self._breakages.get_template(f"index.{self._kind}").render(rows=rows))

    def entry(self, row: Data) -> str:
        return self._finished(self._breakages.get_template(f"entry.{self._kind}").render(row=row))

    def corpus(self, rows: Sequence[Data]) -> str:
        return self._finished(self._corpus.get_template(f"table.{self._kind}").render(rows=rows))

    def _address(self, link: str) -> str:
        page, _, anchor = link.partition("#")
        # In HTML, the engine resolves the names of pages.
        return f"{page}.md#{anchor}" if self._kind == "html" else f"../{page}/#{anchor}"

    def _finished(self, text: str) -> str:
        return text if self._kind == "md" else markup.compact(text)


def links(rules: Mapping[str, Any]) -> dict[str, str]:
    """By what a finding is of, the section about it, as `page#section`."""
    functions = {
        f"K.{name}": f"atlas/{dashed(rule['category'])}#{rule['anchor']}"
        for name, rule in rules["backend"].items()
        if rule.get("anchor")
    }
    return functions | {name: f"breakages#{name}" for name in rules["messages"]}
