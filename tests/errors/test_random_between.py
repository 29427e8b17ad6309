import importlib

import pytest


def test_the_batch_has_no_size_between_layers() -> None:
    with pytest.raises(ValueError, match=r"Attempt to convert a value \(None\)"):
        importlib.import_module("snippets.errors.random_between")
