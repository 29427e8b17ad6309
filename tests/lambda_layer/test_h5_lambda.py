import keras
import pytest


def test_keras_2_runs_the_lambda_and_keras_3_refuses() -> None:
    from snippets.lambda_layer import h5_lambda

    assert h5_lambda.result.tolist() == [[2, 10, 4]]
    with pytest.raises(ValueError, match="Requested the deserialization of a `Lambda` layer"):
        keras.saving.load_model("doubled.h5")
