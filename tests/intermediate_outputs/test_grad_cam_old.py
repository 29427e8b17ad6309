import importlib

import keras
import pytest


def test_there_is_no_graph_in_keras_2() -> None:
    with pytest.raises(RuntimeError, match="is not supported when eager execution is enabled"):
        importlib.import_module("snippets.intermediate_outputs.grad_cam_old")


def test_there_is_no_such_function_in_keras_3() -> None:
    assert not hasattr(keras.backend, "gradients")
