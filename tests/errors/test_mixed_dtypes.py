import importlib

import pytest
import tensorflow as tf


def test_tensorflow_does_not_mix_dtypes() -> None:
    with pytest.raises(tf.errors.InvalidArgumentError, match="cannot compute Mul as input #1"):
        importlib.import_module("snippets.errors.mixed_dtypes")
