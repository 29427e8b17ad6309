def test_fit_trains_and_predict_infers() -> None:
    from snippets.k_function import train_phase

    assert train_phase.predicted == 3
    assert train_phase.fitted == 6
