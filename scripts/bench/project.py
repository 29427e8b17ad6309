"""What executing this project's own snippets costs, as ratios measured in one run on one machine.

It works on copies of the project, in a temporary folder:

- *ours*, the project as it is;
- *plain*, the Markdown editions of the same pages, which contain the outputs: nothing is executed;
- *markdown-exec*, the same code in the pages, executed by markdown-exec itself in its own process.
"""

import pickle
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from textwrap import indent

from executed_docs.execution import runner, worker
from executed_docs.execution.job import Job
from executed_docs.execution.snippet import Project
from executed_docs.storage.store import Store
from publishing.atlas import worker as atlas_worker
from publishing.atlas.results import Atlas
from publishing.atlas.results import programs as atlas_programs
from publishing.keras.runtimes import RUNTIMES
from scripts.bench import measure, sites
from scripts.bench.measure import Cost

ROOT = Path(__file__).resolve().parents[2]
PROJECT = Project(ROOT, RUNTIMES, ("atlas", "upgrades"))
BIN = Path(sys.executable).parent
COPIED = (
    "docs",
    "executed_docs",
    "publishing",
    "snippets",
    "theme",
    "upgrader",
    "mkdocs.yml",
    "mkdocs.zh.yml",
)
FENCE = re.compile(
    r'^(?P<indent> *)```python exec="on" snippet="(?P<name>[^"]+)"(?: alt\w*="[^"]*")*\n'
    r"(?P<body>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
ATLAS = re.compile(r"^\{\{ atlas/(\w+) \}\}$", re.MULTILINE)
EDITED, SHOWN = "home/after", "[1 0]"
"""The snippet of the home page that is edited, and what it prints before that."""
LAST_LINE = "print(ops.convert_to_numpy(winners))\n"
ROUNDS = 3


Row = tuple[str, ...]
"""What is measured, on both sides, their ratio, and what that must reach."""


def main() -> list[Row]:
    """Prints the rows as they are measured."""
    rows: list[Row] = []

    def keep(row: Row) -> None:
        print(f"| {' | '.join(row)} |", flush=True)
        rows.append(row)

    with tempfile.TemporaryDirectory() as folder:
        ours, plain, stock = (_copy(Path(folder, name)) for name in ("ours", "plain", "markdown-exec"))
        _build(ours)
        _freeze(plain, ours / "site")
        _inline(stock)
        print("| | ours | against | ratio | must reach |\n| --- | --- | --- | --- | --- |", flush=True)
        for row in _unchanged(ours, plain):
            keep(row)
        keep(_from_empty(ours, plain))
        for row in _edited(ours, stock):
            keep(row)
    return rows


def _unchanged(ours: Path, plain: Path) -> list[Row]:
    _build(plain)
    pairs = [(_build(ours), _build(plain)) for _ in range(ROUNDS)]
    seconds = [(a.seconds, b.seconds) for a, b in pairs]
    memory = [(a.megabytes, b.megabytes) for a, b in pairs]
    return [
        _row("nothing changed, against no execution", seconds, "s", "≤ 1.15"),
        _row("peak memory of that, against no execution", memory, "MB", "≤ 1.10"),
    ]


def _from_empty(ours: Path, plain: Path) -> Row:
    """Against importing Keras once, the build without execution, and the runs one after another."""
    own_runs = _own_run_times()
    imported = _run(ROOT / ".cache", str(BIN / "python"), "-c", "import keras").seconds
    without = _build(plain).seconds
    shutil.rmtree(ours / ".cache")
    name = f"from an empty cache, against import {imported:.1f} + build {without:.1f} + runs {own_runs:.1f}"
    return _row(name, [(_build(ours).seconds, imported + without + own_runs)], "s", "≤ 1.2")


def _edited(ours: Path, stock: Path) -> list[Row]:
    edit = f"snippets/{EDITED}.py"
    warm_ours = _serving(ours, lambda text: _append(ours / edit, text))
    warm_stock = _serving(stock, lambda text: _edit_page(stock, text))
    cold_stock = [_served_after_start(stock, number) for number in range(2)]
    cold = statistics.median(cold_stock)
    return [
        _row(
            "one snippet edited, against markdown-exec restarted",
            [(seconds, cold) for seconds in warm_ours],
            "s",
            "≤ 0.25",
        ),
        _row(
            "one snippet edited, against markdown-exec rebuilding",
            list(zip(warm_ours, warm_stock, strict=True)),
            "s",
            "≤ 1.0",
        ),
    ]


def _row(name: str, pairs: list[tuple[float, float]], unit: str, goal: str) -> Row:
    ours, against = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratios = [a / b for a, b in pairs]
    spread = f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
    return name, f"{ours:.1f} {unit}", f"{against:.1f} {unit}", spread, goal


def _copy(folder: Path) -> Path:
    folder.mkdir()
    for name in COPIED:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def _freeze(folder: Path, site: Path) -> None:
    """Replaces each page by its Markdown edition, which contains the outputs, and removes the snippets."""
    for page in folder.glob("docs/*/**/*.md"):
        language, *place = page.relative_to(folder / "docs").with_suffix("").parts
        place = [*([] if language == "en" else [language]), *(place[:-1] if place[-1] == "index" else place)]
        edition = site.joinpath(*place, "index.html.md").read_text(encoding="utf-8")
        page.write_text(edition, encoding="utf-8")
    # This site's plugin would run the atlas, whose entries are on the pages now.
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("  keras-backend: {}\n", "")
    settings.write_text(text, encoding="utf-8")
    for file in folder.glob("snippets/*/*.py"):
        if file.name != "__init__.py":
            file.unlink()


def _inline(folder: Path) -> None:
    """Writes the code into the pages, for markdown-exec alone, both languages as one site."""
    shutil.rmtree(folder / "snippets" / "atlas")
    for page in folder.glob("docs/*/**/*.md"):

        def inlined(match: re.Match[str]) -> str:
            code = (ROOT / "snippets" / f"{match['name']}.py").read_text(encoding="utf-8")
            block = f'```python exec="on" source="above" result="text"\n{code}```'
            return indent(block, match["indent"])

        text = FENCE.sub(inlined, page.read_text(encoding="utf-8"))
        text = ATLAS.sub("", re.sub(r"\\tensor(\[.*?\])?\{.*?\}", "x", text))
        page.write_text(text, encoding="utf-8")
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = sites.without_engine(config).replace("docs_dir: docs/en", "docs_dir: docs")
    config = re.sub(r"^nav:\n(  .*\n)+", "", config, flags=re.MULTILINE)
    config = re.sub(r"^watch:.*\n", "", config, flags=re.MULTILINE).replace("  - assets/katex.css\n", "")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.rmtree(folder / "theme")
    (folder / "theme" / "assets").mkdir(parents=True)


def _build(folder: Path) -> Cost:
    return _run(folder, str(BIN / "mkdocs"), "build", "--quiet", "--site-dir", "site")


def _run(folder: Path, *command: str) -> Cost:
    cost = measure.run(command, folder)
    assert cost, "there is no limit"
    return cost


def _own_run_times() -> float:
    """Seconds that the snippets take one after another, without the import of their runtimes."""
    program = "import sys; from scripts.bench import project; project.run_all(*sys.argv[1:])"
    with tempfile.TemporaryDirectory() as folder:
        plans = Path(folder, "plans")
        runs = runner.Runner(Store(Path(folder, "outcomes")))
        plans.write_bytes(pickle.dumps(Atlas(ROOT, runs, Store(Path(folder, "results"))).plans()))
        runs.close()
        printed = [
            subprocess.run(
                [BIN / "python", "-c", program, runtime.name, plans],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for runtime in RUNTIMES
        ]
    return sum(map(float, printed))


def run_all(name: str, plans: str) -> None:
    """Prints how long the snippets and the atlas's cases of a runtime take in this process."""
    (runtime,) = (each for each in RUNTIMES if each.name == name)
    worker.start(runtime)
    found = map(PROJECT.load, PROJECT.names())
    jobs = [Job.of(each, runtime) for each in found if runtime in each.runtimes]
    # The first run imports the runtime.
    worker.execute(jobs[0])
    started = time.perf_counter()
    for job in jobs:
        worker.execute(job)
    for plan in pickle.loads(Path(plans).read_bytes()):
        programs = [program for *_, program in atlas_programs(plan).get(runtime, [])]
        if programs:
            atlas_worker.run(atlas_worker.Batch(str(ROOT), runtime, tuple(programs), plan.random))
    print(time.perf_counter() - started)


def _serving(folder: Path, edit: Callable[[str], None]) -> list[float]:
    """Seconds from an edit to its output being served, in a server that is already running."""
    with _Server(folder) as server:
        server.wait_for(SHOWN)
        # The server notes what its files look like a moment after it begins to answer.
        time.sleep(3)
        seconds = []
        for number in range(ROUNDS):
            mark = f"edit {number}"
            started = time.perf_counter()
            edit(mark)
            server.wait_for(f"{mark}</", f"{mark}\n")
            seconds.append(time.perf_counter() - started)
    return seconds


def _served_after_start(folder: Path, number: int) -> float:
    mark = f"restart {number}"
    started = time.perf_counter()
    _edit_page(folder, mark)
    with _Server(folder) as server:
        server.wait_for(f"{mark}</", f"{mark}\n")
    return time.perf_counter() - started


def _append(file: Path, text: str) -> None:
    file.write_text(
        f"{file.read_text(encoding='utf-8')}print('edit', '{text.split()[1]}')\n", encoding="utf-8"
    )


def _edit_page(folder: Path, text: str) -> None:
    page = folder / "docs" / "en" / "index.md"
    first, second = text.split()
    code = page.read_text(encoding="utf-8")
    marked = code.replace(LAST_LINE, f"{LAST_LINE}print('{first}', '{second}')\n", 1)
    page.write_text(marked, encoding="utf-8")


class _Server:
    """`mkdocs serve` in a folder."""

    def __init__(self, folder: Path) -> None:
        # A free port: the server of a run that was killed may still answer on a fixed one.
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._address = f"127.0.0.1:{free.getsockname()[1]}"
        command = [str(BIN / "mkdocs"), "serve", "--quiet", "--dev-addr", self._address]
        self._process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._paths = ["/", "/en/"]

    def __enter__(self) -> "_Server":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()

    def wait_for(self, *texts: str) -> None:
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline and self._process.poll() is None:
            for path in self._paths:
                try:
                    with urllib.request.urlopen(f"http://{self._address}{path}", timeout=1) as answer:
                        page = answer.read().decode()
                    if any(text in page for text in texts):
                        return
                except (urllib.error.URLError, ConnectionError, TimeoutError):
                    pass
            time.sleep(0.05)
        raise SystemExit(f"{texts[0]!r} was not served within 5 minutes, or the server ended")
