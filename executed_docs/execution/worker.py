"""Inside a worker process: runs one snippet after another in one warm runtime."""

import __future__

import ast
import builtins
import contextlib
import ctypes
import functools
import gc
import importlib
import itertools
import json
import linecache
import multiprocessing
import os
import platform
import random
import re
import resource
import signal
import site
import sys
import tempfile
import threading
import time
import traceback
import types
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np

from executed_docs.execution import availability, figures, orphans
from executed_docs.execution.data_files import Reads
from executed_docs.execution.figures import Drawings
from executed_docs.execution.job import Job
from executed_docs.execution.outcome import Outcome, RunError, UnavailableError
from executed_docs.execution.runtime import Runtime
from executed_docs.execution.snippet import part_lines

_FILE_LIMIT = 512 * 1024 * 1024
_VALUE_LIMIT = 4096
_DESCRIPTION_LIMIT = 64 * 1024

ENVIRONMENT = {
    "COLUMNS": "79",
    "LINES": "24",
    "NO_COLOR": "1",
    # The same sums on every machine: no reordering by more threads.
    "OMP_NUM_THREADS": "1",
}
"""What all runs have in common, whatever their runtime: a terminal's size, no colors, one thread."""

_PR_SET_CHILD_SUBREAPER = 36

_UNAVAILABLE: dict[str, UnavailableError] = {}
"""By name, the optional runtimes that this process couldn't import: trying again takes as long."""


def start(runtime: Runtime) -> None:
    """Prepares a new process; what the runtime imports is imported by the first run."""
    os.environ |= ENVIRONMENT | dict(runtime.environment)
    # A path is of this machine alone: no part of the key.
    os.environ |= {"MATPLOTLIBRC": str(figures.SETTINGS), "MPLBACKEND": "agg"}
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if sys.platform == "linux":
        # A process whose parent ends becomes a child of this one, so that none is overlooked.
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    signal.signal(signal.SIGTERM, _end_with_children)
    # C++ code logs to this file descriptor, with times and addresses.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    limit = _FILE_LIMIT if hard == resource.RLIM_INFINITY else min(hard, _FILE_LIMIT)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    # What lives as long as the process isn't searched for garbage again before each run.
    gc.collect()
    gc.freeze()


def _end_with_parent() -> None:
    # A parent that is killed stops nothing, and a snippet in an endless loop would go on for ever.
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        _end_with_children()


def _end_with_children(*_: object) -> None:
    # A run that takes too long is stopped; a process that it started would go on for ever.
    _killed(set())
    os._exit(1)


def execute(job: Job) -> Outcome:
    """Runs a snippet as a fresh program would run it.

    Raises:
        RunError: It printed too much, or bytes that are no text, or left a thread or a process running,
            or imported a module of the project in a way that can't be seen in its text, or drew what a page
            can't show.
    """
    threads, processes = set(threading.enumerate()), _children()
    with (
        fresh_state(job.runtime, job.root, job.filename, job.folder) as folder,
        tempfile.TemporaryFile() as output,
    ):
        module = types.ModuleType("__main__")
        module.__dict__["__file__"] = job.filename
        # The last, so that what is imported from now on comes after it.
        sys.modules.pop("__main__", None)
        sys.modules["__main__"] = module
        lines = job.source.splitlines(keepends=True)
        linecache.cache[job.filename] = (len(job.source), None, lines, job.filename)
        ends: dict[str, int] = {}
        drawings = Drawings(Path(folder), job.figure_limit)

        def ended(part: str) -> None:
            ends[part] = _written(stream, output)
            with _reads().paused():
                drawings.note(part)

        with standard_output_to(output.fileno()) as stream, _reads().noted(job, folder) as files:
            error = _run(job, module, ended)
        unseen = _forgotten(Path(job.root), job.folder) - job.local_modules
        if unseen:
            raise RunError(
                f"imports {', '.join(sorted(unseen))} without an import statement, "
                "so a change there would go unnoticed. Import it by name."
            )
        for thread in threading.enumerate():
            # Dummies are threads of C++ code that called Python; they print nothing by themselves.
            if thread not in threads and not isinstance(thread, threading._DummyThread):
                raise RunError(f"leaves the thread {thread.name!r} running. Join it.")
        left = _killed(processes)
        if left:
            raise RunError(f"leaves the process {left[0]!r} running. Wait for it, or end it.")
        # Not printed: the snippet may have closed or replaced what `print` needs.
        end = _reader_traceback(error, job) if error else ""
        texts = _decoded(output, [*ends.values()], end, folder, job)
        name = type(error).__name__ if error else None
        parts = dict(zip(ends, texts, strict=True)) if "" not in ends else {}
        return Outcome(
            "".join(texts),
            name,
            _values(vars(module), job.runtime),
            versions(job.runtime, vars(module)),
            parts,
            dict(sorted(files.items())),
            drawings.figures(_reads().overwritten, lambda svg: without_places(svg, folder, job.root)),
        )


@functools.cache
def _reads() -> Reads:
    return Reads()


def _written(stream: IO[str], output: IO[bytes]) -> int:
    """How much was printed until now."""
    # The snippet may have closed it.
    with contextlib.suppress(ValueError, OSError):
        stream.flush()
    return os.fstat(output.fileno()).st_size


def _run(job: Job, module: types.ModuleType, ended: Callable[[str], None]) -> BaseException | None:
    def show(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
        print(f"{category.__name__}: {message}")

    with warnings.catch_warnings():
        warnings.showwarning = show
        try:
            programs = [*_programs(job)]
        except BaseException as error:
            ended("")
            return error
        for part, code in programs:
            raised = _raised(code, module)
            # Out of reach of what catches the snippet's errors: it may have broken this process.
            ended(part)
            if raised:
                return raised
    return None


def _raised(code: types.CodeType, module: types.ModuleType) -> BaseException | None:
    try:
        exec(code, vars(module))
    except BaseException as error:
        return error
    return None


def _programs(job: Job) -> Iterator[tuple[str, types.CodeType]]:
    """The code of each named part, or of the whole without a name."""
    whole = compile(job.source, job.filename, "exec", dont_inherit=True)
    starts = part_lines(job.source)
    if not starts:
        yield "", whole
        return
    # Line numbers are the file's own. What the whole imports of the future holds in all of its parts.
    flags = whole.co_flags & sum(
        getattr(__future__, name).compiler_flag for name in __future__.all_feature_names
    )
    nodes = ast.parse(job.source, job.filename).body
    for (name, start), end in itertools.zip_longest(starts.items(), [*starts.values()][1:]):
        body = [node for node in nodes if start < node.lineno and (end is None or node.lineno < end)]
        program = ast.Module(body, type_ignores=[])
        yield name, compile(program, job.filename, "exec", flags, dont_inherit=True)


def _reader_traceback(error: BaseException, job: Job) -> str:
    # Built from bare summaries: the carets that Python puts below a line differ by version.
    shown = {job.filename} | {f"{job.root}/{module}" for module in job.local_modules}
    frames = [
        traceback.FrameSummary(frame.filename, frame.lineno, frame.name, line=frame.line)
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename in shown
    ]
    head = ["Traceback (most recent call last):\n"] if frames else []
    body = traceback.StackSummary.from_list(frames).format()
    return "".join([*head, *body, *traceback.format_exception_only(error)])


def _children() -> set[int]:
    """The running processes that this one has started; none where the system doesn't list them."""
    try:
        # One call for what is nearly always so.
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return set()
    found = set()
    for children in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found |= {int(number) for number in children.read_text().split()}
    return {number for number in found if orphans.is_running(number)}


def _command(process: int) -> str:
    """The command line of a process, or the name of one that has none; nothing if it has ended."""
    command, until = "", time.monotonic() + 1
    with contextlib.suppress(OSError):
        # A program that only just begins has none yet.
        while not command and orphans.is_running(process) and time.monotonic() < until:
            line = Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace")
            command = line.replace("\0", " ").strip()
            time.sleep(0 if command else 0.01)
        command = command or Path(f"/proc/{process}/comm").read_text(errors="replace").strip()
    return command


def _killed(spared: set[int]) -> list[str]:
    """Kills all processes that this one has started but some, and returns their command lines."""
    commands = []
    # Those that a killed process has started become children of this one.
    while found := _children() - spared:
        for process in sorted(found):
            commands.append(_command(process))
            with contextlib.suppress(OSError):
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
    return commands


@contextlib.contextmanager
def standard_output_to(descriptor: int) -> Iterator[IO[str]]:
    """Sends all that this process prints, C code included, to a file descriptor.

    Yields:
        What `print` writes to.
    """
    descriptor_before, original = os.dup(1), sys.stdout
    os.dup2(descriptor, 1)
    # Written line by line, as to a terminal: in order with what C code and other programs write.
    stream = open(1, "w", 1, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
    sys.stdout = stream
    try:
        yield stream
    finally:
        with contextlib.suppress(ValueError, OSError):
            stream.flush()
        sys.stdout = original
        os.dup2(descriptor_before, 1)
        os.close(descriptor_before)


def entered(runtime: Runtime) -> contextlib.AbstractContextManager[object]:
    """The state of one run in a runtime; the first call imports what is slow to import.

    Raises:
        UnavailableError: The runtime is optional, and what it needs can't be imported.
    """
    if runtime.session is None:
        return contextlib.nullcontext()
    if runtime.name in _UNAVAILABLE:
        raise _UNAVAILABLE[runtime.name]
    try:
        return runtime.session()
    except Exception as error:
        if not runtime.needs:
            raise
        # One line: some say more than a reader of the log needs.
        reason = (str(error).strip().splitlines() or [""])[0].rstrip(".")
        why = f"{' and '.join(runtime.needs)} can't be imported ({type(error).__name__}: {reason})"
        _UNAVAILABLE[runtime.name] = UnavailableError(availability.unavailable(runtime, why))
        raise _UNAVAILABLE[runtime.name] from None


@contextlib.contextmanager
def fresh_state(runtime: Runtime, root: str, filename: str, package: str = "snippets") -> Iterator[str]:
    """A folder, an environment, seeds and settings as at the start of a process.

    Args:
        runtime: The runtime of this process.
        root: The folder that modules are imported from.
        filename: The program's name.
        package: The name of the package of snippets.

    Yields:
        The current folder, which is empty.

    Raises:
        UnavailableError: The runtime is optional, and what it needs can't be imported.
    """
    # Before anything is noted that is restored: the first call imports the runtime's packages.
    session = entered(runtime)
    figures.reset()
    # What the last run left in cycles is finalized now: otherwise it could print while this one runs.
    gc.collect()
    environment, path, here = dict(os.environ), list(sys.path), Path.cwd()
    places = set(sys.path_importer_cache)
    sys.argv[:] = [filename]
    built_in = dict(vars(builtins))
    sys.path.insert(0, root)
    # Not `importlib.invalidate_caches`: of the hundreds of folders that it lists anew, only this one changes.
    _forget_places([root])
    # By name: an executor's tasks come with modules in different folders.
    if package in sys.modules:
        for name in [*sys.modules]:
            if name == package or name.startswith(f"{package}."):
                del sys.modules[name]
    random.seed(0)
    np.random.seed(0)
    with (
        np.printoptions(),
        np.errstate(),
        session,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
    ):
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(here)
            vars(builtins).update(built_in)
            if os.environ != environment:
                for name in set(os.environ) - environment.keys():
                    del os.environ[name]
                os.environ |= environment
            sys.path[:] = path
            _forget_places(sys.path_importer_cache.keys() - places)


def _forget_places(places: Iterable[str]) -> None:
    """Forgets which modules are in some folders, so that they are looked for again."""
    for place in places:
        sys.path_importer_cache.pop(place, None)


def _forgotten(root: Path, package: str) -> set[str]:
    """Forgets the project's modules that a run has imported, so that the next run imports its own.

    Returns:
        Their paths, relative to the project.
    """
    folder = f"{root / package}/"
    found = set()
    # Not by a copy from before the run: there are thousands, and most runs import none.
    for name in list(itertools.takewhile(lambda each: each != "__main__", reversed(sys.modules))):
        module = sys.modules[name]
        file = getattr(module, "__file__", None)
        if file and file.startswith(folder):
            found.add(Path(file).relative_to(root).as_posix())
        elif file and name.startswith(f"{package}."):
            # Not the project's own, but found where the project is installed.
            ending = "/__init__.py" if hasattr(module, "__path__") else ".py"
            found.add(name.replace(".", "/") + ending)
        else:
            continue
        del sys.modules[name]
    return found


def _decoded(output: IO[bytes], ends: list[int], last: str, folder: str, job: Job) -> list[str]:
    """What was printed up to each end, and the last text after that."""
    output.seek(0)
    limit = job.output_limit
    data = output.read(limit + 1) + last.encode(errors="backslashreplace")
    if len(data) > limit:
        raise RunError(f"printed more than {limit / 1024:g} KiB: a page can't show that. Print less.")
    marks = [0, *ends[:-1], len(data)]
    return [_text(data[start:end], folder, job.root) for start, end in itertools.pairwise(marks)]


def _text(data: bytes, folder: str, root: str) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RunError(f"printed bytes that are no text ({error}). Print text.") from error
    text = without_places(text, folder, root)
    control = re.search(r"[^\n\t\x20-\x7e\xa0-\U0010ffff]", text)
    if control:
        raise RunError(f"printed the control character {control.group()!r}. Print plain text.")
    return text


def without_places(text: str, folder: str, root: str) -> str:
    """A text as it would be on any machine: no paths, no addresses, no bold print."""
    # Some libraries put bold print into their messages, terminal or not.
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    # The inner ones first: an environment may stand in the project.
    for place in (folder, *site.getsitepackages(), str(Path(os.__file__).parent), root):
        if place not in text:
            continue
        own = rf"(?<![\w.-]){re.escape(place)}(/|(?![\w.-]))"
        text = re.sub(own, lambda found: "" if found[1] else ".", text)
    return re.sub(r"\b0x[0-9a-f]{6,}\b", "0x…", text)


def _values(namespace: dict[str, Any], runtime: Runtime) -> dict[str, Any]:
    values = {}
    for name, value in namespace.items():
        if name.startswith("_"):
            continue
        plain = value.tolist() if isinstance(value, np.ndarray | np.generic) else value
        limit = _VALUE_LIMIT
        if not isinstance(plain, bool | int | float | str | list | tuple):
            plain, limit = runtime.describe(value) if runtime.describe else None, _DESCRIPTION_LIMIT
            if plain is None:
                continue
        with contextlib.suppress(TypeError, ValueError):
            encoded = json.dumps(plain)
            if len(encoded) <= limit:
                values[name] = json.loads(encoded)
    return values


_BUILD = re.compile(r"-\d+-[0-9a-f]{7,}.*")
"""What some put after their version: the number and the commit of a build."""


def versions(runtime: Runtime, namespace: Mapping[str, Any]) -> dict[str, str]:
    """The versions of a runtime's packages and of Python, as pages show them.

    Args:
        runtime: The runtime.
        namespace: The names of a program: some versions are shown only if it has imported the module.
    """
    used = [(title, name) for title, name in runtime.used_versions if _has_module(namespace, name)]
    titles = [*used, *runtime.versions]
    found = {title: _BUILD.sub("", importlib.import_module(name).__version__) for title, name in titles}
    return found | {"Python": platform.python_version()}


def _has_module(namespace: Mapping[str, Any], name: str) -> bool:
    # `import matplotlib.pyplot as pyplot` binds a module of the package alone.
    return any(
        isinstance(value, types.ModuleType) and value.__name__.partition(".")[0] == name
        for value in namespace.values()
    )
