"""What a snippet's text alone says."""

from pathlib import Path

import pytest

from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.execution.snippet import Project, SnippetError
from tests.conftest import Write

_RENAMED = ((r"\bold_library\b", "library"),)

OLD = Runtime("old", imports=frozenset({"old_library"}), offers=frozenset({"library", "extra"}))
A = Runtime("new-a", imports=frozenset({"old_library", "library", "a"}), rewrites=_RENAMED)
B = Runtime("new-b", imports=frozenset({"old_library", "library", "b"}), rewrites=_RENAMED)
NEW = ["new-a", "new-b"]


@pytest.fixture(scope="session")
def runtimes() -> tuple[Runtime, ...]:
    """A library in two versions, the newer one on two systems."""
    return PYTHON, OLD, A, B


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import old_library as library", ["old", *NEW]),
        ("from old_library import backend as K", ["old", *NEW]),
        ("import library", NEW),
        ("import old_library, library", ["old", *NEW]),
        ("import old_library, extra", ["old"]),
        ("from library import ops", NEW),
        ("def later():\n    import library.ops", NEW),
        ("import library\nimport a as other", ["new-a"]),
        ("import b.numpy as bnp\nimport library", ["new-b"]),
        ("import numpy as np", ["python"]),
        ("import library_of_another_name", ["python"]),
        ("", ["python"]),
    ],
)
def test_the_imports_determine_the_runtimes(write: Write, source: str, names: list[str]) -> None:
    assert [found.name for found in write("chapter/it", source).runtimes] == names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("from snippets.chapter.module import x", NEW),
        ("import a\nfrom snippets.chapter.module import x", ["new-a"]),
    ],
)
def test_local_modules_determine_the_runtimes_of_a_snippet_that_names_none(
    write: Write, source: str, names: list[str]
) -> None:
    write("chapter/module", "import library\nx = 1")
    assert [found.name for found in write("chapter/it", source).runtimes] == names


@pytest.mark.parametrize(
    "source",
    ["import a, b", "import extra", "import library, extra", "from snippets.chapter.module import x"],
)
def test_imports_that_no_runtime_offers_together_are_refused_with_the_file(write: Write, source: str) -> None:
    write("chapter/module", "import a, b\nx = 1")
    it = write("chapter/it", source)
    with pytest.raises(SnippetError, match=r"^snippets/chapter/it\.py: no runtime offers all"):
        _ = it.runtimes


@pytest.mark.parametrize(
    ("source", "rewritten"),
    [
        ("import old_library\nold_library.call()", "import library\nlibrary.call()"),
        ("import old_library_extras\nimport old_library", "import old_library_extras\nimport library"),
    ],
)
def test_each_runtime_runs_the_source_as_it_rewrites_it(source: str, rewritten: str) -> None:
    assert [runtime.rewritten(source) for runtime in (OLD, A)] == [source, rewritten]


@pytest.mark.parametrize(
    "source",
    [
        "from snippets.chapter.module import x",
        "from snippets.chapter import module",
        "import snippets.chapter.module",
        "import snippets.chapter.module as other",
        "def later():\n    from snippets.chapter import module",
    ],
)
def test_local_modules_are_found_transitively(write: Write, source: str) -> None:
    write("chapter/module", "import snippets.chapter.deeper.package")
    it = write("chapter/it", source)
    (it.root / "snippets/chapter/deeper/package").mkdir(parents=True)
    for name in ("deeper/__init__", "deeper/package/__init__"):
        (it.root / f"snippets/chapter/{name}.py").write_text("import snippets.chapter.it")
    assert set(it.local_modules) == {
        "snippets/__init__.py",
        "snippets/chapter/__init__.py",
        "snippets/chapter/module.py",
        "snippets/chapter/deeper/__init__.py",
        "snippets/chapter/deeper/package/__init__.py",
        "snippets/chapter/it.py",
    }


def test_other_modules_are_not_local(write: Write) -> None:
    assert write("chapter/it", "import json, numpy.linalg\nfrom os import path").local_modules == {}


@pytest.mark.parametrize("source", ["x = (", "x = 1\0"])
def test_a_broken_text_names_its_file(write: Write, source: str) -> None:
    with pytest.raises(SnippetError, match=r"^snippets/chapter/it\.py"):
        _ = write("chapter/it", source).runtimes


def test_a_syntax_error_in_a_local_module_names_the_module_and_the_line(write: Write) -> None:
    write("chapter/module", "\nx = (")
    with pytest.raises(SnippetError, match=r"^snippets/chapter/module\.py, line 2: '\(' was never closed"):
        _ = write("chapter/it", "import snippets.chapter.module").local_modules


def test_a_text_that_is_not_in_utf_8_names_its_file(folder: Path) -> None:
    (folder / "snippets/chapter/it.py").write_bytes("é = 1".encode("latin-1"))
    with pytest.raises(SnippetError, match=r"^snippets/chapter/it\.py is not in UTF-8"):
        Project(folder).load("chapter/it")


def test_an_unknown_name_gets_the_nearest_one(write: Write) -> None:
    it = write("chapter/argmax", "")
    with pytest.raises(SnippetError, match=r"'chapter/argmx': did you mean 'chapter/argmax'\?"):
        it.project.load("chapter/argmx")


def test_an_unknown_name_like_no_other_is_to_be_created(folder: Path) -> None:
    with pytest.raises(SnippetError, match=r"create snippets/new/thing\.py"):
        Project(folder).load("new/thing")


@pytest.mark.parametrize(
    "name", ["../secret", "chapter/../../secret", "/tmp/secret", "chapter", "chapter/a/b", "chapter/it\n", ""]
)
def test_a_name_can_t_lead_elsewhere(folder: Path, name: str) -> None:
    (folder / "secret.py").touch()
    (folder / "snippets" / "chapter" / "it.py").touch()
    with pytest.raises(SnippetError, match="there is no snippet"):
        Project(folder).load(name)


def test_packages_are_not_snippets(write: Write) -> None:
    write("chapter/b", "")
    assert write("chapter/a", "").project.names() == ["chapter/a", "chapter/b"]


def test_modules_of_excluded_folders_are_not_snippets(write: Write, folder: Path) -> None:
    write("chapter/a", "")
    (folder / "snippets/tables").mkdir()
    write("tables/b", "")
    assert Project(folder, exclude=("tables",)).names() == ["chapter/a"]
