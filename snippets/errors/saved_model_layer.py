import keras
import numpy as np
import tensorflow as tf

inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=inputs * 2)
tf.saved_model.save(model, "doubled")

layer = keras.layers.TFSMLayer("doubled", call_endpoint="serving_default")
result = layer(np.array([[1, 5, 2]], dtype="float32"))
print(result)
