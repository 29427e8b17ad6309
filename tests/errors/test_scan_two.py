import importlib

import pytest


def test_tensorflow_does_not_scan_two_tensors_of_unknown_length() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'assert_is_compatible_with'"):
        importlib.import_module("snippets.errors.scan_two")
