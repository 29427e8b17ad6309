import keras
import numpy as np

inner = keras.Input(shape=(2,))
dense, norm = keras.layers.Dense(2), keras.layers.BatchNormalization()
base = keras.Model(inner, norm(dense(inner)))
inputs = keras.Input(shape=(2,))
model = keras.Model(inputs, keras.layers.Dense(1)(base(inputs)))

base.trainable = True
for layer in base.layers:
    if isinstance(layer, keras.layers.BatchNormalization):
        layer.trainable = False
model.compile(optimizer=keras.optimizers.SGD(0.001), loss="mse")

before = base.get_weights()
model.fit(np.array([[5, 7], [3, 1]]), np.ones((2, 1)), verbose=0)
after = base.get_weights()
moved = [bool(np.any(a != b)) for a, b in zip(before, after, strict=True)]
print("dense", moved[:2], "norm", moved[2:])
