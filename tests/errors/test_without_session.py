def test_the_value_is_there_at_once() -> None:
    from snippets.errors import without_session

    assert without_session.result == 9
