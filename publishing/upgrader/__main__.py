"""`python -m publishing.upgrader`: builds the upgrader's wheel into `dist/`."""

import os
import sys
from pathlib import Path

from executed_docs.errors import BuildError
from executed_docs.execution import runner
from executed_docs.storage.store import results_folder
from publishing.atlas.programs import CaseError
from publishing.upgrader.store import RulesError
from publishing.upgrader.wheel import WheelError, build


def main() -> None:
    root = Path.cwd()
    runs = runner.shared(results_folder(root, "outcomes"))
    try:
        print(build(root, runs, root / "dist", os.environ.get("SITE_URL", "")).relative_to(root))
    except (CaseError, RulesError, WheelError, BuildError) as error:
        sys.exit(str(error))
    finally:
        runs.close()


if __name__ == "__main__":
    main()
