import keras
import numpy as np
from keras import ops


@keras.saving.register_keras_serializable("keras_backend")  # (1)!
def argmax(x, axis):
    return ops.argmax(x, axis=axis)


inputs = keras.Input(shape=(None, None))
layer = keras.layers.Lambda(argmax, arguments={"axis": 1})  # (2)!
model = keras.Model(inputs=inputs, outputs=layer(inputs))

model.save("argmax.keras")
loaded = keras.saving.load_model("argmax.keras")

x = np.array([[[0.1, 0.5, 0.2], [0.7, 0.0, 0.3]]])
result = loaded.predict(x, verbose=0)
print(result)
