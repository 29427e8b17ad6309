import keras
import torch
from keras import ops

inputs = keras.Input(shape=(3,))
scores = keras.layers.Dense(3, use_bias=False)(inputs)
model = keras.Model(inputs, ops.argmax(scores, axis=1))
model.compile(optimizer="sgd", loss="mse")

model.fit(torch.eye(3), torch.tensor([2, 0, 1]), verbose=0)
