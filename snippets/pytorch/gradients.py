import keras
import torch

inputs = keras.Input(shape=(2,))
dense = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Model(inputs, dense(inputs) ** 2)

x = torch.tensor([[1.0, 2.0]], requires_grad=True)
model(x).sum().backward()
slopes = x.grad.tolist()
print(slopes)
