"""Files, written wholly or not at all."""

import secrets
from pathlib import Path


def write_atomically(path: Path, text: str) -> None:
    """Writes a file so that no reader ever sees half of it."""
    # The name is random: machines that share a folder number their processes alike.
    temporary = path.with_name(f".{secrets.token_hex(8)}")
    try:
        try:
            temporary.write_text(text, encoding="utf-8", newline="\n")
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(text, encoding="utf-8", newline="\n")
        # Machines that share a folder need not share a user.
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
