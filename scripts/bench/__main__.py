"""`make bench`: what executing snippets costs, by itself and next to what authors pick instead."""

import os
import subprocess
import sys
import venv
from importlib.metadata import version
from pathlib import Path

from executed_docs.storage.fingerprint import digest
from scripts.bench import measure, project, results, scale, sites
from scripts.bench.results import Cell, Results

_FOLDER = sites.ROOT / ".cache" / "bench"
_PINNED = Path(__file__).with_name("peers.txt")
_OWN = ("mkdocs", "mkdocs-material", "markdown-exec", "keras", "tensorflow")
_PEERS = ("sphinx", "sphinx-gallery", "myst-nb", "jupyter-cache", "mkdocs-jupyter", "ipykernel")


def main() -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    # Each tool's own code is compiled once, as where an author works.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    versions = {name: version(name) for name in _OWN} | _peers()
    found = Results(results.FILE, measure.machine(), versions)
    parts = sys.argv[1:] or ["scale", "project"]
    if "scale" in parts:
        print("| snippets | tool | row | s | processor s | MB | site MB |")
        print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
        scale.measure_all(_FOLDER, found, _print_row)
    if "project" in parts:
        found.set_rows(project.main())


def _print_row(cell: Cell) -> None:
    if "seconds" in cell:
        costs = [f"{cell['seconds']:.1f}", f"{cell['processor']:.1f}", str(cell["megabytes"])]
        costs.append(f"{cell['bytes'] / 1e6:.1f}")
    else:
        costs = [f"> {cell['limit']:.0f}" if "limit" in cell else "not reached", "", "", ""]
    print(f"| {' | '.join([str(cell['snippets']), cell['tool'], cell['row'], *costs])} |", flush=True)


def _peers() -> dict[str, str]:
    """Installs the peers where they see this project's Keras; gives their versions."""
    python = sites.PEERS / "bin" / "python"
    ready = sites.PEERS / f"ready-{digest(_PINNED.read_text(encoding='utf-8'))}"
    if not ready.exists():
        venv.create(sites.PEERS, clear=True, with_pip=True)
        pip = [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "--requirement",
            str(_PINNED),
        ]
        subprocess.run(pip, check=True)
        (site,) = sites.PEERS.glob("lib/python*/site-packages")
        (own,) = Path(sys.prefix).glob("lib/python*/site-packages")
        (site / "project.pth").write_text(f"{own}\n", encoding="utf-8")
        ready.touch()
    program = "import importlib.metadata, sys; print(*map(importlib.metadata.version, sys.argv[1:]))"
    printed = subprocess.run([python, "-c", program, *_PEERS], check=True, capture_output=True, text=True)
    return dict(zip(_PEERS, printed.stdout.split(), strict=True))


if __name__ == "__main__":
    main()
