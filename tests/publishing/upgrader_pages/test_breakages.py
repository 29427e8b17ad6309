"""What a row of the table is judged by, without running anything."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from publishing.atlas.programs import Program as Code
from publishing.proof.programs import Program
from publishing.proof.proof import Status
from publishing.proof.trial import Array, Result
from publishing.proof.upgrader import Finding, Kind
from publishing.upgrader.upgrades import Row
from publishing.upgrader_pages import breakages
from publishing.upgrader_pages.breakages import Breakage

ROW = Row(
    id="optimizer-lr",
    category="training",
    title="SGD(lr=…)",
    rules=[],
    program=Code("optimizer = keras.optimizers.SGD(lr=0.5)", "optimizer.lr"),
    era="",
    en="Write `learning_rate`.",
    zh="写 `learning_rate`。",
    breaks="raises",
    only="",
    alternative=None,
)
ONE, TWO = (Result((Array((), "float64", (value,)),)) for value in (1.0, 2.0))
RAISES = Result(error="ValueError", message="no lr")
WARNS = replace(ONE, warnings=("UserWarning: ignored",))


@pytest.fixture
def breakage() -> Callable[..., Breakage]:
    """Makes rows of the table, with one finding of a kind unless it is None."""

    def make(
        keras3: Result,
        upgraded: Result = ONE,
        kind: Kind | None = Kind.REWRITTEN,
        keras2: Result = ONE,
        breaks: str = "raises",
        rule: str = ROW.id,
        instead: Result | None = None,
    ) -> Breakage:
        findings = (Finding(3, kind, rule, "why"),) if kind else ()
        before = breakages.program(ROW)
        return Breakage(
            row=replace(ROW, breaks=breaks),
            before=before,
            after=Program(before.name, before.text.replace("lr", "learning_rate")),
            findings=findings,
            keras2=keras2,
            keras3={"keras3-tensorflow": keras3},
            upgraded={"keras3-tensorflow": upgraded},
            alternative=Program("instead.py", "result = 1.0\n") if instead else None,
            alternatives={"keras3-tensorflow": instead} if instead else {},
        )

    return make


def test_a_program_is_a_whole_file() -> None:
    assert breakages.program(ROW).text == (
        "import keras\n\noptimizer = keras.optimizers.SGD(lr=0.5)\nresult = optimizer.lr\n"
    )
    old = replace(ROW, era="Keras 2.2", program=Code("", "np.ones(2)"))
    assert breakages.program(old).text == (
        "# Keras 2.2\nimport keras\nimport numpy as np\n\nresult = np.ones(2)\n"
    )
    with pytest.raises(ValueError, match="optimizer-lr has no program"):
        breakages.program(replace(ROW, program=None))


@pytest.mark.parametrize(
    ("keras3", "breaks"), [(RAISES, "raises"), (WARNS, "warns"), (TWO, "silent"), (ONE, "")]
)
def test_what_keras_3_does_is_computed(
    breakage: Callable[..., Breakage], keras3: Result, breaks: str
) -> None:
    assert breakage(keras3).breaks == breaks


def test_a_warning_that_keras_2_gives_too_is_none(breakage: Callable[..., Breakage]) -> None:
    assert breakage(WARNS, keras2=WARNS).breaks == ""


def test_one_backend_is_enough_to_break(breakage: Callable[..., Breakage]) -> None:
    found = replace(breakage(ONE), keras3={"keras3-tensorflow": ONE, "keras3-jax": TWO})
    assert (found.broken_in, found.breaks) == ("keras3-jax", "silent")


def test_what_breaks_only_elsewhere_is_not_asked_of_what_ran(breakage: Callable[..., Breakage]) -> None:
    found = breakage(ONE)
    elsewhere, here = (
        replace(found, row=replace(found.row, only=runtime))
        for runtime in ("keras3-torch", "keras3-tensorflow")
    )
    assert list(breakages.mismatches(elsewhere)) == []
    assert len(list(breakages.mismatches(here))) == 1


@pytest.mark.parametrize(
    ("kind", "rewritten"),
    [(Kind.REWRITTEN, True), (Kind.NOTED, True), (Kind.LEFT, False), (Kind.TRAP, False), (None, False)],
)
def test_it_is_rewritten_if_its_own_findings_say_so(
    breakage: Callable[..., Breakage], kind: Kind | None, rewritten: bool
) -> None:
    assert breakage(RAISES, kind=kind).rewritten == rewritten


def test_what_the_runs_show_is_no_mismatch(breakage: Callable[..., Breakage]) -> None:
    assert list(breakages.mismatches(breakage(RAISES))) == []
    left = breakage(RAISES, upgraded=RAISES, kind=Kind.LEFT)
    assert list(breakages.mismatches(left)) == []
    assert left.verdicts["keras3-tensorflow"].status == Status.RAISES
    assert list(breakages.mismatches(breakage(RAISES, kind=Kind.LEFT, instead=ONE))) == []
    # What Keras 2 of today can't run either has nothing to be compared with.
    assert list(breakages.mismatches(breakage(RAISES, kind=Kind.LEFT, keras2=RAISES, instead=TWO))) == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"keras3": TWO}, "Keras 3 raises, and it silent .*Write by='silent'"),
        ({"keras3": ONE}, "gives the same as in Keras 2"),
        ({"keras3": WARNS, "breaks": "silent"}, "UserWarning: ignored.*Write by='warns'"),
        ({"keras3": RAISES, "kind": None}, "the upgrader reports nothing of it"),
        ({"keras3": RAISES, "rule": "K.sum"}, "the upgrader reports nothing of it"),
        ({"keras3": RAISES, "upgraded": TWO}, "upgraded, it differs in keras3-tensorflow .1 of 1 elements"),
        ({"keras3": RAISES, "upgraded": RAISES}, "upgraded, it raises in keras3-tensorflow .ValueError"),
        ({"keras3": RAISES, "instead": ONE}, "Leave out the program to write instead"),
        ({"keras3": RAISES, "kind": Kind.LEFT, "instead": TWO}, "instead differs .* in keras3-tensorflow"),
        ({"keras3": RAISES, "kind": Kind.LEFT, "instead": RAISES}, "instead raises ValueError: no lr"),
        (
            {"keras3": RAISES, "kind": Kind.LEFT, "keras2": RAISES, "instead": RAISES},
            "instead raises ValueError: no lr",
        ),
    ],
)
def test_what_the_runs_do_not_show_is_named(
    breakage: Callable[..., Breakage], given: dict[str, object], words: str
) -> None:
    (message,) = breakages.mismatches(breakage(**given))
    assert message.startswith("snippets/upgrades/training.py: optimizer-lr: ")
    assert re.search(words, message), message


def test_a_program_to_write_instead_belongs_to_the_row_above_it() -> None:
    table: dict[str, object] = {}
    code = """
from publishing.upgrader.entry import breaks, instead

@breaks(title="t", en="e", zh="z")
def old():
    return 1

def new():
    return 1
"""
    exec(code, table)
    with pytest.raises(ValueError, match="new stands below old: call it old_instead"):
        exec("instead(new)", table)
    exec("new.__name__ = 'old_instead'; instead(new)", table)
    assert table["UPGRADES"][0].alternative is table["new"]  # type: ignore[index]
