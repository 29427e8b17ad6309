"""The runtimes of this site: Keras 2, and Keras 3 on each backend."""

from executed_docs.execution.runtime import PYTHON, Runtime
from publishing.keras import graph, session

_ENVIRONMENT = {
    "CUDA_VISIBLE_DEVICES": "",
    "JAX_PLATFORMS": "cpu",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    # The same sums on every machine: no reordering by other kernels or more threads.
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
}

# JAX compiles each operation for each shape and dtype: in half the time without optimizing, which
# changes nothing but the last digit.
_COMPILE_FAST = (
    "--xla_backend_optimization_level=0 --xla_cpu_use_fusion_emitters=false "
    "--xla_cpu_parallel_codegen_split_count=1 --xla_llvm_disable_expensive_passes=true"
)

# What snippets draw with, and what Keras draws models with.
_DRAWING = ("matplotlib", "pydot")

# Readers of Keras 2 code change its import, and so does what runs it in Keras 3.
_AS_KERAS3 = ((r"\bimport tf_keras as keras\b", "import keras"), (r"\btf_keras\b", "keras"))


def _environment(backend: str, **variables: str) -> tuple[tuple[str, str], ...]:
    return tuple((_ENVIRONMENT | {"KERAS_BACKEND": backend} | variables).items())


def _keras3(
    backend: str,
    title: str,
    *packages: str,
    imports: str = "",
    needs: tuple[str, ...] = (),
    install: str = "",
    **variables: str,
) -> Runtime:
    return Runtime(
        f"keras3-{backend}",
        imports=frozenset({"tf_keras", "keras", *imports.split()}),
        packages=("keras", *packages),
        extras=_DRAWING,
        versions=(("Keras", "keras"), (title, backend)),
        environment=_environment(backend, **variables),
        rewrites=_AS_KERAS3,
        session=session.keras3,
        needs=needs,
        install=install,
        describe=graph.described,
    )


KERAS2 = Runtime(
    "keras2",
    imports=frozenset({"tf_keras"}),
    offers=frozenset({"keras", "tensorflow"}),
    packages=("tf-keras", "tensorflow"),
    extras=_DRAWING,
    versions=(("tf_keras", "tf_keras"), ("TensorFlow", "tensorflow")),
    environment=_environment("tensorflow"),
    session=session.keras2,
)
TENSORFLOW = _keras3("tensorflow", "TensorFlow", "tensorflow", imports="tensorflow")
JAX = _keras3("jax", "JAX", "jax", imports="jax", XLA_FLAGS=_COMPILE_FAST)
# Optional, since it takes more space than all others together: `requirements-torch.txt` pins it.
TORCH = _keras3("torch", "PyTorch", "torch", imports="torch", needs=("torch==2.13.0",), install="make torch")
# Keras imports JAX and SciPy for its NumPy backend, though it declares neither.
NUMPY = _keras3("numpy", "NumPy", "numpy", "jax", "scipy")
# Optional and only for inference, so only a snippet that imports OpenVINO runs on it.
OPENVINO = Runtime(
    "keras3-openvino",
    imports=frozenset({"openvino"}),
    offers=frozenset({"keras"}),
    packages=("keras", "openvino"),
    versions=(("Keras", "keras"), ("OpenVINO", "openvino")),
    # Elsewhere than in CI, importing OpenVINO reports to its makers that it was imported.
    environment=_environment("openvino", CI="true"),
    session=session.keras3,
    needs=("openvino==2026.4.1",),
    install="make torch",
)

KERAS3 = (TENSORFLOW, JAX, TORCH, NUMPY)
RUNTIMES = (PYTHON, KERAS2, *KERAS3, OPENVINO)


def backend(runtime: Runtime) -> str:
    """The backend of a runtime of Keras: `tensorflow`, `jax`, `torch` or `numpy`."""
    return dict(runtime.environment)["KERAS_BACKEND"]
