"""The words of scripts: sections of the files in `locale/`, each as a module that a script imports."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from executed_docs.errors import UnreadableError
from executed_docs.locale import words
from executed_docs.locale.words import CATEGORIES, Words, arguments
from executed_docs.storage.files import write_atomically

IMPORT = "#words"
"""What scripts import from: `import words from "#words/<section>"`."""

SECTION = "scripts"
"""The section of a file of words that holds a section for each script or folder of scripts."""


def folder(root: Path, language: str) -> Path:
    """Where the modules of a language are written: `package.json` names that of the main language."""
    return root / ".cache" / "words" / language


def alias(root: Path, folder: Path) -> str:
    """The option of esbuild by which scripts import the modules of a folder."""
    return f"--alias:{IMPORT}=./{folder.relative_to(root).as_posix()}"


def write(folder: Path, own: Words, language: str) -> dict[str, str]:
    """Writes a module for each section of `scripts`, in place of those that are there.

    Args:
        folder: Where to.
        own: The words of the language; those of a script are named `scripts.<section>.<name>`.
        language: The language's code.

    Returns:
        The modules by the names of their sections.

    Raises:
        UnreadableError: A word can't be a module's; the message names it.
    """
    found = words.section(own, SECTION)
    sections = dict.fromkeys(name.partition(".")[0] for name in found)
    modules = {section: module(words.section(found, section), language, section) for section in sections}
    files = {folder / f"{section}.js": text for section, text in modules.items()}
    for stale in {*folder.glob("*.js")} - {*files}:
        # Imported, it would hide that the words are gone.
        stale.unlink(missing_ok=True)
    for path, text in files.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            write_atomically(path, text)
    return modules


def module(own: Words, language: str, name: str) -> str:
    """JavaScript whose default export has the words of a section.

    A word without arguments is a string. One with arguments, such as `{name}`, is a function of an object
    that has them. A section of plural categories, such as `one` and `other`, is one word, which is chosen
    by its argument `count`, as `Intl.PluralRules` says. Any other section is an object.

    Args:
        own: The words of the section, by their dotted names.
        language: The language's code, whose plural rules apply.
        name: The section's name, for messages.

    Raises:
        UnreadableError: A plural lacks `other`, or is a section at the same time.
    """
    lines = [f"{json.dumps(key)}: {_value(value, f'{name}.{key}')}," for key, value in _nested(own).items()]
    code = "\n".join(["export default {", *lines, "};", ""])
    if "plural.select(" in code:
        return f"const plural = new Intl.PluralRules({json.dumps(language)});\n\n{code}"
    return code


def _nested(own: Words) -> dict[str, Any]:
    """Words in sections, as their file has them."""
    found: dict[str, Any] = {}
    for name, text in own.items():
        *sections, last = name.split(".")
        place = found
        for section in sections:
            place = place.setdefault(section, {})
        place[last] = text
    return found


def _value(value: str | Mapping[str, Any], name: str) -> str:
    if isinstance(value, str):
        names = arguments(value)
        return _function(names, _template(value)) if names else json.dumps(value, ensure_ascii=False)
    if not {*value} & {*CATEGORIES}:
        inner = (f"{json.dumps(key)}: {_value(each, f'{name}.{key}')}" for key, each in value.items())
        return f"{{ {', '.join(inner)} }}"
    if "other" not in value or {*value} - {*CATEGORIES}:
        raise UnreadableError(
            f"the word {SECTION}.{name} is a plural: it needs `other`, and otherwise only "
            f"{', '.join(CATEGORIES[:-1])}, not {', '.join(sorted(value))}. Fix it in each file of words."
        )
    names = set().union(*map(arguments, value.values()))
    return _function(names | {"count"}, "".join(_chosen(value)))


def _chosen(plural: Mapping[str, str]) -> Iterator[str]:
    for category in CATEGORIES[:-1]:
        if category in plural:
            yield f'plural.select(count) === "{category}" ? {_template(plural[category])} : '
    yield _template(plural["other"])


def _function(names: set[str], body: str) -> str:
    types = (f"{name}: {'number' if name == 'count' else 'string | number'}" for name in sorted(names))
    return f"(/** @type {{{{ {', '.join(types)} }}}} */ {{ {', '.join(sorted(names))} }}) => {body}"


def _template(text: str) -> str:
    escaped = re.sub(r"[\\`]|\$(?=\{)", r"\\\g<0>", text)
    return "`" + re.sub(r"\{(\w+)\}", r"${\1}", escaped) + "`"
