"""From a snippet to a job, a worker, an outcome, and its golden."""
