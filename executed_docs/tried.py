"""What this engine was tried with: themes, and versions of MkDocs and Material."""

import importlib.metadata
import re
from collections.abc import Iterator

THEMES = ("material", "mkdocs", "readthedocs")
"""The themes that it was tried on."""

WITHOUT_LANGUAGES = ("mkdocs", "readthedocs")
"""Those of them that don't link a page to its translations."""

VERSIONS = {"mkdocs": "1.6.1", "mkdocs-material": "9.8.1"}
"""The versions that it was tried with: a later patch release counts as tried."""

INSTALL = f"`pip install {' '.join(f'{name}=={version}' for name, version in VERSIONS.items())}`"
"""What installs them, for messages."""


def warnings(theme: str | None, plugin: str) -> Iterator[str]:
    """What a site uses that this engine wasn't tried with, each with the cure.

    Args:
        theme: The name of the site's theme, if it has one.
        plugin: The plugin's name in `mkdocs.yml`.
    """
    cure = (
        f"Look at a built page that shows an output and an error; then set plugins, {plugin}, untried: allow"
    )
    if theme not in THEMES:
        name = repr(theme) if theme else "one without a name"
        yield f"mkdocs.yml, theme, name: {name} is none that was tried: {', '.join(THEMES)}. {cure}."
    for package, last in VERSIONS.items():
        try:
            found = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
        if _release(found) > _release(last):
            untried = f"{package} {found} is newer than {last}, the last that was tried"
            yield f"{untried}. {cure}, or install {last}."


def _release(version: str) -> list[int]:
    """The first two numbers of a version."""
    return [int(number) for number in re.findall(r"\d+", version)[:2]]
