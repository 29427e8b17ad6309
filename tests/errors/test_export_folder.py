import importlib
from pathlib import Path


def test_the_folder_serves_what_the_model_computes() -> None:
    import tensorflow as tf

    importlib.import_module("snippets.errors.export_folder")

    assert Path("doubled", "saved_model.pb").is_file()
    served = tf.saved_model.load("doubled")
    assert served.serve(tf.constant([[1.0, 5.0, 2.0]])).numpy().tolist() == [[2, 10, 4]]
