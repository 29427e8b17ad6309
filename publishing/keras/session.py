"""Keras as a program finds it: imported once a process, its global state reset before each run."""

import contextlib
import functools
import gc
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any
from unittest import mock


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


class _Kernels:
    """TensorFlow's kernels: they stay from run to run, unless a run drew random numbers or traced a function.

    Keras's `clear_session` and TensorFlow's `set_seed` both make TensorFlow forget all of its kernels, and
    making them anew is most of a short run: 6 of the 9 processor seconds that the 1,000 snippets of
    `make bench` take. Of all kernels, only those of random operations have a state, with which the next run
    would go on. Those of a traced function are of no use to the next run, and hold memory.

    TensorFlow has no public way to learn of either, so four of its functions are wrapped here, those of
    TensorFlow 2.21. What calls a random operation of `tf.raw_ops` goes unnoticed.

    Raises:
        AttributeError: This TensorFlow has no such functions.
    """

    def __init__(self) -> None:
        # What was done until now, such as importing a library, has not been watched.
        self._stale = True
        self._context = _module("tensorflow.python.eager.context").Context
        seeds = _module("tensorflow.python.framework.random_seed")
        self._seed = seeds.get_seed
        for owner, name in (
            (seeds, "get_seed"),
            (self._context, "add_c_function"),
            (self._context, "add_function_def"),
        ):
            setattr(owner, name, self._noting(getattr(owner, name)))

    def staying(self) -> AbstractContextManager[object]:
        """What is asked meanwhile to forget the kernels doesn't: `reset` does, where it is needed."""
        return mock.patch.object(self._context, "clear_kernel_cache", _unheeded)

    def reset(self) -> None:
        """Sets the seed, and has the kernels forgotten, if anything has changed either."""
        if self._stale or self._seed(1)[0] != 0:
            _module("tensorflow").random.set_seed(0)
        self._stale = False

    def _noting(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def noted(*args: Any, **kwargs: Any) -> Any:
            self._stale = True
            return function(*args, **kwargs)

        return noted


def _unheeded(_context: object) -> None:
    """Does nothing, where something is asked for."""


@functools.cache
def _kernels() -> _Kernels:
    return _Kernels()


def _module(name: str) -> Any:
    return importlib.import_module(name)


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
    kernels = _kernels() if "tensorflow" in sys.modules else None
    with kernels.staying() if kernels else contextlib.nullcontext():
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
    if kernels:
        # Not keras.utils.set_random_seed: that imports TensorFlow under every backend.
        kernels.reset()
        _module("tensorflow").config.run_functions_eagerly(False)
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
