import keras
import numpy as np
from keras import ops

a = keras.Input(shape=(None, None))
b = keras.Input(shape=(None, None))
model = keras.Model(inputs=[a, b], outputs=a + b)
listed = keras.Model(inputs=[a, b], outputs=[a + b])

x = model([a, b])
[y] = keras.tree.flatten(listed([a, b]))
outputs = [ops.argmax(x, axis=1), ops.argmax(y, axis=1)]
complete = keras.Model(inputs=[a, b], outputs=outputs)

matrix = np.array([[1, 5, 2], [7, 3, 4]])
results = complete.predict([matrix[None], matrix[None]], verbose=0)
print(*results)
