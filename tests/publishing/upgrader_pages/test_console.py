"""A command with what it prints."""

import sys

import pytest

from publishing.proof.programs import Program
from publishing.upgrader_pages import console
from publishing.upgrader_pages.console import ConsoleError

PROGRAM = Program("vae/model.py", "x = 1\n")


def test_a_transcript_has_the_command_and_all_that_is_printed_in_its_order() -> None:
    code = (
        "import os, sys; os.write(1, open(sys.argv[2]).read().encode()); "
        "os.write(2, b'one file\\n'); sys.exit(1)"
    )
    text = console.transcript((sys.executable, "-c", code), PROGRAM, "keras3-upgrade --diff model.py")
    assert text == "$ keras3-upgrade --diff model.py\nx = 1\none file"


def test_other_commands_are_run_in_the_same_folder() -> None:
    upgrader = (sys.executable, "-c", "open('model.py', 'a').write('y = 2\\n')")
    text = console.transcript(upgrader, PROGRAM, "keras3-upgrade model.py", "grep = model.py")
    assert text == "$ keras3-upgrade model.py\n$ grep = model.py\nx = 1\ny = 2"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ((sys.executable, "-c", "import sys; print('broken'); sys.exit(2)"), "ended with 2: broken"),
        (("/no/such/command",), "can't be run"),
    ],
)
def test_a_command_that_fails_is_named(command: tuple[str, ...], words: str) -> None:
    with pytest.raises(ConsoleError, match=words):
        console.transcript(command, PROGRAM, "keras3-upgrade model.py")
