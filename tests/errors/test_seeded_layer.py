import numpy as np


def test_the_loaded_layer_draws_new_numbers_each_time() -> None:
    from snippets.errors import seeded_layer

    assert isinstance(seeded_layer.loaded.layers[-1], seeded_layer.Noise)
    assert not np.array_equal(seeded_layer.first, seeded_layer.second)
