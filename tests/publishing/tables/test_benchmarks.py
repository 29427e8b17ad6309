"""Tables of benchmarks."""

import json
from pathlib import Path
from typing import Any

import pytest

from executed_docs.locale import words as locale
from publishing.tables import benchmarks

Words = dict[str, dict[str, str]]

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
    {"tool": "executed", "snippets": 10, "row": "from empty", "seconds": 2.0, "processor": 3.0},
    {"tool": "a peer", "snippets": 10, "row": "from empty", "seconds": 4.0, "processor": 4.0},
    {"tool": "a slow one", "snippets": 10, "row": "nothing changed", "limit": 8.0},
    {"tool": "a slow one", "snippets": 10, "row": "one page edited", "unreached": True},
]


@pytest.fixture
def words() -> Words:
    """The words of the tables, by language."""
    folder = Path(__file__).resolve().parents[3] / "publishing" / "locale"
    return {
        language: locale.section(locale.load(language, folder), "benchmarks") for language in ("en", "zh")
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    machine = {"processor": "P", "cores": 2, "gigabytes": 8, "system": "S", "python": "3"}
    data = {"machine": machine, "versions": {"keras": "3"}, "cells": CELLS}
    (tmp_path / benchmarks.FILE).parent.mkdir(parents=True)
    (tmp_path / benchmarks.FILE).write_text(json.dumps(data))
    return tmp_path


def test_a_bar_is_as_long_as_its_number_divided_by_the_largest_of_its_column(
    project: Path, words: Words
) -> None:
    table = benchmarks.table(project, "unchanged", words["en"])
    assert '<td class="bar" style="--share: 12.5%">1.0 s</td>' in table
    assert '<td class="bar" style="--share: 50.0%">4.0 s</td>' in table
    assert '<td class="bar endless" style="--share: 100%">&gt; 8 s</td>' in table
    memory = benchmarks.table(project, "memory", words["en"])
    assert '<td class="bar" style="--share: 25.0%">50 MB</td>' in memory
    assert "not finished" in memory
    processor = benchmarks.table(project, "processor", words["en"])
    assert '<td class="bar" style="--share: 75.0%">3.0 s</td>' in processor


def test_a_cell_that_was_not_measured_says_so_and_has_no_bar(project: Path, words: Words) -> None:
    table = benchmarks.table(project, "page", words["zh"])
    assert "<td>未测</td>" in table
    assert "<td>未能完成</td>" in table
    assert table.count('class="bar"') == 1


def test_ratios_are_of_this_site(project: Path, words: Words) -> None:
    assert "<td>4.0× (a peer)</td>" in benchmarks.table(project, "peers", words["en"])
    assert "<td>0.50×</td>" in benchmarks.table(project, "execution", words["en"])
    assert "<td>0.5 s</td>" in benchmarks.table(project, "added", words["en"])
    assert benchmarks.table(project, "machine", words["zh"]) == "P，2 核，8 GB 内存，S，Python 3"
    assert benchmarks.table(project, "versions", words["en"]) == "keras 3"


def test_an_unknown_table_and_missing_results_name_the_fix(project: Path, words: Words) -> None:
    with pytest.raises(benchmarks.BenchmarkError, match="there is: empty, unchanged"):
        benchmarks.table(project, "nothing", words["en"])
    (project / benchmarks.FILE).unlink()
    with pytest.raises(benchmarks.BenchmarkError, match="run `make bench`"):
        benchmarks.table(project, "memory", words["en"])
