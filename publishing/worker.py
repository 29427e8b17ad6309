"""The inside of a worker process: runs one snippet after another in one warm runtime."""

import builtins
import contextlib
import functools
import gc
import importlib
import json
import linecache
import multiprocessing
import os
import platform
import random
import re
import resource
import site
import sys
import tempfile
import threading
import traceback
import types
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np

from publishing.job import Job
from publishing.outcome import Outcome, RunError
from publishing.runtime import RUNTIMES, Runtime

OUTPUT_LIMIT = 64 * 1024
"""Bytes of output that a page can show."""

_FILE_LIMIT = 512 * 1024 * 1024
_VALUE_LIMIT = 4096

ENVIRONMENT = {
    "COLUMNS": "79",
    "LINES": "24",
    "NO_COLOR": "1",
    "CUDA_VISIBLE_DEVICES": "",
    "JAX_PLATFORMS": "cpu",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    # The same sums on every machine: no reordering by other kernels or more threads.
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}


# JAX compiles each operation for each shape and dtype: in half the time without optimizing, which
# changes nothing but the last digit.
_COMPILE_FAST = (
    "--xla_backend_optimization_level=0 --xla_cpu_use_fusion_emitters=false "
    "--xla_cpu_parallel_codegen_split_count=1 --xla_llvm_disable_expensive_passes=true"
)


def start(runtime: str) -> None:
    """Prepares a new process; the runtime itself is imported by the first run."""
    os.environ |= ENVIRONMENT | {"KERAS_BACKEND": RUNTIMES[runtime].backend}
    if RUNTIMES[runtime].backend == "jax":
        os.environ["XLA_FLAGS"] = _COMPILE_FAST
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # TensorFlow's C++ code logs to this file descriptor, with times and addresses.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    limit = _FILE_LIMIT if hard == resource.RLIM_INFINITY else min(hard, _FILE_LIMIT)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))


def _end_with_parent() -> None:
    # A parent that is killed stops nothing, and a snippet in an endless loop would go on for ever.
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def execute(job: Job) -> Outcome:
    """Runs a snippet as a fresh program would run it.

    Raises:
        RunError: It printed too much, or bytes that are no text, or left a thread running, or
            imported a module of the project in a way that can't be seen in its text.
    """
    runtime = RUNTIMES[job.runtime]
    threads = set(threading.enumerate())
    with fresh_state(runtime, job) as folder, tempfile.TemporaryFile() as output:
        module = types.ModuleType("__main__")
        module.__dict__["__file__"] = job.filename
        sys.modules["__main__"] = module
        lines = job.source.splitlines(keepends=True)
        linecache.cache[job.filename] = (len(job.source), None, lines, job.filename)
        before = dict(sys.modules)
        with standard_output_to(output.fileno()):
            error = _run(job, module)
        unseen = _taken_back(Path(job.root), before) - job.local_modules
        if unseen:
            raise RunError(
                f"imports {', '.join(sorted(unseen))} without an import statement, "
                "so a change there would go unnoticed. Import it by name."
            )
        for thread in threading.enumerate():
            # Dummies are threads of C++ code that called Python; they print nothing by themselves.
            if thread not in threads and not isinstance(thread, threading._DummyThread):
                raise RunError(f"leaves the thread {thread.name!r} running. Join it.")
        # Not printed: the snippet may have closed or replaced what `print` needs.
        end = _reader_traceback(error, job) if error else ""
        text = _decoded(output, end, folder, job.root)
        name = type(error).__name__ if error else None
        shown = versions(runtime)
        if runtime.keras is None and any(value is np for value in vars(module).values()):
            shown = {"NumPy": np.__version__} | shown
        return Outcome(text, name, _values(vars(module)), shown)


def _run(job: Job, module: types.ModuleType) -> BaseException | None:
    def show(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
        print(f"{category.__name__}: {message}")

    with warnings.catch_warnings():
        warnings.showwarning = show
        try:
            exec(compile(job.source, job.filename, "exec", dont_inherit=True), vars(module))
        except BaseException as error:
            return error
    return None


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


@contextlib.contextmanager
def standard_output_to(descriptor: int) -> Iterator[None]:
    kept, original = os.dup(1), sys.stdout
    os.dup2(descriptor, 1)
    # Written line by line, as to a terminal: in order with what C code and other programs write.
    stream = open(1, "w", 1, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
    sys.stdout = stream
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            stream.flush()
        sys.stdout = original
        os.dup2(kept, 1)
        os.close(kept)


@contextlib.contextmanager
def fresh_state(runtime: Runtime, job: Job) -> Iterator[str]:
    """A folder, an environment, seeds and settings as at the start of a process."""
    keras = imported(runtime.keras) if runtime.keras else None
    environment, path, here = dict(os.environ), list(sys.path), Path.cwd()
    sys.argv[:] = [job.filename]
    built_in = dict(vars(builtins))
    sys.path.insert(0, job.root)
    importlib.invalidate_caches()
    # By name: an executor's tasks come with modules in different folders.
    for name in [*sys.modules]:
        if name == "snippets" or name.startswith("snippets."):
            del sys.modules[name]
    random.seed(0)
    np.random.seed(0)
    with contextlib.ExitStack() as stack:
        stack.enter_context(np.printoptions())
        stack.enter_context(np.errstate())
        if keras:
            stack.enter_context(fresh_session(keras))
        folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(here)
            vars(builtins).update(built_in)
            os.environ.clear()
            os.environ |= environment
            sys.path[:] = path


@functools.cache
def imported(name: str) -> Any:
    # It would search what is only ever added to: importing TensorFlow would take two thirds longer.
    gc.disable()
    try:
        module = importlib.import_module(name)
    finally:
        gc.enable()
    if name == "keras" and module.backend.backend() == "numpy":
        _quiet_trial_calls()
    # What lives as long as the process isn't searched for garbage again after each run.
    gc.collect()
    gc.freeze()
    return module


def _quiet_trial_calls() -> None:
    """Hides floating-point warnings of the calls by which Keras infers shapes on NumPy.

    Keras makes them on `np.empty`, so whether something overflows there is chance.
    """
    backend: Any = importlib.import_module("keras.src.backend")
    infer = backend.compute_output_spec

    def quietly(*args: Any, **kwargs: Any) -> Any:
        with np.errstate(all="ignore"):
            return infer(*args, **kwargs)

    backend.compute_output_spec = quietly


@contextlib.contextmanager
def fresh_session(keras: Any) -> Iterator[None]:
    keras.backend.clear_session()
    keras.backend.set_floatx("float32")
    keras.backend.set_epsilon(1e-7)
    keras.backend.set_image_data_format("channels_last")
    if keras.__name__ == "tf_keras":
        # Keras 3 forgets this with its session. A policy that is set, even to the default, would
        # keep new layers from following `set_floatx`.
        keras.mixed_precision.set_global_policy(None)
    # A progress bar shows times; without interactive logging `fit` and `predict` print none.
    keras.utils.disable_interactive_logging()
    tensorflow = sys.modules.get("tensorflow")
    if tensorflow:
        # Not keras.utils.set_random_seed: that imports TensorFlow under every backend.
        tensorflow.random.set_seed(0)
        tensorflow.config.run_functions_eagerly(False)
    # Keras 3 forgets this with its session, Keras 2 doesn't.
    legacy = sys.modules.get("tf_keras.src.saving.serialization_lib")
    if legacy:
        vars(legacy.SAFE_MODE).clear()
    custom_objects = keras.utils.get_custom_objects()
    registered = dict(custom_objects)
    try:
        yield
    finally:
        custom_objects.clear()
        custom_objects |= registered


def _taken_back(root: Path, before: Mapping[str, types.ModuleType]) -> set[str]:
    """The project's modules that a run has imported. They are forgotten, so the next run imports its own."""
    folder = f"{root / 'snippets'}/"
    taken = set()
    # There are thousands, and all but a few were there before.
    for name in [name for name, module in sys.modules.items() if before.get(name) is not module]:
        module = sys.modules[name]
        file = getattr(module, "__file__", None)
        if file and file.startswith(folder):
            taken.add(Path(file).relative_to(root).as_posix())
        elif file and name.startswith("snippets."):
            # Not the project's own, but found where the project is installed.
            ending = "/__init__.py" if hasattr(module, "__path__") else ".py"
            taken.add(name.replace(".", "/") + ending)
        else:
            continue
        del sys.modules[name]
    return taken


def _decoded(output: IO[bytes], end: str, folder: str, root: str) -> str:
    output.seek(0)
    data = output.read(OUTPUT_LIMIT + 1) + end.encode(errors="backslashreplace")
    if len(data) > OUTPUT_LIMIT:
        raise RunError(f"printed more than {OUTPUT_LIMIT // 1024} KiB: a page can't show that. Print less.")
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
    # Keras puts bold print into its messages, terminal or not.
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    # The inner ones first: an environment may stand in the project.
    for place in (folder, *site.getsitepackages(), str(Path(os.__file__).parent), root):
        own = rf"(?<![\w.-]){re.escape(place)}(/|(?![\w.-]))"
        text = re.sub(own, lambda found: "" if found[1] else ".", text)
    return re.sub(r"\b0x[0-9a-f]{6,}\b", "0x…", text)


def _values(namespace: dict[str, Any]) -> dict[str, Any]:
    values = {}
    for name, value in namespace.items():
        if name.startswith("_"):
            continue
        plain = value.tolist() if isinstance(value, np.ndarray | np.generic) else value
        if isinstance(plain, bool | int | float | str | list | tuple):
            with contextlib.suppress(TypeError, ValueError):
                encoded = json.dumps(plain)
                if len(encoded) <= _VALUE_LIMIT:
                    values[name] = json.loads(encoded)
    return values


def versions(runtime: Runtime) -> dict[str, str]:
    """The versions of a runtime's packages and of Python, as pages show them."""
    found = {title: importlib.import_module(name).__version__ for title, name in runtime.modules}
    return found | {"Python": platform.python_version()}
