def test_the_documents_lambda_adds() -> None:
    from snippets.lambda_expressions import document_add

    assert document_add.z == 3
    assert document_add.add(2, 3) == 5
