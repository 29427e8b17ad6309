import numpy as np
import tf_keras as keras

inputs = keras.Input(shape=(100,))
outputs = keras.layers.Dropout(0.5)(inputs, training=True)
model = keras.Model(inputs, outputs)
data = np.ones((1, 100))

predicted = model.predict(data, verbose=0)
called = np.asarray(model(data))
print("predict", bool(np.any(predicted == 0)))
print("call", bool(np.any(called == 0)))
