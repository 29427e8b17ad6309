"""The state of Keras: as at the start of a program, whatever ran before."""

from collections.abc import Iterator
from importlib.metadata import version

import pytest

from executed_docs.execution.isolated_executor import IsolatedExecutor
from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import PYTHON, Runtime
from executed_docs.storage.store import Store
from publishing.keras.runtimes import JAX, KERAS2, NUMPY, RUNTIMES, TENSORFLOW, TORCH
from tests.conftest import Run, Write
from tests.runtimes import case

KERAS_LEAKS = {
    "names of layers": ("keras.layers.Dense(1)", "print(keras.layers.Dense(1).name)"),
    "float type": ("keras.backend.set_floatx('float64')", "print(keras.backend.floatx())"),
    "epsilon": ("keras.backend.set_epsilon(0.5)", "print(keras.backend.epsilon())"),
    "image format": (
        "keras.backend.set_image_data_format('channels_first')",
        "print(keras.backend.image_data_format())",
    ),
    "dtype policy": (
        "keras.mixed_precision.set_global_policy('float64')",
        "print(keras.mixed_precision.global_policy().name)",
    ),
    "custom objects": (
        "keras.utils.get_custom_objects()['own'] = int",
        "print('own' in keras.utils.get_custom_objects())",
    ),
    "random numbers": ("keras.random.normal((1,))", "print(keras.random.normal((1,)))"),
    "logging": (
        "keras.utils.enable_interactive_logging()",
        "print(keras.utils.is_interactive_logging_enabled())",
    ),
}


TORCH_LEAKS = {
    "random numbers": ("torch.rand(1)", "print(torch.rand(1))"),
    "threads": ("torch.set_num_threads(2)", "print(torch.get_num_threads())"),
    "printing": ("torch.set_printoptions(precision=2)", "print(torch.ones(1) / 3)"),
    "float type": ("torch.set_default_dtype(torch.float64)", "print(torch.get_default_dtype())"),
    "device": ("torch.set_default_device('meta')", "print(torch.zeros(1).device)"),
    "gradients": ("torch.set_grad_enabled(False)", "print(torch.is_grad_enabled())"),
    "warnings": ("float(torch.ones(1, requires_grad=True))", "float(torch.ones(1, requires_grad=True))"),
}


@pytest.mark.parametrize("runtime", [case(TORCH)])
@pytest.mark.parametrize(("spoil", "probe"), TORCH_LEAKS.values(), ids=TORCH_LEAKS)
def test_nothing_of_pytorch_leaks_into_the_next_run(
    run: Run, spoil: str, probe: str, runtime: Runtime
) -> None:
    before, spoiled, after = (
        run(f"import keras, torch\n{source}", runtime) for source in (probe, f"{spoil}\n{probe}", probe)
    )
    assert before.error is None
    assert before.text == after.text != spoiled.text


@pytest.mark.parametrize(("spoil", "probe"), KERAS_LEAKS.values(), ids=KERAS_LEAKS)
def test_nothing_of_keras_3_leaks_into_the_next_run(run: Run, spoil: str, probe: str) -> None:
    before, spoiled, after = (
        run(f"import keras\n{source}", JAX) for source in (probe, f"{spoil}\n{probe}", probe)
    )
    assert before.error is None
    assert before.text == after.text != spoiled.text


RANDOM = {
    "uniform": "tf.random.uniform(())",
    "uniform, with a seed": "tf.random.uniform((), seed=1)",
    "normal, with a seed": "tf.random.normal((), seed=1)",
    "categorical, with a seed": "tf.random.categorical([[0.0] * 99], 5, seed=1)",
    "shuffled, with a seed": "tf.random.shuffle(tf.range(99), seed=1)[:5]",
    "gamma, with a seed": "tf.random.gamma((), 1.0, seed=1)",
    "dropout, with a seed": "tf.nn.dropout(tf.ones(9), 0.5, seed=1)",
    "cropped, with a seed": "tf.image.random_crop(tf.range(999), (1,), seed=1)",
    "sampled, with a seed": "tf.random.log_uniform_candidate_sampler([[1]], 1, 1, True, 999, seed=1)[0]",
    "in a function, with a seed": "tf.function(lambda: tf.random.uniform((), seed=1))()",
    "a dataset, with a seed": "next(iter(tf.data.Dataset.range(99).shuffle(99, seed=1)))",
    "the global seed": "tf.random.set_seed(1) or tf.random.uniform((), seed=1)",
    "Keras's seed": "keras.utils.set_random_seed(1) or tf.random.uniform((), seed=1)",
}


@pytest.mark.parametrize(
    ("runtime", "name"),
    [
        pytest.param(TENSORFLOW, "keras", id="keras3"),
        pytest.param(KERAS2, "tf_keras as keras", id="keras2", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("source", RANDOM.values(), ids=RANDOM)
def test_random_numbers_of_tensorflow_begin_anew(run: Run, runtime: Runtime, name: str, source: str) -> None:
    program = (
        f"import tensorflow as tf\nimport {name}\nprint([({source}).numpy().tolist() for _ in range(2)])"
    )
    plain = f"import tensorflow as tf\nimport {name}\nprint(tf.random.uniform(()))"
    before, number, after, same = (run(each, runtime) for each in (program, plain, program, plain))
    assert before.error is None
    assert before.text == after.text
    assert number.text == same.text


def test_kernels_of_tensorflow_stay_until_a_run_draws_random_numbers(run: Run) -> None:
    # Of a raw operation nothing is noticed, so the next run goes on with its random numbers.
    raw = (
        "import keras; import tensorflow as tf\n"
        "print(tf.raw_ops.RandomUniform(shape=[1], dtype=tf.float32, seed=1, seed2=1))"
    )
    drawing = "import tensorflow as tf; tf.random.uniform(())"
    _, first, second, _, again = (run(each, TENSORFLOW).text for each in (drawing, raw, raw, drawing, raw))
    assert first == again != second


UNSAFE = """
layer = keras.layers.Lambda(lambda x: x)
model = keras.Sequential([keras.Input((1,)), layer])
model.save("model.keras")
keras.models.load_model("model.keras")
"""


@pytest.mark.parametrize(
    ("runtime", "name", "switch"),
    [
        (JAX, "keras", "keras.config.enable_unsafe_deserialization()"),
        (
            KERAS2,
            "tf_keras as keras",
            "from tf_keras.src.saving import serialization_lib as lib; lib.enable_unsafe_deserialization()",
        ),
    ],
    ids=["keras3", "keras2"],
)
def test_loading_is_safe_again_in_the_next_run(run: Run, runtime: Runtime, name: str, switch: str) -> None:
    assert run(f"import {name}\n{switch}{UNSAFE}", runtime).error is None
    assert run(f"import {name}{UNSAFE}", runtime).error == "ValueError"


def test_versions_come_from_the_run(run: Run) -> None:
    versions = dict(run("", JAX).versions)
    del versions["Python"]
    assert versions == {"Keras": version("keras"), "JAX": version("jax")}


LINEAR_LOSS = """
import numpy as np
import tensorflow as tf
import {name}

losses = set()
for _ in range(20):
    model = keras.Sequential([keras.layers.Dense(4, activation="relu"), keras.layers.Dense(1)])
    model.compile(loss=lambda y_true, y_pred: tf.reduce_mean(y_true * y_pred), optimizer="rmsprop")
    model.build((None, 3))
    model.set_weights([np.full(weight.shape, 0.5) for weight in model.get_weights()])
    losses.add(float(model.train_on_batch(np.ones((4, 3)), np.ones((4, 1)))))
print(len(losses))
"""


@pytest.mark.slow
@pytest.mark.parametrize(("runtime", "name"), [(TENSORFLOW, "keras"), (KERAS2, "tf_keras as keras")])
def test_a_training_step_predicts_before_it_updates(run: Run, runtime: Runtime, name: str) -> None:
    assert run(LINEAR_LOSS.format(name=name), runtime).text == "1\n"


def test_plain_python_has_no_keras(run: Run) -> None:
    assert run("import sys; print('keras' in sys.modules)", PYTHON).text == "False\n"


def test_the_trial_calls_of_numpy_warn_of_nothing_but_real_calls_do(run: Run) -> None:
    trial = (
        "import keras; from keras import ops; import numpy as np\n"
        "inputs = keras.Input((2,))\n"
        "keras.layers.Lambda(lambda x: x + ops.log(np.zeros(2, 'float32')))(inputs)\n"
    )
    assert run(trial, NUMPY).text == ""
    assert "RuntimeWarning: divide by zero" in run(f"{trial}ops.log(np.zeros(2))", NUMPY).text


@pytest.fixture(scope="module")
def runners(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Runner, Runner]]:
    """A runner that gives each run a process of its own, and one whose processes stay warm."""
    folder = tmp_path_factory.mktemp("runners")
    with IsolatedExecutor() as executor:
        warm = Runner(Store(folder / "warm"))
        yield Runner(Store(folder / "isolated"), executor=executor), warm
        warm.close()


LEFT = "import math\nmath.left = getattr(math, 'left', 0) + 1\nprint(math.left)"


@pytest.mark.slow
@pytest.mark.parametrize("runtime", [case(runtime) for runtime in RUNTIMES])
def test_what_an_isolated_run_leaves_behind_is_seen_by_no_other(
    runners: tuple[Runner, Runner], write: Write, runtime: Runtime
) -> None:
    snippets = [write(f"chapter/{name}", LEFT) for name in "ab"]
    isolated, warm = ([runner.outcome(it, runtime).text for it in snippets] for runner in runners)
    assert isolated == ["1\n", "1\n"]
    assert warm == ["1\n", "2\n"]
