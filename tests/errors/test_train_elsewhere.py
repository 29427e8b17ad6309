import pytest


@pytest.mark.slow
def test_numpy_computes_what_tensorflow_learned() -> None:
    from snippets.errors import train_elsewhere

    assert train_elsewhere.message == "numpy [3. 6.]"
