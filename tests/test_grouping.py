"""Tests of one group run in one process: what they share is then made once."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

TESTS = """
import pytest

@pytest.mark.xdist_group("{name}")
@pytest.mark.parametrize("number", range(8))
def test_a_number(number: int) -> None:
    pass
"""


def test_tests_of_a_group_run_in_one_process(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / f"test_{name}.py").write_text(TESTS.format(name=name))
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-v",
        "-n",
        "2",
        "--dist",
        "loadgroup",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run([*command, str(tmp_path)], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    processes = defaultdict(set)
    for process, name in re.findall(r"^\[(gw\d)\].* PASSED test_(\w+)\.py::", done.stdout, re.MULTILINE):
        processes[name].add(process)
    assert sorted(len(found) for found in processes.values()) == [1, 1], done.stdout
