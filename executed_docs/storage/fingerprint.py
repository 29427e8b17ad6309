"""Digests: of values, of source code, and of the versions of installed packages."""

import functools
import hashlib
import importlib.metadata
import json
import re
from collections.abc import Mapping
from pathlib import Path

from packaging.requirements import Requirement

_ENGINE = Path(__file__).parents[1]


def digest(*values: object) -> str:
    """The key of something that depends on these values, and on nothing else.

    Args:
        values: Anything that `json.dumps` accepts.
    """
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def text_digest(text: str) -> str:
    """The digest of a long text: writing it as JSON takes longer than this."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def source_digests(folder: Path = _ENGINE) -> dict[str, str]:
    """The digest of each source file in a package as it is on disk now.

    Args:
        folder: The package's folder; by default, that of the engine.

    Returns:
        The digests, by the file's path from the folder that holds the package.
    """
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in {".py", ".mjs", ".toml"} or path.name == "matplotlibrc"
    )
    return {
        path.relative_to(folder.parent).as_posix(): text_digest(path.read_text(encoding="utf-8"))
        for path in files
    }


@functools.cache
def loaded_sources(folder: Path = _ENGINE) -> Mapping[str, str]:
    """The digests of a package's source files when this process first asked for them."""
    return source_digests(folder)


@functools.cache
def package_versions(*packages: str) -> dict[str, str]:
    """The versions of packages and of all that they require, as this process first found them."""
    found: dict[str, str] = {}
    waiting = list(packages)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        package = installed_package(name)
        if package:
            found[name], needs = package
            waiting += needs
    return found


@functools.cache
def installed_package(name: str) -> tuple[str, list[str]] | None:
    """The version of an installed package, and the names of what it requires."""
    try:
        # Each look at it reads it anew.
        metadata = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return None
    needs = map(Requirement, metadata.get_all("Requires-Dist", []))
    return metadata["Version"], [
        need.name for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})
    ]
