import importlib

import pytest


def test_there_are_no_placeholders() -> None:
    with pytest.raises(RuntimeError, match=r"tf.placeholder\(\) is not compatible with eager execution"):
        importlib.import_module("snippets.errors.placeholder")
