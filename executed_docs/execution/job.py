"""A run as a worker process gets it, for a process that imports nothing of what the worker imports."""

from dataclasses import dataclass

from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import Snippet


@dataclass(frozen=True)
class Job:
    """A run to be made.

    Attributes:
        root: The project's folder, from which local modules are imported.
        filename: The snippet's file, relative to the root.
        source: The text to run.
        runtime: The runtime, which is that of the worker.
        local_modules: The project's modules that the snippet's text imports.
        folder: The folder of snippets, relative to the root.
        output_limit: Bytes of output that a page can show.
        figure_limit: Bytes that a picture may have.
    """

    root: str
    filename: str
    source: str
    runtime: Runtime
    local_modules: frozenset[str]
    folder: str = "snippets"
    output_limit: int = 64 * 1024
    figure_limit: int = 64 * 1024

    @classmethod
    def of(cls, snippet: Snippet, runtime: Runtime) -> "Job":
        """The job of running a snippet in a runtime."""
        return cls(
            str(snippet.root),
            snippet.filename,
            runtime.rewritten(snippet.source),
            runtime,
            frozenset(snippet.local_modules),
            snippet.project.folder,
            snippet.project.output_limit,
            snippet.project.figure_limit,
        )
