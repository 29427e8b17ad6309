def test_the_function_is_fed_by_name() -> None:
    from snippets.errors import feed_by_name

    assert feed_by_name.result.tolist() == [[8, 8]]
