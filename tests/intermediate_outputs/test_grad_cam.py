import numpy as np
import tensorflow as tf


def test_the_upright_line_is_marked() -> None:
    from snippets.intermediate_outputs import grad_cam

    expected = np.zeros((4, 4))
    expected[:3, 1] = [1, 1, 0.5]
    np.testing.assert_allclose(grad_cam.heatmap, expected)


def test_the_other_score_is_higher() -> None:
    from snippets.intermediate_outputs import grad_cam

    first, second = grad_cam.model(grad_cam.data)[0]
    assert first < second


def test_the_halves_give_what_the_whole_gives() -> None:
    from snippets.intermediate_outputs import grad_cam

    halves = grad_cam.head(grad_cam.features([grad_cam.data]))
    np.testing.assert_array_equal(halves, grad_cam.model(grad_cam.data))


def test_frozen_layers_make_no_difference() -> None:
    from snippets.intermediate_outputs import grad_cam

    grad_cam.model.trainable = False
    maps = grad_cam.features([grad_cam.data])
    with tf.GradientTape() as tape:
        tape.watch(maps)
        score = grad_cam.head(maps)[0, 0]
    grad_cam.model.trainable = True

    np.testing.assert_array_equal(tape.gradient(score, maps), grad_cam.gradients)
