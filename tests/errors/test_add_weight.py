import keras
import pytest


def test_keras_2_takes_the_name_first_and_keras_3_does_not() -> None:
    from snippets.errors import add_weight

    assert tuple(add_weight.layer.scale.shape) == (3,)
    with pytest.raises(ValueError, match="`name` must be passed as a keyword argument"):
        keras.layers.Layer().add_weight("scale", (3,))
