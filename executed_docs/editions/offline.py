"""The offline edition: the site as files that are opened from disk.

Material's plugin `offline` gives pages the names of files and brings the search index as a script. What it
leaves to the author is here.
"""

from pathlib import Path

# Browsers start no workers from disk: this runs the search in a frame instead.
SHIM = "assets/iframe-worker.js"
"""The address of the script that pages load in this edition only."""


def shim(root: Path) -> Path:
    """The script's file, as npm installs it into a project."""
    return root / "node_modules" / "iframe-worker" / "shim" / "index.js"
