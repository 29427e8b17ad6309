"""Optimizers, and the methods that train."""

import keras
import numpy as np

from publishing.upgrader.entry import (
    Attribute,
    Default,
    Identifier,
    Keyword,
    Loss,
    Method,
    Name,
    Order,
    Weights,
    breaks,
    instead,
)

CONSTRAINTS = (
    "kernel_constraint bias_constraint recurrent_constraint depthwise_constraint pointwise_constraint "
    "embeddings_constraint gamma_constraint beta_constraint alpha_constraint W_constraint b_constraint"
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
    Keyword("keras.optimizers.*", "epsilon", drop=True, value="^None$"),
    title="Adam(epsilon=None)",
    en="In Keras 2.2, `epsilon=None` means the default. Keras 3 computes with it, and training raises: "
    "leave it out.",
    zh="Keras 2.2 里，`epsilon=None` 表示默认值。Keras 3 会拿它参与计算，训练时报错：请删去它。",
    era="Keras 2.2",
)
def optimizer_epsilon():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(keras.optimizers.Adam(epsilon=None), "mse")
    model.fit(np.ones((2, 1)), np.zeros((2, 1)), verbose=0)
    return model.get_weights()[0]


@breaks(
    Default("keras.optimizers.RMSprop keras.optimizers.rmsprop", "epsilon", below=1e-9, tensorflow=True),
    title="RMSprop(0.1)",
    en="Before Keras 2.11, `RMSprop` divided by √v + ε. Keras 3, like 2.11, divides by √(v + ε): where "
    "gradients are small, its steps are shorter. If the code is older, write the square: `epsilon=1e-14`. "
    "If it isn't, end the line with `# keras3: ignore`.",
    zh="在 Keras 2.11 之前，`RMSprop` 除以 √v + ε。Keras 3 与 2.11 一样，除以 √(v + ε)："
    "梯度很小时，步长会更短。更早的代码请把 ε 写成平方：`epsilon=1e-14`；"
    "否则在行尾写上 `# keras3: ignore`。",
    by="silent",
    era="Keras 2.2",
)
def rmsprop_epsilon():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(keras.optimizers.RMSprop(0.1), "mse")
    model.fit(np.full((4, 1), 0.1), np.zeros((4, 1)), batch_size=1, verbose=0)
    return model.get_weights()[0]


@instead
def rmsprop_epsilon_instead():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(keras.optimizers.RMSprop(0.1, epsilon=1e-14), "mse")
    model.fit(np.full((4, 1), 0.1), np.zeros((4, 1)), batch_size=1, verbose=0)
    return model.get_weights()[0]


@breaks(
    *(
        Default(f"keras.optimizers.{name} keras.optimizers.{name.lower()}", "learning_rate")
        for name in ("Adadelta", "Adagrad", "Adamax")
    ),
    Default("keras.optimizers.Nadam keras.optimizers.nadam", tensorflow=True),
    title="Adadelta()",
    en="Before Keras 2.4, `Adadelta` had the learning rate 1.0 if none was written, `Adagrad` 0.01, `Adamax` "
    "and `Nadam` 0.002. Now all have 0.001, so that the model learns more slowly. If the code is older, "
    "write the old number, and for `Adagrad` also `initial_accumulator_value=0`. If it isn't, end the line "
    "with `# keras3: ignore`. Before Keras 2.11, `Nadam` also raised its momentum more slowly "
    "(`schedule_decay=0.004`), which Keras 3 can't.",
    zh="在 Keras 2.4 之前，没写学习率的 `Adadelta` 用 1.0，`Adagrad` 用 0.01，`Adamax` 和 `Nadam` 用 0.002；"
    "现在都用 0.001，学得更慢。更早的代码请写上原来的数值，`Adagrad` 还要写 `initial_accumulator_value=0`；"
    "否则在行尾写上 `# keras3: ignore`。`Nadam` 的动量在 2.11 之前增长得更慢（`schedule_decay=0.004`），"
    "Keras 3 做不到。",
    by="silent",
    era="Keras 2.2",
)
def optimizer_defaults():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(keras.optimizers.Adadelta(), "mse")
    model.fit(np.ones((4, 1)), np.zeros((4, 1)), batch_size=1, verbose=0)
    return model.get_weights()[0]


@instead
def optimizer_defaults_instead():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(keras.optimizers.Adadelta(learning_rate=1.0), "mse")
    model.fit(np.ones((4, 1)), np.zeros((4, 1)), batch_size=1, verbose=0)
    return model.get_weights()[0]


def _order(name: str, *before: str, new: str) -> Order:
    of = f"keras.optimizers.{name} keras.optimizers.{name.lower()}"
    orders = [f"learning_rate {order}" for order in (*before, f"{new} name", f"{new} weight_decay")]
    return Order(of, orders[:-2], *orders[-2:])


@breaks(
    _order("SGD", "momentum decay nesterov", new="momentum nesterov"),
    _order("RMSprop", "rho epsilon decay", new="rho momentum epsilon centered"),
    _order("Adagrad", "epsilon decay", new="initial_accumulator_value epsilon"),
    _order("Adadelta", "rho epsilon decay", new="rho epsilon"),
    _order(
        "Adam",
        "beta_1 beta_2 epsilon decay amsgrad",
        "beta_1 beta_2 amsgrad",
        new="beta_1 beta_2 epsilon amsgrad",
    ),
    _order("Adamax", "beta_1 beta_2 epsilon decay", new="beta_1 beta_2 epsilon"),
    _order("Nadam", "beta_1 beta_2 epsilon schedule_decay", new="beta_1 beta_2 epsilon"),
    Keyword("keras.optimizers.*", "schedule_decay"),
    title="SGD(0.1, 0.9, 0.0, True)",
    en="Before Keras 2.3, optimizers had other arguments at these positions: the third of `SGD` was `decay`, "
    "and that of `RMSprop` was `epsilon`. Keras 3 takes them for `nesterov` and `momentum`, and the one "
    "after `epsilon` for `amsgrad` or `weight_decay`, mostly without a message. Write them as keywords. "
    "`Nadam` has no `schedule_decay`: it computes what it did with 1.",
    zh="在 Keras 2.3 之前，优化器这些位置上的实参不同：`SGD` 的第三个是 `decay`，`RMSprop` 的第三个是 "
    "`epsilon`。Keras 3 会把它们当作 `nesterov` 和 `momentum`，把 `epsilon` 后面的那个当作 `amsgrad` 或 "
    "`weight_decay`，多半不报错。请写成关键字实参。`Nadam` 没有 `schedule_decay`，"
    "相当于设为 1。",
    by="silent",
    era="Keras 2.2",
)
def optimizer_order():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(keras.optimizers.SGD(0.1, 0.9, 0.0, True), "mse")
    model.fit(np.ones((4, 1)), np.zeros((4, 1)), batch_size=1, verbose=0)
    return model.get_weights()[0]


@breaks(
    *(
        Name(f"keras.optimizers.{name.lower()}", f"keras.optimizers.{name}")
        for name in ("SGD", "RMSprop", "Adagrad", "Adadelta", "Adam", "Adamax", "Nadam")
    ),
    Name("keras.initializers.normal", "keras.initializers.RandomNormal"),
    Name("keras.initializers.uniform", "keras.initializers.RandomUniform"),
    Name("keras.initializers.zero", "keras.initializers.Zeros"),
    Name("keras.initializers.one", "keras.initializers.Ones"),
    title="keras.optimizers.adam",
    en="Keras 2.2 had second names for its optimizers and initializers, such as `adam` and `normal`. Keras 3 "
    "has only the classes.",
    zh="Keras 2.2 的优化器和初始化器还有别名，例如 `adam` 与 `normal`。Keras 3 里只有类名。",
    era="Keras 2.2",
)
def second_names():
    optimizer = keras.optimizers.adam(learning_rate=0.5)
    return float(optimizer.learning_rate)


COMPILED = ("optimizer", "loss", "metrics")


@breaks(
    *(
        Identifier(".compile", "loss", old, new, COMPILED)
        for old, new in {
            "cosine": "cosine_similarity",
            "cosine_proximity": "cosine_similarity",
            "huber_loss": "huber",
            "kullback_leibler_divergence": "kl_divergence",
            "logcosh": "log_cosh",
        }.items()
    ),
    *(
        Identifier(".compile", "metrics weighted_metrics", old, new, COMPILED)
        for old, new in {
            "cosine": "",
            "cosine_proximity": "",
            "kullback_leibler_divergence": "kl_divergence",
            "logcosh": "log_cosh_error",
        }.items()
    ),
    *(
        Identifier("keras.layers.*", CONSTRAINTS, old, new)
        for old, new in {"maxnorm": "max_norm", "nonneg": "non_neg", "unitnorm": "unit_norm"}.items()
    ),
    title='loss="logcosh"',
    en="Some losses, metrics and constraints have other names now; Keras 3 doesn't know the old strings. "
    "The metric `cosine_proximity` had the other sign in Keras 2.2.",
    zh="一些损失函数、评估指标和约束改了名，Keras 3 不认识旧的字符串。"
    "指标 `cosine_proximity` 在 Keras 2.2 里符号相反。",
)
def identifiers():
    layer = keras.layers.Dense(2, kernel_initializer="ones", kernel_constraint="maxnorm")
    model = keras.Sequential([keras.Input((2,)), layer])
    model.compile("sgd", loss="logcosh", metrics=["kullback_leibler_divergence", "logcosh"])
    return np.array(model.evaluate(np.ones((4, 2)), np.full((4, 2), 0.5), verbose=0))


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
    en="`fit` takes generators, if they yield tuples. `workers`, `use_multiprocessing` and `max_queue_size` "
    "are attributes of `keras.utils.PyDataset` now. Keras 1's `samples_per_epoch` counted samples; "
    "`steps_per_epoch` counts batches. Write the arguments after `validation_steps` as keywords: their order "
    "has changed.",
    zh="`fit` 可以直接接收生成器，但生成器必须产出元组。`workers`、`use_multiprocessing` 与 "
    "`max_queue_size` 现在是 `keras.utils.PyDataset` 的属性。Keras 1 的 `samples_per_epoch` 按样本计数，"
    "`steps_per_epoch` "
    "按批次计数。`validation_steps` 之后的实参请写上名字：它们的顺序变过。",
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
    title="yield [x1, x2], y",
    en="A generator has to yield tuples, and on TensorFlow and PyTorch, several inputs or labels have to be "
    "a tuple as well. In a batch of a `Sequence`, only the latter matters.",
    zh="生成器必须产出元组；在 TensorFlow 和 PyTorch 上，多个输入或多个标签也必须是元组。"
    "`Sequence` 的批次只需注意后一点。",
)
def generator_lists():
    def batches():
        while True:
            yield [np.ones((2, 1)), np.ones((2, 2))], np.zeros((2, 1))

    inputs = [keras.Input((1,)), keras.Input((2,))]
    merged = keras.layers.concatenate(inputs)
    model = keras.Model(inputs, keras.layers.Dense(1, kernel_initializer="ones")(merged))
    model.compile("sgd", "mse")
    return model.fit(batches(), steps_per_epoch=1, verbose=0).history["loss"]


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
    Keyword(".fit .evaluate .train_on_batch .test_on_batch", "show_accuracy", drop=True),
    Keyword(".compile", "class_mode", drop=True),
    title="fit(nb_epoch=…)",
    en="`nb_epoch`, from Keras 1, is called `epochs`. Keras 1 itself ignored `show_accuracy` and "
    '`class_mode`: the accuracy comes with `compile(metrics=["accuracy"])`.',
    zh="Keras 1 的 `nb_epoch` 改名为 `epochs`。`show_accuracy` 与 `class_mode` 在 Keras 1 里就已被忽略："
    '要得到准确率，请写 `compile(metrics=["accuracy"])`。',
    era="Keras 2.2",
)
def nb_epoch():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    history = model.fit(np.ones((2, 3)), np.ones((2, 1)), nb_epoch=2, show_accuracy=True, verbose=0)
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
    title='ModelCheckpoint("….hdf5")',
    en="A model's file has to end with `.keras`, or `.h5`. This holds for `ModelCheckpoint` without "
    "`save_weights_only`, for `model.save` and for `save_model`: none of them writes a folder any more. What "
    "TensorFlow Serving or TFLite needs is written by `model.export`.",
    zh="模型文件的名字必须以 `.keras` 或 `.h5` 结尾。没有写 `save_weights_only` 的 `ModelCheckpoint`、"
    "`model.save` 和 `save_model` 都是如此：它们都不再写出文件夹。TensorFlow Serving 或 TFLite "
    "要用的文件由 `model.export` 导出。",
)
def model_file():
    from pathlib import Path

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    saved = keras.callbacks.ModelCheckpoint("best.{epoch:02d}.hdf5")
    model.fit(np.ones((2, 3)), np.ones((2, 1)), callbacks=[saved], verbose=0)
    return [path.stem for path in Path().glob("best.*")]


@breaks(
    title='compile(loss="mse"), save("….h5")',
    en="A file that ends with `.h5` stores the short name of a loss, such as `mse`, and `load_model` can't "
    "read it. Write the long name, or save to `.keras`. Load files that are there already with "
    "`compile=False`.",
    zh="以 `.h5` 结尾的文件会存下损失的简称，例如 `mse`，而 `load_model` 读不了它。请写全称，"
    "或者保存为 `.keras`。已有的文件请用 `compile=False` 加载。",
)
def short_loss():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile("sgd", loss="mse")
    model.save("model.h5")
    return keras.models.load_model("model.h5").predict(np.ones((2, 3)), verbose=0)


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
    Keyword("keras.callbacks.ReduceLROnPlateau", "epsilon", "min_delta"),
    title="ReduceLROnPlateau(epsilon=…)",
    en="`epsilon` is called `min_delta`. The old name is accepted, and ignored without a message.",
    zh="`epsilon` 改名为 `min_delta`。旧名字仍可以写，但会被忽略，而且没有提示。",
    by="silent",
)
def plateau_epsilon():
    callback = keras.callbacks.ReduceLROnPlateau(epsilon=0.5)
    return callback.min_delta


@breaks(
    Keyword("keras.callbacks.TensorBoard", "batch_size", drop=True),
    Keyword("keras.callbacks.TensorBoard", "write_grads", drop=True),
    Keyword("keras.callbacks.TensorBoard", "embeddings_layer_names", drop=True),
    Keyword("keras.callbacks.TensorBoard", "embeddings_data", drop=True),
    Keyword("keras.callbacks.ModelCheckpoint", "options", drop=True, value="^None$"),
    Keyword(".compile", "sample_weight_mode", drop=True),
    Keyword(".compile", "target_tensors", drop=True, value="^None$"),
    Keyword(".compile", "target_tensors", value="^(?!None$)"),
    Keyword(".compile", "experimental_run_tf_function", drop=True),
    Keyword(".train_on_batch .test_on_batch", "reset_metrics", drop=True, value="^True$"),
    Keyword(".train_on_batch .test_on_batch", "reset_metrics", value="^(?!True$)"),
    Keyword("keras.layers.BatchNormalization", "fused", drop=True),
    Keyword("keras.layers.BatchNormalization", "virtual_batch_size", drop=True, value="^None$"),
    Keyword("keras.layers.BatchNormalization", "virtual_batch_size", value="^(?!None$)"),
    Keyword("keras.layers.*", "time_major", drop=True, value="^False$"),
    Keyword("keras.layers.*", "time_major", value="^(?!False$)"),
    title="TensorBoard(batch_size=…)",
    en="Keras 3 refuses these arguments. They had no effect any more, or the value is what Keras 3 does "
    "anyway: leave them out. With `time_major=True`, transpose the input. `reset_metrics=False` has no "
    "counterpart: `train_on_batch` resets the metrics each time.",
    zh="Keras 3 不接受这些实参。它们早已不起作用，或者所给的值就是 Keras 3 的做法：请删去。"
    "如果写的是 `time_major=True`，请转置输入。`reset_metrics=False` 没有对应的写法：`train_on_batch` "
    "每次都会重置指标。",
)
def arguments_without_effect():
    callback = keras.callbacks.TensorBoard(batch_size=32, write_grads=False)
    layer = keras.layers.BatchNormalization(fused=False)
    return callback.histogram_freq, layer(np.ones((1, 2)))


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


@breaks(
    title="model.reset_states()",
    en="A model has no `reset_states`: reset its layers one by one. A metric's method is called "
    "`reset_state`.",
    zh="模型没有 `reset_states`：请逐层重置。指标的这个方法改名为 `reset_state`。",
)
def reset_states():
    inputs = keras.Input(batch_shape=(1, 2, 1))
    outputs = keras.layers.LSTM(1, stateful=True, kernel_initializer="ones")(inputs)
    model = keras.Model(inputs, outputs)
    first = model.predict(np.ones((1, 2, 1)), verbose=0)
    model.reset_states()
    return model.predict(np.ones((1, 2, 1)), verbose=0) - first


@breaks(
    title="Callback.validation_data",
    en="A callback has no `validation_data`: pass the data to the callback.",
    zh="回调没有 `validation_data`：请把数据传给回调。",
    era="Keras 2.2",
)
def callback_data():
    class Count(keras.callbacks.Callback):
        def on_train_end(self, logs=None):
            self.count = len(self.validation_data[0])

    count = Count()
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    x = np.ones((4, 1))
    model.fit(x, x, validation_data=(x, x), callbacks=[count], verbose=0)
    return count.count


@instead
def callback_data_instead():
    class Count(keras.callbacks.Callback):
        def __init__(self, data):
            super().__init__()
            self.data = data

        def on_train_end(self, logs=None):
            self.count = len(self.data[0])

    x = np.ones((4, 1))
    count = Count((x, x))
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(x, x, validation_data=(x, x), callbacks=[count], verbose=0)
    return count.count


@breaks(
    title="model.metrics_names",
    en="`metrics_names` has `compile_metrics` in place of your metrics, and the numbers of `evaluate` don't "
    "match it. Read them by name: `model.evaluate(…, return_dict=True)`.",
    zh="`metrics_names` 里只有 `compile_metrics`，没有你的指标，与 `evaluate` 返回的数值对不上。"
    "请按名字读取：`model.evaluate(…, return_dict=True)`。",
    by="silent",
)
def metrics_names():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(loss="mse", metrics=["mae"])
    model.evaluate(np.array([[2.0]]), np.array([[1.0]]), verbose=0)
    return ", ".join(model.metrics_names)


@instead
def metrics_names_instead():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(loss="mse", metrics=["mae"])
    results = model.evaluate(np.array([[2.0]]), np.array([[1.0]]), verbose=0, return_dict=True)
    return ", ".join(sorted(results, key=["loss", "mae"].index))
