def test_frozen_weights_are_still_weights() -> None:
    from snippets.frozen_layers import answer_count

    # Kernel and bias twice, and the four of BatchNormalization, of which two are statistics.
    assert answer_count.counts == [(8, 6), (8, 2)]
