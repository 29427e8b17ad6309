def test_the_original_stays() -> None:
    from snippets.frozen_layers import answer_copy

    assert answer_copy.results == [4, 0]
