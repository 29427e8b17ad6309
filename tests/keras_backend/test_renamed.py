import numpy as np
import pytest


@pytest.mark.parametrize("name", ["winners", "swapped", "shape", "dimensions", "product", "floats"])
def test_gives_what_the_old_name_gives(name: str) -> None:
    from snippets.keras_backend import renamed, renamed_old

    np.testing.assert_array_equal(getattr(renamed, name), getattr(renamed_old, name))


def test_dtypes() -> None:
    from snippets.keras_backend import renamed

    assert (renamed.winners.dtype, renamed.floats.dtype) == ("int32", "float32")
