import keras
import tensorflow as tf


def test_tensorflow_sees_a_placeholder_that_is_no_tensor() -> None:
    from snippets.from_tensorflow_to_keras import print_placeholder

    assert isinstance(print_placeholder.hidden, keras.KerasTensor)
    assert not tf.is_tensor(print_placeholder.hidden)
