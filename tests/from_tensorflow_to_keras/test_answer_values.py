def test_the_values_of_t() -> None:
    from snippets.from_tensorflow_to_keras import answer_values

    assert answer_values.result.tolist() == [[2, 10, 4]]
    assert answer_values.model.output_shape == (None,)
