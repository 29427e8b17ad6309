import keras
from keras import ops

inputs = keras.Input(shape=(4, 5, 6))
shapes = [tuple(ops.argmax(inputs, axis=axis).shape) for axis in (1, 2, 3)]

print(shapes)
