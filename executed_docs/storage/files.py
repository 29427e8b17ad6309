"""Files, written wholly or not at all."""

import secrets
from pathlib import Path


def write_atomically(path: Path, content: str | bytes) -> None:
    """Writes a file so that no reader ever sees half of it; text as UTF-8."""
    data = content.encode() if isinstance(content, str) else content
    # The name is random: machines that share a folder number their processes alike.
    temporary = path.with_name(f".{secrets.token_hex(8)}")
    try:
        try:
            temporary.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
        # Machines that share a folder need not share a user.
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
