"""Writes the table of the options into the engine's README, from their declaration."""

import re
import sys
from pathlib import Path

from executed_docs import options
from executed_docs.storage.files import write_atomically

README = Path(options.__file__).with_name("README.md")
_TABLE = re.compile(r"^\| Option \|.*(?:\n\|.*)*", re.MULTILINE)


def main(readme: Path = README) -> int:
    """Replaces the table of a README, which stays as it was if it has none."""
    text, found = _TABLE.subn(lambda _: options.table(), readme.read_text(encoding="utf-8"))
    if found != 1:
        print(
            f"{readme}: there are {found} tables of options. Leave one that begins with `| Option |`.",
            file=sys.stderr,
        )
        return 1
    write_atomically(readme, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
