"""The translation ledger: what changed since it was confirmed is named, shown, and settled."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from executed_docs.commands import confirm
from executed_docs.errors import UnreadableError
from executed_docs.locale.languages import Languages
from executed_docs.translation import ledger
from executed_docs.translation.passages import Documentation

SENTENCES = {
    "en": ["The first stays.", "The second is here.", "The third closes."],
    "zh": ["第一句不变。", "第二句在这里。", "第三句收尾。"],
}
LANGUAGES = ("en", "zh")
IDS = ("one", "two", "three")
FILE = "docs/confirmed/index.yml"
COMMAND = 'make confirm SECTION="index#two"'

Change = Callable[[Path], None]


def page(language: str) -> str:
    titles = (f"{'#' * (1 if id == 'one' else 2)} {id.title()} {{#{id}}}" for id in IDS)
    text = ("" if language == "zh" else " ").join(SENTENCES[language])
    return "\n\n".join(f"{title}\n\n{text}" for title in titles) + "\n"


@pytest.fixture
def documentation(tmp_path: Path) -> Documentation:
    """A documentation of one page of three sections in each language, all confirmed."""
    for language in LANGUAGES:
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "index.md").write_text(page(language), encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A site\nplugins:\n  - executed:\n      languages: [en, zh]\n"
    )
    (tmp_path / "mkdocs.zh.yml").write_text("INHERIT: mkdocs.yml\nsite_name: 网站\n", encoding="utf-8")
    (tmp_path / "Makefile").write_text("confirm:\n")
    documentation = Documentation(tmp_path, Languages(LANGUAGES))
    confirm.confirm(documentation)
    assert list(ledger.mismatches(documentation)) == []
    return documentation


@pytest.fixture
def folder(documentation: Documentation) -> Path:
    """Its folder."""
    return documentation.root


def edit(folder: Path, language: str, old: str, new: str, section: str = "two") -> None:
    """Replaces a text in a section of a page."""
    file = folder / "docs" / language / "index.md"
    before, heading, after = file.read_text(encoding="utf-8").partition(f"{{#{section}}}")
    assert old in after
    file.write_text(before + heading + after.replace(old, new, 1), encoding="utf-8")


def english(section: str = "two", word: str = "there") -> Change:
    return lambda folder: edit(folder, "en", "second is here", f"second is {word}", section)


def chinese(section: str = "two", word: str = "那里") -> Change:
    return lambda folder: edit(folder, "zh", "第二句在这里", f"第二句在{word}", section)


def both(section: str = "two", english_word: str = "there", chinese_word: str = "那里") -> Change:
    def change(folder: Path) -> None:
        english(section, english_word)(folder)
        chinese(section, chinese_word)(folder)

    return change


def test_an_english_change_is_named_and_shown(folder: Path, documentation: Documentation) -> None:
    english()(folder)
    (found,) = ledger.mismatches(documentation)
    assert found == (
        "docs/en/index.md, line 5: #two changed, and docs/zh/index.md, line 5 did not. Make the same change "
        f"there, and run `make confirm`. If all say the same as they are, run `{COMMAND}`.\n"
        "--- as confirmed\n+++ docs/en/index.md, line 5\n@@ -3,3 +3,3 @@\n"
        " The first stays.\n-The second is here.\n+The second is there.\n The third closes."
    )


def test_a_chinese_change_is_named_and_shown(folder: Path, documentation: Documentation) -> None:
    chinese()(folder)
    (found,) = ledger.mismatches(documentation)
    assert found.startswith("docs/zh/index.md, line 5: #two changed, and docs/en/index.md, line 5 did not.")
    assert found.endswith(" 第一句不变。\n-第二句在这里。\n+第二句在那里。\n 第三句收尾。")


def test_a_change_in_both_is_red_until_it_is_confirmed(folder: Path, documentation: Documentation) -> None:
    both()(folder)
    (found,) = ledger.mismatches(documentation)
    assert found.startswith(
        "docs/en/index.md, line 5: #two changed, and so did docs/zh/index.md, line 5. Read"
    )
    assert "+The second is there." in found
    assert "+第二句在那里。" in found
    done, left = confirm.confirm(documentation)
    assert left == []
    assert [message.split("\n")[0] for message in done] == ["Confirmed: index#two"]
    assert "-The second is here.\n+The second is there." in done[0]
    assert "-第二句在这里。\n+第二句在那里。" in done[0]
    assert list(ledger.mismatches(documentation)) == []


@pytest.mark.parametrize("change", [english(), chinese()], ids=["en", "zh"])
def test_a_change_in_one_is_confirmed_by_name_only(
    folder: Path, documentation: Documentation, change: Change
) -> None:
    change(folder)
    before = (folder / FILE).read_bytes()
    done, left = confirm.confirm(documentation)
    assert done == []
    assert len(left) == 1
    assert COMMAND in left[0]
    assert (folder / FILE).read_bytes() == before
    done, left = confirm.confirm(documentation, ["index#two"])
    assert len(done) == 1
    assert left == []
    assert list(ledger.mismatches(documentation)) == []


def test_naming_a_section_confirms_no_other(folder: Path, documentation: Documentation) -> None:
    both("one")(folder)
    both("two")(folder)
    for language in LANGUAGES:
        edit(folder, language, "{#three}", "{#tree}")
    confirm.confirm(documentation, ["index#two"])
    changed, new, gone = ledger.mismatches(documentation)
    assert "#one changed" in changed
    assert "#tree was never confirmed" in new
    assert "there is no index#three any more" in gone
    assert {*ledger.read(documentation, "index")} == {"one", "two", "three"}


def test_for_an_unknown_name_the_nearest_is_suggested(folder: Path, documentation: Documentation) -> None:
    done, left = confirm.confirm(documentation, ["index#too"])
    assert done == []
    assert left[0].startswith("There is no index#too: a section is named like lambda-layer#saving. Nearest: ")
    assert "index#two" in left[0]


def test_a_change_that_is_taken_back_is_settled(folder: Path, documentation: Documentation) -> None:
    english()(folder)
    edit(folder, "en", "second is there", "second is here")
    assert list(ledger.mismatches(documentation)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("The second", "\nThe second"),
        lambda text: f"{text}\n\n",
        lambda text: text.replace("## Two {#two}", '```python exec="on" snippet="a/b"\n```\n\n## Two {#two}'),
    ],
    ids=["wrapped", "space", "snippet"],
)
def test_what_is_no_prose_needs_no_confirmation(
    folder: Path, documentation: Documentation, change: Callable[[str], str]
) -> None:
    file = folder / "docs/en/index.md"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert list(ledger.mismatches(documentation)) == []


def test_a_new_section_is_red_until_it_is_confirmed(folder: Path, documentation: Documentation) -> None:
    for language in LANGUAGES:
        edit(folder, language, "\n\n## Three", "\n\n## New {#new}\n\n## Three")
    (found,) = ledger.mismatches(documentation)
    assert found == (
        "docs/en/index.md, line 9: #new was never confirmed as saying the same as docs/zh/index.md, line 9. "
        "Read all, and run `make confirm`."
    )
    done, _ = confirm.confirm(documentation)
    assert "+## New {#new}" in done[0]
    assert list(ledger.mismatches(documentation)) == []


def test_an_entry_whose_section_is_gone_is_red_until_it_is_deleted(
    folder: Path, documentation: Documentation
) -> None:
    for language in LANGUAGES:
        edit(folder, language, "## Three {#three}", "**Three**")
    (changed, gone) = ledger.mismatches(documentation)
    assert "#two changed, and so did" in changed
    assert gone.startswith(f"{FILE}, line ")
    assert "there is no index#three any more. Run `make confirm`" in gone
    line = int(gone.partition("line ")[2].partition(":")[0])
    assert (folder / FILE).read_text(encoding="utf-8").split("\n")[line - 1] == "three:"
    done, _ = confirm.confirm(documentation)
    assert "Deleted: index#three, which is gone." in done
    assert list(ledger.mismatches(documentation)) == []


def test_a_file_of_a_page_that_is_gone_is_red_until_it_is_deleted(
    folder: Path, documentation: Documentation
) -> None:
    (folder / FILE).rename(folder / "docs/confirmed/old.yml")
    *_, gone = ledger.mismatches(documentation)
    assert (
        gone
        == "docs/confirmed/old.yml, line 1: there is no old any more. Run `make confirm`, which deletes it."
    )
    confirm.confirm(documentation)
    assert not (folder / "docs/confirmed/old.yml").exists()
    assert list(ledger.mismatches(documentation)) == []


@pytest.mark.parametrize(("has", "lacks"), [("en", "zh"), ("zh", "en")])
def test_a_section_in_one_language_only_keeps_its_entry(
    folder: Path, documentation: Documentation, has: str, lacks: str
) -> None:
    edit(folder, lacks, "{#three}", "{#tree}")
    messages = list(ledger.mismatches(documentation))
    assert (
        f"docs/{has}/index.md, line 9: #three is missing in {lacks}. Write it there too, or delete it here."
        in messages[0] + messages[1]
    )
    done, left = confirm.confirm(documentation)
    assert done == []
    assert len(left) == 2
    edit(folder, lacks, "{#tree}", "{#three}")
    assert list(ledger.mismatches(documentation)) == []


def test_sections_that_move_need_no_confirmation(folder: Path, documentation: Documentation) -> None:
    for language in LANGUAGES:
        file = folder / "docs" / language / "index.md"
        head, two, three = file.read_text(encoding="utf-8").split("\n\n## ")
        file.write_text("\n\n## ".join([head, three.strip(), two]), encoding="utf-8")
    assert list(ledger.mismatches(documentation)) == []


DAMAGE: dict[str, tuple[Callable[[str], str], str]] = {
    "cut": (lambda text: text[: text.index("  zh:")], "line 3: the entry of #one needs confirmed, en, zh"),
    "indentation": (lambda text: text.replace("  zh: |", " zh: |", 1), "line 9: "),
    "conflict": (
        lambda text: text.replace("\ntwo:", "\n<<<<<<< HEAD\ntwo:", 1),
        "line 14: a merge is not resolved here. Resolve the pages first. Of this file, take either side",
    ),
    "twice": (lambda text: text.replace("\nthree:", "\ntwo:"), "line 25: #two has an entry already"),
    "no entry": (lambda _: "nonsense", "line 1: entries should stand here"),
    "field": (
        lambda text: text.replace("  en: |", "  en: []\n  no: |", 1),
        "line 3: the entry of #one needs",
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_named_and_left_as_it_is(
    folder: Path, documentation: Documentation, damage: str
) -> None:
    change, message = DAMAGE[damage]
    both()(folder)
    damaged = change((folder / FILE).read_text(encoding="utf-8"))
    (folder / FILE).write_text(damaged, encoding="utf-8")
    (found,) = ledger.mismatches(documentation)
    assert found.startswith(f"{FILE}, {message}")
    assert "git checkout" in found
    for names in ([], ["index#two"]):
        done, left = confirm.confirm(documentation, names)
        assert done == []
        assert left == [found]
    assert (folder / FILE).read_text(encoding="utf-8") == damaged


def test_a_file_that_is_no_text_is_named(folder: Path, documentation: Documentation) -> None:
    (folder / FILE).write_bytes(b"\xff")
    with pytest.raises(UnreadableError, match=f"^{FILE}, line 1: this is not UTF-8. Get the file back"):
        ledger.read(documentation, "index")


def test_an_entry_that_was_edited_is_not_confirmed(folder: Path, documentation: Documentation) -> None:
    both()(folder)
    text = (folder / FILE).read_text(encoding="utf-8")
    for old, new in (("second is here", "second is there"), ("第二句在这里", "第二句在那里")):
        head, two = text[: text.index("\ntwo:")], text[text.index("\ntwo:") :]
        text = head + two.replace(old, new, 1)
    (folder / FILE).write_text(text, encoding="utf-8")
    (found,) = ledger.mismatches(documentation)
    assert "#two and docs/zh/index.md, line 5 were confirmed in two branches, not together." in found
    assert COMMAND in found
    _, left = confirm.confirm(documentation)
    assert left == [found]
    confirm.confirm(documentation, ["index#two"])
    assert list(ledger.mismatches(documentation)) == []


def test_the_command_shows_what_it_did_and_fails_if_something_is_left(
    folder: Path,
    documentation: Documentation,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.argv", ["confirm"])
    assert confirm.main() == 0
    assert capsys.readouterr().out == "Nothing was confirmed.\n"
    both("one")(folder)
    english("two")(folder)
    assert confirm.main() == 1
    shown = capsys.readouterr()
    assert "Confirmed: index#one\n--- as confirmed\n+++ docs/en/index.md, line 1\n" in shown.out
    assert "Not confirmed: docs/en/index.md, line 5: #two changed" in shown.err
    (folder / "docs/en/index.md").write_bytes(b"\xff")
    assert confirm.main() == 1
    assert "Not confirmed: docs/en/index.md, line 1: this is not UTF-8." in capsys.readouterr().err


def test_the_ledger_holds_any_text(folder: Path, documentation: Documentation) -> None:
    awkward = '- *&!%@`x`: \'a\' "b" # c\n  {{ d }} \\tensor: |\n\t> e — “f” 😀 \u200b\n\n    === "Keras 2"\n'
    for language in LANGUAGES:
        edit(folder, language, "\n\n## Three", f"\n\n{awkward}\n## Three")
    confirm.confirm(documentation)
    assert list(ledger.mismatches(documentation)) == []


# Merges.


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True)


def merged(documentation: Documentation, ours: Change, theirs: Change) -> subprocess.CompletedProcess[str]:
    """Merges a branch with one change, confirmed, into one with another."""
    folder = documentation.root
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "docs")
    git(folder, "commit", "--quiet", "--message=Before")
    for branch, change in (("theirs", theirs), ("ours", ours)):
        git(folder, "switch", "--quiet", "--create", branch, "main")
        change(folder)
        confirm.confirm(documentation, [f"index#{id}" for id in IDS])
        assert list(ledger.mismatches(documentation)) == []
        git(folder, "commit", "--quiet", "--all", f"--message={branch}")
    return git(folder, "merge", "--quiet", "theirs")


def new(section: str, before: str) -> Change:
    def change(folder: Path) -> None:
        for language in LANGUAGES:
            edit(
                folder, language, f"\n\n## {before}", f"\n\n## {section} {{#{section}}}\n\n## {before}", "one"
            )
        confirm.confirm(Documentation(folder, Languages(LANGUAGES)))

    return change


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (both("one"), both("two")),
        (both("two"), both("three")),
        (english("one"), chinese("two")),
        (new("new", "Two"), new("other", "Three")),
        (new("new", "Two"), both("two")),
    ],
    ids=["first-second", "second-third", "one-sided", "new", "new-changed"],
)
def test_branches_that_touch_different_sections_merge(
    folder: Path, documentation: Documentation, ours: Change, theirs: Change
) -> None:
    merge = merged(documentation, ours, theirs)
    assert merge.returncode == 0, merge.stdout
    assert list(ledger.mismatches(documentation)) == []


def test_a_pair_that_nobody_confirmed_conflicts(folder: Path, documentation: Documentation) -> None:
    # The pages merge, but whether the English of one branch says what the Chinese of the other says
    # is known to nobody.
    merge = merged(documentation, english(), chinese())
    assert merge.returncode == 1
    assert git(folder, "diff", "--name-only", "--diff-filter=U").stdout == f"{FILE}\n"
    (found,) = ledger.mismatches(documentation)
    assert "a merge is not resolved here. Resolve the pages first." in found
    assert f"take either side (`git checkout --ours {FILE}`), and run `make confirm`." in found
    git(folder, "checkout", "--ours", FILE)
    (found,) = ledger.mismatches(documentation)
    assert found.startswith("docs/zh/index.md, line 5: #two changed, and docs/en/index.md, line 5 did not.")
    confirm.confirm(documentation, ["index#two"])
    assert list(ledger.mismatches(documentation)) == []


# What a reader sees is in `test_outdated_notice`; here, which sections are outdated.


def test_the_language_in_which_a_section_did_not_change_is_outdated(
    folder: Path, documentation: Documentation
) -> None:
    def outdated() -> dict[str, list[tuple[str, str]]]:
        return {code: ledger.outdated(documentation, "index.md", code) for code in LANGUAGES}

    assert outdated() == {"en": [], "zh": []}
    english("two")(folder)
    chinese("three")(folder)
    assert outdated() == {"en": [("three", "zh")], "zh": [("two", "en")]}
    chinese("two")(folder)
    assert outdated() == {"en": [("three", "zh")], "zh": []}
    assert ledger.outdated(documentation, "unknown.md", "en") == []


# More languages.


@pytest.fixture
def three(documentation: Documentation) -> Documentation:
    """The same documentation, with a third language whose page was written since."""
    root = documentation.root
    (root / "docs" / "de").mkdir()
    (root / "docs" / "de" / "index.md").write_text(page("en").replace("second", "zweite"))
    (root / "mkdocs.de.yml").write_text("INHERIT: mkdocs.yml\nsite_name: Eine Site\n")
    return Documentation(root, Languages(("en", "zh", "de")))


def test_a_new_language_is_red_until_it_is_confirmed(three: Documentation) -> None:
    messages = list(ledger.mismatches(three))
    assert len(messages) == len(IDS) + 1
    assert messages[1] == (
        "docs/en/index.md, line 5: #two was never confirmed as saying the same as docs/zh/index.md, line 5 "
        "and docs/de/index.md, line 5. Read all, and run `make confirm`."
    )
    done, left = confirm.confirm(three)
    assert (len(done), left) == (len(IDS) + 1, [])
    assert {*ledger.read(three, "index")["two"].prose} == {"en", "zh", "de"}
    assert list(ledger.mismatches(three)) == []


def test_what_a_new_language_lacks_is_named(three: Documentation) -> None:
    edit(three.root, "de", "{#three}", "{#drei}")
    first, second = (message for message in ledger.mismatches(three) if "missing" in message)
    assert first.startswith("docs/en/index.md, line 9: #three is missing in de. Write it there too")
    assert second.startswith("docs/de/index.md, line 9: #drei is missing in en, zh.")


def test_a_change_in_one_or_two_of_three_languages(three: Documentation) -> None:
    confirm.confirm(three)
    english()(three.root)
    (found,) = ledger.mismatches(three)
    assert found.startswith(
        "docs/en/index.md, line 5: #two changed, and docs/zh/index.md, line 5 and docs/de/index.md, line 5 "
        f"did not. Make the same change there, and run `make confirm`. If all say the same as they are, run "
        f"`{COMMAND}`."
    )
    assert ledger.outdated(three, "index.md", "de") == [("two", "en")]
    chinese()(three.root)
    (found,) = ledger.mismatches(three)
    assert found.startswith("docs/en/index.md, line 5: #two changed, and docs/de/index.md, line 5 did not.")
    assert "+The second is there." in found
    assert "+第二句在那里。" in found
    outdated = {code: ledger.outdated(three, "index.md", code) for code in three.languages.codes}
    assert outdated == {"en": [], "zh": [], "de": [("two", "en")]}
    edit(three.root, "de", "zweite is here", "zweite is there")
    (found,) = ledger.mismatches(three)
    assert "#two changed, and so did docs/zh/index.md, line 5 and docs/de/index.md, line 5." in found
    assert confirm.confirm(three)[1] == []
    assert list(ledger.mismatches(three)) == []


# The words of the site.


def test_a_word_that_one_language_lacks_is_named(documentation: Documentation) -> None:
    root = documentation.root
    (root / "locale").mkdir()
    for language, text in (("en", 'more = "More"\n[a]\nb = "B"\n'), ("zh", 'more = "更多"\n')):
        (root / "locale" / f"{language}.toml").write_text(text, encoding="utf-8")
    own = Documentation(root, documentation.languages, ("locale",))
    new, lacking = ledger.mismatches(own)
    assert new.startswith(
        "locale/en.toml, line 1: #more was never confirmed as saying the same as locale/zh.toml, line 1."
    )
    assert lacking == "locale/en.toml, line 3: #a.b is missing in zh. Write it there too, or delete it here."
    (root / "locale" / "zh.toml").unlink()
    with pytest.raises(UnreadableError, match=r"locale/zh\.toml: write it, with the words of that language"):
        list(ledger.mismatches(own))


def test_in_a_project_without_a_makefile_the_command_is_python_s(folder: Path) -> None:
    (folder / "Makefile").unlink()
    edit(folder, "en", "second", "other")
    (found,) = ledger.mismatches(Documentation(folder, Languages(LANGUAGES)))
    command = "python -m executed_docs.commands.confirm"
    assert f"Make the same change there, and run `{command}`." in found
    assert f"If all say the same as they are, run `{command} index#two`." in found
    confirm.confirm(Documentation(folder, Languages(LANGUAGES)), ["index#two"])
    assert (folder / FILE).read_text(encoding="utf-8").startswith(f"# Written by `{command}`: what")
