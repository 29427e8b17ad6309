from pathlib import Path

import keras
import pytest


def test_keras_2_takes_any_name_and_keras_3_does_not() -> None:
    from snippets.errors import weights_extension

    assert weights_extension.model.built
    assert Path("dense.h5").is_file()
    model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
    with pytest.raises(ValueError, match=r"The filename must end in `.weights.h5`"):
        model.save_weights("dense.h5")
