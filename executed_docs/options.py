"""The plugin's options in `mkdocs.yml`, and what they declare."""

import ast
import copy
import importlib
import inspect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from mkdocs.config import config_options as c
from mkdocs.config.base import (
    BaseConfigOption,
    Config,
    ConfigErrors,
    ConfigWarnings,
    ValidationError,
    load_config,
)
from mkdocs.config.defaults import MkDocsConfig

from executed_docs import adapter, declaration
from executed_docs.declaration import Declaration, T, unknown
from executed_docs.errors import BuildError, placed
from executed_docs.execution import availability, runner, runtime
from executed_docs.execution.kernel import Kernel
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import PYTHON
from executed_docs.execution.snippet import Project
from executed_docs.locale import words
from executed_docs.locale.languages import Languages
from executed_docs.locale.words import Words
from executed_docs.storage.store import results_folder
from executed_docs.translation.passages import Documentation, Reader

PLUGIN = "executed"
"""The plugin's name in `mkdocs.yml`."""

PLACE = f"mkdocs.yml, plugins, {PLUGIN}"
"""Where its options are, for messages."""

_UNKNOWN = "Unrecognised configuration name: "


class _Named(Config):  # type: ignore[no-untyped-call]
    """Options of which one that there isn't is an error."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        errors, warned = super().validate()
        known = dict(self._schema)
        errors += [
            (name, ValidationError(unknown(name, known)))
            for name, why in warned
            if str(why).startswith(_UNKNOWN)
        ]
        return errors, [(name, why) for name, why in warned if not str(why).startswith(_UNKNOWN)]


class _Declared(BaseConfigOption[T]):
    """An option with its declaration."""

    def __init__(self, declaration: Declaration[T]) -> None:
        super().__init__()
        self.declaration = declaration
        self.default = declaration.default
        self._key = ""

    def pre_validation(self, config: Config, key_name: str) -> None:
        self._key = key_name

    def validate(self, value: object) -> T:
        if value is None:
            # A site may change its list.
            return copy.copy(self.declaration.default)
        if problem := self.declaration.problem(self._key, value):
            raise ValidationError(problem)
        return cast(T, value)


class NotebookOptions(_Named):  # type: ignore[no-untyped-call]
    """What notebooks run in."""

    runtimes = _Declared(replace(declaration.texts(), default=[PYTHON.name]))
    """The names of the runtimes that one notebook can stand in for."""

    packages = _Declared(declaration.texts())
    """The packages that a reader installs for a notebook."""

    set_up = _Declared(declaration.optional_text())
    """The file of the cell that runs first, from the project's folder."""


class _Notebook(c.SubConfig[NotebookOptions]):
    """The options of notebooks."""

    def run_validation(self, value: object) -> NotebookOptions:
        if not isinstance(value, dict):
            names = ", ".join(name for name, _ in NotebookOptions._schema)
            raise ValidationError(
                f"received {value!r}. Write options below it, of {names}, or leave 'notebook' out."
            )
        return super().run_validation(value)


class Options(_Named):  # type: ignore[no-untyped-call]
    """The options of the plugin."""

    snippets = _Declared(declaration.SNIPPETS)
    """The folder of snippets, from the project's folder: a name without a slash, since it is also the package
    that snippets are imported from."""

    exclude = _Declared(declaration.EXCLUDE)
    """Folders in the folder of snippets whose modules are no snippets."""

    runtimes = _Declared(declaration.RUNTIMES)
    """What snippets run in, as `package.module:NAME` of a sequence of runtimes. The default is plain
    Python."""

    goldens = _Declared(declaration.GOLDENS)
    """Whether each outcome has to be the one in its golden. Without goldens, pages say above each outcome
    that nothing asserts it."""

    unexecuted = _Declared(declaration.UNEXECUTED)
    """What becomes of a Python fence that names no snippet: an error, or a fence as any other."""

    languages = _Declared(declaration.texts())
    """The site's languages, the main one first; each other has its own `mkdocs.<language>.yml`, and all have
    their pages in `docs/<language>`. The default is the theme's language alone. On MkDocs's own themes, each
    page begins with links to its translations."""

    locale = _Declared(declaration.LOCALE)
    """Folders with words of the site, `<language>.toml`, from the project's folder."""

    math = _Declared(declaration.MATH)
    """Whether formulas are rendered during the build, by the KaTeX in `node_modules`. Without it, they are
    left to the site's own script."""

    editions = _Declared(declaration.choices("markdown", "notebook"))
    """What is written next to each page: the page as Markdown, with `llms.txt`, and, where its front matter
    says `notebook: true`, as a notebook."""

    notebook = _Notebook(NotebookOptions)
    """What notebooks run in. The default is plain Python."""

    timeout = _Declared(declaration.TIMEOUT)
    """Seconds that a run may take, the import of its runtime included."""

    memory = _Declared(declaration.MEMORY)
    """MiB that a process that runs snippets may take for its data."""

    output_limit = _Declared(declaration.OUTPUT_LIMIT)
    """KiB that a snippet may print."""

    figure_limit = _Declared(declaration.FIGURE_LIMIT)
    """KiB that a picture may have."""

    cache = _Declared(declaration.text(".cache"))
    """The folder of what is reused by the next build, from the project's folder. The environment's
    SHARED_CACHE names another folder for outcomes, which several machines may share."""

    executor = _Declared(declaration.EXECUTOR)
    """Where snippets run instead of on this machine: the address of Dask's scheduler, or
    `package.module:NAME` of what makes a `concurrent.futures.Executor`. The environment's SCHEDULER replaces
    it."""

    optimize = _Declared(declaration.flag(False))
    """Whether Material's pages, styles, scripts and search index are made smaller, by the esbuild in
    `node_modules`."""

    self_hosted = _Declared(declaration.flag(False))
    """Whether it is an error if a page loads something from another origin, which would learn of each
    reader."""

    untried = _Declared(declaration.choice("warn", "allow"))
    """What becomes of a theme, or of a version of MkDocs or Material, that this engine wasn't tried with: a
    warning, or nothing."""

    scripts = _Declared(declaration.texts())
    """Folders of scripts that the tools in `theme/tools` import from as well."""

    passages = _Declared(declaration.texts())
    """Functions that read translated texts of files that only the site knows, as `package.module:name`."""

    def project(self, root: Path) -> Project:
        """The project whose snippets are executed.

        Args:
            root: The project's folder.

        Raises:
            BuildError: The runtimes can't be imported, or two have the same name, or this machine can't run
                one that it has to, or a folder, a file or a runtime that an option names is missing.
        """
        declaration.check_folders(root, PLACE, self.snippets, self.exclude, self.locale)
        declaration.check_listed(root, f"{PLACE}, scripts", self.scripts)
        with placed(f"{PLACE}, runtimes"):
            runtimes = runtime.load(self.runtimes)
        self._check_notebook(root, [each.name for each in runtimes])
        availability.check(runtimes)
        return Project(
            root,
            runtimes,
            tuple(self.exclude),
            self.snippets,
            self.goldens,
            int(self.output_limit * 1024),
            int(self.figure_limit * 1024),
            self.cache,
        )

    def documentation(self, root: Path, config: MkDocsConfig) -> Documentation:
        """The documentation in all of its languages.

        Args:
            root: The project's folder.
            config: The configuration of any of its languages.

        Raises:
            BuildError: A function of `passages` can't be imported, or a language has no pages or no settings.
        """
        languages = Languages(tuple(self.languages) or (adapter.language(config),))
        place = f"{PLACE}, languages"
        if self.languages and adapter.language(config) not in languages.codes:
            raise BuildError(
                f"{place}: {adapter.language(config)!r}, the theme's language, is none of them. "
                "Add it, or change it."
            )
        for code in languages.translations:
            for path in (root / f"mkdocs.{code}.yml", root / "docs" / code):
                if not path.exists():
                    missing = path.relative_to(root).as_posix()
                    raise BuildError(f"{place}: there is no {missing}. Create it, or leave {code!r} out.")
        # The engine's words are checked where the engine is: in its own project.
        folder = words.FOLDER
        engine = (
            [folder.relative_to(root).as_posix()] if folder.is_relative_to(root / "executed_docs") else []
        )
        return Documentation(root, languages, (*engine, *self.locale), tuple(map(_reader, self.passages)))

    def words(self, root: Path, language: str) -> Words:
        """The words of a language.

        Raises:
            UnreadableError: A file of words is missing or damaged.
        """
        return words.load(language, *(root / folder for folder in self.locale))

    def kernel(self, root: Path) -> Kernel:
        """What notebooks run in."""
        options = self.notebook
        set_up = root / options.set_up if options.set_up else None
        return Kernel(tuple(options.runtimes), tuple(options.packages), set_up)

    def runner(self, root: Path) -> Runner:
        """What runs the snippets, which this process shares.

        Raises:
            BuildError: What makes the executor can't be imported.
        """
        folder = results_folder(root, "outcomes", self.cache)
        memory = int(self.memory * 1024**2)
        return runner.shared(folder, float(self.timeout), memory, self.executor, f"{PLACE}, executor")

    def _check_notebook(self, root: Path, runtimes: Sequence[str]) -> None:
        options = self.notebook
        for name in options.runtimes:
            # The default names one that a site without notebooks need not have.
            if name not in runtimes and name != PYTHON.name:
                raise BuildError(
                    f"{PLACE}, notebook, runtimes: there is no runtime {name!r}. "
                    f"Write one of: {', '.join(runtimes)}."
                )
        if options.set_up and not (root / options.set_up).is_file():
            raise BuildError(
                f"{PLACE}, notebook, set_up: there is no file {options.set_up!r} in {root}. "
                "Create it, or leave it out."
            )


@dataclass(frozen=True)
class Description:
    """What the documentation says of an option.

    Attributes:
        name: Its name; one of an option of options is named `option.name`.
        kind: What it takes, in words.
        default: Its default, as `mkdocs.yml` has it.
        text: What it means.
    """

    name: str
    kind: str
    default: str
    text: str


def described(options: type[Config] = Options, start: str = "") -> Iterator[Description]:
    """The options with their types, defaults and meanings, from the declaration itself."""
    texts = _docstrings(options)
    for name, option in options._schema:
        if isinstance(option, c.SubConfig):
            yield from described(NotebookOptions, f"{start}{name}.")
        elif isinstance(option, _Declared):
            own = option.declaration
            yield Description(f"{start}{name}", own.kind, own.shown_default, texts[name])


def table() -> str:
    """The options as a table of Markdown."""
    rows = ["| Option | Takes | Default | Meaning |", "| --- | --- | --- | --- |"]
    rows += [f"| `{each.name}` | {each.kind} | {each.default} | {each.text} |" for each in described()]
    return "\n".join(rows)


def load(root: Path) -> tuple[Options, MkDocsConfig]:
    """The options of a project, and its configuration.

    Args:
        root: The project's folder.

    Raises:
        BuildError: Its `mkdocs.yml` doesn't have the plugin.
    """
    config = load_config(str(root / "mkdocs.yml"))
    plugin = config.plugins.get(PLUGIN)
    if plugin is None:
        raise BuildError(f"mkdocs.yml, plugins: there is no {PLUGIN}. Add it.")
    options: Options = plugin.config
    return options, config


def _docstrings(options: type[Config]) -> dict[str, str]:
    """The text below each option in the class's source."""
    (node,) = ast.parse(inspect.getsource(options)).body
    assert isinstance(node, ast.ClassDef)
    found = {}
    for option, below in zip(node.body, node.body[1:], strict=False):
        match option, below:
            case ast.Assign(targets=[ast.Name(id=name)]), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = " ".join(text.split())
    return found


def _reader(path: str) -> Reader:
    module, _, name = path.partition(":")
    try:
        reader: Reader = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise BuildError(
            f"{PLACE}, passages: {path!r} can't be imported: {error}. "
            "Write it as package.module:name, of a module that is on Python's path."
        ) from error
    return reader
