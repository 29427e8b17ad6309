from tests.intermediate_outputs import jax_process


def test_equals_that_of_tensorflow() -> None:
    from snippets.intermediate_outputs import grad_cam

    assert jax_process.value("grad_cam_jax", "heatmap") == grad_cam.heatmap.tolist()
