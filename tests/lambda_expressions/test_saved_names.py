def test_the_cell_is_saved_and_the_global_name_is_not() -> None:
    from snippets.lambda_expressions import saved_names

    assert saved_names.saved == ["code", "factor"]
    assert saved_names.lost == ["offset"]
    assert saved_names.function(2) == 21
