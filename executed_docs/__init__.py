"""The engine: executes the snippets that pages name, and shows and asserts what they give."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from executed_docs.errors import BuildError
    from executed_docs.execution.outcome import Outcome, RunError
    from executed_docs.execution.runner import Runner
    from executed_docs.execution.runtime import PYTHON, Runtime
    from executed_docs.execution.snippet import Project, Snippet, SnippetError

_HOMES = {
    "PYTHON": "executed_docs.execution.runtime",
    "BuildError": "executed_docs.errors",
    "Outcome": "executed_docs.execution.outcome",
    "Project": "executed_docs.execution.snippet",
    "RunError": "executed_docs.execution.outcome",
    "Runner": "executed_docs.execution.runner",
    "Runtime": "executed_docs.execution.runtime",
    "Snippet": "executed_docs.execution.snippet",
    "SnippetError": "executed_docs.execution.snippet",
}

__all__ = [
    "PYTHON",
    "BuildError",
    "Outcome",
    "Project",
    "RunError",
    "Runner",
    "Runtime",
    "Snippet",
    "SnippetError",
]


def __getattr__(name: str) -> Any:
    # Imported when they are asked for: each worker process imports this package, and needs few of them.
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
