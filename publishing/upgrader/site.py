"""The rules of the upgrader as builds of the site get them, and as the page loads them."""

from concurrent.futures import Future
from pathlib import Path

from executed_docs.execution.runner import Runner
from publishing.atlas import site as atlas
from publishing.upgrader.store import cached, key

SCRIPT = "assets/checker_rules.js"
"""Where the page's script is in the site. From disk, a page can load a script, but no data."""

_begun: dict[Path, tuple[str, Future[str]]] = {}
"""By project, the key and the rules of this process: the languages of a build share them."""


def begin(root: Path, runner: Runner) -> Future[str]:
    """The rules of a project: from the cache, or else made in the background, after the atlas.

    Args:
        root: The project's folder.
        runner: What runs the programs that the rules are read from.

    Returns:
        The rules as JSON, or an empty text if the project has no table of upgrades.
    """
    if not (root / "snippets" / "upgrades").is_dir():
        return _done("")
    own = key(root)
    known = _begun.get(root)
    if known is None or known[0] != own or (known[1].done() and known[1].exception()):
        text = cached(root)
        made = atlas.background().submit(_made, root, runner) if text is None else _done(text)
        known = _begun[root] = (own, made)
    return known[1]


def _made(root: Path, runner: Runner) -> str:
    # It imports NumPy, which a build with nothing to run does without.
    from publishing.upgrader import rules

    return rules.made(root, runner)


def _done(text: str) -> Future[str]:
    known: Future[str] = Future()
    known.set_result(text)
    return known


def script(text: str) -> str:
    """The script that gives rules to the page."""
    return f"var tools=tools||{{}};tools.checker_rules={text};\n"
