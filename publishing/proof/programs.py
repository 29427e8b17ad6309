"""The corpus: Keras 2 programs, and what can be read from their text."""

import ast
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from executed_docs.execution.runtime import Runtime
from publishing.keras.runtimes import JAX, NUMPY, TENSORFLOW, TORCH

_ERA = re.compile(r"^# Keras 2\.2(?P<graph>, TensorFlow 1)?$", re.MULTILINE)

_MAGIC = re.compile(r"^(\s*)[%!].*$", re.MULTILINE)

TRAINING = {"fit", "fit_generator", "train_on_batch", "GradientTape", "gradients"}
"""Names that a program uses only if it computes gradients, which Keras on NumPy can't."""


class Era(StrEnum):
    """Which Keras 2 a program was written for.

    A program says so in a comment: `# Keras 2.2`, or `# Keras 2.2, TensorFlow 1`.
    """

    TF_KERAS = "tf_keras 2.21"
    """It runs in tf_keras as it is, under the name `keras`."""

    KERAS_2_2 = "Keras 2.2"
    """It uses names or arguments that tf_keras no longer has: see `keras2.OldNames`."""

    TENSORFLOW_1 = "Keras 2.2, TensorFlow 1"
    """It needs symbolic tensors and sessions besides, as a graph of TensorFlow 1 has them."""


class ProgramError(Exception):
    """A file that is no program: the message names it and says what to do."""


@dataclass(frozen=True)
class Program:
    """A program of the corpus.

    Attributes:
        name: Its path in the corpus, such as `losses/dice.py`.
        text: The text of the file, which for a notebook is JSON.
    """

    name: str
    text: str

    @property
    def shape(self) -> str:
        """The kind of code that it represents: the name of its folder."""
        return self.name.partition("/")[0]

    @property
    def source(self) -> str:
        """The Python code: of a notebook, that of all its cells.

        Raises:
            ProgramError: The notebook is broken.
        """
        # What only IPython understands sets up plots and packages; as `pass`, line numbers stay.
        return _MAGIC.sub(r"\1pass", "\n".join(self._cells())) if self.is_notebook else self.text

    @property
    def is_notebook(self) -> bool:
        return self.name.endswith(".ipynb")

    def line(self, cell: int | None, line: int) -> int:
        """Where a line of a code cell, both counted from 1, is in `source`; of a file, the line itself."""
        before = self._cells()[: cell - 1] if cell else []
        return sum(code.count("\n") + 1 for code in before) + line

    def _cells(self) -> list[str]:
        try:
            cells = json.loads(self.text)["cells"]
            return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        except (ValueError, KeyError, TypeError) as error:
            raise ProgramError(f"{self.name} is not a notebook: {error!r}. Repair its JSON.") from error

    @property
    def lines(self) -> int:
        """How many lines hold code or a comment."""
        return sum(bool(line.strip()) for line in self.source.splitlines())

    @property
    def era(self) -> Era:
        """Which Keras 2 it was written for."""
        found = _ERA.search(self.source)
        if not found:
            return Era.TF_KERAS
        return Era.TENSORFLOW_1 if found["graph"] else Era.KERAS_2_2

    @property
    def backends(self) -> tuple[Runtime, ...]:
        """The runtimes of Keras 3 that can run it.

        One that imports TensorFlow runs on TensorFlow, and one that computes gradients not on NumPy.
        """
        names = _names(self.source)
        if "tensorflow" in names:
            return (TENSORFLOW,)
        return (TENSORFLOW, JAX, TORCH) if names & TRAINING else (TENSORFLOW, JAX, TORCH, NUMPY)


def load(folder: Path) -> list[Program]:
    """The programs of a corpus, sorted by name.

    Raises:
        ProgramError: The folder has none.
    """
    files = sorted(path for path in folder.glob("*/*") if path.suffix in {".py", ".ipynb"})
    if not files:
        raise ProgramError(f"{folder} has no programs. Name the folder that holds a folder for each shape.")
    return [Program(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")) for path in files]


def _names(source: str) -> set[str]:
    """All identifiers of a program; of one that Python can't parse, all words."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return set(re.findall(r"\w+", source))
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                found.add(name)
            case ast.Import(names=names):
                # `import tensorflow.keras` is Keras, and runs on every backend.
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module="tensorflow", names=[ast.alias(name="keras")]):
                found.add("tensorflow.keras")
            case ast.ImportFrom(module=str(module)):
                found.add(module)
    return found
