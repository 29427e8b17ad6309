import keras
import tf_keras

inputs = keras.Input(shape=(3,), name="features")
outputs = keras.layers.Dense(1, name="dense")(inputs)
model = keras.Model(inputs=inputs, outputs=outputs, name="model")
model.save("model.keras")

loaded = tf_keras.models.load_model("model.keras")
print(loaded.name)
