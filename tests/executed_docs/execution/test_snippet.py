"""What can be told of a snippet without running it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from executed_docs.execution import snippet
from executed_docs.execution.snippet import Snippet, SnippetError
from publishing.keras import runtimes

Write = Callable[[str, str], Snippet]

KERAS3 = ["keras3-tensorflow", "keras3-jax", "keras3-numpy"]


@pytest.mark.parametrize(
    ("source", "runtimes"),
    [
        ("import tf_keras as keras", ["keras2", *KERAS3]),
        ("from tf_keras import backend as K", ["keras2", *KERAS3]),
        ("import keras", KERAS3),
        ("from keras import ops", KERAS3),
        ("def later():\n    import keras.ops", KERAS3),
        ("import keras\nimport tensorflow as tf", ["keras3-tensorflow"]),
        ("import jax.numpy as jnp\nimport keras", ["keras3-jax"]),
        ("import numpy as np", ["python"]),
        ("import kerasish", ["python"]),
        ("", ["python"]),
    ],
)
def test_the_imports_tell_the_runtimes(write: Write, source: str, runtimes: list[str]) -> None:
    assert [found.name for found in write("chapter/it", source).runtimes] == runtimes


@pytest.mark.parametrize(
    ("source", "runtimes"),
    [
        ("from snippets.chapter.module import x", KERAS3),
        ("import tensorflow\nfrom snippets.chapter.module import x", ["keras3-tensorflow"]),
    ],
)
def test_local_modules_tell_the_runtimes_of_a_snippet_that_names_none(
    write: Write, source: str, runtimes: list[str]
) -> None:
    write("chapter/module", "import keras\nx = 1")
    assert [found.name for found in write("chapter/it", source).runtimes] == runtimes


@pytest.mark.parametrize(
    ("source", "rewritten"),
    [
        ("import tf_keras as keras\nkeras.Input", "import keras\nkeras.Input"),
        ("import tf_keras\ntf_keras.Input", "import keras\nkeras.Input"),
        ("from tf_keras import backend as K", "from keras import backend as K"),
        ("import tf_keras_extras\nimport tf_keras", "import tf_keras_extras\nimport keras"),
    ],
)
def test_keras_3_imports_keras_and_keras_2_what_stands_there(
    write: Write, source: str, rewritten: str
) -> None:
    it = write("chapter/it", source)
    assert it.source_for(runtimes.KERAS2) == source
    assert {it.source_for(each) for each in runtimes.KERAS3} == {rewritten}


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
        snippet.load(folder, "chapter/it")


def test_an_unknown_name_gets_the_nearest_one(write: Write) -> None:
    it = write("chapter/argmax", "")
    with pytest.raises(SnippetError, match=r"'chapter/argmx': did you mean 'chapter/argmax'\?"):
        snippet.load(it.root, "chapter/argmx")


def test_an_unknown_name_like_no_other_is_to_be_created(folder: Path) -> None:
    with pytest.raises(SnippetError, match=r"create snippets/new/thing\.py"):
        snippet.load(folder, "new/thing")


@pytest.mark.parametrize(
    "name", ["../secret", "chapter/../../secret", "/tmp/secret", "chapter", "chapter/a/b", "chapter/it\n", ""]
)
def test_a_name_can_t_lead_elsewhere(folder: Path, name: str) -> None:
    (folder / "secret.py").touch()
    (folder / "snippets" / "chapter" / "it.py").touch()
    with pytest.raises(SnippetError, match="there is no snippet"):
        snippet.load(folder, name)


def test_packages_are_not_snippets(write: Write) -> None:
    write("chapter/b", "")
    assert snippet.names(write("chapter/a", "").root) == ["chapter/a", "chapter/b"]
