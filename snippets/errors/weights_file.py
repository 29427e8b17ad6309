import keras

inputs = keras.Input(shape=(3,))
model = keras.Sequential([inputs, keras.layers.Dense(1)])
model.save_weights("dense.weights.h5")
model.load_weights("dense.weights.h5")

callback = keras.callbacks.ModelCheckpoint(
    "best.weights.h5", save_weights_only=True
)
print(callback.filepath)
