"""The plugin's options in `mkdocs.yml`, and what they declare."""

import importlib
from pathlib import Path

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, load_config
from mkdocs.config.defaults import MkDocsConfig

from executed_docs.errors import BuildError
from executed_docs.execution import availability, runtime
from executed_docs.execution.kernel import Kernel
from executed_docs.execution.snippet import Project
from executed_docs.locale import words
from executed_docs.locale.languages import Languages
from executed_docs.locale.words import Words
from executed_docs.translation.passages import Documentation, Reader

PLUGIN = "executed"
"""The plugin's name in `mkdocs.yml`."""


class NotebookOptions(Config):  # type: ignore[no-untyped-call]
    """What notebooks run in."""

    runtimes = c.ListOfItems(c.Type(str), default=["python"])
    """The names of the runtimes that one notebook can stand in for."""

    packages = c.ListOfItems(c.Type(str), default=[])
    """The packages that a reader installs for a notebook."""

    set_up = c.Optional(c.Type(str))
    """The file of the cell that runs first, from the project's folder."""


class Options(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin."""

    runtimes = c.Type(str, default="executed_docs.execution.runtime:DEFAULT")
    """What snippets run in, as `package.module:NAME` of a sequence of runtimes. Default: plain Python."""

    exclude = c.ListOfItems(c.Type(str), default=[])
    """Folders of `snippets/` whose modules are no snippets. Default: none."""

    languages = c.ListOfItems(c.Type(str), default=[])
    """The site's languages, the main one first; each other has its own `mkdocs.<language>.yml`. Default: the
    theme's language alone."""

    locale = c.ListOfItems(c.Type(str), default=[])
    """Folders with words of the site, `<language>.toml`, from the project's folder. Default: none."""

    scripts = c.ListOfItems(c.Type(str), default=[])
    """Folders of scripts that the tools in `theme/tools` import from as well. Default: none."""

    passages = c.ListOfItems(c.Type(str), default=[])
    """Functions that read translated texts of files that only the site knows, as `package.module:name`.
    Default: none."""

    notebook = c.SubConfig(NotebookOptions)
    """What notebooks run in. Default: plain Python."""

    def project(self, root: Path) -> Project:
        """The project whose snippets are executed.

        Args:
            root: The project's folder.

        Raises:
            BuildError: The runtimes can't be imported, two have the same name, or this machine can't run one
                that it has to.
        """
        runtimes = runtime.load(self.runtimes)
        availability.check(runtimes)
        return Project(root, runtimes, tuple(self.exclude))

    def documentation(self, root: Path, config: MkDocsConfig) -> Documentation:
        """The documentation in all of its languages.

        Args:
            root: The project's folder.
            config: The configuration of any of its languages.

        Raises:
            BuildError: A function of `passages` can't be imported.
        """
        languages = Languages(tuple(self.languages) or (str(config.theme["language"]),))
        # The engine's words are checked where the engine is: in its own project.
        folder = words.FOLDER
        engine = [folder.relative_to(root).as_posix()] if folder.is_relative_to(root) else []
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
