import numpy as np


def test_the_head_learns_first_and_then_everything() -> None:
    from snippets.frozen_layers import transfer

    assert transfer.history[-1] < transfer.history[0]
    assert transfer.losses[-1] < transfer.losses[0]
    assert transfer.tuned[-1] < transfer.losses[-1]
    assert transfer.moved
    assert np.any(transfer.base.get_weights()[0] != transfer.before)
