def test_the_operation_has_a_name_of_its_own_and_the_layer_the_chosen_one() -> None:
    from snippets.lambda_layer import names_in_model

    inputs, operation = names_in_model.model.operations
    assert inputs.name == "matrix"
    assert operation.name.startswith("argmax")
    assert [layer.name for layer in names_in_model.sequential.layers] == ["winner"]
    assert names_in_model.result.tolist() == [[1, 0, 1]]
