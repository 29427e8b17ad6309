import keras
import numpy as np
import pytest


@pytest.fixture
def layer() -> keras.Layer:
    from snippets.from_tensorflow_to_keras import reverse_sequence

    return reverse_sequence.ReverseSequence()


@pytest.mark.parametrize("dtype", ["float32", "int32"])
def test_reverses_the_first_entries_and_keeps_the_rest(layer: keras.Layer, dtype: str) -> None:
    rows = np.array([[1, 2, 3, 0], [4, 5, 0, 6]], dtype=dtype)

    reversed_rows = np.asarray(layer(rows, np.array([3, 2])))

    np.testing.assert_array_equal(reversed_rows, [[3, 2, 1, 0], [5, 4, 0, 6]])
    assert reversed_rows.dtype == dtype


def test_keeps_the_shape_of_a_symbolic_tensor(layer: keras.Layer) -> None:
    inputs = keras.Input(shape=(None, 2), dtype="int32")
    outputs = layer(inputs, keras.Input(shape=(), dtype="int32"))

    assert (outputs.shape, outputs.dtype) == ((None, None, 2), "int32")


@pytest.mark.parametrize("backend", ["jax", "numpy"])
def test_refuses_another_backend(backend: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from snippets.from_tensorflow_to_keras import reverse_sequence

    monkeypatch.setattr(keras.config, "backend", lambda: backend)

    with pytest.raises(RuntimeError, match=f"TensorFlow needed, not {backend}"):
        reverse_sequence.ReverseSequence()
