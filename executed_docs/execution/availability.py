"""Which runtimes a machine can run: optional ones need packages that it may lack."""

import os
from collections.abc import Sequence

from packaging.requirements import Requirement

from executed_docs.errors import BuildError
from executed_docs.execution.runtime import Runtime
from executed_docs.storage.fingerprint import installed_package

REQUIRED = "REQUIRED_RUNTIMES"
"""The environment variable that names the optional runtimes without which nothing is built, or `all`."""


def problem(runtime: Runtime) -> str | None:
    """Why a machine can't run a runtime, in one line with what to do.

    Args:
        runtime: The runtime.

    Returns:
        None if what it needs is installed. Whether that can be imported is found out by the first run.
    """
    for need in map(Requirement, runtime.needs):
        package = installed_package(need.name)
        if package is None:
            return unavailable(runtime, f"{need.name} is not installed")
        version = package[0]
        if not need.specifier.contains(version, prereleases=True):
            return unavailable(runtime, f"{need.name} {version} is installed instead of {need}")
    return None


def unavailable(runtime: Runtime, why: str) -> str:
    """The line that says why nothing runs in a runtime, and what to do."""
    cure = f" To install it: `{runtime.install}`." if runtime.install else ""
    return f"Nothing runs in {runtime.name}: {why}.{cure}"


def is_required(runtime: Runtime) -> bool:
    """Whether nothing may be built without a runtime."""
    return not runtime.needs or bool(_required() & {runtime.name, "all"})


def check(runtimes: Sequence[Runtime]) -> None:
    """Checks that the machine can run all runtimes that it has to.

    Args:
        runtimes: All runtimes of a site.

    Raises:
        BuildError: It can't, or the environment names a runtime that doesn't exist.
    """
    if unknown := _required() - {runtime.name for runtime in runtimes} - {"all"}:
        raise BuildError(
            f"{REQUIRED} names {', '.join(sorted(unknown))}, which is no runtime of this site. "
            "Name runtimes by their names, or all."
        )
    for runtime in runtimes:
        found = problem(runtime)
        if found and is_required(runtime):
            raise BuildError(f"{found} {REQUIRED} asks for it.")


def _required() -> set[str]:
    return set(os.environ.get(REQUIRED, "").replace(",", " ").split())
