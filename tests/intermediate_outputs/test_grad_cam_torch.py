from pathlib import Path

import pytest

from executed_docs.execution.runtime import Runtime
from publishing.keras.runtimes import TORCH
from tests.conftest import Run
from tests.runtimes import case


@pytest.mark.parametrize("runtime", [case(TORCH)])
def test_equals_that_of_tensorflow_also_if_the_convolution_is_frozen(
    run: Run, root: Path, runtime: Runtime
) -> None:
    from snippets.intermediate_outputs import grad_cam

    path = root / "snippets" / "intermediate_outputs" / "grad_cam_torch.py"
    source = path.read_text(encoding="utf-8")
    frozen = source.replace("\nmaps = ", "\nconv.trainable = False\nmaps = ")
    assert frozen != source
    for text in (source, frozen):
        assert run(text, runtime).values["heatmap"] == grad_cam.heatmap.tolist()
