def test_the_index_leads_to_a_row_and_a_column() -> None:
    from snippets.keras_backend import answer_place

    assert (answer_place.place, answer_place.row, answer_place.column) == (3, 1, 0)
