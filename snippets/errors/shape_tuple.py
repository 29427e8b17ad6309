import keras
from keras import ops

inputs = keras.Input(shape=(2, 3))
batch, rows, columns = inputs.shape
print(batch, rows, columns)

flat = ops.reshape(inputs, (-1, rows * columns))
print(flat.shape)
