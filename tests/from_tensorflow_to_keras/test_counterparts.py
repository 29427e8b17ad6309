import numpy as np


def test_the_counterparts_compute_what_tensorflow_computes() -> None:
    from snippets.from_tensorflow_to_keras import counterparts

    expected: dict[str, list[float]] = {
        "reduce_sum": [8, 14],
        "reduce_mean": [8 / 3, 14 / 3],
        "gather_nd": [5, 7],
    }
    assert {*counterparts.pairs} == {*expected}
    for name, (_, symbolic) in counterparts.pairs.items():
        model = counterparts.keras.Model(inputs=counterparts.inputs, outputs=symbolic)
        np.testing.assert_allclose(model.predict(counterparts.x, verbose=0), expected[name])


def test_keras_has_none_of_tensorflows_names() -> None:
    from snippets.from_tensorflow_to_keras import counterparts

    assert not [name for name in counterparts.pairs if hasattr(counterparts.ops, name)]
