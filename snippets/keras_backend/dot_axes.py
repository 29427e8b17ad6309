import keras
import numpy as np

x = np.arange(12.0).reshape(2, 2, 3)
y = np.arange(24.0).reshape(2, 4, 3)

a = keras.Input(shape=(2, 3))
b = keras.Input(shape=(4, 3))
outputs = keras.layers.Dot(axes=2)([a, b])
model = keras.Model(inputs=[a, b], outputs=outputs)

result = model.predict([x, y], verbose=0)
print(result.shape)
print(np.array_equal(result, np.einsum("bik,bjk->bij", x, y)))
