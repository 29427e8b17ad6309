import keras
import tensorflow as tf

inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=inputs * 2)
tf.saved_model.save(model, "doubled")

keras.saving.load_model("doubled")
