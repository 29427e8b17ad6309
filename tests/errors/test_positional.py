from typing import Any

import keras
import pytest


def test_keras_2_takes_a_number_by_position_and_keras_3_does_not() -> None:
    from snippets.errors import positional

    assert tuple(positional.outputs.shape) == (None, 3)

    class Scale(keras.layers.Layer):  # type: ignore[misc]
        def call(self, inputs: Any, factor: float) -> Any:
            return inputs * factor

    with pytest.raises(ValueError, match="Only input tensors may be passed as positional arguments"):
        Scale()(keras.Input(shape=(3,)), 2)
