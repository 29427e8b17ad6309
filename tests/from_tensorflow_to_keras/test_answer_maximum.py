def test_the_sum_of_the_maxima() -> None:
    from snippets.from_tensorflow_to_keras import answer_maximum

    assert answer_maximum.result.tolist() == [[7 + 5 + 4]]
