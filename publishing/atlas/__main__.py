"""`python -m publishing.atlas [<function or file> …]`: what the atlas finds, while it is written."""

import sys
from pathlib import Path

from executed_docs.execution import runner
from executed_docs.execution.runner import ExecutorLostError
from executed_docs.storage import store
from executed_docs.storage.store import Store
from publishing.atlas.programs import CaseError
from publishing.atlas.results import Atlas, mismatches


def main(names: list[str]) -> int:
    root = Path.cwd()
    runs = runner.shared(store.results_folder(root, "outcomes"))
    atlas = Atlas(root, runs, Store(store.results_folder(root, "atlas")))
    red = 0
    try:
        plans = [plan for plan in atlas.plans() if not names or {plan.name, plan.category} & set(names)]
        for function in atlas.functions(plans):
            print(f"{function.plan.name}: {function.verdict}, {len(function.plan.cases)} cases")
            for message in [*function.problems, *mismatches(function)]:
                red = 1
                print(f"\n{message}\n")
    except (CaseError, ExecutorLostError) as error:
        sys.exit(str(error))
    finally:
        runs.close()
    return red


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
