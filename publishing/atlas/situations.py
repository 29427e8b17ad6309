"""The replacements in models: programs that use them where readers do, and what differs there."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from publishing.atlas import comparison
from publishing.atlas.entry import BACKENDS, SituationDifference
from publishing.atlas.programs import Case, Given, Parts, Plan, Program
from publishing.atlas.worker import Result

ARRAYS = "arrays"
"""The call on arrays, which the others are compared with."""

KERAS2 = "keras2"
"""The weights that the old function gives, which those of the others are compared with."""

SITUATIONS = ("known_batch", "unknown_batch", "lambda_layer", "fit", "weights", "saved")
"""On the symbolic tensors of a functional model, whose batch size is known or not; in a Lambda layer of
such a model; in a layer's `call` while the model is trained; the weights after a training step; and in a
functional model that was saved and loaded."""

# Of a model comes an array, and what it prints while it is built or traced says nothing of its results.
_OF_MODELS = frozenset({"kind", "output", "seed", "width"})

_MODEL = """\
data = [{data}]
inputs = [{inputs}]
model = keras.Model(inputs, {outputs})"""

# Variables take the results out of `fit`. Keras also infers the layer's output from trial calls, some of
# them on batches of other sizes, which the variables don't take.
_FIT = """\
class Computed(keras.layers.Layer):
    def __init__(self, results):
        super().__init__()
        self.scale = self.add_weight(initializer="ones")
        self.results = [
            self.add_weight(
                shape=result.shape, dtype=result.dtype, initializer="zeros", trainable=False
            )
            for result in results
        ]

    def call(self, {parameters}):
        outputs = compute({arguments})
        for variable, result in zip(self.results, keras.tree.flatten(outputs)):
            self.add_loss(self.scale + ops.mean(ops.cast(result, "float32")))
            if None in result.shape or result.shape == variable.shape:
                variable.assign(result)
        return outputs

data = [{data}]
inputs = [{inputs}]
results = compute(*data)
layer = Computed([ops.convert_to_tensor(x) for x in keras.tree.flatten(results)])
model = keras.Model(inputs, layer(*inputs))
model.compile("sgd")
model.fit(data, batch_size={size}, shuffle=False, verbose=0)"""

# The weights are added to the data, so that they have its gradient. Regularized, they have one where no
# result depends on them. A model that is built and takes eager steps costs a third.
_WEIGHTS = """\
class Computed(keras.Model):
    def __init__(self):
        super().__init__()
        self.shifts = [
            self.add_weight(shape=shape, initializer="zeros", regularizer="l2") for shape in {shapes}
        ]
        self.built = True

    def call(self, inputs):
        {parameters} = inputs
        {shifts} = self.shifts
        outputs = compute({arguments})
        for result in {nest}.flatten(outputs):
            self.add_loss({ops}.mean({ops}.square({ops}.cast(result, "float32"))))
        return outputs

def trained(*data):
    model = Computed()
    model.compile("sgd", run_eagerly=True)
    model.train_on_batch([*data])
    return model.get_weights()

{data}"""

_SAVED = """

model.save("model.keras")
loaded = keras.models.load_model("model.keras")"""

_OUTPUTS = {
    "known_batch": "compute(*inputs)",
    "unknown_batch": "compute(*inputs)",
    "saved": "compute(*inputs)",
    "lambda_layer": "keras.layers.Lambda(lambda x: compute(*x))(inputs)",
}


@dataclass(frozen=True)
class Found:
    """A difference that a run shows.

    Attributes:
        situation: Where it is found.
        backend: On which backend.
        aspect: In what the results differ.
    """

    situation: str
    backend: str
    aspect: str


def programs(plan: Plan, backend: str) -> dict[str, Program]:
    """A function's replacement on the arrays of its first ordinary case that has data, and in models.

    None where no case has any: there, all that the function takes are Python values or variables.

    Args:
        plan: The function.
        backend: The backend, which may be unable to train, or `keras2` for the old function.
    """
    if backend not in (*plan.backends, KERAS2):
        return {}
    case = next((case for case in plan.cases if case.after and _batch(case, plan.constants)), None)
    if not (case and case.after and case.parts and case.old_parts):
        return {}
    batch = _batch(case, plan.constants)
    # Random numbers give random weights.
    trained = bool(_floats(batch)) and not plan.random
    if backend == KERAS2:
        return {"weights": _weights(case.old_parts, batch, old=True)} if trained else {}
    found = {ARRAYS: case.after}
    for name in _able(backend, batch):
        if name == "weights" and not trained:
            continue
        found[name] = _program(name, case.parts, batch)
        for code, parts in _advised(plan, name, case.parts):
            # An advised Lambda layer takes the place of the one in which the situation puts all else.
            layer = name == "lambda_layer" and "keras.layers.Lambda(" in code
            found[advice(name, code)] = _program("unknown_batch" if layer else name, parts, batch)
    return found


def advice(situation: str, code: str) -> str:
    """The name, among the results, of what an entry advises for a situation."""
    return f"{situation}: {code}"


def advised(difference: SituationDifference) -> list[str]:
    """What a plan's difference advises, as code: no function is left in a plan."""
    return [each for each in difference.advised if isinstance(each, str)]


def _advised(plan: Plan, situation: str, parts: Parts) -> Iterator[tuple[str, Parts]]:
    """What is advised for a situation, and what it consists of on the arrays of other parts."""
    for difference in plan.situations:
        if situation in difference.situations:
            for code in advised(difference):
                own = plan.advised.get(code) or replace(parts, expression=code)
                others = [given for given in own.given if given not in parts.given]
                yield code, replace(own, given=(*parts.given, *others))


def found(results: Mapping[str, Mapping[str, Result]]) -> list[Found]:
    """What differs from a call on arrays.

    Args:
        results: By backend and situation, what was returned.
    """
    return [
        Found(situation, backend, aspect)
        for backend, own in results.items()
        if backend != KERAS2
        for situation in SITUATIONS
        if situation in own and (old := reference(results, backend, situation))
        for aspect in _aspects(old, own[situation])
    ]


def _aspects(old: Result, new: Result) -> list[str]:
    return sorted(comparison.aspects(old, new) - _OF_MODELS)


def reference(results: Mapping[str, Mapping[str, Result]], backend: str, situation: str) -> Result | None:
    """What a result is compared with: that on arrays, the old function's weights, or the unsaved model's."""
    if situation == "weights":
        return results.get(KERAS2, {}).get(situation)
    if situation == "saved":
        return results[backend].get("unknown_batch")
    return results[backend].get(ARRAYS)


def documented(plan: Plan, results: Mapping[str, Mapping[str, Result]]) -> list[Found]:
    """What a function's entry says that differs."""
    return [
        Found(situation, backend, difference.aspect)
        for difference in plan.situations
        for situation in difference.situations
        for backend in difference.backends
        # Unless the entry names backends, it says nothing of those where a situation isn't run.
        if situation in results.get(backend, {}) or difference.backends != BACKENDS
    ]


def places(
    difference: SituationDifference, results: Mapping[str, Mapping[str, Result]]
) -> list[tuple[str, str]]:
    """The situations and backends in which runs show a documented difference."""
    return [
        (one.situation, one.backend)
        for one in found(results)
        if one.aspect == difference.aspect
        and one.situation in difference.situations
        and one.backend in difference.backends
    ]


def mismatches(
    plan: Plan,
    results: Mapping[str, Mapping[str, Result]],
    missing: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """What is found and not documented, and what is documented and not found.

    Args:
        plan: The function.
        results: By backend and situation, what was returned.
        missing: The backends that nothing could be run on.
    """
    place = f"snippets/atlas/{plan.category}.py: {plan.name}"
    shown = found(results)
    expected = [one for one in documented(plan, results) if one.backend not in missing]
    for one in shown:
        if one not in expected:
            own, old = results[one.backend], reference(results, one.backend, one.situation)
            others = {"weights": "the weights of Keras 2", "saved": "the model before"}
            of = others.get(one.situation, "a call on arrays")
            yield (
                f"{place}: in the situation {one.situation} on {one.backend}, the replacement differs in "
                f"{one.aspect} from {of}, which isn't documented. Fix the replacement, or add "
                f"SituationDifference(({one.situation!r},), {one.aspect!r}, …). "
                f"The program:\n{programs(plan, one.backend)[one.situation]}\n"
                f"{of}: {old['text'][:300] if old else ''}\n"
                f"{one.situation}: {own[one.situation]['text'][:300]}"
            )
    for one in expected:
        if one not in shown:
            yield (
                f"{place}: it says that in the situation {one.situation} on {one.backend} the replacement "
                f"differs in {one.aspect}, which no case shows. Delete it."
            )
    for difference in plan.situations:
        for situation in difference.situations:
            for code in advised(difference):
                for backend, own in results.items():
                    given, old = own.get(advice(situation, code)), reference(results, backend, situation)
                    # Where the call on arrays raises, there is nothing to compare with.
                    if given and old and (aspects := sorted({*_aspects(old, given)} - {"accepts"})):
                        yield (
                            f"{place}: in the situation {situation} on {backend}, what it advises, {code}, "
                            f"differs in {', '.join(aspects)}: {given['text'][:300]}. Advise something else."
                        )


def _able(backend: str, batch: list[Given]) -> list[str]:
    """The situations that a backend has, and that give the same result each time."""
    unable = {"fit", "weights"} if backend == "numpy" else set()
    # There, Keras infers the output of a Lambda layer from a call on memory that nobody has written to: as
    # indexes, such numbers raise by chance.
    if unable and any("int" in given.dtype for given in batch):
        unable.add("lambda_layer")
    return [name for name in SITUATIONS if name not in unable]


def _batch(case: Case, constants: tuple[str, ...]) -> list[Given]:
    """The arrays of an ordinary case that together are a batch: those with as many rows as the first."""
    if not case.parts or not case.ordinary:
        return []
    arrays = [given for given in case.parts.given if given.shape and given.name not in constants]
    return [given for given in arrays if _rows(given) == _rows(arrays[0])]


def _rows(given: Given) -> int:
    return given.shape[0] if given.shape else 0


def _program(situation: str, parts: Parts, batch: list[Given]) -> Program:
    if situation == "weights":
        return _weights(parts, batch, old=False)
    data = ", ".join(given.code for given in batch)
    inputs = ", ".join(_input(given, known=situation == "known_batch") for given in batch)
    if situation == "fit":
        model = _FIT.format(
            data=data,
            inputs=inputs,
            parameters=", ".join(given.name for given in batch),
            arguments=", ".join(_trained(batch)),
            size=_rows(batch[0]),
        )
        result = "keras.tree.pack_sequence_as(results, [x.value for x in layer.results])"
    else:
        model = _MODEL.format(data=data, inputs=inputs, outputs=_OUTPUTS[situation])
        result = "model.predict_on_batch(data)"
        if situation == "saved":
            model, result = model + _SAVED, "loaded.predict_on_batch(data)"
    return Program("\n\n".join([*_head(parts, batch), model]), result)


def _weights(parts: Parts, batch: list[Given], old: bool) -> Program:
    """What trains on the data, on the data with the opposite sign, and on zeros, which all are equal."""
    floats = [given.name for given in batch if given in _floats(batch)]
    model = _WEIGHTS.format(
        shapes=[given.shape[1:] for given in _floats(batch) if given.shape],
        parameters=_unpacked(given.name for given in batch),
        shifts=_unpacked(f"{name}_shift" for name in floats),
        arguments=", ".join(
            f"{given.name}_shift + {given.name}" if given.name in floats else given.name for given in batch
        ),
        nest="tf.nest" if old else "keras.tree",
        ops="K" if old else "ops",
        data="\n".join(map(str, batch)),
    )
    runs = (
        ", ".join(f"{sign}{given.name}" if given.name in floats else given.name for given in batch)
        for sign in ("", "-", "0 * ")
    )
    result = ", ".join(f"trained({arguments})" for arguments in runs)
    return Program("\n\n".join([*_head(parts, batch), model]), f"[{result}]")


def _unpacked(names: Iterable[str]) -> str:
    first, *others = names
    return ", ".join([first, *others]) if others else f"{first},"


def _head(parts: Parts, batch: list[Given]) -> Iterator[str]:
    body = textwrap.indent("\n".join([*parts.statements, f"return {parts.expression}"]), "    ")
    compute = f"def compute({', '.join(given.name for given in batch)}):\n{body}"
    constants = "\n".join(str(given) for given in parts.given if given not in batch)
    yield from filter(None, [parts.sources, constants, compute])


def _floats(batch: list[Given]) -> list[Given]:
    """The arrays that can have a gradient."""
    return [given for given in batch if "float" in given.dtype]


def _input(given: Given, known: bool) -> str:
    shape = given.shape or ()
    sizes = f"batch_shape={shape}" if known else f"{shape[1:]}"
    return f'keras.Input({sizes}, dtype="{given.dtype}")'


def _trained(batch: list[Given]) -> Iterator[str]:
    """The arguments under `fit`: the first that can have a gradient depends on a weight."""
    first = next(iter(_floats(batch)), None)
    for given in batch:
        yield f"{given.name} * self.scale" if given is first else given.name
