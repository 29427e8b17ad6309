"""The corpus, upgraded by this project alone: it computes the same, or a finding says that it may not."""

import ast
from pathlib import Path

import pytest

from executed_docs.execution.runner import Runner
from executed_docs.storage.store import Store
from publishing.proof.programs import load
from publishing.proof.proof import Proof, Row, Status
from publishing.proof.upgrader import Upgraded, Upgrader, of_project

ROOT = Path(__file__).resolve().parents[2]
CORPUS = load(ROOT / "tests" / "upgrader" / "programs")
NAMES = [program.name for program in CORPUS]

RAISES, DIFFERS = Status.RAISES, Status.DIFFERS

NOT_ALONE = {
    # A loss reads a variable that no layer has: a constant on JAX.
    "callbacks/loss_history_and_anneal.py": {"jax": DIFFERS},
    # Gradients of symbolic tensors, sessions, and functions of the learning phase.
    "grad_cam/filter_visualization.py": {"tensorflow": RAISES, "jax": RAISES, "torch": RAISES},
    "grad_cam/grad_cam.py": {"tensorflow": RAISES, "jax": RAISES, "torch": RAISES},
    "optimizers/adam_get_updates.py": {"tensorflow": RAISES, "jax": RAISES, "torch": RAISES},
    "tensorflow1/learning_phase.py": {"tensorflow": RAISES, "jax": RAISES, "torch": RAISES, "numpy": RAISES},
    "tensorflow1/policy_gradient.py": {"tensorflow": RAISES, "jax": RAISES, "torch": RAISES, "numpy": RAISES},
    "tensorflow1/session_training.py": {"tensorflow": RAISES},
    # `predict_classes`.
    "keras1/cnn_keywords.py": {"tensorflow": RAISES, "jax": RAISES, "torch": RAISES},
    # `trainable_weights` is assigned.
    "keras1/trainable_weights.py": {"tensorflow": RAISES, "jax": RAISES, "torch": RAISES, "numpy": RAISES},
    # The name of an activation that is a custom object, and a lambda.
    "layers/shared_activation.py": {"tensorflow": RAISES, "jax": RAISES, "torch": RAISES, "numpy": RAISES},
    # The optimizer divides by the root of the sum with epsilon, not by the sum of the root and epsilon.
    "notebooks/visualize_activations.ipynb": {"tensorflow": DIFFERS, "jax": DIFFERS, "torch": DIFFERS},
    # `train_step` returns nothing but the loss.
    "optimizers/gradient_accumulation.py": {"tensorflow": DIFFERS},
    # `decay` is ignored.
    "optimizers/lr_and_decay.py": {"tensorflow": DIFFERS, "jax": DIFFERS, "torch": DIFFERS},
    # An optimizer of the program's own.
    "optimizers/sign_sgd.py": {"tensorflow": RAISES, "jax": RAISES, "torch": RAISES},
    # `model_from_json` needs the loss.
    "saving/weights_h5.py": {"tensorflow": RAISES, "jax": RAISES, "torch": RAISES},
    # Labels of one axis in a metric.
    "siamese/contrastive.py": {"tensorflow": DIFFERS, "jax": DIFFERS, "torch": DIFFERS},
    # `model.add_loss` of a symbolic tensor.
    "vae/vae_mlp.py": {"tensorflow": RAISES, "jax": RAISES, "torch": RAISES},
    # PyTorch's tensors have no slices with a negative step.
    "rnn/ordered_neurons.py": {"torch": RAISES},
    "yolo/yolo_head.py": {"torch": RAISES},
}
"""The programs that a person has to finish, with what each does on the backends where it isn't equal."""


@pytest.fixture(scope="module")
def upgrader(runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> Upgrader:
    return of_project(ROOT, runner, tmp_path_factory.mktemp("upgrader"))


@pytest.fixture(scope="module")
def upgraded(upgrader: Upgrader) -> dict[str, Upgraded]:
    return dict(zip(NAMES, upgrader.upgrade(CORPUS), strict=True))


@pytest.fixture(scope="module")
def rows(upgrader: Upgrader, runner: Runner) -> dict[str, Row]:
    proof = Proof(ROOT, runner, Store(ROOT / ".cache" / "proof"))
    return dict(zip(NAMES, proof.rows(CORPUS, upgrader), strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_equal_unless_it_is_listed(name: str, rows: dict[str, Row]) -> None:
    unequal = {
        runtime.removeprefix("keras3-"): verdict
        for runtime, verdict in rows[name].results.items()
        if verdict.status != Status.EQUAL
    }
    found = {backend: verdict.status for backend, verdict in unequal.items()}
    run = {runtime.removeprefix("keras3-") for runtime in rows[name].results}
    expected = {backend: status for backend, status in NOT_ALONE.get(name, {}).items() if backend in run}
    assert found == expected, unequal


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_equal_was_reported(name: str, rows: dict[str, Row]) -> None:
    assert rows[name].proved


@pytest.mark.parametrize("name", NAMES)
def test_it_parses(name: str, upgraded: dict[str, Upgraded]) -> None:
    ast.parse(upgraded[name].program.source, name)


def test_upgrading_twice_changes_nothing(upgrader: Upgrader, upgraded: dict[str, Upgraded]) -> None:
    once = [upgraded[name].program for name in NAMES]
    assert [again.program for again in upgrader.upgrade(once)] == once


def test_the_list_names_programs_and_few_of_them() -> None:
    assert NOT_ALONE.keys() <= set(NAMES)
    assert len(NOT_ALONE) < len(NAMES) / 5
