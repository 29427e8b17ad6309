from pathlib import Path

import pytest

from executed_docs.execution.runtime import Runtime
from publishing.keras.runtimes import TORCH
from tests.conftest import Run
from tests.runtimes import case


@pytest.mark.parametrize("runtime", [case(TORCH)])
def test_the_square_of_a_sum_has_twice_the_sum_as_slopes(run: Run, root: Path, runtime: Runtime) -> None:
    source = (root / "snippets" / "pytorch" / "gradients.py").read_text(encoding="utf-8")

    assert run(source, runtime).values["slopes"] == [[6, 6]]
