import logging
import os
import random
import tempfile
import warnings

os.environ |= {
    "KERAS_BACKEND": "tensorflow",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "CUDA_VISIBLE_DEVICES": "-1",
}
os.chdir(tempfile.mkdtemp())

import keras
import numpy as np
import tensorflow as tf
import tf_keras
from IPython import get_ipython


def begin(*_):
    """Lets each cell begin as a program of its own would."""
    random.seed(0)
    np.random.seed(0)
    tf.random.set_seed(0)
    for each in (keras, tf_keras):
        each.backend.clear_session()
        each.backend.set_floatx("float32")
        each.utils.disable_interactive_logging()
        each.utils.get_custom_objects().clear()
    tf_keras.mixed_precision.set_global_policy(None)
    warnings.resetwarnings()
    for category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
        warnings.simplefilter("ignore", category)


def show(message, category, *_, **__):
    """Shows a warning as the page does."""
    print(f"{category.__name__}: {message}")


begin()
warnings.showwarning = show
for name in ("absl", "tensorflow"):
    logging.getLogger(name).setLevel(logging.ERROR)
get_ipython().events.register("pre_run_cell", begin)
