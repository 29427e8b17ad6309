"""Where the translated docstrings of a language are."""

from pathlib import Path


def catalog(language: str) -> Path:
    """The file of a language's docstrings, from the project's folder."""
    return Path("docs", f"docstrings.{language}.toml")
