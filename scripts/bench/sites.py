"""The same content as a site of each tool, set up as the tool's documentation shows it to authors."""

import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import Protocol

from scripts.bench.content import LANGUAGES, Example, PageContent, chapter

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".cache" / "bench" / "peers"

_NAV = re.compile(r"^nav:\n(  .*\n)+", re.MULTILINE)
_REFERENCE = re.compile(r"^  mkdocstrings:\n(    .*\n)+", re.MULTILINE)
_ENGINE = re.compile(r"^  (executed:\n(    .*\n)+|keras-backend: \{\}\n)", re.MULTILINE)
_ASSETS = re.compile(
    r"^(watch: .*|  (custom_dir|favicon|logo): .*|extra_(css|javascript):\n(  - .*\n)+)\n", re.MULTILINE
)
_ELSEWHERE = re.compile(r"^(watch|    exclude|    passages): .*\n", re.MULTILINE)
_EXECUTION = re.compile(r"^  markdown-exec:\n(    .*\n)+", re.MULTILINE)
_NOTHING_LEFT = re.compile(r"^plugins:\n(?! )", re.MULTILINE)

# What this project's plugin does for both languages, for tools that know nothing of it.
_BOTH_LANGUAGES = """from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.base import load_config


def on_post_build(config):
    if config.theme["language"] == "en":
        site = str(Path(config.site_dir, "zh"))
        translated = load_config("mkdocs.zh.yml", site_dir=site, site_url=f"{config.site_url}zh/")
        translated.plugins.on_startup(command="build", dirty=False)
        build(translated)
"""

_HOOK = "\nhooks: [both_languages.py]\n"
_ID = " {{#example-{number}}}"
_KERNEL = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n---\n\n"

_MYST_NB = """project = "Bench"
extensions = ["myst_nb"]
myst_enable_extensions = ["dollarmath"]
nb_execution_mode = "cache"
nb_execution_timeout = 600
"""

_GALLERY = """project = "Bench"
extensions = ["sphinx.ext.mathjax", "sphinx_gallery.gen_gallery"]
suppress_warnings = ["config.cache"]
sphinx_gallery_conf = {
    "examples_dirs": ["../examples/en", "../examples/zh"],
    "gallery_dirs": ["en", "zh"],
    "filename_pattern": "/page_",
    # Nothing here is drawn with Matplotlib, and importing it would take time.
    "image_scrapers": (),
    "reset_modules": (),
}
"""

Output = Callable[[Example], str]


class Write(Protocol):
    """Writes the pages of a site into an empty folder, given what the examples print."""

    def __call__(self, folder: Path, pages: list[PageContent], output: Output) -> None: ...


@dataclass(frozen=True)
class Tool:
    """How the sites of a tool are written, built and edited.

    Attributes:
        name: What results call it.
        command: What builds the site into `site/`.
        write: Writes what authors write.
        page: The file of a page: `{language}` and `{page}` stand for its own.
        code: The file of an example's code, with `{example}`, where that isn't the page.
    """

    name: str
    command: tuple[str, ...]
    write: Write
    page: str
    code: str | None = None

    def edit_page(self, folder: Path, page: PageContent, number: int) -> None:
        """Puts another letter into the prose of a page's first example, in one language."""
        file = folder / self.page.format(language="en", page=page.name)
        _replace(file, r"before both of them( \w)?", f"before both of them {ascii_lowercase[number]}")

    def edit_snippet(self, folder: Path, page: PageContent, number: int) -> None:
        """Puts another number, which isn't printed, into the code of a page's first example."""
        name = self.code or self.page
        names = {"page": page.name, "example": page.examples[0].name}
        for file in {folder / name.format(language=language, **names) for language in LANGUAGES}:
            _replace(file, r"revision = \d+", f"revision = {number}")


def _write_ours(folder: Path, pages: list[PageContent], output: Output) -> None:
    # A folder with the name of a package would be taken for a part of it.
    _configure(
        folder,
        lambda text: (
            _without(text, _ELSEWHERE)
            .replace("publishing/locale", "locale/publishing")
            .replace("upgrader/locale", "locale/upgrader")
            .replace("publishing/keras/", "")
        ),
    )
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copytree(ROOT / "upgrader" / "engine", folder / "upgrader" / "engine")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    for package in ("publishing", "upgrader"):
        shutil.copytree(ROOT / package / "locale", folder / "locale" / package)
    shutil.copy(ROOT / "publishing" / "keras" / "notebook_setup.py", folder)
    _put(folder / "docs" / "docstrings.zh.toml", "")
    _put(folder / "snippets" / "__init__.py", "")
    for page in pages:
        for example in page.examples:
            _put(folder / "snippets" / f"{example.name}.py", example.code)
            _put(folder / "snippets" / chapter(example.page) / "__init__.py", "")
    _write_markdown(
        folder,
        pages,
        lambda example: f'```python exec="on" snippet="{example.name}"\n```',
        lambda example: f"{{{{ {example.name}.size }}}}",
    )


def _write_plain(folder: Path, pages: list[PageContent], output: Output) -> None:
    _configure(folder, lambda text: _without(text, _ENGINE, _ASSETS, _EXECUTION) + _HOOK)

    def code(example: Example) -> str:
        return f"```python\n{example.code}```\n\n```text\n{output(example)}```"

    _write_markdown(folder, pages, code)


def _write_markdown_exec(folder: Path, pages: list[PageContent], output: Output) -> None:
    _configure(folder, lambda text: _without(text, _ENGINE, _ASSETS) + _HOOK)
    options = 'python exec="on" source="above" result="text"'
    _write_markdown(folder, pages, lambda example: f"```{options}\n{example.code}```")


def _write_jupyter(folder: Path, pages: list[PageContent], output: Output) -> None:
    plugin = "plugins:\n  mkdocs-jupyter:\n    execute: true\n    include_source: false\n"
    _configure(
        folder,
        lambda text: _without(text, _ENGINE, _ASSETS, _EXECUTION).replace("plugins:\n", plugin) + _HOOK,
    )
    for language in LANGUAGES:
        _put(folder / "docs" / language / "index.md", "# Bench\n")
        for page in pages:
            notebook = json.dumps(_notebook(page, language), ensure_ascii=False, indent=1)
            _put(folder / "docs" / language / f"{page.name}.ipynb", notebook)


def _write_myst_nb(folder: Path, pages: list[PageContent], output: Output) -> None:
    _put(folder / "docs" / "conf.py", _MYST_NB)
    chapters = sorted({chapter(page.number) for page in pages})
    _put(folder / "docs" / "index.md", _toctree("Bench", [f"{language}/index" for language in LANGUAGES]))
    for language in LANGUAGES:
        own = folder / "docs" / language
        _put(own / "index.md", _toctree(language, [f"{name}/index" for name in chapters]))
        for name in chapters:
            names = [Path(page.name).name for page in pages if chapter(page.number) == name]
            _put(own / name / "index.md", _toctree(name, names))
        for page in pages:
            parts = [_KERNEL + f"# {page.title(language)}", page.description(language)]
            for example in page.examples:
                code = f"```{{code-cell}} python\n{example.code}```"
                parts.append(_section(example, language, code, str(example.size)))
            _put(own / f"{page.name}.md", "\n\n".join(parts) + "\n")


def _write_gallery(folder: Path, pages: list[PageContent], output: Output) -> None:
    _put(folder / "docs" / "conf.py", _GALLERY)
    _put(folder / "docs" / "index.rst", "Bench\n=====\n\n.. toctree::\n\n   en/index\n   zh/index\n")
    for language in LANGUAGES:
        own = folder / "examples" / language
        _put(own / "GALLERY_HEADER.rst", f"{language}\n==\n")
        for page in pages:
            _put(own / chapter(page.number) / "GALLERY_HEADER.rst", "Part\n----\n")
            _put(own / f"{page.name}_{language}.py", _script(page, language))


def _write_markdown(
    folder: Path,
    pages: list[PageContent],
    code: Callable[[Example], str],
    size: Callable[[Example], str] = lambda example: str(example.size),
) -> None:
    for language in LANGUAGES:
        _put(folder / "docs" / language / "index.md", "# Bench {#bench}\n")
        for page in pages:
            parts = [
                f"---\ndescription: {page.description(language)}\n---",
                f"# {page.title(language)} {{#page-{page.number}}}",
                page.description(language),
                *(_section(each, language, code(each), size(each), _ID) for each in page.examples),
            ]
            _put(folder / "docs" / language / f"{page.name}.md", "\n\n".join(parts) + "\n")


def _section(example: Example, language: str, code: str, size: str, id: str = "") -> str:
    heading = f"## {example.heading(language)}{id.format(number=example.number)}"
    formula = f"$$\n{example.formula}\n$$"
    return "\n\n".join([heading, example.before(language), formula, code, example.after(language, size)])


def _notebook(page: PageContent, language: str) -> dict[str, object]:
    cells = [_cell("markdown", f"# {page.title(language)}\n\n{page.description(language)}")]
    for example in page.examples:
        before, after = _section(example, language, "\0", str(example.size)).split("\0")
        cells += [
            _cell("markdown", before.strip()),
            _cell("code", example.code.rstrip()) | {"outputs": [], "execution_count": None},
            _cell("markdown", after.strip()),
        ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 4}


def _cell(kind: str, text: str) -> dict[str, object]:
    return {"cell_type": kind, "metadata": {}, "source": text.splitlines(keepends=True)}


def _script(page: PageContent, language: str) -> str:
    title = page.title(language)
    # Chinese characters are twice as wide.
    parts = [f'r"""\n{title}\n{"=" * 2 * len(title)}\n\n{_rst(page.description(language))}\n"""\n']
    for example in page.examples:
        heading = example.heading(language)
        before = [heading, "-" * 2 * len(heading), "", _rst(example.before(language)), "", ".. math::", ""]
        before += [f"   {example.formula}"]
        parts += [
            _comment(before),
            example.code,
            _comment([_rst(example.after(language, str(example.size)))]),
        ]
    return "\n".join(parts)


def _comment(lines: list[str]) -> str:
    return "# %%\n" + "".join(f"# {line}".rstrip() + "\n" for line in lines)


def _rst(text: str) -> str:
    """Inline code of reStructuredText: it needs white space, or an escaped space, on both sides."""
    return re.sub("`(.+?)`", r"\\ ``\1``\\ ", text)


def _toctree(title: str, names: list[str]) -> str:
    return f"# {title}\n\n```{{toctree}}\n" + "\n".join(names) + "\n```\n"


def _configure(folder: Path, change: Callable[[str], str]) -> None:
    """This project's configuration, without its pages and its reference."""
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        text = _without((ROOT / name).read_text(encoding="utf-8"), _NAV, _REFERENCE, _NOTHING_LEFT)
        _put(folder / name, change(text))
    _put(folder / "both_languages.py", _BOTH_LANGUAGES)


def without_engine(config: str) -> str:
    """A configuration without this project's plugins.

    Args:
        config: The text of its `mkdocs.yml`.
    """
    return _without(config, _ENGINE)


def _without(text: str, *parts: re.Pattern[str]) -> str:
    for part in parts:
        text = part.sub("", text)
    return text


def _replace(file: Path, pattern: str, text: str) -> None:
    edited, count = re.subn(pattern, text, file.read_text(encoding="utf-8"), count=1)
    if not count:
        raise SystemExit(f"{file.name} has nothing to edit")
    file.write_text(edited, encoding="utf-8")


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


_BIN = Path(sys.executable).parent
_MKDOCS = ("build", "--quiet", "--site-dir", "site")
_SPHINX = (str(PEERS / "bin" / "sphinx-build"), "-q", "-b", "html", "docs", "site")
_MARKDOWN = "docs/{language}/{page}.md"

_JUPYTER = (str(PEERS / "bin" / "mkdocs"), *_MKDOCS)

OURS = Tool(
    "executed", (str(_BIN / "mkdocs"), *_MKDOCS, "--strict"), _write_ours, _MARKDOWN, "snippets/{example}.py"
)
PLAIN = Tool("not executed", OURS.command, _write_plain, _MARKDOWN)
TOOLS = (
    OURS,
    PLAIN,
    Tool("markdown-exec", OURS.command, _write_markdown_exec, _MARKDOWN),
    Tool("sphinx-gallery", _SPHINX, _write_gallery, "examples/{language}/{page}_{language}.py"),
    Tool("MyST-NB", _SPHINX, _write_myst_nb, _MARKDOWN),
    Tool("mkdocs-jupyter", _JUPYTER, _write_jupyter, "docs/{language}/{page}.ipynb"),
)
