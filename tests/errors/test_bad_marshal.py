import importlib

import pytest


def test_the_bytecode_of_another_python_is_not_read() -> None:
    with pytest.raises(ValueError, match=r"bad marshal data \(unknown type code\)"):
        importlib.import_module("snippets.errors.bad_marshal")
