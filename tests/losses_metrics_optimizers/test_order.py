def test_metrics_are_updated_after_the_variables() -> None:
    from snippets.losses_metrics_optimizers import order

    assert order.eager == ["call", "loss", "update_step", "update_state"]


def test_a_compiled_step_runs_no_python() -> None:
    from snippets.losses_metrics_optimizers import order

    assert order.called == []
