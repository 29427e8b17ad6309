"""The words that pages show."""

from pathlib import Path

import pytest
from babel import Locale

from executed_docs.errors import UnreadableError
from executed_docs.locale import words


def write(folder: Path, language: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{language}.toml").write_text(text, encoding="utf-8")
    return folder


def signatures(file: Path) -> dict[str, set[str]]:
    """The arguments of each word; what the other languages are called differs."""
    found: dict[str, set[str]] = {}
    own = words.read(file)
    for name, text in own.items():
        if not name.startswith("languages."):
            found.setdefault(words.without_category(name, own), set()).update(words.arguments(text))
    return found


@pytest.mark.parametrize("folder", ["executed_docs/locale", "publishing/locale", "upgrader/locale"])
def test_all_languages_have_all_words_with_the_same_arguments(root: Path, folder: str) -> None:
    first, *others = (signatures(file) for file in sorted((root / folder).glob("*.toml")))
    assert others
    assert all(other == first for other in others)


@pytest.mark.parametrize("folder", ["executed_docs/locale", "publishing/locale", "upgrader/locale"])
def test_plurals_have_the_forms_of_their_language(root: Path, folder: str) -> None:
    for file in (root / folder).glob("*.toml"):
        forms: dict[str, set[str]] = {}
        own = words.read(file)
        for name in own:
            if (whole := words.without_category(name, own)) != name:
                forms.setdefault(whole, set()).add(name.removeprefix(f"{whole}."))
        tags = Locale.parse(file.stem).plural_form.tags
        assert all(each == {*tags, "other"} for each in forms.values()), (file, forms)


def test_a_site_s_words_replace_the_engine_s(tmp_path: Path) -> None:
    own = write(tmp_path / "own", "en", 'output = "Result"\n[runtimes]\nlua = "Lua"\n')
    other = write(tmp_path / "other", "en", 'output = "Printed"\n')
    found = words.load("en", own, other)
    assert (found["output"], found["runtimes.lua"], found["error"]) == ("Printed", "Lua", "Error")
    assert words.section(found, "runtimes") == {"python": "Plain Python", "lua": "Lua"}


def test_a_word_in_a_nested_section_has_a_dotted_name(tmp_path: Path) -> None:
    file = write(tmp_path, "en", '[a]\nb = "1"\n[a.c]\nd = "2"\n') / "en.toml"
    assert words.read(file) == {"a.b": "1", "a.c.d": "2"}


def test_a_missing_file_is_named_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        words.load("en", tmp_path)
    assert (
        str(caught.value) == f"there is no {tmp_path / 'en.toml'}: write it, with the words of that language."
    )


@pytest.mark.parametrize("damage", [b"output = ", b"output = 1\noutput = 2", b'output = "\xff"'])
def test_a_damaged_file_is_named_with_the_cure(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "en.toml").write_bytes(damage)
    with pytest.raises(UnreadableError) as caught:
        words.load("en", tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'en.toml'} can't be read: ")
    assert str(caught.value).endswith(" Fix it.")


def test_a_site_brings_the_words_of_a_language_that_the_engine_does_not_know(tmp_path: Path) -> None:
    text = (words.FOLDER / "en.toml").read_text(encoding="utf-8").replace('"Output"', '"Ausgabe"')
    assert words.load("de", write(tmp_path, "de", text))["output"] == "Ausgabe"


def test_words_that_such_a_language_lacks_are_named_with_their_file(tmp_path: Path) -> None:
    text = (words.FOLDER / "en.toml").read_text(encoding="utf-8")
    lacking = text.replace('output = "Output"\n', "").replace('home = "the home page"\n', "")
    with pytest.raises(UnreadableError) as caught:
        words.load("de", write(tmp_path, "de", lacking))
    assert str(caught.value) == f"{tmp_path / 'de.toml'} lacks words: output, not_found.home. Add them."
    with pytest.raises(UnreadableError, match=r"locale/de\.toml: write it"):
        words.load("de")


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    own = write(tmp_path, "en", 'output = "Result"\n')
    assert words.load("en", own)["output"] == "Result"
    write(tmp_path, "en", 'output = "Printed"\n')
    assert words.load("en", own)["output"] == "Printed"
