"""This site's snippets, and the words of its pages."""

from pathlib import Path

from executed_docs.execution.snippet import Project
from executed_docs.locale import words
from publishing.keras.runtimes import RUNTIMES

ROOT = Path(__file__).resolve().parents[2]
PROJECT = Project(ROOT, RUNTIMES, ("atlas", "upgrades"))
WORDS = {language: words.load(language, ROOT / "publishing" / "locale") for language in ("en", "zh")}
