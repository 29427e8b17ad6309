import importlib

import pytest


def test_a_model_takes_no_loss_and_does_not_say_so() -> None:
    with pytest.raises(NotImplementedError, match=r"^$"):
        importlib.import_module("snippets.errors.add_loss")
