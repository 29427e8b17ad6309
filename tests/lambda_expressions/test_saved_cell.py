def test_a_number_survives_and_an_array_becomes_a_dictionary() -> None:
    from snippets.lambda_expressions import saved_cell

    assert saved_cell.result.tolist() == [[10.0, 20.0, 30.0]]
    assert isinstance(saved_cell.contents, dict)
    assert saved_cell.contents["config"]["value"] == [10, 20, 30]
