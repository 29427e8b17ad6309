"""What no name shows: it depends on what something is used on, or on what stands around it."""

import keras
import numpy as np
from keras import ops

from publishing.upgrader.entry import breaks, instead


@breaks(
    title="x.shape.as_list()",
    en="A shape is a tuple now: write `list(x.shape)`. Its rank is `len(x.shape)`, and `x.shape[1]` is a "
    "number or None, without `.value`.",
    zh="形状是元组：写 `list(x.shape)`。维数是 `len(x.shape)`；`x.shape[1]` 就是数或 None，没有 `.value`。",
)
def as_list():
    x = keras.Input((4, 3))
    return x.shape.as_list()


@breaks(
    title="Sequential.output",
    en="A `Sequential` has no `input` or `output`: read `inputs[0]` and `outputs[0]`.",
    zh="`Sequential` 没有 `input` 与 `output`：请读取 `inputs[0]` 与 `outputs[0]`。",
)
def sequential_input():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    return len(model.output.shape)


@breaks(
    title='history["lr"]',
    en="The history has the learning rate under `learning_rate`.",
    zh="训练历史里学习率的键是 `learning_rate`。",
)
def history_lr():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    schedule = keras.callbacks.LearningRateScheduler(lambda epoch: 0.5)
    history = model.fit(np.ones((2, 3)), np.ones((2, 1)), verbose=0, callbacks=[schedule])
    return float(history.history["lr"][0])


@breaks(
    title='Dense(activation="name")',
    en="Keras 3 looks for the name of an activation only among its own, not among the custom objects: pass "
    "the function.",
    zh="Keras 3 只在自带的激活函数里查找名字，不再查找自定义对象：请直接传函数。",
)
def custom_name():
    def twice(x):
        return x * 2

    keras.utils.get_custom_objects().update({"twice": keras.layers.Activation(twice)})
    return keras.layers.Dense(1, "twice", kernel_initializer="ones")(np.ones((1, 3)))


@breaks(
    title="Optimizer.update_step",
    en="An optimizer passes `learning_rate` to `super().__init__`, makes its variables in `build`, and "
    "computes in `update_step(gradient, variable, learning_rate)`.",
    zh="优化器把 `learning_rate` 传给 `super().__init__`，在 `build` 中创建变量，"
    "并在 `update_step(gradient, variable, learning_rate)` 中计算。",
)
def custom_optimizer():
    class Descent(keras.optimizers.Optimizer):
        def __init__(self, learning_rate=0.25, name="descent", **options):
            super().__init__(name=name, **options)
            self._learning_rate = self._build_learning_rate(learning_rate)

        def update_step(self, gradient, variable):
            variable.assign_sub(self.learning_rate * gradient)

    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(Descent(), "mse")
    model.fit(np.ones((1, 1)), np.zeros((1, 1)), verbose=0)
    return model.get_weights()[0]


@instead
def custom_optimizer_instead():
    class Descent(keras.optimizers.Optimizer):
        def __init__(self, learning_rate=0.25, name="descent", **options):
            super().__init__(learning_rate, name=name, **options)

        def update_step(self, gradient, variable, learning_rate):
            self.assign_sub(variable, learning_rate * gradient)

    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(Descent(), "mse")
    model.fit(np.ones((1, 1)), np.zeros((1, 1)), verbose=0)
    return model.get_weights()[0]


@breaks(
    title="Callback.model = model",
    en="A callback's `model` is read-only: Keras sets it when `fit` begins. Keep another model under another "
    "name.",
    zh="回调的 `model` 是只读的，由 Keras 在 `fit` 开始时设置。另外的模型请换一个名字保存。",
)
def callback_model():
    class Weights(keras.callbacks.Callback):
        def __init__(self, model):
            super().__init__()
            self.model = model

        def on_train_end(self, logs=None):
            self.count = self.model.count_params()

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    model.compile("sgd", "mse")
    weights = Weights(model)
    model.fit(np.ones((1, 3)), np.ones((1, 2)), callbacks=[weights], verbose=0)
    return weights.count


@instead
def callback_model_instead():
    class Weights(keras.callbacks.Callback):
        def __init__(self, model):
            super().__init__()
            self.watched = model

        def on_train_end(self, logs=None):
            self.count = self.watched.count_params()

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    model.compile("sgd", "mse")
    weights = Weights(model)
    model.fit(np.ones((1, 3)), np.ones((1, 2)), callbacks=[weights], verbose=0)
    return weights.count


@breaks(
    title="Model.train_step",
    en="If `train_step` returns nothing but `loss`, `fit` shows the model's own loss, which is 0: update a "
    "`keras.metrics.Mean` that `metrics` lists, and return its `result()`.",
    zh="如果 `train_step` 只返回 `loss`，`fit` 显示的是模型自己的损失，也就是 0："
    "请更新一个列在 `metrics` 里的 `keras.metrics.Mean`，并返回它的 `result()`。",
    by="silent",
)
def train_step():
    class Model(keras.Model):
        def train_step(self, data):
            return {"loss": data[0][0, 0]}

    inputs = keras.Input((3,))
    model = Model(inputs, keras.layers.Dense(1)(inputs))
    model.compile("sgd")
    history = model.fit(np.ones((2, 3)), np.ones((2, 1)), verbose=0)
    return history.history["loss"]


@breaks(
    title="model_from_json",
    en="`to_json` stores the loss and the metrics too: pass those that are your own in `custom_objects`.",
    zh="`to_json` 也会写下损失与指标：自定义的损失与指标要放进 `custom_objects`。",
)
def model_from_json():
    def error(y_true, y_pred):
        return y_pred

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile("sgd", error)
    return len(keras.models.model_from_json(model.to_json()).layers)


@instead
def model_from_json_instead():
    def error(y_true, y_pred):
        return y_pred

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile("sgd", error)
    loaded = keras.models.model_from_json(model.to_json(), custom_objects={"error": error})
    return len(loaded.layers)


@breaks(
    title="compile(metrics=[function])",
    en="A metric that is a function gets labels of the shape `(n,)` as they are; Keras 2 made them "
    "`(n, 1)`, like the prediction. With such labels, begin with "
    "`y_true = ops.reshape(y_true, ops.shape(y_pred))`.",
    zh="形状为 `(n,)` 的标签会原样传给作为指标的函数；Keras 2 会按预测的形状把标签变成 `(n, 1)`。"
    "遇到这样的标签，请先写 `y_true = ops.reshape(y_true, ops.shape(y_pred))`。",
    by="silent",
)
def metric_of_labels():
    def difference(y_true, y_pred):
        return (y_true - y_pred) ** 2

    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(loss="mse", metrics=[difference])
    return model.evaluate(np.array([[1.0], [2.0]]), np.array([1.0, 4.0]), verbose=0)[1]


@instead
def metric_of_labels_instead():
    def difference(y_true, y_pred):
        y_true = ops.reshape(y_true, ops.shape(y_pred))
        return (y_true - y_pred) ** 2

    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile(loss="mse", metrics=[difference])
    return model.evaluate(np.array([[1.0], [2.0]]), np.array([1.0, 4.0]), verbose=0)[1]


@breaks(
    title="x[:, ::-1]",
    en="On PyTorch, a tensor can't be sliced with a negative step: write `ops.flip(x, axis=1)`. Shapes, "
    "lists and NumPy's arrays can.",
    zh="在 PyTorch 上，张量的切片不能用负的步长：请写 `ops.flip(x, axis=1)`。"
    "形状、列表与 NumPy 数组不受影响。",
    only="keras3-torch",
)
def negative_step():
    x = keras.backend.constant([[1.0, 2.0, 3.0]])
    return x[:, ::-1]


@breaks(
    title="loss: K.variable",
    en="On JAX, a loss treats a variable that belongs to no layer as a constant: setting it later changes "
    "nothing. Make it a weight of the model.",
    zh="在 JAX 上，损失函数会把不属于任何层的变量当作常量：之后再赋值也不起作用。请把它作为模型的权重。",
)
def variable_in_loss():
    scale = keras.backend.variable(1.0)

    def loss(y_true, y_pred):
        return keras.backend.mean((y_true - y_pred) ** 2) * scale

    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
    model.compile("sgd", loss)
    model.train_on_batch(np.array([[1.0]]), np.array([[3.0]]))
    keras.backend.set_value(scale, 0.0)
    before = model.get_weights()[0]
    model.train_on_batch(np.array([[1.0]]), np.array([[3.0]]))
    return model.get_weights()[0] - before
