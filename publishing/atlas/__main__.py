"""`python -m publishing.atlas [<function or file> …]`: what the atlas finds, while it is written."""

import sys
from pathlib import Path

from publishing import cache, runner
from publishing.atlas.atlas import Atlas, untold
from publishing.atlas.program import CaseError
from publishing.cache import Cache
from publishing.runner import ExecutorLostError


def main(names: list[str]) -> int:
    root = Path.cwd()
    runs = runner.shared(cache.of_runs(root, "outcomes"))
    atlas = Atlas(root, runs, Cache(cache.of_runs(root, "atlas")))
    red = 0
    try:
        plans = [plan for plan in atlas.plans() if not names or {plan.name, plan.category} & set(names)]
        for function in atlas.functions(plans):
            print(f"{function.plan.name}: {function.verdict}, {len(function.plan.cases)} cases")
            for message in [*function.problems, *untold(function)]:
                red = 1
                print(f"\n{message}\n")
    except (CaseError, ExecutorLostError) as error:
        sys.exit(str(error))
    finally:
        runs.close()
    return red


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
