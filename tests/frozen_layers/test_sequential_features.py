import keras
import pytest


def test_keras_2_has_an_input() -> None:
    from snippets.frozen_layers import sequential_features

    assert sequential_features.model.output_shape == (None, 2)


@pytest.mark.parametrize("name", ["input", "output"])
def test_keras_3_has_none(name: str) -> None:
    trained = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
    with pytest.raises(AttributeError, match=f"has never been called and thus has no defined {name}"):
        getattr(trained, name)
