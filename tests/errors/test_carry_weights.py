def test_both_models_compute_the_same() -> None:
    from snippets.errors import carry_weights

    assert carry_weights.same
    assert type(carry_weights.old).__module__.startswith("tf_keras.")
