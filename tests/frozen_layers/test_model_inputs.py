def test_the_new_model_shares_the_layer() -> None:
    from snippets.frozen_layers import model_inputs

    assert model_inputs.result.shape == (5, 2)
    assert model_inputs.shared
