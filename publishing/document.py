"""The source document, the tutorial that this site is based on: its paragraphs, as pages quote them.

The original is Chinese. A translation, where there is one, has the same paragraphs, without code.
"""

import re
from pathlib import Path

from executed_docs.errors import UnreadableError

LANGUAGE = "zh"
"""What the original is written in."""

FILE = Path("docs", f"document.{LANGUAGE}.md")

_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def translation(language: str) -> Path:
    """Where the translation into a language is, from the project's folder; there may be none."""
    return FILE.with_name(f"document.{language}.md")


def paragraphs(root: Path, file: Path = FILE) -> list[str]:
    """The paragraphs in order, without headings and code, each as Markdown.

    Args:
        root: The project's folder.
        file: The original, or a translation.

    Raises:
        UnreadableError: The file can't be read.
    """
    try:
        text = (root / file).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{file} can't be read: {error}. Restore it.") from error
    blocks = (block.strip() for block in re.split(r"\n{2,}", _CODE.sub("", text)))
    return [block for block in blocks if block and not block.startswith("#")]


def quoted(root: Path, number: int, language: str = LANGUAGE) -> str:
    """A paragraph as a page quotes it: the original, and its translation below.

    Args:
        root: The project's folder.
        number: Which one, from 1.
        language: The page's language.

    Raises:
        UnreadableError: A file can't be read, the original has no such paragraph, or the translation has
            more paragraphs or fewer.
    """
    original = paragraphs(root)
    if not 1 <= number <= len(original):
        raise UnreadableError(f"{FILE} has no paragraph {number}: it has 1 to {len(original)}")
    # A formula is a block of its own.
    lines = re.sub(r"\n\$\$", "\n\n$$", original[number - 1]).split("\n")
    quote = "\n".join(f"> {line}".rstrip() for line in lines)
    shown = f'<div class="document" lang="{LANGUAGE}" markdown>\n\n{quote}\n\n</div>'
    file = translation(language)
    if language == LANGUAGE or not (root / file).is_file():
        return shown
    translated = paragraphs(root, file)
    if len(translated) != len(original):
        raise UnreadableError(
            f"{file} has {len(translated)} paragraphs, and {FILE} has {len(original)}. "
            "Translate each paragraph into one."
        )
    return f"{shown}\n\n*{translated[number - 1]}*"
