"""The words of this site: none is left over."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from executed_docs.assets.script_words import IMPORT, SECTION
from executed_docs.locale import words

FOLDERS = ("executed_docs/locale", "publishing/locale", "upgrader/locale")
COMPOSED = (
    "returns",
    "parameters",
    "raises",
    "languages.",
    "runtimes.",
    "categories.",
    "atlas.backends.",
    "benchmarks.",
)
"""Words whose names come from elsewhere, such as a runtime's: a build without one of them fails."""


def unused(root: Path, folder: str, language: str = "en") -> Iterator[str]:
    """The words that nothing names: each with its file."""
    file = root / folder / f"{language}.toml"
    scripts = _texts(root, "theme/**/*.js", "upgrader/engine/**/*.js", "upgrader/cli/**/*.js")
    pages = "\n".join(
        _texts(root, "executed_docs/**/*.py", "publishing/**/*.py", "theme/**/*.html", "theme/**/*.md")
    )
    all_words = words.read(file)
    for name in sorted({words.without_category(name, all_words) for name in all_words}):
        section, _, own = name.partition(".")
        tool = own.partition(".")[0]
        leaf = re.escape(name.rpartition(".")[2].removesuffix("_result"))
        if section == SECTION:
            own_scripts = [text for text in scripts if f'"{IMPORT}/{tool}"' in text]
            # Where one is chosen by a reason or a kind, some script says that in quotes.
            used = bool(
                own_scripts
                and (
                    re.search(rf"\.{leaf}\b|\b{leaf}, ", "\n".join(own_scripts))
                    or re.search(rf"""["']{leaf}["']""", "\n".join(scripts))
                )
            )
        else:
            used = name.startswith(COMPOSED) or bool(re.search(rf"""["'.]{leaf}\b""", pages))
        if not used:
            yield f"{file.relative_to(root)}: nothing uses {name}. Delete it in each language."


def _texts(root: Path, *patterns: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for pattern in patterns for path in sorted(root.glob(pattern))]


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_word_is_used(root: Path, folder: str) -> None:
    assert not [*unused(root, folder)]


def test_a_word_that_nothing_uses_is_named(tmp_path: Path) -> None:
    (tmp_path / "theme/tools/axes").mkdir(parents=True)
    (tmp_path / "theme/tools/axes/index.js").write_text('import words from "#words/axes";\nwords.name;\n')
    (tmp_path / "publishing/locale").mkdir(parents=True)
    text = 'more = "More"\n[scripts.axes]\nname = "Axes"\nold.one = "a"\nold.other = "b"\n'
    text += '[scripts.gone]\nname = "Gone"\n'
    (tmp_path / "publishing/locale/en.toml").write_text(text)
    assert [*unused(tmp_path, "publishing/locale")] == [
        f"publishing/locale/en.toml: nothing uses {name}. Delete it in each language."
        for name in ("more", "scripts.axes.old", "scripts.gone.name")
    ]
