import numpy as np


def test_one_class_for_each_sample() -> None:
    from snippets.tensors_shapes_axes import exercise_classes

    np.testing.assert_array_equal(exercise_classes.classes, [1, 0])
    np.testing.assert_allclose(exercise_classes.best, [0.7, 0.5])
