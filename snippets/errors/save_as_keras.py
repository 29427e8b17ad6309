import keras

inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=inputs * 2)
model.save("doubled.keras")

loaded = keras.saving.load_model("doubled.keras")
print(loaded.output_shape)
