from pathlib import Path

import pytest

from executed_docs.execution.runtime import Runtime
from publishing.keras.runtimes import TORCH
from tests.conftest import Run
from tests.runtimes import case


@pytest.mark.parametrize("runtime", [case(TORCH)])
def test_equal_those_of_tensorflow(run: Run, root: Path, runtime: Runtime) -> None:
    from snippets.intermediate_outputs import input_gradients

    path = root / "snippets" / "intermediate_outputs" / "input_gradients_torch.py"
    values = run(path.read_text(encoding="utf-8"), runtime).values
    assert values["result"] == input_gradients.result.tolist()
