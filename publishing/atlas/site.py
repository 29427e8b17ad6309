"""What the pages need of the atlas, made once and kept."""

import functools
import html
import json
import logging
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publishing import cache
from publishing.cache import Cache, digest
from publishing.runner import ExecutorLostError, Runner, surroundings
from publishing.runtime import KERAS2, RUNTIMES, TENSORFLOW

if TYPE_CHECKING:
    import pebble

log = logging.getLogger(f"mkdocs.plugins.{__name__}")

_begun: "dict[tuple[Path, str], Future[Site]]" = {}
"""What both languages of a build share."""

_LANGUAGES = ("en", "zh")
_PLACE = re.compile(r'<div data-atlas="([\w/]+)"></div>')


@dataclass(frozen=True)
class Site:
    """The atlas, rendered.

    Attributes:
        categories: The names of the functions of each category, sorted.
        parts: By language and name, the HTML of `index`, `hazards` and of each function, and under
            `index.md` and so on the same as Markdown.
        see: By name, the section of a chapter that tells more.
        summary: How many functions there are, and how many of each verdict.
        data: What `atlas.json` holds, as text, which takes a fraction of the memory.
        complaints: What is wrong: messages for the author, by the function's name or nothing.
    """

    categories: dict[str, list[str]]
    parts: dict[str, dict[str, str]]
    see: dict[str, str]
    summary: dict[str, int]
    data: str
    complaints: list[tuple[str, str]]

    def place(self, name: str) -> str:
        """What stands in a page's Markdown for a part of it, until it is HTML."""
        return f'<div data-atlas="{name}"></div>'

    def put(self, page: str, language: str, ending: str = "") -> str:
        """A page's HTML with the parts in their places; with the ending `.md`, its Markdown."""
        return _PLACE.sub(lambda place: self.parts.get(language, {}).get(place[1] + ending, ""), page)


def begin(root: Path, runner: Runner) -> Future[Site]:
    """The atlas of a project: as it is kept, or else run, compared and rendered in the background."""
    if not (root / "snippets" / "atlas").is_dir():
        return _at_hand(Site({}, {}, {}, {}, "", []))
    store = Cache(cache.of_runs(root, "atlas"))
    key = _key(root)
    if (root, key) not in _begun:
        # The latest only: `mkdocs serve` goes on for days.
        _begun.clear()
        try:
            _begun[root, key] = _at_hand(Site(**json.loads(store.get(key) or "")))
        except (ValueError, TypeError):
            _begun[root, key] = _background().submit(_made_and_kept, root, runner, store, key)
    return _begun[root, key]


@functools.cache
def _background() -> "pebble.ThreadPool":
    # It takes long to import, and an atlas that is at hand does without.
    import pebble

    # Its thread is a daemon: an interrupted build doesn't wait for the atlas.
    return pebble.ThreadPool(max_workers=1)


def _at_hand(site: Site) -> Future[Site]:
    known: Future[Site] = Future()
    known.set_result(site)
    return known


def _made_and_kept(root: Path, runner: Runner, store: Cache, key: str) -> Site:
    made = _made(root, runner, store)
    if not made.complaints:
        store.put(key, json.dumps(asdict(made)))
    return made


def forget_failure() -> None:
    """Lets the next build try again what went wrong in the last one."""
    for key, made in list(_begun.items()):
        if made.done() and (made.exception() or made.result().complaints):
            del _begun[key]


def _key(root: Path) -> str:
    files = sorted([*(root / "snippets" / "atlas").glob("*.py"), *Path(__file__).parent.glob("*.py")])
    files += sorted((root / "theme" / "atlas").glob("*.*"))
    texts = [(file.parent.name, file.name, file.read_text(encoding="utf-8")) for file in files]
    runtimes = [surroundings(runtime.name) for runtime in RUNTIMES.values() if runtime.keras]
    return digest(texts, runtimes, cache.versions("pygments", "jinja2"))


def _made(root: Path, runner: Runner, store: Cache) -> Site:
    # They import NumPy, which a build with nothing to run does without.
    from publishing.atlas.atlas import Atlas, Function, untold
    from publishing.atlas.pages import Data, Templates, described

    atlas = Atlas(root, runner, store)
    atlas.begin()
    try:
        plans = atlas.plans()
    except ExecutorLostError:
        raise
    except Exception as error:
        parts = {language: {"index": _failure(str(error))} for language in _LANGUAGES}
        return Site({}, parts, {}, _summary([]), "", [("", str(error))])
    functions = atlas.functions(plans)
    complaints = [("", message) for message in _missing({plan.name for plan in plans}, set(atlas.names()))]
    whole: list[Function] = []
    for function in functions:
        messages = function.problems or list(untold(function))
        complaints += [(function.plan.name, message) for message in messages]
        if not function.problems:
            whole.append(function)
    versions = atlas.versions()
    shown = {"keras2": _line(versions[KERAS2.name]), "keras3": _line(versions[TENSORFLOW.name])}
    data: list[Data] = [described(function) for function in whole]
    parts = {}
    for language in _LANGUAGES:
        parts[language] = {"checker": Templates(root, language, shown, "html").checker(data)}
        for kind, ending in (("html", ""), ("md", ".md")):
            templates = Templates(root, language, shown, kind)
            parts[language] |= {f"index{ending}": templates.index(data)}
            parts[language] |= {f"hazards{ending}": templates.hazards(data)}
            parts[language] |= {f"{function['name']}{ending}": templates.entry(function) for function in data}
    for name, message in complaints:
        for language in _LANGUAGES:
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
        complaints=complaints,
    )


def _missing(known: set[str], wanted: set[str]) -> Iterator[str]:
    for name in sorted(wanted - known):
        yield f"snippets/atlas: keras.backend.{name} of Keras 2 is not in the atlas. Write its entry."
    for name in sorted(known - wanted):
        yield f"snippets/atlas: {name} is in the atlas, but not in Keras 2's keras.backend. Delete its entry."


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
