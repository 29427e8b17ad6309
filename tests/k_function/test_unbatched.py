import importlib

import pytest


def test_the_batch_axis_is_required() -> None:
    with pytest.raises(ValueError, match="received instead a tensor with shape"):
        importlib.import_module("snippets.k_function.unbatched")
