from pathlib import Path


def test_the_callback_saves_the_trained_weights() -> None:
    from snippets.errors import weights_file

    assert Path("dense.weights.h5").is_file()
    assert Path("best.weights.h5").is_file()
    assert weights_file.same
