import importlib

import pytest


def test_the_operation_lacks_an_option_of_numpy() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'ddof'"):
        importlib.import_module("snippets.keras_backend.missing_option")
