"""The translation ledger: what changed since it was confirmed is named, shown, and settled."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from executed_docs.translation.errors import UnreadableError

from executed_docs.commands import confirm
from executed_docs.locale.languages import MAIN, TRANSLATION
from executed_docs.translation import ledger

SENTENCES = {
    "en": ["The first stays.", "The second is here.", "The third closes."],
    "zh": ["第一句不变。", "第二句在这里。", "第三句收尾。"],
}
IDS = ("one", "two", "three")
FILE = "docs/confirmed/index.yml"
COMMAND = 'make confirm SECTION="index#two"'

Change = Callable[[Path], None]


def page(language: str) -> str:
    titles = (f"{'#' * (1 if id == 'one' else 2)} {id.title()} {{#{id}}}" for id in IDS)
    text = ("" if language == TRANSLATION else " ").join(SENTENCES[language])
    return "\n\n".join(f"{title}\n\n{text}" for title in titles) + "\n"


@pytest.fixture
def folder(project: Path) -> Path:
    """A project with one page of three sections in each language, all confirmed."""
    for language in (MAIN, TRANSLATION):
        (project / "docs" / language / "index.md").write_text(page(language), encoding="utf-8")
    confirm.confirm(project)
    assert list(ledger.mismatches(project)) == []
    return project


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


def test_an_english_change_is_named_and_shown(folder: Path) -> None:
    english()(folder)
    (found,) = ledger.mismatches(folder)
    assert found == (
        "docs/en/index.md, line 5: #two changed, and docs/zh/index.md, line 5 did not. Make the same change "
        f"there, and run `make confirm`. If both say the same as they are, run `{COMMAND}`.\n"
        "--- as confirmed\n+++ docs/en/index.md, line 5\n@@ -3,3 +3,3 @@\n"
        " The first stays.\n-The second is here.\n+The second is there.\n The third closes."
    )


def test_a_chinese_change_is_named_and_shown(folder: Path) -> None:
    chinese()(folder)
    (found,) = ledger.mismatches(folder)
    assert found.startswith("docs/zh/index.md, line 5: #two changed, and docs/en/index.md, line 5 did not.")
    assert found.endswith(" 第一句不变。\n-第二句在这里。\n+第二句在那里。\n 第三句收尾。")


def test_a_change_in_both_is_red_until_it_is_confirmed(folder: Path) -> None:
    both()(folder)
    (found,) = ledger.mismatches(folder)
    assert found.startswith(
        "docs/en/index.md, line 5: #two changed, and so did docs/zh/index.md, line 5. Read"
    )
    assert "+The second is there." in found
    assert "+第二句在那里。" in found
    done, left = confirm.confirm(folder)
    assert left == []
    assert [message.split("\n")[0] for message in done] == ["Confirmed: index#two"]
    assert "-The second is here.\n+The second is there." in done[0]
    assert "-第二句在这里。\n+第二句在那里。" in done[0]
    assert list(ledger.mismatches(folder)) == []


@pytest.mark.parametrize("change", [english(), chinese()], ids=["en", "zh"])
def test_a_change_in_one_is_confirmed_by_name_only(folder: Path, change: Change) -> None:
    change(folder)
    before = (folder / FILE).read_bytes()
    done, left = confirm.confirm(folder)
    assert done == []
    assert len(left) == 1
    assert COMMAND in left[0]
    assert (folder / FILE).read_bytes() == before
    done, left = confirm.confirm(folder, ["index#two"])
    assert len(done) == 1
    assert left == []
    assert list(ledger.mismatches(folder)) == []


def test_naming_a_section_confirms_no_other(folder: Path) -> None:
    both("one")(folder)
    both("two")(folder)
    for language in (MAIN, TRANSLATION):
        edit(folder, language, "{#three}", "{#tree}")
    confirm.confirm(folder, ["index#two"])
    changed, new, gone = ledger.mismatches(folder)
    assert "#one changed" in changed
    assert "#tree was never confirmed" in new
    assert "there is no index#three any more" in gone
    assert {*ledger.read(folder, "index")} == {"one", "two", "three"}


def test_an_unknown_name_is_told_and_the_nearest_is_suggested(folder: Path) -> None:
    done, left = confirm.confirm(folder, ["index#too"])
    assert done == []
    assert left[0].startswith("There is no index#too: a section is named like lambda-layer#saving. Nearest: ")
    assert "index#two" in left[0]


def test_a_change_that_is_taken_back_is_settled(folder: Path) -> None:
    english()(folder)
    edit(folder, "en", "second is there", "second is here")
    assert list(ledger.mismatches(folder)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("The second", "\nThe second"),
        lambda text: f"{text}\n\n",
        lambda text: text.replace("## Two {#two}", '```python exec="on" snippet="a/b"\n```\n\n## Two {#two}'),
    ],
    ids=["wrapped", "space", "snippet"],
)
def test_what_is_no_prose_needs_no_confirmation(folder: Path, change: Callable[[str], str]) -> None:
    file = folder / "docs/en/index.md"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert list(ledger.mismatches(folder)) == []


def test_a_new_section_is_red_until_it_is_confirmed(folder: Path) -> None:
    for language in (MAIN, TRANSLATION):
        edit(folder, language, "\n\n## Three", "\n\n## New {#new}\n\n## Three")
    (found,) = ledger.mismatches(folder)
    assert found == (
        "docs/en/index.md, line 9: #new was never confirmed as saying the same as docs/zh/index.md, line 9. "
        "Read both, and run `make confirm`."
    )
    done, _ = confirm.confirm(folder)
    assert "+## New {#new}" in done[0]
    assert list(ledger.mismatches(folder)) == []


def test_an_entry_whose_section_is_gone_is_red_until_it_is_deleted(folder: Path) -> None:
    for language in (MAIN, TRANSLATION):
        edit(folder, language, "## Three {#three}", "**Three**")
    (changed, gone) = ledger.mismatches(folder)
    assert "#two changed, and so did" in changed
    assert gone.startswith(f"{FILE}, line ")
    assert "there is no index#three any more. Run `make confirm`" in gone
    line = int(gone.partition("line ")[2].partition(":")[0])
    assert (folder / FILE).read_text(encoding="utf-8").split("\n")[line - 1] == "three:"
    done, _ = confirm.confirm(folder)
    assert "Deleted: index#three, which is gone." in done
    assert list(ledger.mismatches(folder)) == []


def test_a_file_of_a_page_that_is_gone_is_red_until_it_is_deleted(folder: Path) -> None:
    (folder / FILE).rename(folder / "docs/confirmed/old.yml")
    *_, gone = ledger.mismatches(folder)
    assert (
        gone
        == "docs/confirmed/old.yml, line 1: there is no old any more. Run `make confirm`, which deletes it."
    )
    confirm.confirm(folder)
    assert not (folder / "docs/confirmed/old.yml").exists()
    assert list(ledger.mismatches(folder)) == []


@pytest.mark.parametrize(("has", "lacks"), [("en", "zh"), ("zh", "en")])
def test_a_section_in_one_language_only_keeps_its_entry(folder: Path, has: str, lacks: str) -> None:
    edit(folder, lacks, "{#three}", "{#tree}")
    messages = list(ledger.mismatches(folder))
    assert (
        f"docs/{has}/index.md, line 9: #three is in one language only. Write it in the other"
        in messages[0] + messages[1]
    )
    done, left = confirm.confirm(folder)
    assert done == []
    assert len(left) == 2
    edit(folder, lacks, "{#tree}", "{#three}")
    assert list(ledger.mismatches(folder)) == []


def test_sections_that_move_need_no_confirmation(folder: Path) -> None:
    for language in (MAIN, TRANSLATION):
        file = folder / "docs" / language / "index.md"
        head, two, three = file.read_text(encoding="utf-8").split("\n\n## ")
        file.write_text("\n\n## ".join([head, three.strip(), two]), encoding="utf-8")
    assert list(ledger.mismatches(folder)) == []


DAMAGE: dict[str, tuple[Callable[[str], str], str]] = {
    "cut": (lambda text: text[: text.index("  zh:")], "line 3: the entry of #one needs confirmed, en and zh"),
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
def test_a_damaged_file_is_named_and_left_as_it_is(folder: Path, damage: str) -> None:
    change, message = DAMAGE[damage]
    both()(folder)
    damaged = change((folder / FILE).read_text(encoding="utf-8"))
    (folder / FILE).write_text(damaged, encoding="utf-8")
    (found,) = ledger.mismatches(folder)
    assert found.startswith(f"{FILE}, {message}")
    assert "git checkout" in found
    for names in ([], ["index#two"]):
        done, left = confirm.confirm(folder, names)
        assert done == []
        assert left == [found]
    assert (folder / FILE).read_text(encoding="utf-8") == damaged


def test_a_file_that_is_no_text_is_named(folder: Path) -> None:
    (folder / FILE).write_bytes(b"\xff")
    with pytest.raises(UnreadableError, match=f"^{FILE}, line 1: this is not UTF-8. Get the file back"):
        ledger.read(folder, "index")


def test_an_entry_that_was_edited_is_not_confirmed(folder: Path) -> None:
    both()(folder)
    text = (folder / FILE).read_text(encoding="utf-8")
    for old, new in (("second is here", "second is there"), ("第二句在这里", "第二句在那里")):
        head, two = text[: text.index("\ntwo:")], text[text.index("\ntwo:") :]
        text = head + two.replace(old, new, 1)
    (folder / FILE).write_text(text, encoding="utf-8")
    (found,) = ledger.mismatches(folder)
    assert "#two and docs/zh/index.md, line 5 were confirmed in two branches, not together." in found
    assert COMMAND in found
    _, left = confirm.confirm(folder)
    assert left == [found]
    confirm.confirm(folder, ["index#two"])
    assert list(ledger.mismatches(folder)) == []


def test_the_command_shows_what_it_did_and_fails_if_something_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
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


def test_the_ledger_holds_any_text(folder: Path) -> None:
    awkward = '- *&!%@`x`: \'a\' "b" # c\n  {{ d }} \\tensor: |\n\t> e — “f” 😀 \u200b\n\n    === "Keras 2"\n'
    for language in (MAIN, TRANSLATION):
        edit(folder, language, "\n\n## Three", f"\n\n{awkward}\n## Three")
    confirm.confirm(folder)
    assert list(ledger.mismatches(folder)) == []


# Merges.


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True)


def merged(folder: Path, ours: Change, theirs: Change) -> subprocess.CompletedProcess[str]:
    """Merges a branch with one change, confirmed, into one with another."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "docs")
    git(folder, "commit", "--quiet", "--message=Before")
    for branch, change in (("theirs", theirs), ("ours", ours)):
        git(folder, "switch", "--quiet", "--create", branch, "main")
        change(folder)
        confirm.confirm(folder, [f"index#{id}" for id in IDS])
        assert list(ledger.mismatches(folder)) == []
        git(folder, "commit", "--quiet", "--all", f"--message={branch}")
    return git(folder, "merge", "--quiet", "theirs")


def new(section: str, before: str) -> Change:
    def change(folder: Path) -> None:
        for language in (MAIN, TRANSLATION):
            edit(
                folder, language, f"\n\n## {before}", f"\n\n## {section} {{#{section}}}\n\n## {before}", "one"
            )
        confirm.confirm(folder)

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
def test_branches_that_touch_different_sections_merge(folder: Path, ours: Change, theirs: Change) -> None:
    merge = merged(folder, ours, theirs)
    assert merge.returncode == 0, merge.stdout
    assert list(ledger.mismatches(folder)) == []


def test_a_pair_that_nobody_confirmed_conflicts(folder: Path) -> None:
    # The pages merge, but whether the English of one branch says what the Chinese of the other says
    # is known to nobody.
    merge = merged(folder, english(), chinese())
    assert merge.returncode == 1
    assert git(folder, "diff", "--name-only", "--diff-filter=U").stdout == f"{FILE}\n"
    (found,) = ledger.mismatches(folder)
    assert "a merge is not resolved here. Resolve the pages first." in found
    assert f"take either side (`git checkout --ours {FILE}`), and run `make confirm`." in found
    git(folder, "checkout", "--ours", FILE)
    (found,) = ledger.mismatches(folder)
    assert found.startswith("docs/zh/index.md, line 5: #two changed, and docs/en/index.md, line 5 did not.")
    confirm.confirm(folder, ["index#two"])
    assert list(ledger.mismatches(folder)) == []


# What a reader sees is in `test_plugin`; here, of which sections it is told.


def test_the_side_whose_twin_changed_is_behind(folder: Path) -> None:
    def behind() -> dict[str, list[str]]:
        return {language: ledger.outdated(folder, "index.md", language) for language in (MAIN, TRANSLATION)}

    assert behind() == {"en": [], "zh": []}
    english("two")(folder)
    chinese("three")(folder)
    assert behind() == {"en": ["three"], "zh": ["two"]}
    chinese("two")(folder)
    assert behind() == {"en": ["three"], "zh": []}
    assert ledger.outdated(folder, "unknown.md", "en") == []
