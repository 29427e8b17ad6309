def test_the_entries_are_the_largest_ones() -> None:
    from snippets.lambda_layer import answer_entries

    assert answer_entries.result.tolist() == answer_entries.x.max(axis=2).tolist() == [[5, 7]]
