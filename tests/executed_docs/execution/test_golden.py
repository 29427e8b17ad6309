"""Goldens: what is red, why, and what `make accept` writes."""

from collections.abc import Collection
from pathlib import Path

import pytest

from executed_docs.execution import golden
from executed_docs.execution.outcome import Figure, Outcome
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.execution.snippet import Snippet
from tests.conftest import Write

OLD = Runtime("old", imports=frozenset({"library"}))
A, B, C = (Runtime(f"new-{name}", imports=frozenset({"library"})) for name in "abc")
ALL = (OLD, A, B, C)


@pytest.fixture
def it(write: Write) -> Snippet:
    return write("chapter/it", "import library")


def printed(text: str) -> Outcome:
    return Outcome(text, None, {}, {})


def raised(text: str) -> Outcome:
    return Outcome(text, "ValueError", {}, {})


def put(it: Snippet, **texts: str) -> None:
    for ending, text in texts.items():
        path = it.root / "snippets" / "chapter" / f"it.{ending.replace('__', '-').replace('_', '.')}"
        path.write_text(text, encoding="utf-8")


def listed(it: Snippet) -> Collection[str]:
    """The names of its goldens, as a build reads them: of all snippets of the folder at once."""
    return golden.names(it.root / "snippets" / "chapter").get("it", ())


def files(it: Snippet) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in golden.existing(it)}


@pytest.mark.parametrize(
    ("texts", "runtime", "found"),
    [
        ({"out": ""}, B, "it.out"),
        ({"err": ""}, B, "it.err"),
        ({"out": "", "err": ""}, B, "it.err"),
        ({"out": "", "new_out": ""}, B, "it.new.out"),
        ({"out": "", "new_out": ""}, OLD, "it.out"),
        ({"new_out": "", "new__b_err": ""}, B, "it.new-b.err"),
        ({"new_out": "", "new__b_err": ""}, C, "it.new.out"),
        ({"new__b_out": ""}, C, None),
        ({"python_out": "", "new_err": "", "out": ""}, PYTHON, "it.python.out"),
        ({}, B, None),
    ],
)
def test_the_most_specific_golden_counts(
    it: Snippet, texts: dict[str, str], runtime: Runtime, found: str | None
) -> None:
    put(it, **texts)
    path = golden.find(it, runtime)
    assert (path and path.name) == found
    # Next to those of a snippet whose name begins with this one's.
    (it.root / "snippets" / "chapter" / "it_too.out").touch()
    assert golden.find(it, runtime, listed(it)) == path


@pytest.mark.parametrize(
    ("texts", "outcome", "parts"),
    [
        ({}, printed("1\n"), ["has no golden yet", "commands.accept", "1\n"]),
        ({"out": "1\n"}, printed("2\n"), ["commands.accept", "--- snippets/chapter/it.out", "-1", "+2"]),
        ({"out": "1\n"}, printed("1"), ["differs", "--- snippets/chapter/it.out"]),
        ({"out": "1\n"}, printed("1\n\n"), ["differs", "--- snippets/chapter/it.out"]),
        ({"out": "a b\n"}, printed("a\u2028b\n"), ["differs", "+a\u2028b"]),
        ({"out": "1\n"}, raised("no\n"), ["raised ValueError and should not", "commands.accept", "no\n"]),
        ({"out": "no\n"}, raised("no\n"), ["raised ValueError and should not"]),
        ({"err": "no\n"}, printed("no\n"), ["should raise and doesn't", "delete snippets/chapter/it.err"]),
        ({"err": "no\n"}, raised("other\n"), ["-no", "+other"]),
    ],
)
def test_what_is_not_golden_is_named_and_cured(
    it: Snippet, texts: dict[str, str], outcome: Outcome, parts: list[str]
) -> None:
    put(it, **texts)
    mismatch = golden.mismatch(it, B, outcome)
    assert mismatch
    assert mismatch.startswith("chapter/it in new-b ")
    assert golden.mismatch(it, B, outcome, listed(it)) == mismatch
    assert [part for part in parts if part not in mismatch] == []


def test_a_difference_in_the_last_line_s_end_is_seen_in_the_diff(it: Snippet) -> None:
    put(it, out="1\n")
    mismatch = golden.mismatch(it, B, printed("1")) or ""
    assert mismatch.splitlines()[3:] == ["@@ -1,2 +1 @@", " 1", "-"]


@pytest.mark.parametrize(
    ("texts", "outcome"), [({"out": "1\n"}, printed("1\n")), ({"err": "n\n"}, raised("n\n"))]
)
def test_what_is_golden_is_no_mismatch(it: Snippet, texts: dict[str, str], outcome: Outcome) -> None:
    put(it, **texts)
    assert golden.mismatch(it, B, outcome) is None


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["1", "1", "1", "1"], {"it.out": "1"}),
        (["1", "2", "2", "2"], {"it.old.out": "1", "it.new.out": "2"}),
        (
            ["1", "2", "2", "3"],
            {
                "it.old.out": "1",
                "it.new-a.out": "2",
                "it.new-b.out": "2",
                "it.new-c.out": "3",
            },
        ),
    ],
    ids=["all agree", "families agree", "each its own"],
)
def test_accepting_writes_the_fewest_files_and_removes_the_others(
    it: Snippet, texts: list[str], wanted: dict[str, str]
) -> None:
    put(it, out="old", new_out="old", new__c_out="old", old_out="old", python_out="old")
    outcomes = {runtime: printed(text) for runtime, text in zip(ALL, texts, strict=True)}
    assert golden.accept(it, outcomes) == []
    assert files(it) == wanted
    assert [golden.mismatch(it, *each) for each in outcomes.items()] == [None] * 4


def test_accepting_leaves_other_snippets_alone(it: Snippet) -> None:
    others = [it.root / f"snippets/chapter/{name}" for name in ("it2.out", "it.txt", "it.md.py", "item.out")]
    for path in others:
        path.write_text("other")
    golden.accept(it, {PYTHON: printed("1")})
    assert {path.read_text() for path in others} == {"other"}


@pytest.mark.parametrize(
    ("before", "outcomes", "parts"),
    [
        (
            {},
            [raised("no\n")] * 4,
            ["chapter/it raised ValueError", "create an empty snippets/chapter/it.err"],
        ),
        ({"out": "1"}, [raised("no\n")] * 4, ["create an empty snippets/chapter/it.err"]),
        (
            {"out": "1"},
            [printed("1"), *[raised("no\n")] * 3],
            ["chapter/it in new raised ValueError", "create an empty snippets/chapter/it.new.err"],
        ),
        (
            {"out": "1"},
            [printed("1"), printed("1"), printed("1"), raised("no\n")],
            ["create an empty snippets/chapter/it.new-c.err"],
        ),
        ({"err": "no"}, [printed("1")] * 4, ["should raise and doesn't", "delete snippets/chapter/it.err"]),
        (
            {"out": "1", "old_err": "no"},
            [printed("1")] * 4,
            ["should raise and doesn't", "delete snippets/chapter/it.old.err"],
        ),
    ],
)
def test_accepting_refuses_what_nobody_declared_and_touches_nothing(
    it: Snippet, before: dict[str, str], outcomes: list[Outcome], parts: list[str]
) -> None:
    put(it, **before)
    untouched = files(it)
    refusals = golden.accept(it, dict(zip(ALL, outcomes, strict=True)))
    assert len(refusals) == 1
    assert [part for part in parts if part not in refusals[0]] == []
    assert files(it) == untouched


@pytest.mark.parametrize(
    ("before", "declared", "outcomes", "wanted"),
    [
        ({"out": "1"}, "err", [raised("no")] * 4, {"it.err": "no"}),
        (
            {"out": "1"},
            "new_err",
            [printed("1"), *[raised("no")] * 3],
            {"it.old.out": "1", "it.new.err": "no"},
        ),
        (
            {},
            "err",
            [raised("a"), *[raised("b")] * 3],
            {"it.old.err": "a", "it.new.err": "b"},
        ),
    ],
)
def test_the_cure_that_a_refusal_names_works(
    it: Snippet, before: dict[str, str], declared: str, outcomes: list[Outcome], wanted: dict[str, str]
) -> None:
    put(it, **before)
    by_runtime = dict(zip(ALL, outcomes, strict=True))
    assert golden.accept(it, by_runtime)
    put(it, **{declared: ""})
    assert golden.accept(it, by_runtime) == []
    assert files(it) == wanted


def test_a_declared_error_that_is_gone_is_accepted_once_its_declaration_is_deleted(it: Snippet) -> None:
    put(it, err="no")
    assert golden.accept(it, {A: printed("1")})
    (Path(it.root) / "snippets/chapter/it.err").unlink()
    assert golden.accept(it, {A: printed("1")}) == []
    assert files(it) == {"it.out": "1"}


def drawn(text: str, **svgs: str) -> Outcome:
    return Outcome(
        text, None, {}, {}, figures=tuple(Figure(f"{name}.svg", svg) for name, svg in svgs.items())
    )


def test_a_picture_has_a_golden_next_to_the_text(it: Snippet) -> None:
    assert golden.accept(it, dict.fromkeys(ALL, drawn("", curve="<svg/>\n"))) == []
    assert files(it) == {"it.out": "", "it.curve.svg": "<svg/>\n"}
    assert golden.mismatch(it, OLD, drawn("", curve="<svg/>\n")) is None


def test_runtimes_that_draw_differently_have_goldens_of_their_own(it: Snippet) -> None:
    outcomes = dict.fromkeys(ALL, drawn("", curve="<svg>1</svg>\n")) | {
        C: drawn("", curve="<svg>2</svg>\n", other="<svg>3</svg>\n")
    }
    assert golden.accept(it, outcomes) == []
    names = {
        f"it.{level}.{each}" for level in ("old", "new-a", "new-b", "new-c") for each in ("out", "curve.svg")
    }
    assert files(it).keys() == names | {"it.new-c.other.svg"}
    assert [golden.mismatch(it, runtime, outcome) for runtime, outcome in outcomes.items()] == [None] * 4


@pytest.mark.parametrize(
    ("outcome", "parts"),
    [
        (
            drawn("1\n", curve="<svg>\n2\n</svg>\n"),
            [
                "chapter/it in old draws another curve.svg than its golden",
                "Look at both, snippets/chapter/it.curve.svg and .cache/figures/chapter/it.curve.svg.",
                "commands.accept",
                "-1\n+2\n",
            ],
        ),
        (drawn("1\n"), ["it in old draws no curve.svg", "deletes snippets/chapter/it.curve.svg"]),
        (
            drawn("1\n", curve="<svg>\n1\n</svg>\n", other="<svg/>"),
            [
                "has no golden yet for the picture other.svg",
                "in .cache/figures/chapter/it.other.svg, then run",
            ],
        ),
        (
            drawn("2\n", curve="<svg>\n2\n</svg>\n"),
            ["chapter/it in old differs from its golden", "-1\n+2\n \nand draws another curve.svg"],
        ),
    ],
)
def test_a_changed_picture_is_red_and_both_are_named(it: Snippet, outcome: Outcome, parts: list[str]) -> None:
    put(it, out="1\n", curve_svg="<svg>\n1\n</svg>\n")
    message = golden.mismatch(it, OLD, outcome)
    assert message
    assert [part for part in parts if part not in message] == []
    for change in golden.figure_changes(it, OLD, outcome):
        if change.found:
            assert (it.root / change.drawn).read_text(encoding="utf-8") == change.found
    assert golden.accept(it, dict.fromkeys(ALL, outcome)) == []
    assert golden.mismatch(it, OLD, outcome) is None
    assert {name for name in files(it) if name.endswith(".svg")} == {f"it.{f.name}" for f in outcome.figures}


def test_a_long_difference_of_pictures_is_cut(it: Snippet) -> None:
    put(it, out="", curve_svg="1\n" * 1000)
    message = golden.mismatch(it, OLD, drawn("", curve="2\n" * 1000))
    assert message
    assert len(message.splitlines()) < 30


def test_a_picture_that_nothing_can_be_written_next_to_is_named_all_the_same(it: Snippet) -> None:
    put(it, out="", curve_svg="1")
    (it.root / ".cache").touch()
    assert "which can't be written" in (golden.mismatch(it, OLD, drawn("", curve="2")) or "")
