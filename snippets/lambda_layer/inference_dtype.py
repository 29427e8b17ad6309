import keras
import numpy as np

dtypes = []


def identity(x):
    dtypes.append(keras.backend.standardize_dtype(x.dtype))
    return x


inputs = keras.Input(shape=(2,), dtype="int32")
outputs = keras.layers.Lambda(identity)(inputs)
inferred_with = dtypes[-1]  # (1)!

model = keras.Model(inputs=inputs, outputs=outputs)
x = np.array([[1, 2]], dtype="int32")
delivered = str(model.predict(x, verbose=0).dtype)
run_with = dtypes[-1]  # (2)!

print("inferred with", inferred_with)
print("run with", run_with)
print("promised", outputs.dtype, "delivered", delivered)
