def test_metrics_are_updated_after_the_variables() -> None:
    from snippets.losses_metrics_optimizers import order

    assert order.called == ["call", "loss", "update_step", "update_state"]
