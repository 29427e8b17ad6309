"""A run as it is handed to a worker process, by one that needs neither NumPy nor what the worker imports."""

from dataclasses import dataclass

from publishing.outcome import Outcome
from publishing.runtime import Runtime
from publishing.snippet import Snippet


@dataclass(frozen=True)
class Job:
    """A run to be made.

    Attributes:
        root: The project's folder, from which local modules are imported.
        filename: The snippet's file, relative to the root.
        source: The text to run.
        runtime: The name of the runtime, which is that of the worker.
        local_modules: The project's modules that the snippet is known to import.
    """

    root: str
    filename: str
    source: str
    runtime: str
    local_modules: frozenset[str]

    @classmethod
    def of(cls, snippet: Snippet, runtime: Runtime) -> "Job":
        """The job of running a snippet in a runtime."""
        return cls(
            str(snippet.root),
            snippet.filename,
            snippet.source_for(runtime),
            runtime.name,
            frozenset(snippet.local_modules),
        )


def execute(job: Job) -> Outcome:
    """Does the job, in the process that this is called in: see `worker.execute`."""
    from publishing import worker

    return worker.execute(job)
