"""How the templates of a language are found, changed, and compiled."""

import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from publishing import kept, lean, navigation


class Loader(FileSystemLoader):
    """Loads all templates by their names, and lists those that a site copies."""

    def list_templates(self) -> list[str]:
        """All but what is in hidden folders: those hold Material's icons, over ten thousand files."""
        found = set()
        for place in self.searchpath:
            for folder, folders, files in os.walk(place):
                folders[:] = [name for name in folders if not name.startswith(".")]
                inside = Path(folder).relative_to(place)
                found |= {(inside / name).as_posix() for name in files}
        return sorted(found)


def prepare(theme: Theme, compiled: Path) -> None:
    """Prepares all environments that MkDocs and its plugins ask a theme for.

    Args:
        theme: The theme.
        compiled: The folder where compiled templates are kept.
    """
    get_env = theme.get_env

    def prepared() -> Environment:
        env = get_env()
        env.loader = Loader(theme.dirs)
        lean.trim(env)
        navigation.share(env)
        env.bytecode_cache = kept.Templates(str(compiled))
        return env

    theme.get_env = prepared  # type: ignore[method-assign]
