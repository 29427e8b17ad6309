import numpy as np


def test_the_documents_arguments_give_the_same_result() -> None:
    from snippets.lambda_layer import document_arguments

    assert document_arguments.x.tolist() == [2, 2, 2]
    assert document_arguments.x.dtype == np.int64
