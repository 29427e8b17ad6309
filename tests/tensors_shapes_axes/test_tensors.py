def test_a_tensor_has_as_many_axes_as_its_shape_has_numbers() -> None:
    from snippets.tensors_shapes_axes import tensors

    shapes = [tuple(each.shape) for each in (tensors.number, tensors.row, tensors.table, tensors.block)]
    assert shapes == [(), (3,), (2, 3), (2, 3, 4)]
