import pytest


def test_each_step_updates_the_weight() -> None:
    from snippets.k_function import train_on_batch

    assert train_on_batch.result == pytest.approx(3)
