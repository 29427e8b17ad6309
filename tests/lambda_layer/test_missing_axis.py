import importlib

import numpy as np
import pytest


def test_a_matrix_without_batch_has_no_axis_2() -> None:
    with pytest.raises(np.exceptions.AxisError, match="axis 2 is out of bounds"):
        importlib.import_module("snippets.lambda_layer.missing_axis")
