"""The rules of the upgrader, as an earlier build made them."""

from pathlib import Path

from executed_docs.storage.fingerprint import digest
from executed_docs.storage.store import Store, results_folder
from publishing.atlas import site as atlas


class RulesError(Exception):
    """Rules can't be made: the message says of what, and what to do."""


def cached(root: Path) -> str | None:
    """The rules of a project, if an earlier build made them."""
    return _store(root).get(key(root))


def put(root: Path, text: str) -> None:
    """Caches the rules of a project."""
    _store(root).put(key(root), text)


def _store(root: Path) -> Store:
    return Store(results_folder(root, "upgrader"))


def key(root: Path) -> str:
    """The key of the rules: it changes with whatever they are made of."""
    # What the atlas is made of, and what makes rules of it.
    files = [*Path(__file__).parent.glob("*.py"), *(root / "snippets" / "upgrades").glob("*.py")]
    texts = [(file.parent.name, file.name, file.read_text(encoding="utf-8")) for file in sorted(files)]
    return digest(atlas.source_key(root), texts)
