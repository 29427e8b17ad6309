def test_a_global_is_looked_up_and_a_cell_keeps_its_tensor() -> None:
    from snippets.lambda_expressions import captured_tensor

    assert captured_tensor.looked_up is captured_tensor.t
    assert captured_tensor.looked_up.tolist() == [0, 0, 0]
    assert captured_tensor.captured.tolist() == [2, 2, 2]
