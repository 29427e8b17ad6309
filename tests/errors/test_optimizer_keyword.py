import importlib

import pytest


def test_the_argument_has_another_name() -> None:
    with pytest.raises(ValueError, match=r"Argument\(s\) not recognized: {'lr': 0.1}"):
        importlib.import_module("snippets.errors.optimizer_keyword")
