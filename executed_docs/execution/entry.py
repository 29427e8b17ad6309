"""Where a job enters a worker process."""

from executed_docs.execution.job import Job
from executed_docs.execution.outcome import Outcome


def execute(job: Job) -> Outcome:
    """Does a job in this process.

    Raises:
        RunError: It has no outcome that a page can show: see `worker.execute`.
    """
    # Only a worker needs what this imports: a process that submits jobs does without NumPy.
    from executed_docs.execution import worker

    return worker.execute(job)
