"""Optimizers, and the methods that train."""

import keras
import numpy as np

from publishing.upgrader.entry import (
    Attribute,
    Keyword,
    Loss,
    Method,
    Weights,
    breaks,
    instead,
)

GENERATOR = {
    "generator": "x",
    "samples_per_epoch": "?",
    "nb_epoch": "epochs",
    "nb_val_samples": "?",
    "val_samples": "?",
    "nb_worker": "",
    "workers": "",
    "use_multiprocessing": "",
    "pickle_safe": "",
    "max_queue_size": "",
    "max_q_size": "",
}
FITTED = [
    "x",
    "steps_per_epoch",
    "epochs",
    "verbose",
    "callbacks",
    "validation_data",
    "validation_steps",
]


@breaks(
    Keyword("keras.optimizers.*", "lr", "learning_rate"),
    title="SGD(lr=…)",
    en="An optimizer's `lr` is called `learning_rate`; the old name raises.",
    zh="优化器的 `lr` 改名为 `learning_rate`；写旧名字会报错。",
    era="Keras 2.2",
)
def optimizer_lr():
    optimizer = keras.optimizers.SGD(lr=0.5)
    return float(optimizer.learning_rate)


@breaks(
    Keyword("keras.optimizers.*", "decay", zero=True),
    title="SGD(decay=…)",
    en="`decay` is ignored with a warning. Pass a schedule instead: "
    "`learning_rate=keras.optimizers.schedules.InverseTimeDecay(rate, 1, decay)`.",
    zh="`decay` 会被忽略，只有一条警告。请改用学习率计划："
    "`learning_rate=keras.optimizers.schedules.InverseTimeDecay(rate, 1, decay)`。",
    by="warns",
    era="Keras 2.2",
)
def optimizer_decay():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(keras.optimizers.SGD(0.1, decay=0.5), "mse")
    model.fit(np.ones((4, 1)), np.zeros((4, 1)), batch_size=1, verbose=0)
    return model.get_weights()[0]


@instead
def optimizer_decay_instead():
    rate = keras.optimizers.schedules.InverseTimeDecay(0.1, 1, 0.5)
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(keras.optimizers.SGD(rate), "mse")
    model.fit(np.ones((4, 1)), np.zeros((4, 1)), batch_size=1, verbose=0)
    return model.get_weights()[0]


@breaks(
    Attribute("lr", "learning_rate", of="optimizer"),
    title="optimizer.lr",
    en="An optimizer's `lr` is called `learning_rate`. Reading the old name raises; "
    "assigning to it is accepted and changes nothing.",
    zh="优化器的 `lr` 改名为 `learning_rate`。读取旧名字会报错；给旧名字赋值不报错，但不起作用。",
    by="silent",
)
def optimizer_lr_assigned():
    optimizer = keras.optimizers.SGD(0.5)
    optimizer.lr = 0.25
    return float(optimizer.learning_rate)


@breaks(
    Method("fit_generator", "fit", FITTED, GENERATOR),
    title="model.fit_generator",
    en="`fit` takes generators. `workers`, `use_multiprocessing` and `max_queue_size` are attributes of "
    "`keras.utils.PyDataset` now.",
    zh="`fit` 可以直接接收生成器。`workers`、`use_multiprocessing` 与 `max_queue_size` 现在是 "
    "`keras.utils.PyDataset` 的属性。",
)
def fit_generator():
    def batches():
        while True:
            yield np.ones((2, 3)), np.zeros((2, 1))

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile("sgd", "mse")
    history = model.fit_generator(batches(), 2, workers=1, verbose=0)
    return len(history.history["loss"])


@breaks(
    Method("evaluate_generator", "evaluate", ["x", "steps"], GENERATOR),
    title="model.evaluate_generator",
    en="`evaluate` takes generators.",
    zh="`evaluate` 可以直接接收生成器。",
)
def evaluate_generator():
    def batches():
        while True:
            yield np.ones((2, 3)), np.zeros((2, 1))

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile("sgd", "mse")
    return model.evaluate_generator(batches(), 2, verbose=0)


@breaks(
    Method("predict_generator", "predict", ["x", "steps"], GENERATOR),
    title="model.predict_generator",
    en="`predict` takes generators, if they yield tuples: `(x,)`.",
    zh="`predict` 可以直接接收生成器，但生成器必须产出元组：`(x,)`。",
)
def predict_generator():
    def batches():
        while True:
            yield (np.ones((2, 3)),)

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, kernel_initializer="ones")])
    return model.predict_generator(batches(), 2, verbose=0)


@breaks(
    Keyword(".fit .evaluate .predict", "workers", drop=True),
    Keyword(".fit .evaluate .predict", "use_multiprocessing", drop=True),
    Keyword(".fit .evaluate .predict", "max_queue_size", drop=True),
    title="fit(workers=…)",
    en="`workers`, `use_multiprocessing` and `max_queue_size` are attributes of `keras.utils.PyDataset` now.",
    zh="`workers`、`use_multiprocessing` 与 `max_queue_size` 现在是 `keras.utils.PyDataset` 的属性。",
)
def workers():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, kernel_initializer="ones")])
    return model.predict(np.ones((2, 3)), workers=2, use_multiprocessing=False, verbose=0)


@breaks(
    Keyword(".fit", "nb_epoch", "epochs"),
    title="fit(nb_epoch=…)",
    en="`nb_epoch`, from Keras 1, is called `epochs`.",
    zh="Keras 1 的 `nb_epoch` 改名为 `epochs`。",
    era="Keras 2.2",
)
def nb_epoch():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    history = model.fit(np.ones((2, 3)), np.ones((2, 1)), nb_epoch=2, verbose=0)
    return history.epoch


@breaks(
    Weights(".save_weights"),
    Weights("keras.callbacks.ModelCheckpoint"),
    Keyword(".save_weights", "save_format", drop=True),
    title='save_weights("….h5")',
    en="The name of a file for weights has to end with `.weights.h5`. Existing files can be read "
    "as before; only what you write needs the new name. With `by_name=True`, `load_weights` reads only "
    "files of the old kind.",
    zh="权重文件的名字必须以 `.weights.h5` 结尾。已有的文件照旧可以读取，只有写入时才需要新名字。"
    "带 `by_name=True` 的 `load_weights` 只能读取旧格式的文件。",
)
def weights_file():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.save_weights("dense.h5")
    model.load_weights("dense.h5")
    return model.predict(np.ones((2, 3)), verbose=0)


@breaks(
    Keyword("keras.callbacks.ModelCheckpoint", "period"),
    title="ModelCheckpoint(period=…)",
    en='`ModelCheckpoint` has no `period`: `save_freq` counts batches, or is `"epoch"`.',
    zh='`ModelCheckpoint` 没有 `period`：`save_freq` 按批次计数，或者写 `"epoch"`。',
)
def checkpoint_period():
    from pathlib import Path

    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    saved = keras.callbacks.ModelCheckpoint("{epoch}.keras", period=2)
    model.fit(np.ones((4, 1)), np.ones((4, 1)), batch_size=1, epochs=4, callbacks=[saved], verbose=0)
    return ", ".join(sorted(path.stem for path in Path().glob("*.keras")))


@instead
def checkpoint_period_instead():
    from pathlib import Path

    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    batches = 4
    saved = keras.callbacks.ModelCheckpoint("{epoch}.keras", save_freq=2 * batches)
    model.fit(np.ones((4, 1)), np.ones((4, 1)), batch_size=1, epochs=4, callbacks=[saved], verbose=0)
    return ", ".join(sorted(path.stem for path in Path().glob("*.keras")))


@breaks(
    Loss("add_loss"),
    title="model.add_loss(tensor)",
    en="`model.add_loss` of a symbolic tensor raises a `NotImplementedError` without a message. Write a "
    "layer that calls `self.add_loss` in its `call`.",
    zh="对符号张量调用 `model.add_loss` 会抛出不带任何说明的 `NotImplementedError`。"
    "请写一个层，在它的 `call` 中调用 `self.add_loss`。",
)
def add_loss():
    inputs = keras.Input((3,))
    outputs = keras.layers.Dense(1)(inputs)
    model = keras.Model(inputs, outputs)
    model.add_loss(keras.losses.mean_squared_error(inputs[:, :1], outputs))
    return len(model.losses)


@instead
def add_loss_instead():
    class Distance(keras.layers.Layer):
        def call(self, x, y):
            self.add_loss(keras.losses.mean_squared_error(x, y))
            return y

    inputs = keras.Input((3,))
    outputs = Distance()(inputs[:, :1], keras.layers.Dense(1)(inputs))
    model = keras.Model(inputs, outputs)
    model(np.ones((2, 3)))
    return len(model.losses)


@breaks(
    Keyword(".add_loss", "inputs", drop=True),
    title="add_loss(inputs=…)",
    en="`add_loss` takes nothing but the loss.",
    zh="`add_loss` 只接收损失这一个实参。",
)
def add_loss_inputs():
    class Penalty(keras.layers.Layer):
        def call(self, x):
            self.add_loss(keras.backend.sum(x), inputs=x)
            return x

    return Penalty()(np.ones((2, 3)))


@breaks(
    Method("add_metric"),
    title="model.add_metric",
    en="`add_metric` raises. In a subclass of the model, update a metric in `compute_metrics`. "
    "`update_state` in a layer's `call` works too, but not on JAX.",
    zh="`add_metric` 会报错。请写一个模型子类，在 `compute_metrics` 中更新指标。"
    "在层的 `call` 中调用 `update_state` 也可以，JAX 除外。",
)
def add_metric():
    inputs = keras.Input((1,))
    outputs = keras.layers.Dense(1, kernel_initializer="ones")(inputs)
    model = keras.Model(inputs, outputs)
    model.add_metric(outputs, name="level")
    model.compile(loss="mse")
    x = np.array([[2.0], [4.0]])
    return model.evaluate(x, x, verbose=0, return_dict=True)["level"]


@instead
def add_metric_instead():
    class Measured(keras.Model):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            self.level = keras.metrics.Mean(name="level")

        def compute_metrics(self, x, y, y_pred, sample_weight=None):
            self.level.update_state(y_pred)
            return super().compute_metrics(x, y, y_pred, sample_weight)

    inputs = keras.Input((1,))
    outputs = keras.layers.Dense(1, kernel_initializer="ones")(inputs)
    model = Measured(inputs, outputs)
    model.compile(loss="mse")
    x = np.array([[2.0], [4.0]])
    return model.evaluate(x, x, verbose=0, return_dict=True)["level"]


@breaks(
    Method("predict_classes"),
    Method("predict_proba", "predict", ["x", "batch_size", "verbose"], of="model"),
    title="model.predict_classes",
    en="`predict_classes` is gone: write `np.argmax(model.predict(x), axis=-1)`, or for one sigmoid output "
    '`(model.predict(x) > 0.5).astype("int32")`. `predict_proba` is `predict`.',
    zh="`predict_classes` 已移除：写 `np.argmax(model.predict(x), axis=-1)`；"
    '如果只有一个 sigmoid 输出，写 `(model.predict(x) > 0.5).astype("int32")`。'
    "`predict_proba` 就是 `predict`。",
    era="Keras 2.2",
)
def predict_classes():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, kernel_initializer="ones")])
    return model.predict_classes(np.ones((2, 3)), verbose=0)


@instead
def predict_classes_instead():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, kernel_initializer="ones")])
    return np.argmax(model.predict(np.ones((2, 3)), verbose=0), axis=-1)
