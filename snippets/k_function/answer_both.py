import keras
import numpy as np

inputs = keras.Input(shape=(2,))
hidden = keras.layers.Dense(2, kernel_initializer="ones")(inputs)
outputs = keras.layers.Dense(1, kernel_initializer="ones")(hidden)
model = keras.Model(inputs, outputs)

both = keras.Model(model.inputs, [model.layers[1].output, *model.outputs])
results = both.predict(np.array([[1.0, 2.0]]), verbose=0)
for result in results:
    print(result)
