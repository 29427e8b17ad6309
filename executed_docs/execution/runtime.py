"""Runtimes: what snippets run in, declared by the site."""

import importlib
import inspect
import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from executed_docs.errors import BuildError
from executed_docs.storage.fingerprint import text_digest

Session = Callable[[], AbstractContextManager[object]]
"""Makes the context manager of one run."""

Describe = Callable[[object], object]
"""Gives what pages use of a value, as JSON has it, or None."""


@dataclass(frozen=True)
class Runtime:
    """What a snippet runs in: an interpreter with an environment, and packages in a known state.

    Pages call it by the word `runtimes.<name>` of the site's locale.

    Attributes:
        name: What goldens and messages call it, such as `frame3-fast`. The text before the dash is its
            family: the runtimes of a family share a golden where their outcomes agree.
        imports: The top-level modules whose import calls for it. A snippet whose imports call for no
            runtime runs in those that no import calls for.
        offers: What a snippet may import here besides, and not everywhere.
        packages: The distributions that an outcome depends on, with all that they require.
        extras: More of them, which only some snippets use, for example to draw.
        versions: The modules whose versions pages show, each after the name that readers know.
        used_versions: The same, for modules whose versions are shown only if the snippet imported them.
        environment: Environment variables of its processes.
        rewrites: How a snippet's source is changed before it runs here: regular expressions, each with its
            replacement.
        session: A function of a module that makes the context manager of one run: entering it imports what
            is slow to import and resets its state. None if nothing needs that.
        needs: The distributions that a machine may lack, each with its version, such as `frame==3.1`. With
            any, the runtime is optional: where they aren't installed, nothing runs in it.
        install: The command that installs them, for messages.
        describe: A function of a module that gives what pages use of a module-level value that is no array,
            number, string or list, as JSON has it, or None. None if pages use no other values.
    """

    name: str
    imports: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    packages: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    used_versions: tuple[tuple[str, str], ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    rewrites: tuple[tuple[str, str], ...] = ()
    session: Session | None = None
    needs: tuple[str, ...] = ()
    install: str = ""
    describe: Describe | None = None

    @property
    def family(self) -> str:
        return self.name.partition("-")[0]

    def rewritten(self, source: str) -> str:
        """A snippet's source as it runs here."""
        for pattern, replacement in self.rewrites:
            source = re.sub(pattern, replacement, source)
        return source

    def declaration(self) -> list[object]:
        """What an outcome depends on of what its site declares, as JSON has it: part of each run's key."""
        return [
            self.name,
            sorted(self.imports),
            sorted(self.offers),
            self.packages,
            self.extras,
            self.versions,
            self.used_versions,
            self.environment,
            self.rewrites,
            _function(self.session),
            _function(self.describe),
        ]


def _function(given: Callable[..., object] | None) -> list[str] | None:
    """A function with the digest of its module's text."""
    if given is None:
        return None
    source = Path(inspect.getfile(given)).read_text(encoding="utf-8")
    return [given.__module__, given.__qualname__, text_digest(source)]


PYTHON = Runtime(
    "python",
    packages=("numpy",),
    extras=("matplotlib",),
    used_versions=(("NumPy", "numpy"), ("Matplotlib", "matplotlib")),
)
"""Plain Python."""

DEFAULT = (PYTHON,)
"""What snippets run in on a site that declares no runtimes."""


def load(path: str) -> tuple[Runtime, ...]:
    """The runtimes that a site declares.

    Args:
        path: `package.module:NAME`, where the name is that of a sequence of runtimes.

    Raises:
        BuildError: They can't be imported, or two have the same name. The message doesn't say where that is
            declared.
    """
    module, _, name = path.partition(":")
    try:
        found = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise BuildError(
            f"{path!r} can't be imported: {error}. "
            "Write them as package.module:NAME, of a module that is on Python's path."
        ) from error
    if not isinstance(found, Sequence) or not all(isinstance(each, Runtime) for each in found):
        raise BuildError(f"{path} is not a sequence of executed_docs' Runtime.")
    names = [runtime.name for runtime in found]
    for twice in {name for name in names if names.count(name) > 1}:
        raise BuildError(f"{path} has two runtimes named {twice!r}. Rename one: goldens are named after it.")
    return tuple(found)


def called_for(runtimes: Sequence[Runtime], imported: set[str]) -> tuple[Runtime, ...]:
    """The runtimes that what a snippet imports calls for, in the order of their declaration.

    Args:
        runtimes: The site's runtimes.
        imported: The top-level modules that the snippet imports.

    Returns:
        Those that offer all of these modules, apart from the modules that are the same everywhere; none if
        there is no such runtime.
    """
    special = imported & {name for runtime in runtimes for name in runtime.imports | runtime.offers}
    if not special:
        return tuple(runtime for runtime in runtimes if not runtime.imports)
    return tuple(
        runtime
        for runtime in runtimes
        if special & runtime.imports and special <= runtime.imports | runtime.offers
    )
