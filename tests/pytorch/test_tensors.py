from pathlib import Path

import pytest

from executed_docs.execution.runtime import Runtime
from publishing.keras.runtimes import TORCH
from tests.conftest import Run
from tests.runtimes import case


@pytest.mark.parametrize("runtime", [case(TORCH)])
def test_both_take_the_tensor_and_find_the_same(run: Run, root: Path, runtime: Runtime) -> None:
    source = (root / "snippets" / "pytorch" / "tensors.py").read_text(encoding="utf-8")
    checks = "same = [type(x) is torch.Tensor, theirs.tolist(), ours.tolist()]"
    outcome = run(f"{source}\n{checks}", runtime)

    assert outcome.values["same"] == [True, [1, 0], [1, 0]]
