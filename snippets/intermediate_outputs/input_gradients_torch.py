import keras
import numpy as np
import torch

inputs = keras.Input(shape=(3,))
hidden = keras.layers.Dense(2, activation="relu")
x = hidden(inputs)
last = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Model(inputs, last(x))
kernel = np.array([[1.0, 0.0], [2.0, 0.0], [0.0, 3.0]])
hidden.set_weights([kernel, np.zeros(2)])

data = torch.tensor([[1.0, 1.0, -1.0]], requires_grad=True)  # (1)!
model(data).sum().backward()
result = data.grad.numpy()
print(result)
