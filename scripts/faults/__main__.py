"""`make faults`: causes the faults, and writes what was seen of them into the authors' table."""

import json
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from executed_docs.storage import files
from scripts.faults.fault import TABLE, Fault, Seen, copy_project, original, seen
from scripts.faults.faults import FAULTS


def main(names: list[str]) -> int:
    """Causes the named faults, or all.

    A fault that isn't seen loses its row.
    """
    rows = {row["id"]: row for row in json.loads(TABLE.read_text(encoding="utf-8"))}
    red = 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        copy_project(Path(folder, "unbroken"))
        unbroken = original(Path(folder, "unbroken"))

        def row(fault: Fault) -> Seen | AssertionError:
            try:
                # By itself: what others make red proves nothing of it.
                return seen([fault], unbroken, Path(folder, fault.id))[0]
            except AssertionError as error:
                return error

        wanted = [fault for fault in FAULTS if not names or fault.id in names]
        for fault, result in zip(wanted, pool.map(row, wanted), strict=True):
            rows.pop(fault.id, None)
            if isinstance(result, Seen):
                rows[fault.id] = asdict(result)
                print(f"{fault.id}: {result.message or 'the right site'}", flush=True)
            else:
                red = 1
                print(f"\n{result}\n", flush=True)
            # Whatever ends this, the rows until then are written.
            ordered = [rows[fault.id] for fault in FAULTS if fault.id in rows]
            files.write_atomically(TABLE, json.dumps(ordered, ensure_ascii=False, indent=1) + "\n")
    return red


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
