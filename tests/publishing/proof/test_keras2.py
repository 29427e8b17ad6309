"""Keras 2 under the name `keras`, for as long as a program runs."""

import sys

import pytest

from publishing.proof import keras2
from publishing.proof.programs import Era


def keras_modules() -> dict[str, object]:
    names = [
        name for name in sys.modules if name == "keras" or name.startswith(("keras.", "tensorflow.keras"))
    ]
    return {name: sys.modules[name] for name in names}


@pytest.mark.parametrize("era", Era)
def test_nothing_of_it_is_left_over(era: Era) -> None:
    import tensorflow as tf
    import tf_keras

    backend_names = dir(tf.keras.backend)
    fit, before, finders = tf_keras.Model.fit, keras_modules(), list(sys.meta_path)
    with keras2.installed(era):
        import keras
        from keras.layers import Dense
        from tensorflow.keras import backend

        assert issubclass(Dense, tf_keras.layers.Dense)
        assert backend.floatx is tf_keras.backend.floatx
        assert keras.__version__ == tf_keras.__version__
        assert keras_modules() != before
        assert (tf_keras.Model.fit is fit) == (era == Era.TF_KERAS)
        assert tf.executing_eagerly() == (era != Era.TENSORFLOW_1)
    assert keras_modules() == before
    assert sys.meta_path == finders
    assert sys.modules["tensorflow"] is tf
    assert dir(tf.keras.backend) == backend_names
    assert tf_keras.Model.fit is fit
    assert tf.executing_eagerly()
    assert not hasattr(tf_keras.Sequential, "predict_classes")


def test_it_is_left_after_an_error_too() -> None:
    before = keras_modules()
    with pytest.raises(ZeroDivisionError), keras2.installed(Era.KERAS_2_2):
        exec("import keras.layers.core\n1 / 0")
    assert keras_modules() == before


def test_each_old_module_can_be_imported_and_holds_something() -> None:
    import importlib

    with keras2.installed(Era.KERAS_2_2):
        for name in keras2.OLD_MODULES:
            assert [key for key in vars(importlib.import_module(name)) if not key.startswith("_")], name


def test_each_old_keyword_becomes_one_that_the_layer_has() -> None:
    import tf_keras

    with keras2.installed(Era.KERAS_2_2):
        import keras

        for name, keywords in keras2.KEYWORDS.items():
            assert issubclass(getattr(keras.layers, name), getattr(tf_keras.layers, name))
            assert keywords
