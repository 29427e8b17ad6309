import numpy as np


def test_tensorflow_records_again_until_it_knows_what_varies() -> None:
    from snippets.k_function import new_shapes

    def recorded(*shape: int) -> int:
        new_shapes.calls.clear()
        new_shapes.model.predict(np.ones(shape), verbose=0)
        return len(new_shapes.calls)

    assert recorded(7, 9) == 0
    assert new_shapes.model.layers[-1].name.startswith("double")
