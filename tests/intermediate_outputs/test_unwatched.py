def test_nothing_was_recorded() -> None:
    from snippets.intermediate_outputs import unwatched

    assert unwatched.result is None
