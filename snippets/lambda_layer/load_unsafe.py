import keras
import numpy as np
from keras import ops

inputs = keras.Input(shape=(None, None))
layer = keras.layers.Lambda(
    lambda x: ops.argmax(x, axis=1),
    output_shape=(None,),  # (1)!
)
model = keras.Model(inputs=inputs, outputs=layer(inputs))
model.save("argmax.keras")

loaded = keras.saving.load_model(
    "argmax.keras",
    safe_mode=False,  # (2)!
)
print("loaded")

x = np.array([[[1, 5, 2], [7, 0, 3]]])
loaded.predict(x, verbose=0)
