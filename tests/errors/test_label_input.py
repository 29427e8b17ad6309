def test_a_label_that_is_an_input_has_all_its_digits() -> None:
    from snippets.errors import label_input

    assert label_input.history == {"loss": [16777217 - 16777216]}
