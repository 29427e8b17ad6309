import numpy as np
import pytest


def test_only_the_wrong_row_counts() -> None:
    from snippets.losses_metrics_optimizers import labels_not_equal

    assert labels_not_equal.result == pytest.approx(np.log(4) / 2, rel=1e-5)
