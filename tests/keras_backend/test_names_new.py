from keras import backend


def test_the_names_are_those_that_keras_3_has() -> None:
    from snippets.keras_backend import names_new

    assert names_new.names == [name for name in dir(backend) if not name.startswith("_")]


def test_keras_2_lacks_4_of_them() -> None:
    from snippets.keras_backend import names_new

    assert names_new.number_missing == 4
    assert names_new.missing == ["is_float_dtype", "is_int_dtype", "result_type", "standardize_dtype"]
