def test_unknown_words_and_padding_have_numbers() -> None:
    from snippets.errors import text_vectorization

    assert text_vectorization.result.tolist() == [[2, 1, 0]]
