"""The tests of a file are sent to one process: what they share is then made once."""

import os

import pytest


def test_the_name_of_a_test_ends_with_its_group(request: pytest.FixtureRequest) -> None:
    # By this, pytest-xdist distributes tests; without it, all tests run in this process.
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    assert processes == 1 or request.node.nodeid.endswith("@tests/test_grouping.py"), (
        "the tests of a file run in several processes: is it pytest -n 2 --dist loadgroup, with pytest < 9.2?"
    )
