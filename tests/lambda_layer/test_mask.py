import pytest


def test_a_lambda_drops_a_mask_unless_it_is_passed_on() -> None:
    from snippets.lambda_layer import mask

    assert mask.dropped == pytest.approx(8 / 3)
    assert mask.kept == pytest.approx(4.0)
