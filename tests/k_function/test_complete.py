def test_the_model_is_called_on_its_inputs_as_in_the_document() -> None:
    from snippets.k_function import complete

    # The model converts the integers to what its inputs were declared as.
    assert complete.result.dtype == "float32"
    assert complete.result.tolist() == [(complete.npx + complete.npy).tolist()]
