import importlib

import pytest


def test_an_unknown_length_is_no_number() -> None:
    with pytest.raises(ValueError, match=r"Attempt to convert a value \(None\) with an unsupported type"):
        importlib.import_module("snippets.errors.unknown_length")
