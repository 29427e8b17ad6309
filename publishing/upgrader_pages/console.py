"""What the upgrader's command line prints, as a reader sees it in a console."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from publishing.proof.programs import Program

COMMAND = "keras3-upgrade"

_TIMEOUT = 60


class ConsoleError(Exception):
    """A command that printed what no page can show: the message has what it printed."""


def transcript(upgrader: Sequence[str], program: Program, *commands: str) -> str:
    """Commands with what they print, run in a folder that holds a program.

    Args:
        upgrader: How the upgrader is started.
        program: The program, which is there under the last part of its name.
        commands: The commands, as a reader types them.

    Raises:
        ConsoleError: One ended with an error, or can't be started.
    """
    with tempfile.TemporaryDirectory(prefix="console-") as folder:
        Path(folder, Path(program.name).name).write_text(program.text, encoding="utf-8")
        return "\n".join(f"$ {each}\n{_printed(upgrader, each, folder)}".rstrip("\n") for each in commands)


def _printed(upgrader: Sequence[str], command: str, folder: str) -> str:
    name, *arguments = command.split()
    try:
        done = subprocess.run(
            [*(upgrader if name == COMMAND else [name]), *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            # As in a console, in the order in which it is printed.
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ConsoleError(f"{name} can't be run: {error}") from error
    if done.returncode not in (0, 1):
        raise ConsoleError(f"{command} ended with {done.returncode}: {done.stdout[-600:]}")
    return done.stdout
