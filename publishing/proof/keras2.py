"""Keras 2 as programs import it: tf_keras under the name `keras`, and names that tf_keras dropped."""

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import sys
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from publishing.proof.programs import Era

OLD_MODULES: Mapping[str, tuple[str, ...]] = {
    **{
        f"keras.layers.{name}": ("keras.layers",)
        for name in (
            "advanced_activations",
            "convolutional",
            "convolutional_recurrent",
            "core",
            "embeddings",
            "local",
            "merge",
            "noise",
            "normalization",
            "pooling",
            "recurrent",
            "wrappers",
        )
    },
    "keras.engine": ("keras.layers", "keras.models"),
    "keras.engine.base_layer": ("keras.layers",),
    "keras.engine.topology": ("keras.layers", "keras.models"),
    "keras.engine.training": ("keras.models",),
    "keras.utils.conv_utils": ("tf_keras.src.utils.conv_utils",),
    "keras.utils.data_utils": ("keras.utils",),
    "keras.utils.generic_utils": ("tf_keras.src.utils.generic_utils", "keras.utils"),
    "keras.utils.np_utils": ("keras.utils",),
    "keras.utils.vis_utils": ("keras.utils",),
    "keras.backend.tensorflow_backend": ("keras.backend",),
    "keras.objectives": ("keras.losses",),
}
"""Modules of Keras 2.2, and where what they held is now: under the new names, or inside tf_keras."""

ORDERS: Mapping[str, str] = {
    "SGD": "learning_rate momentum decay nesterov",
    "RMSprop": "learning_rate rho epsilon decay",
    "Adagrad": "learning_rate epsilon decay",
    "Adadelta": "learning_rate rho epsilon decay",
    "Adam": "learning_rate beta_1 beta_2 epsilon decay amsgrad",
    "Adamax": "learning_rate beta_1 beta_2 epsilon decay",
    "Nadam": "learning_rate beta_1 beta_2 epsilon schedule_decay",
}
"""The positional arguments of Keras 2.2's optimizers."""

LEARNING_RATES: Mapping[str, float] = {"Adadelta": 1.0, "Adagrad": 0.01, "Adamax": 0.002, "Nadam": 0.002}
"""The learning rates where none is given, as `keras/optimizers.py` has them in Keras 2.2.4 and 2.3.1."""

_LAYER = {
    "output_dim": "units",
    "init": "kernel_initializer",
    "bias": "use_bias",
    "W_regularizer": "kernel_regularizer",
    "b_regularizer": "bias_regularizer",
    "W_constraint": "kernel_constraint",
    "p": "rate",
}
_CONVOLUTION = {
    **_LAYER,
    "nb_filter": "filters",
    "filter_length": "kernel_size",
    "border_mode": "padding",
    "subsample": "strides",
    "subsample_length": "strides",
    "dim_ordering": "data_format",
}
_POOLING = {
    "border_mode": "padding",
    "dim_ordering": "data_format",
    "pool_length": "pool_size",
    "stride": "strides",
}

KEYWORDS: Mapping[str, Mapping[str, str]] = {
    "Dense": _LAYER,
    "Dropout": _LAYER,
    "Embedding": {"init": "embeddings_initializer"},
    "LSTM": {**_LAYER, "inner_init": "recurrent_initializer", "inner_activation": "recurrent_activation"},
    "GRU": {**_LAYER, "inner_init": "recurrent_initializer", "inner_activation": "recurrent_activation"},
    "BatchNormalization": {"mode": ""},
    "Conv1D": _CONVOLUTION,
    "Conv2D": _CONVOLUTION,
    "MaxPooling1D": _POOLING,
    "MaxPooling2D": _POOLING,
    "AveragePooling2D": _POOLING,
}
"""Keywords of Keras 1 that Keras 2.2 still took, by layer, and what they became; nothing if ignored."""


@contextlib.contextmanager
def installed(era: Era) -> Iterator[None]:
    """Makes `keras` and `tensorflow.keras` mean tf_keras, as it was in an era."""
    tensorflow = importlib.import_module("tensorflow")
    # Lazily loaded: an import of `tensorflow.keras` takes its place.
    of_tensorflow = vars(tensorflow)["keras"]
    before = {name: module for name, module in sys.modules.items() if _is_keras(name)}
    for name in before:
        del sys.modules[name]
    finder = _Finder(era)
    sys.meta_path.insert(0, finder)
    with contextlib.ExitStack() as stack:
        if era == Era.TENSORFLOW_1:
            stack.enter_context(_graph())
        if era != Era.TF_KERAS:
            stack.enter_context(_old_attributes())
        try:
            yield
        finally:
            sys.meta_path.remove(finder)
            for name in [name for name in sys.modules if _is_keras(name)]:
                del sys.modules[name]
            sys.modules.update(before)
            vars(tensorflow)["keras"] = of_tensorflow


def _is_keras(name: str) -> bool:
    return name == "keras" or name.startswith(("keras.", "tensorflow.keras"))


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds `keras.layers` where tf_keras has it."""

    def __init__(self, era: Era) -> None:
        self._era = era

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if not _is_keras(name):
            return None
        short = name.removeprefix("tensorflow.")
        is_old = self._era != Era.TF_KERAS and short in OLD_MODULES
        if not is_old and not _exists(short.replace("keras", "tf_keras", 1)):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def exec_module(self, module: types.ModuleType) -> None:
        name = module.__name__.removeprefix("tensorflow.")
        for source in OLD_MODULES.get(name, (name.replace("keras", "tf_keras", 1),)):
            held = vars(importlib.import_module(source))
            vars(module).update({key: value for key, value in held.items() if not key.startswith("__")})
        if name == "keras":
            vars(module)["__version__"] = importlib.import_module("tf_keras").__version__
        if self._era != Era.TF_KERAS:
            vars(module).update(_old_names(name))
            if name == "keras":
                for child in ("backend", "layers", "models", "optimizers"):
                    importlib.import_module(f"keras.{child}")


def _exists(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _old_names(module: str) -> dict[str, Any]:
    """What a module of Keras 2.2 had besides what tf_keras has, or as tf_keras no longer has it."""
    match module:
        case "keras.optimizers":
            # The optimizers of Keras 2.2 to 2.10, which heed `lr` and `decay`.
            legacy = importlib.import_module("tf_keras").optimizers.legacy
            classes = {name: value for name, value in vars(legacy).items() if isinstance(value, type)}
            classes |= {name: _ordered(classes[name], order.split()) for name, order in ORDERS.items()}
            return classes | {name.lower(): value for name, value in classes.items()}
        case "keras.backend":
            return _old_functions()
        case "keras.models" | "keras":
            return {"Model": _model}
        case "keras.constraints":
            constraints = importlib.import_module("tf_keras").constraints
            return {"maxnorm": constraints.MaxNorm, "nonneg": constraints.NonNeg}
        case "keras.layers":
            return _old_layers() | {"K": importlib.import_module("keras.backend")}
    if "keras.layers" in OLD_MODULES.get(module, ()):
        return _old_layers()
    return {}


def _ordered(kind: type, order: Sequence[str]) -> type:
    """An optimizer's class with positional arguments in an order of its own, and its old learning rate."""

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        given = dict(zip(order, args, strict=False))
        if kind.__name__ in LEARNING_RATES and not {"learning_rate", "lr"} & {*given, *kwargs}:
            given["learning_rate"] = LEARNING_RATES[kind.__name__]
        parent.__init__(self, **given, **kwargs)

    parent: Any = kind
    return type(kind.__name__, (kind,), {"__init__": __init__, "__module__": kind.__module__})


def _model(*args: Any, **kwargs: Any) -> Any:
    """`Model`, with the keywords of Keras 1 too. No class: tf_keras treats subclasses differently."""
    renamed = {"input": "inputs", "output": "outputs"}
    kwargs = {renamed.get(name, name): value for name, value in kwargs.items()}
    return importlib.import_module("tf_keras").Model(*args, **kwargs)


def _old_functions() -> dict[str, Any]:
    backend = importlib.import_module("tf_keras").backend
    # Not what TensorFlow has under this name, which is the session of another Keras.
    hidden = importlib.import_module("tf_keras.src.backend")
    tf = importlib.import_module("tensorflow")
    return {
        "tf": tf.compat.v1,
        "logsumexp": lambda x, axis=None, keepdims=False: tf.reduce_logsumexp(x, axis, keepdims),
        "slice": lambda x, start, size: tf.slice(x, start, size),
        "image_dim_ordering": lambda: {"channels_last": "tf", "channels_first": "th"}[
            backend.image_data_format()
        ],
        "_BACKEND": "tensorflow",
        "get_session": hidden.get_session,
        "set_session": hidden.set_session,
    }


def _old_layers() -> dict[str, Any]:
    layers = importlib.import_module("tf_keras").layers
    found: dict[str, Any] = {}
    for name, keywords in KEYWORDS.items():
        layer = getattr(layers, name)
        found[name] = _renaming(layer, keywords, 2 if name == "Conv2D" else 0)
    found |= {"Convolution1D": found["Conv1D"], "Convolution2D": found["Conv2D"]}
    # They need a GPU; what they compute is what these do.
    found |= {"CuDNNLSTM": found["LSTM"], "CuDNNGRU": found["GRU"]}
    return found


def _renaming(kind: type, keywords: Mapping[str, str], sizes: int = 0) -> type:
    """A class that takes old keywords, and the sizes of a kernel one after another."""

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        if sizes and len(args) > sizes and all(isinstance(size, int) for size in args[1 : 1 + sizes]):
            args = (args[0], args[1 : 1 + sizes], *args[1 + sizes :])
        if "nb_row" in kwargs:
            kwargs["kernel_size"] = (kwargs.pop("nb_row"), kwargs.pop("nb_col"))
        for old in keywords.keys() & kwargs.keys():
            value = kwargs.pop(old)
            if keywords[old]:
                kwargs[keywords[old]] = _format(value)
        parent.__init__(self, *args, **kwargs)

    parent: Any = kind
    made: Any = type(kind)(kind.__name__, (kind,), {"__init__": __init__, "__module__": kind.__module__})
    # Keras reads it to find out what a layer takes.
    made.__init__.__signature__ = inspect.signature(parent.__init__)
    return made  # type: ignore[no-any-return]


def _format(value: Any) -> Any:
    formats = {"tf": "channels_last", "th": "channels_first"}
    return formats.get(value, value) if isinstance(value, str) else value


@contextlib.contextmanager
def _old_attributes() -> Iterator[None]:
    """Attributes of Keras 2.2's models, layers and tensors."""
    keras = importlib.import_module("tf_keras")
    tensor = importlib.import_module("tf_keras.src.engine.keras_tensor").KerasTensor
    layer = importlib.import_module("tf_keras.src.engine.base_layer").Layer
    model = keras.Sequential
    weights = layer.trainable_weights

    def set_weights(self: Any, value: list[Any]) -> None:
        self._trainable_weights = list(value)

    old: list[tuple[type, str, Any]] = [
        (tensor, "_keras_shape", property(lambda self: tuple(self.shape.as_list()))),
        (layer, "trainable_weights", property(weights.fget, set_weights)),
        (layer, "get_output_shape_for", lambda self, shape: tuple(self.compute_output_shape(shape))),
        (model, "predict_classes", lambda self, x, **options: self.predict(x, **options).argmax(axis=-1)),
        (keras.Model, "fit", _fit(keras.Model.fit)),
    ]
    with contextlib.ExitStack() as stack:
        for kind, name, value in old:
            stack.callback(_put_back, kind, name, vars(kind).get(name))
            setattr(kind, name, value)
        yield


def _put_back(kind: type, name: str, value: Any) -> None:
    if value is None:
        delattr(kind, name)
    else:
        setattr(kind, name, value)


def _fit(fit: Callable[..., Any]) -> Callable[..., Any]:
    def renamed(self: Any, *args: Any, **kwargs: Any) -> Any:
        kwargs.pop("show_accuracy", None)
        if "nb_epoch" in kwargs:
            kwargs["epochs"] = kwargs.pop("nb_epoch")
        # Keras 2.2 gave it to the callbacks.
        for callback in kwargs.get("callbacks") or ():
            callback.validation_data = kwargs.get("validation_data")
        return fit(self, *args, **kwargs)

    return renamed


@contextlib.contextmanager
def _graph() -> Iterator[None]:
    """A graph of TensorFlow 1 with a session, and TensorFlow 1's names in `tensorflow`."""
    tf = importlib.import_module("tensorflow")
    old = tf.compat.v1
    sys.modules["tensorflow"] = old
    try:
        with tf.Graph().as_default():
            yield
    finally:
        sys.modules["tensorflow"] = tf
        importlib.import_module("tf_keras").backend.clear_session()
