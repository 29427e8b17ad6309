"""The learning phase: whether code runs in training or in inference."""

from dataclasses import replace

import keras
import numpy as np

from publishing.atlas.entry import Difference, Input, K, SituationDifference, Trial, replaces
from snippets.atlas.inputs import ROWS

LEFT_OUT = ("`training` left out", "省略 `training`")
FUNCTIONS = ("functions instead of tensors", "用函数代替张量")
PHASE = ("a learning phase that was set", "已设置的学习阶段")
OTHER = ("neither `0` nor `1`", "既不是 `0` 也不是 `1`")

LEFT_OUT_TOLD = Difference(
    "replacement",
    "values",
    "Without `training`, Keras 2 took it from the running model, or from `K.set_learning_phase`. Keras 3 has"
    " no such setting, and None counts as inference: take `training` in `call` and pass it on.",
    "省略 `training` 时，Keras 2 会采用正在运行的模型的阶段，或者 `K.set_learning_phase` 设置的值。"
    "Keras 3 没有这样的设置，而 None 相当于推理：请在 `call` 中接收 `training` 并传下去。",
)
UNREGISTERED = SituationDifference(
    ("saved",),
    "raises",
    "A model with a layer of your own loads only if the class is known: decorate it with "
    "`keras.saving.register_keras_serializable()`.",
    "含有自定义层的模型，只有知道这个类才能加载：请用 `keras.saving.register_keras_serializable()` 装饰它。",
)
CALL_FUNCTIONS = Difference(
    "replacement",
    "kind",
    "Keras 2 called functions that it was given. Call the chosen one yourself: `x()` or `alt()`.",
    "传入的是函数时，Keras 2 会调用它。请自己调用选中的那一个：`x()` 或 `alt()`。",
)

OTHERS = Input((np.array([[0, 0, 0], [9, 9, 9]], "float32"),))


def in_layer():
    class Doubled(keras.layers.Layer):
        def call(self, inputs, training=None):
            return K.in_train_phase(inputs * 2, inputs, training=training)

    return Doubled()(ROWS, training=True)


def in_registered_layer():
    @keras.saving.register_keras_serializable()
    class Doubled(keras.layers.Layer):
        def call(self, inputs, training=None):
            return inputs * 2 if training else inputs

    return Doubled()(ROWS, training=True)


def in_outer_layer():
    class Doubled(keras.layers.Layer):
        def call(self, inputs, training=None):
            return inputs * 2 if training else inputs

    class Always(keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.doubled = Doubled()

        def call(self, inputs):
            return self.doubled(inputs, training=True)

    return Always()(ROWS)


def in_layer_left_out():
    class Doubled(keras.layers.Layer):
        def call(self, inputs):
            return K.in_train_phase(inputs * 2, inputs)

    x = keras.Input((3,))
    model = keras.Model(x, Doubled()(x))
    return model(ROWS, training=True)


def in_model():
    class Doubled(keras.layers.Layer):
        def call(self, inputs, training=None):
            return K.in_train_phase(inputs * 2, inputs, training=training)

    x = keras.Input((3,))
    model = keras.Model(x, Doubled()(x))
    return model(ROWS), model(ROWS, training=True), model(ROWS, training=False)


def in_fitting():
    class Doubled(keras.layers.Layer):
        def call(self, inputs, training=None):
            return K.in_train_phase(inputs * 2, inputs, training=training)

    model = keras.Sequential([Doubled()])
    return model.predict(ROWS, verbose=0)


@replaces(
    en="Take `training` in `call`, and branch on it.",
    zh="在 `call` 中接收 `training`，再据此写分支。",
    trials=[
        in_layer,
        in_model,
        in_fitting,
        lambda: K.in_train_phase(ROWS, OTHERS, training=True),
        lambda: K.in_train_phase(ROWS, OTHERS, False),
        lambda: K.in_train_phase(x=ROWS, alt=OTHERS, training=1),
        lambda: K.in_train_phase(ROWS, OTHERS, training=0),
        lambda: K.in_train_phase(ROWS, OTHERS, training=np.array(True)),
        lambda: K.in_train_phase(ROWS, OTHERS),
        lambda: K.in_train_phase(2.5, 0.5, training=True),
        Trial(lambda: K.in_train_phase(lambda: 2.5, lambda: 0.5, training=True), FUNCTIONS),
        Trial(lambda: K.in_train_phase(lambda: 2.5, lambda: 0.5, training=False), FUNCTIONS),
        Trial(lambda: K.in_train_phase(2.5, 0.5, training=2), OTHER),
        Trial(in_layer_left_out, LEFT_OUT),
    ],
    differences=[
        LEFT_OUT_TOLD,
        CALL_FUNCTIONS,
        Difference(
            "replacement",
            "accepts",
            "Keras 2 raised where `training` was a number other than `0` and `1`; to Python, any number but"
            " `0` counts as true.",
            "`training` 是 `0` 和 `1` 之外的数字时，Keras 2 会报错；而在 Python 中，`0` 之外的数字都算作真。",
        ),
    ],
    see="k-function.md#training",
    situations=[
        SituationDifference(
            ("known_batch", "unknown_batch"),
            "values",
            "In a functional model, an argument `training` lasts only until the model is called: then "
            "`predict` passes False and `fit` True. To keep it, call the layer in another layer's "
            "`call`.",
            "在函数式模型里，实参 `training` 只在搭建模型时有效：模型运行时，`predict` 会传入 False，"
            "`fit` 会传入 True。要让它一直有效，请在另一个层的 `call` 里调用这个层。",
            advised=(in_outer_layer,),
        ),
        replace(UNREGISTERED, advised=(in_registered_layer,)),
    ],
)
def in_train_phase(x, alt, training=None):
    return x if training else alt


def tested_in_layer():
    class Doubled(keras.layers.Layer):
        def call(self, inputs, training=None):
            return K.in_test_phase(inputs * 2, inputs, training=training)

    return Doubled()(ROWS, training=False)


def tested_in_registered_layer():
    @keras.saving.register_keras_serializable()
    class Tested(keras.layers.Layer):
        def call(self, inputs, training=None):
            return inputs if training else inputs * 2

    return Tested()(ROWS, training=False)


def tested_in_model():
    class Doubled(keras.layers.Layer):
        def call(self, inputs, training=None):
            return K.in_test_phase(inputs * 2, inputs, training=training)

    x = keras.Input((3,))
    model = keras.Model(x, Doubled()(x))
    return model(ROWS), model(ROWS, training=True), model(ROWS, training=False)


def tested_in_layer_left_out():
    class Doubled(keras.layers.Layer):
        def call(self, inputs):
            return K.in_test_phase(inputs * 2, inputs)

    x = keras.Input((3,))
    model = keras.Model(x, Doubled()(x))
    return model(ROWS, training=True)


@replaces(
    en="Take `training` in `call`, and branch on it.",
    zh="在 `call` 中接收 `training`，再据此写分支。",
    trials=[
        tested_in_layer,
        tested_in_model,
        lambda: K.in_test_phase(ROWS, OTHERS, training=True),
        lambda: K.in_test_phase(ROWS, OTHERS, False),
        lambda: K.in_test_phase(x=ROWS, alt=OTHERS, training=1),
        lambda: K.in_test_phase(ROWS, OTHERS, training=0),
        lambda: K.in_test_phase(ROWS, OTHERS),
        Trial(lambda: K.in_test_phase(lambda: 2.5, lambda: 0.5, training=True), FUNCTIONS),
        Trial(lambda: K.in_test_phase(lambda: 2.5, lambda: 0.5, training=False), FUNCTIONS),
        Trial(tested_in_layer_left_out, LEFT_OUT),
    ],
    differences=[LEFT_OUT_TOLD, CALL_FUNCTIONS],
    situations=[replace(UNREGISTERED, advised=(tested_in_registered_layer,))],
)
def in_test_phase(x, alt, training=None):
    return alt if training else x


def normalized_in_training():
    layer = keras.layers.BatchNormalization()
    x = np.array([[1.0], [3.0]], "float32")
    return layer(x, training=True)


def doubled_in_training():
    class Doubled(keras.layers.Layer):
        def call(self, inputs, training=False):
            return inputs * 2 if training else inputs

    return Doubled()(np.array([1.0, 3.0], "float32"), training=True)


def phase_set():
    K.set_learning_phase(1)
    return K.learning_phase()


def phase_after_clearing():
    K.set_learning_phase(1)
    keras.backend.clear_session()
    return K.learning_phase()


@replaces(
    en="There is no global phase: a layer's `call` is given `training`.",
    zh="不再有全局的学习阶段：层的 `call` 会收到 `training`。",
    trials=[
        lambda: K.learning_phase(),
        Trial(phase_set, PHASE),
        Trial(phase_after_clearing, PHASE),
    ],
    instead=doubled_in_training,
    see="k-function.md#training",
)
def learning_phase(): ...


def scoped():
    x = np.array([[1.0], [3.0]], "float32")
    layer = keras.layers.BatchNormalization()
    with K.learning_phase_scope(1):
        normalized = layer(x)
    return normalized


def scoped_phase():
    with K.learning_phase_scope(value=1):
        inside = K.learning_phase()
    return inside, K.learning_phase()


def scoped_twice():
    K.set_learning_phase(1)
    with K.learning_phase_scope(0):
        inside = K.learning_phase()
    return inside, K.learning_phase()


def scoped_choice():
    with K.learning_phase_scope(1):
        chosen = K.in_train_phase(ROWS, OTHERS)
    return chosen


def scoped_wrongly():
    with K.learning_phase_scope(2):
        inside = K.learning_phase()
    return inside


@replaces(
    en="Pass `training` where you call the layer or the model on data. Where you call it on symbolic"
    " tensors to build a model, `fit` and `predict` override `training`: set `trainable = False`, or make"
    " the call inside the `call` of a layer.",
    zh="在数据上调用层或模型时，传入 `training`。如果是在符号张量上调用、用来搭建模型，`training` 会被"
    " `fit` 和 `predict` 覆盖：请设置 `trainable = False`，或者在层的 `call` 里调用。",
    trials=[scoped, scoped_phase, scoped_twice, scoped_choice, Trial(scoped_wrongly, OTHER)],
    instead=normalized_in_training,
    see="k-function.md#fixed-inference",
)
def learning_phase_scope(value): ...


def set_phase():
    K.set_learning_phase(1)
    x = np.array([[1.0], [3.0]], "float32")
    return keras.layers.BatchNormalization()(x)


def set_and_read():
    K.set_learning_phase(value=1)
    return K.learning_phase()


def set_back():
    K.set_learning_phase(1)
    K.set_learning_phase(0)
    return K.in_train_phase(ROWS, OTHERS)


def set_and_choose():
    K.set_learning_phase(1)
    return K.in_train_phase(ROWS, OTHERS)


def set_true():
    K.set_learning_phase(True)
    return K.learning_phase()


@replaces(
    en="Pass `training` where you call the layer or the model on data. Where you call it on symbolic"
    " tensors to build a model, `fit` and `predict` override `training`: set `trainable = False`, or make"
    " the call inside the `call` of a layer.",
    zh="在数据上调用层或模型时，传入 `training`。如果是在符号张量上调用、用来搭建模型，`training` 会被"
    " `fit` 和 `predict` 覆盖：请设置 `trainable = False`，或者在层的 `call` 里调用。",
    trials=[
        set_phase,
        set_and_read,
        set_back,
        set_and_choose,
        set_true,
        lambda: K.set_learning_phase(0),
        Trial(lambda: K.set_learning_phase(2), OTHER),
    ],
    instead=normalized_in_training,
    see="k-function.md#fixed-inference",
)
def set_learning_phase(value): ...
