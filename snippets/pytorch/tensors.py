import keras
import torch
from keras import ops

print(keras.config.backend())
x = ops.convert_to_tensor([[1.0, 5.0, 2.0], [7.0, 0.0, 3.0]])
theirs = torch.argmax(x, dim=1)
ours = ops.argmax(x, axis=1)
print(theirs, ours)
