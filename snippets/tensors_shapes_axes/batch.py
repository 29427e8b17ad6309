import keras
from keras import ops

table = ops.array([[2, 7, 1], [9, 2, 8]])
batch = table[None]  # (1)!
inputs = keras.Input(shape=(2, 3))
per_row = ops.argmax(batch, axis=2)

print(tuple(batch.shape))
print(tuple(inputs.shape))  # (2)!
print(ops.convert_to_numpy(per_row))
