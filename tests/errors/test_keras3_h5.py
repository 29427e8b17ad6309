import importlib

import pytest


def test_keras_2_does_not_know_batch_shape() -> None:
    with pytest.raises(TypeError, match=r"Unrecognized keyword arguments: \['batch_shape'\]"):
        importlib.import_module("snippets.errors.keras3_h5")
