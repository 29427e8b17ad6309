from pathlib import Path

import pytest

from executed_docs.execution.runtime import Runtime
from publishing.keras.runtimes import TORCH
from tests.conftest import Run
from tests.runtimes import case


@pytest.mark.parametrize("runtime", [case(TORCH)])
def test_nothing_before_argmax_can_be_trained(run: Run, root: Path, runtime: Runtime) -> None:
    source = (root / "snippets" / "pytorch" / "no_gradient.py").read_text(encoding="utf-8")

    assert run(source, runtime).error == "RuntimeError"
