import numpy as np


def test_tensorflow_draws_new_numbers_each_time() -> None:
    from snippets.errors import random_in_lambda

    again = random_in_lambda.model.predict(np.zeros((1, 2)), verbose=0)
    assert again.shape == (1, 2)
    assert not np.array_equal(again, random_in_lambda.result)
