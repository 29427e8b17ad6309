"""Snippets: the files that readers see, and what can be told of them without running them."""

import ast
import difflib
import functools
import re
from dataclasses import dataclass
from pathlib import Path

from publishing import runtime
from publishing.runtime import Runtime


class SnippetError(Exception):
    """A snippet that can't be shown: the message says why and what to do."""


@dataclass(frozen=True)
class Snippet:
    """A file `snippets/<chapter>/<name>.py`.

    Attributes:
        root: The project's folder.
        name: `<chapter>/<name>`, as fences and messages write it.
        source: The file's text.
    """

    root: Path
    name: str
    source: str

    @property
    def filename(self) -> str:
        """The file, relative to the project, as tracebacks show it."""
        return f"snippets/{self.name}.py"

    @functools.cached_property
    def runtimes(self) -> tuple[Runtime, ...]:
        """What it runs in, told by what it imports or, if that names no Keras, its local modules.

        Keras 2 code also runs in Keras 3, its import rewritten: that is what its readers do.
        """
        for texts in ({self.filename: self.source}, self.local_modules):
            names = {name for filename, text in texts.items() for name in _imported(text, filename)}
            imported = {name.partition(".")[0] for name in names}
            if "tf_keras" in imported:
                return (runtime.KERAS2, *runtime.KERAS3)
            if "tensorflow" in imported:
                return (runtime.TENSORFLOW,)
            if "jax" in imported:
                return (runtime.JAX,)
            if "keras" in imported:
                return runtime.KERAS3
        return (runtime.PYTHON,)

    def source_for(self, runtime: Runtime) -> str:
        """The text that runs: in Keras 3, Keras 2 code imports `keras` instead of `tf_keras`."""
        if runtime.keras != "keras":
            return self.source
        renamed = self.source.replace("import tf_keras as keras", "import keras")
        return re.sub(r"\btf_keras\b", "keras", renamed)

    @functools.cached_property
    def local_modules(self) -> dict[str, str]:
        """The project's own modules that it imports, transitively: relative path to text."""
        found: dict[str, str] = {}
        waiting = [(self.source, self.filename)]
        while waiting:
            for name in _imported(*waiting.pop()):
                for path in _module_files(self.root, name):
                    relative = path.relative_to(self.root).as_posix()
                    if relative not in found:
                        found[relative] = _text(path, relative)
                        waiting.append((found[relative], relative))
        return found


def load(root: Path, name: str) -> Snippet:
    """Reads a snippet.

    Raises:
        SnippetError: There is no such file, or it holds no text.
    """
    path = root / "snippets" / f"{name}.py"
    if not re.fullmatch(r"\w+/\w+", name, re.ASCII) or not path.is_file():
        near = difflib.get_close_matches(name, names(root), n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"create snippets/{name}.py"
        raise SnippetError(f"there is no snippet {name!r}: {hint}")
    return Snippet(root, name, _text(path, f"snippets/{name}.py"))


def names(root: Path) -> list[str]:
    """The names of all snippets, sorted; the atlas's functions are not snippets of a page."""
    files = (root / "snippets").glob("*/*.py")
    found = (f"{file.parent.name}/{file.stem}" for file in files if file.stem != "__init__")
    return sorted(name for name in found if not name.startswith("atlas/"))


def _text(path: Path, filename: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SnippetError(f"{filename} is not in UTF-8: {error}") from error


# Asked in both languages, and by each rebuild of `mkdocs serve`, of texts that rarely change.
@functools.cache
def _imported(source: str, filename: str) -> frozenset[str]:
    try:
        tree = ast.parse(source, filename)
    except SyntaxError as error:
        raise SnippetError(f"{filename}, line {error.lineno}: {error.msg}") from error
    except ValueError as error:  # Null bytes, in Python before 3.11.4.
        raise SnippetError(f"{filename}: {error}") from error
    modules: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from a import b` may mean the module a.b: both are looked for.
            modules.add(node.module)
            modules.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(modules)


def _module_files(root: Path, module: str) -> list[Path]:
    parts = module.split(".")
    if not (root / parts[0]).is_dir() and not (root / f"{parts[0]}.py").is_file():
        return []
    packages = [root.joinpath(*parts[:end], "__init__.py") for end in range(1, len(parts) + 1)]
    candidates = [*packages, root.joinpath(*parts[:-1], f"{parts[-1]}.py")]
    return [path for path in candidates if path.is_file()]
