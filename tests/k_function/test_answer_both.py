def test_the_hidden_layer_and_the_output() -> None:
    from snippets.k_function import answer_both

    assert [result.tolist() for result in answer_both.results] == [[[3, 3]], [[6]]]
