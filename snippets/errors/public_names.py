import numpy as np
from keras import Input
from keras.layers import BatchNormalization, Dense, Layer, concatenate
from keras.utils import to_categorical

inputs = Input(shape=(3,))
outputs = concatenate([Dense(2)(inputs), BatchNormalization()(inputs)])
print(outputs.shape, issubclass(Dense, Layer))

one_hot = to_categorical(np.array([2, 0]), num_classes=3)
print(one_hot)
