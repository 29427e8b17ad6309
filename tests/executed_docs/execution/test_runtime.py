"""Runtimes: what a site declares, and what is refused of it."""

import contextlib
from pathlib import Path

import pytest

from executed_docs.errors import BuildError
from executed_docs.execution import runtime
from executed_docs.execution.runtime import PYTHON, Runtime

DECLARATIONS = """
from executed_docs.execution.runtime import PYTHON, Runtime

TWO = (PYTHON, Runtime("library-a"))
TWICE = [Runtime("library"), PYTHON, Runtime("library")]
NONE = ()
ONE = PYTHON
NAMES = ("python", "library")
MIXED = (PYTHON, "library")
"""


@pytest.fixture(autouse=True)
def _declared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site's module on Python's path."""
    (tmp_path / "declared_runtimes.py").write_text(DECLARATIONS)
    (tmp_path / "broken_runtimes.py").write_text("import no_such_module")
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.parametrize(("name", "family"), [("python", "python"), ("library-a", "library"), ("a-b-c", "a")])
def test_the_family_is_the_text_before_the_dash(name: str, family: str) -> None:
    assert Runtime(name).family == family


def test_a_site_s_runtimes_are_imported_by_their_path() -> None:
    assert runtime.load("declared_runtimes:TWO") == (PYTHON, Runtime("library-a"))
    assert runtime.load("executed_docs.execution.runtime:DEFAULT") == (PYTHON,)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("no_such_module:TWO", r"'no_such_module:TWO' can't be imported: No module named 'no_such_module'"),
        ("broken_runtimes:TWO", r"can't be imported: No module named 'no_such_module'"),
        ("declared_runtimes:OTHER", r"can't be imported: .*has no attribute 'OTHER'"),
        ("declared_runtimes", r"'declared_runtimes' can't be imported"),
        (":TWO", r"':TWO' can't be imported"),
        ("declared_runtimes:ONE", r"declared_runtimes:ONE is not a sequence of executed_docs' Runtime"),
        ("declared_runtimes:NAMES", r"declared_runtimes:NAMES is not a sequence"),
        ("declared_runtimes:MIXED", r"declared_runtimes:MIXED is not a sequence"),
    ],
)
def test_runtimes_that_can_t_be_imported_are_refused(path: str, message: str) -> None:
    with pytest.raises(BuildError, match=rf"^.*{message}"):
        runtime.load(path)


def test_two_runtimes_of_one_name_are_refused_with_the_name() -> None:
    with pytest.raises(
        BuildError, match=r"^declared_runtimes:TWICE has two runtimes named 'library'\. Rename"
    ):
        runtime.load("declared_runtimes:TWICE")


def test_a_declaration_names_its_session_with_the_source() -> None:
    plain, with_session = Runtime("a"), Runtime("a", session=contextlib.nullcontext)
    assert plain.declaration()[-2] is None
    declared = with_session.declaration()[-2]
    assert isinstance(declared, list)
    assert declared[:2] == ["contextlib", "nullcontext"]
