"""`python -m publishing.upgrader`: builds the upgrader's wheel into `dist/`."""

import sys
from pathlib import Path

from mkdocs.exceptions import PluginError

from publishing import cache, runner
from publishing.atlas.program import CaseError
from publishing.runner import ExecutorLostError
from publishing.upgrader.rules import RulesError
from publishing.upgrader.wheel import WheelError, build


def main() -> None:
    root = Path.cwd()
    runs = runner.shared(cache.of_runs(root, "outcomes"))
    try:
        print(build(root, runs, root / "dist").relative_to(root))
    except (CaseError, ExecutorLostError, RulesError, WheelError, PluginError) as error:
        sys.exit(str(error))
    finally:
        runs.close()


if __name__ == "__main__":
    main()
