"""A page as a notebook."""

from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from executed_docs.editions import notebook
from executed_docs.editions.markdown import Part, Prose, Run
from executed_docs.errors import BuildError
from executed_docs.execution.figures import SETTINGS, normalized
from executed_docs.execution.kernel import Kernel
from executed_docs.execution.outcome import Figure, Outcome
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.execution.snippet import Snippet
from executed_docs.locale import words

Write = Callable[[str, str], Snippet]

OLD = Runtime("old", imports=frozenset({"frame_old"}))
FAST, SMALL, PLAIN = (
    Runtime(f"new-{name}", imports=frozenset({"frame_old", "frame"}), rewrites=(("frame_old", "frame"),))
    for name in ("fast", "small", "plain")
)

TRACEBACK = 'Traceback (most recent call last):\n  File "a.py", line 1\n    b\nValueError: No.\n'


@pytest.fixture
def kernel(tmp_path: Path) -> Kernel:
    """A kernel that stands in for three runtimes, with packages to install and a cell to run first."""
    cell = tmp_path / "first.py"
    cell.write_text("import os\n\nready = True\n")
    return Kernel(("old", "new-fast", "python"), ("nbformat", "jinja2"), cell)


Made = Callable[..., NotebookNode]


@pytest.fixture
def made(kernel: Kernel) -> Made:
    """Makes a notebook of the parts of a page."""

    def made(*parts: Part, language: str = "en", kernel: Kernel = kernel) -> NotebookNode:
        named = {**words.load(language), "runtimes.new-small": "Frame on Small"}
        return nbformat.reads(notebook.text(list(parts), "Title", "https://here/", named, kernel), 4)

    return made


def outcome(text: str, runtime: Runtime, error: str | None = None) -> Outcome:
    return Outcome(text, error, {}, {"Frame": "3.9", runtime.name: "2.0", "Python": "3.11"})


def cells(book: NotebookNode, kind: str) -> list[NotebookNode]:
    return [cell for cell in book.cells if cell.cell_type == kind]


def test_it_begins_with_what_to_install_and_what_to_run(write: Write, made: Made) -> None:
    heading, first, about, install, _, set_up, rest = made(Prose("# Title", "title"), Prose("Text.")).cells
    assert (heading.source, rest.source) == ("# Title", "Text.")
    assert "[Title](https://here/)" in first.source
    pins = f"nbformat=={version('nbformat')} jinja2=={version('jinja2')}"
    assert pins in about.source
    assert pins in install.source
    assert 'if "google.colab" in sys.modules:' in install.source
    assert set_up.source == "import os\n\nready = True"


def test_a_run_in_this_kernel_is_the_cell_s_output(write: Write, made: Made) -> None:
    it = write("chapter/it", "import frame\nprint(3)  # (1)!\n")
    runs = {FAST: outcome("3\n", FAST), SMALL: outcome("4\n", SMALL), PLAIN: outcome("3\n", PLAIN)}
    *_, code, below = made(Run(it, "1.  A note.", runs)).cells
    assert code.source == "import frame\nprint(3)  # (1)"
    assert code.outputs == [{"output_type": "stream", "name": "stdout", "text": "3\n"}]
    assert code.metadata == {}
    assert below.source == (
        "1.  A note.\n\nOutput · Frame 3.9 · new-fast 2.0, new-plain 2.0 · Python 3.11\n\n"
        "Output · Frame 3.9 · new-small 2.0 · Python 3.11\n\n```text\n4\n```"
    )


def test_the_first_runtime_of_the_kernel_gives_the_output(write: Write, made: Made) -> None:
    it = write("chapter/it", "import frame_old\n")
    runs = {OLD: outcome("2\n", OLD), FAST: outcome("3\n", FAST)}
    *_, code, below = made(Run(it, "", runs)).cells
    assert code.outputs[0].text == "2\n"
    assert "the same code, rewritten for this runtime" in below.source


def test_an_error_is_an_output_and_expected(write: Write, made: Made) -> None:
    it = write("chapter/it", "raise ValueError\n")
    *_, code, _ = made(Run(it, "", {PYTHON: outcome(f"3\n{TRACEBACK}", PYTHON, "ValueError")})).cells
    printed, error = code.outputs
    assert printed.text == "3\n"
    assert (error.ename, error.evalue) == ("ValueError", "No.")
    assert "\n".join(error.traceback) == TRACEBACK.rstrip()
    assert code.metadata.tags == ["raises-exception"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_another_runtime_needs_is_no_cell(write: Write, made: Made, language: str) -> None:
    it = write("chapter/it", "import small\n")
    book = made(Run(it, "", {SMALL: outcome("3\n", SMALL)}), language=language)
    assert len(cells(book, "code")) == 2
    shown = book.cells[-1].source
    assert "Frame on Small" in shown
    assert "```python\nimport small\n```" in shown
    assert "```text\n3\n```" in shown


def test_a_module_of_the_project_is_written_before_it_is_imported(write: Write, made: Made) -> None:
    write("chapter/module", "factor = 2\n")
    it = write("chapter/it", "from snippets.chapter.module import factor\n")
    folder, module, code = cells(made(Run(it, "", {PYTHON: outcome("", PYTHON)})), "code")[2:]
    assert folder.source == 'os.makedirs("snippets/chapter", exist_ok=True)'
    assert module.source == "%%writefile snippets/chapter/module.py\nfactor = 2"
    assert "import factor" in code.source


def test_ids_are_those_of_the_headings_in_any_language(write: Write, made: Made) -> None:
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


def test_ids_are_unique_and_short_whatever_the_headings_are_called(made: Made) -> None:
    names = ["install", "set-up", "a", "a", "a-2", "b" * 70, "b" * 70]
    book = made(*(Prose(f"# {name}", name) for name in names))
    ids = [cell.id for cell in book.cells]
    assert len({*ids}) == len(ids) == len(names) + 5
    assert max(map(len, ids)) <= 64


def test_the_same_page_gives_the_same_bytes(write: Write, made: Made) -> None:
    run = Run(write("chapter/it", "x = 1\n"), "", {PYTHON: outcome("", PYTHON)})
    assert made(Prose("Text."), run) == made(Prose("Text."), run)


def test_a_kernel_of_plain_python_needs_no_installation(made: Made, write: Write) -> None:
    run = Run(write("chapter/it", "x = 1\n"), "", {PYTHON: outcome("", PYTHON)})
    book = made(Prose("# Title", "title"), run, kernel=Kernel())
    assert [cell.id for cell in book.cells] == [
        *("title", "about-notebook", "chapter-it", "chapter-it-outcomes")
    ]


def test_a_cell_that_can_t_be_read_is_named_with_its_option(tmp_path: Path) -> None:
    kernel = Kernel(set_up=tmp_path / "first.py")
    with pytest.raises(BuildError, match=r"notebook\.set_up names .*/first\.py, which can't be read"):
        _ = kernel.key


def test_the_key_of_a_kernel_covers_what_notebooks_show_of_it(kernel: Kernel, tmp_path: Path) -> None:
    keys = {kernel.key, Kernel(kernel.runtimes, kernel.packages).key, Kernel(("python",)).key}
    (tmp_path / "first.py").write_text("import sys\n")
    assert len({*keys, kernel.key}) == 4


WHITE = ' style="background: white"'


def test_a_picture_is_an_output_with_its_alternative(write: Write, made: Made) -> None:
    runs = {
        FAST: replace(outcome("3\n", FAST), figures=(Figure("a.svg", "<svg>1</svg>"),)),
        SMALL: replace(outcome("3\n", SMALL), figures=(Figure("a.svg", "<svg>2</svg>"),)),
    }
    run = Run(
        write("chapter/it", "import frame\n"), "", runs, "", {"a.svg": "A curve"}, lambda path: f"/{path}"
    )
    *_, about, figures, code, below = made(Prose("# Title", "title"), run).cells
    assert (about.id, figures.id) == ("about-figures", "figures")
    printed, drawn = code.outputs
    assert printed.text == "3\n"
    assert drawn.data == {"image/svg+xml": f"<svg{WHITE}>1</svg>", "text/plain": "A curve"}
    assert "![A curve](/assets/figures/chapter/it.a." in below.source


@pytest.mark.parametrize("attributes", ["", ' style="background: red"'])
def test_running_it_draws_what_it_says_on_white(
    write: Write, made: Made, tmp_path: Path, attributes: str
) -> None:
    head = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"'
    svg = f"<svg{attributes} {head}/>"
    source = f"from pathlib import Path\n\n_ = Path('a.svg').write_text({svg!r})\n"
    runs = {PYTHON: replace(outcome("", PYTHON), figures=(Figure("a.svg", svg),))}
    other = Run(write("chapter/other", "x = 1"), "", {PYTHON: outcome("", PYTHON)})
    book = made(Run(write("chapter/it", source), "", runs), other)
    before = cells(book, "code")[-2].outputs
    (tmp_path / "before.svg").write_text(svg)
    NotebookClient(book, timeout=60, resources={"metadata": {"path": tmp_path}}).execute()
    drawn, none = (cell.outputs for cell in cells(book, "code")[-2:])
    on_white = normalized(f"<svg{attributes or WHITE} {head}/>")
    assert [normalized(each.data["image/svg+xml"]) for each in (*before, *drawn)] == [on_white] * 2
    assert none == []


@pytest.mark.parametrize(
    "source", ["import matplotlib.pyplot as plt\n", "if True:\n    from matplotlib import pyplot\n"]
)
def test_matplotlib_draws_with_the_settings_of_the_run(write: Write, made: Made, source: str) -> None:
    drawn = {PYTHON: replace(outcome("", PYTHON), figures=(Figure("a.svg", "<svg/>"),))}
    ids = [cell.id for cell in made(Run(write("chapter/it", source), "", drawn)).cells]
    assert "matplotlib" in ids
    assert ids.index("matplotlib") < ids.index("matplotlib-settings") < ids.index("figures")
    (settings,) = (
        cell for cell in made(Run(write("chapter/it", source), "", drawn)).cells if cell.id == "matplotlib"
    )
    assert settings.source.startswith("%%writefile matplotlibrc\n")
    assert settings.source.partition("\n")[2] == SETTINGS.read_text(encoding="utf-8").rstrip("\n")
    other = [cell.id for cell in made(Run(write("chapter/other", "x = 1\n"), "", drawn)).cells]
    assert "matplotlib" not in other
