import keras
import numpy as np
from keras import ops

a = keras.Input(shape=(None, None))
b = keras.Input(shape=(None, None))
model = keras.Model(inputs=[a, b], outputs=[a + b])

layer = keras.layers.Lambda(lambda x: ops.argmax(x, axis=1))
complete = keras.Model(inputs=[a, b], outputs=layer(model([a, b])))

x = np.array([[[1, 5, 2], [7, 3, 4], [0, 1, 9]]])
result = complete.predict([x, x], verbose=0)
print(result.shape)
print(result)
