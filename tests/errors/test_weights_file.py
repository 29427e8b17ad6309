from pathlib import Path


def test_the_weights_are_in_the_file() -> None:
    from snippets.errors import weights_file

    assert Path("dense.weights.h5").is_file()
    assert weights_file.callback.filepath == "best.weights.h5"
