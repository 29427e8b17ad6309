"""A box at the top of a chapter quotes messages as runs of that chapter gave them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "docs").glob("*/*.md"))
HEADS = ("| Message | Read |", "| 报错 | 请读 |")
WITHOUT_MESSAGE = ("no message", "没有报错")


def _quoted(page: Path) -> list[str]:
    """The code in the first column of the page's box, if the box lists messages."""
    box = re.search(r'^!!! question ".*"\n((?:    .*\n|\n)+)', page.read_text(encoding="utf-8"), re.MULTILINE)
    rows = [line.strip() for line in box[1].splitlines() if line.strip()] if box else []
    if not rows or rows[0] not in HEADS:
        return []
    messages = [row.split(" | ")[0].removeprefix("| ") for row in rows[2:]]
    return [
        found[2].strip()
        for message in messages
        if not message.startswith(WITHOUT_MESSAGE)
        for found in re.finditer(r"(`+)(.+?)\1(?!`)", message)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_the_messages_are_those_of_runs(page: Path) -> None:
    chapter = ROOT / "snippets" / page.stem.replace("-", "_")
    goldens = "\n".join(path.read_text(encoding="utf-8") for path in sorted(chapter.glob("*.err")))
    for quoted in _quoted(page):
        pattern = ".*".join(re.escape(part) for part in quoted.split("…"))
        assert re.search(pattern, goldens), f"{page}: no run of this chapter gave {quoted!r}"


def test_three_chapters_list_messages_in_both_languages() -> None:
    names = {f"{page.parent.name}/{page.stem}": len(_quoted(page)) for page in PAGES if _quoted(page)}
    chapters = ("frozen-layers", "intermediate-outputs", "losses-metrics-optimizers")
    assert sorted(names) == [f"{language}/{chapter}" for language in ("en", "zh") for chapter in chapters]
    assert [names[f"en/{chapter}"] for chapter in chapters] == [
        names[f"zh/{chapter}"] for chapter in chapters
    ]
