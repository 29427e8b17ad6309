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


def transcript(command: Sequence[str], program: Program, *arguments: str) -> str:
    """A command with what it prints, run in a folder that holds a program.

    Args:
        command: How the upgrader is started.
        program: The program, which is there under the last part of its name.
        arguments: What is given to the command.

    Raises:
        ConsoleError: It ended with an error, or can't be started.
    """
    with tempfile.TemporaryDirectory(prefix="console-") as folder:
        Path(folder, Path(program.name).name).write_text(program.text, encoding="utf-8")
        try:
            done = subprocess.run(
                [*command, *arguments],
                cwd=folder,
                stdout=subprocess.PIPE,
                # As in a console, in the order in which it is printed.
                stderr=subprocess.STDOUT,
                text=True,
                timeout=_TIMEOUT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ConsoleError(f"{COMMAND} can't be run: {error}") from error
    if done.returncode not in (0, 1):
        raise ConsoleError(
            f"{COMMAND} {' '.join(arguments)} ended with {done.returncode}: {done.stdout[-600:]}"
        )
    return f"$ {' '.join([COMMAND, *arguments])}\n{done.stdout}".rstrip("\n")
