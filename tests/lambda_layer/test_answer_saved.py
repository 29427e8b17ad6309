def test_it_loads_in_safe_mode() -> None:
    from snippets.lambda_layer import answer_saved

    assert answer_saved.result.tolist() == [3]
