"""A page as a notebook."""

from collections.abc import Callable
from importlib.metadata import version

import nbformat
import pytest
from nbformat import NotebookNode

from executed_docs.editions import notebook
from executed_docs.editions.markdown import Part, Prose, Run
from executed_docs.execution.outcome import Outcome
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.execution.snippet import Snippet
from executed_docs.locale.words import WORDS
from publishing.keras.runtimes import JAX, KERAS2, NUMPY, TENSORFLOW

Write = Callable[[str, str], Snippet]

TRACEBACK = 'Traceback (most recent call last):\n  File "a.py", line 1\n    b\nValueError: No.\n'


def made(*parts: Part, language: str = "en") -> NotebookNode:
    return nbformat.reads(notebook.written(list(parts), "Title", "https://here/", WORDS[language]), 4)


def outcome(text: str, runtime: Runtime, error: str | None = None) -> Outcome:
    return Outcome(text, error, {}, {"Keras": "3.9", runtime.backend: "2.0", "Python": "3.11"})


def cells(book: NotebookNode, kind: str) -> list[NotebookNode]:
    return [cell for cell in book.cells if cell.cell_type == kind]


def test_it_begins_with_what_to_install_and_what_to_run(write: Write) -> None:
    heading, first, about, install, _, set_up, rest = made(Prose("# Title", "title"), Prose("Text.")).cells
    assert (heading.source, rest.source) == ("# Title", "Text.")
    assert "[Title](https://here/)" in first.source
    pins = f"keras=={version('keras')} tensorflow=={version('tensorflow')}"
    assert pins in about.source
    assert pins in install.source
    assert 'if "google.colab" in sys.modules:' in install.source
    assert "KERAS_BACKEND" in set_up.source


def test_a_run_in_this_kernel_is_the_cell_s_output(write: Write) -> None:
    it = write("chapter/it", "import keras\nprint(3)  # (1)!\n")
    runs = {TENSORFLOW: outcome("3\n", TENSORFLOW), JAX: outcome("4\n", JAX), NUMPY: outcome("3\n", NUMPY)}
    *_, code, below = made(Run(it, "1.  A note.", runs)).cells
    assert code.source == "import keras\nprint(3)  # (1)"
    assert code.outputs == [{"output_type": "stream", "name": "stdout", "text": "3\n"}]
    assert code.metadata == {}
    assert below.source == (
        "1.  A note.\n\nOutput · Keras 3.9 · tensorflow 2.0, numpy 2.0 · Python 3.11\n\n"
        "Output · Keras 3.9 · jax 2.0 · Python 3.11\n\n```text\n4\n```"
    )


def test_keras_2_comes_before_keras_3(write: Write) -> None:
    it = write("chapter/it", "import tf_keras\n")
    runs = {KERAS2: outcome("2\n", KERAS2), TENSORFLOW: outcome("3\n", TENSORFLOW)}
    *_, code, below = made(Run(it, "", runs)).cells
    assert code.outputs[0].text == "2\n"
    assert "the same code with import keras" in below.source


def test_an_error_is_an_output_and_expected(write: Write) -> None:
    it = write("chapter/it", "raise ValueError\n")
    *_, code, _ = made(Run(it, "", {PYTHON: outcome(f"3\n{TRACEBACK}", PYTHON, "ValueError")})).cells
    printed, error = code.outputs
    assert printed.text == "3\n"
    assert (error.ename, error.evalue) == ("ValueError", "No.")
    assert "\n".join(error.traceback) == TRACEBACK.rstrip()
    assert code.metadata.tags == ["raises-exception"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_another_runtime_needs_is_no_cell(write: Write, language: str) -> None:
    it = write("chapter/it", "import jax\n")
    book = made(Run(it, "", {JAX: outcome("3\n", JAX)}), language=language)
    assert len(cells(book, "code")) == 2
    shown = book.cells[-1].source
    assert WORDS[language]["keras3-jax"] in shown
    assert "```python\nimport jax\n```" in shown
    assert "```text\n3\n```" in shown


def test_a_module_of_the_project_is_written_before_it_is_imported(write: Write) -> None:
    write("chapter/module", "factor = 2\n")
    it = write("chapter/it", "from snippets.chapter.module import factor\n")
    folder, module, code = cells(made(Run(it, "", {PYTHON: outcome("", PYTHON)})), "code")[2:]
    assert folder.source == 'os.makedirs("snippets/chapter", exist_ok=True)'
    assert module.source == "%%writefile snippets/chapter/module.py\nfactor = 2"
    assert "import factor" in code.source


def test_ids_are_those_of_the_headings_in_any_language(write: Write) -> None:
    it = write("chapter/it", "x = 1\n")
    run = Run(it, "", {PYTHON: outcome("", PYTHON)})

    def ids(language: str, heading: str) -> list[str]:
        book = made(
            Prose("# Title", "title"), run, Prose(heading, "part"), Prose("More."), run, language=language
        )
        return [cell.id for cell in book.cells]

    assert ids("en", "## Part") == ids("zh", "## 部分")
    assert ids("en", "## Part")[0] == "title"
    assert ids("en", "## Part")[6:] == [
        *("chapter-it", "chapter-it-outcomes"),
        *("part", "part-2", "chapter-it-2", "chapter-it-outcomes-2"),
    ]


def test_ids_are_unique_and_short_whatever_the_headings_are_called() -> None:
    names = ["install", "set-up", "a", "a", "a-2", "b" * 70, "b" * 70]
    book = made(*(Prose(f"# {name}", name) for name in names))
    ids = [cell.id for cell in book.cells]
    assert len({*ids}) == len(ids) == len(names) + 5
    assert max(map(len, ids)) <= 64


def test_the_same_page_gives_the_same_bytes(write: Write) -> None:
    run = Run(write("chapter/it", "x = 1\n"), "", {PYTHON: outcome("", PYTHON)})
    assert made(Prose("Text."), run) == made(Prose("Text."), run)
