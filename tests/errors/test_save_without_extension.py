from pathlib import Path

import keras
import pytest


def test_keras_2_writes_a_folder_and_keras_3_refuses() -> None:
    from snippets.errors import save_without_extension

    assert save_without_extension.model.built
    assert Path("doubled", "saved_model.pb").is_file()
    inputs = keras.Input(shape=(3,))
    with pytest.raises(ValueError, match="Invalid filepath extension for saving"):
        keras.Model(inputs, inputs * 2).save("doubled")
