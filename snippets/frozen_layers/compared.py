import numpy as np
import tf_keras as keras


class Inference(keras.layers.Layer):
    def __init__(self, base):
        super().__init__()
        self.base = base

    def call(self, inputs):
        return self.base(inputs, training=False)


def frozen(base):
    base.trainable = False
    return base


ways = {
    "as it is": lambda base: base,
    "trainable = False": frozen,
    "training=False": lambda base: lambda x: base(x, training=False),
    "in a layer": Inference,
}
x = np.arange(1.0, 201.0).reshape(2, 100)
results = {}
for name, way in ways.items():
    norm, drop = keras.layers.BatchNormalization(), keras.layers.Dropout(0.5)
    inner = keras.Input(shape=(100,))
    base = keras.Model(inner, drop(norm(inner)))
    inputs = keras.Input(shape=(100,))
    hidden = keras.layers.Dense(100, kernel_initializer="identity")(inputs)
    model = keras.Model(inputs, way(base)(hidden))
    model.compile(optimizer="sgd", loss="mse")

    before = norm.get_weights()
    outputs = model(x, training=True)
    dropped = any(output == 0 for output in outputs[0])
    model.fit(x, np.ones((2, 100)), verbose=0)
    gamma, _, mean, _ = (
        not np.array_equal(*pair)
        for pair in zip(before, norm.get_weights(), strict=True)
    )
    results[name] = (gamma, mean, dropped)
    print(f"{name}: weights {gamma}, statistics {mean}, dropout {dropped}")
