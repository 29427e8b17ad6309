import importlib

import pytest


def test_a_folder_of_checkpoints_needs_a_package() -> None:
    with pytest.raises(ImportError, match="requires the 'orbax-checkpoint' package"):
        importlib.import_module("snippets.errors.orbax_folder")
