import importlib

import pytest
import tensorflow as tf


def test_a_function_that_needs_a_number_gets_none_in_call() -> None:
    with pytest.raises(
        tf.errors.OperatorNotAllowedInGraphError,
        match=r"Using a symbolic `tf.Tensor` as a Python `bool` is not allowed",
    ):
        importlib.import_module("snippets.errors.size_in_call")
