"""What the pages show of the atlas: made once, then cached."""

import functools
import html
import json
import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from executed_docs.execution import availability
from executed_docs.execution.runner import ExecutorLostError, Runner, environment_digest
from executed_docs.locale.words import Words
from executed_docs.storage.fingerprint import digest, package_versions
from executed_docs.storage.store import Store, results_folder
from publishing.keras.runtimes import KERAS2, RUNTIMES, TENSORFLOW, backend

if TYPE_CHECKING:
    import pebble

log = logging.getLogger(__name__)

_begun: "dict[tuple[Path, str], Future[Site]]" = {}
"""The atlas of this process: the languages of a build share it."""


@dataclass(frozen=True)
class Site:
    """The atlas, rendered.

    Attributes:
        categories: The names of the functions of each category, sorted.
        parts: By language and name, the HTML of `index`, `hazards` and of each function, and under
            `index.md` and so on the same as Markdown.
        see: By name, the section of a chapter with more about it.
        summary: How many functions there are, and how many of each verdict.
        data: What `atlas.json` holds, as text, which takes a fraction of the memory.
        mismatches: What is wrong: messages for the author, by the function's name or nothing.
        missing: The names of the runtimes that it was made without.
    """

    categories: dict[str, list[str]]
    parts: dict[str, dict[str, str]]
    see: dict[str, str]
    summary: dict[str, int]
    data: str
    mismatches: list[tuple[str, str]]
    missing: list[str] = field(default_factory=list)

    def part(self, name: str, language: str, form: str) -> str:
        """A part as `html` or as `md`."""
        return self.parts.get(language, {}).get(name if form == "html" else f"{name}.{form}", "")


def begin(root: Path, runner: Runner, words: Mapping[str, Words]) -> Future[Site]:
    """The atlas of a project: from the cache, or else run, compared and rendered in the background.

    Args:
        root: The project's folder.
        runner: What runs its programs.
        words: The words of each language.
    """
    if not (root / "snippets" / "atlas").is_dir():
        return _done(Site({}, {}, {}, {}, "", []))
    store = Store(results_folder(root, "atlas"))
    key = _key(root, words)
    if (root, key) not in _begun:
        # The latest only: `mkdocs serve` goes on for days.
        _begun.clear()
        try:
            _begun[root, key] = _done(Site(**json.loads(store.get(key) or "")))
        except (ValueError, TypeError):
            _begun[root, key] = background().submit(_made_and_stored, root, runner, words, store, key)
    return _begun[root, key]


@functools.cache
def background() -> "pebble.ThreadPool":
    """What runs in the background of a build, one after the other."""
    # It takes long to import, and an atlas from the cache does without.
    import pebble

    # Its thread is a daemon: an interrupted build doesn't wait for the atlas.
    return pebble.ThreadPool(max_workers=1)


def _done(site: Site) -> Future[Site]:
    known: Future[Site] = Future()
    known.set_result(site)
    return known


def _made_and_stored(root: Path, runner: Runner, words: Mapping[str, Words], store: Store, key: str) -> Site:
    made = _made(root, runner, words, store)
    if not made.mismatches and is_lasting(made):
        store.put(key, json.dumps(asdict(made)))
    return made


def is_lasting(made: Site) -> bool:
    """Whether what an atlas was made without is known to `source_key`, which knows only what is installed.

    What can't be imported may be otherwise next time.
    """
    known = {runtime.name for runtime in RUNTIMES if availability.problem(runtime)}
    return known.issuperset(made.missing)


def forget() -> None:
    """Forgets the atlas of this process, as a new one would have none."""
    _begun.clear()


def forget_failure() -> None:
    """Lets the next build try again what went wrong in the last one."""
    for key, made in list(_begun.items()):
        if made.done() and (made.exception() or made.result().mismatches):
            del _begun[key]


def missing(known: set[str], wanted: set[str]) -> Iterator[str]:
    """What is wrong with the list of functions.

    Args:
        known: The functions that have an entry.
        wanted: The functions of Keras 2's backend.
    """
    for name in sorted(wanted - known):
        yield f"snippets/atlas: keras.backend.{name} of Keras 2 is not in the atlas. Write its entry."
    for name in sorted(known - wanted):
        yield f"snippets/atlas: {name} is in the atlas, but not in Keras 2's keras.backend. Delete its entry."


def _key(root: Path, words: Mapping[str, Words]) -> str:
    theme = [*sorted((root / "theme" / "atlas").glob("*.*")), Path(__file__).parent.parent / "markup.py"]
    texts = [(file.name, file.read_text(encoding="utf-8")) for file in theme]
    return digest(source_key(root), texts, _plain(words), package_versions("pygments", "jinja2"))


def source_key(root: Path) -> str:
    """The key of what the atlas finds: its entries, its code, and its runtimes.

    Args:
        root: The project's folder.
    """
    files = sorted([*(root / "snippets" / "atlas").glob("*.py"), *Path(__file__).parent.glob("*.py")])
    texts = [(file.parent.name, file.name, file.read_text(encoding="utf-8")) for file in files]
    runtimes = [(environment_digest(runtime), availability.problem(runtime) is None) for runtime in RUNTIMES]
    return digest(texts, runtimes)


def _plain(words: Mapping[str, Words]) -> dict[str, dict[str, str]]:
    return {language: dict(own) for language, own in words.items()}


def _made(root: Path, runner: Runner, words: Mapping[str, Words], store: Store) -> Site:
    # They import NumPy, which a build with nothing to run does without.
    from publishing.atlas.render import Data, Templates, described
    from publishing.atlas.results import Atlas, Function
    from publishing.atlas.results import mismatches as of_function

    atlas = Atlas(root, runner, store)
    atlas.begin()
    try:
        plans = atlas.plans()
    except ExecutorLostError:
        raise
    except Exception as error:
        parts = {language: {"index": _failure(str(error))} for language in words}
        return Site({}, parts, {}, _summary([]), "", [("", str(error))])
    functions = atlas.functions(plans)
    mismatches = [("", message) for message in missing({plan.name for plan in plans}, set(atlas.names()))]
    whole: list[Function] = []
    for function in functions:
        messages = function.problems or list(of_function(function))
        mismatches += [(function.plan.name, message) for message in messages]
        if not function.problems:
            whole.append(function)
    versions = atlas.versions()
    missing_backends = frozenset(map(backend, atlas.missing))
    shown = {"keras2": _line(versions[KERAS2.name]), "keras3": _line(versions[TENSORFLOW.name])}
    data: list[Data] = [described(function) for function in whole]
    parts = {}
    for language, own in words.items():
        parts[language] = {}
        for kind, ending in (("html", ""), ("md", ".md")):
            templates = Templates(root, language, own, shown, kind, missing_backends)
            parts[language] |= {f"index{ending}": templates.index(data)}
            parts[language] |= {f"hazards{ending}": templates.hazards(data)}
            parts[language] |= {f"{function['name']}{ending}": templates.entry(function) for function in data}
    for name, message in mismatches:
        for language in words:
            part = name or "index"
            parts[language][part] = _failure(message) + parts[language].get(part, "")
    categories: dict[str, list[str]] = {}
    for plan in plans:
        categories[plan.category] = sorted([*categories.get(plan.category, []), plan.name])
    return Site(
        categories=categories,
        parts=parts,
        see={plan.name: plan.see for plan in plans if plan.see},
        summary=_summary(data),
        data=json.dumps({"schema": 1, "versions": versions, "functions": data}, ensure_ascii=False),
        mismatches=mismatches,
        missing=[runtime.name for runtime in RUNTIMES if runtime in atlas.missing],
    )


def _summary(functions: list[dict[str, Any]]) -> dict[str, int]:
    from publishing.atlas import comparison

    counts = dict.fromkeys((*comparison.SEVERITY, "none"), 0)
    counts |= Counter(function["verdict"] for function in functions)
    hazards = sum(function["hazard"] != "same" for function in functions)
    cases = sum(function["count"] for function in functions)
    return {"functions": len(functions), "hazards": hazards, "cases": cases, **counts}


def _line(versions: dict[str, str]) -> str:
    return " · ".join(f"{name} {version}" for name, version in versions.items())


def _failure(message: str) -> str:
    return f'<div class="admonition failure"><pre><code>{html.escape(message)}</code></pre></div>'
