"""The runtimes that snippets run in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Runtime:
    """One Keras on one backend, or plain Python.

    Attributes:
        name: What golden files and messages call it, such as `keras3-jax`. The part before
            the dash is its family: the runtimes of a family share a golden where they agree.
        keras: The module that is Keras here, or None in plain Python.
        backend: The value of `KERAS_BACKEND`.
        modules: The modules whose versions the page shows, each after the name that readers know.
        packages: The distributions that an outcome depends on, with what they require.
    """

    name: str
    keras: str | None
    backend: str
    modules: tuple[tuple[str, str], ...]
    packages: tuple[str, ...]

    @property
    def family(self) -> str:
        return self.name.partition("-")[0]


def _keras3(backend: str, title: str, *packages: str) -> Runtime:
    return Runtime(
        f"keras3-{backend}",
        "keras",
        backend,
        (("Keras", "keras"), (title, backend)),
        ("keras", *packages),
    )


PYTHON = Runtime("python", None, "tensorflow", (), ("numpy",))
KERAS2 = Runtime(
    "keras2",
    "tf_keras",
    "tensorflow",
    (("tf_keras", "tf_keras"), ("TensorFlow", "tensorflow")),
    ("tf-keras", "tensorflow"),
)
TENSORFLOW = _keras3("tensorflow", "TensorFlow", "tensorflow")
JAX = _keras3("jax", "JAX", "jax")
# Keras imports JAX and SciPy for its NumPy backend, though it declares neither.
NUMPY = _keras3("numpy", "NumPy", "numpy", "jax", "scipy")

KERAS3 = (TENSORFLOW, JAX, NUMPY)
RUNTIMES = {runtime.name: runtime for runtime in (PYTHON, KERAS2, *KERAS3)}
