def test_the_model_gives_the_placeholder_instead_of_numbers() -> None:
    from snippets.from_tensorflow_to_keras import closure_symbolic

    assert closure_symbolic.result is closure_symbolic.t
