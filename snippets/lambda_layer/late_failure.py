import keras
import numpy as np

inputs = keras.Input(shape=(None, None))
layer = keras.layers.Lambda(
    lambda x: keras.backend.argmax(x, 1),
    output_shape=(None,),  # (1)!
)
model = keras.Model(inputs=inputs, outputs=layer(inputs))
print("built")

x = np.array([[[1, 5, 2], [7, 0, 3]]])
try:
    model.predict(x, verbose=0)
except AttributeError as error:
    print(error.__context__)
