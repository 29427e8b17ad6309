import keras
import pytest


def test_keras_2_has_the_attributes_and_keras_3_does_not() -> None:
    from snippets.errors import sequential_output

    assert sequential_output.model.output.shape == (None, 4)
    model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(4)])
    for name in ("input", "output"):
        with pytest.raises(AttributeError, match=f"has no defined {name}"):
            getattr(model, name)
