from pathlib import Path


def test_the_callback_saves_the_trained_weights() -> None:
    from snippets.errors import checkpoint_weights

    assert Path("best.weights.h5").is_file()
    assert checkpoint_weights.same
