def test_the_cell_adds_up_the_products() -> None:
    from snippets.errors import rnn_cell

    assert rnn_cell.result.tolist() == [[1 + 9 + 25, 4 + 16 + 36]]
