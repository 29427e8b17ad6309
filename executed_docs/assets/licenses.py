"""The licenses of what the site contains of other people's work."""

import functools
import importlib.metadata
import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from mkdocs.structure.files import Files

from executed_docs.assets import script_words
from executed_docs.assets.esbuild import LOADERS, program
from executed_docs.errors import BuildError
from executed_docs.storage.fingerprint import digest
from executed_docs.storage.store import Store

_NOTICES = Path(__file__).with_name("notices")
"""The licenses of what other packages contain and bring no license of, by folder of its name."""

_OWNERS = {"material": "mkdocs-material"}
"""Which package installs a folder: to ask Python takes longer than to build the site."""

_TEMPLATES = ("mkdocs", "mkdocstrings-python")
"""What pages are made of besides the theme: these packages bring no files of their own."""


@dataclass(frozen=True)
class License:
    """The license of something that the site contains.

    Attributes:
        name: What it is called, with its version where that is known.
        title: The license's name.
        text: The license's text.
    """

    name: str
    title: str
    text: str


def markdown(root: Path, files: Files, cache: Store, shared: Iterable[str] = ()) -> str:
    """The list, with all texts, as it stands on a page.

    Args:
        root: The project's folder, with `node_modules`.
        files: The site's files.
        cache: Where it is cached what the scripts of the theme import.
        shared: Folders of scripts that they import from as well.

    Raises:
        BuildError: Something of no known license would be shipped.
    """
    parts = []
    for each in sorted(shipped(root, files, cache, shared), key=lambda each: each.name.lower()):
        text = indent(f"````{{.text .no-copy}}\n{each.text}\n````", "    ")
        parts.append(f'??? note "{each.name} · {each.title}"\n\n{text}')
    return "\n\n".join(parts)


def shipped(root: Path, files: Files, cache: Store, shared: Iterable[str] = ()) -> list[License]:
    """The licenses of all that the site contains, found by where its files come from."""
    sources = [Path(file.abs_src_path) for file in files if file.abs_src_path]
    modules = root / "node_modules"
    # KaTeX's styles and letters are put together when all formulas are known, after this.
    npm = {"katex"} | {
        _package(path.relative_to(modules)) for path in sources if path.is_relative_to(modules)
    }
    owned = [path for path in sources if not path.is_relative_to(root) or "site-packages" in path.parts]
    found = [_installed(name) for name in {*_TEMPLATES, *map(_distribution, owned)}]
    found += [_from_npm(modules / name) for name in npm | _imported(root, cache, shared)]
    found += [_noticed(name) for name in _inside(owned)]
    found.append(_noticed("KaTeX fonts"))
    material = importlib.metadata.distribution("mkdocs-material")
    icons = Path(str(material.locate_file("material/templates/.icons/material/LICENSE")))
    found.append(License("Material Design Icons", "Apache-2.0", icons.read_text(encoding="utf-8").strip()))
    return found


def _distribution(path: Path) -> str:
    """The package that installed a file."""
    top = path.parts[path.parts.index("site-packages") + 1] if "site-packages" in path.parts else ""
    if top not in _OWNERS:
        raise BuildError(
            f"{path} goes into the site. Say in executed_docs/assets/licenses.py which package it is of."
        )
    return _OWNERS[top]


@functools.cache
def _installed(name: str) -> License:
    distribution = importlib.metadata.distribution(name)
    # Not among `distribution.files`: of a theme, these are tens of thousands of icons.
    names = distribution.metadata.get_all("License-File") or []
    found = [distribution.read_text(f"licenses/{name}") or distribution.read_text(name) for name in names]
    texts = [text.strip() for text in found if text]
    if not texts or "License-Expression" not in distribution.metadata:
        raise _unknown(name)
    title = distribution.metadata["License-Expression"]
    return License(f"{name} {distribution.version}", title, "\n\n".join(texts))


def _from_npm(folder: Path) -> License:
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    paths = (
        path for path in sorted(folder.iterdir()) if path.name.upper().startswith(("LICENSE", "LICENCE"))
    )
    texts = [path.read_text(encoding="utf-8").strip() for path in paths]
    if not texts or "license" not in about:
        raise _unknown(about["name"])
    return License(f"{about['name']} {about['version']}", about["license"], "\n\n".join(texts))


def _noticed(name: str) -> License:
    for path in _NOTICES.glob(f"*/{name}.txt"):
        return License(name, path.parent.name, path.read_text(encoding="utf-8").strip())
    raise _unknown(name)


def _unknown(name: str) -> BuildError:
    return BuildError(
        f"{name} would be part of the site, and its license was not found. Read it; if it allows that, "
        f"put its text into executed_docs/assets/notices/<license>/{name}.txt"
    )


def _inside(sources: Iterable[Path]) -> set[str]:
    """The npm packages that bundles of the theme contain, as their source maps say."""
    return set().union(*(_mapped(path) for path in sources if path.suffix == ".map"))


@functools.cache
def _mapped(path: Path) -> set[str]:
    return {*_packages(json.loads(path.read_text(encoding="utf-8"))["sources"])}


def _imported(root: Path, cache: Store, shared: Iterable[str]) -> set[str]:
    """The npm packages that the theme's own scripts import, as esbuild finds them."""
    scripts = sorted((root / "theme").rglob("*.js"))
    if not scripts:
        return set()
    esbuild = program(root)
    # What they import from elsewhere in the project imports packages too.
    others = [path for folder in shared for path in sorted((root / folder).rglob("*.js"))]
    texts = [path.read_text(encoding="utf-8") for path in [*scripts, *others]]
    key = digest(texts, (root / "node_modules" / ".package-lock.json").read_text(encoding="utf-8"))
    try:
        return {*json.loads(cache.get(key) or "")}
    except ValueError:
        names = {*_packages(_inputs(esbuild, root, scripts))}
    cache.put(key, json.dumps(sorted(names)))
    return names


def _inputs(esbuild: Path, root: Path, scripts: list[Path]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        meta = Path(folder, "meta.json")
        # Words are the project's own, and each language has others.
        options = [*LOADERS, "--bundle", "--log-level=error", f"--external:{script_words.IMPORT}/*"]
        options += [f"--metafile={meta}", f"--outdir={folder}"]
        command = [str(esbuild), *map(str, scripts), *options]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True)
        if done.returncode:
            raise BuildError(f"What the theme's scripts import can't be determined:\n{done.stderr.strip()}")
        return list(json.loads(meta.read_text(encoding="utf-8"))["inputs"])


def _packages(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        _, found, inside = path.rpartition("node_modules/")
        if found:
            yield _package(Path(inside))


def _package(path: Path) -> str:
    """The npm package of a file, given its path in `node_modules`."""
    return "/".join(path.parts[: 2 if path.parts[0].startswith("@") else 1])
