import importlib

import pytest


def test_two_unknown_sizes_fail_when_the_model_runs() -> None:
    with pytest.raises(TypeError, match=r"Failed to convert elements of \(None, None, 3, 4\)"):
        importlib.import_module("snippets.errors.reshape_unknown")
