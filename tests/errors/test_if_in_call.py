import importlib

import pytest
import tensorflow as tf


def test_an_if_gets_no_answer_while_a_graph_is_recorded() -> None:
    with pytest.raises(
        tf.errors.OperatorNotAllowedInGraphError,
        match=r"Using a symbolic `tf.Tensor` as a Python `bool` is not allowed",
    ):
        importlib.import_module("snippets.errors.if_in_call")
