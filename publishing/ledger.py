"""The translation ledger: which English and which Chinese text were confirmed as saying the same.

`docs/confirmed` holds a file for each page, and for each other file with passages. An entry holds
the texts themselves, so that a change can be shown wherever the project is checked out, and a digest
of both. Where git merges the entries of two branches into a pair that nobody has read, the digests
conflict, or no longer fit.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from pathlib import Path
from textwrap import indent

import yaml

from publishing import cache, passages
from publishing.cache import digest
from publishing.languages import MAIN, TRANSLATION
from publishing.passages import Passage, Text, UnreadableError

FOLDER = Path("docs", "confirmed")

_HEAD = """\
# Written by `make confirm`: what was last confirmed as saying the same. Edit the pages, not this.
"""
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=\D[.:;?!]) |(?<=[。：；？！])(?=[^”）\"])")


@dataclass(frozen=True)
class Entry:
    """What was confirmed of a passage.

    Attributes:
        line: The line of the ledger's file where it begins.
        prose: The texts, by language.
        pair: The digest of the texts that were confirmed together.
    """

    line: int
    prose: Mapping[str, str]
    pair: str

    @property
    def is_whole(self) -> bool:
        """Whether its texts are those that were confirmed together."""
        return self.pair == _pair(self.prose)


class State(Enum):
    """What became of a passage since it was confirmed."""

    SETTLED = "says what was confirmed"
    HALF = "stands in one language only"
    NEW = "has not been confirmed yet"
    MIXED = "was confirmed in two branches"
    MAIN_CHANGED = MAIN
    TRANSLATION_CHANGED = TRANSLATION
    BOTH_CHANGED = "changed in both languages"


def path(source: str) -> Path:
    """The file of the ledger with a source's entries, from the project's folder."""
    return FOLDER / f"{source}.yml"


def sources(root: Path) -> set[str]:
    """What the ledger has a file of."""
    files = (root / FOLDER).rglob("*.yml")
    return {file.relative_to(root / FOLDER).with_suffix("").as_posix() for file in files}


def read(root: Path, source: str) -> dict[str, Entry]:
    """The entries of a source, by the passages' ids.

    Raises:
        UnreadableError: The file is damaged, or a merge left its marks in it.
    """
    file = path(source)
    try:
        text = (root / file).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise _damaged(file, 1, "this is not UTF-8") from error
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        raise UnreadableError(
            f"{file}, line {line}: a merge is not resolved here. Resolve the pages first. Of this file, "
            f"take either side (`git checkout --ours {file}`), and run `make confirm`."
        )
    try:
        return dict(_entries(file, yaml.compose(text, Loader=_LOADER)))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _damaged(
            file, mark.line + 1 if mark else 1, getattr(error, "problem", "") or str(error)
        ) from error


def write(root: Path, source: str, entries: Mapping[str, Entry]) -> None:
    """Makes these the entries of a source, by the passages' ids; for none, it deletes the file."""
    file = root / path(source)
    if entries:
        cache.write(file, _HEAD + "".join(map(_written, entries, entries.values())))
    else:
        file.unlink(missing_ok=True)


def state(passage: Passage, entry: Entry | None) -> State:
    """What became of a passage since it was confirmed."""
    if len(passage.texts) == 1:
        return State.HALF
    if entry is None:
        return State.NEW
    if not entry.is_whole:
        return State.MIXED
    changed = [not passage.texts[language].says(entry.prose[language]) for language in (MAIN, TRANSLATION)]
    if all(changed):
        return State.BOTH_CHANGED
    if not any(changed):
        return State.SETTLED
    return State.MAIN_CHANGED if changed[0] else State.TRANSLATION_CHANGED


def confirmed(passage: Passage) -> Entry:
    """What is confirmed of a passage if that is done now."""
    prose = {language: passage.texts[language].prose for language in (MAIN, TRANSLATION)}
    return Entry(0, prose, _pair(prose))


def complaints(root: Path) -> Iterator[str]:
    """What is to be translated or confirmed: each names its place and the cure, and shows the change."""
    gone = sources(root)
    for source, found in groupby(passages.passages(root), key=lambda passage: passage.source):
        gone.discard(source)
        yield from _of_source(root, source, list(found))
    for source in sorted(gone):
        yield f"{path(source)}, line 1: there is no {source} any more. Run `make confirm`, which deletes it."


def newer(root: Path, page: str, language: str) -> list[str]:
    """The sections of a page that changed in the other language only.

    Args:
        root: The project's folder.
        page: The page's path in `docs/en`.
        language: The reader's language.

    Raises:
        UnreadableError: The page's file can't be read.
    """
    entries = read(root, page.removesuffix(".md"))
    twin_changed = State.TRANSLATION_CHANGED if language == MAIN else State.MAIN_CHANGED
    return [
        passage.id
        for passage in (passages.of_page(root, page) if entries else ())
        if state(passage, entries.get(passage.id)) == twin_changed
    ]


def difference(text: Text, confirmed: str) -> str:
    """How a text differs from what was confirmed, sentence by sentence."""
    lines = difflib.unified_diff(
        _sentences(confirmed), _sentences(text.prose), "as confirmed", text.place, lineterm="", n=1
    )
    return "\n".join(lines)


def _of_source(root: Path, source: str, found: list[Passage]) -> Iterator[str]:
    try:
        entries = read(root, source)
    except UnreadableError as error:
        yield str(error)
        return
    for passage in found:
        entry = entries.pop(passage.id, None)
        now = state(passage, entry)
        if now != State.SETTLED:
            yield complaint(passage, entry, now)
    for id, entry in entries.items():
        place = f"{path(source)}, line {entry.line}"
        yield f"{place}: there is no {source}#{id} any more. Run `make confirm`, which deletes it here."


def complaint(passage: Passage, entry: Entry | None, now: State) -> str:
    """What to do about a passage that isn't settled."""
    sides = {now.value: passage.texts[now.value]} if now.value in passage.texts else passage.texts
    first = next(iter(sides.values()))
    here = f"{first.place}: #{passage.id}"
    if now == State.HALF:
        return f"{here} is in one language only. Write it in the other too, or delete it here."
    (twin,) = [text.place for text in passage.texts.values() if text is not first]
    named = f'`make confirm SECTION="{passage.name}"`'
    if now == State.NEW or entry is None:
        return f"{here} was never confirmed as saying the same as {twin}. Read both, and run `make confirm`."
    if now == State.MIXED:
        return f"{here} and {twin} were confirmed in two branches, not together. Read both, and run {named}."
    shown = "\n".join(difference(text, entry.prose[language]) for language, text in sides.items())
    if now == State.BOTH_CHANGED:
        return f"{here} changed, and so did {twin}. Read both, and run `make confirm`.\n{shown}"
    return (
        f"{here} changed, and {twin} did not. Make the same change there, and run `make confirm`. "
        f"If both say the same as they are, run {named}.\n{shown}"
    )


def _sentences(prose: str) -> list[str]:
    return [sentence for line in prose.splitlines() for sentence in _SENTENCE_END.split(line)]


def _entries(file: Path, root: yaml.Node | None) -> Iterator[tuple[str, Entry]]:
    seen = set()
    for key, value in _items(file, root) if root else ():
        line = key.start_mark.line + 1
        if key.value in seen:
            raise _damaged(file, line, f"#{key.value} has an entry already")
        seen.add(key.value)
        fields = {name.value: field.value for name, field in _items(file, value)}
        if {*fields} != {"confirmed", MAIN, TRANSLATION} or not all(
            isinstance(field, str) for field in fields.values()
        ):
            raise _damaged(file, line, f"the entry of #{key.value} needs confirmed, {MAIN} and {TRANSLATION}")
        prose = {language: fields[language] for language in (MAIN, TRANSLATION)}
        yield key.value, Entry(line, prose, fields["confirmed"])


def _items(file: Path, node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise _damaged(file, node.start_mark.line + 1, "entries should stand here")
    items: list[tuple[yaml.Node, yaml.Node]] = node.value
    return items


def _damaged(file: Path, line: int, problem: str) -> UnreadableError:
    return UnreadableError(
        f"{file}, line {line}: {problem}. Get the file back with `git checkout {file}`, "
        "or delete it and run `make confirm`, which asks you to read what it held again."
    )


def _written(id: str, entry: Entry) -> str:
    texts = "".join(
        f"  {language}: |\n{indent(prose.strip(), '    ')}\n" for language, prose in entry.prose.items()
    )
    return f"\n{id}:\n  confirmed: {entry.pair}\n{texts}"


def _pair(prose: Mapping[str, str]) -> str:
    """Stands for two texts that were confirmed together."""
    return digest(prose[MAIN].split(), prose[TRANSLATION].split())[:16]
