def test_the_lists_lead_to_the_hidden_layer_and_the_end() -> None:
    from snippets.errors import sequential_outputs

    assert [result.shape for result in sequential_outputs.results] == [(2, 4), (2, 1)]
