import keras
import numpy as np
from keras import ops


@keras.saving.register_keras_serializable("keras_backend")
def argmax(x, axis):
    return ops.argmax(x, axis=axis)


x = np.array([[0.2, 0.9], [0.7, 0.1]])
inputs = keras.Input(shape=(2,))
layer = keras.layers.Lambda(
    argmax,
    arguments={"axis": 1},
    dtype="int32",
    autocast=False,
)
model = keras.Model(inputs=inputs, outputs=layer(inputs))
model.save("argmax.keras")
loaded = keras.saving.load_model("argmax.keras")

before = model.predict(x, verbose=0)
after = loaded.predict(x, verbose=0)
print(before)
print(after)
