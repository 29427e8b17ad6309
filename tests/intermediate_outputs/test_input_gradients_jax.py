from tests.intermediate_outputs import jax_process


def test_equal_those_of_tensorflow() -> None:
    from snippets.intermediate_outputs import input_gradients

    assert jax_process.value("input_gradients_jax", "result") == input_gradients.result.tolist()
