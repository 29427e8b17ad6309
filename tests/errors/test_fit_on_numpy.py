def test_it_trains_on_tensorflow() -> None:
    from snippets.errors import fit_on_numpy

    assert fit_on_numpy.after < fit_on_numpy.before
