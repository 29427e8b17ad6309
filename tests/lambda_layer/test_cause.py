def test_the_swallowed_cause_is_the_missing_name() -> None:
    from snippets.lambda_layer import cause

    assert len(cause.causes) == 2
    assert cause.causes[0].startswith("NotImplementedError: We could not automatically infer")
    assert cause.causes[1] == "AttributeError: module 'keras.backend' has no attribute 'argmax'"
