def test_loading_forgets_autocast() -> None:
    from snippets.lambda_layer import lost_autocast

    assert lost_autocast.before.tolist() == [1, 0]
    assert lost_autocast.after.tolist() == [0, 0]
    assert lost_autocast.layer.autocast is False
    assert lost_autocast.loaded.layers[-1].autocast is True
