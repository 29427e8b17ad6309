import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(3,))
layer = keras.layers.Lambda(lambda x: ops.max(x, axis=1), output_shape=())
model = keras.Model(inputs=inputs, outputs=layer(inputs))
model.save("largest.keras")

loaded = keras.saving.load_model(
    "largest.keras",
    custom_objects={"ops": ops},
    safe_mode=False,
)
try:
    loaded.predict(np.array([[1, 5, 2]]), verbose=0)
except NameError as error:
    message = str(error).splitlines()[2]
    print(message)
