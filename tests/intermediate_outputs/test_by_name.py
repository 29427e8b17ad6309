import numpy as np


def test_each_output_has_its_name() -> None:
    from snippets.intermediate_outputs import by_name

    assert list(by_name.results) == ["first", "second"]
    np.testing.assert_array_equal(by_name.results["first"], [[3, 3, 3]])
    np.testing.assert_array_equal(by_name.results["second"], [[9, 9]])
