"""A page as a Jupyter notebook, with what its runs gave as the outputs of its cells."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode, v4

from publishing import cache, edition, fence
from publishing.edition import Part, Prose, Run
from publishing.outcome import Outcome
from publishing.runtime import KERAS2, PYTHON, TENSORFLOW, Runtime

KERNEL = (KERAS2, TENSORFLOW, PYTHON)
"""What one Python process can run: Keras 3 on TensorFlow, and Keras 2 beside it."""

_PACKAGES = ("keras", "tensorflow", "tf-keras")
_FIRST_CELL = Path(__file__).with_name("first_cell.py")


def written(parts: list[Part], title: str, address: str, words: Mapping[str, str]) -> str:
    """The notebook, as a file holds it.

    Args:
        parts: The parts of the page.
        title: The page's title.
        address: The page's address.
        words: The words of the page's language.
    """
    made = v4.new_notebook(
        cells=list(_cells(parts, title, address, words)),
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


def _cells(parts: list[Part], title: str, address: str, words: Mapping[str, str]) -> Iterator[NotebookNode]:
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
            yield from _set_up(title, address, id, words)
        if isinstance(part, Prose):
            anchor = part.anchor or anchor
            yield _text(part.text, id(anchor))
        else:
            yield from _run(part, id, words)


def _set_up(
    title: str, address: str, id: Callable[[str], str], words: Mapping[str, str]
) -> Iterator[NotebookNode]:
    pins = " ".join(f"{name}=={cache.versions(name)[name]}" for name in _PACKAGES)
    install = f'import sys\n\nif "google.colab" in sys.modules:\n    %pip install --quiet {pins}'
    yield _text(words["notebook"].format(title=title, address=address), id("about-notebook"))
    yield _text(words["install"].format(pins=pins), id("about-install"))
    yield _code(install, id("install"))
    yield _text(words["set up"], id("about-set-up"))
    yield _code(_FIRST_CELL.read_text(encoding="utf-8"), id("set-up"))


def _run(run: Run, id: Callable[[str], str], words: Mapping[str, str]) -> Iterator[NotebookNode]:
    name = run.snippet.name.replace("/", "-")
    own = next((runtime for runtime in run.outcomes if runtime in KERNEL), None)
    if own is None:
        why = words["no cell"].format(runtime=words[next(iter(run.outcomes)).name])
        yield _text(f"{why}\n\n{edition.shown(run, words)}", id(name))
        return
    for path, source in run.snippet.local_modules.items():
        # Python finds a module in a folder without `__init__.py` all the same.
        if not path.endswith("__init__.py"):
            folder = Path(path).parent.as_posix()
            writing = f"%%writefile {path}\n{edition.commented(source)}"
            yield _text(words["module"].format(path=path), id(f"about-{name}-module"))
            yield _code(f'os.makedirs("{folder}", exist_ok=True)', id(f"{name}-folder"))
            yield _code(writing, id(f"{name}-module"), [_printed(f"Writing {path}\n")])
    yield _code(run.code, id(name), _outputs(run.outcomes[own]), raises=bool(run.outcomes[own].error))
    yield _text(_below(run, own, words), id(f"{name}-outcomes"))


def _below(run: Run, own: Runtime, words: Mapping[str, str]) -> str:
    """What stands below a cell: notes on its code, the versions, and what other runtimes gave."""
    texts = [run.annotations]
    for runtimes, caption in fence.captions(run.snippet, run.outcomes, words):
        texts.append(caption if own in runtimes else edition.outcome(run.outcomes[runtimes[0]], caption))
    return "\n\n".join(text for text in texts if text)


def _outputs(outcome: Outcome) -> list[NotebookNode]:
    found = [_printed(outcome.printed)] if outcome.printed else []
    if outcome.error:
        traceback = outcome.traceback.rstrip("\n").split("\n")
        found.append(v4.new_output("error", ename=outcome.error, evalue=outcome.message, traceback=traceback))
    return found


def _printed(text: str) -> NotebookNode:
    return v4.new_output("stream", name="stdout", text=text)


def _text(source: str, id: str) -> NotebookNode:
    return v4.new_markdown_cell(source.strip("\n"), id=id)


def _code(source: str, id: str, outputs: Sequence[NotebookNode] = (), raises: bool = False) -> NotebookNode:
    metadata = {"tags": ["raises-exception"]} if raises else {}
    return v4.new_code_cell(source.rstrip("\n"), id=id, outputs=list(outputs), metadata=metadata)
