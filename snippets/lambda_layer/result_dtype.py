import numpy as np
import tf_keras as keras

if hasattr(keras, "ops"):  # (1)!
    argmax = keras.ops.argmax
else:
    argmax = keras.backend.argmax

x = np.array([[[1, 5, 2], [7, 0, 3]]])
inputs = keras.Input(shape=(None, None))
outputs = keras.layers.Lambda(lambda x: argmax(x, axis=1))(inputs)
model = keras.Model(inputs=inputs, outputs=outputs)

result = model.predict(x, verbose=0)
print(result)
print(result.shape, result.dtype)
