import importlib

import pytest


def test_every_name_of_the_list_is_gone() -> None:
    from snippets.errors import no_module

    for name in no_module.names:
        with pytest.raises(ModuleNotFoundError, match=f"No module named 'keras.{name.split('.')[0]}"):
            importlib.import_module(f"keras.{name}")
