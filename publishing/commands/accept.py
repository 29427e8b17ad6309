"""Accepts the outcomes of this site's snippets where MkDocs has no plugins: in the newest packages."""

import sys
from pathlib import Path

from executed_docs.commands import accept
from executed_docs.errors import BuildError
from executed_docs.execution.snippet import Project
from publishing.keras.runtimes import RUNTIMES

if __name__ == "__main__":
    try:
        sys.exit(accept.report(Project(Path.cwd(), RUNTIMES, ("atlas", "upgrades"))))
    except BuildError as error:
        sys.exit(str(error))
