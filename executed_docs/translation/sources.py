"""Where passages stand: pages, settings, docstrings, words, and what a site adds."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from executed_docs.errors import UnreadableError
from executed_docs.locale import words
from executed_docs.translation import docstrings
from executed_docs.translation.catalog import catalog
from executed_docs.translation.passages import Documentation, Passage, Text, of_page, paired, read

# A path, a dotted name or an address: settings that no reader sees.
_CODE = re.compile(r"[\w-]+(?:[./:]+[\w-]+)+")


def passages(documentation: Documentation) -> Iterator[Passage]:
    """All passages of a documentation, those of a source one after the other.

    Raises:
        UnreadableError: A file holds something else than it should.
    """
    for page in documentation.pages():
        yield from of_page(documentation, page)
    yield from _of_settings(documentation)
    yield from _of_docstrings(documentation)
    for folder in documentation.locales:
        yield from _of_words(documentation, Path(folder))
    for reader in documentation.readers:
        yield from reader(documentation.root)


def _of_settings(documentation: Documentation) -> Iterator[Passage]:
    """What the configurations say to readers, such as the site's name."""
    languages = documentation.languages
    paths = {languages.main: Path("mkdocs.yml")}
    paths |= {code: Path(f"mkdocs.{code}.yml") for code in languages.translations}
    original, *translations = (_composed(documentation.root, path) for path in paths.values())
    known = {key.value: value for key, value in original.value}
    found: dict[str, dict[str, Text]] = {}
    for code, translation in zip(languages.translations, translations, strict=True):
        for key, value in translation.value:
            own = known.get(key.value)
            pairs = [*_together(own, value, key.value == "nav")] if own else []
            differ = [pair for pair in pairs if pair[0].value != pair[1].value]
            shown = [pair for pair in differ if _is_prose(pair[1].value, code)]
            for language, nodes in zip((languages.main, code), zip(*shown, strict=True), strict=False):
                line = nodes[0].start_mark.line + 1
                text = Text(paths[language].as_posix(), line, "\n".join(node.value for node in nodes))
                found.setdefault(key.value, {})[language] = text
    for name, texts in found.items():
        yield Passage("mkdocs", name, texts)


def _is_prose(value: str, code: str) -> bool:
    return value != code and not _CODE.fullmatch(value)


def _together(ours: yaml.Node, theirs: yaml.Node, in_menu: bool) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The texts that stand at the same place of two settings."""
    if type(ours) is not type(theirs):
        return
    if isinstance(theirs, yaml.ScalarNode):
        yield ours, theirs
    elif isinstance(theirs, yaml.SequenceNode):
        for own, other in zip(ours.value, theirs.value, strict=False):
            yield from _together(own, other, in_menu)
    elif in_menu:
        # A title in the menu is a key, and has another name in the other language.
        for (own_key, own), (key, value) in zip(ours.value, theirs.value, strict=False):
            yield own_key, key
            yield from _together(own, value, in_menu)
    else:
        known = {key.value: value for key, value in ours.value}
        for key, value in theirs.value:
            if key.value in known:
                yield from _together(known[key.value], value, in_menu)


def _composed(root: Path, path: Path) -> yaml.Node:
    try:
        return yaml.compose(read(root, path), Loader=yaml.BaseLoader)
    except FileNotFoundError as error:
        raise UnreadableError(f"there is no {path}: write it, with the settings of that language.") from error
    except yaml.YAMLError as error:
        raise UnreadableError(f"{path} can't be read: {error}. Fix it.") from error


def _of_docstrings(documentation: Documentation) -> Iterator[Passage]:
    languages, root = documentation.languages, documentation.root
    originals: dict[str, Text] = {}
    translated: dict[str, dict[str, Text]] = {code: {} for code in languages.translations}
    for code in languages.translations:
        file = catalog(code)
        if not (root / file).is_file():
            continue
        try:
            for original, line, translation in docstrings.pairs(root, code):
                assert original.docstring
                path = Path(str(original.filepath)).relative_to(root).as_posix()
                lineno, prose = original.docstring.lineno or 1, original.docstring.value
                originals[original.path] = Text(path, lineno, prose)
                translated[code][original.path] = Text(file.as_posix(), line, translation)
        except ValueError as error:
            raise UnreadableError(f"{file} can't be read: {error}. Fix it.") from error
    yield from paired("docstrings", {languages.main: originals, **translated})


def _of_words(documentation: Documentation, folder: Path) -> Iterator[Passage]:
    """The words that pages show, from a folder with a file for each language."""
    texts: dict[str, dict[str, Text]] = {}
    for code in documentation.languages.codes:
        file = folder / f"{code}.toml"
        found = words.read(documentation.root / file)
        lines = _lines(read(documentation.root, file))
        texts[code] = {}
        for name, word in found.items():
            # Another language has other forms of a plural, so all of them are one passage.
            whole = words.without_category(name, found)
            line = lines.get(name, 1)
            if whole in texts[code]:
                first = texts[code][whole]
                line, word = first.line, f"{first.prose}\n{word}"
            texts[code][whole] = Text(file.as_posix(), line, word)
    yield from paired(folder.as_posix(), texts)


def _lines(text: str) -> dict[str, int]:
    """The lines of a file of words where each begins."""
    found, section = {}, ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.fullmatch(r"\[([\w.-]+)\]", line.strip()):
            section = f"{header[1]}."
        elif name := re.match(r"([\w.-]+) *=", line):
            found[section + name[1]] = number
    return found
