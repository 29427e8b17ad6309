"""Layers and models from inside: attributes that were never promised."""

import keras

from publishing.upgrader.entry import Attribute, Method, Property, breaks, instead


@breaks(
    Property("get_shape", "shape"),
    title="x.get_shape()",
    en="A tensor of Keras has no `get_shape()`: read `shape`, a tuple.",
    zh="Keras 的张量没有 `get_shape()`：请读取 `shape`，它是一个元组。",
)
def get_shape():
    x = keras.Input((4, 3))
    return x.get_shape().as_list()


@breaks(
    Attribute("_keras_shape", "shape"),
    title="x._keras_shape",
    en="A tensor of Keras has no `_keras_shape`: read `shape`. Delete what assigns to it.",
    zh="Keras 的张量没有 `_keras_shape`：请读取 `shape`；给它赋值的语句请删除。",
    era="Keras 2.2",
)
def keras_shape():
    x = keras.Input((4, 3))
    return x._keras_shape


@breaks(
    Method("get_output_at"),
    Method("get_input_at"),
    Method("get_output_shape_at"),
    Method("get_input_shape_at"),
    title="layer.get_output_at",
    en="A layer has no `get_output_at`: store the tensor that the call returned, or read "
    "`layer._inbound_nodes[i].output_tensors`.",
    zh="层没有 `get_output_at`：请保存调用时返回的张量，或者读取 `layer._inbound_nodes[i].output_tensors`。",
)
def get_output_at():
    inputs = keras.Input((3,))
    layer = keras.layers.Dense(2)
    layer(inputs)
    return tuple(layer.get_output_at(0).shape)


@instead
def get_output_at_instead():
    inputs = keras.Input((3,))
    outputs = keras.layers.Dense(2)(inputs)
    return tuple(outputs.shape)


@breaks(
    *(
        Attribute(name)
        for name in (
            "total_loss",
            "metrics_tensors",
            "inbound_nodes",
            "outbound_nodes",
            "inbound_layers",
            "outbound_layer",
            "container_nodes",
            "_container_nodes",
            "_network_nodes",
            "_uses_learning_phase",
            "uses_learning_phase",
            "_collected_trainable_weights",
            "_feed_inputs",
            "_feed_outputs",
            "_feed_targets",
            "_feed_sample_weights",
            "_per_input_updates",
            "loss_functions",
            "state_updates",
        )
    ),
    *(
        Method(name)
        for name in (
            "_make_train_function",
            "_make_test_function",
            "_make_predict_function",
            "get_updates",
            "get_updates_for",
            "get_losses_for",
            "add_inbound_node",
            "_add_inbound_node",
            "assert_input_compatibility",
            "_standardize_user_data",
            "reset_uids",
            "add_update",
            "to_yaml",
        )
    ),
    title="layer.inbound_nodes",
    en="Keras 3 has no such attribute or method. Most of these were internals of Keras 2. `add_update` isn't "
    "needed: assigning to a variable is enough.",
    zh="Keras 3 没有这个属性或方法。这类名称大多是 Keras 2 的内部实现。"
    "`add_update` 不再需要：给变量赋值即可。",
)
def internals():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model.layers[0].inbound_nodes is not None


@breaks(
    Attribute("trainable_weights", of="assigned"),
    Attribute("non_trainable_weights", of="assigned"),
    title="layer.trainable_weights = []",
    en="`trainable_weights` is read-only: a layer lists the weights from `add_weight` and its attributes.",
    zh="`trainable_weights` 是只读的：层会自己列出由 `add_weight` 或属性得到的权重。",
    era="Keras 2.2",
)
def trainable_weights():
    layer = keras.layers.Layer()
    layer.trainable_weights = []
    return len(layer.trainable_weights)


@instead
def trainable_weights_instead():
    layer = keras.layers.Layer()
    layer.add_weight(shape=(1,), trainable=False)
    return len(layer.trainable_weights)


@breaks(
    title="layer.output_shape",
    en="A layer has no `output_shape` or `input_shape`: read the shape of `layer.output` or `layer.input`. A "
    "model still has both.",
    zh="层没有 `output_shape` 与 `input_shape`：请读取 `layer.output` 或 `layer.input` 的形状。"
    "模型仍有这两个属性。",
)
def layer_shape():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2), keras.layers.Dense(1)])
    return [layer.output_shape[1] for layer in model.layers]


@breaks(
    title="model._is_compiled",
    en="`_is_compiled` is called `compiled`. A model has no `input_names`, `stateful` or `updates` either.",
    zh="`_is_compiled` 改名为 `compiled`。模型也没有 `input_names`、`stateful` 与 `updates`。",
)
def is_compiled():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    return bool(model._is_compiled)


@breaks(
    title="variable.value()",
    en="The value of a variable is an attribute: write `variable.value`. `read_value()` is gone.",
    zh="变量的值是一个属性：写 `variable.value`。`read_value()` 已移除。",
)
def variable_value():
    layer = keras.layers.Dense(1, kernel_initializer="ones")
    layer.build((None, 2))
    return layer.weights[0].value()
