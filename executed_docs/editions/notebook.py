"""A page as a Jupyter notebook, whose cells have the outcomes of the runs as their outputs."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode, v4

from executed_docs.editions import markdown
from executed_docs.editions.markdown import Part, Prose, Run
from executed_docs.execution.figures import SETTINGS
from executed_docs.execution.kernel import Kernel
from executed_docs.execution.runtime import Runtime
from executed_docs.locale.words import Words
from executed_docs.pages import outcome_blocks

# Something may have imported Matplotlib already, which reads its settings then.
_USE_SETTINGS = 'import matplotlib\n\nmatplotlib.use("agg")\nmatplotlib.rc_file("matplotlibrc")'
_FIGURES = Path(__file__).with_name("show_figures.py")
"""The cell that shows what later cells draw."""
_MATPLOTLIB = re.compile(r"^\s*(?:import|from) matplotlib\b", re.MULTILINE)


def text(parts: list[Part], title: str, address: str, words: Words, kernel: Kernel) -> str:
    """The notebook, as a file holds it.

    Args:
        parts: The parts of the page.
        title: The page's title.
        address: The page's address.
        words: The words of the page's language.
        kernel: What it runs in.
    """
    made = v4.new_notebook(
        cells=list(_cells(parts, title, address, words, kernel)),
        metadata={
            "title": title,
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
            "language_info": {
                "name": "python",
                "file_extension": ".py",
                "mimetype": "text/x-python",
                "pygments_lexer": "ipython3",
            },
        },
    )
    nbformat.validate(made)
    return f"{nbformat.writes(made)}\n"


def _cells(
    parts: list[Part], title: str, address: str, words: Words, kernel: Kernel
) -> Iterator[NotebookNode]:
    taken: set[str] = set()

    def id(name: str) -> str:
        """The same in each language, since headings have the same anchors; of at most 64 characters."""
        numbers = ("", *(f"-{number}" for number in range(2, len(taken) + 2)))
        found = next(name[:60] + number for number in numbers if name[:60] + number not in taken)
        taken.add(found)
        return found

    anchor = "top"
    heading = sum(isinstance(part, Prose) for part in parts[:1])
    for position, part in enumerate(parts):
        if position == heading:
            yield from _set_up(title, address, id, words, kernel)
            drawing = [part for part in parts if isinstance(part, Run) and _draws(part, kernel)]
            if any(_MATPLOTLIB.search(run.snippet.source) for run in drawing):
                settings = f"%%writefile matplotlibrc\n{SETTINGS.read_text(encoding='utf-8')}"
                yield _text(words["matplotlib"], id("about-matplotlib"))
                yield _code(settings, id("matplotlib"), [_printed("Writing matplotlibrc\n")])
                yield _code(_USE_SETTINGS, id("matplotlib-settings"))
            if drawing:
                yield _text(words["show_figures"], id("about-figures"))
                yield _code(_FIGURES.read_text(encoding="utf-8"), id("figures"))
        if isinstance(part, Prose):
            anchor = part.anchor or anchor
            yield _text(part.text, id(anchor))
        else:
            yield from _run(part, id, words, kernel)


def _draws(run: Run, kernel: Kernel) -> bool:
    """Whether a run becomes a cell that draws something."""
    own = _own_runtime(run, kernel)
    return own is not None and bool(run.outcomes[own].figures)


def _own_runtime(run: Run, kernel: Kernel) -> Runtime | None:
    """The runtime whose outcome a cell shows."""
    return next((runtime for runtime in run.outcomes if runtime.name in kernel.runtimes), None)


def _set_up(
    title: str, address: str, id: Callable[[str], str], words: Words, kernel: Kernel
) -> Iterator[NotebookNode]:
    yield _text(words["notebook"].format(title=title, address=address), id("about-notebook"))
    if kernel.packages:
        install = f'import sys\n\nif "google.colab" in sys.modules:\n    %pip install --quiet {kernel.pins}'
        yield _text(words["install"].format(pins=kernel.pins), id("about-install"))
        yield _code(install, id("install"))
    if kernel.cell:
        yield _text(words["set_up"], id("about-set-up"))
        yield _code(kernel.cell, id("set-up"))


def _run(run: Run, id: Callable[[str], str], words: Words, kernel: Kernel) -> Iterator[NotebookNode]:
    name = "-".join(filter(None, [*run.snippet.name.split("/"), run.part]))
    later = run.part and run.part != next(iter(run.snippet.parts))
    own = _own_runtime(run, kernel)
    if own is None:
        first = next(iter(run.outcomes or run.snippet.called_for))
        why = words["no_cell"].format(runtime=words[f"runtimes.{first.name}"])
        yield _text(f"{why}\n\n{markdown.shown(run, words)}", id(name))
        return
    for path, source in () if later else run.snippet.local_modules.items():
        # Python finds a module in a folder without `__init__.py` all the same.
        if not path.endswith("__init__.py"):
            folder = Path(path).parent.as_posix()
            writing = f"%%writefile {path}\n{markdown.commented(source)}"
            yield _text(words["module"].format(path=path), id(f"about-{name}-module"))
            yield _code(f'os.makedirs("{folder}", exist_ok=True)', id(f"{name}-folder"))
            yield _code(writing, id(f"{name}-module"), [_printed(f"Writing {path}\n")])
    yield _code(run.code, id(name), _outputs(run, own), raises=bool(run.outcomes[own].error))
    yield _text(_below(run, own, words), id(f"{name}-outcomes"))


def _below(run: Run, own: Runtime, words: Words) -> str:
    """What stands below a cell: notes on its code, the versions, and the outcomes of other runtimes."""
    texts = [run.annotations]
    for runtimes, caption in outcome_blocks.captions(run.snippet, run.outcomes, words, run.part):
        texts.append(caption if own in runtimes else markdown.outcome(run, runtimes[0], caption))
    return "\n\n".join(text for text in texts if text)


def _outputs(run: Run, own: Runtime) -> list[NotebookNode]:
    outcome = run.outcomes[own]
    found = [_printed(outcome.printed)] if outcome.printed else []
    if outcome.error:
        traceback = outcome.traceback.rstrip("\n").split("\n")
        found.append(v4.new_output("error", ename=outcome.error, evalue=outcome.message, traceback=traceback))
    for figure in outcome.figures:
        # As the cell of `_FIGURES` shows it.
        svg = re.sub(r"<svg(?![^>]* style=)", '<svg style="background: white"', figure.svg, count=1)
        data = {"image/svg+xml": svg, "text/plain": run.alternatives.get(figure.name, figure.name)}
        found.append(v4.new_output("display_data", data=data))
    return found


def _printed(text: str) -> NotebookNode:
    return v4.new_output("stream", name="stdout", text=text)


def _text(source: str, id: str) -> NotebookNode:
    return v4.new_markdown_cell(source.strip("\n"), id=id)


def _code(source: str, id: str, outputs: Sequence[NotebookNode] = (), raises: bool = False) -> NotebookNode:
    metadata = {"tags": ["raises-exception"]} if raises else {}
    return v4.new_code_cell(source.rstrip("\n"), id=id, outputs=list(outputs), metadata=metadata)
