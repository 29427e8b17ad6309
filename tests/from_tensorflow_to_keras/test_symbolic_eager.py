def test_only_the_eager_tensor_has_numbers() -> None:
    from snippets.from_tensorflow_to_keras import symbolic_eager

    assert symbolic_eager.shapes == [(None, 3), (1, 3)]
    assert symbolic_eager.numbers.tolist() == [[2, 10, 4]]
