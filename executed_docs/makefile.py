"""The commands of a project's own Makefile, which messages name if it has them."""

import re
from pathlib import Path


def command(root: Path, target: str, otherwise: str, arguments: str = "") -> str:
    """What an author runs.

    Args:
        root: The project's folder.
        target: A target of a Makefile.
        otherwise: What to run in a project without that target.
        arguments: What follows the target.
    """
    makefile = root / "Makefile"
    text = makefile.read_text(encoding="utf-8", errors="replace") if makefile.is_file() else ""
    known = re.search(rf"^{target}:", text, re.MULTILINE)
    return f"`make {target}{arguments}`" if known else f"`{otherwise}`"
