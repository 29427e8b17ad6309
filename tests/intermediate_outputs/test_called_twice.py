import numpy as np


def test_each_call_has_its_output() -> None:
    from snippets.intermediate_outputs import called_twice

    np.testing.assert_array_equal(called_twice.results["first"], [[2]])
    np.testing.assert_array_equal(called_twice.results["second"], [[10]])


def test_the_layer_has_the_first() -> None:
    from snippets.intermediate_outputs import called_twice

    assert called_twice.shared.output is called_twice.outputs["first"]
