import keras
import numpy as np

inputs = keras.Input(shape=(2,))
base = keras.layers.Dense(2, kernel_initializer="identity")
head = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Model(inputs, head(base(inputs)))

base.trainable = False
model.compile(optimizer="sgd", loss="mse")  # (1)!
print(len(model.weights), len(model.trainable_weights))

before = [layer.get_weights()[0] for layer in (base, head)]
model.fit(np.ones((4, 2)), np.ones((4, 1)), verbose=0)
after = [layer.get_weights()[0] for layer in (base, head)]
moved = [bool(np.any(a != b)) for a, b in zip(before, after, strict=True)]
print(moved)
