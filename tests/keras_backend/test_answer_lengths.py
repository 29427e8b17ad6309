from keras import ops


def test_one_length_for_each_row() -> None:
    from snippets.keras_backend import answer_lengths

    assert ops.convert_to_numpy(answer_lengths.lengths).tolist() == [5, 13]
