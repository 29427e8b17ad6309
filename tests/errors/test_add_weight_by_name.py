def test_the_weight_has_its_shape_and_name() -> None:
    from snippets.errors import add_weight_by_name

    assert add_weight_by_name.layer.scale.shape == (3,)
    assert add_weight_by_name.layer.scale.name == "scale"
