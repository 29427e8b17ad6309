def test_only_the_model_s_own_method_removes_a_layer() -> None:
    from snippets.frozen_layers import layers_pop

    assert [layer.units for layer in layers_pop.trained.layers] == [4]
    layers_pop.trained.layers.pop()
    assert len(layers_pop.trained.layers) == 1
