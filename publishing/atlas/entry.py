"""What an author writes for one function: its replacement, what it is tried on, how it differs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Function = Callable[..., Any]

K: Any = None
"""Stands for `tf_keras.backend` in trials, which are Keras 2 code: they are read here, and run there."""

BACKENDS = ("tensorflow", "jax", "torch", "numpy")
"""The backends of Keras 3 that replacements are tried on."""

ORDINARY = ("ordinary values", "普通输入")
"""The circumstance, in English and Chinese, of trials that everyone's code is like."""


# In a trial it stands for its values, whatever their type.
_Anything: Any = object


@dataclass(frozen=True, eq=False)
class Input(_Anything):  # type: ignore[misc]
    """Arguments that trials are made on, for whose values it stands there.

    Attributes:
        values: One value for each parameter of the trial.
        circumstance: What is special about them, in English and Chinese.
    """

    values: tuple[Any, ...]
    circumstance: tuple[str, str] = ORDINARY


@dataclass(frozen=True)
class Trial:
    """Keras 2 code to be run as it is, and with the function replaced.

    Attributes:
        code: A function. Its parameters, if it has any, take the values of an input.
        circumstance: What is special about it, in English and Chinese.
    """

    code: Function
    circumstance: tuple[str, str] = ORDINARY


Trials = Sequence[Function | Trial]


@dataclass(frozen=True)
class Difference:
    """An expected difference, with what the page says of it. One that no case shows is an error, and so is
    one that a case shows and that is not documented.

    Attributes:
        subject: `replacement`, `rename`, `jax`, `torch` or `numpy`.
        aspect: `raises`, `accepts`, `kind`, `shape`, `dtype`, `values`, `zero`, `output`,
            `distribution` or `seed`.
        en: Why, and what to do, in English.
        zh: The same in Chinese.
        ordinary: Whether it is so on ordinary values too. Otherwise, a difference on rare values would
            excuse a replacement that is wrong for everyone.
    """

    subject: str
    aspect: str
    en: str
    zh: str
    ordinary: bool = False


@dataclass(frozen=True)
class SituationDifference:
    """An expected difference between a replacement in a model and the same replacement on arrays. One that no
    case shows is an error, and so is one that a case shows and that is not documented.

    Attributes:
        situations: Where it is found: `known_batch` and `unknown_batch` (on the symbolic tensors of a
            functional model), `lambda_layer`, `fit` (in a layer's `call` while the model is trained),
            `weights` (after a training step, compared with Keras 2), and `saved` (and loaded).
        aspect: `raises`, `accepts`, `shape`, `dtype`, `values`, `zero` or `distribution`.
        en: Why, and what to do, in English.
        zh: The same in Chinese.
        backends: Where it is found: on each of them that the situation is run on.
        advised: What to write there, on the arrays of the first case: an expression, or a function without
            parameters, such as one with a layer. Each is run in these situations on every backend, and one
            that differs there too is an error. A Lambda layer is itself the layer of that situation.
    """

    situations: tuple[str, ...]
    aspect: str
    en: str
    zh: str
    backends: tuple[str, ...] = BACKENDS
    advised: tuple[str | Function, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A function of `keras.backend` in the atlas.

    Attributes:
        replacement: What to write in Keras 3, as a function with the old signature. One without
            a body (`...`) says that nothing takes the old function's place.
        en: What to know, in one sentence.
        zh: The same in Chinese.
        trials: What both are run on; the first is shown. A bare function is an ordinary trial.
        inputs: What the trials that have parameters are run on; the first is shown.
        differences: The expected differences.
        rename: What someone in a hurry would write for `K.<name>`, where it isn't the name that
            `keras.ops` or another module has too, or the first that the replacement calls.
        instead: What to do where there is no replacement: a function without parameters.
        backends: The backends that the replacement is for.
        random: Whether the results are compared as samples.
        see: The section of a chapter with more about it, such as `k-function.md#gradients`.
        constants: The arrays of the trials, by name, that are no batch of data, such as a kernel. A function
            that has no other arrays is not tried in models.
        situations: The expected differences in models.
    """

    replacement: Function
    en: str
    zh: str
    trials: Trials
    inputs: Sequence[Input] = ()
    differences: Sequence[Difference] = ()
    rename: Function | None = None
    instead: Function | None = None
    backends: tuple[str, ...] = BACKENDS
    random: bool = False
    see: str = ""
    constants: tuple[str, ...] = ()
    situations: Sequence[SituationDifference] = ()

    @property
    def name(self) -> str:
        return self.replacement.__name__


def replaces(
    *,
    en: str,
    zh: str,
    trials: Trials,
    inputs: Sequence[Input] = (),
    differences: Sequence[Difference] = (),
    rename: Function | None = None,
    instead: Function | None = None,
    backends: tuple[str, ...] = BACKENDS,
    random: bool = False,
    see: str = "",
    constants: tuple[str, ...] = (),
    situations: Sequence[SituationDifference] = (),
) -> Callable[[Function], Function]:
    """Puts the function below it into the atlas; the arguments are the attributes of `Entry`."""

    def enter(replacement: Function) -> Function:
        entry = Entry(
            replacement,
            en,
            zh,
            trials,
            inputs,
            differences,
            rename,
            instead,
            backends,
            random,
            see,
            constants,
            situations,
        )
        replacement.__globals__.setdefault("ENTRIES", []).append(entry)
        return replacement

    return enter
