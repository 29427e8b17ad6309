"""The latest result of each step of a build."""

import json
from typing import Any

from executed_docs.storage.fingerprint import digest
from executed_docs.storage.store import Store


class StepCache:
    """The latest result of each step: as many entries as there are steps, however often they change.

    An entry holds the key of the step's dependencies, and is used only if they have the same key now. A
    dependency that is missing from the key makes a page stale: what can't be determined is not cached.

    Args:
        store: Where results are stored.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, step: str, key: str) -> Any:
        """The result that a step had with this key, or None."""
        try:
            entry = json.loads(self._store.get(digest(step)) or "")
            return entry["result"] if entry["key"] == key else None
        except (ValueError, TypeError, KeyError):
            return None

    def put(self, step: str, key: str, result: object) -> None:
        self._store.put(digest(step), json.dumps({"key": key, "result": result}))
