def test_height_and_width_go() -> None:
    from snippets.tensors_shapes_axes.exercise_images import brightness

    assert brightness.shape == (10, 3)
