def test_data_go_in_by_name() -> None:
    from snippets.k_function import answer_names

    assert answer_names.result.tolist() == [[4, 3]]
