import numpy as np


def test_the_class_is_given_along() -> None:
    from snippets.errors import custom_objects

    assert type(custom_objects.loaded.layers[-1]) is custom_objects.Argmax
    np.testing.assert_array_equal(custom_objects.result, [1, 0])
