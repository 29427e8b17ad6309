from pathlib import Path

import pytest

from executed_docs.execution.runtime import Runtime
from publishing.keras.runtimes import OPENVINO
from tests.conftest import Run
from tests.runtimes import case


@pytest.mark.parametrize("runtime", [case(OPENVINO)])
def test_openvino_predicts_and_refuses_to_train(run: Run, root: Path, runtime: Runtime) -> None:
    source = (root / "snippets" / "keras_backend" / "openvino_model.py").read_text(encoding="utf-8")
    outcome = run(source, runtime)

    assert outcome.values["result"] == [[1, 0, 1]]
    assert "`fit` is not supported" in outcome.text
