"""`python -m publishing.upgrader <file>`: writes the rules of the upgrader into a file."""

import sys
from pathlib import Path

from publishing import cache, runner
from publishing.atlas.program import CaseError
from publishing.runner import ExecutorLostError
from publishing.upgrader.rules import RulesError, made


def main(file: str) -> None:
    root = Path.cwd()
    runs = runner.shared(cache.of_runs(root, "outcomes"))
    try:
        cache.write(Path(file), made(root, runs))
    except (CaseError, ExecutorLostError, RulesError) as error:
        sys.exit(str(error))
    finally:
        runs.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
