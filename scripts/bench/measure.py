"""What a command costs: time, memory, and the bytes of the site it builds."""

import json
import os
import platform
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# A process of its own, and a small one: what its children use at most is not what the bench uses,
# which counts for a child until that runs its program.
_LAUNCHER = """
import json, resource, subprocess, sys, time
started = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=sys.stderr).returncode
seconds = time.perf_counter() - started
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""
_MEGABYTE = 1024 if sys.platform == "linux" else 1024 * 1024


@dataclass(frozen=True)
class Cost:
    """What a command that succeeded took.

    Attributes:
        seconds: From its start to its end.
        processor: Seconds of all processors, its children's included.
        megabytes: The peak of the largest of its processes.
    """

    seconds: float
    processor: float
    megabytes: float


def run(command: tuple[str, ...], folder: Path, limit: float | None = None) -> Cost | None:
    """Runs a command; gives nothing if it is not done within a number of seconds.

    Raises:
        SystemExit: It failed. The message holds the end of what it printed.
    """
    launcher = [sys.executable, "-I", "-S", "-c", _LAUNCHER, *command]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            launcher, cwd=folder, stdout=subprocess.PIPE, stderr=log, start_new_session=True
        )
        try:
            printed, _ = process.communicate(timeout=limit)
        except BaseException as ended:
            # Also if the bench is stopped: a session of its own hears nothing of that.
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            if not isinstance(ended, subprocess.TimeoutExpired):
                raise
            return None
    code, seconds, processor, peak = json.loads(printed)
    if code:
        output = (folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]
        raise SystemExit(f"{' '.join(command)} failed:\n{output}")
    return Cost(seconds, processor, peak / _MEGABYTE)


def size(site: Path) -> int:
    """The bytes of what is served of a site: Sphinx keeps its own notes in hidden folders."""
    total = 0
    for path in site.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(site).parts)
        total += 0 if hidden or not path.is_file() else path.stat().st_size
    return total


def machine() -> dict[str, object]:
    """The machine, as far as it matters to a reader of the results."""
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": names[0] if names else platform.machine(),
        "cores": os.cpu_count(),
        "gigabytes": round(pages / 1024**3),
        "system": platform.system(),
        "python": platform.python_version(),
    }
