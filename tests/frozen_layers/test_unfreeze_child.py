import keras
import pytest


def test_keras_2_trains_only_the_new_layer() -> None:
    from snippets.frozen_layers import unfreeze_child

    assert len(unfreeze_child.model.trainable_weights) == 2


@pytest.mark.parametrize(("frozen", "count"), [(True, 2), (False, 4)])
def test_keras_3_trains_the_last_layer_too(frozen: bool, count: int) -> None:
    inputs = keras.Input(shape=(2,))
    last = keras.layers.Dense(2)
    base = keras.Model(inputs, last(keras.layers.Dense(2)(inputs)))
    model = keras.Model(inputs, keras.layers.Dense(1)(base(inputs)))
    base.trainable = False
    last.trainable = not frozen

    assert len(model.trainable_weights) == count
