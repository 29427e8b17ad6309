def test_each_batch_counts_and_the_count_is_saved() -> None:
    from snippets.k_function import counter

    assert counter.counts == [3, 3]
    assert counter.loaded is not counter.model
