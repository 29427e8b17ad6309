import importlib

import pytest


def test_on_data_and_in_a_layer_the_tensor_has_no_list(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="too many values to unpack"):
        importlib.import_module("snippets.from_tensorflow_to_keras.listed_data")
    expected = ["between layers list 1", "on data tensor 1", "in a layer tensor 1", "(3,)"]
    assert capsys.readouterr().out.splitlines() == expected
