"""Keras as a program finds it: imported once a process, its global state reset before each run."""

import contextlib
import functools
import gc
import importlib
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any


def keras2() -> AbstractContextManager[None]:
    """The state of a run in Keras 2; the first call of a process imports it."""
    return fresh(imported("tf_keras"))


def keras3() -> AbstractContextManager[None]:
    """The state of a run in Keras 3; the first call of a process imports it."""
    return fresh(imported("keras"))


@functools.cache
def imported(name: str) -> Any:
    """A Keras, imported once a process.

    Args:
        name: `keras` or `tf_keras`.
    """
    # Garbage would be searched for among what is only ever added: importing TensorFlow would take two
    # thirds longer.
    gc.disable()
    try:
        module = importlib.import_module(name)
    finally:
        gc.enable()
    if name == "keras" and module.backend.backend() == "numpy":
        _quiet_trial_calls()
    tensorflow = sys.modules.get("tensorflow")
    if tensorflow:
        # With it, a training step whose gradient needs no prediction updates a kernel before it
        # predicts, in about one of eight graphs.
        tensorflow.config.optimizer.set_experimental_options({"dependency_optimization": False})
    # What lives as long as the process isn't searched for garbage again after each run.
    gc.collect()
    gc.freeze()
    return module


def _quiet_trial_calls() -> None:
    """Hides floating-point warnings of the calls by which Keras infers shapes on NumPy.

    Keras makes them on `np.empty`, so whether something overflows there is chance.
    """
    # Not above: it starts a thread, and a process that has one can't be copied to build a translation.
    import numpy as np

    backend: Any = importlib.import_module("keras.src.backend")
    infer = backend.compute_output_spec

    def quietly(*args: Any, **kwargs: Any) -> Any:
        with np.errstate(all="ignore"):
            return infer(*args, **kwargs)

    backend.compute_output_spec = quietly


def _reset_torch(torch: Any) -> None:
    torch.manual_seed(0)
    # The same sums on every machine: no reordering by more threads.
    torch.set_num_threads(1)
    torch.set_printoptions(profile="default")
    torch.set_default_dtype(torch.float32)
    torch.set_default_device(None)
    torch.set_grad_enabled(True)
    # Some warnings are given once a process: whether a run gives them would depend on those before it.
    torch.set_warn_always(True)


@contextlib.contextmanager
def fresh(keras: Any) -> Iterator[None]:
    """Resets what programs change of a Keras, and removes what this one registers.

    Args:
        keras: The module `keras` or `tf_keras`.
    """
    if keras.__name__ == "keras":
        # The worker has collected garbage already.
        keras.utils.clear_session(free_memory=False)
    else:
        keras.backend.clear_session()
    keras.backend.set_floatx("float32")
    keras.backend.set_epsilon(1e-7)
    keras.backend.set_image_data_format("channels_last")
    if keras.__name__ == "tf_keras":
        # Keras 3 forgets this with its session. A policy that is set, even to the default, would
        # keep new layers from following `set_floatx`.
        keras.mixed_precision.set_global_policy(None)
    # A progress bar shows times; without interactive logging `fit` and `predict` print none.
    keras.utils.disable_interactive_logging()
    tensorflow = sys.modules.get("tensorflow")
    if tensorflow:
        # Not keras.utils.set_random_seed: that imports TensorFlow under every backend.
        tensorflow.random.set_seed(0)
        tensorflow.config.run_functions_eagerly(False)
    torch = sys.modules.get("torch")
    if torch and keras.__name__ == "keras":
        _reset_torch(torch)
    # Keras 3 forgets this with its session, Keras 2 doesn't.
    legacy = sys.modules.get("tf_keras.src.saving.serialization_lib")
    if legacy:
        vars(legacy.SAFE_MODE).clear()
    custom_objects = keras.utils.get_custom_objects()
    registered = dict(custom_objects)
    try:
        yield
    finally:
        custom_objects.clear()
        custom_objects |= registered
