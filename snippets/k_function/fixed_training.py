import numpy as np
import tf_keras as keras

inputs = keras.Input(shape=(100,))
outputs = keras.layers.Dropout(0.5)(inputs, training=True)
model = keras.Model(inputs, outputs)

result = model.predict(np.ones((1, 100)), verbose=0)
dropped = bool(np.any(result == 0))
print(dropped)
