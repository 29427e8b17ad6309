# %% pretrain
import keras
import numpy as np

x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
total, difference = x[:, :1] + x[:, 1:], x[:, :1] - x[:, 1:]

base = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(2, kernel_initializer="identity"),
    ]
)
old = keras.Sequential(
    [base, keras.layers.Dense(1, kernel_initializer="ones")]
)
old.compile(optimizer="sgd", loss="mse")
history = old.fit(x, 2 * total, epochs=20, verbose=0).history["loss"]
print(f"loss {history[0]:.2f} -> {history[-1]:.2f}")

# %% head
base.trainable = False  # (1)!
inputs = keras.Input(shape=(2,))
head = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Model(inputs, head(base(inputs)))
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")

before = base.get_weights()[0]
losses = model.fit(x, difference, epochs=20, verbose=0).history["loss"]
moved = not np.array_equal(base.get_weights()[0], before)
print(f"loss {losses[0]:.2f} -> {losses[-1]:.2f}, base moved: {moved}")

# %% tune
base.trainable = True
model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse")  # (1)!
tuned = model.fit(x, difference, epochs=20, verbose=0).history["loss"]
moved = not np.array_equal(base.get_weights()[0], before)
print(f"loss {tuned[0]:.2f} -> {tuned[-1]:.2f}, base moved: {moved}")
