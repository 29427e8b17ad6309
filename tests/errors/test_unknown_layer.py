import importlib

import pytest


def test_an_h5_file_needs_the_class() -> None:
    with pytest.raises(ValueError, match="Unknown layer: 'Argmax'"):
        importlib.import_module("snippets.errors.unknown_layer")
