def test_names_are_counted_from_the_start_again() -> None:
    from snippets.errors import cleared

    assert cleared.before.startswith("dense")
    assert cleared.after == "dense"
