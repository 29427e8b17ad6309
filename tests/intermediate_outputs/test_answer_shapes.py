def test_the_shapes_are_known_without_data() -> None:
    from snippets.intermediate_outputs import answer_shapes

    assert answer_shapes.shapes == {
        "conv": (None, 6, 6, 4),
        "pool": (None, 3, 3, 4),
        "flat": (None, 36),
    }
