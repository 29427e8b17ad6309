import numpy as np


def test_on_tensorflow_numpy_reads_the_result() -> None:
    from snippets.pytorch import to_numpy

    np.testing.assert_array_equal(to_numpy.result, [[3]])
