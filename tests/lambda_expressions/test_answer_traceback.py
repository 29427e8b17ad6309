import importlib

import pytest


def test_the_lambda_has_no_name_of_its_own() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        importlib.import_module("snippets.lambda_expressions.answer_traceback")
    assert caught.traceback[-1].name == "<lambda>"
