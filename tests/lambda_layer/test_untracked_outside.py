def test_keras_2_warns_of_weights_made_before_and_does_not_track_them() -> None:
    from snippets.lambda_layer import untracked_outside

    assert len(untracked_outside.dense.weights) == 2
    assert untracked_outside.model.weights == []
    assert len(untracked_outside.logged) == 1
    assert "are not present in its tracked objects" in untracked_outside.logged[0]
