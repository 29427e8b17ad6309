"""Tables of what was measured."""

import json
from pathlib import Path
from typing import Any

import pytest

from publishing.tables import benchmarks

CELLS: list[dict[str, Any]] = [
    {
        "tool": "executed",
        "snippets": 10,
        "row": "nothing changed",
        "seconds": 1.0,
        "megabytes": 50,
        "bytes": 2e6,
    },
    {
        "tool": "executed",
        "snippets": 10,
        "row": "one page edited",
        "seconds": 1.5,
        "megabytes": 50,
        "bytes": 2e6,
    },
    {
        "tool": "not executed",
        "snippets": 10,
        "row": "nothing changed",
        "seconds": 2.0,
        "megabytes": 100,
        "bytes": 1e6,
    },
    {
        "tool": "a peer",
        "snippets": 10,
        "row": "nothing changed",
        "seconds": 4.0,
        "megabytes": 200,
        "bytes": 1e6,
    },
    {"tool": "a slow one", "snippets": 10, "row": "nothing changed", "limit": 8.0},
    {"tool": "a slow one", "snippets": 10, "row": "one page edited", "unreached": True},
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    machine = {"processor": "P", "cores": 2, "gigabytes": 8, "system": "S", "python": "3"}
    data = {"machine": machine, "versions": {"keras": "3"}, "cells": CELLS}
    (tmp_path / benchmarks.FILE).parent.mkdir(parents=True)
    (tmp_path / benchmarks.FILE).write_text(json.dumps(data))
    return tmp_path


def test_a_bar_is_as_long_as_its_number_beside_the_largest_of_its_column(project: Path) -> None:
    table = benchmarks.table(project, "unchanged", "en")
    assert '<td class="bar" style="--share: 12.5%">1.0 s</td>' in table
    assert '<td class="bar" style="--share: 50.0%">4.0 s</td>' in table
    assert '<td class="bar endless" style="--share: 100%">&gt; 8 s</td>' in table
    memory = benchmarks.table(project, "memory", "en")
    assert '<td class="bar" style="--share: 25.0%">50 MB</td>' in memory
    assert "never finished" in memory


def test_what_is_not_known_is_said_and_not_drawn(project: Path) -> None:
    table = benchmarks.table(project, "page", "zh")
    assert "<td>未测</td>" in table
    assert "<td>未能建成</td>" in table
    assert table.count('class="bar"') == 1


def test_ratios_are_of_this_site(project: Path) -> None:
    assert "<td>4.0× (a peer)</td>" in benchmarks.table(project, "peers", "en")
    assert "<td>0.50×</td>" in benchmarks.table(project, "execution", "en")
    assert "<td>0.5 s</td>" in benchmarks.table(project, "added", "en")
    assert benchmarks.table(project, "machine", "zh") == "P，2 核，8 GB 内存，S，Python 3"
    assert benchmarks.table(project, "versions", "en") == "keras 3"


def test_an_unknown_table_and_missing_results_name_the_cure(project: Path, tmp_path: Path) -> None:
    with pytest.raises(benchmarks.BenchmarkError, match="there is: empty, unchanged"):
        benchmarks.table(project, "nothing", "en")
    (project / benchmarks.FILE).unlink()
    with pytest.raises(benchmarks.BenchmarkError, match="run `make bench`"):
        benchmarks.table(project, "memory", "en")
