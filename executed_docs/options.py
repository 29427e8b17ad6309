"""The plugin's options in `mkdocs.yml`, and what they declare."""

import ast
import difflib
import importlib
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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

from executed_docs import adapter
from executed_docs.errors import BuildError
from executed_docs.execution import availability, runner, runtime
from executed_docs.execution.kernel import Kernel
from executed_docs.execution.runner import Runner
from executed_docs.execution.snippet import Project
from executed_docs.locale import words
from executed_docs.locale.languages import Languages
from executed_docs.locale.words import Words
from executed_docs.storage.store import results_folder
from executed_docs.translation.passages import Documentation, Reader

PLUGIN = "executed"
"""The plugin's name in `mkdocs.yml`."""

_UNKNOWN = "Unrecognised configuration name: "
_TYPES = {"str": "text", "int": "number", "float": "number", "bool": "true or false", "dict": "mapping"}


class _Named(Config):  # type: ignore[no-untyped-call]
    """Options whose errors name the cure; a name that there isn't is an error."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        failed, warned = super().validate()
        known = dict(self._schema)
        errors: ConfigErrors = [
            (name, ValidationError(self._cure(name, known[name], why))) for name, why in failed
        ]
        for name, why in warned:
            if not str(why).startswith(_UNKNOWN):
                continue
            near = difflib.get_close_matches(name, known, n=1)
            cure = f"did you mean {near[0]!r}?" if near else f"Write one of: {', '.join(known)}."
            errors.append((name, ValidationError(f"there is no option {name!r}; {cure}")))
        return errors, [(name, why) for name, why in warned if not str(why).startswith(_UNKNOWN)]

    def _cure(self, name: str, option: BaseConfigOption[Any], why: Exception) -> str:
        message = re.sub(r"<class '(\w+)'>", lambda found: _TYPES.get(found[1], found[1]), str(why)).rstrip(
            "."
        )
        # An option of options says for itself which of them it is.
        if isinstance(option, c.SubConfig):
            return str(why)
        return f"{message}. Write {_kind(option)}, or leave {name!r} out for {_default(option)}."


class _Number(c.OptionallyRequired[float]):
    """A number that is more than zero."""

    def __init__(self, default: float) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            raise ValidationError(f"Expected a number above 0 but received: {value!r}")
        return value


class NotebookOptions(_Named):  # type: ignore[no-untyped-call]
    """What notebooks run in."""

    runtimes = c.ListOfItems(c.Type(str), default=["python"])
    """The names of the runtimes that one notebook can stand in for."""

    packages = c.ListOfItems(c.Type(str), default=[])
    """The packages that a reader installs for a notebook."""

    set_up = c.Optional(c.Type(str))
    """The file of the cell that runs first, from the project's folder."""


class Options(_Named):  # type: ignore[no-untyped-call]
    """The options of the plugin."""

    snippets = c.Type(str, default="snippets")
    """The folder of snippets, from the project's folder: a name without a slash, since it is also the package
    that snippets are imported from."""

    exclude = c.ListOfItems(c.Type(str), default=[])
    """Folders in the folder of snippets whose modules are no snippets."""

    runtimes = c.Type(str, default="executed_docs.execution.runtime:DEFAULT")
    """What snippets run in, as `package.module:NAME` of a sequence of runtimes. The default is plain
    Python."""

    goldens = c.Type(bool, default=True)
    """Whether each outcome has to be the one in its golden. Without goldens, pages say above each outcome
    that nothing asserts it."""

    unexecuted = c.Choice(("error", "allow"), default="error")
    """What becomes of a Python fence that names no snippet: an error, or a fence as any other."""

    languages = c.ListOfItems(c.Type(str), default=[])
    """The site's languages, the main one first; each other has its own `mkdocs.<language>.yml`, and all have
    their pages in `docs/<language>`. The default is the theme's language alone."""

    locale = c.ListOfItems(c.Type(str), default=[])
    """Folders with words of the site, `<language>.toml`, from the project's folder."""

    math = c.Type(bool, default=False)
    """Whether formulas are rendered during the build, by the KaTeX in `node_modules`. Without it, they are
    left to the site's own script."""

    editions = c.ListOfItems(c.Choice(("markdown", "notebook")), default=["markdown", "notebook"])
    """What is written next to each page: the page as Markdown, with `llms.txt`, and, where its front matter
    says `notebook: true`, as a notebook."""

    notebook = c.SubConfig(NotebookOptions)
    """What notebooks run in. The default is plain Python."""

    timeout = _Number(default=runner.TIMEOUT)
    """Seconds that a run may take, the import of its runtime included."""

    memory = _Number(default=6144)
    """MiB that a process that runs snippets may take for its data."""

    output_limit = _Number(default=64)
    """KiB that a snippet may print."""

    figure_limit = _Number(default=64)
    """KiB that a picture may have."""

    cache = c.Type(str, default=".cache")
    """The folder of what is reused by the next build, from the project's folder. The environment's
    SHARED_CACHE names another folder for outcomes, which several machines may share."""

    executor = c.Optional(c.Type(str))
    """Where snippets run instead of on this machine: the address of Dask's scheduler, or
    `package.module:NAME` of what makes a `concurrent.futures.Executor`. The environment's SCHEDULER replaces
    it."""

    optimize = c.Type(bool, default=False)
    """Whether Material's pages, styles, scripts and search index are made smaller, by the esbuild in
    `node_modules`."""

    self_hosted = c.Type(bool, default=False)
    """Whether it is an error if a page loads something from another origin, which would learn of each
    reader."""

    untried = c.Choice(("warn", "allow"), default="warn")
    """What becomes of a theme, or of a version of MkDocs or Material, that this engine wasn't tried with: a
    warning, or nothing."""

    scripts = c.ListOfItems(c.Type(str), default=[])
    """Folders of scripts that the tools in `theme/tools` import from as well."""

    passages = c.ListOfItems(c.Type(str), default=[])
    """Functions that read translated texts of files that only the site knows, as `package.module:name`."""

    def project(self, root: Path) -> Project:
        """The project whose snippets are executed.

        Args:
            root: The project's folder.

        Raises:
            BuildError: The runtimes can't be imported, or two have the same name, or this machine can't run
                one that it has to, or there is no folder of snippets.
        """
        place = f"mkdocs.yml, plugins, {PLUGIN}, snippets"
        if not self.snippets.isidentifier():
            raise BuildError(
                f"{place}: {self.snippets!r} is no name of a package. "
                "Write the name of a folder next to mkdocs.yml."
            )
        if not (root / self.snippets).is_dir():
            raise BuildError(f"{place}: there is no folder {self.snippets!r}. Create it, or name another.")
        runtimes = runtime.load(self.runtimes)
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
        place = f"mkdocs.yml, plugins, {PLUGIN}, languages"
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
            BuildError: There is no such folder of words.
        """
        for folder in self.locale:
            if not (root / folder).is_dir():
                raise BuildError(
                    f"mkdocs.yml, plugins, {PLUGIN}, locale: there is no folder {folder!r}. "
                    "Create it, or leave it out."
                )
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
        return runner.shared(folder, float(self.timeout), int(self.memory * 1024**2), self.executor)


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
        else:
            yield Description(f"{start}{name}", _kind(option), _default(option), texts[name])


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


def _kind(option: BaseConfigOption[Any]) -> str:
    match option:
        case c.Choice():
            return " or ".join(f"`{choice}`" for choice in option.choices)
        case c.ListOfItems():
            inner = option.option_type
            return f"a list of {_kind(inner)}" if isinstance(inner, c.Choice) else "a list of texts"
        case c.Optional():
            return _kind(option.option)
        case c.Type():
            return {str: "a text", bool: "`true` or `false`"}[option._type]
    return "a number above 0"


def _default(option: BaseConfigOption[Any]) -> str:
    value = option.default
    match value:
        case None:
            return "nothing"
        case bool():
            return f"`{str(value).lower()}`"
        case list():
            return f"`[{', '.join(value)}]`"
        case float():
            return f"`{value:g}`"
    return f"`{value}`"


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
            f"mkdocs.yml, plugins, {PLUGIN}, passages: {path!r} can't be imported: {error}. "
            "Write it as package.module:name, of a module that is on Python's path."
        ) from error
    return reader
