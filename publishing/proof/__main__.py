"""`python -m publishing.proof [--write COMMAND] [--report COMMAND] [PROGRAM …]`: the table, as JSON."""

import argparse
import json
import shlex
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from executed_docs.execution.runner import ExecutorLostError, Runner
from executed_docs.storage.files import write_atomically
from executed_docs.storage.store import Store, results_folder
from publishing.proof.programs import ProgramError, load
from publishing.proof.proof import TIMEOUT, Proof, ProofError, Row
from publishing.proof.upgrader import Upgrader, UpgraderError, of_project

PROGRAMS = "tests/upgrader/programs"
"""Where the corpus is, in the project's folder."""


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m publishing.proof", description=__doc__)
    parser.add_argument("--write", help="the command that upgrades files, instead of this project's")
    parser.add_argument("--report", default="", help="the command that prints its findings as JSON")
    parser.add_argument("--output", type=Path, help="the file to write, instead of standard output")
    parser.add_argument("programs", nargs="*", help="only programs whose names begin so")
    options = parser.parse_args(arguments)
    root = Path.cwd()
    runs = Runner(Store(results_folder(root, "outcomes")), timeout=TIMEOUT)
    bundle = tempfile.TemporaryDirectory(prefix="upgrader-")
    try:
        if options.write:
            upgrader = Upgrader(tuple(shlex.split(options.write)), tuple(shlex.split(options.report)))
        else:
            upgrader = of_project(root, runs, Path(bundle.name))
        corpus = load(root / PROGRAMS)
        if options.programs:
            corpus = [found for found in corpus if found.name.startswith(tuple(options.programs))]
        rows = Proof(root, runs, Store(results_folder(root, "proof"))).rows(corpus, upgrader)
    except (ProgramError, ProofError, UpgraderError, ExecutorLostError) as error:
        sys.exit(str(error))
    finally:
        bundle.cleanup()
        runs.close()
    text = json.dumps([row.to_json() for row in rows], indent=2)
    if options.output:
        write_atomically(options.output, f"{text}\n")
    else:
        print(text)
    print(summary(rows), file=sys.stderr)
    return 0 if all(row.proved for row in rows) else 1


def summary(rows: Sequence[Row]) -> str:
    """How many results there are of each kind, by backend."""
    counts = Counter((name, verdict.status) for row in rows for name, verdict in row.results.items())
    lines = [f"{name}: {count} {status}" for (name, status), count in sorted(counts.items())]
    unproved = [f"not reported: {row.program}" for row in rows if not row.proved]
    return "\n".join([f"{len(rows)} programs", *lines, *unproved])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
