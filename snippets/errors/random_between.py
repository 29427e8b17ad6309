import keras
from keras import ops

inputs = keras.Input(shape=(2,))
noise = keras.random.normal(ops.shape(inputs))
