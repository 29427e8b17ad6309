"""The translation ledger: which texts of the languages were confirmed as saying the same.

`docs/confirmed` holds a file for each page, and for each other file with passages. An entry holds
the texts themselves, so that a change can be shown wherever the project is checked out, and a digest
of all of them. Where git merges the entries of two branches into texts that nobody has read together, the
digests conflict, or no longer fit.
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

from executed_docs import makefile
from executed_docs.errors import UnreadableError
from executed_docs.storage.files import write_atomically
from executed_docs.storage.fingerprint import digest
from executed_docs.translation import passages, sources
from executed_docs.translation.passages import Documentation, Passage, Text

FOLDER = Path("docs", "confirmed")

_HEAD = "# Written by {}: what was last confirmed as saying the same. Edit the pages, not this.\n"
_CONFIRM = "python -m executed_docs.commands.confirm"
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
    HALF = "is not in all languages"
    NEW = "has not been confirmed yet"
    MIXED = "was confirmed in two branches"
    SOME_CHANGED = "changed in some of the languages"
    ALL_CHANGED = "changed in all languages"


def path(source: str) -> Path:
    """The file of the ledger with a source's entries, from the project's folder."""
    return FOLDER / f"{source}.yml"


def confirmed_sources(root: Path) -> set[str]:
    """The sources that the ledger has a file for."""
    files = (root / FOLDER).rglob("*.yml")
    return {file.relative_to(root / FOLDER).with_suffix("").as_posix() for file in files}


def read(documentation: Documentation, source: str) -> dict[str, Entry]:
    """The entries of a source, by the passages' ids.

    Raises:
        UnreadableError: The file is damaged, or a merge left its marks in it.
    """
    file = path(source)
    try:
        text = (documentation.root / file).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise _damaged(file, 1, "this is not UTF-8") from error
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        raise UnreadableError(
            f"{file}, line {line}: a merge is not resolved here. Resolve the pages first. Of this file, "
            f"take either side (`git checkout --ours {file}`), and run {_command(documentation.root)}."
        )
    try:
        return dict(_entries(documentation, file, yaml.compose(text, Loader=_LOADER)))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _damaged(
            file, mark.line + 1 if mark else 1, getattr(error, "problem", "") or str(error)
        ) from error


def write(root: Path, source: str, entries: Mapping[str, Entry]) -> None:
    """Makes these the entries of a source, by the passages' ids; for none, it deletes the file."""
    file = root / path(source)
    if entries:
        write_atomically(
            file, _HEAD.format(_command(root)) + "".join(map(_written, entries, entries.values()))
        )
    else:
        file.unlink(missing_ok=True)


def state(documentation: Documentation, passage: Passage, entry: Entry | None) -> State:
    """What became of a passage since it was confirmed."""
    if len(passage.texts) < len(documentation.languages.codes):
        return State.HALF
    if entry is None:
        return State.NEW
    if not entry.is_whole:
        return State.MIXED
    if entry.prose.keys() != passage.texts.keys():
        # A language was added since.
        return State.NEW
    count = len(changed(passage, entry))
    if count == len(passage.texts):
        return State.ALL_CHANGED
    return State.SOME_CHANGED if count else State.SETTLED


def changed(passage: Passage, entry: Entry) -> list[str]:
    """The languages in which a passage no longer says what was confirmed."""
    return [code for code, text in passage.texts.items() if not text.says(entry.prose[code])]


def confirmed(passage: Passage) -> Entry:
    """What is confirmed of a passage if that is done now."""
    prose = {language: text.prose for language, text in passage.texts.items()}
    return Entry(0, prose, _pair(prose))


def mismatches(documentation: Documentation) -> Iterator[str]:
    """What is to be translated or confirmed: each names its place and the cure, and shows the change."""
    gone = confirmed_sources(documentation.root)
    for source, found in groupby(sources.passages(documentation), key=lambda passage: passage.source):
        gone.discard(source)
        yield from _of_source(documentation, source, list(found))
    command = _command(documentation.root)
    for source in sorted(gone):
        yield f"{path(source)}, line 1: there is no {source} any more. Run {command}, which deletes it."


def outdated(documentation: Documentation, page: str, language: str) -> list[tuple[str, str]]:
    """The sections of a page that changed in another language only, each with that language.

    Args:
        documentation: The documentation.
        page: The page's path in the folder of a language.
        language: The reader's language.

    Raises:
        UnreadableError: The page's file can't be read.
    """
    entries = read(documentation, page.removesuffix(".md"))
    found = []
    for passage in passages.of_page(documentation, page) if entries else ():
        entry = entries.get(passage.id)
        if entry and state(documentation, passage, entry) == State.SOME_CHANGED:
            others = changed(passage, entry)
            if language not in others:
                found.append((passage.id, others[0]))
    return found


def difference(text: Text, confirmed: str) -> str:
    """How a text differs from what was confirmed, sentence by sentence."""
    lines = difflib.unified_diff(
        _sentences(confirmed), _sentences(text.prose), "as confirmed", text.place, lineterm="", n=1
    )
    return "\n".join(lines)


def _of_source(documentation: Documentation, source: str, found: list[Passage]) -> Iterator[str]:
    try:
        entries = read(documentation, source)
    except UnreadableError as error:
        yield str(error)
        return
    for passage in found:
        entry = entries.pop(passage.id, None)
        now = state(documentation, passage, entry)
        if now != State.SETTLED:
            yield mismatch(documentation, passage, entry, now)
    command = _command(documentation.root)
    for id, entry in entries.items():
        place = f"{path(source)}, line {entry.line}"
        yield f"{place}: there is no {source}#{id} any more. Run {command}, which deletes it here."


def mismatch(documentation: Documentation, passage: Passage, entry: Entry | None, now: State) -> str:
    """What to do about a passage that isn't settled."""
    sides = {**passage.texts}
    if now == State.SOME_CHANGED and entry:
        sides = {code: passage.texts[code] for code in changed(passage, entry)}
    first = next(iter(sides.values()))
    here = f"{first.place}: #{passage.id}"
    if now == State.HALF:
        missing = ", ".join(code for code in documentation.languages.codes if code not in passage.texts)
        return f"{here} is missing in {missing}. Write it there too, or delete it here."
    others = " and ".join(text.place for text in passage.texts.values() if text not in sides.values())
    others = others or " and ".join(text.place for text in passage.texts.values() if text is not first)
    command = _command(documentation.root)
    named = makefile.command(
        documentation.root, "confirm", f"{_CONFIRM} {passage.name}", f' SECTION="{passage.name}"'
    )
    if now == State.NEW or entry is None:
        return f"{here} was never confirmed as saying the same as {others}. Read all, and run {command}."
    if now == State.MIXED:
        return f"{here} and {others} were confirmed in two branches, not together. Read all, and run {named}."
    shown = "\n".join(difference(text, entry.prose[language]) for language, text in sides.items())
    if now == State.ALL_CHANGED:
        return f"{here} changed, and so did {others}. Read all, and run {command}.\n{shown}"
    return (
        f"{here} changed, and {others} did not. Make the same change there, and run {command}. "
        f"If all say the same as they are, run {named}.\n{shown}"
    )


def _command(root: Path) -> str:
    return makefile.command(root, "confirm", _CONFIRM)


def _sentences(prose: str) -> list[str]:
    return [sentence for line in prose.splitlines() for sentence in _SENTENCE_END.split(line)]


def _entries(documentation: Documentation, file: Path, root: yaml.Node | None) -> Iterator[tuple[str, Entry]]:
    seen = set()
    for key, value in _items(file, root) if root else ():
        line = key.start_mark.line + 1
        if key.value in seen:
            raise _damaged(file, line, f"#{key.value} has an entry already")
        seen.add(key.value)
        fields = {name.value: field.value for name, field in _items(file, value)}
        needed = ["confirmed", *documentation.languages.codes]
        texts = all(isinstance(field, str) for field in fields.values())
        if "confirmed" not in fields or not {*fields} <= {*needed} or not texts:
            raise _damaged(file, line, f"the entry of #{key.value} needs {', '.join(needed)}")
        prose = {language: text for language, text in fields.items() if language != "confirmed"}
        entry = Entry(line, prose, fields["confirmed"])
        # One that is whole is older than a language; from one that isn't, a text was lost.
        if not entry.is_whole and len(fields) < len(needed):
            raise _damaged(file, line, f"the entry of #{key.value} needs {', '.join(needed)}")
        yield key.value, entry


def _items(file: Path, node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise _damaged(file, node.start_mark.line + 1, "entries should stand here")
    items: list[tuple[yaml.Node, yaml.Node]] = node.value
    return items


def _damaged(file: Path, line: int, problem: str) -> UnreadableError:
    return UnreadableError(
        f"{file}, line {line}: {problem}. Get the file back with `git checkout {file}`, "
        "or delete it and confirm again, which asks you to read what it held again."
    )


def _written(id: str, entry: Entry) -> str:
    texts = "".join(
        f"  {language}: |\n{indent(prose.strip(), '    ')}\n" for language, prose in entry.prose.items()
    )
    return f"\n{id}:\n  confirmed: {entry.pair}\n{texts}"


def _pair(prose: Mapping[str, str]) -> str:
    """The digest of texts that were confirmed together."""
    return digest(*(text.split() for text in prose.values()))[:16]
