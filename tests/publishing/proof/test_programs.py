"""What is read from a program's text."""

import json
from pathlib import Path

import pytest

from publishing.keras.runtimes import backend
from publishing.proof.programs import Era, Program, ProgramError, load


def names(source: str) -> list[str]:
    return [backend(runtime) for runtime in Program("shape/name.py", source).backends]


@pytest.mark.parametrize(
    "source",
    [
        "from keras import backend as K",
        "from tensorflow.keras import backend as K",
        "import tensorflow.keras.backend as K",
        "from tensorflow import keras",
        "# import tensorflow\nimport keras",
        "text = 'model.fit'",
    ],
)
def test_a_program_of_keras_alone_runs_on_every_backend(source: str) -> None:
    assert names(source) == ["tensorflow", "jax", "torch", "numpy"]


@pytest.mark.parametrize(
    "source",
    [
        "import tensorflow as tf",
        "from tensorflow import where",
        "if True:\n    import tensorflow",
        "import tensorflow as tf\n(",
    ],
)
def test_one_that_imports_tensorflow_runs_on_tensorflow(source: str) -> None:
    assert names(source) == ["tensorflow"]


@pytest.mark.parametrize("source", ["model.fit(x)", "model.train_on_batch(x)", "K.gradients(a, b)"])
def test_one_that_trains_does_not_run_on_numpy(source: str) -> None:
    assert names(source) == ["tensorflow", "jax", "torch"]


@pytest.mark.parametrize(
    ("comment", "era"),
    [
        ("", Era.TF_KERAS),
        ("# Keras 2.2", Era.KERAS_2_2),
        ("# Keras 2.2, TensorFlow 1", Era.TENSORFLOW_1),
        ("# since Keras 2.2", Era.TF_KERAS),
    ],
)
def test_a_comment_says_which_keras_it_was_written_for(comment: str, era: Era) -> None:
    assert Program("shape/name.py", f"import keras\n{comment}\nx = 1\n").era == era


def notebook(*cells: tuple[str, str]) -> Program:
    data = {"cells": [{"cell_type": kind, "source": text.splitlines(keepends=True)} for kind, text in cells]}
    return Program("shape/name.ipynb", json.dumps(data))


def test_a_notebook_is_the_code_of_its_cells() -> None:
    found = notebook(
        ("code", "x = 1\n%matplotlib inline"), ("markdown", "text"), ("code", "!ls\nif x:\n    %time y = 2")
    )
    assert found.source == "x = 1\npass\npass\nif x:\n    pass"


def test_a_line_of_a_cell_is_found_in_the_whole() -> None:
    found = notebook(("code", "x = 1\ny = 2"), ("markdown", "text"), ("code", "z = 3"))
    assert found.line(2, 1) == 3
    assert found.source.splitlines()[found.line(2, 1) - 1] == "z = 3"
    assert found.line(1, 2) == 2
    assert Program("a/b.py", "x = 1").line(None, 7) == 7


@pytest.mark.parametrize("text", ["{", "{}", '{"cells": [1]}'])
def test_a_broken_notebook_is_named(text: str) -> None:
    with pytest.raises(ProgramError, match=r"shape/name\.ipynb is not a notebook"):
        _ = Program("shape/name.ipynb", text).source


def test_programs_are_sorted_and_know_their_shape(tmp_path: Path) -> None:
    for name in ("b/one.py", "a/two.ipynb", "a/notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x = 1\n\n# more\n")
    found = load(tmp_path)
    assert [program.name for program in found] == ["a/two.ipynb", "b/one.py"]
    assert found[1].shape == "b"
    assert found[1].lines == 2


def test_a_folder_without_programs_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="has no programs"):
        load(tmp_path)
