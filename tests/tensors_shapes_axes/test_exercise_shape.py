def test_the_shape_counts_brackets_from_outside_to_inside() -> None:
    from snippets.tensors_shapes_axes.exercise_shape import tensor

    assert tensor.shape == (3, 2, 1)
    assert int(tensor[1, 1, 0]) == 4
