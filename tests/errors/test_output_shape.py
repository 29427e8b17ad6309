import keras
import pytest


def test_keras_2_knows_both_shapes_and_keras_3_none(capsys: pytest.CaptureFixture[str]) -> None:
    from snippets.errors import output_shape

    assert output_shape.outputs.shape == (None, 2)
    assert capsys.readouterr().out.splitlines() == ["(None, 3)", "(None, 2)"]
    layer = keras.layers.Dense(2)
    layer(keras.Input(shape=(3,)))
    for name in ("input_shape", "output_shape"):
        assert not hasattr(layer, name)
