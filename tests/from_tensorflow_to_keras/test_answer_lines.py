def test_what_needs_numbers_raises() -> None:
    from snippets.from_tensorflow_to_keras import answer_lines

    assert answer_lines.results["x + 1"] == (None, 3)
    assert answer_lines.results["ops.sum(x)"] == ()
    assert [*map(type, answer_lines.results.values())] == [tuple, tuple, str, str]
