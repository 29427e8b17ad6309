def test_keras_2_runs_the_model_without_a_batch_axis() -> None:
    from snippets.lambda_layer import nested_lists

    assert nested_lists.x.shape == (3, 3)
