import importlib

import keras
import pytest


def test_keras_2_refuses_both_assignments(capsys: pytest.CaptureFixture[str]) -> None:
    importlib.import_module("snippets.errors.no_setter")

    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(",")[0] for line in lines] == [
        'AttributeError: Can\'t set the attribute "trainable_weights"',
        'AttributeError: Can\'t set the attribute "dtype"',
    ]


@pytest.mark.parametrize("name", ["trainable_weights", "dtype", "metrics"])
def test_keras_3_refuses_in_other_words(name: str) -> None:
    with pytest.raises(AttributeError, match=f"property '{name}' of 'Dense' object has no setter"):
        setattr(keras.layers.Dense(1), name, [])
