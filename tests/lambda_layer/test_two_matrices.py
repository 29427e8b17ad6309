import numpy as np


def test_the_documents_prose_fits_its_formula_and_not_its_code() -> None:
    from snippets.lambda_layer import two_matrices

    assert not np.array_equal(two_matrices.formula, two_matrices.code)
    assert two_matrices.formula_columns.tolist() == [2, 2, 2]
    assert two_matrices.formula_rows.tolist() == [0, 0, 0]
    assert two_matrices.code_columns.tolist() == [0, 0, 0]
    assert two_matrices.code_rows.tolist() == [2, 2, 2]
    assert two_matrices.without_batch.tolist() == two_matrices.code_rows.tolist()
