import importlib

import pytest


def test_keras_2_cannot_load_a_file_of_keras_3() -> None:
    with pytest.raises(TypeError, match="Could not deserialize class 'Functional' because its parent module"):
        importlib.import_module("snippets.errors.keras3_file")
